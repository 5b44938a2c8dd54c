#pragma once
/// Collects a Plan's inputs: constants are folded at once, so that only what varies by path costs anything.
#include <string>
#include <vector>

#include "plan/plan.hpp"

namespace offersim {

class InputList {
public:
    explicit InputList(std::vector<Input>& inputs) : inputs_(&inputs) {}

    InputIndex draw(std::string name, const Distribution& distribution);
    InputIndex constant(double value);
    InputIndex product(InputIndex a, InputIndex b) { return derive(Input::Kind::product, a, b); }
    InputIndex ratio(InputIndex a, InputIndex b) { return derive(Input::Kind::ratio, a, b); }
    InputIndex remainder(InputIndex a, InputIndex b) { return derive(Input::Kind::remainder, a, b); }
    /// Drift of the logarithm of a price: drift - dividend - volatility^2 / 2.
    InputIndex growth(InputIndex drift, InputIndex dividend, InputIndex volatility) {
        return derive(Input::Kind::growth, drift, dividend, volatility);
    }
    /// 1 with the chance that an input gives, otherwise 0; drawn under `name`.
    InputIndex chance(std::string name, InputIndex chance);
    InputIndex difference(InputIndex a, InputIndex b) { return derive(Input::Kind::difference, a, b); }
    bool is_zero(InputIndex index) const;

private:
    InputIndex derive(Input::Kind kind, InputIndex a, InputIndex b, InputIndex c = -1);
    const Input& at(InputIndex index) const { return (*inputs_)[static_cast<std::size_t>(index)]; }
    InputIndex push(Input input);

    std::vector<Input>* inputs_;
};

/// What a derived input is of its parents; the engine computes columns of it.
double combine(Input::Kind kind, double a, double b, double c);

}  // namespace offersim
