// The build with MPI (OFFERSIM_MPI).
#define OMPI_SKIP_MPICXX
#include <fmt/format.h>
#include <mpi.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <numeric>
#include <thread>

#include "cli/failure.hpp"
#include "cli/file.hpp"
#include "cli/heartbeat.hpp"
#include "cli/ranks.hpp"

namespace offersim {

namespace {

constexpr int tag_part_size = 1, tag_part = 2, tag_letter_size = 3, tag_letter = 4, tag_sign = 5;
constexpr std::size_t largest_message = std::size_t{1} << 30;  ///< MPI counts in int
constexpr auto between_polls = std::chrono::microseconds(200);
constexpr const char* silence_name = "OFFERSIM_LONGEST_SILENCE";
constexpr int default_silence = 120, longest_silence = 86'400;  ///< seconds

/// A machine that is gone without a word is found by then; a healthy one is never silent for that long,
/// however busy it is.
int silence_allowed() {
    const char* const text = std::getenv(silence_name);
    if (text == nullptr) return default_silence;
    int seconds = 0;
    const char* const end = text + std::strlen(text);
    const auto [stop, error] = std::from_chars(text, end, seconds);
    if (error != std::errc{} || stop != end || seconds < 1 || seconds > longest_silence)
        throw Failure(ExitCode::usage, fmt::format("{} is not a number of seconds from 1 to {}", silence_name,
                                                   longest_silence));
    return seconds;
}

/// What starts threads while this lives leaves the signals to others: to RunWatch, or to the main thread.
class SignalsBlocked {
public:
    SignalsBlocked() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, &previous_);
    }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;
    ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &previous_, nullptr); }

private:
    sigset_t previous_{};
};

/// Every call of MPI is one that returns at once, under one lock: the computing threads and the heartbeat
/// share it, and whoever waits sleeps instead of taking a processor from the ranks that still compute, as
/// MPI's own waiting would.
class MpiRanks : public Ranks {
public:
    MpiRanks() {
        const int silence = silence_allowed();
        const SignalsBlocked signals_blocked;
        int provided = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided);
        MPI_Comm_rank(MPI_COMM_WORLD, &index_);
        MPI_Comm_size(MPI_COMM_WORLD, &count_);
        if (provided < MPI_THREAD_SERIALIZED)
            throw Failure(ExitCode::internal_error, "this MPI allows no threads");
        signs_.resize(static_cast<std::size_t>(count_));
        std::vector<int> peers{0};  // the first listens to all, all listen to the first
        if (is_first()) {
            peers.resize(signs_.size());
            std::iota(peers.begin(), peers.end(), 0);
            peers.erase(peers.begin());
        }
        heartbeat_.emplace(std::move(peers), silence,
                           Heartbeat::Line{[this](int rank, char sign) { return send_sign(rank, sign); },
                                           [this](int rank) { return take_sign(rank); },
                                           [this](int rank) { end_for_silence(rank); }});
    }
    MpiRanks(const MpiRanks&) = delete;
    MpiRanks& operator=(const MpiRanks&) = delete;
    ~MpiRanks() override {
        heartbeat_.reset();
        for (Sign& sign : signs_) MPI_Wait(&sign.request, MPI_STATUS_IGNORE);
        MPI_Finalize();
    }

    int index() const override { return index_; }
    int count() const override { return count_; }

    std::vector<std::string> gather(std::string bytes) override {
        if (!is_first()) {
            post(bytes, 0, tag_part_size, tag_part);
            return {};
        }
        std::vector<std::string> all(static_cast<std::size_t>(count_));
        all.front() = std::move(bytes);
        for (int rank = 1; rank < count_; ++rank)
            all[static_cast<std::size_t>(rank)] = take(rank, tag_part_size, tag_part);
        return all;
    }

    std::string broadcast(std::string bytes) override {
        std::uint64_t size = bytes.size();
        wait_for(
            [&](MPI_Request* request) { MPI_Ibcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD, request); });
        bytes.resize(size);
        in_messages(size, [&](std::size_t at, int count) {
            wait_for([&](MPI_Request* request) {
                MPI_Ibcast(bytes.data() + at, count, MPI_BYTE, 0, MPI_COMM_WORLD, request);
            });
        });
        return bytes;
    }

    void send(int receiver, std::string bytes) override {
        post(bytes, receiver, tag_letter_size, tag_letter);
    }

    std::optional<Letter> receive() override {
        MPI_Status status;
        {
            const std::scoped_lock lock(calling_);
            int is_there = 0;
            MPI_Iprobe(MPI_ANY_SOURCE, tag_letter_size, MPI_COMM_WORLD, &is_there, &status);
            if (is_there == 0) return std::nullopt;
        }
        return Letter{status.MPI_SOURCE, take(status.MPI_SOURCE, tag_letter_size, tag_letter)};
    }

    [[noreturn]] void abort(int exit_code) override {
        {
            const std::scoped_lock lock(calling_);
            MPI_Abort(MPI_COMM_WORLD, exit_code);
        }
        std::_Exit(exit_code);
    }

private:
    /// The last sign of life to a rank, which MPI may still read.
    struct Sign {
        MPI_Request request = MPI_REQUEST_NULL;
        char byte = 0;
    };

    template <class Start>
    void wait_for(const Start& start) {
        MPI_Request request = MPI_REQUEST_NULL;
        int is_done = 0;
        for (bool is_first_try = true; is_done == 0; is_first_try = false) {
            if (!is_first_try) std::this_thread::sleep_for(between_polls);
            const std::scoped_lock lock(calling_);
            if (is_first_try) start(&request);
            MPI_Test(&request, &is_done, MPI_STATUS_IGNORE);
        }
    }

    template <class Transfer>
    static void in_messages(std::size_t size, const Transfer& transfer) {
        for (std::size_t at = 0; at < size; at += largest_message)
            transfer(at, static_cast<int>(std::min(largest_message, size - at)));
    }

    void post(const std::string& bytes, int receiver, int size_tag, int tag) {
        const std::uint64_t size = bytes.size();
        wait_for([&](MPI_Request* request) {
            MPI_Isend(&size, 1, MPI_UINT64_T, receiver, size_tag, MPI_COMM_WORLD, request);
        });
        in_messages(bytes.size(), [&](std::size_t at, int count) {
            wait_for([&](MPI_Request* request) {
                MPI_Isend(bytes.data() + at, count, MPI_BYTE, receiver, tag, MPI_COMM_WORLD, request);
            });
        });
    }

    std::string take(int sender, int size_tag, int tag) {
        std::uint64_t size = 0;
        wait_for([&](MPI_Request* request) {
            MPI_Irecv(&size, 1, MPI_UINT64_T, sender, size_tag, MPI_COMM_WORLD, request);
        });
        std::string bytes(size, '\0');
        in_messages(size, [&](std::size_t at, int count) {
            wait_for([&](MPI_Request* request) {
                MPI_Irecv(bytes.data() + at, count, MPI_BYTE, sender, tag, MPI_COMM_WORLD, request);
            });
        });
        return bytes;
    }

    bool send_sign(int rank, char sign) {
        Sign& last = signs_[static_cast<std::size_t>(rank)];
        const std::scoped_lock lock(calling_);
        int is_done = 0;
        MPI_Test(&last.request, &is_done, MPI_STATUS_IGNORE);
        if (is_done == 0) return false;
        last.byte = sign;
        MPI_Isend(&last.byte, 1, MPI_CHAR, rank, tag_sign, MPI_COMM_WORLD, &last.request);
        return true;
    }

    std::optional<char> take_sign(int rank) {
        const std::scoped_lock lock(calling_);
        int is_there = 0;
        MPI_Iprobe(rank, tag_sign, MPI_COMM_WORLD, &is_there, MPI_STATUS_IGNORE);
        if (is_there == 0) return std::nullopt;
        char sign = 0;
        MPI_Recv(&sign, 1, MPI_CHAR, rank, tag_sign, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        return sign;
    }

    void end_for_silence(int rank) {
        static_cast<void>(write_all(
            STDERR_FILENO, fmt::format("offersim: error: rank {} of {} has not been heard of for {} s\n",
                                       rank, count_, silence_allowed())));
        abort(static_cast<int>(ExitCode::internal_error));
    }

    int index_ = 0, count_ = 1;
    std::mutex calling_;
    std::vector<Sign> signs_;
    std::optional<Heartbeat> heartbeat_;
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
