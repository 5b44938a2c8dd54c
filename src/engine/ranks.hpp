#pragma once
/// The processes of one run on several machines: each does its part, and the first gets everybody's. What
/// carries the bytes is no concern of the engine's (see cli/ranks_mpi.cpp).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace offersim {

class Ranks {
public:
    struct Letter {
        int sender = 0;
        std::string bytes;
    };

    virtual ~Ranks() = default;

    virtual int index() const = 0;  ///< 0 is the first
    virtual int count() const = 0;
    bool is_first() const { return index() == 0; }
    /// What every rank gives, in their order, for the first rank; nothing for the others.
    virtual std::vector<std::string> gather(std::string bytes) = 0;
    /// What the first rank gives, for all.
    virtual std::string broadcast(std::string bytes) = 0;
    /// A letter from the first rank to another, or from another to the first; from any one thread at a time.
    virtual void send(int receiver, std::string bytes) = 0;
    /// A letter that has come; nothing where none is waiting. From any one thread at a time.
    virtual std::optional<Letter> receive() = 0;
    /// Ends every rank's process at once.
    [[noreturn]] virtual void abort(int exit_code) = 0;
};

}  // namespace offersim
