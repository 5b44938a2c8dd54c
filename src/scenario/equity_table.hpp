#pragma once
/// The keys that every award paid in equity has alike, whether a grant, a sign-on or a refresher.
#include <string>
#include <vector>

#include "scenario/equity_terms.hpp"
#include "scenario/types.hpp"

namespace offersim {

const Words<Trigger>& trigger_words();
const Words<DealTreatment>& treatment_words();
Type<SalePolicy> sale_type();
Type<GrantPrice> grant_price_type();
Type<std::optional<int>> expiry_type();
Type<Acceleration> acceleration_type();
/// The default expiry of shares under `trigger`, as written; empty for none.
std::string expiry_of(Trigger trigger);

/// A member of a base as a member of T.
template <class T, class Base, class M>
constexpr M T::*member_of(M Base::*member) {
    return member;
}

/// `expiry`, for awards to which it applies, with the default that they have.
template <class T>
Field<T> expiry_field(std::string doc, std::function<std::string(const T&)> text, std::string words,
                      std::string whom, std::function<bool(const T&)> applies) {
    return field("expiry", member_of<T>(&EquityTerms::expiry_months), expiry_type(), std::move(doc))
        .defaults_from(std::move(text), std::move(words))
        .only_for(std::move(whom), std::move(applies));
}

/// `priced_at`, `on_leaving`, `acceleration` and `at_acquisition`.
template <class T>
std::vector<Field<T>> equity_fields() {
    const auto waits = [](const T& award) { return award.trigger == Trigger::double_trigger; };
    return {
        field("priced_at", member_of<T>(&EquityTerms::priced_at), grant_price_type(),
              "The price at which a value buys its shares")
            .defaults_to("headline"),
        field("on_leaving", member_of<T>(&EquityTerms::lapses_on_leaving),
              choice<bool>({{"keep", false}, {"lapse", true}}),
              "What becomes of vested shares that still wait for their second trigger")
            .defaults_to("keep")
            .only_for("double triggers", waits),
        field("acceleration", member_of<T>(&EquityTerms::acceleration), acceleration_type(),
              "What vests early because of an acquisition; without it, what `liquidity.acquisition` says"),
        field("at_acquisition", member_of<T>(&EquityTerms::at_acquisition), choice(treatment_words()),
              "What becomes of the unvested: paid as it would have vested, paid at the deal, assumed by "
              "the buyer or cancelled")
            .defaults_to("on_schedule")};
}

}  // namespace offersim
