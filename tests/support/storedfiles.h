// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>

class QSqlQuery;

namespace lineside {

/// The SQLite files below STORAGE_PATH, read as any SQLite tool would, while the engine runs or not. Thread: any.
class StoredFiles
{
public:
    explicit StoredFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// The first column of the first row, added up over all slices; files that cannot be read count nothing.
    [[nodiscard]] qlonglong sum(const QString &question) const;
    [[nodiscard]] qlonglong readings() const { return sum(QStringLiteral("SELECT count(*) FROM readings")); }
    /// Different values of metadata.sequence: what a publisher numbers, once each.
    [[nodiscard]] qlonglong sequences() const;
    /// metadata.sequence of every row.
    void forEachSequence(const std::function<void(std::uint64_t)> &visit) const;
    /// Every row of every slice.
    void forEach(const QString &question, const std::function<void(const QSqlQuery &)> &row) const;
    /// The first column of the first row, asked of state.db; 0 when it cannot be read.
    [[nodiscard]] qlonglong ofState(const QString &question) const;
    /// Every row that state.db has to say.
    void forEachOfState(const QString &question, const std::function<void(const QSqlQuery &)> &row) const;
    /// What PRAGMA quick_check has to say of any file, state.db included, and files set aside as damaged.
    [[nodiscard]] QStringList damage() const;

private:
    QString m_folder;
};

} // namespace lineside
