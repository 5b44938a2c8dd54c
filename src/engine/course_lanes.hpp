#pragma once
/// The paths of a block that follow one course, as packed columns: entry i is that of lane(i). Where all of a
/// block follow it, packed and whole columns are the same and nothing is moved.
#include <cstdint>
#include <vector>

#include "engine/input_columns.hpp"
#include "engine/kernels.hpp"

namespace offersim {

class CourseLanes {
public:
    explicit CourseLanes(std::size_t input_count) : packed_inputs_(input_count), is_packed_(input_count) {}

    /// All of a block's first `count` paths.
    void take_all(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path, int count);
    /// Those of `lanes`.
    void take(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path,
              std::vector<std::int32_t> lanes);

    int count() const { return count_; }
    /// To a whole vector.
    int padded_count() const { return (count_ + list_padding - 1) / list_padding * list_padding; }
    bool is_all() const { return is_all_; }
    /// By entry, padded; null: entry i is lane i.
    const std::int32_t* list() const { return is_all_ ? nullptr : lanes_.data(); }
    std::int32_t lane(int i) const { return is_all_ ? i : lanes_[static_cast<std::size_t>(i)]; }
    /// The number of the path among all of a run.
    std::uint64_t path(int i) const { return first_path_ + static_cast<std::uint64_t>(lane(i)); }
    const Kernels& kernels() const { return *kernels_; }

    /// A whole column packed; into `buffer` where it has to be moved.
    const double* pack(const double* column, std::vector<double>& buffer) const;
    /// An input's column.
    const double* input(InputIndex index);
    /// Both uniforms of a stream at a step; `second` may be null.
    void uniforms(const Stream& stream, std::uint32_t step, std::vector<double>& first,
                  std::vector<double>* second);
    void uniforms(const UniformSource& source, std::vector<double>& first, std::vector<double>* second);
    /// The same of some of the paths, in the order of `places`.
    void uniforms_of(const std::vector<std::int32_t>& places, const Stream& stream, std::uint32_t step,
                     std::vector<double>& first, std::vector<double>* second);
    /// Where the packed row is made that `spread` puts into a whole one: that one itself where nothing is
    /// moved.
    double* row_for(double* whole) { return is_all_ ? whole : scratch_.data(); }
    void spread(double* whole) const;

private:
    void begin(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path);

    const Kernels* kernels_ = nullptr;
    const InputColumns* inputs_ = nullptr;
    std::uint64_t first_path_ = 0;
    int count_ = 0;
    bool is_all_ = true;
    std::vector<std::int32_t> lanes_;  ///< padded to list_padding
    std::vector<std::vector<double>> packed_inputs_;
    std::vector<char> is_packed_;
    std::vector<double> whole_first_ = std::vector<double>(column_length);
    std::vector<double> whole_second_ = std::vector<double>(column_length);
    std::vector<std::int32_t> some_lanes_;
    std::vector<double> scratch_ = std::vector<double>(column_length);
};

}  // namespace offersim
