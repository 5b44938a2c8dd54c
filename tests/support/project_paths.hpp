#pragma once
/// Where the project and its program are. Only project_paths.cpp is compiled with the paths, so that a
/// compiler cache serves the tests of every checkout.

namespace offersim {

extern const char* const project_directory;
extern const char* const offersim_program;

}  // namespace offersim
