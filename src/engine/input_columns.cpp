#include "engine/input_columns.hpp"

#include <algorithm>

#include "plan/input_list.hpp"

namespace offersim {

InputColumns::InputColumns(const Plan& plan, Draws& draws)
    : plan_(&plan), values_(plan.inputs.size() * column_length), scratch_(column_length) {
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
        const Input& input = plan.inputs[i];
        const bool is_drawn = input.kind == Input::Kind::draw && !input.is_constant;
        streams_.push_back(is_drawn ? draws.add("input/" + input.name, {draw_rank::input}) : Draws::Id{});
        if (input.is_constant) std::fill_n(column(static_cast<InputIndex>(i)), column_length, input.constant);
    }
}

void InputColumns::draw(const Kernels& kernels, const Draws& draws) {
    for (std::size_t i = 0; i < plan_->inputs.size(); ++i) {
        const Input& input = plan_->inputs[i];
        if (input.is_constant) continue;
        double* result = column(static_cast<InputIndex>(i));
        if (input.kind != Input::Kind::draw) {
            combine(input, result);
        } else {
            kernels.uniforms(draws[streams_[i]], scratch_.data(), nullptr);
            draw_one(kernels, input, result, scratch_.data());
        }
    }
}

void InputColumns::draw_one(const Kernels& kernels, const Input& input, double* result,
                            const double* uniform) {
    const Distribution& d = input.distribution;
    switch (d.kind) {
        case Distribution::Kind::uniform:
            for (int i = 0; i < column_length; ++i) result[i] = d.a + (d.b - d.a) * uniform[i];
            return;
        case Distribution::Kind::normal:
        case Distribution::Kind::lognormal:
            kernels.normals(uniform, result);
            for (int i = 0; i < column_length; ++i) result[i] = d.a + d.b * result[i];
            if (d.kind == Distribution::Kind::lognormal) kernels.exponentials(result, result);
            for (int i = 0; i < column_length; ++i)
                result[i] = std::min(std::max(result[i], d.least), d.most);
            return;
        case Distribution::Kind::discrete: return draw_discrete(d, result, uniform);
        default:
            for (int i = 0; i < column_length; ++i) result[i] = quantile(d, uniform[i]);
    }
}

/// The first outcome by which the probabilities add up to the uniform: an outcome at a time, from the last.
void InputColumns::draw_discrete(const Distribution& d, double* result, const double* uniform) {
    std::vector<double> cumulative;
    for (double sum = 0; const Distribution::Outcome& outcome : d.outcomes)
        cumulative.push_back(sum += outcome.probability);
    std::fill_n(result, column_length, quantile(d, 1.0));  // rounding may leave the sum a little under 1
    for (std::size_t k = d.outcomes.size(); k-- > 0;) {
        const double value = std::min(std::max(d.outcomes[k].value, d.least), d.most);
        for (int i = 0; i < column_length; ++i) result[i] = uniform[i] <= cumulative[k] ? value : result[i];
    }
}

void InputColumns::combine(const Input& input, double* result) const {
    const double* a = (*this)[input.a];
    const double* b = (*this)[input.b];
    const double* c = input.c >= 0 ? (*this)[input.c] : b;
    for (int i = 0; i < column_length; ++i) result[i] = offersim::combine(input.kind, a[i], b[i], c[i]);
}

}  // namespace offersim
