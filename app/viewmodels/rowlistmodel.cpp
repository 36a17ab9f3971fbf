// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/rowlistmodel.h"

namespace lineside {

RowListModel::RowListModel(const RowSource &rows, QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(rows)
{
}

int RowListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RowListModel::data(const QModelIndex &index, int role) const
{
    const int column = role - Qt::UserRole;
    const bool known = column >= 0 && column < m_rows.columnCount();
    if (!known || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_rows.read(index.row(), column);
}

QHash<int, QByteArray> RowListModel::roleNames() const
{
    QHash<int, QByteArray> names;
    int column = 0;
    for (const QByteArray &name : m_rows.columnNames())
        names.insert(roleOf(column++), name);
    return names;
}

QVariant RowListModel::value(int row, const QByteArray &role) const
{
    return row < count() ? data(index(row), roleNames().key(role, -1)) : QVariant();
}

} // namespace lineside
