// Feeds damaged files to every reader; to be run under sanitizers.
//   offersim_fuzz SCRATCH-DIRECTORY [READER|all] [MUTATIONS] [FIRST]
// Mutations have numbers, and standard error says where it is: 'offersim_fuzz DIRECTORY READER 1 NUMBER'
// repeats one.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "fuzz/mutator.hpp"
#include "fuzz/readers.hpp"

namespace {

constexpr std::uint64_t mutations_told = 50;
constexpr unsigned most_seconds = 120;  ///< for so many: SIGALRM ends a reader that hangs

std::uint64_t number(int argc, char** argv, int at, std::uint64_t usual) {
    return argc > at ? std::strtoull(argv[at], nullptr, 10) : usual;
}

/// False where the reader is at fault.
bool try_reader(const offersim::fuzz::Reader& reader, std::uint64_t first, std::uint64_t mutations) {
    for (std::uint64_t at = first; at < first + mutations; ++at) {
        if ((at - first) % mutations_told == 0) {
            std::fprintf(stderr, "%s: from mutation %llu\n", reader.name.c_str(),
                         static_cast<unsigned long long>(at));
            ::alarm(most_seconds);
        }
        offersim::fuzz::Mutator mutator(at);
        const std::string& seed = reader.seeds[mutator.below(reader.seeds.size())];
        try {
            reader.read(mutator.mutate(seed, reader.seeds));
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: mutation %llu: %s\n", reader.name.c_str(),
                         static_cast<unsigned long long>(at), error.what());
            return false;
        }
    }
    std::printf("%s: %llu mutations of %zu files\n", reader.name.c_str(),
                static_cast<unsigned long long>(mutations), reader.seeds.size());
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("offersim_fuzz DIRECTORY [READER|all] [MUTATIONS] [FIRST]\n", stderr);
        return 64;
    }
    const std::string scratch = argv[1], wanted = argc > 2 ? argv[2] : "all";
    bool is_sound = true, is_found = false;
    for (const offersim::fuzz::Reader& reader : offersim::fuzz::all_readers(scratch)) {
        if (wanted != "all" && wanted != reader.name) continue;
        is_found = true;
        is_sound = try_reader(reader, number(argc, argv, 4, 0), number(argc, argv, 3, 200)) && is_sound;
    }
    if (!is_found) std::fprintf(stderr, "no reader '%s'\n", wanted.c_str());
    return is_sound && is_found ? 0 : 1;
}
