// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/auditquery.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace lineside {

/// A line of the record. Roles: number, timeText, whoText (and in which role, at which screen), actionText, targetText,
/// detailText, resultText, level.
struct AuditRow
{
    std::int64_t number = 0;
    QString timeText;
    QString whoText;
    QString actionText;
    QString targetText;
    QString detailText;
    QString resultText;
    enums::Level level = enums::Level::Normal;
    AuditEntry entry; ///< no role of QML's

    [[nodiscard]] std::int64_t key() const { return number; }
    [[nodiscard]] static const std::vector<Column<AuditRow>> &columns();
};

/// A field of the line that is open. Roles: label, valueText.
struct AuditFieldRow
{
    QString label;
    QString valueText;

    [[nodiscard]] const QString &key() const { return label; }
    [[nodiscard]] static const std::vector<Column<AuditFieldRow>> &columns();
};

/// The Record page: who did what, newest first, whether it is unbroken, and a file of it. Owner: main. Thread: gui.
class AuditViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// Rows: AuditRow.
    Q_PROPERTY(lineside::RowListModel *rows READ rows CONSTANT)
    /// Rows: AuditFieldRow, of what open() was asked for.
    Q_PROPERTY(lineside::RowListModel *fields READ fields CONSTANT)
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY pageChanged)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY pageChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY pageChanged)

    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
    Q_PROPERTY(QString who READ who WRITE setWho NOTIFY filterChanged)
    Q_PROPERTY(QStringList areas READ areas NOTIFY languageChanged) ///< what was done to; the first is all
    Q_PROPERTY(int area READ area WRITE setArea NOTIFY filterChanged)
    Q_PROPERTY(QStringList results READ results NOTIFY languageChanged) ///< how it came out; the first is all
    Q_PROPERTY(int result READ result WRITE setResult NOTIFY filterChanged)
    Q_PROPERTY(QStringList spans READ spans NOTIFY languageChanged) ///< since when; the first is all
    Q_PROPERTY(int span READ span WRITE setSpan NOTIFY filterChanged)
    /// How many of who, area, result and span ask for something.
    Q_PROPERTY(int filterCount READ filterCount NOTIFY filterChanged)

    /// Whether it is unbroken, since when and up to what it was signed; or what is wrong, a sentence a line.
    Q_PROPERTY(QString stateText READ stateText NOTIFY stateChanged)
    Q_PROPERTY(QString stateDetail READ stateDetail NOTIFY stateChanged)
    Q_PROPERTY(lineside::enums::Level stateLevel READ stateLevel NOTIFY stateChanged)
    /// Nobody has read it through yet: whether it is unbroken is not known.
    Q_PROPERTY(bool unchecked READ isUnchecked NOTIFY stateChanged)

    Q_PROPERTY(bool writing READ isWriting NOTIFY writtenChanged)
    Q_PROPERTY(bool writeFailed READ hasWriteFailed NOTIFY writtenChanged)
    /// Where the file lies, or why there is none; empty: none was asked for.
    Q_PROPERTY(QString writtenText READ writtenText NOTIFY writtenChanged)

public:
    explicit AuditViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] RowListModel *rows() const { return m_rows.model(); }
    [[nodiscard]] RowListModel *fields() const { return m_fields.model(); }
    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool hasMore() const { return m_next.has_value(); }
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    [[nodiscard]] QString who() const { return m_who; }
    void setWho(const QString &who);
    [[nodiscard]] QStringList areas() const;
    [[nodiscard]] int area() const { return m_area; }
    void setArea(int area);
    [[nodiscard]] QStringList results() const;
    [[nodiscard]] int result() const { return m_result; }
    void setResult(int result);
    [[nodiscard]] QStringList spans() const;
    [[nodiscard]] int span() const { return m_span; }
    void setSpan(int span);
    [[nodiscard]] int filterCount() const;

    [[nodiscard]] QString stateText() const { return m_stateText; }
    [[nodiscard]] QString stateDetail() const { return m_stateDetail; }
    [[nodiscard]] enums::Level stateLevel() const { return m_stateLevel; }

    [[nodiscard]] bool isUnchecked() const { return m_isUnchecked; }

    [[nodiscard]] bool isWriting() const { return m_writing; }
    [[nodiscard]] bool hasWriteFailed() const { return m_writeFailed; }
    [[nodiscard]] QString writtenText() const { return m_writtenText; }

    Q_INVOKABLE void loadMore();
    /// All fields of that line.
    Q_INVOKABLE void open(qint64 number);
    Q_INVOKABLE void clearFilter();
    /// The whole record into the folder of exchange.
    Q_INVOKABLE void writeExport();
    Q_INVOKABLE void forgetWritten();

Q_SIGNALS:
    void shownChanged();
    void pageChanged();
    void filterChanged();
    void languageChanged();
    void stateChanged();
    void writtenChanged();

private:
    void reload();
    void ask(std::optional<std::int64_t> before);
    void take(const Result<AuditPage> &page, bool isFirst);
    void refreshState();
    void retranslate();
    [[nodiscard]] static QString placeText(const std::string &place);
    void tellWritten(const QString &text, bool isWriting, bool hasFailed);
    [[nodiscard]] AuditQuery query() const;
    [[nodiscard]] AuditRow makeRow(const AuditEntry &entry) const;

    const PanelContext m_context;
    RowTable<AuditRow> m_rows;
    RowTable<AuditFieldRow> m_fields;
    bool m_shown = false;
    bool m_loading = false;
    bool m_isPaged = false; // somebody reads further down: new lines must not move what they read
    std::uint64_t m_question = 0; // answers to an earlier one are of another filter
    std::optional<std::int64_t> m_next;
    QString m_problem;
    QString m_search;
    QString m_who;
    int m_area = 0;
    int m_result = 0;
    int m_span = 0;
    std::int64_t m_lines = -1; // of the state that was shown last
    QString m_stateText;
    QString m_stateDetail;
    enums::Level m_stateLevel = enums::Level::Normal;
    bool m_isUnchecked = true;
    bool m_writing = false;
    bool m_writeFailed = false;
    QString m_writtenText;
};

} // namespace lineside
