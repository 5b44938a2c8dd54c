#include "plan/plan_stream.hpp"

#include <algorithm>

namespace offersim {

namespace {

bool names_stream(const Resampling& resampling, std::string_view name) {
    return std::any_of(resampling.streams.begin(), resampling.streams.end(), [&](const std::string& stream) {
        return name.starts_with(stream) && (name.size() == stream.size() || name[stream.size()] == '/');
    });
}

}  // namespace

Stream plan_stream(const Plan& plan, std::string_view name) {
    if (!plan.resampling || names_stream(*plan.resampling, name) == plan.resampling->all_but)
        return make_stream(plan.seed, name);
    return make_stream(plan.resampling->seed, name);
}

}  // namespace offersim
