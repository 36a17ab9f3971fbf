// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storedfiles.h"

#include <QDir>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace lineside {

namespace {

/// Empty when the question was answered.
QString askFile(const QString &path, const QString &question, const std::function<void(const QSqlQuery &)> &row)
{
    QString problem;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
        database.open();
        QSqlQuery query(database);
        query.setForwardOnly(true);
        if (!query.exec(question))
            problem = query.lastError().text();
        while (query.next())
            row(query);
    }
    QSqlDatabase::removeDatabase(path);
    return problem;
}

} // namespace

void StoredFiles::forEach(const QString &question, const std::function<void(const QSqlQuery &)> &row) const
{
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("readings-*.db")}))
        askFile(folder.filePath(name), question, row);
}

qlonglong StoredFiles::sequences() const
{
    QSet<std::uint64_t> found;
    forEachSequence([&found](std::uint64_t sequence) { found.insert(sequence); });
    return found.size();
}

void StoredFiles::forEachSequence(const std::function<void(std::uint64_t)> &visit) const
{
    forEach(QStringLiteral("SELECT json_extract(metadata, '$.sequence') FROM readings"),
            [&visit](const QSqlQuery &row) { visit(row.value(0).toULongLong()); });
}

qlonglong StoredFiles::sum(const QString &question) const
{
    qlonglong total = 0;
    forEach(question, [&total](const QSqlQuery &row) { total += row.value(0).toLongLong(); });
    return total;
}

qlonglong StoredFiles::ofState(const QString &question) const
{
    qlonglong found = 0;
    forEachOfState(question, [&found](const QSqlQuery &row) { found = row.value(0).toLongLong(); });
    return found;
}

void StoredFiles::forEachOfState(const QString &question, const std::function<void(const QSqlQuery &)> &row) const
{
    askFile(QDir(m_folder).filePath(QStringLiteral("state.db")), question, row);
}

QStringList StoredFiles::damage() const
{
    const QDir folder(m_folder);
    QStringList found = folder.entryList({QStringLiteral("*.damaged-*")});
    for (const QString &name : folder.entryList({QStringLiteral("*.db")})) {
        const QString problem
            = askFile(folder.filePath(name), QStringLiteral("PRAGMA quick_check"), [&](const QSqlQuery &row) {
                  if (row.value(0).toString() != QLatin1String("ok"))
                      found.append(name + QStringLiteral(": ") + row.value(0).toString());
              });
        if (!problem.isEmpty())
            found.append(name + QStringLiteral(": ") + problem);
    }
    return found;
}

} // namespace lineside
