// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "viewmodels/panelbackend.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// An engine made of public fields: the test pushes frames in, looks at what was asked, and answers when it likes.
/// Thread: gui.
class FakePanelBackend final : public PanelBackend
{
public:
    struct Acknowledgement
    {
        std::vector<AlarmKey> alarms;
        std::string comment;
    };
    struct SentCommand
    {
        std::string deviceId;
        std::string payload;

        /// As the view-model chose it.
        [[nodiscard]] std::string id() const
        {
            const QByteArray json = QByteArray::fromStdString(payload);
            return QJsonDocument::fromJson(json).object().value(QLatin1String("id")).toString().toStdString();
        }
    };
    struct HistoryQuestion
    {
        HistoryQuery query;
        QPointer<QObject> context;
        HistoryAnswer answer;
    };
    struct CardQuestion
    {
        AlarmKey key;
        std::string deviceClass;
        QPointer<QObject> context;
        AlarmCardAnswer answer;
    };
    struct HealthQuestion
    {
        AlarmHealthQuery query;
        QPointer<QObject> context;
        AlarmHealthAnswer answer;
    };
    struct SuggestionQuestion
    {
        AlarmKey key;
        std::string deviceClass;
        QPointer<QObject> context;
        SuggestionAnswer answer;
    };
    struct AlarmHistoryQuestion
    {
        AlarmHistoryQuery query;
        QPointer<QObject> context;
        AlarmHistoryAnswer answer;
    };
    struct CommandQuestion
    {
        CommandQuery query;
        QPointer<QObject> context;
        CommandsAnswer answer;
    };
    struct AuditQuestion
    {
        AuditQuery query;
        QPointer<QObject> context;
        AuditAnswer answer;
    };
    struct WrittenFile
    {
        std::string name;
        CommandPage commands{};
        AlarmHistoryPage journal{};
        Report report{};
    };

    explicit FakePanelBackend(FakeClock &clock)
        : m_clock(clock)
    {
    }

    FakeClock &clock() { return m_clock; }

    // what the view-models get
    EngineStatus statusNow;
    std::vector<RejectedMessage> rejected;
    std::vector<QuarantinedRow> quarantined;
    std::string refuseActions; ///< not empty: all that is submitted is refused with this

    // what the view-models did
    std::vector<SeriesKey> watched;
    std::vector<Acknowledgement> acknowledged;
    std::vector<std::vector<AlarmKey>> resets;
    std::vector<CommentAlarm> comments;
    std::vector<std::vector<AlarmKey>> unacknowledged;
    std::vector<ShelveAlarms> shelved;
    std::vector<AlarmSelection> unshelved;
    std::vector<TakeOutOfService> outOfService;
    std::vector<AlarmSelection> intoService;
    std::vector<SentCommand> sent;
    CommandRules rules; ///< the site's
    std::vector<std::string> removed;
    std::vector<std::optional<std::uint64_t>> replays;
    std::vector<WriteNote> notesWritten;
    std::vector<std::uint64_t> notesStruck;
    std::vector<OperatorAction> others; ///< of orders and people
    std::vector<Requester> askers; ///< of those
    int hornSilenced = 0;
    int hornTested = 0;
    std::vector<ExportTable> exports;
    int figuresReset = 0;
    std::string soundProblem;
    std::vector<ChangeAlarmSettings> settingsChanges;
    std::vector<HistoryQuestion> historyQuestions;
    std::vector<AlarmHistoryQuestion> alarmHistoryQuestions;
    std::vector<CommandQuestion> commandQuestions;
    std::vector<AuditQuestion> auditQuestions;
    std::vector<CardQuestion> cardQuestions;
    std::vector<HealthQuestion> healthQuestions;
    std::vector<SuggestionQuestion> suggestionQuestions;
    std::vector<AlarmKey> cancelledSuggestions;
    std::vector<AlarmRulesVersion> versions; // newest first
    ExchangeListing exchange{.path = "/data/exchange"};
    RuleCheck tableCheck; // of every table
    std::vector<std::string> checkedTables;
    std::vector<WrittenFile> written;
    std::string writeProblem; ///< not empty: nothing can be written

    /// A frame comes, made now.
    void push(LiveFrame frame)
    {
        frame.number = ++m_number;
        frame.madeMs = m_clock.utcMs();
        m_pending.merge(std::move(frame));
        Q_EMIT liveFrameReady();
    }
    /// The sign of life of an engine where nothing changed.
    void pushNothing() { push(LiveFrame()); }
    void push(const Device &device)
    {
        LiveFrame frame;
        frame.devices[device.id] = device;
        push(std::move(frame));
    }
    void push(const SeriesKey &series, double value, const std::string &unit, Quality quality = Quality::Good)
    {
        LiveFrame frame;
        frame.values[series] = {value, unit, quality, m_clock.utcMs(), m_clock.utcMs()};
        push(std::move(frame));
    }
    void push(const Alarm &alarm)
    {
        LiveFrame frame;
        frame.alarms[alarm.key] = alarm;
        push(std::move(frame));
    }
    void push(const Command &command)
    {
        LiveFrame frame;
        frame.commands[command.id] = command;
        push(std::move(frame));
    }
    void pushStatus(EngineStatus status)
    {
        statusNow = std::move(status);
        Q_EMIT statusChanged();
    }

    /// Answers the oldest open question, unless its asker is gone.
    void answerHistory(Result<History> answer)
    {
        HistoryQuestion question = std::move(historyQuestions.front());
        historyQuestions.erase(historyQuestions.begin());
        if (question.context)
            question.answer(std::move(answer));
    }
    void answerAlarmHistory(Result<AlarmHistoryPage> answer)
    {
        AlarmHistoryQuestion question = std::move(alarmHistoryQuestions.front());
        alarmHistoryQuestions.erase(alarmHistoryQuestions.begin());
        if (question.context)
            question.answer(std::move(answer));
    }
    /// Full pages have another behind them.
    void answerAlarmHistory(std::vector<AlarmTransition> steps)
    {
        AlarmHistoryPage page{std::move(steps), {}};
        if (std::ssize(page.steps) >= alarmHistoryQuestions.front().query.limit)
            page.next = StepPlace{page.steps.back().timeMs, 1};
        answerAlarmHistory(Result<AlarmHistoryPage>(std::move(page)));
    }
    void answerCommands(Result<CommandPage> page)
    {
        CommandQuestion question = std::move(commandQuestions.front());
        commandQuestions.erase(commandQuestions.begin());
        if (question.context)
            question.answer(std::move(page));
    }
    void answerAudit(Result<AuditPage> answer)
    {
        AuditQuestion question = std::move(auditQuestions.front());
        auditQuestions.erase(auditQuestions.begin());
        if (question.context)
            question.answer(std::move(answer));
    }
    void answerCard(Result<AlarmCard> answer)
    {
        CardQuestion question = std::move(cardQuestions.front());
        cardQuestions.erase(cardQuestions.begin());
        if (question.context)
            question.answer(std::move(answer));
    }
    void answerHealth(Result<AlarmHealth> answer)
    {
        HealthQuestion question = std::move(healthQuestions.front());
        healthQuestions.erase(healthQuestions.begin());
        if (question.context)
            question.answer(std::move(answer));
    }

    void answerSuggestion(Result<SuggestionProgress> answer)
    {
        SuggestionQuestion question = std::move(suggestionQuestions.front());
        suggestionQuestions.erase(suggestionQuestions.begin());
        if (question.context)
            question.answer(std::move(answer));
    }

    /// Of the first of `others` that nobody has answered yet; at once, as nobody asks from inside it.
    void answerAction(const Result<ActionDone> &answer)
    {
        const auto [context, tell] = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        if (context && tell)
            tell(answer);
    }
    [[nodiscard]] std::size_t unanswered() const { return m_waiting.size(); }
    /// Who there is, who is in, who is in control.
    void push(PeopleState people)
    {
        LiveFrame frame;
        frame.people = std::make_shared<const PeopleState>(std::move(people));
        push(std::move(frame));
    }

    [[nodiscard]] LiveFrame takeLiveFrame() override { return std::exchange(m_pending, {}); }
    [[nodiscard]] EngineStatus status() const override { return statusNow; }
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const override { return rejected; }
    void watch(std::vector<SeriesKey> series) override { watched = std::move(series); }
    void submit(OperatorAction action, Requester who, QObject *context, ActionAnswer answer) override
    {
        if (refuseActions.empty()) {
            const std::size_t before = others.size();
            const bool isAwaited = std::holds_alternative<ChangeAlarmSettings>(action)
                || std::holds_alternative<WriteNote>(action) || std::holds_alternative<StrikeNote>(action);
            const bool isTold = std::holds_alternative<ExportTable>(action) || std::holds_alternative<TestHorn>(action);
            std::visit([this](auto &known) { take(std::move(known)); }, action);
            if (others.size() > before) {
                askers.push_back(std::move(who));
                m_waiting.push_back({context, std::move(answer)});
                return;
            }
            if (isAwaited)
                tellDone(context, std::move(answer));
            else if (isTold && context)
                tell<ActionDone>(context, std::move(answer), ActionDone{.mayExport = true});
            return;
        }
        const Error why{ErrorCode::Unavailable, refuseActions, {}};
        const auto tell = [this, why, context = QPointer(context), answer = std::move(answer)] {
            if (context)
                answer(Unexpected(why));
            else
                Q_EMIT refused(why);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
    void tellSoundProblem(const std::string &problem) override { soundProblem = problem; }
    [[nodiscard]] std::vector<QuarantinedRow> quarantine() const override { return quarantined; }
    void queryHistory(HistoryQuery query, QObject *context, HistoryAnswer answer) override
    {
        historyQuestions.push_back({std::move(query), context, std::move(answer)});
    }
    void queryAlarmHistory(AlarmHistoryQuery query, QObject *context, AlarmHistoryAnswer answer) override
    {
        alarmHistoryQuestions.push_back({std::move(query), context, std::move(answer)});
    }
    void queryCommands(CommandQuery query, QObject *context, CommandsAnswer answer) override
    {
        commandQuestions.push_back({std::move(query), context, std::move(answer)});
    }
    void writeCommands(std::string name, CommandPage page, QObject *context, WrittenAnswer answer) override
    {
        write({.name = std::move(name), .commands = std::move(page)}, context, std::move(answer));
    }
    void queryAlarmCard(AlarmKey key, std::string deviceClass, QObject *context, AlarmCardAnswer answer) override
    {
        cardQuestions.push_back({std::move(key), std::move(deviceClass), context, std::move(answer)});
    }
    void queryAlarmHealth(AlarmHealthQuery query, QObject *context, AlarmHealthAnswer answer) override
    {
        healthQuestions.push_back({std::move(query), context, std::move(answer)});
    }
    void querySuggestion(AlarmKey key, std::string deviceClass, QObject *context, SuggestionAnswer answer) override
    {
        suggestionQuestions.push_back({std::move(key), std::move(deviceClass), context, std::move(answer)});
    }
    void cancelSuggestion(const AlarmKey &key) override { cancelledSuggestions.push_back(key); }
    void queryAlarmVersions(QObject *context, AlarmVersionsAnswer answer) override
    {
        tell<std::vector<AlarmRulesVersion>>(context, std::move(answer), versions);
    }
    void queryAudit(AuditQuery query, QObject *context, AuditAnswer answer) override
    {
        auditQuestions.push_back({std::move(query), context, std::move(answer)});
    }
    void queryExchange(QObject *context, ExchangeAnswer answer) override
    {
        tell<ExchangeListing>(context, std::move(answer), exchange);
    }
    void checkAlarmTable(std::string name, QObject *context, TableCheckAnswer answer) override
    {
        checkedTables.push_back(std::move(name));
        tell<RuleCheck>(context, std::move(answer), tableCheck);
    }
    void writeAlarmTable(std::string name, QObject *context, WrittenAnswer answer) override
    {
        write({std::move(name)}, context, std::move(answer));
    }
    void writeAlarmJournal(std::string name, AlarmHistoryPage page, QObject *context, WrittenAnswer answer) override
    {
        write({.name = std::move(name), .journal = std::move(page)}, context, std::move(answer));
    }
    void writeAuditExport(std::string name, QObject *context, WrittenAnswer answer) override
    {
        write({.name = std::move(name)}, context, std::move(answer));
    }
    void writeReport(std::string name, Report report, QObject *context, WrittenAnswer answer) override
    {
        write({.name = std::move(name), .report = std::move(report)}, context, std::move(answer));
    }

private:
    /// As the contract says: on the gui thread, not from inside the call, and only while the asker lives.
    template <typename T>
    void tell(QObject *context, std::function<void(Result<T>)> answer, Result<T> value)
    {
        const auto later = [context = QPointer(context), answer = std::move(answer), value = std::move(value)] {
            if (context)
                answer(value);
        };
        QMetaObject::invokeMethod(this, later, Qt::QueuedConnection);
    }
    void write(WrittenFile file, QObject *context, WrittenAnswer answer)
    {
        if (!writeProblem.empty())
            return tell<std::string>(context, std::move(answer), unexpected(ErrorCode::Io, writeProblem));
        const std::string place = exchange.path + '/' + file.name;
        written.push_back(std::move(file));
        tell<std::string>(context, std::move(answer), place);
    }
    void take(AcknowledgeAlarms action) { acknowledged.push_back({std::move(action.alarms), action.comment}); }
    void take(UnacknowledgeAlarms action) { unacknowledged.push_back(std::move(action.alarms)); }
    void take(ShelveAlarms action) { shelved.push_back(std::move(action)); }
    void take(UnshelveAlarms action) { unshelved.push_back(std::move(action.which)); }
    void take(TakeOutOfService action) { outOfService.push_back(std::move(action)); }
    void take(ReturnToService action) { intoService.push_back(std::move(action.which)); }
    void take(ResetAlarms action) { resets.push_back(std::move(action.alarms)); }
    void take(CommentAlarm action) { comments.push_back(std::move(action)); }
    void take(RemoveDevice action) { removed.push_back(std::move(action.deviceId)); }
    [[nodiscard]] const CommandRules &commandRules() const override { return rules; }
    void take(SendCommand action) { sent.push_back({std::move(action.deviceId), std::move(action.payload)}); }
    void take(SilenceHorn) { ++hornSilenced; }
    void take(TestHorn) { ++hornTested; }
    void take(ExportTable action) { exports.push_back(std::move(action)); }
    void take(ResetFigures) { ++figuresReset; }
    void tellDone(QObject *context, ActionAnswer answer)
    {
        const auto tell = [number = settingsChanges.size(), context = QPointer(context), answer = std::move(answer)] {
            if (context && answer)
                answer(ActionDone{.alarmSettings = number, .note = 1});
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
    void take(ChangeAlarmSettings action) { settingsChanges.push_back(std::move(action)); }
    void take(ReplayQuarantine action) { replays.push_back(action.sequence); }
    void take(WriteNote action) { notesWritten.push_back(std::move(action)); }
    void take(StrikeNote action) { notesStruck.push_back(action.number); }
    template <typename Action>
    void take(Action action)
    {
        others.emplace_back(std::move(action));
    }

    FakeClock &m_clock;
    LiveFrame m_pending;
    std::vector<std::pair<QPointer<QObject>, ActionAnswer>> m_waiting;
    std::uint64_t m_number = 0;
};

} // namespace lineside
