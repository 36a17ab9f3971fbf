// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/backup.h"

#include "backup/tarfile.h"
#include "base/rfc3339.h"
#include "base/wholefile.h"
#include "store/database.h"
#include "store/storefacts.h"
#include "store/storefiles.h"

#include <QCryptographicHash>

#include <algorithm>
#include <unistd.h>

namespace lineside {

namespace {

/// One backup on its way.
class Backup
{
public:
    /// `copies`: beside which each file is copied on its way.
    Backup(const std::string &directory, TarWriter archive, std::string copies, std::int64_t nowMs)
        : m_directory(directory)
        , m_archive(std::move(archive))
        , m_copies(std::move(copies))
        , m_nowMs(nowMs)
    {
    }
    ~Backup() { removeCopy(); }
    Backup(const Backup &) = delete;
    Backup &operator=(const Backup &) = delete;

    [[nodiscard]] Result<BackupReport> run();

private:
    [[nodiscard]] Result<void> addState();
    [[nodiscard]] Result<void> addSlice(const std::string &path);
    [[nodiscard]] Result<bool> copy(const std::string &path);
    [[nodiscard]] Result<void> addCopy(const std::string &name);
    [[nodiscard]] Result<void> addSums();
    void removeCopy() const;
    void note(const SliceFacts &slice);
    [[nodiscard]] std::string sums() const;

    const std::string &m_directory;
    TarWriter m_archive;
    const std::string m_copies;
    std::string m_copy; // of the file under way
    const std::int64_t m_nowMs;
    BackupReport m_report;
    std::uint64_t m_newestBase = 0;
};

// The state first: what it says of slices that go or come meanwhile is then healed at the start after a restore, as
// after a crash. The other way round it would know of rows and hours that are not in the backup.
Result<BackupReport> Backup::run()
{
    auto done = addState();
    for (const auto &slice : listSlices(m_directory)) {
        if (done)
            done = addSlice(slice.path);
    }
    if (done)
        done = addSums();
    if (done)
        done = m_archive.finish();
    return done ? Result<BackupReport>(m_report) : Unexpected(done.error());
}

Result<void> Backup::addState()
{
    const auto copied = copy(m_directory + '/' + std::string(kStateFile));
    if (!copied)
        return Unexpected(copied.error());
    if (!*copied)
        return unexpected(ErrorCode::NotFound, "there is no store here", m_directory);
    return addCopy(std::string(kStateFile));
}

Result<void> Backup::addSlice(const std::string &path)
{
    const auto copied = copy(path);
    if (!copied)
        return Unexpected(copied.error());
    if (!*copied)
        return {};
    auto database = Database::open(m_copy, {Database::Mode::Read});
    if (!database)
        return Unexpected(database.error());
    const auto slice = readSliceFacts(*database);
    if (!slice)
        return slice.error().code == ErrorCode::NotFound ? Result<void>() : Unexpected(slice.error());
    note(*slice);
    return addCopy(fileName(path));
}

// False: it is not there, or no longer: retention took it.
Result<bool> Backup::copy(const std::string &path)
{
    removeCopy();
    if (fileBytes(path) == 0)
        return false;
    auto made = makeFileBeside(m_copies); // empty, which is all that VACUUM INTO takes
    if (!made)
        return Unexpected(made.error());
    m_copy = std::move(*made);
    auto database = Database::open(path, {Database::Mode::Read});
    const auto copied = database ? database->copyTo(m_copy) : Unexpected(database.error());
    if (copied)
        return true;
    return fileBytes(path) == 0 ? Result<bool>(false) : Unexpected(copied.error());
}

void Backup::removeCopy() const
{
    if (!m_copy.empty())
        ::unlink(m_copy.c_str());
}

Result<void> Backup::addCopy(const std::string &name)
{
    QFile copy(QString::fromStdString(m_copy));
    if (!copy.open(QIODevice::ReadOnly))
        return unexpected(ErrorCode::Io, copy.errorString().toStdString(), m_copy);
    BackedUpFile file{name, static_cast<std::uint64_t>(copy.size()), {}};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    auto done = m_archive.beginFile(name, file.bytes, m_nowMs);
    for (auto left = copy.size(); done && left > 0;) {
        const QByteArray portion = copy.read(std::min(left, kPortion));
        if (portion.isEmpty())
            return unexpected(ErrorCode::Io, copy.errorString().toStdString(), m_copy);
        hash.addData(portion);
        left -= portion.size();
        done = m_archive.write(portion);
    }
    file.sha256 = hash.result().toHex().toStdString();
    m_report.files.push_back(std::move(file));
    return done;
}

void Backup::note(const SliceFacts &slice)
{
    if (slice.base >= m_newestBase) {
        m_newestBase = slice.base;
        m_report.journalPosition = slice.journalPosition;
    }
    if (slice.rows == 0)
        return;
    const bool isFirst = m_report.rows == 0;
    m_report.rows += slice.rows;
    m_report.firstSequence = isFirst ? slice.base : std::min(m_report.firstSequence, slice.base);
    m_report.lastSequence = std::max(m_report.lastSequence, slice.lastSequence);
}

Result<void> Backup::addSums()
{
    const QByteArray text = QByteArray::fromStdString(sums());
    auto done = m_archive.beginFile(std::string(kBackupSums), static_cast<std::uint64_t>(text.size()), m_nowMs);
    return done ? m_archive.write(text) : done;
}

std::string Backup::sums() const
{
    std::string text = std::string(kBackupFormat) + "\n# made " + formatRfc3339(m_nowMs) + "\n# "
        + std::to_string(m_report.rows) + " rows, numbers " + std::to_string(m_report.firstSequence) + " to "
        + std::to_string(m_report.lastSequence) + ", journal position " + std::to_string(m_report.journalPosition)
        + '\n';
    for (const auto &file : m_report.files)
        text += file.sha256 + "  " + file.name + '\n';
    return text;
}

} // namespace

Result<BackupReport> backUp(const std::string &storeDirectory, const std::string &file, std::int64_t nowMs,
                            const Secret *key)
{
    auto archive = TarWriter::create(file, key);
    if (!archive)
        return Unexpected(archive.error());
    // A sealed one's copies stay where all of it lies in the clear anyway.
    const std::string copies = key ? storeDirectory + "/backup" : file;
    return Backup(storeDirectory, std::move(*archive), copies, nowMs).run();
}

} // namespace lineside
