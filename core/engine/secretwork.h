// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secrettext.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lineside {

/// What the login thread is to find out: hashing takes a third of a second, which the pipeline has not.
struct SecretWork
{
    struct Candidate
    {
        std::uint64_t user = 0;
        std::string secretHash; ///< empty: has none; checked all the same, so that it takes as long
        std::string badgeHash;
    };

    std::vector<Candidate> candidates{}; ///< whom the credentials may be; by a badge alone many
    SecretText secret{}; ///< to check; empty: none was given
    SecretText badge{};
    SecretText toHash{}; ///< the new one; empty: none
    bool isBadgeToHash = false;
};

/// What it found out.
struct SecretOutcome
{
    std::uint64_t user = 0; ///< whose credentials they are; 0: nobody's
    bool byBadge = false;
    bool bySecret = false;
    std::string renewedHash{}; ///< the checked secret at today's cost, where it was kept at less
    std::string newHash{}; ///< of `toHash`
    std::string problem{}; ///< why nothing could be found out; empty: nothing was in the way
};

} // namespace lineside
