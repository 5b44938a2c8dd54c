#include "analysis/questions.hpp"

#include <fmt/format.h>

#include <array>

namespace offersim {

namespace {

struct Question {
    std::string_view section;  ///< "offers" or "companies"
    std::string_view key;      ///< what follows the name; a prefix of it
    std::string_view text;
    Knower knower;
};

constexpr std::array questions{
    Question{"offers", "base", "exactly which base, in writing?", Knower::recruiter},
    Question{"offers", "bonus",
             "what did the bonus pay in each of the last three years, as a part of its target?",
             Knower::recruiter},
    Question{"offers", "raise", "what were the last three years' raises at this level?", Knower::recruiter},
    Question{"offers", "total", "exactly how much in all, and how does it divide?", Knower::recruiter},
    Question{"offers", "mix", "how does the total divide into base, bonus and equity?", Knower::recruiter},
    Question{"offers", "benefits",
             "what do the employer's benefits pay a year (match, insurance, allowances)?", Knower::recruiter},
    Question{"offers", "equity", "how many shares, at which price, on which dates?", Knower::recruiter},
    Question{"offers", "sign_on", "how much sign-on, in what, and when is it mine?", Knower::recruiter},
    Question{"offers", "refresh", "what were refreshers at this level in each of the last three years?",
             Knower::recruiter},
    Question{"companies", "value",
             "what did the last round value the company at, when, and on how many shares?",
             Knower::recruiter},
    Question{"companies", "fully_diluted", "how many shares are there, fully diluted?", Knower::recruiter},
    Question{
        "companies", "common",
        "how much is paid before common (the preference stack), and what is the latest 409A price of common "
        "against the preferred?",
        Knower::recruiter},
    Question{"companies", "capital", "which preferences come before common?", Knower::recruiter},
    Question{"companies", "liquidity.ipo.hazard",
             "when does the board plan to list, and what has been done for it?", Knower::recruiter},
    Question{"companies", "liquidity.acquisition",
             "has there been talk of a sale, and what becomes of unvested shares?", Knower::recruiter},
    Question{"companies", "liquidity.shutdown", "how many months of cash are left at the present burn?",
             Knower::recruiter},
    Question{"companies", "liquidity.tender", "are there tenders: how often, how much, at what price?",
             Knower::recruiter},
    Question{"companies", "liquidity", "how and when do shares become money?", Knower::recruiter},
    Question{"companies", "growth.drift",
             "how fast will it grow? Nobody knows; ask for revenue and its growth", Knower::nobody},
    Question{"companies", "growth", "how uncertain is its value? Ask for the prices of its past rounds",
             Knower::nobody},
};

}  // namespace

namespace {

/// A name may hold dots itself, so the rest is what a question fits, tried from the shortest name on.
const Question* find_question(std::string_view key, std::string_view& name) {
    const std::size_t first = key.find('.');
    if (first == std::string_view::npos) return nullptr;
    const std::string_view section = key.substr(0, first);
    for (std::size_t dot = key.find('.', first + 1); dot != std::string_view::npos;
         dot = key.find('.', dot + 1)) {
        const std::string_view rest = key.substr(dot + 1);
        for (const Question& question : questions)
            if (question.section == section && rest.starts_with(question.key)) {
                name = key.substr(first + 1, dot - first - 1);
                return &question;
            }
    }
    return nullptr;
}

}  // namespace

std::string question_about(std::string_view key) {
    if (key == "person.leave") return "yourself: how likely are you to leave or be let go within a year?";
    if (key.starts_with("person.")) return fmt::format("yourself: what is your {}?", key.substr(7));
    std::string_view name;
    if (const Question* question = find_question(key, name))
        return fmt::format("{}: {}", name, question->text);
    return fmt::format("what is {}?", key);
}

std::string question_about_fate(std::string_view company) {
    return fmt::format("{}: will it be listed, bought or shut down, or stay private?", company);
}

Knower knower_of(std::string_view key) {
    if (key.starts_with("person.")) return Knower::oneself;
    std::string_view name;
    const Question* question = find_question(key, name);
    return question == nullptr ? Knower::recruiter : question->knower;
}

}  // namespace offersim
