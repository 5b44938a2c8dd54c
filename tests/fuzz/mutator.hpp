#pragma once
/// Damages a text at random, in the ways that files come damaged or forged. A pure function of the seed, so
/// that a fault is found again by its number.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offersim::fuzz {

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : state_(seed) {}

    /// `text` with one to four faults; parts of `others` may come into it.
    std::string mutate(std::string text, const std::vector<std::string>& others);
    /// From 0 to `count` - 1.
    std::size_t below(std::size_t count);

private:
    std::uint64_t next();
    void damage(std::string& text, const std::vector<std::string>& others);
    void replace_number(std::string& text);
    void move_line(std::string& text);

    std::uint64_t state_;
};

}  // namespace offersim::fuzz
