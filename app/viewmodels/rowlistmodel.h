// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QHash>
#include <qqml.h>

namespace lineside {

/// What a RowListModel reads its rows from: a RowTable of some row type.
class RowSource
{
public:
    RowSource() = default;
    RowSource(const RowSource &) = delete;
    RowSource &operator=(const RowSource &) = delete;
    virtual ~RowSource() = default;

    [[nodiscard]] virtual int size() const = 0;
    [[nodiscard]] virtual int columnCount() const = 0;
    [[nodiscard]] virtual QVariant read(int row, int column) const = 0;
    [[nodiscard]] virtual QList<QByteArray> columnNames() const = 0;
};

/// The list model QML sees, one class for every list of the panel; the roles are the columns of the row type behind.
/// Owner: the RowTable it shows. Thread: gui.
class RowListModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    RowListModel(const RowSource &rows, QObject *parent);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// The value behind a role's name, for tests; invalid when there is no such row or role.
    [[nodiscard]] QVariant value(int row, const QByteArray &role) const;

    [[nodiscard]] static int roleOf(int column) { return Qt::UserRole + column; }

Q_SIGNALS:
    void countChanged();

private:
    template <typename Row>
    friend class RowTable; // the only one that changes rows

    const RowSource &m_rows;
};

} // namespace lineside
