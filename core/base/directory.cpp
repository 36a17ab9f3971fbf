// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/directory.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lineside {

Result<void> syncDirectory(const std::string &directory)
{
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return unexpected(ErrorCode::Io, std::string("cannot open the directory: ") + std::strerror(errno), directory);
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!synced)
        return unexpected(ErrorCode::Io, std::string("cannot flush the directory: ") + std::strerror(error), directory);
    return {};
}

} // namespace lineside
