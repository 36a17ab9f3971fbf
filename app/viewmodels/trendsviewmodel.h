// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trend/trendsource.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariantList>

#include <vector>

namespace lineside {

/// One pen of the trend as its legend shows it. Roles: deviceId, deviceName, sensorType, label ("Oven 3 Temperature"),
/// sensorLabel, valueText (newest, or at the cursor), unitText, minimumText, maximumText (of what is visible),
/// freshness, quality, colorIndex (0…7), isVisible, isLoading, problemText.
struct PenRow
{
    QString deviceId;
    QString deviceName;
    QString sensorType;
    QString label;
    QString sensorLabel;
    QString valueText;
    QString unitText;
    QString minimumText;
    QString maximumText;
    enums::Freshness freshness = enums::Freshness::Stale;
    enums::Quality quality = enums::Quality::Good;
    int colorIndex = 0;
    bool isVisible = true;
    bool isLoading = false;
    QString problemText;

    SeriesKey series;
    std::string unit; // as stored; empty until a value came

    [[nodiscard]] const SeriesKey &key() const { return series; }
    [[nodiscard]] static const std::vector<Column<PenRow>> &columns();
};

/// One signal that may become a pen. Roles: deviceId, deviceName, sensorType, label, unitText, location, isChosen.
struct SeriesChoiceRow
{
    QString deviceId;
    QString deviceName;
    QString sensorType;
    QString label;
    QString unitText;
    QString location;
    bool isChosen = false;

    SeriesKey series;

    [[nodiscard]] const SeriesKey &key() const { return series; }
    [[nodiscard]] static const std::vector<Column<SeriesChoiceRow>> &columns();
};

/// Up to eight signals over time: live, paused, or back in history; what TrendItem draws is in `source`.
/// Asks history once per pen and view (debounced, never two questions outstanding for a pen), then follows live
/// samples. Owner: main, or DeviceViewModel. Thread: gui.
class TrendsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(lineside::TrendSource *source READ source CONSTANT)
    /// The page is on screen: signals are followed only then.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    /// The right edge is now and moves; false: paused.
    Q_PROPERTY(bool live READ isLive WRITE setLive NOTIFY viewChanged)
    /// "1 min" … "30 d" to choose from; spanIndex -1 after a zoom to something between.
    Q_PROPERTY(QStringList spanNames READ spanNames NOTIFY textsChanged)
    Q_PROPERTY(int spanIndex READ spanIndex WRITE setSpanIndex NOTIFY viewChanged)
    Q_PROPERTY(QString rangeText READ rangeText NOTIFY viewChanged)
    /// Rows: PenRow.
    Q_PROPERTY(lineside::RowListModel *pens READ pens CONSTANT)
    Q_PROPERTY(bool canAddPen READ canAddPen NOTIFY pensChanged)
    /// Rows: SeriesChoiceRow, by location, machine, sensor.
    Q_PROPERTY(lineside::RowListModel *choices READ choices CONSTANT)
    Q_PROPERTY(QString choiceFilter READ choiceFilter WRITE setChoiceFilter NOTIFY choiceFilterChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool cursorShown READ isCursorShown NOTIFY cursorChanged)
    Q_PROPERTY(QString cursorText READ cursorText NOTIFY cursorChanged)

public:
    explicit TrendsViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] TrendSource *source() { return &m_source; }
    [[nodiscard]] bool isActive() const { return m_active; }
    void setActive(bool active);
    [[nodiscard]] bool isLive() const { return m_live; }
    void setLive(bool live);
    [[nodiscard]] QStringList spanNames() const;
    [[nodiscard]] int spanIndex() const;
    void setSpanIndex(int index);
    [[nodiscard]] QString rangeText() const;
    [[nodiscard]] RowListModel *pens() const { return m_pens.model(); }
    [[nodiscard]] bool canAddPen() const { return m_pens.size() < kMaxPens; }
    [[nodiscard]] RowListModel *choices() const { return m_choices.model(); }
    [[nodiscard]] QString choiceFilter() const { return m_choiceFilter; }
    void setChoiceFilter(const QString &filter);
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isCursorShown() const { return m_source.cursorMs().has_value(); }
    [[nodiscard]] QString cursorText() const;

    /// Does nothing when it is a pen already or eight are there.
    Q_INVOKABLE void addPen(const QString &deviceId, const QString &sensorType);
    Q_INVOKABLE void removePen(const QString &deviceId, const QString &sensorType);
    /// Adds or removes.
    Q_INVOKABLE void toggleChoice(const QString &deviceId, const QString &sensorType);
    /// Shows or hides the line, the pen stays.
    Q_INVOKABLE void togglePen(int row);
    Q_INVOKABLE void clearPens();
    /// By a share of the visible span, positive = towards the future. Pauses; reaching now again goes live.
    Q_INVOKABLE void pan(double share);
    /// Factor > 1 shows less time; `at` (0 left … 1 right) stays where it is.
    Q_INVOKABLE void zoom(double factor, double at);
    /// `at` as above.
    Q_INVOKABLE void moveCursor(double at);
    Q_INVOKABLE void clearCursor();

    /// Shows what this signal did from a moment on (UTC ms) for a while (ms), with some time around it; the cursor
    /// stands there. The signal becomes a pen, in place of the last should eight be there. `marks`: what happened then,
    /// each {ms, text}; they stay until the trend is live again.
    Q_INVOKABLE void showMoment(const QString &deviceId, const QString &sensorType, double startMs, double lengthMs,
                                const QVariantList &marks = {});

    /// Replaces all pens at once.
    void setPens(const std::vector<SeriesKey> &series);

    static constexpr int kMaxPens = 8;
    static constexpr std::int64_t kLiveOverlapMs = 60'000; ///< live points kept when an answer comes: its gap at most
    static constexpr int kMaxPoints = 1200; ///< asked for when the drawing has not told its width

Q_SIGNALS:
    void activeChanged();
    void viewChanged();
    void pensChanged();
    void choiceFilterChanged();
    void loadingChanged();
    void cursorChanged();
    void textsChanged();

private:
    /// What a pen has asked of history. An answer to any but the last question is thrown away.
    struct Question
    {
        bool isOutstanding = false;
        bool isWantedAgain = false; // the view changed while one was outstanding
    };

    void applyFrame(const LiveFrame &frame);
    void adoptUnits();
    void adoptLimits();
    void takeValues(const LiveFrame &frame);
    void takeSamples(const std::vector<LiveSample> &samples);
    void refreshSecond();
    void refreshTexts();
    void refreshChoices();
    void refreshLegend();
    void showNow();
    void show(std::int64_t fromMs, std::int64_t toMs);
    void followView();
    void askLater();
    void askAll();
    void ask(int pen);
    void takeHistory(const SeriesKey &series, const Result<History> &answer);
    void takePoints(int index, const History &history);
    [[nodiscard]] QString otherUnits(int index, const History &history) const;
    void removePenAt(int pen);
    void pensHaveChanged();
    void followSamples();
    void writePen(int pen, PenRow row);
    void setQuestion(int pen, Question question, const QString &problem);
    [[nodiscard]] int penOf(const SeriesKey &series) const;
    [[nodiscard]] int freeColor() const;
    [[nodiscard]] std::int64_t resolutionMs() const;
    [[nodiscard]] PenRow makePenRow(const SeriesKey &series, int colorIndex) const;
    [[nodiscard]] TrendPen makePen(const PenRow &row) const;
    void refreshLoading();
    void fillTexts(PenRow &row) const;
    void fillValue(PenRow &row) const;
    void fillNumbers(PenRow &row, const TrendPen &pen) const;
    [[nodiscard]] SeriesChoiceRow makeChoice(const SeriesKey &series) const;
    [[nodiscard]] bool passesFilter(const SeriesChoiceRow &choice) const;

    const PanelContext m_context;
    TrendSource m_source;
    RowTable<PenRow> m_pens;
    RowTable<SeriesChoiceRow> m_choices;
    std::vector<Question> m_questions; // one a pen, same order
    QTimer m_debounce;
    QString m_choiceFilter;
    std::size_t m_seriesOffered = 0; // before the filter
    std::int64_t m_spanMs = 600'000;
    bool m_live = true;
    bool m_active = false;
    bool m_loading = false;
};

} // namespace lineside
