// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/pskkeys.h"

#include "model/name.h"
#include "security/auditchain.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace lineside {

namespace {

constexpr mode_t kOthers = 077;

/// Empty: it is no key.
Secret keyOf(std::string_view digits)
{
    if (digits.size() % 2 != 0 || digits.size() < 2 * PskKeys::kLeastKeyBytes
        || digits.size() > 2 * PskKeys::kMostKeyBytes)
        return {};
    std::string bytes(digits.size() / 2, '\0');
    if (!fromHex(digits, {reinterpret_cast<unsigned char *>(bytes.data()), bytes.size()}))
        return {};
    return Secret(std::move(bytes));
}

Unexpected failed(const std::string &path)
{
    return unexpected(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                      std::string("the keys of devices cannot be read: ") + std::strerror(errno), path);
}

/// As a Secret, for it is overwritten when it goes.
Result<Secret> contentOf(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return failed(path);
    struct stat facts = {};
    std::string text;
    Result<Secret> result = failed(path);
    if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)
        || std::cmp_greater(facts.st_size, PskKeys::kMostFileBytes)) {
        result = unexpected(ErrorCode::Corrupt, "the keys of devices are a plain file of at most 4 MiB", path);
    } else if ((facts.st_mode & kOthers) != 0) {
        result
            = unexpected(ErrorCode::NotAllowed, "others may read the keys of devices: give the file mode 0600", path);
    } else {
        text.resize(static_cast<std::size_t>(facts.st_size));
        std::size_t at = 0;
        ssize_t got = 1;
        while (at < text.size() && (got = ::read(file, text.data() + at, text.size() - at)) > 0)
            at += static_cast<std::size_t>(got);
        result = at == text.size() ? Result<Secret>(Secret(std::move(text))) : failed(path);
    }
    ::close(file);
    return result;
}

} // namespace

Result<PskKeys> PskKeys::read(const std::string &path)
{
    const auto content = contentOf(path);
    if (!content)
        return Unexpected(content.error());
    std::string_view left(reinterpret_cast<const char *>(content->bytes().data()), content->size());
    PskKeys keys;
    for (int line = 1; !left.empty(); ++line) {
        const std::size_t end = left.find('\n');
        if (!keys.take(left.substr(0, end)))
            return unexpected(
                ErrorCode::Corrupt,
                "the keys of devices: line " + std::to_string(line)
                    + " is no key of 32 to 128 hexadecimal digits, a blank and a device's id, each id once",
                path);
        left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    }
    return keys;
}

bool PskKeys::take(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty() || line.front() == '#')
        return true;
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos)
        return false;
    const std::string_view id = line.substr(blank + 1);
    Secret key = keyOf(line.substr(0, blank));
    return !key.isEmpty() && isDeviceId(id) && m_keys.emplace(id, std::move(key)).second;
}

std::string PskKeys::stampOf(const std::string &path)
{
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) != 0)
        return {};
    std::string stamp;
    for (const auto each :
         {static_cast<long long>(facts.st_ino), static_cast<long long>(facts.st_size),
          static_cast<long long>(facts.st_ctim.tv_sec), static_cast<long long>(facts.st_ctim.tv_nsec)})
        stamp += std::to_string(each) + ' ';
    return stamp;
}

const Secret *PskKeys::find(std::string_view deviceId) const
{
    const auto known = m_keys.find(deviceId);
    return known == m_keys.end() ? nullptr : &known->second;
}

} // namespace lineside
