// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"
#include "viewmodels/systemrows.h"

#include <QObject>
#include <QString>

namespace lineside {

/// Messages the engine refused for one reason on one topic. Roles: timeText (of the last), countText ("68 times since
/// 11/27/26 21:10:02"; empty for one), topic, reason, detail, firstBytes (of the last, printable).
struct RejectedRow
{
    QString id;
    QString timeText;
    QString countText;
    QString topic;
    QString reason;
    QString detail;
    QString firstBytes;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<RejectedRow>> &columns();
};

/// One reading the cloud would not have. Roles: rowId, deviceId, valueText ("temperature, 42.5 °C"), timeText (of the
/// refusal), reason.
struct QuarantineRow
{
    QString id; ///< "17/mqtt": its sequence and its sink, for replay()
    QString deviceId;
    QString valueText;
    QString timeText;
    QString reason;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<QuarantineRow>> &columns();
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
    /// Rows: QuarantineRow, newest first.
    Q_PROPERTY(lineside::RowListModel *quarantine READ quarantine CONSTANT)
    /// Also those beyond the rows listed.
    Q_PROPERTY(int quarantineCount READ quarantineCount NOTIFY quarantineChanged)
    /// What became of the last wish to send something again; empty: there was none.
    Q_PROPERTY(QString quarantineNotice READ quarantineNotice NOTIFY quarantineChanged)
    /// The worst of all rows, for the navigation's badge.
    Q_PROPERTY(lineside::enums::Level worstLevel READ worstLevel NOTIFY worstLevelChanged)

    /// What became of the last test of the horn, an output a line; empty: nobody has tested it.
    Q_PROPERTY(QString hornTestText READ hornTestText NOTIFY hornTestChanged)

public:
    explicit SystemViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] RowListModel *rows() const { return m_rows.model(); }
    [[nodiscard]] RowListModel *rejected() const { return m_rejected.model(); }
    [[nodiscard]] RowListModel *quarantine() const { return m_quarantine.model(); }
    [[nodiscard]] int quarantineCount() const { return m_quarantineCount; }
    [[nodiscard]] QString quarantineNotice() const { return m_quarantineNotice; }
    [[nodiscard]] enums::Level worstLevel() const { return m_worstLevel; }

    [[nodiscard]] QString hornTestText() const { return m_hornTestText; }

    /// Has a row sent to the cloud again; empty: all.
    Q_INVOKABLE void replay(const QString &rowId);
    /// Every output of the horn sounds for a moment.
    Q_INVOKABLE void testHorn();

Q_SIGNALS:
    void worstLevelChanged();
    void quarantineChanged();
    void hornTestChanged();

private:
    void refresh();
    void refreshRows();
    void refreshRejected();
    void refreshQuarantine();
    [[nodiscard]] RejectedRow makeRejectedRow(const RejectedKind &kind) const;
    void tellHornTest(const QString &text);
    [[nodiscard]] QString hornOutputsText() const;
    void setQuarantine(int count, const QString &notice);
    [[nodiscard]] QuarantineRow makeQuarantineRow(const QuarantinedRow &row) const;

    const PanelContext m_context;
    RowTable<SystemRow> m_rows;
    RowTable<RejectedRow> m_rejected;
    RowTable<QuarantineRow> m_quarantine;
    int m_quarantineCount = 0;
    QString m_quarantineNotice;
    enums::Level m_worstLevel = enums::Level::Normal;
    std::int64_t m_hornTestedMs = 0; // UTC; 0: it was not, or was refused
    QString m_hornTestText;
};

} // namespace lineside
