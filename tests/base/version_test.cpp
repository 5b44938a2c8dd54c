#include <gtest/gtest.h>

#include "scenario/models.hpp"

TEST(Models, AreEmbedded) { EXPECT_FALSE(offersim::embedded_models().empty()); }
