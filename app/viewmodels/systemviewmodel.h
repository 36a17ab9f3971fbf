// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"
#include "viewmodels/systemrows.h"

#include <QObject>
#include <QString>

namespace lineside {

/// One message the engine refused. Roles: timeText, topic, reason, detail, firstBytes (printable).
struct RejectedRow
{
    QString id;
    QString timeText;
    QString topic;
    QString reason;
    QString detail;
    QString firstBytes;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<RejectedRow>> &columns();
};

/// The System page: how the edge itself does. Owner: main. Thread: gui.
class SystemViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// Rows: SystemRow, in order of section.
    Q_PROPERTY(lineside::RowListModel *rows READ rows CONSTANT)
    /// Rows: RejectedRow, newest first.
    Q_PROPERTY(lineside::RowListModel *rejected READ rejected CONSTANT)
    /// The worst of all rows, for the navigation's badge.
    Q_PROPERTY(lineside::enums::Level worstLevel READ worstLevel NOTIFY worstLevelChanged)

public:
    explicit SystemViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] RowListModel *rows() const { return m_rows.model(); }
    [[nodiscard]] RowListModel *rejected() const { return m_rejected.model(); }
    [[nodiscard]] enums::Level worstLevel() const { return m_worstLevel; }

Q_SIGNALS:
    void worstLevelChanged();

private:
    void refresh();
    void refreshRows();
    void refreshRejected();

    const PanelContext m_context;
    RowTable<SystemRow> m_rows;
    RowTable<RejectedRow> m_rejected;
    enums::Level m_worstLevel = enums::Level::Normal;
};

} // namespace lineside
