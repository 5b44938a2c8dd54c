#pragma once
/// Text on its way into a page. Names are anybody's: nothing of them may become markup.
#include <string>
#include <string_view>

namespace offersim {

/// `text` with & < > " ' written as entities, for content and for quoted attributes alike; a percent sign
/// stays on the line of its number.
std::string html_escape(std::string_view text);
/// A name for a page: as every report shows it, and escaped.
std::string html_name(std::string_view name);
/// JSON for a `<script type="application/json">`: `<` as \u003c, and U+2028 and U+2029, so that no text
/// within ends it.
std::string html_json(std::string_view json);

}  // namespace offersim
