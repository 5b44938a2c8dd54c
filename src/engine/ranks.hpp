#pragma once
/// The processes of one run on several machines, as the engine sees them: it does its part, and the first
/// rank gets everybody's. What carries the bytes is no concern of the engine's (see cli/ranks_mpi.cpp).
#include <cstdint>
#include <string>
#include <vector>

namespace offersim {

class Ranks {
public:
    virtual ~Ranks() = default;

    virtual int index() const = 0;  ///< 0 is the first
    virtual int count() const = 0;
    bool is_first() const { return index() == 0; }
    /// What every rank gives, in their order, for the first rank; nothing for the others.
    virtual std::vector<std::string> gather(std::string bytes) = 0;
    /// What the first rank gives, for all.
    virtual std::string broadcast(std::string bytes) = 0;
    /// A sign of life, from the thread that made this object; may be given as often as one likes.
    virtual void is_alive() = 0;
    /// Ends every rank's process at once.
    [[noreturn]] virtual void abort(int exit_code) = 0;
};

}  // namespace offersim
