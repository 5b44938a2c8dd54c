#include "scenario/template.hpp"

#include <algorithm>

#include "scenario/models.hpp"

namespace offersim {

std::string_view starter_scenario() {
    const auto models = embedded_models();
    const auto found = std::find_if(models.begin(), models.end(), [](const EmbeddedModel& model) {
        return model.path == "templates/starter.yaml";
    });
    return found == models.end() ? std::string_view{} : found->text;
}

}  // namespace offersim
