// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/configrecord.h"

#include "base/logging.h"
#include "store/auditspool.h"
#include "store/storefiles.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

namespace lineside {

namespace {

/// Beside state.db: what the last start ran with.
constexpr std::string_view kSeenFile = "audit.configuration";
constexpr qint64 kMostBytes = 1024;

QByteArray contentOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
}

bool remember(const std::string &path, const QByteArray &fingerprint)
{
    QSaveFile file(QString::fromStdString(path));
    return file.open(QIODevice::WriteOnly) && file.write(fingerprint) == fingerprint.size() && file.commit();
}

} // namespace

void recordConfiguration(const std::string &file, const std::string &text, const std::string &storeDirectory,
                         std::int64_t nowMs)
{
    const std::string seen = storeDirectory + '/' + std::string(kSeenFile);
    const QByteArray before = contentOf(seen);
    const QByteArray now
        = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex();
    if (before == now || !makeDirectory(storeDirectory))
        return;
    AuditRecord record;
    record.timeMs = nowMs;
    record.actor = "configuration";
    record.source = "engine";
    record.action = "configuration";
    record.target = file.empty() ? "the defaults" : file;
    record.detail = "sha256 " + (before.isEmpty() ? "none" : before.toStdString()) + " -> " + now.toStdString();
    record.result = "ok";
    record.category = "settings";
    // The line before the mark: after a crash between them it is told twice, never not at all.
    const auto left = leaveForRecord(storeDirectory, record);
    if (!left || !remember(seen, now))
        qCWarning(lcAudit, "a change of the configuration is not in the record: %s",
                  left ? seen.c_str() : left.error().text().c_str());
}

} // namespace lineside
