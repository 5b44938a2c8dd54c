#include <charconv>
#include <cstdlib>
#include <cstring>

#include "cli/ranks.hpp"

namespace offersim {

int launched_rank() {
    // Open MPI, any PMIx launcher (Slurm's among them), MPICH and its kin.
    for (const char* name : {"OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK"})
        if (const char* const text = std::getenv(name); text != nullptr) {
            int rank = 0;
            std::from_chars(text, text + std::strlen(text), rank);
            return rank;
        }
    return 0;
}

}  // namespace offersim
