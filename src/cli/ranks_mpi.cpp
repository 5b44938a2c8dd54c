// The build with MPI (OFFERSIM_MPI).
#define OMPI_SKIP_MPICXX
#include <fmt/format.h>
#include <mpi.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "cli/exit_code.hpp"
#include "cli/file.hpp"
#include "cli/ranks.hpp"

namespace offersim {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int tag_size = 1, tag_bytes = 2, tag_alive = 3;
constexpr std::size_t largest_message = std::size_t{1} << 30;  ///< MPI counts in int
constexpr auto between_signs = std::chrono::seconds(1), longest_silence = std::chrono::seconds(25);
constexpr auto between_polls = std::chrono::microseconds(200);

/// Open MPI itself ends the run where a process dies. One that hangs, or whose machine is gone, is found by
/// its silence: whoever works gives a sign of life every second, and the first rank listens.
class MpiRanks : public Ranks {
public:
    MpiRanks() {
        int provided = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
        MPI_Comm_rank(MPI_COMM_WORLD, &index_);
        MPI_Comm_size(MPI_COMM_WORLD, &count_);
        expect_signs();
    }
    MpiRanks(const MpiRanks&) = delete;
    MpiRanks& operator=(const MpiRanks&) = delete;
    ~MpiRanks() override {
        listen();  // so that no sign of life is left over
        MPI_Finalize();
    }

    int index() const override { return index_; }
    int count() const override { return count_; }

    std::vector<std::string> gather(std::string bytes) override {
        if (!is_first()) {
            send(bytes);
            return {};
        }
        std::vector<std::string> all(static_cast<std::size_t>(count_));
        all.front() = std::move(bytes);
        for (int rank = 1; rank < count_; ++rank) all[static_cast<std::size_t>(rank)] = receive(rank);
        expect_signs();
        return all;
    }

    std::string broadcast(std::string bytes) override {
        std::uint64_t size = bytes.size();
        MPI_Bcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
        bytes.resize(size);
        for (std::size_t at = 0; at < size; at += largest_message)
            MPI_Bcast(bytes.data() + at, static_cast<int>(std::min(largest_message, size - at)), MPI_BYTE, 0,
                      MPI_COMM_WORLD);
        expect_signs();
        return bytes;
    }

    void is_alive() override {
        if (Clock::now() - last_sign_ < between_signs) return;
        last_sign_ = Clock::now();
        if (is_first()) {
            listen();
        } else {
            const char sign = 0;
            MPI_Send(&sign, 1, MPI_CHAR, 0, tag_alive, MPI_COMM_WORLD);
        }
    }

    [[noreturn]] void abort(int exit_code) override {
        MPI_Abort(MPI_COMM_WORLD, exit_code);
        std::_Exit(exit_code);
    }

private:
    void expect_signs() {
        last_heard_.assign(static_cast<std::size_t>(count_), Clock::now());
        has_given_.assign(static_cast<std::size_t>(count_), false);
    }

    void send(const std::string& bytes) {
        const std::uint64_t size = bytes.size();
        MPI_Send(&size, 1, MPI_UINT64_T, 0, tag_size, MPI_COMM_WORLD);
        for (std::size_t at = 0; at < bytes.size(); at += largest_message)
            MPI_Send(bytes.data() + at, static_cast<int>(std::min(largest_message, bytes.size() - at)),
                     MPI_BYTE, 0, tag_bytes, MPI_COMM_WORLD);
    }

    std::string receive(int rank) {
        while (!has_message(rank, tag_size)) {
            listen();
            std::this_thread::sleep_for(between_polls);
        }
        std::uint64_t size = 0;
        MPI_Recv(&size, 1, MPI_UINT64_T, rank, tag_size, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        std::string bytes(size, '\0');
        for (std::size_t at = 0; at < bytes.size(); at += largest_message)
            MPI_Recv(bytes.data() + at, static_cast<int>(std::min(largest_message, bytes.size() - at)),
                     MPI_BYTE, rank, tag_bytes, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        has_given_[static_cast<std::size_t>(rank)] = true;
        return bytes;
    }

    static bool has_message(int rank, int tag) {
        int is_there = 0;
        MPI_Iprobe(rank, tag, MPI_COMM_WORLD, &is_there, MPI_STATUS_IGNORE);
        return is_there != 0;
    }

    /// A rank that has given its part waits for the others, and is not expected to say more.
    void listen() {
        if (!is_first()) return;
        for (int rank = 1; rank < count_; ++rank) {
            Clock::time_point& heard = last_heard_[static_cast<std::size_t>(rank)];
            while (has_message(rank, tag_alive)) {
                char sign = 0;
                MPI_Recv(&sign, 1, MPI_CHAR, rank, tag_alive, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
                heard = Clock::now();
            }
            const bool waits = has_given_[static_cast<std::size_t>(rank)] || has_message(rank, tag_size);
            if (waits || Clock::now() - heard < longest_silence) continue;
            static_cast<void>(write_all(
                STDERR_FILENO, fmt::format("offersim: error: rank {} of {} has not been heard of for {} s\n",
                                           rank, count_, longest_silence.count())));
            abort(static_cast<int>(ExitCode::internal_error));
        }
    }

    int index_ = 0, count_ = 1;
    Clock::time_point last_sign_ = Clock::now();
    std::vector<Clock::time_point> last_heard_;
    std::vector<bool> has_given_;
};

bool is_launched() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_SIZE"})
        if (std::getenv(name) != nullptr) return true;
    return false;
}

}  // namespace

std::unique_ptr<Ranks> join_ranks() {
    if (!is_launched()) return nullptr;
    return std::make_unique<MpiRanks>();
}

}  // namespace offersim
