// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/directory.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lineside {

namespace {

Result<void> sync(const std::string &path, int flags, int (*flush)(int))
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (descriptor < 0)
        return unexpected(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                          std::string("cannot open to flush: ") + std::strerror(errno), path);
    const bool isFlushed = flush(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!isFlushed)
        return unexpected(ErrorCode::Io, std::string("cannot flush: ") + std::strerror(error), path);
    return {};
}

} // namespace

Result<void> syncDirectory(const std::string &directory)
{
    return sync(directory, O_DIRECTORY, &::fsync);
}

Result<void> syncFile(const std::string &path)
{
    return sync(path, 0, &::fdatasync);
}

} // namespace lineside
