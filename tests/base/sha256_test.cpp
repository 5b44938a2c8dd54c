#include "base/sha256.hpp"

#include <gtest/gtest.h>

namespace offersim {

namespace {

/// FIPS 180-4 example "abc", and the empty text.
TEST(Sha256, AgreesWithTheStandard) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    EXPECT_EQ(sha256_base64(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

}  // namespace

}  // namespace offersim
