#pragma once
/// Room for the columns of a block.
#include <cstddef>
#include <new>
#include <vector>

namespace offersim {

/// Begins at a cache line, as columns are a whole number of them: no vector of a kernel then straddles two,
/// which would cost the simple ones half as much again.
template <class Value>
struct CacheLineAllocator {
    using value_type = Value;
    static constexpr std::align_val_t cache_line{64};

    CacheLineAllocator() = default;
    template <class Other>
    explicit CacheLineAllocator(const CacheLineAllocator<Other>&) {}
    Value* allocate(std::size_t count) {
        return static_cast<Value*>(::operator new(count * sizeof(Value), cache_line));
    }
    void deallocate(Value* at, std::size_t) noexcept { ::operator delete(at, cache_line); }
    friend bool operator==(CacheLineAllocator, CacheLineAllocator) { return true; }
};

using Columns = std::vector<double, CacheLineAllocator<double>>;

}  // namespace offersim
