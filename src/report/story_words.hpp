#pragma once
/// The sentences of one future.
#include <string>
#include <vector>

#include "analysis/path_story.hpp"
#include "report/number_text.hpp"

namespace offersim {

/// Two lines: what happens to the company and the job, and what that pays.
std::vector<std::string> story_lines(const PathStory& story, const MoneyUnit& unit);
/// What happens in a month, as short phrases; the grants' doings of one kind are one.
std::vector<std::string> month_events(const PathStory& story, int month, const MoneyUnit& unit);
/// "month 31 (2028-10)"
std::string dated_month(const PathStory& story, int month);
/// The kind of a journal entry, as JSON spells it: "cashed_out".
const char* journal_kind_name(JournalEntry::Kind kind);

}  // namespace offersim
