// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/alarmcardviewmodel.h"
#include "viewmodels/alarmhealthviewmodel.h"
#include "viewmodels/alarmhistoryrow.h"
#include "viewmodels/alarmjournalexport.h"
#include "viewmodels/alarmsettingsviewmodel.h"
#include "viewmodels/alarmtable.h"
#include "viewmodels/alarmverbs.h"
#include "viewmodels/panelcontext.h"
#include "viewmodels/rowtable.h"
#include "viewmodels/suggestionviewmodel.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QVariantMap>

#include <optional>

namespace lineside {

/// The Alarms page: what is active or unseen now, and what happened before.
/// Owner: main. Thread: gui.
class AlarmsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    /// The page is on screen; only then are the rows kept up to date, while steps and counts always are.
    Q_PROPERTY(bool shown READ isShown WRITE setShown NOTIFY shownChanged)
    /// Rows: AlarmRow, most urgent first.
    Q_PROPERTY(lineside::RowListModel *active READ active CONSTANT)
    /// What puts alarms aside and takes that back.
    Q_PROPERTY(lineside::AlarmVerbs *verbs READ verbs CONSTANT)
    /// What to do with one of them.
    Q_PROPERTY(lineside::AlarmCardViewModel *card READ card CONSTANT)
    /// How they do over days.
    Q_PROPERTY(lineside::AlarmHealthViewModel *health READ health CONSTANT)
    /// Other settings for one of them.
    Q_PROPERTY(lineside::SuggestionViewModel *suggestion READ suggestion CONSTANT)
    /// How they behave, and how that is changed.
    Q_PROPERTY(lineside::AlarmSettingsViewModel *settings READ settings CONSTANT)
    /// Rows: AlarmHistoryRow, newest first.
    Q_PROPERTY(lineside::RowListModel *history READ history CONSTANT)
    /// Only steps of alarms, and of people, that have this in their names or words. Empty: all.
    Q_PROPERTY(QString historySearch READ historySearch WRITE setHistorySearch NOTIFY historyStateChanged)
    /// What the history shows, as a file.
    Q_PROPERTY(lineside::AlarmJournalExport *journalExport READ journalExport CONSTANT)
    /// Shows only these; at first those that are told.
    Q_PROPERTY(lineside::enums::AlarmChoice choice READ choice WRITE setChoice NOTIFY filterChanged)
    /// How many alarms there are of each choice, in the order of the enum, whatever the filter shows.
    Q_PROPERTY(QList<int> choiceCounts READ choiceCounts NOTIFY countsChanged)
    /// Shows only alarms at least this urgent; None: all.
    Q_PROPERTY(
        lineside::enums::Priority minimumPriority READ minimumPriority WRITE setMinimumPriority NOTIFY filterChanged)
    /// Shows only this machine's alarms; empty: all.
    Q_PROPERTY(QString deviceFilter READ deviceFilter WRITE setDeviceFilter NOTIFY filterChanged)
    Q_PROPERTY(QString deviceFilterName READ deviceFilterName NOTIFY filterChanged)
    /// Of all alarms that are told, whatever the filter shows.
    Q_PROPERTY(int activeCount READ activeCount NOTIFY countsChanged)
    Q_PROPERTY(int unacknowledgedCount READ unacknowledgedCount NOTIFY countsChanged)
    /// Of the rows of the list: what acknowledgeAll() is about.
    Q_PROPERTY(int listedUnacknowledgedCount READ listedUnacknowledgedCount NOTIFY countsChanged)
    /// Told, and hidden by the filter.
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY countsChanged)
    /// The flood that goes on: "Flood since 14:02:11: 37 alarms, first: Oven 1, Temperature high". Empty: there is
    /// none.
    Q_PROPERTY(QString floodText READ floodText NOTIFY floodChanged)
    /// In a flood the list shows what came first of each machine, causes and critical alarms alone; by itself, until
    /// somebody unfolds it.
    Q_PROPERTY(bool folded READ isFolded WRITE setFolded NOTIFY floodChanged)
    /// Alarms that wait until nobody touches the list, for nothing slides under a finger.
    Q_PROPERTY(int newCount READ newCount NOTIFY countsChanged)
    /// A comment has no more.
    Q_PROPERTY(int commentCharacters READ commentCharacters CONSTANT)
    Q_PROPERTY(bool historyLoading READ isHistoryLoading NOTIFY historyStateChanged)
    Q_PROPERTY(bool historyComplete READ isHistoryComplete NOTIFY historyStateChanged)
    Q_PROPERTY(QString historyProblem READ historyProblem NOTIFY historyStateChanged)

public:
    explicit AlarmsViewModel(const PanelContext &context, QObject *parent = nullptr);

    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] RowListModel *active() const { return m_active.model(); }
    [[nodiscard]] AlarmVerbs *verbs() { return &m_verbs; }
    [[nodiscard]] AlarmCardViewModel *card() { return &m_card; }
    [[nodiscard]] AlarmHealthViewModel *health() { return &m_health; }
    [[nodiscard]] SuggestionViewModel *suggestion() { return &m_suggestion; }
    [[nodiscard]] AlarmSettingsViewModel *settings() { return &m_settings; }
    [[nodiscard]] RowListModel *history() const { return m_history.model(); }
    [[nodiscard]] QString historySearch() const { return m_search; }
    void setHistorySearch(const QString &search);
    [[nodiscard]] AlarmJournalExport *journalExport() { return &m_export; }
    [[nodiscard]] enums::AlarmChoice choice() const { return m_choice; }
    void setChoice(enums::AlarmChoice choice);
    [[nodiscard]] QList<int> choiceCounts() const { return m_counts.ofChoice; }
    [[nodiscard]] enums::Priority minimumPriority() const { return m_minimumPriority; }
    void setMinimumPriority(enums::Priority priority);
    [[nodiscard]] QString deviceFilter() const { return m_deviceFilter; }
    void setDeviceFilter(const QString &deviceId);
    [[nodiscard]] QString deviceFilterName() const;
    [[nodiscard]] int activeCount() const { return m_counts.active; }
    [[nodiscard]] int unacknowledgedCount() const { return m_counts.unacknowledged; }
    [[nodiscard]] int listedUnacknowledgedCount() const { return m_counts.listed; }
    [[nodiscard]] int hiddenCount() const { return m_counts.hidden; }
    [[nodiscard]] QString floodText() const { return m_floodText; }
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    [[nodiscard]] int newCount() const { return m_counts.waiting; }
    [[nodiscard]] bool isHistoryLoading() const { return m_historyLoading; }
    [[nodiscard]] bool isHistoryComplete() const { return m_historyComplete; }
    [[nodiscard]] QString historyProblem() const { return m_historyProblem; }

    /// A finger comes down on the list, or leaves it.
    Q_INVOKABLE void setTouched(bool touched);
    /// The list itself has moved on the glass.
    Q_INVOKABLE void noteMoved();
    /// A finger comes down on the button to acknowledge: this alarm is meant.
    Q_INVOKABLE void press(const QString &alarmId);
    Q_INVOKABLE void showNew();
    /// Does nothing when the alarm had only just come to where it was pressed (AlarmTable::kSettle).
    Q_INVOKABLE void acknowledge(const QString &alarmId, const QString &comment = {});
    [[nodiscard]] static int commentCharacters() { return CommentAlarm::kMaxCharacters; }
    /// Up to commentCharacters; what the engine refuses is told on the alarm strip.
    Q_INVOKABLE void comment(const QString &alarmId, const QString &text);
    /// The machine's name by the id of each alarm of the list.
    [[nodiscard]] Q_INVOKABLE QVariantMap shownMachines() const;
    /// Acknowledges exactly the alarms shown at this moment, but for those too new to have been read.
    Q_INVOKABLE void acknowledgeAll();
    Q_INVOKABLE void reset(const QString &alarmId);
    /// Asks for the next older stretch; does nothing while one is on its way or when all is here.
    Q_INVOKABLE void loadMoreHistory();
    /// Writes what the history shows, filter and search, into the folder of exchange: as a table, or to be read on
    /// paper.
    Q_INVOKABLE void exportHistory(bool asPdf);

    static constexpr int kHistoryPage = 100;
    static constexpr std::size_t kHistoryKept = 2000;

Q_SIGNALS:
    void shownChanged();
    void filterChanged();
    void countsChanged();
    void floodChanged();
    void historyStateChanged();

private:
    struct Counts
    {
        int active = 0;
        int unacknowledged = 0;
        int listed = 0;
        int hidden = 0;
        int waiting = 0;
        QList<int> ofChoice = QList<int>(7);
        bool operator==(const Counts &) const = default;
    };

    /// A transition and its name in the list: alarms may flicker within a millisecond.
    struct Step
    {
        AlarmTransition transition;
        std::uint64_t number = 0;
    };

    void applyFrame(const LiveFrame &frame);
    void applyFilter();
    [[nodiscard]] bool passesFilter(const Alarm &alarm) const;
    [[nodiscard]] bool isListed(const Alarm &alarm) const;
    void refreshFlood();
    void refreshTexts();
    void refreshCounts();
    void takeHistory(const Result<AlarmHistoryPage> &answer);
    void forgetHistory();
    [[nodiscard]] ShownWords shownWords() const;
    [[nodiscard]] QString filterText() const;
    [[nodiscard]] bool isFound(const AlarmTransition &step, const ShownWords &shown) const;
    void addOldSteps(const std::vector<AlarmTransition> &newestFirst);
    void addNewSteps(const std::vector<AlarmTransition> &oldestFirst);
    void showHistory();
    [[nodiscard]] std::vector<Step>::iterator placeOf(const AlarmTransition &transition);
    [[nodiscard]] bool isKnown(const AlarmTransition &transition) const;

    const PanelContext m_context;
    AlarmTable m_active;
    RowTable<AlarmHistoryRow> m_history;
    AlarmVerbs m_verbs;
    AlarmCardViewModel m_card;
    AlarmHealthViewModel m_health;
    SuggestionViewModel m_suggestion;
    AlarmSettingsViewModel m_settings;
    AlarmJournalExport m_export;
    std::vector<Step> m_steps; // newest first
    std::uint64_t m_lastNumber = 0;
    std::optional<StepPlace> m_olderThan; // where the next page begins
    std::uint64_t m_asked = 0; // answers to what was asked before a search are left
    QString m_search;
    enums::AlarmChoice m_choice = enums::AlarmChoice::Told;
    enums::Priority m_minimumPriority = enums::Priority::None;
    QString m_deviceFilter;
    Counts m_counts;
    QString m_floodText;
    bool m_folded = false;
    bool m_shown = true;
    bool m_historyLoading = false;
    bool m_historyComplete = false;
    QString m_historyProblem;
};

} // namespace lineside
