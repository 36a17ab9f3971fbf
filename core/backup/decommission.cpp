// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/decommission.h"

#include "base/directory.h"
#include "security/secret.h"
#include "store/storelock.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace lineside {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kPortionBytes = 64 << 10;

/// Keys by their names; state.db has what passwords became, names of people and what they did.
bool holdsSecrets(std::string_view name)
{
    return name.ends_with(".key") || name.starts_with("state.db");
}

bool isOurs(std::string_view name)
{
    const auto begins = [name](std::string_view with) { return name.starts_with(with); };
    return holdsSecrets(name) || begins("readings-") || begins("replaced-") || begins("restore.") || begins("audit.")
        || begins("backup.part") || name == "ballast" || name == "console.sock"
        || name.find(".damaged-") != std::string_view::npos;
}

Unexpected failed(const char *what, const std::string &path)
{
    return unexpected(ErrorCode::Io, std::string(what) + ": " + std::strerror(errno), path);
}

Result<void> overwrite(const std::string &path)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return errno == ELOOP ? Result<void>() : failed("cannot write over the file", path);
    struct stat facts = {};
    bool isDone = ::fstat(file, &facts) == 0;
    for (auto left = isDone && S_ISREG(facts.st_mode) ? std::uint64_t(facts.st_size) : 0; isDone && left > 0;) {
        const Secret noise = Secret::random(std::min(left, kPortionBytes));
        isDone = ::write(file, noise.bytes().data(), noise.size()) == ssize_t(noise.size());
        left -= noise.size();
    }
    isDone = isDone && ::fsync(file) == 0;
    const auto result = isDone ? Result<void>() : failed("cannot write over the file", path);
    ::close(file);
    return result;
}

std::vector<fs::path> entriesOf(const std::string &directory, std::error_code &problem)
{
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(directory, problem), end; !problem && at != end; at.increment(problem))
        entries.push_back(at->path());
    std::ranges::sort(entries);
    return entries;
}

/// What holds secrets, in the folder and in those that were set aside in it.
std::vector<fs::path> secretsIn(const std::vector<fs::path> &entries)
{
    std::vector<fs::path> secrets;
    for (const fs::path &entry : entries) {
        std::error_code ignored;
        const std::string name = entry.filename().string();
        const bool isFolder = fs::symlink_status(entry, ignored).type() == fs::file_type::directory;
        if (!isFolder && holdsSecrets(name))
            secrets.push_back(entry);
        if (isFolder && isOurs(name)) {
            const auto inside = secretsIn(entriesOf(entry.string(), ignored));
            secrets.insert(secrets.end(), inside.begin(), inside.end());
        }
    }
    // Keys first: without them what they sealed or signed elsewhere is worth nothing any more.
    std::ranges::stable_sort(secrets, {}, [](const fs::path &path) { return path.extension() != ".key"; });
    return secrets;
}

Result<void> removeAll(const fs::path &path, DecommissionReport &report)
{
    std::error_code problem;
    const auto removed = fs::remove_all(path, problem); // a link itself, not what it leads to
    if (problem)
        return unexpected(ErrorCode::Io, "cannot remove: " + problem.message(), path.string());
    report.removed += removed;
    return {};
}

Result<void> removeSecrets(const std::vector<fs::path> &entries, DecommissionReport &report)
{
    for (const fs::path &secret : secretsIn(entries)) {
        if (auto done = overwrite(secret.string()); !done)
            return done;
        report.overwritten.push_back(secret.filename().string());
        if (auto done = removeAll(secret, report); !done)
            return done;
    }
    return {};
}

Result<void> removeJournal(const std::string &directory, DecommissionReport &report)
{
    std::error_code none;
    for (const fs::path &entry : entriesOf(directory, none)) {
        if (entry.extension() != ".seg")
            continue;
        if (auto done = removeAll(entry, report); !done)
            return done;
    }
    fs::remove(directory, none); // where it is empty now
    return {};
}

} // namespace

Result<DecommissionReport> decommission(const std::string &storeDirectory, const std::string &journalDirectory)
{
    const auto lock = StoreLock::acquire(storeDirectory);
    if (!lock)
        return Unexpected(lock.error());
    std::error_code problem;
    const auto entries = entriesOf(storeDirectory, problem);
    if (problem)
        return unexpected(ErrorCode::Io, problem.message(), storeDirectory);
    DecommissionReport report;
    if (auto done = removeSecrets(entries, report); !done)
        return Unexpected(done.error());
    if (auto done = removeJournal(journalDirectory, report); !done)
        return Unexpected(done.error());
    for (const fs::path &entry : entries) {
        const std::string name = entry.filename().string();
        if (!isOurs(name)) {
            if (fs::exists(fs::symlink_status(entry, problem)))
                report.left.push_back(name);
            continue;
        }
        if (auto done = removeAll(entry, report); !done)
            return Unexpected(done.error());
    }
    if (auto done = syncDirectory(storeDirectory); !done)
        return Unexpected(done.error());
    return report;
}

} // namespace lineside
