#pragma once
/// How processes that work together notice that one of them is gone without a word: each gives a sign of life
/// every second, from a thread of its own, so that neither a long computation nor a crowded processor
/// silences it.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace offersim {

class Heartbeat {
public:
    /// What carries the signs. Both return at once.
    struct Line {
        std::function<bool(int rank, char sign)> send;      ///< false: not now, the last is still on its way
        std::function<std::optional<char>(int rank)> take;  ///< the next sign of that rank, if one has come
        std::function<void(int rank)> report_silence;       ///< ends the run
    };

    /// A peer is silent when it has missed that many beats of this process's own: one that was held up
    /// itself, by a sleeping machine for instance, has not listened and blames nobody.
    Heartbeat(std::vector<int> peers, int beats_allowed, Line line);
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;
    /// Takes leave of the peers and returns when they have taken theirs.
    ~Heartbeat();

private:
    struct Peer {
        int rank = 0;
        int missed = 0;
        bool is_told = false;  ///< of our leave
        bool has_left = false;
    };

    void run();
    void listen(Peer& peer, bool is_beat);

    std::vector<Peer> peers_;
    int beats_allowed_;
    Line line_;
    std::mutex mutex_;
    std::condition_variable leaving_;
    bool is_leaving_ = false;
    std::thread thread_;
};

}  // namespace offersim
