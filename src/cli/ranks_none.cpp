// The build without MPI.
#include <cstdlib>
#include <string_view>

#include "cli/failure.hpp"
#include "cli/ranks.hpp"

namespace offersim {

std::unique_ptr<Ranks> join_ranks() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
        if (const char* const size = std::getenv(name); size != nullptr && std::string_view(size) != "1")
            throw Failure(ExitCode::usage, "this build of offersim has no MPI",
                          "build with 'cmake --preset mpi', or run shards and 'offersim merge' them");
    return nullptr;
}

}  // namespace offersim
