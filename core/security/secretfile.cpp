// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secretfile.h"

#include "base/directory.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace lineside {

namespace {

/// Closes what was opened.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

Unexpected failed(const std::string &what, const std::string &path)
{
    const int reason = errno;
    const auto code = reason == ENOENT ? ErrorCode::NotFound : reason == EEXIST ? ErrorCode::Conflict : ErrorCode::Io;
    return unexpected(code, what + ": " + std::strerror(reason), path);
}

/// O_NONBLOCK, so that a pipe put there holds nobody up.
Result<Secret> read(const std::string &path, mode_t closedTo)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat facts = {};
    if (file.number() < 0 && errno == ELOOP)
        return unexpected(ErrorCode::Corrupt, "a key is no link", path);
    if (file.number() < 0 || ::fstat(file.number(), &facts) != 0)
        return failed("cannot open the key", path);
    if (!S_ISREG(facts.st_mode) || facts.st_size != std::streamoff(kSecretFileBytes))
        return unexpected(ErrorCode::Corrupt, "a key is a file of " + std::to_string(kSecretFileBytes) + " bytes",
                          path);
    if ((facts.st_mode & closedTo) != 0)
        return unexpected(ErrorCode::NotAllowed, "others may read this key: make another, and give it mode 0600", path);
    std::string bytes(kSecretFileBytes, '\0');
    if (::read(file.number(), bytes.data(), bytes.size()) != ssize_t(bytes.size()))
        return failed("cannot read the key", path);
    return Secret(std::move(bytes));
}

Result<void> write(const std::string &path, const Secret &secret)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.number() < 0)
        return failed("cannot make the key", path);
    const auto bytes = secret.bytes();
    if (::fchmod(file.number(), 0600) != 0
        || ::write(file.number(), bytes.data(), bytes.size()) != ssize_t(bytes.size()) || ::fsync(file.number()) != 0)
        return failed("cannot write the key", path);
    return {};
}

} // namespace

std::string systemdCredentials()
{
    const char *directory = std::getenv("CREDENTIALS_DIRECTORY");
    return directory ? directory : "";
}

Result<Secret> findSecret(const std::string &directory, const std::string &name, const std::string &credentials)
{
    if (!credentials.empty()) {
        // The access list that lets the service's user in shows as rights of the group.
        auto given = read(credentials + '/' + name, S_IRWXO);
        if (given || given.error().code != ErrorCode::NotFound)
            return given;
    }
    return readSecretFile(directory + '/' + name);
}

Result<Secret> readOrMakeSecret(const std::string &directory, const std::string &name, const std::string &credentials)
{
    auto kept = findSecret(directory, name, credentials);
    if (kept || kept.error().code != ErrorCode::NotFound)
        return kept;
    const auto path = directory + '/' + name;
    if (auto made = makeSecretFile(path); !made)
        return Unexpected(made.error());
    return readSecretFile(path);
}

Result<Secret> readSecretFile(const std::string &path)
{
    return read(path, S_IRWXG | S_IRWXO);
}

// Under another name first: a crash must not leave half a key, which would be refused for ever.
Result<void> makeSecretFile(const std::string &path)
{
    const auto unfinished = path + ".new";
    ::unlink(unfinished.c_str());
    if (auto written = write(unfinished, Secret::random(kSecretFileBytes)); !written)
        return written;
    if (::link(unfinished.c_str(), path.c_str()) != 0) {
        auto refused = failed("cannot make the key", path);
        ::unlink(unfinished.c_str());
        return refused;
    }
    ::unlink(unfinished.c_str());
    const auto folder = std::filesystem::path(path).parent_path().string();
    return syncDirectory(folder.empty() ? "." : folder);
}

} // namespace lineside
