#include "report/text_report.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "report/golden.hpp"
#include "report/sample_answer.hpp"

namespace offersim {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// The sentences between the head and the first chart.
std::string lead_of(const RunAnswer& answer) {
    const std::string text = text_report(answer);
    const std::size_t begin = text.find("\n\n") + 2;
    return text.substr(begin, text.find("\n\n", begin) - begin);
}

TEST(TextReport, IsTheGoldenTextForTwoOffers) {
    EXPECT_EQ(text_report(sample::answer_of_two()), golden("two_offers.txt"));
}

TEST(TextReport, IsTheGoldenTextForThreeOffers) {
    EXPECT_EQ(text_report(sample::answer_of_three()), golden("three_offers.txt"));
}

TEST(TextReport, IsBriefWhenAsked) {
    RunAnswer answer = sample::answer_of_three();
    answer.detail = DetailLevel::brief;
    for (OfferAnswer& offer : answer.offers) offer.years.clear(), offer.components.clear();
    EXPECT_EQ(text_report(answer), golden("brief.txt"));
}

TEST(TextReport, ShowsEverythingWhenAsked) {
    RunAnswer answer = sample::answer_of_two();
    answer.detail = DetailLevel::full;
    for (OfferAnswer& offer : answer.offers)
        offer.component_details.assign(component_count, offer.gross_nominal);
    EXPECT_EQ(text_report(answer), golden("detail.txt"));
}

TEST(TextReport, ColoursNothingButLooks) {
    const std::string plain = text_report(sample::answer_of_three());
    std::string colored = text_report(sample::answer_of_three(), {.color = true});
    EXPECT_NE(colored, plain);
    for (std::size_t at; (at = colored.find('\x1b')) != std::string::npos;)
        colored.erase(at, colored.find('m', at) - at + 1);
    EXPECT_EQ(colored, plain);
}

TEST(TextReport, FitsEightyColumnsButForTheCommands) {
    for (const RunAnswer& answer : {sample::answer_of_two(), sample::answer_of_three()}) {
        for (const std::string& line : lines_of(text_report(answer))) {
            if (line.find("offersim run") != std::string::npos) continue;
            EXPECT_LE(display_width(line), 80) << line;
        }
    }
}

TEST(TextReport, SeesTheComparisonFromTheOtherSide) {
    RunAnswer answer = sample::answer_of_two();
    answer.compare = "nvidia";
    EXPECT_EQ(lead_of(answer),
              "nvidia beats groq in 56.4 % of futures. In the median future it is 88k ahead of\n"
              "groq. Where it wins it is ahead by 239k on average; where it loses, behind by\n"
              "1,037k. Allowing for your dislike of risk, nvidia is worth a sure 1,338k and\n"
              "groq a sure 1,187k.");
}

TEST(TextReport, SpeaksOfCertaintiesAsSuch) {
    RunAnswer answer = sample::answer_of_two();
    answer.comparisons[0].p_a_beats_b = {1, 0.9999, 1};
    answer.comparisons[0].expected_regret = {};
    EXPECT_EQ(lead_of(answer),
              "groq beats nvidia in every future. In the median future it is 88k behind nvidia.\n"
              "It is ahead by 452k on average. The equity of groq comes to nothing in 30.9 % of\n"
              "futures. Allowing for your dislike of risk, groq is worth a sure 1,187k and\n"
              "nvidia a sure 1,338k.");
    answer.comparisons[0].p_a_beats_b = {0, 0, 0.0001};
    answer.comparisons[0].p_tie = {1, 0.9999, 1};
    answer.comparisons[0].expected_gain = {};
    EXPECT_EQ(lead_of(answer),
              "groq beats nvidia in no future. In the median future it is 88k behind nvidia.\n"
              "The two are worth exactly the same in every future. The equity of groq comes to\n"
              "nothing in 30.9 % of futures. Allowing for your dislike of risk, groq is worth a\n"
              "sure 1,187k and nvidia a sure 1,338k.");
}

TEST(TextReport, LeadsWithTheStrongestOfManyRivals) {
    RunAnswer answer = sample::answer_of_two();
    answer.comparisons.clear();
    for (int number = 1; number <= 6; ++number) {
        answer.offers.push_back(sample::liquid("rival" + std::to_string(number), 1));
        answer.comparisons.push_back(
            sample::comparison("groq", answer.offers.back().name, 0.6 - 0.05 * number, -10.0 * number));
    }
    EXPECT_EQ(lead_of(answer),
              "groq beats rival6, the strongest of its 6 rivals, in 30.0 % of futures. In the\n"
              "median future it is 60k behind rival6. The equity of groq comes to nothing in\n"
              "30.9 % of futures. Allowing for your dislike of risk, groq is worth a sure\n"
              "1,187k and rival1 a sure 1,338k.");
}

TEST(TextReport, DescribesASingleOffer) {
    RunAnswer answer = sample::answer_of_two();
    answer.offers.pop_back();
    answer.comparisons.clear();
    EXPECT_EQ(lead_of(answer),
              "groq is worth between 1,041k and 2,833k in 80 % of futures, and 1,234k at P50.\n"
              "The equity of groq comes to nothing in 30.9 % of futures. Allowing for your\n"
              "dislike of risk, it is worth a sure 1,187k.");
}

TEST(TextReport, SaysThatItIsPartial) {
    RunAnswer answer = sample::answer_of_two();
    answer.partial = true;
    answer.paths = 12288;
    EXPECT_EQ(lines_of(text_report(answer))[3], "partial: 12,288 of 100,000 paths (the run was interrupted)");
}

TEST(TextReport, ReplaysWhatWasAsked) {
    RunAnswer answer = sample::answer_of_two();
    answer.file = "it's mine.yaml";
    answer.overrides = {"offers.groq.base=280k", "offers.x.title=a b"};
    const std::vector<std::string> lines = lines_of(text_report(answer));
    EXPECT_EQ(lines[lines.size() - 2],
              "the same figures again:  offersim run 'it'\\''s mine.yaml' --paths 100000 --seed 1"
              " --set offers.groq.base=280k --set 'offers.x.title=a b'");
}

TEST(TextReport, LetsNoNameCommandTheTerminal) {
    RunAnswer answer = sample::answer_of_two();
    answer.title = "\x1b]0;owned\x07";
    answer.offers[0].name = answer.compare = answer.comparisons[0].a = "gr\x1b[31moq\u202e";
    answer.warnings = {"odd \x1b[2J"};
    answer.file = "a\x1b[1mb";
    const std::string text = text_report(answer);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\u202e"), std::string::npos);
    EXPECT_NE(text.find("gr\\x1b[31moq\\u202e beats nvidia"), std::string::npos);
}

TEST(TextReport, ShortensLongNamesInTables) {
    RunAnswer answer = sample::answer_of_three();
    answer.offers[1].name = answer.comparisons[0].b = answer.comparisons[2].a = std::string(300, 'x');
    for (const std::string& line : lines_of(text_report(answer))) {
        const bool is_sentence = line.find(std::string(30, 'x')) != std::string::npos;
        if (is_sentence || line.find("offersim run") != std::string::npos) continue;
        EXPECT_LE(display_width(line), 80) << line;
    }
}

}  // namespace

}  // namespace offersim
