#include "report/json_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace offersim {

namespace {

TEST(JsonWriter, LaysMembersOutInBlocksAndLines) {
    JsonWriter json;
    json.begin_object();
    json.member("name", "x");
    json.key("empty").begin_array();
    json.end_array();
    json.key("pair").begin_object(JsonWriter::Layout::line);
    json.member("a", 1);
    json.key("b").begin_array();
    json.value(0.5);
    json.null();
    json.end_array();
    json.end_object();
    json.key("list").begin_array();
    json.value(true);
    json.value(std::uint64_t{18446744073709551615u});
    json.end_array();
    json.end_object();
    EXPECT_EQ(json.text(),
              "{\n"
              "  \"name\": \"x\",\n"
              "  \"empty\": [],\n"
              "  \"pair\": {\"a\": 1, \"b\": [0.5, null]},\n"
              "  \"list\": [\n"
              "    true,\n"
              "    18446744073709551615\n"
              "  ]\n"
              "}\n");
}

TEST(JsonWriter, WritesTheShortestNumber) {
    EXPECT_EQ(shortest_number(0.1), "0.1");
    EXPECT_EQ(shortest_number(-0.0), "0");
    EXPECT_EQ(shortest_number(100000), "100000");
    EXPECT_EQ(shortest_number(1e300), "1e+300");
    EXPECT_EQ(shortest_number(1.0 / 3), "0.3333333333333333");
}

TEST(JsonWriter, HasNoWordForNaN) {
    JsonWriter json;
    json.begin_array(JsonWriter::Layout::line);
    json.value(std::numeric_limits<double>::quiet_NaN());
    json.value(-std::numeric_limits<double>::infinity());
    json.end_array();
    EXPECT_EQ(json.text(), "[null, null]\n");
}

TEST(JsonWriter, QuotesText) {
    EXPECT_EQ(JsonWriter::quoted("a\"b\\c\nd\te\x1f\x7f"), R"("a\"b\\c\nd\u0009e\u001f\u007f")");
    EXPECT_EQ(JsonWriter::quoted("\xc3\xa9\xff"), "\"é\uFFFD\"");
}

}  // namespace

}  // namespace offersim
