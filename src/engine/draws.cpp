#include "engine/draws.hpp"

#include <algorithm>
#include <numeric>

#include "plan/plan_stream.hpp"

namespace offersim {

Draws::Id Draws::add(const std::string& name, const std::vector<int>& ranks) {
    Registered& registered = streams_.emplace_back();
    registered.stream = plan_stream(*plan_, name);
    // In the order of registration, while there are coordinates; the rest is Philox's.
    registered.is_quasi =
        sampler_ == Sampler::sobol && rank_of_row_.size() + ranks.size() <= most_sobol_coordinates;
    if (registered.is_quasi) {
        registered.first_row = rank_of_row_.size();
        rank_of_row_.insert(rank_of_row_.end(), ranks.begin(), ranks.end());
    }
    return streams_.size() - 1;
}

void Draws::assign_coordinates() {
    std::vector<std::uint32_t> rows(rank_of_row_.size()), coordinate_of_row(rank_of_row_.size());
    std::iota(rows.begin(), rows.end(), 0u);
    std::stable_sort(rows.begin(), rows.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return rank_of_row_[a] < rank_of_row_[b]; });
    for (std::size_t i = 0; i < rows.size(); ++i) coordinate_of_row[rows[i]] = static_cast<std::uint32_t>(i);
    sobol_ = std::make_unique<SobolBlock>(plan_->seed, std::move(coordinate_of_row));
}

void Draws::start(std::uint64_t first_path) {
    first_path_ = first_path;
    if (rank_of_row_.empty()) return;
    if (sobol_ == nullptr) assign_coordinates();
    sobol_->start(first_path);
}

UniformSource Draws::operator[](Id id) const {
    const Registered& registered = streams_[id];
    UniformSource source{registered.stream, first_path_};
    if (registered.is_quasi) {
        source.points = sobol_->points() + registered.first_row * column_length;
        source.shifts = sobol_->shifts() + registered.first_row;
    }
    return source;
}

}  // namespace offersim
