#include "engine/course_lanes.hpp"

#include <algorithm>

#include "engine/monthly_kernels.hpp"

namespace offersim {

void CourseLanes::begin(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path) {
    kernels_ = &kernels;
    inputs_ = &inputs;
    first_path_ = first_path;
    std::fill(is_packed_.begin(), is_packed_.end(), char{0});
}

void CourseLanes::take_all(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path,
                           int count) {
    begin(kernels, inputs, first_path);
    is_all_ = true;
    count_ = count;
}

void CourseLanes::take(const Kernels& kernels, const InputColumns& inputs, std::uint64_t first_path,
                       std::vector<std::int32_t> lanes) {
    begin(kernels, inputs, first_path);
    is_all_ = false;
    count_ = static_cast<int>(lanes.size());
    lanes_ = std::move(lanes);
    for (int pad = 0; lanes_.size() % list_padding != 0; ++pad) lanes_.push_back(block_paths + pad);
}

const double* CourseLanes::pack(const double* column, std::vector<double>& buffer) const {
    if (is_all_) return column;
    buffer.resize(column_length);
    kernels_->pack(column, static_cast<int>(lanes_.size()), lanes_.data(), buffer.data());
    return buffer.data();
}

const double* CourseLanes::input(InputIndex index) {
    const double* column = (*inputs_)[index];
    if (is_all_) return column;
    std::vector<double>& packed = packed_inputs_[static_cast<std::size_t>(index)];
    char& is_packed = is_packed_[static_cast<std::size_t>(index)];
    if (is_packed == 0) pack(column, packed);
    is_packed = 1;
    return packed.data();
}

void CourseLanes::uniforms(const Stream& stream, std::uint32_t step, std::vector<double>& first,
                           std::vector<double>* second) {
    UniformSource source;
    source.stream = stream;
    source.first_path = first_path_;
    source.step = step;
    uniforms(source, first, second);
}

void CourseLanes::uniforms(const UniformSource& source, std::vector<double>& first,
                           std::vector<double>* second) {
    first.resize(column_length);
    if (second != nullptr) second->resize(column_length);
    double* whole_first = is_all_ ? first.data() : whole_first_.data();
    double* whole_second = second == nullptr ? nullptr : is_all_ ? second->data() : whole_second_.data();
    kernels_->uniforms(source, whole_first, whole_second);
    if (is_all_) return;
    pack(whole_first_.data(), first);
    if (second != nullptr) pack(whole_second_.data(), *second);
}

void CourseLanes::uniforms_of(const std::vector<std::int32_t>& places, const Stream& stream,
                              std::uint32_t step, std::vector<double>& first, std::vector<double>* second) {
    some_lanes_.clear();
    for (const std::int32_t i : places) some_lanes_.push_back(lane(i));
    while (some_lanes_.size() % list_padding != 0) some_lanes_.push_back(block_paths);
    first.resize(column_length);
    if (second != nullptr) second->resize(column_length);
    UniformSource source;
    source.stream = stream;
    source.first_path = first_path_;
    source.step = step;
    monthly_kernels(*kernels_).uniforms_at(source, static_cast<int>(some_lanes_.size()), some_lanes_.data(),
                                           first.data(), second == nullptr ? nullptr : second->data());
}

void CourseLanes::spread(double* whole) const {
    if (is_all_) return;
    for (int i = 0; i < count_; ++i)
        whole[lanes_[static_cast<std::size_t>(i)]] = scratch_[static_cast<std::size_t>(i)];
}

}  // namespace offersim
