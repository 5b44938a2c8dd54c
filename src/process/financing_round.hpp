#pragma once
/// What a round of financing does to who owns a company and who is paid first. New shares are sold for cash
/// at the round's price, so nobody loses value by dilution alone; ownership, the preferences and the headline
/// change. With N shares of all kinds before, a round that sells the part d and adds the part p to the pool
/// leaves
///   N' = N / (1 - d - p)
/// and so whoever owned a share s of the company owns s (1 - d - p): a 10 % round leaves 90 %.
/// Anti-dilution lowers the conversion price of classes that paid more than a round below it does:
/// broad-based weighted average CP' = CP (A + B) / (A + C), with A shares outstanding before, B what the new
/// money would have bought at CP and C what it did buy; full ratchet CP' = the new price. Source: NVCA model
/// certificate of incorporation, section 4.4; Feld & Mendelson, Venture Deals, chapter 4.
#include "process/capital_structure.hpp"

namespace offersim {

enum class AntiDilution { none, broad_based, full_ratchet };

struct FinancingRound {
    double price = 0;     ///< of a new share
    double dilution = 0;  ///< new shares over all shares after the round
    double pool = 0;      ///< likewise of what the pool is topped up by
    double preference_multiple = 1;
    bool is_senior = true;  ///< to all classes before it; else of the same rank as the last of them
    AntiDilution anti_dilution = AntiDilution::none;

    /// What the number of all shares is multiplied by, before any anti-dilution.
    double growth_of_shares() const { return 1 / (1 - dilution - pool); }
};

/// Makes of `capital` what it is after the round, whose class comes last.
void add_round(CapitalStructure& capital, const FinancingRound& round);
CapitalStructure after_round(CapitalStructure capital, const FinancingRound& round);

}  // namespace offersim
