#pragma once
/// `offersim negotiate`: what to ask for.
#include "cli/command.hpp"

namespace offersim {

Command negotiate_command();

}  // namespace offersim
