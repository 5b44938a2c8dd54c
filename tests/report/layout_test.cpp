#include "report/layout.hpp"

#include <gtest/gtest.h>

namespace offersim {

namespace {

TEST(Layout, WrapsAtTheWidth) {
    EXPECT_EQ(wrap("one two three four", 9), "one two\nthree\nfour\n");
    EXPECT_EQ(wrap("one two three", 11, "- ", "  "), "- one two\n  three\n");
    EXPECT_EQ(wrap("unbreakable", 4), "unbreakable\n");
    EXPECT_EQ(wrap("a\n\nb", 10), "a\n\nb\n");
    EXPECT_EQ(wrap("", 10), "\n");
}

TEST(Layout, KeepsAPercentSignWithItsNumber) {
    EXPECT_EQ(wrap("in 41.2 % of all", 9), "in 41.2 %\nof all\n");
}

TEST(Layout, CountsCellsNotBytes) {
    EXPECT_EQ(wrap("日本 日本", 8), "日本\n日本\n");
    EXPECT_EQ(wrap("éé éé", 5), "éé éé\n");
    EXPECT_EQ(pad_left("日本", 6), "  日本");
    EXPECT_EQ(pad_right("é", 3), "é  ");
}

TEST(Layout, AlignsValuesAndMargins) {
    Table table;
    table.add({"", "groq", "a long heading"});
    table.add({"P5", "812k ±1.0k", "5 (1 to 9)"});
    table.add({"mean", "1,795k ±24k", "-"});
    EXPECT_EQ(table.text(80),
              "               groq   a long heading\n"
              "P5       812k ±1.0k       5 (1 to 9)\n"
              "mean   1,795k ±24k        -\n");
}

TEST(Layout, ContinuesBelowWhatDoesNotFit) {
    Table table;
    table.add({"", "one", "two", "three"});
    table.add({"row", "1", "2", "3"});
    EXPECT_EQ(table.text(16),
              "      one   two\n"
              "row     1     2\n"
              "\n"
              "      three\n"
              "row       3\n");
}

TEST(Layout, ShowsNoTableWithoutRows) {
    Table table;
    table.add({"", "one"});
    EXPECT_EQ(table.text(80), "");
}

}  // namespace

}  // namespace offersim
