// A program that uses offersim as somebody else's would: through what was installed.
#include <cstdio>
#include <offersim/offersim.hpp>
#include <offersim/scenario/models.hpp>

int main() {
    for (const offersim::EmbeddedModel& model : offersim::embedded_models()) {
        std::printf("%.*s\n", static_cast<int>(model.path.size()), model.path.data());
    }
}
