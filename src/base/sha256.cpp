#include "base/sha256.hpp"

#include <sha2.h>
#include <sys/types.h>

#include <algorithm>
#include <cstdint>

namespace offersim {

std::string sha256(std::string_view text) {
    char digits[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), digits);
    return digits;
}

std::string sha256_base64(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    SHA256Final(digest, &context);
    std::string result;
    for (std::size_t i = 0; i < SHA256_DIGEST_LENGTH; i += 3) {
        std::uint32_t bits = 0;
        const std::size_t bytes = std::min<std::size_t>(3, SHA256_DIGEST_LENGTH - i);
        for (std::size_t k = 0; k < 3; ++k) bits = bits << 8 | (k < bytes ? digest[i + k] : 0u);
        for (std::size_t k = 0; k < 4; ++k) result += k <= bytes ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return result;
}

}  // namespace offersim
