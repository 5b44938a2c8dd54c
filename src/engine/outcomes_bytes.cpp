#include "engine/outcomes_bytes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace offersim {

namespace {

class Writer {
public:
    explicit Writer(std::string& bytes) : bytes_(&bytes) {}

    void count(std::uint64_t n) {
        for (; n >= 0x80; n >>= 7) bytes_->push_back(static_cast<char>(n | 0x80));
        bytes_->push_back(static_cast<char>(n));
    }
    void word(std::uint64_t bits) {
        for (int shift = 0; shift < 64; shift += 8) bytes_->push_back(static_cast<char>(bits >> shift));
    }
    void operator()(const Moments& moments) {
        word(std::bit_cast<std::uint64_t>(moments.pivot));
        count(moments.count);
        for (const std::uint64_t part : moments.sum.words) word(part);
        for (const std::uint64_t part : moments.square.words) word(part);
    }
    void operator()(const Sample& sample) {
        (*this)(sample.moments);
        count(sample.zeros);
        count(sample.keeps_values ? 1 : 0);
        if (sample.keeps_values) {
            for (const double value : sample.values) word(std::bit_cast<std::uint64_t>(value));
            return;
        }
        std::uint32_t next = 0;  // bins as distances from one to the next; a count of 0 ends them
        sample.histogram.for_each_numbered_bin([&](std::uint32_t bin, std::uint64_t n) {
            count(n);
            count(bin - next);
            next = bin;
        });
        count(0);
    }
    void operator()(const FateCounts& fate) {
        for (const std::uint64_t n : {fate.ipo, fate.acquired, fate.shutdown, fate.illiquid, fate.left_early,
                                      fate.equity_zero, fate.below_floor})
            count(n);
    }
    void operator()(const ComparisonCounts& counts) {
        count(counts.a_beats_b);
        count(counts.ties);
    }

private:
    std::string* bytes_;
};

/// After the first thing that cannot be right, reads nothing more and says so.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    bool is_good() const { return is_good_; }
    bool is_at_end() const { return at_ == bytes_.size(); }
    void paths(std::uint64_t paths) { paths_ = paths; }

    std::uint64_t count() {
        std::uint64_t n = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            const std::uint64_t byte = next();
            n |= (byte & 0x7f) << shift;
            if (byte < 0x80) return n;
        }
        fail();
        return 0;
    }
    std::uint64_t word() {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8) bits |= next() << shift;
        return bits;
    }
    void operator()(Moments& moments) {
        if (std::bit_cast<double>(word()) != moments.pivot) fail();
        moments.count = at_most(paths_);
        for (std::uint64_t& part : moments.sum.words) part = word();
        for (std::uint64_t& part : moments.square.words) part = word();
    }
    void operator()(Sample& sample) {
        (*this)(sample.moments);
        sample.zeros = at_most(sample.moments.count);
        if ((at_most(1) == 1) != sample.keeps_values) fail();
        if (sample.keeps_values)
            values(sample);
        else
            histogram(sample);
    }
    void operator()(FateCounts& fate) {
        for (std::uint64_t* n : {&fate.ipo, &fate.acquired, &fate.shutdown, &fate.illiquid, &fate.left_early,
                                 &fate.equity_zero, &fate.below_floor})
            *n = at_most(paths_);
    }
    void operator()(ComparisonCounts& counts) {
        counts.a_beats_b = at_most(paths_);
        counts.ties = at_most(paths_ - counts.a_beats_b);
    }

private:
    void fail() {
        is_good_ = false;
        at_ = bytes_.size();
    }
    std::uint64_t next() {
        if (at_ == bytes_.size()) {
            is_good_ = false;
            return 0;
        }
        return static_cast<unsigned char>(bytes_[at_++]);
    }
    std::uint64_t at_most(std::uint64_t most) {
        const std::uint64_t n = count();
        if (n > most) fail();
        return is_good_ ? n : 0;
    }
    void values(Sample& sample) {
        // Eight bytes each must be there: no count can make this ask for memory that the file does not fill.
        if ((bytes_.size() - at_) / 8 < sample.moments.count) return fail();
        sample.values.reserve(sample.moments.count);
        for (std::uint64_t i = 0; i < sample.moments.count; ++i) {
            sample.values.push_back(std::bit_cast<double>(word()));
            if (!std::isfinite(sample.values.back())) return fail();
        }
    }
    void histogram(Sample& sample) {
        std::uint64_t left = sample.moments.count;
        std::uint32_t bin = 0;
        for (bool is_first = true;; is_first = false) {
            const std::uint64_t n = at_most(left);
            if (n == 0) break;
            const auto step = static_cast<std::uint32_t>(at_most(Histogram::bins - 1 - bin));
            if (step == 0 && !is_first) fail();
            if (!is_good_) return;
            bin += step;
            left -= n;
            sample.histogram.add_count(bin, n);
        }
        if (left != 0) fail();
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint64_t paths_ = 0;
    bool is_good_ = true;
};

void write_one(const Outcomes& outcomes, Writer& writer) {
    writer.count(outcomes.first_path);
    writer.count(outcomes.paths);
    visit_tallies(writer, outcomes);
}

void read_one(Reader& reader, Outcomes& outcomes) {
    outcomes.first_path = reader.count();
    outcomes.paths = reader.count();
    reader.paths(outcomes.paths);
    visit_tallies(reader, outcomes);
}

}  // namespace

void append_bytes(const Outcomes& outcomes, std::string& bytes) {
    Writer writer(bytes);
    writer.count(static_cast<std::uint64_t>(outcomes.threads));
    writer.count(outcomes.replicates.size());
    if (outcomes.replicates.empty()) return write_one(outcomes, writer);
    for (const Outcomes& replicate : outcomes.replicates) write_one(replicate, writer);
}

std::optional<Outcomes> outcomes_from_bytes(std::string_view bytes, const Outcomes& blank) {
    constexpr std::uint64_t most_replicates = 1024, most_threads = 1'000'000;
    Reader reader(bytes);
    const std::uint64_t threads = reader.count(), replicates = reader.count();
    if (!reader.is_good() || replicates > most_replicates || threads > most_threads) return {};
    std::vector<Outcomes> parts(std::max<std::uint64_t>(replicates, 1), blank);
    for (Outcomes& part : parts) read_one(reader, part);
    if (!reader.is_good() || !reader.is_at_end()) return {};
    Outcomes outcomes = replicates == 0 ? std::move(parts.front()) : pooled(std::move(parts), blank);
    outcomes.threads = static_cast<int>(threads);
    return outcomes;
}

}  // namespace offersim
