#pragma once
/// What is wrong with an input, said so that its author can mend it: the library collects diagnostics and
/// never prints. The message form is
///   FILE:LINE:COL: error[E201]: what is wrong (why or the allowed range)
///       9 |       vesting: 40/30/20/9
///         |                ^~~~~~~~~~
///     what to do
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offersim {

/// A place in a source text. Lines and columns count from 1, columns in code points; line 0 means the whole
/// file.
struct SourceSpan {
    int line = 0;
    int column = 0;
    int length = 1;  ///< code points under the caret and tildes, at least 1

    bool operator==(const SourceSpan&) const = default;
};

enum class Severity { warning, error };

struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;        ///< stable, "E201" or "W301"; docs/diagnostics.md lists them
    std::string message;     ///< one sentence without a full stop
    std::string suggestion;  ///< what to do; may be empty
    std::string file;        ///< as the user named it
    SourceSpan span;
    std::string source_line;  ///< the whole line at span.line, without its end; empty where there is none
};

/// The faults of one input, in the order found. Errors beyond the first twenty are counted, not kept;
/// warnings likewise.
class Diagnostics {
public:
    static constexpr std::size_t most_errors = 20;

    void add(Diagnostic diagnostic);
    bool has_errors() const { return error_count_ > 0; }
    std::size_t error_count() const { return error_count_; }
    std::size_t warning_count() const { return warning_count_; }
    /// By place in the file: line, then column; warnings and errors together. Files in the order they were
    /// first named.
    std::vector<Diagnostic> sorted() const;
    const std::vector<Diagnostic>& all() const { return diagnostics_; }

private:
    std::vector<Diagnostic> diagnostics_;
    std::size_t error_count_ = 0;
    std::size_t warning_count_ = 0;
};

/// The diagnostic as the terminal shows it, with control characters escaped and no trailing newline.
/// `color` adds ANSI colours as compilers do.
std::string format_diagnostic(const Diagnostic& diagnostic, bool color = false);

}  // namespace offersim
