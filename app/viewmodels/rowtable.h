// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/rowlistmodel.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace lineside {

/// One role of a row type: its name and how to read and compare it.
template <typename Row>
struct Column
{
    const char *name;
    QVariant (*read)(const Row &);
    bool (*same)(const Row &, const Row &);
};

/// A column that shows one member; enums reach QML as their number.
template <auto Member, typename Row>
[[nodiscard]] constexpr Column<Row> column(const char *name)
{
    return {name,
            [](const Row &row) -> QVariant {
                using Field = std::remove_cvref_t<decltype(row.*Member)>;
                if constexpr (std::is_enum_v<Field>)
                    return static_cast<int>(row.*Member);
                else
                    return QVariant::fromValue(row.*Member);
            },
            [](const Row &left, const Row &right) {
                if constexpr (std::is_floating_point_v<std::remove_cvref_t<decltype(left.*Member)>>)
                    if (std::isnan(left.*Member) && std::isnan(right.*Member))
                        return true;
                return left.*Member == right.*Member;
            }};
}

/// Rows of one type and the list model that shows them; changes only what differs and tells QML only that.
/// A Row has `key()`, unique within the table, and `static const std::vector<Column<Row>> &columns()`.
/// Owner: a view-model. Thread: gui.
template <typename Row>
class RowTable final : public RowSource
{
public:
    explicit RowTable(QObject *parent)
        : m_model(*this, parent)
    {
    }

    [[nodiscard]] RowListModel *model() const { return &m_model; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int size() const override { return static_cast<int>(m_rows.size()); }

    /// Index of a row by its key, or -1.
    template <typename Key>
    [[nodiscard]] int find(const Key &key) const
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.key() == key; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

    /// Writes one row; says which roles changed, and nothing when none did.
    void update(int index, Row row)
    {
        Row &current = m_rows[static_cast<std::size_t>(index)];
        const QList<int> roles = changedRoles(current, row);
        current = std::move(row);
        if (!roles.isEmpty())
            Q_EMIT m_model.dataChanged(m_model.index(index), m_model.index(index), roles);
    }

    /// Makes the table equal to `wanted` by few steps: removes and inserts in stretches, moves, and updates of what
    /// differs.
    void setRows(std::vector<Row> wanted)
    {
        const int before = size();
        removeOthers(keysOf(wanted));
        const std::set<Key> present = keysOf(m_rows);
        for (std::size_t index = 0; index < wanted.size();) {
            std::size_t end = index;
            while (end < wanted.size() && !present.contains(wanted[end].key()))
                ++end;
            if (end > index)
                insert(index, std::span(wanted).subspan(index, end - index));
            else
                place(static_cast<int>(end++), std::move(wanted[index]));
            index = end;
        }
        if (size() != before)
            Q_EMIT m_model.countChanged();
    }

    void append(std::vector<Row> rows)
    {
        if (rows.empty())
            return;
        insert(m_rows.size(), rows);
        Q_EMIT m_model.countChanged();
    }

    [[nodiscard]] int columnCount() const override { return static_cast<int>(Row::columns().size()); }
    [[nodiscard]] QVariant read(int row, int column) const override
    {
        return Row::columns()[static_cast<std::size_t>(column)].read(m_rows[static_cast<std::size_t>(row)]);
    }

    [[nodiscard]] QList<QByteArray> columnNames() const override
    {
        QList<QByteArray> names;
        for (const Column<Row> &column : Row::columns())
            names.append(column.name);
        return names;
    }

private:
    using Key = std::remove_cvref_t<decltype(std::declval<const Row &>().key())>;

    static QList<int> changedRoles(const Row &before, const Row &after)
    {
        QList<int> roles;
        int index = 0;
        for (const Column<Row> &column : Row::columns()) {
            if (!column.same(before, after))
                roles.append(RowListModel::roleOf(index));
            ++index;
        }
        return roles;
    }

    static std::set<Key> keysOf(const std::vector<Row> &rows)
    {
        std::set<Key> keys;
        for (const Row &row : rows)
            keys.insert(row.key());
        return keys;
    }

    void removeOthers(const std::set<Key> &wanted)
    {
        for (int last = size() - 1; last >= 0; --last) {
            int first = last;
            while (first >= 0 && !wanted.contains(row(first).key()))
                --first;
            if (first < last)
                remove(first + 1, last);
            last = first;
        }
    }

    void remove(int first, int last)
    {
        m_model.beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        m_model.endRemoveRows();
    }

    void insert(std::size_t index, std::span<Row> rows)
    {
        m_model.beginInsertRows({}, static_cast<int>(index), static_cast<int>(index + rows.size()) - 1);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(index), std::move_iterator(rows.begin()),
                      std::move_iterator(rows.end()));
        m_model.endInsertRows();
    }

    /// A row that is here already comes to `index`; those before it are right.
    void place(int index, Row wanted)
    {
        const auto from = std::find_if(m_rows.begin() + index, m_rows.end(),
                                       [&](const Row &row) { return row.key() == wanted.key(); });
        if (from != m_rows.begin() + index)
            moveUp(static_cast<int>(from - m_rows.begin()), index);
        update(index, std::move(wanted));
    }

    void moveUp(int from, int to)
    {
        m_model.beginMoveRows({}, from, from, {}, to);
        std::rotate(m_rows.begin() + to, m_rows.begin() + from, m_rows.begin() + from + 1);
        m_model.endMoveRows();
    }

    std::vector<Row> m_rows;
    mutable RowListModel m_model;
};

} // namespace lineside
