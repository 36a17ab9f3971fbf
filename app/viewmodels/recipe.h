// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/commandfield.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>

namespace lineside {

/// Several values of one order while somebody sets them: what holds now, and what the order will say. What nobody
/// touched says what holds, on its nearest step. Owner: CommandTable. Thread: gui.
class Recipe final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")
    /// Rows: FieldRow.
    Q_PROPERTY(lineside::RowListModel *fields READ fields CONSTANT)
    /// Why it cannot be sent yet; empty: it can.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// "Temperature: 60 °C → 65 °C", a line each for what it changes.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// Somebody has set something.
    Q_PROPERTY(bool touched READ isTouched NOTIFY changed)

public:
    Recipe(const PanelContext &context, std::string deviceId, QObject *parent);

    /// The fields as they count now, and the values of now.
    void show(const std::vector<CommandField> &fields);
    [[nodiscard]] RowListModel *fields() const { return m_rows.model(); }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] bool isTouched() const { return !m_wanted.empty(); }
    /// What the order says; not all of them while there is a problem.
    [[nodiscard]] CommandValues values() const;

    /// In the unit shown.
    Q_INVOKABLE void setNumber(const QString &parameter, double displayed);
    Q_INVOKABLE void setOption(const QString &parameter, int option);
    /// Forgets what was set.
    Q_INVOKABLE void reset();

Q_SIGNALS:
    void changed();

private:
    void refresh();
    [[nodiscard]] std::optional<CommandValue> valueOf(const CommandField &field, const FieldRow &row) const;
    [[nodiscard]] const CommandField *field(const QString &parameter) const;

    const PanelContext m_context;
    const std::string m_deviceId;
    std::vector<CommandField> m_fields;
    std::map<std::string, CommandValue> m_wanted; // by parameter, what somebody set
    QString m_problem;
    QString m_summary;
    RowTable<FieldRow> m_rows;
};

} // namespace lineside
