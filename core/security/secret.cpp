// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secret.h"

#include "security/sodiumready.h"

#include <algorithm>
#include <utility>

namespace lineside {

Secret::Secret(std::size_t size)
    : m_bytes(std::make_unique<unsigned char[]>(size))
    , m_size(size)
{
}

Secret::Secret(std::span<const unsigned char> bytes)
    : Secret(bytes.size())
{
    std::ranges::copy(bytes, m_bytes.get());
}

Secret::Secret(std::string &&text)
    : Secret(text.size())
{
    std::ranges::copy(text, m_bytes.get());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

Secret Secret::random(std::size_t size)
{
    Secret made(size);
    makeSodiumReady();
    randombytes_buf(made.m_bytes.get(), size);
    return made;
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

bool Secret::equals(const Secret &other) const
{
    return m_size == other.m_size && sodium_memcmp(m_bytes.get(), other.m_bytes.get(), m_size) == 0;
}

void Secret::wipe()
{
    if (m_bytes)
        sodium_memzero(m_bytes.get(), m_size);
}

} // namespace lineside
