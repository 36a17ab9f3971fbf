// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditspool.h"

#include "base/directory.h"
#include "security/auditexport.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <atomic>
#include <unistd.h>

namespace lineside {

namespace {

constexpr qsizetype kMostAtOnce = 100;
constexpr qint64 kMostBytes = 64 << 10; // of a line

QString spoolOf(const std::string &storeDirectory)
{
    return QString::fromStdString(storeDirectory) + QStringLiteral("/audit.spool");
}

AuditRecord unreadable(const QString &name)
{
    AuditRecord record;
    record.actor = "edge";
    record.source = "console";
    record.action = "audit_spool";
    record.target = name.toStdString();
    record.result = "failed: not a line for the record";
    return record;
}

} // namespace

Result<void> leaveForRecord(const std::string &storeDirectory, const AuditRecord &record)
{
    const QString folder = spoolOf(storeDirectory);
    if (!QDir().mkpath(folder))
        return unexpected(ErrorCode::Io, "cannot make the folder", folder.toStdString());
    // By time, then by process and place in it: two commands at once leave two lines, and so does one within a moment.
    static std::atomic<int> left = 0;
    const QString name = QStringLiteral("%1-%2-%3.json")
                             .arg(record.timeMs, 15, 10, QLatin1Char('0'))
                             .arg(::getpid())
                             .arg(left++, 6, 10, QLatin1Char('0'));
    QSaveFile file(folder + u'/' + name);
    const std::string line = toJson(AuditEntry{.record = record});
    if (!file.open(QIODevice::WriteOnly) || file.write(line.data(), qint64(line.size())) < 0 || !file.commit())
        return unexpected(ErrorCode::Io, file.errorString().toStdString(), file.fileName().toStdString());
    return syncDirectory(folder.toStdString());
}

std::vector<SpooledRecord> spooledRecords(const std::string &storeDirectory)
{
    const QDir folder(spoolOf(storeDirectory));
    const QStringList names
        = folder.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::NoSymLinks, QDir::Name).mid(0, kMostAtOnce);
    std::vector<SpooledRecord> spooled;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        const QByteArray line = file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
        const auto record = auditRecordOf({line.constData(), std::size_t(line.size())});
        spooled.push_back({file.fileName().toStdString(), record.value_or(unreadable(name))});
    }
    return spooled;
}

} // namespace lineside
