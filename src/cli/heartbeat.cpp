#include "cli/heartbeat.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace offersim {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto between_beats = std::chrono::seconds(1);
constexpr auto between_looks = std::chrono::milliseconds(1);  ///< while the peers' leave is waited for
constexpr char alive = 'a', farewell = 'f';

}  // namespace

Heartbeat::Heartbeat(std::vector<int> peers, int beats_allowed, Line line)
    : beats_allowed_(beats_allowed), line_(std::move(line)) {
    for (const int rank : peers) peers_.push_back({.rank = rank});
    thread_ = std::thread([this] { run(); });
}

Heartbeat::~Heartbeat() {
    {
        const std::scoped_lock lock(mutex_);
        is_leaving_ = true;
    }
    leaving_.notify_one();
    thread_.join();
}

void Heartbeat::run() {
    Clock::time_point next_beat = Clock::now();
    for (bool is_leaving = false;;) {
        const bool is_beat = Clock::now() >= next_beat;
        if (is_beat) next_beat = Clock::now() + between_beats;
        for (Peer& peer : peers_) {
            if (is_leaving && !peer.is_told) peer.is_told = line_.send(peer.rank, farewell);
            if (!is_leaving && is_beat) static_cast<void>(line_.send(peer.rank, alive));
            listen(peer, is_beat);
        }
        if (is_leaving && std::ranges::all_of(peers_, [](const Peer& p) { return p.is_told && p.has_left; }))
            return;
        std::unique_lock lock(mutex_);
        if (is_leaving)
            leaving_.wait_for(lock, between_looks);
        else
            leaving_.wait_until(lock, next_beat, [this] { return is_leaving_; });
        is_leaving = is_leaving_;
    }
}

void Heartbeat::listen(Peer& peer, bool is_beat) {
    if (is_beat) ++peer.missed;
    while (const std::optional<char> sign = line_.take(peer.rank)) {
        peer.missed = 0;
        if (*sign == farewell) peer.has_left = true;
    }
    if (!peer.has_left && peer.missed > beats_allowed_) line_.report_silence(peer.rank);
}

}  // namespace offersim
