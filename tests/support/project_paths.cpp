#include "support/project_paths.hpp"

namespace offersim {

const char* const project_directory = OFFERSIM_SOURCE_DIR;
const char* const offersim_program = OFFERSIM_PROGRAM;

}  // namespace offersim
