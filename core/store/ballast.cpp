// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ballast.h"

#include "store/storefiles.h"

#include <fcntl.h>
#include <unistd.h>

namespace lineside {

namespace {

} // namespace

Ballast::Ballast(const std::string &directory)
    : m_directory(directory)
    , m_path(directory + "/ballast")
    , m_held(fileBytes(m_path) >= kBytes)
{
}

void Ballast::release()
{
    ::unlink(m_path.c_str());
    m_held = false;
    m_spent = true;
}

void Ballast::restore()
{
    if (m_held || freeBytes(m_directory) < kFreeBytesToRestore)
        return;
    m_held = allocate();
    m_spent = m_spent && !m_held;
}

bool Ballast::allocate() const
{
    const int descriptor = ::open(m_path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, kFileMode);
    if (descriptor < 0)
        return false;
    const bool allocated = ::posix_fallocate(descriptor, 0, static_cast<off_t>(kBytes)) == 0;
    ::close(descriptor);
    if (!allocated)
        ::unlink(m_path.c_str());
    return allocated;
}

} // namespace lineside
