#include "scenario/node.hpp"

namespace offersim {

void attach_source(Node& node, const Source& source) {
    node.source = &source;
    for (auto& item : node.items) attach_source(item, source);
    for (auto& entry : node.entries) attach_source(entry.value, source);
}

}  // namespace offersim
