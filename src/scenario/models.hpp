#pragma once
/// The data files of models/, compiled into the binary.
#include <span>
#include <string_view>

namespace offersim {

struct EmbeddedModel {
    std::string_view path;  ///< below models/: "companies/late-stage-private.yaml"
    std::string_view text;
};

std::span<const EmbeddedModel> embedded_models();

}  // namespace offersim
