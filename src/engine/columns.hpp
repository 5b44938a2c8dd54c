#pragma once
/// Room for the columns of a block.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

namespace offersim {

/// Begins at a cache line, as columns are a whole number of them: no vector of a kernel then straddles two,
/// which would cost the simple ones half as much again. Begins with zeros, which the system gives: of many
/// columns that are there for whoever asks, those that nobody writes to take no memory and no time.
template <class Value>
struct CacheLineAllocator {
    using value_type = Value;

    CacheLineAllocator() = default;
    template <class Other>
    explicit CacheLineAllocator(const CacheLineAllocator<Other>&) {}

    Value* allocate(std::size_t count) {
        void* const room = std::calloc(count * sizeof(Value) + cache_line, 1);
        if (room == nullptr) throw std::bad_alloc();
        // At least a pointer's room lies before the next cache line, as calloc aligns to two of them.
        const auto next_line = (reinterpret_cast<std::uintptr_t>(room) / cache_line + 1) * cache_line;
        auto* const values = reinterpret_cast<Value*>(next_line);
        reinterpret_cast<void**>(next_line)[-1] = room;
        return values;
    }
    void deallocate(Value* values, std::size_t) noexcept { std::free(reinterpret_cast<void**>(values)[-1]); }

    /// Room that was only allocated holds zeros already.
    void construct(Value*) noexcept {}
    template <class... Arguments>
    void construct(Value* at, Arguments... arguments) {
        ::new (static_cast<void*>(at)) Value(arguments...);
    }
    friend bool operator==(CacheLineAllocator, CacheLineAllocator) { return true; }

private:
    static constexpr std::size_t cache_line = 64;
};

/// Not to be made smaller and larger again: what is made anew keeps what was there.
using Columns = std::vector<double, CacheLineAllocator<double>>;

}  // namespace offersim
