// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storelock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace lineside {

Result<StoreLock> StoreLock::acquire(const std::string &directory)
{
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return unexpected(ErrorCode::Io, std::string("cannot open the directory: ") + std::strerror(errno), directory);
    StoreLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return unexpected(ErrorCode::Unavailable, "an engine or a restore already works on this storage", directory);
    return lock;
}

StoreLock::~StoreLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace lineside
