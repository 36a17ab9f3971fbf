// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/signingkey.h"

#include "security/sodiumready.h"

#include <cassert>

namespace lineside {

namespace {

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

SigningKey::SigningKey(const Secret &seed)
{
    assert(seed.size() == crypto_sign_SEEDBYTES);
    makeSodiumReady();
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(m_public.data(), secret.data(), seed.bytes().data());
    m_secret = Secret(std::span<const unsigned char>(secret));
    sodium_memzero(secret.data(), secret.size());
}

Signature SigningKey::sign(std::string_view text) const
{
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytesOf(text), text.size(), m_secret.bytes().data());
    return signature;
}

bool isSignedBy(const PublicKey &key, std::string_view text, const Signature &signature)
{
    return crypto_sign_verify_detached(signature.data(), bytesOf(text), text.size(), key.data()) == 0;
}

} // namespace lineside
