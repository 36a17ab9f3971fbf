// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/restore.h"

#include "backup/backup.h"
#include "backup/tarfile.h"
#include "base/directory.h"
#include "store/auditkeeper.h"
#include "store/auditrenewal.h"
#include "store/migrations.h"
#include "store/slicearchive.h"
#include "store/sliceopener.h"
#include "store/slicewriter.h"
#include "store/stateloader.h"
#include "store/storefacts.h"
#include "store/storefiles.h"
#include "store/storelock.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace lineside {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kUnpacked = "restore.part"; // being filled
constexpr std::uint64_t kMaxSumsBytes = 1 << 20;

using Sums = std::map<std::string, std::string>; // file name -> SHA-256

Unexpected ioError(const char *what, const std::error_code &error, const std::string &path)
{
    const bool noRoom = error == std::errc::no_space_on_device;
    return unexpected(noRoom ? ErrorCode::Full : ErrorCode::Io, what + (": " + error.message()), path);
}

std::vector<std::string> namesIn(const std::string &directory)
{
    std::vector<std::string> names;
    if (fileBytes(directory + '/' + std::string(kStateFile)) > 0)
        names.emplace_back(kStateFile);
    for (const auto &slice : listSlices(directory))
        names.push_back(fileName(slice.path));
    return names;
}

Result<void> moveFile(const std::string &from, const std::string &to)
{
    std::error_code failed;
    fs::rename(from, to, failed);
    if (failed && failed != std::errc::no_such_file_or_directory)
        return ioError("cannot move a file", failed, from);
    return {};
}

Result<void> moveDatabase(const std::string &from, const std::string &to)
{
    Result<void> done;
    for (const char *suffix : {"", "-wal", "-shm"}) {
        if (done)
            done = moveFile(from + suffix, to + suffix);
    }
    return done;
}

/// One restore on its way. Each step leaves the store as it was until move().
class Restore
{
public:
    Restore(const std::string &directory, const std::string &file, const Secret *key, std::int64_t nowMs)
        : m_directory(directory)
        , m_file(file)
        , m_key(key)
        , m_unpacked(directory + '/' + std::string(kUnpacked))
        , m_verified(directory + '/' + std::string(kRestoreReady))
        , m_nowMs(nowMs)
    {
    }

    [[nodiscard]] Result<RestoreReport> run();

private:
    [[nodiscard]] Result<void> clear();
    [[nodiscard]] Result<void> unpack(const std::string &file);
    [[nodiscard]] Result<void> unpackFile(TarReader &archive, const TarReader::Entry &entry);
    [[nodiscard]] Result<void> readSums(TarReader &archive, const TarReader::Entry &entry);
    [[nodiscard]] Result<void> compareSums() const;
    [[nodiscard]] Result<void> verify();
    [[nodiscard]] Result<void> verifyFile(const std::string &name);
    [[nodiscard]] Result<void> note(Database &slice);
    [[nodiscard]] Result<void> renewState();
    [[nodiscard]] Result<void> renewRecord(Database &state);
    [[nodiscard]] Result<void> goOnAbove();
    [[nodiscard]] Result<void> closeToOthers() const;
    [[nodiscard]] Result<void> move();
    [[nodiscard]] Result<void> setOldAside();

    const std::string &m_directory;
    const std::string &m_file;
    const Secret *const m_key;
    const std::string m_unpacked;
    const std::string m_verified;
    const std::int64_t m_nowMs;
    Sums m_found;
    Sums m_promised;
    RestoreReport m_report;
    std::uint64_t m_newestBase = 0;
    std::uint64_t m_highestCursor = 0;
};

Result<RestoreReport> Restore::run()
{
    auto done = clear();
    if (done)
        done = unpack(m_file);
    for (const auto step : {&Restore::verify, &Restore::renewState, &Restore::goOnAbove}) {
        if (done)
            done = (this->*step)();
    }
    if (done)
        done = closeToOthers();
    if (done)
        done = move();
    if (done)
        return m_report;
    std::error_code ignored;
    fs::remove_all(m_unpacked, ignored);
    return Unexpected(done.error());
}

// What an earlier restore left; it can be unpacked again.
Result<void> Restore::clear()
{
    std::error_code failed;
    for (const auto &folder : {m_unpacked, m_verified}) {
        fs::remove_all(folder, failed);
        if (failed)
            return ioError("cannot clear away an earlier restore", failed, folder);
    }
    return makeDirectory(m_unpacked);
}

Result<void> Restore::unpack(const std::string &file)
{
    auto archive = TarReader::open(file, m_key);
    if (!archive)
        return Unexpected(archive.error());
    for (;;) {
        const auto entry = archive->next();
        if (!entry)
            return Unexpected(entry.error());
        if (!*entry)
            return compareSums();
        const bool isSums = (*entry)->name == kBackupSums;
        if (auto done = isSums ? readSums(*archive, **entry) : unpackFile(*archive, **entry); !done)
            return done;
    }
}

Result<void> Restore::unpackFile(TarReader &archive, const TarReader::Entry &entry)
{
    const std::string path = m_unpacked + '/' + entry.name;
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return unexpected(ErrorCode::Io, file.errorString().toStdString(), path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (;;) {
        const auto portion = archive.read();
        if (!portion)
            return Unexpected(portion.error());
        if (portion->isEmpty())
            break;
        hash.addData(*portion);
        if (file.write(*portion) != portion->size())
            return ioError("cannot unpack", std::error_code(errno, std::system_category()), path);
    }
    if (::fsync(file.handle()) != 0)
        return ioError("cannot flush", std::error_code(errno, std::system_category()), path);
    m_found[entry.name] = hash.result().toHex().toStdString();
    return {};
}

Result<void> Restore::readSums(TarReader &archive, const TarReader::Entry &entry)
{
    std::string text;
    while (entry.bytes <= kMaxSumsBytes && text.size() < entry.bytes) {
        const auto portion = archive.read();
        if (!portion)
            return Unexpected(portion.error());
        text += portion->toStdString();
    }
    if (!text.starts_with(kBackupFormat))
        return unexpected(ErrorCode::Corrupt, "not a backup this program knows");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto gap = line.find("  ");
        if (!line.starts_with('#') && gap != std::string::npos)
            m_promised[line.substr(gap + 2)] = line.substr(0, gap);
    }
    return {};
}

Result<void> Restore::compareSums() const
{
    if (m_promised.empty())
        return unexpected(ErrorCode::Corrupt, "the backup has no checksums: it ends early or is none");
    for (const auto &[name, sum] : m_promised) {
        const auto found = m_found.find(name);
        if (found == m_found.end() || found->second != sum)
            return unexpected(ErrorCode::Corrupt, "missing or damaged in the backup", name);
    }
    if (m_found.size() != m_promised.size() || !m_found.contains(std::string(kStateFile)))
        return unexpected(ErrorCode::Corrupt, "the backup holds other files than its checksums name");
    return {};
}

Result<void> Restore::verify()
{
    for (const auto &[name, sum] : m_found) {
        if (auto done = verifyFile(name); !done)
            return done;
    }
    m_report.files = m_found.size();
    return {};
}

Result<void> Restore::verifyFile(const std::string &name)
{
    auto database = Database::open(m_unpacked + '/' + name, {Database::Mode::Read});
    if (!database)
        return Unexpected(database.error());
    const auto wrong = database->quickCheck();
    if (!wrong || !wrong->empty())
        return unexpected(ErrorCode::Corrupt, wrong ? *wrong : wrong.error().message, name);
    const auto newest = name == kStateFile ? stateMigrations().size() : sliceMigrations().size();
    if (database->schema().value_or(0) > newest)
        return unexpected(ErrorCode::InvalidInput, "the backup is of a newer version of this program", name);
    return name == kStateFile ? Result<void>() : note(*database);
}

Result<void> Restore::note(Database &slice)
{
    const auto facts = readSliceFacts(slice);
    if (!facts)
        return Unexpected(facts.error());
    m_report.rows += facts->rows;
    m_report.lastSequence = std::max(m_report.lastSequence, facts->lastSequence);
    if (facts->base < m_newestBase)
        return {};
    m_newestBase = facts->base;
    m_report.journalPosition = facts->journalPosition;
    return {};
}

// Slices are known by their inodes, and those are new ones.
Result<void> Restore::renewState()
{
    auto state = Database::open(m_unpacked + '/' + std::string(kStateFile), {Database::Mode::Write, true});
    if (!state)
        return Unexpected(state.error());
    if (auto migrated = migrate(*state, stateMigrations()); !migrated)
        return migrated;
    if (auto known = SliceArchive(*state).renewInodes(listSlices(m_unpacked)); !known)
        return known;
    const auto cursors = loadCursors(*state);
    if (!cursors)
        return Unexpected(cursors.error());
    for (const auto &[sink, position] : *cursors)
        m_highestCursor = std::max(m_highestCursor, position.last());
    return renewRecord(*state);
}

Result<void> Restore::renewRecord(Database &state)
{
    auto key = loadAuditKey(m_directory);
    if (!key)
        return Unexpected(key.error());
    auto renewed = renewAudit(state, std::move(*key), m_file, m_nowMs);
    if (!renewed)
        return Unexpected(renewed.error());
    m_report.auditLines = renewed->head.number;
    m_report.auditFaults = renewed->faults;
    return writeAuditHeadFile(m_unpacked, renewed->head);
}

// An empty slice says both where numbers and where the journal go on.
Result<void> Restore::goOnAbove()
{
    m_report.journalPosition = journalPositionIn(m_directory).value_or(m_report.journalPosition);
    const auto last = std::max(m_report.lastSequence, m_highestCursor);
    const std::string path = m_unpacked + '/' + freeSliceName(m_unpacked, dayOf(m_nowMs));
    const auto slice = SliceWriter::create(path, true, {last + kLostSequences + 1, m_report.journalPosition});
    return slice ? syncDirectory(m_unpacked) : Unexpected(slice.error());
}

// Whatever the mask of the process is.
Result<void> Restore::closeToOthers() const
{
    std::error_code failed;
    for (const auto &file : fs::directory_iterator(m_unpacked, failed))
        fs::permissions(file.path(), fs::perms::owner_read | fs::perms::owner_write, failed);
    return failed ? ioError("cannot close the files to others", failed, m_unpacked) : Result<void>();
}

Result<void> Restore::move()
{
    auto done = moveFile(m_unpacked, m_verified);
    if (done)
        done = syncDirectory(m_directory);
    if (done)
        done = setOldAside();
    if (done)
        done
            = moveFile(m_verified + '/' + std::string(kAuditHeadFile), m_directory + '/' + std::string(kAuditHeadFile));
    for (const auto &name : namesIn(m_verified)) {
        if (done)
            done = moveDatabase(m_verified + '/' + name, m_directory + '/' + name);
    }
    if (done)
        done = syncDirectory(m_directory);
    std::error_code failed;
    if (done && !fs::remove_all(m_verified, failed))
        return ioError("cannot remove an empty folder", failed, m_verified);
    return done ? syncDirectory(m_directory) : done;
}

Result<void> Restore::setOldAside()
{
    const auto names = namesIn(m_directory);
    if (names.empty())
        return {};
    m_report.setAside = m_directory + "/replaced-" + utcStamp(m_nowMs);
    auto done = makeDirectory(m_report.setAside);
    for (const auto &name : names) {
        if (done)
            done = moveDatabase(m_directory + '/' + name, m_report.setAside + '/' + name);
    }
    if (done)
        done = moveFile(m_directory + '/' + std::string(kAuditHeadFile),
                        m_report.setAside + '/' + std::string(kAuditHeadFile));
    return done ? syncDirectory(m_report.setAside) : done;
}

} // namespace

Result<RestoreReport> restoreBackup(const std::string &storeDirectory, const std::string &file, ExistingStore existing,
                                    std::int64_t nowMs, const Secret *key)
{
    if (auto made = makeDirectory(storeDirectory); !made)
        return Unexpected(made.error());
    const auto lock = StoreLock::acquire(storeDirectory);
    if (!lock)
        return Unexpected(lock.error());
    if (existing == ExistingStore::Refuse && !namesIn(storeDirectory).empty())
        return unexpected(ErrorCode::NotAllowed, "a store lies here already", storeDirectory);
    return Restore(storeDirectory, file, key, nowMs).run();
}

} // namespace lineside
