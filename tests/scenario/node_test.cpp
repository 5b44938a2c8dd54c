#include "scenario/node.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace offersim {
namespace {

/// The tree of a text that has no faults.
Node tree(std::string text) {
    Diagnostics diagnostics;
    std::optional<Node> node = parse_yaml(Source("f.yaml", std::move(text)), "scenario", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << format_diagnostic(diagnostics.all().front());
    EXPECT_TRUE(node.has_value());
    return node.value_or(Node{});
}

/// The codes of all faults, and whether a tree came back in spite of them: "E120 E121 tree".
std::string faults(std::string text) {
    Diagnostics diagnostics;
    const std::optional<Node> node = parse_yaml(Source("f.yaml", std::move(text)), "scenario", diagnostics);
    std::string codes;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) codes += diagnostic.code + " ";
    return codes + (node ? "tree" : "nothing");
}

std::string repeat(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST(Node, HoldsAScenarioWithAPlaceForEveryItem) {
    const Node top = tree(
        "# comment\nformat: 1\noffers:\n  groq: {base: 258k..272k, 'a b': \"x\\ty\"}\nlist:\n- 1\n- [2, "
        "3]\n");
    ASSERT_TRUE(top.is_mapping());
    ASSERT_EQ(top.entries.size(), 3u);
    EXPECT_EQ(top.entries[1].key, "offers");
    EXPECT_EQ(top.entries[1].key_span, (SourceSpan{3, 1, 6}));
    const Node* base = top.find("offers")->find("groq")->find("base");
    ASSERT_NE(base, nullptr);
    EXPECT_EQ(base->text, "258k..272k");
    EXPECT_EQ(base->span, (SourceSpan{4, 16, 10}));
    EXPECT_FALSE(base->quoted);
    EXPECT_EQ(top.find("offers")->find("groq")->span, (SourceSpan{4, 9, 1}));
    const Node* quoted = top.find("offers")->find("groq")->find("a b");
    ASSERT_NE(quoted, nullptr);
    EXPECT_TRUE(quoted->quoted);
    EXPECT_EQ(quoted->text, "x\ty");
    EXPECT_EQ(quoted->span, (SourceSpan{4, 35, 6}));
    ASSERT_TRUE(top.find("list")->is_sequence());
    EXPECT_EQ(top.find("list")->items[1].items[1].text, "3");
    EXPECT_EQ(top.find("nothing"), nullptr);
}

TEST(Node, TheTopMayBeAnyKind) {
    EXPECT_TRUE(tree("[1, 2]").is_sequence());
    EXPECT_TRUE(tree("text").is_scalar());
}

TEST(Node, ColumnsCountCodePoints) {
    EXPECT_EQ(tree("é€😀: 名前\n").find("é€😀")->span, (SourceSpan{1, 6, 2}));
}

TEST(Node, AByteOrderMarkAndCarriageReturnsChangeNoPlace) {
    const Node plain = tree("a: 1\nb: 2\n");
    for (const char* text : {"\xef\xbb\xbf"
                             "a: 1\nb: 2\n",
                             "a: 1\r\nb: 2\r\n",
                             "\xef\xbb\xbf"
                             "a: 1\r\nb: 2"}) {
        const Node other = tree(text);
        EXPECT_EQ(other.find("a")->span, plain.find("a")->span);
        EXPECT_EQ(other.find("b")->span, plain.find("b")->span);
        EXPECT_EQ(other.entries[0].key_span, plain.entries[0].key_span);
    }
    EXPECT_EQ(Source("f",
                     "\xef\xbb\xbf"
                     "a: 1\r\nb")
                  .line(1),
              "a: 1");
    EXPECT_EQ(Source("f", "a\n\nb\n").line_count(), 3);
    EXPECT_EQ(Source("f", "a\n\nb\n").line(3), "b");
    EXPECT_EQ(Source("f", "a\n\nb\n").line(4), "");
}

TEST(Node, AnAliasIsACopyWithThePlaceOfItsAnchor) {
    const Node top = tree("a: &grant {type: rsu}\nb: [*grant, *grant]\nc: &n 12%\n");
    EXPECT_EQ(top.find("b")->items[1].find("type")->text, "rsu");
    EXPECT_EQ(top.find("b")->items[1].find("type")->span, (SourceSpan{1, 18, 3}));
    EXPECT_EQ(top.find("c")->span, (SourceSpan{3, 7, 3}));
}

TEST(Node, BlocksAndDocumentMarksAreRead) {
    EXPECT_EQ(tree("%YAML 1.2\n---\na: |\n  two\n  lines\n...\n# end\n").find("a")->text, "two\nlines\n");
    EXPECT_TRUE(tree("a: |\n  x\n").find("a")->quoted);
}

TEST(Node, FaultsThatLeaveTheRestReadableAreAllFound) {
    EXPECT_EQ(faults("a: 1\na: 2\nb:\nc: !x 1\nd: &k 1\ne: &k 2\nf: [~, null]\n"),
              "E120 E121 E122 E124 E121 E121 tree");
    Diagnostics diagnostics;
    const auto node =
        parse_yaml(Source("f", "a: {x: 1, x: 2, y: &k [1]}\nb: *k\nc: ~\n"), "scenario", diagnostics);
    ASSERT_TRUE(node.has_value());
    EXPECT_EQ(node->find("a")->entries.size(), 2u);
    EXPECT_EQ(node->find("a")->find("x")->text, "1");
    EXPECT_EQ(node->find("b")->items.at(0).text, "1");
    EXPECT_TRUE(node->find("c")->missing);
}

TEST(Node, LimitsHoldAtTheirEdges) {
    EXPECT_EQ(faults(repeat("[", 32) + repeat("]", 32)), "tree");
    EXPECT_EQ(faults(repeat("[", 33) + repeat("]", 33)), "E126 nothing");
    EXPECT_EQ(faults(repeat("[", 1'000'000)), "E126 nothing");
    EXPECT_EQ(faults(repeat("{a: ", 1'000'000)), "E126 nothing");
    EXPECT_EQ(faults("a: &a 1\nb: [" + repeat("*a, ", 100) + "]\n"), "tree");
    EXPECT_EQ(faults("a: &a 1\nb: [" + repeat("*a, ", 101) + "]\n"), "E123 nothing");
    EXPECT_EQ(faults("[" + repeat("1, ", 99'999) + "]"), "tree");
    EXPECT_EQ(faults("[" + repeat("1, ", 100'000) + "]"), "E123 nothing");
    EXPECT_EQ(faults(repeat("k", 1024) + ": 1\n"), "tree");
    EXPECT_EQ(faults("{" + repeat("k", 1024) + ": 1}\n"), "tree");
    EXPECT_EQ(faults("{" + repeat("k", 1025) + ": 1}\n"), "E127 nothing");
    EXPECT_EQ(faults("a: " + repeat("x", 4 * 1024 * 1024 - 3)), "tree");
    EXPECT_EQ(faults("a: " + repeat("x", 4 * 1024 * 1024 - 2)), "E101 nothing");
}

TEST(Node, DepthCountsAliasesWrittenOut) {
    const std::string deep = repeat("[", 20) + "1" + repeat("]", 20);
    EXPECT_EQ(faults("a: &a " + deep + "\nb: " + repeat("[", 11) + "*a" + repeat("]", 11) + "\n"), "tree");
    EXPECT_EQ(faults("a: &a " + deep + "\nb: " + repeat("[", 12) + "*a" + repeat("]", 12) + "\n"),
              "E126 nothing");
}

TEST(Node, BombsEndAtOnce) {
    std::string bomb = "x:\n - &a0 [lol]\n";
    for (int i = 1; i < 10; ++i)
        bomb += " - &a" + std::to_string(i) + " [" + repeat("*a" + std::to_string(i - 1) + ", ", 9) + "]\n";
    EXPECT_EQ(faults(bomb), "E123 nothing");
    EXPECT_EQ(faults(repeat("%TAG !a! x\n", 380'000)), "E122 nothing");
    EXPECT_EQ(faults("a: 1\n...\n" + repeat("%TAG !a! x\n", 380'000)), "E117 nothing");
    std::string anchors = "[";
    for (int i = 0; i < 60'000; ++i) anchors += "&a" + std::to_string(i) + " 1, ";
    EXPECT_EQ(faults(anchors + "]"), "E123 nothing");
    std::string keys = "{";
    for (int i = 0; i < 60'000; ++i) keys += "k" + std::to_string(i) + ": 1, ";
    EXPECT_EQ(faults(keys + "}"), "E123 nothing");
    EXPECT_EQ(faults("{" + repeat("a: 1, ", 49'000) + "}").substr(0, 10), "E120 E120 ");
}

/// A few thousand damaged copies of a good file: every one must come to an end without a crash, with a tree
/// or with an error, and every message must format.
TEST(Node, NoMutationOfAFileCrashesOrHangs) {
    const std::string sample =
        "format: 1\ntitle: \"LPU\\tengineer\"   # comment\nperson: {filing: single, discount: 4.5%/yr}\n"
        "companies:\n  groq: &g {model: x, value: 14B}\n  twin: *g\noffers:\n  groq:\n    base: 258k..272k\n"
        "    equity:\n      - {type: rsu, value: 376k, vesting: {over: 24mo}}\n      - [1, 'it''s', é€]\n    "
        "note: |\n      text\n"
        "report: {percentiles: [5, 10, 25]}\n";
    const std::string alphabet = std::string("{}[],:&*!|>'\"%@`#?-~<\t\n\r \\.") + "a0ké\x80\xff\x1b" + '\0';
    std::mt19937 random(20260302);
    const auto below = [&](std::size_t n) { return random() % n; };
    int trees = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string text = sample;
        for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
                case 0: text[at] = alphabet[below(alphabet.size())]; break;
                case 1: text.insert(at, 1, alphabet[below(alphabet.size())]); break;
                case 2: text.erase(at, 1 + below(8)); break;
                default: text.insert(at, text.substr(below(text.size()), below(30))); break;
            }
        }
        Diagnostics diagnostics;
        const auto node = parse_yaml(Source("f.yaml", text), "scenario", diagnostics);
        EXPECT_TRUE(node.has_value() || diagnostics.has_errors()) << text;
        if (node && !diagnostics.has_errors()) ++trees;
        for (const Diagnostic& diagnostic : diagnostics.sorted()) {
            EXPECT_EQ(format_diagnostic(diagnostic).find('\x1b'), std::string::npos);
            EXPECT_GT(diagnostic.span.line, 0) << text;
        }
    }
    EXPECT_GT(trees, 300);   // the mutations are not so wild that nothing is parsed
    EXPECT_LT(trees, 5000);  // and not so tame that nothing breaks
}

TEST(Nearest, FindsTheLikeliestWord) {
    const std::vector<std::string_view> keys{"volatility", "drift", "vesting", "value", "type", "ipo"};
    EXPECT_EQ(nearest("volatilty", keys), "volatility");
    EXPECT_EQ(nearest("vlaue", keys), "value");
    EXPECT_EQ(nearest("Vesting", keys), "vesting");
    EXPECT_EQ(nearest("tpye", keys), "type");
    EXPECT_EQ(nearest("dirfts", keys), "drift");
    EXPECT_EQ(nearest("nothing", keys), "");
    EXPECT_EQ(nearest("abc", keys), "");
    EXPECT_EQ(nearest("x", keys), "");
    EXPECT_EQ(nearest("", keys), "");
    EXPECT_EQ(nearest("iop", keys), "ipo");
}

}  // namespace
}  // namespace offersim
