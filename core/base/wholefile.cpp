// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wholefile.h"

#include "base/directory.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lineside {

namespace {

constexpr int kMostAttempts = 100; // each with another name

Unexpected cannotWrite(const char *what, const std::string &path)
{
    const int reason = errno;
    const bool noRoom = reason == ENOSPC || reason == EDQUOT;
    return unexpected(noRoom ? ErrorCode::Full : ErrorCode::Io, std::string(what) + ": " + std::strerror(reason), path);
}

struct Opened
{
    std::string path;
    int descriptor;
};

Result<Opened> openBeside(const std::string &path, mode_t mode)
{
    std::random_device random;
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        std::string name = path + ".part-" + std::to_string(random());
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (descriptor >= 0)
            return Opened{std::move(name), descriptor};
        if (errno != EEXIST)
            break;
    }
    return cannotWrite("cannot make the file", path);
}

} // namespace

Result<WholeFile> WholeFile::create(const std::string &path, mode_t mode)
{
    struct stat facts = {};
    if (::lstat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISLNK(facts.st_mode))
        return unexpected(ErrorCode::InvalidInput, "there is something of this name that is no file", path);
    auto opened = openBeside(path, mode);
    return opened ? Result<WholeFile>(WholeFile(path, std::move(opened->path), opened->descriptor))
                  : Unexpected(opened.error());
}

WholeFile::WholeFile(std::string path, std::string unfinished, int descriptor)
    : m_path(std::move(path))
    , m_unfinished(std::move(unfinished))
    , m_descriptor(descriptor)
{
}

WholeFile::WholeFile(WholeFile &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_unfinished(std::exchange(other.m_unfinished, {}))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

WholeFile::~WholeFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_unfinished.empty())
        ::unlink(m_unfinished.c_str());
}

Result<void> WholeFile::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cannotWrite("cannot write the file", m_path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> WholeFile::publish()
{
    if (::fsync(m_descriptor) != 0)
        return cannotWrite("cannot flush the file", m_path);
    if (::rename(m_unfinished.c_str(), m_path.c_str()) != 0)
        return cannotWrite("cannot give the file its name", m_path);
    m_unfinished.clear();
    const std::string folder = std::filesystem::path(m_path).parent_path().string();
    return syncDirectory(folder.empty() ? "." : folder);
}

Result<std::string> makeFileBeside(const std::string &path)
{
    auto opened = openBeside(path, WholeFile::kOwnerOnly);
    if (!opened)
        return Unexpected(opened.error());
    ::close(opened->descriptor);
    return std::move(opened->path);
}

} // namespace lineside
