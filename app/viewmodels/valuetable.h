// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace lineside {

/// One value on screen, ready to show. Roles: sensorType, label, valueText, unitText, freshness (Enums.Freshness),
/// quality (Enums.Quality), isClockDoubtful, isUnitUnknown, isFrozen, qualityText (all that is doubtful as a sentence;
/// empty: nothing is), ageText, priority (Enums.Priority of the worst active or unseen alarm), isUnacknowledged, isGone
/// (that worst one is over; isUnacknowledged is of it too), limitsText (of those that judge the value: none of a bad
/// one or one in an unknown unit).
struct ValueRow
{
    QString sensorType;
    QString label;
    QString valueText;
    QString unitText;
    enums::Freshness freshness = enums::Freshness::Stale;
    enums::Quality quality = enums::Quality::Good;
    bool isClockDoubtful = false;
    bool isFrozen = false;
    bool isUnitUnknown = false;
    QString qualityText;
    QString ageText;
    enums::Priority priority = enums::Priority::None;
    bool isUnacknowledged = false;
    bool isGone = false;
    QString limitsText;

    // what the texts were made of
    std::string sensor;
    double value = 0;
    std::string unit;

    [[nodiscard]] const QString &key() const { return sensorType; }
    [[nodiscard]] static const std::vector<Column<ValueRow>> &columns();
};

/// The first `atMost` signals of a device in the order every page shows them: what an operator looks for first.
[[nodiscard]] std::vector<SeriesKey> shownSeries(const LiveState &live, const std::string &deviceId,
                                                 std::size_t atMost);

/// The values of one device as a list: all of them (Device page) or the first few (tile), where signals in alarm take
/// the places of others.
/// Owner: a view-model. Thread: gui.
class ValueTable
{
    Q_DECLARE_TR_FUNCTIONS(ValueTable)

public:
    ValueTable(const PanelContext &context, std::string deviceId, std::size_t atMost, QObject *parent);

    [[nodiscard]] RowListModel *model() const { return m_rows.model(); }
    [[nodiscard]] const std::vector<ValueRow> &rows() const { return m_rows.rows(); }

    /// What a value is called; empty: nothing, and the number is shown.
    using WordFor = std::function<QString(const std::string &sensor, const LiveValue &live)>;
    void setWords(WordFor words) { m_words = std::move(words); }

    void show(const std::string &deviceId);
    /// Makes everything anew, after a change of language for one.
    void rebuild();
    /// A new value of one of our signals.
    void updateValue(const SeriesKey &series);
    /// Alarms of our device changed.
    void updateAlarms();
    /// A second has passed, or the engine stalled, or our device went off or on.
    void updateAges();

private:
    [[nodiscard]] std::vector<SeriesKey> chooseSeries() const;
    [[nodiscard]] enums::Priority priorityOf(const SeriesKey &series) const;
    [[nodiscard]] ValueRow makeRow(const SeriesKey &series) const;
    void fillValue(ValueRow &row, const LiveValue &live) const;
    void fillAge(ValueRow &row, const SeriesKey &series) const;
    [[nodiscard]] QString frozenText(std::int64_t sinceMs) const;
    void fillQuality(ValueRow &row, const LiveValue &live) const;
    void fillAlarm(ValueRow &row) const;
    [[nodiscard]] QString limitsText(const SeriesKey &series, const LiveValue &live) const;

    const PanelContext m_context;
    std::string m_deviceId;
    std::size_t m_atMost;
    std::set<std::string> m_known; // sensor types seen at the last rebuild
    WordFor m_words;
    RowTable<ValueRow> m_rows;
};

} // namespace lineside
