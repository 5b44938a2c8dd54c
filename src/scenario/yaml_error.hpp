#pragma once
/// What libyaml could not read, in the words of someone who wants it mended.
#include <string>

#include "base/diagnostic.hpp"
#include "scenario/node.hpp"
#include "scenario/source.hpp"

namespace offersim {

/// A scalar as far as a later error is concerned.
struct ScalarPlace {
    SourceSpan span;     ///< from its first character to its last, or to the end of its first line
    int end_line = 0;    ///< where it ends; 0 where there was none
    int end_column = 0;  ///< just past its last character
    bool in_quotes = false;
};

/// An error as libyaml tells it.
struct YamlError {
    std::string problem;    ///< "did not find expected key"
    std::string context;    ///< "while parsing a block mapping", or empty
    SourceSpan at;          ///< of the problem
    SourceSpan context_at;  ///< where the construct begins
    ScalarPlace last_scalar;
};

/// Errors E111-E119 and E127.
Diagnostic explain(const YamlError& error, const Source& source);

}  // namespace offersim
