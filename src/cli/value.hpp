#pragma once
/// `offersim value FILE`: what the shares of a company are worth, or who gets what of an exit.
#include "cli/command.hpp"

namespace offersim {

Command value_command();

}  // namespace offersim
