#pragma once
/// An uncertain input as the question to ask about it.
#include <string>
#include <string_view>

namespace offersim {

/// "companies.groq.common" -> "groq: what is paid before common (the preference stack), and what would a
/// common share get in a sale at today's value?"
std::string question_about(std::string_view key);

/// What becomes of a company, which nobody knows beforehand.
std::string question_about_fate(std::string_view company);

/// Who knows: the recruiter about offers and companies, oneself about the person; nobody about growth.
enum class Knower { recruiter, oneself, nobody };
Knower knower_of(std::string_view key);

}  // namespace offersim
