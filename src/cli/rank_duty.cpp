#include "cli/rank_duty.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <new>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "cli/failure.hpp"
#include "cli/file.hpp"

namespace offersim {

void or_end_all(Ranks* ranks, const std::function<void()>& work) {
    if (ranks == nullptr) return work();
    const auto end = [ranks](ExitCode code, const std::string& message, const std::string& suggestion) {
        std::string text = fmt::format("offersim: error: rank {}: {}\n", ranks->index(), message);
        if (!suggestion.empty()) text += fmt::format("  {}\n", suggestion);
        static_cast<void>(write_all(STDERR_FILENO, text));
        ranks->abort(static_cast<int>(code));
    };
    try {
        work();
    } catch (const Failure& failure) {
        end(failure.code(), failure.message(), failure.suggestion());
    } catch (const std::bad_alloc&) {
        end(ExitCode::out_of_resources, "out of memory", {});
    } catch (const std::exception& error) {
        end(ExitCode::internal_error, escape_control(error.what()), {});
    }
}

void prepare_for_all(Ranks* ranks, const std::function<void()>& prepare) {
    std::optional<Failure> failed;
    or_end_all(ranks, [&] {
        try {
            prepare();
        } catch (const Failure& failure) {
            failed = failure;
        }
    });
    const ExitCode code = failed ? failed->code() : ExitCode::ok;
    if (ranks != nullptr) ranks->broadcast(std::to_string(static_cast<int>(code)));
    if (failed) throw Failure(*failed);
}

ExitCode prepared_by_first(Ranks& ranks) {
    const std::string text = ranks.broadcast({});
    int code = 0;
    std::from_chars(text.data(), text.data() + text.size(), code);
    return static_cast<ExitCode>(code);
}

}  // namespace offersim
