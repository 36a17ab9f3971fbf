// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "security/secret.h"

#include <array>
#include <string_view>

namespace lineside {

/// Source: RFC 8032, Ed25519.
using PublicKey = std::array<unsigned char, 32>;
using Signature = std::array<unsigned char, 64>;

/// The file beside state.db that a gateway's record is signed with (security/secretfile.h).
inline constexpr std::string_view kAuditKeyFile = "audit.key";

/// The pair by which a gateway signs its record. Who has the public half can tell that the record is this gateway's.
/// Owner: the store's writer, or a command of lineside-edged. Thread: any.
class SigningKey
{
public:
    /// `seed`: the 32 bytes of the key file.
    explicit SigningKey(const Secret &seed);

    [[nodiscard]] Signature sign(std::string_view text) const;
    [[nodiscard]] const PublicKey &publicKey() const { return m_public; }

private:
    Secret m_secret;
    PublicKey m_public{};
};

[[nodiscard]] bool isSignedBy(const PublicKey &key, std::string_view text, const Signature &signature);

} // namespace lineside
