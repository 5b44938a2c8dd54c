#pragma once
/// What a finished command tells the shell. The numbers are those of sysexits.h and of shells for signals,
/// and stable.

namespace offersim {

enum class ExitCode : int {
    ok = 0,
    usage = 64,             ///< a bad option or argument
    bad_data = 65,          ///< the input was read and is wrong
    no_input = 66,          ///< the input is missing or cannot be read
    internal_error = 70,    ///< a fault of the program
    out_of_resources = 71,  ///< memory, file descriptors, a closed standard stream
    cannot_create = 73,     ///< the output file cannot or must not be created
    write_failed = 74,      ///< the output was begun and could not be finished
    precision_not_reached = 75,
    interrupted = 130,  ///< SIGINT
    broken_pipe = 141,  ///< SIGPIPE: whoever read the output has gone
    terminated = 143,   ///< SIGTERM
};

}  // namespace offersim
