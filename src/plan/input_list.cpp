#include "plan/input_list.hpp"

#include <algorithm>
#include <cassert>

namespace offersim {

double combine(Input::Kind kind, double a, double b, double c) {
    switch (kind) {
        case Input::Kind::product: return a * b;
        case Input::Kind::ratio: return b == 0 ? 0 : a / b;
        case Input::Kind::remainder: return std::max(1 - a - b, 0.0);
        case Input::Kind::growth: return a - b - 0.5 * c * c;
        case Input::Kind::below: return a < b ? 1 : 0;
        case Input::Kind::difference: return a - b;
        case Input::Kind::draw: break;
    }
    assert(false && "a draw has no parents");
    return 0;
}

InputIndex InputList::push(Input input) {
    inputs_->push_back(std::move(input));
    return static_cast<InputIndex>(inputs_->size()) - 1;
}

InputIndex InputList::draw(std::string name, const Distribution& distribution) {
    Input input;
    input.name = std::move(name);
    input.distribution = distribution;
    input.is_constant = distribution.is_constant();
    input.constant = distribution.a;
    return push(std::move(input));
}

InputIndex InputList::constant(double value) { return draw({}, Distribution::constant(value)); }

InputIndex InputList::chance(std::string name, InputIndex chance) {
    const InputIndex uniform = draw(std::move(name), {Distribution::Kind::uniform, 0, 1, 0, {}});
    return derive(Input::Kind::below, uniform, chance);
}

bool InputList::is_zero(InputIndex index) const { return at(index).is_constant && at(index).constant == 0; }

InputIndex InputList::derive(Input::Kind kind, InputIndex a, InputIndex b, InputIndex c) {
    Input input;
    input.kind = kind;
    input.a = a;
    input.b = b;
    input.c = c;
    input.is_constant = at(a).is_constant && at(b).is_constant && (c < 0 || at(c).is_constant);
    if (input.is_constant)
        input.constant = combine(kind, at(a).constant, at(b).constant, c < 0 ? 0 : at(c).constant);
    return push(std::move(input));
}

}  // namespace offersim
