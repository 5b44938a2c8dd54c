#include "base/text.hpp"

#include <cstdint>

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace offersim {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, ReadsOneCodePointAtATime) {
    EXPECT_TRUE(decode_utf8("a", 0).value == U'a');
    EXPECT_TRUE(decode_utf8("é", 0).value == U'é');
    EXPECT_TRUE(decode_utf8("x€", 1).value == U'€');
    EXPECT_TRUE(decode_utf8("😀", 0).value == U'😀');
    EXPECT_TRUE(decode_utf8("\xf4\x8f\xbf\xbf", 0).value == U'\U0010FFFF');
    EXPECT_EQ(code_point_count("aé€😀\xff"), 5u);
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndWhatIsCutOff) {
    for (const std::string_view text :
         {"\x80"sv, "\xc0\x80"sv, "\xc1\xbf"sv, "\xe0\x80\xaf"sv, "\xf0\x80\x80\xaf"sv, "\xed\xa0\x80"sv,
          "\xf4\x90\x80\x80"sv, "\xf5\x80\x80\x80"sv, "\xff"sv, "\xe2\x82"sv, "\xc3"sv, "\xc3("sv}) {
        const CodePoint code_point = decode_utf8(text, 0);
        EXPECT_FALSE(code_point.valid) << escape_control(text);
        EXPECT_EQ(code_point.bytes, 1u);
    }
}

TEST(Text, EscapesControlCharactersAndNothingElse) {
    EXPECT_EQ(escape_control("plain é € 😀 ' \" \\"), "plain é € 😀 ' \" \\");
    EXPECT_EQ(escape_control("\x1b[31m\n\t\r\x7f"), "\\x1b[31m\\n\\t\\r\\x7f");
    EXPECT_EQ(escape_control("\0"sv), "\\x00");
    EXPECT_EQ(escape_control("\u0085\u202e\u2066\xff"), "\\x85\\u202e\\u2066\\xff");
}

TEST(Text, KnowsTheEdgesOfWhatIsUnprintable) {
    for (const char32_t c : {0x00, 0x1F, 0x7F, 0x80, 0x9F, 0x202A, 0x202E, 0x2066, 0x2069})
        EXPECT_TRUE(is_unprintable(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : {0x20, 0x7E, 0xA0, 0x2029, 0x202F, 0x2065, 0x206A})
        EXPECT_FALSE(is_unprintable(c)) << static_cast<std::uint32_t>(c);
}

TEST(Text, CountsTerminalCells) {
    EXPECT_EQ(display_width("abc"), 3);
    EXPECT_EQ(display_width("é€"), 2);
    EXPECT_EQ(display_width("e\u0301"), 1);
    EXPECT_EQ(display_width("名前"), 4);
    EXPECT_EQ(display_width("😀"), 2);
    EXPECT_EQ(display_width("a\u200bb"), 2);
}

TEST(Text, ShortensToAWidth) {
    EXPECT_EQ(shorten("abc", 3), "abc");
    EXPECT_EQ(shorten("abcd", 3), "ab…");
    EXPECT_EQ(shorten("名前です", 4), "名…");
    EXPECT_EQ(shorten("abc", 0), "");
}

}  // namespace
}  // namespace offersim
