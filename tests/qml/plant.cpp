// SPDX-License-Identifier: GPL-3.0-or-later
#include "plant.h"

#include "panelmodels/pages.h"

#include <QKeyEvent>
#include <QQuickWindow>

#include <algorithm>
#include <array>
#include <cmath>

namespace lineside {

namespace {

struct Signal
{
    const char *type;
    const char *unit;
    double value;
};

struct Machine
{
    const char *id;
    const char *name;
    const char *type;
    const char *location;
    std::vector<Signal> signals;
    const char *setpoint = nullptr; ///< its entry in the command catalogue
};

const std::vector<Signal> kPress{{"hydraulic_pressure", "pascal", 21400000},
                                 {"force", "newton", 812000},
                                 {"temperature", "celsius", 47.3},
                                 {"strokes", "count", 18233}};
const std::vector<Signal> kOven{{"temperature", "celsius", 64.8},
                                {"setpoint", "celsius", 65},
                                {"power", "watt", 8420},
                                {"humidity", "percent", 22.4}};
const std::vector<Signal> kCompressor{{"discharge_pressure", "pascal", 712000},
                                      {"temperature", "celsius", 71.2},
                                      {"humidity", "percent", 38.6},
                                      {"power", "watt", 37100},
                                      {"vibration", "mm/s", 2.13}};
const std::vector<Signal> kMill{{"spindle_speed", "rpm", 4198},
                                {"setpoint", "rpm", 4200},
                                {"vibration", "mm/s", 1.34},
                                {"temperature", "celsius", 41.2},
                                {"power", "watt", 7350}};
const std::vector<Signal> kConveyor{
    {"speed", "m/min", 18.02}, {"setpoint", "m/min", 18}, {"current", "ampere", 6.41}, {"pieces", "count", 5127}};

constexpr auto kOvenSetpoint = R"({"name":"set_setpoint","label":"Temperature","parameter":"value",)"
                               R"("sensor":"setpoint","unit":"celsius","min":30,"max":75,"step":1})";
constexpr auto kMillSetpoint = R"({"name":"set_setpoint","label":"Spindle speed","parameter":"value",)"
                               R"("sensor":"setpoint","unit":"rpm","min":500,"max":12000,"step":100})";

const std::vector<Machine> &machines()
{
    static const std::vector<Machine> all{
        {"press-01", "Press 1", "press", "Press shop", kPress},
        {"press-02", "Press 2", "press", "Press shop", kPress},
        {"press-03", "Press 3", "press", "Press shop", kPress},
        {"press-04", "Press 4", "press", "Press shop", kPress},
        {"oven-01", "Oven 1", "oven", "Heat treatment", kOven, kOvenSetpoint},
        {"oven-02", "Oven 2", "oven", "Heat treatment", kOven, kOvenSetpoint},
        {"oven-03", "Annealing oven with a rather long name", "oven", "Heat treatment", kOven, kOvenSetpoint},
        {"compressor-01", "Compressor 1", "compressor", "Utilities", kCompressor},
        {"compressor-02", "Compressor 2", "compressor", "Utilities", kCompressor},
        {"mill-01", "Mill 1", "mill", "Machining", kMill, kMillSetpoint},
        {"mill-02", "Mill 2", "mill", "Machining", kMill, kMillSetpoint},
        {"mill-03", "Mill 3", "mill", "Machining", kMill, kMillSetpoint},
        {"conveyor-01", "Conveyor 1", "conveyor", "Machining", kConveyor},
        {"conveyor-02", "Conveyor 2", "conveyor", "Machining", kConveyor},
    };
    return all;
}

/// What devices may send as a name: too long, of several lines, with directions, markup, places for arguments, piles of
/// accents, nothing at all that can be seen.
const std::vector<std::string> &hostileTexts()
{
    static const std::vector<std::string> all{
        std::string(200, 'W'),
        "Line one\nLine two\r\nLine three\nLine four\nLine five\nLine six",
        "<h1>Oven</h1><br><img src='file:///dev/zero' width='4000'>&nbsp;<b>1</b>",
        "%1 %2 %3 %L1 %n %%",
        "\u202egnp.exe\u202c \u2066Press\u2069 \u200bzero\u200dwidth\ufeff",
        "tab\tbell\a escape\x1b[31m delete\x7f nul",
        "e" + std::string("\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d") + "o",
        "\u0645\u0643\u0628\u0633 \u05de\u05db\u05d1\u05e9 1 (2)",
        "\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b\u6cb9\u538b"
        "\u6cb9\u538b",
        " \u200b\n\u202e ",
        "\ufdfd\ufdfd\ufdfd\ufdfd \U0001f525\U0001f525",
        "{\"a\": [1, 2]} & 'quotes' \"double\"",
    };
    return all;
}

const std::string &hostileText(std::size_t number)
{
    return hostileTexts()[number % hostileTexts().size()];
}

std::string metadataOf(const Machine &machine)
{
    std::string commands = R"({"name":"start","label":"Start"},{"name":"stop","label":"Stop"})";
    if (machine.setpoint)
        commands += std::string(",") + machine.setpoint;
    return R"({"commands":[)" + commands + "]}";
}

} // namespace

Plant::Plant(const PanelOptions &options)
    : m_options(options)
    , m_stage(std::make_unique<Stage>(options))
{
}

QStringList Plant::pageIds()
{
    QStringList ids;
    for (const Page &page : lineside::pages())
        ids << QString::fromLatin1(page.id);
    return ids;
}

/// Two limits as the demo has them, and a signal with all four.
Config Plant::config()
{
    Config config;
    const auto limit = [&](const char *sensorType, LimitKind kind, double at) {
        config.alarms.setLimit(sensorType, kind, AlarmLimit{.limit = at});
    };
    limit("temperature", LimitKind::High, 80);
    limit("temperature", LimitKind::HighHigh, 95);
    limit("vibration", LimitKind::High, 4.5);
    limit("humidity", LimitKind::LowLow, 5);
    limit("humidity", LimitKind::Low, 10);
    limit("humidity", LimitKind::High, 85);
    limit("humidity", LimitKind::HighHigh, 90);
    config.devices.clocks["compressor-02"] = {ClockRule::Kind::Zone, "America/Argentina/ComodRivadavia"};
    return config;
}

void Plant::reset()
{
    const std::unique_ptr<Stage> old = std::exchange(m_stage, std::make_unique<Stage>(m_options));
    m_round = 0;
    m_isHostile = false;
    m_people = {};
    Q_EMIT rebuilt();
}

void Plant::fill()
{
    addStatus();
    addMachines();
    measure();
    addAlarms();
    addCommands();
    addRejected();
}

void Plant::fillHostile()
{
    fill();
    m_isHostile = true;
    addHostileNames();
    measure();
    addHostileAlarms();
    addHostileOrders();
    m_stage->models.live().tick();
}

void Plant::addHostileNames()
{
    LiveFrame frame;
    std::size_t number = 0;
    for (const auto &[id, known] : m_stage->models.live().devices()) {
        Device device = known;
        device.name = hostileText(number);
        device.location = hostileText(number / 3 + 1);
        device.type = hostileText(number + 2);
        device.status = number % 4 == 0 ? hostileText(number + 3) : device.status;
        frame.devices[id] = device;
        ++number;
    }
    m_stage->backend.push(std::move(frame));
}

void Plant::measureHostile()
{
    LiveFrame frame;
    const std::int64_t now = m_stage->clock.utcMs();
    constexpr double kValues[] = {1234567890.123, -1e300, 1e-300};
    std::size_t number = 0;
    for (const auto &[series, known] : m_stage->models.live().values()) {
        frame.values[series]
            = {kValues[number % 3], hostileText(number), static_cast<Quality>(number / 3 % 3), now, now};
        ++number;
    }
    frame.values[{"oven-02", std::string(200, 'W')}] = {95, std::string(200, 'f'), Quality::Uncertain, now, now};
    m_stage->backend.push(std::move(frame));
}

void Plant::addHostileOrders()
{
    Command command;
    command.deviceId = "oven-02";
    command.payload = R"({"command":"set_setpoint","value":65})";
    command.state = CommandState::Rejected;
    for (std::size_t number = 0; number < hostileTexts().size(); ++number) {
        command.id = "hostile-" + std::to_string(number);
        command.reason = hostileText(number);
        command.createdMs = m_stage->clock.utcMs() + static_cast<std::int64_t>(number);
        m_stage->backend.push(command);
    }
}

void Plant::addHostileAlarms()
{
    for (const auto &[id, device] : m_stage->models.live().devices()) {
        for (const SeriesKey &series : m_stage->models.live().seriesOf(id)) {
            Alarm alarm = makeAlarm(series, Priority::High, 1234567890.123, 80, hostileText(id.size()), 7);
            alarm.acknowledgedBy = hostileText(id.size() + 1);
            alarm.comment = hostileText(id.size() + 2);
            alarm.active = series.sensorType != "temperature";
            m_stage->backend.push(alarm);
        }
    }
}

void Plant::comeAlive()
{
    addStatus();
    m_stage->backend.pushNothing();
    QCoreApplication::processEvents();
}

void Plant::pass(int seconds)
{
    m_stage->clock.advance(std::chrono::seconds(seconds));
    m_stage->backend.pushNothing();
    m_stage->models.live().tick();
}

void Plant::fallSilent(int seconds)
{
    m_stage->clock.advance(std::chrono::seconds(seconds));
    m_stage->models.live().tick();
}

void Plant::measure()
{
    LiveFrame frame;
    const std::int64_t now = m_stage->clock.utcMs();
    for (const Machine &machine : machines()) {
        if (m_round > 0 && std::string(machine.id) == "compressor-02")
            continue; // it went silent
        for (const Signal &signal : machine.signals) {
            const double value = signal.value * (1 + 0.004 * std::sin(m_round * 0.7 + signal.value));
            const bool isBad = std::string(machine.id) == "mill-03" && std::string(signal.type) == "vibration";
            const LiveValue live{value, signal.unit, isBad ? Quality::Bad : Quality::Good, now, now};
            frame.values[{machine.id, signal.type}] = live;
            frame.samples.push_back({{machine.id, signal.type}, now, value});
        }
    }
    ++m_round;
    m_stage->backend.push(std::move(frame));
    if (m_isHostile)
        measureHostile();
    m_stage->models.live().tick();
}

void Plant::measureDoubtful()
{
    LiveFrame frame;
    const std::int64_t now = m_stage->clock.utcMs();
    int number = 0;
    for (const auto &[series, known] : m_stage->models.live().values()) {
        LiveValue value = known.value;
        value.quality = ++number % 2 == 0 ? Quality::Bad : Quality::Uncertain;
        value.unitUnknown = number % 3 != 0;
        value.timeQuality = TimeQuality::Future;
        value.arrivalMs = now;
        value.timestampMs = now + std::int64_t{3} * 3'600'000;
        frame.values[series] = value;
    }
    m_stage->backend.push(std::move(frame));
    m_stage->models.live().tick();
}

void Plant::send(const QString &deviceId, const QString &sensor, double value, const QString &unit, bool bad)
{
    m_stage->backend.push({deviceId.toStdString(), sensor.toStdString()}, value, unit.toStdString(),
                          bad ? Quality::Bad : Quality::Good);
    m_stage->models.live().tick();
}

void Plant::raiseAlarm(const QString &deviceId, const QString &sensor, int priority)
{
    m_stage->backend.push(makeAlarm({deviceId.toStdString(), sensor.toStdString()}, static_cast<Priority>(priority),
                                    93.4, 80, "celsius", 0));
    m_stage->models.live().tick();
}

void Plant::raiseWordyAlarms(int count)
{
    LiveFrame frame;
    for (int number = 0; number < count; ++number) {
        const std::string letters(static_cast<std::size_t>(20 + number % 10 * 20),
                                  static_cast<char>('a' + number % 26));
        const std::string word = letters + std::to_string(number);
        Alarm alarm = makeAlarm({"saw-" + word, word}, static_cast<Priority>(1 + number % 4), 93.4, 80, word, number);
        alarm.location = word;
        alarm.acknowledged = number % 3 == 0;
        alarm.acknowledgedBy = alarm.acknowledged ? word : "";
        if (number % 2 == 0)
            alarm.sourceMs = *alarm.activatedMs - 3'600'000;
        frame.alarms[alarm.key] = alarm;
    }
    m_stage->backend.push(std::move(frame));
    m_stage->models.live().tick();
}

void Plant::endAlarm(const QString &deviceId, const QString &sensor, int priority)
{
    Alarm alarm = makeAlarm({deviceId.toStdString(), sensor.toStdString()}, static_cast<Priority>(priority), 93.4, 80,
                            "celsius", 3);
    alarm.active = false;
    alarm.returnedMs = m_stage->clock.utcMs();
    m_stage->backend.push(alarm);
    m_stage->models.live().tick();
}

void Plant::seeAlarm(const QString &deviceId, const QString &sensor, int priority)
{
    Alarm alarm = makeAlarm({deviceId.toStdString(), sensor.toStdString()}, static_cast<Priority>(priority), 93.4, 80,
                            "celsius", 3);
    alarm.acknowledged = true;
    m_stage->backend.push(alarm);
    m_stage->models.live().tick();
}

void Plant::putAsideAlarm(const QString &deviceId, const QString &sensor, int priority, int state)
{
    const std::int64_t nowMs = m_stage->clock.utcMs();
    Alarm alarm = makeAlarm({deviceId.toStdString(), sensor.toStdString()}, static_cast<Priority>(priority), 93.4, 80,
                            "celsius", 3);
    if (static_cast<AlarmState>(state) == AlarmState::Shelved)
        alarm.shelf = Shelf{ShelfMode::Timed, nowMs, nowMs + 3'600'000, "fitter", "sensor being cleaned"};
    else if (static_cast<AlarmState>(state) == AlarmState::OutOfService)
        alarm.outOfService = OutOfService{nowMs, "fitter", "sensor is away"};
    else
        alarm.suppressed = {{"high-high", nowMs}};
    m_stage->backend.push(alarm);
    m_stage->models.live().tick();
}

void Plant::answerOrders()
{
    const std::int64_t nowMs = m_stage->clock.utcMs();
    std::vector<Command> orders(3);
    for (std::size_t i = 0; i < orders.size(); ++i) {
        Command &order = orders[i];
        order.id = "kept-" + std::to_string(i);
        order.deviceId = i == 0 ? "mill-01" : "oven-01";
        order.payload = i == 1 ? R"({"command":"set_setpoint","value":65})" : R"({"command":"start"})";
        order.change = i == 1 ? "Temperature: 60 -> 65 celsius" : "";
        order.requestedBy = "operator";
        order.createdMs = nowMs - static_cast<std::int64_t>(i) * 60'000;
        order.state = i == 0 ? CommandState::Waiting : i == 1 ? CommandState::Rejected : CommandState::Done;
        order.reason = i == 1 ? "door open" : "";
        order.steps = {{CommandState::Queued, order.createdMs, "operator", {}},
                       {order.state, order.createdMs + 900, {}, order.reason}};
    }
    while (!m_stage->backend.commandQuestions.empty())
        m_stage->backend.answerCommands(CommandPage{orders, {}});
}

Command Plant::lastOrder() const
{
    const FakePanelBackend::SentCommand &sent = m_stage->backend.sent.back();
    Command command;
    command.id = sent.id();
    command.deviceId = sent.deviceId;
    command.payload = sent.payload;
    command.createdMs = m_stage->clock.utcMs();
    return command;
}

void Plant::answerCommand(int state, const QString &reason)
{
    Command command = lastOrder();
    command.requestedBy = "operator";
    command.state = static_cast<CommandState>(state);
    command.reason = reason.toStdString();
    m_stage->backend.push(command);
    m_stage->models.live().tick();
}

void Plant::letWait(const QString &change)
{
    Command command = lastOrder();
    command.requestedBy = "user 2";
    command.expiresMs = command.createdMs + 60'000;
    command.state = CommandState::Waiting;
    command.change = change.toStdString();
    m_stage->backend.push(command);
    m_stage->models.live().tick();
}

void Plant::answerHistory()
{
    while (!m_stage->backend.historyQuestions.empty()) {
        History history;
        history.query = m_stage->backend.historyQuestions.front().query;
        const LiveEntry *entry = m_stage->models.live().value(history.query.series);
        const double level = entry ? entry->value.value : 50;
        const std::int64_t step = std::max<std::int64_t>(1, (history.query.toMs - history.query.fromMs) / 400);
        for (std::int64_t time = history.query.fromMs; time < history.query.toMs; time += step) {
            const double phase = static_cast<double>(time) / static_cast<double>(step) / 31 + level;
            const double value = level * (1 + 0.03 * std::sin(phase) + 0.004 * std::sin(phase * 11));
            history.points.push_back({time, value, value, value, 1});
        }
        m_stage->backend.answerHistory(std::move(history));
    }
}

void Plant::layOutTable(bool isWrong)
{
    const std::int64_t now = m_stage->clock.utcMs();
    m_stage->backend.exchange.files = {{"alarm-settings-2026-11-27-081500.csv", 18'432, now - 3'600'000},
                                       {"review of the ovens, autumn.csv", 2'048, now - 86'400'000}};
    const AlarmRule limit{.kind = LimitKind::High, .name = "temperature", .device = "oven-02", .limit = 85};
    const AlarmRule calm{.kind = LimitKind::High, .deviceType = "press", .name = "pressure", .priority = Priority::Low};
    RuleCheck check{.basedOn = 0, .problems = {}, .changes = {}, .rules = {limit, calm}};
    check.changes = {{limit.subject(), "limit", "80", "85"}, {calm.subject(), "priority", "high", "low"}};
    if (isWrong)
        check.problems = {{3, "limit", "must be a number"}, {17, "kind", "is no kind of alarm"}};
    m_stage->backend.tableCheck = std::move(check);
}

void Plant::keepVersions()
{
    const std::int64_t now = m_stage->clock.utcMs();
    AlarmRule rule{.kind = LimitKind::High, .name = "temperature", .device = "oven-02", .limit = 85};
    const AlarmRulesVersion first{1, now - 86'400'000, "shift lead", "comes too often", {rule}};
    rule.limit = 90;
    const AlarmRulesVersion second{2, now - 3'600'000, "engineer", "trial", {rule}};
    m_stage->backend.versions = {second, first};
    LiveFrame frame;
    frame.alarmRules = std::make_shared<const AlarmRulesVersion>(second);
    m_stage->backend.push(std::move(frame));
}

QString Plant::lastSettingsChange() const
{
    if (m_stage->backend.settingsChanges.empty())
        return {};
    const ChangeAlarmSettings &change = m_stage->backend.settingsChanges.back();
    const QString what = change.toVersion ? QStringLiteral("version %1").arg(*change.toVersion)
                                          : QStringLiteral("%1 rules").arg(change.rules.size());
    return what + QStringLiteral(": ") + QString::fromStdString(change.reason);
}

QString Plant::lastWritten() const
{
    const auto &written = m_stage->backend.written;
    return written.empty() ? QString() : QString::fromStdString(written.back().name);
}

void Plant::answerAlarmHistory()
{
    while (!m_stage->backend.alarmHistoryQuestions.empty()) {
        std::vector<AlarmTransition> steps;
        for (int index = 0; index < 30; ++index) {
            Alarm alarm = makeAlarm({"oven-02", "temperature"}, static_cast<Priority>(1 + index % 4), 81 + index, 80,
                                    "celsius", 20 + index);
            const auto event = static_cast<AlarmEvent>(1 + (29 - index) % 3);
            steps.push_back({event,
                             alarm,
                             alarm.activatedMs.value_or(0),
                             static_cast<std::uint64_t>(1000 - index),
                             event == AlarmEvent::Acknowledged ? "operator" : "",
                             {}});
        }
        m_stage->backend.answerAlarmHistory(std::move(steps));
    }
}

void Plant::answerAudit()
{
    struct Done
    {
        const char *action;
        const char *target;
        const char *detail;
        const char *result;
    };
    static constexpr std::array kDone{
        Done{"acknowledge", "oven-02/temperature/high", "", "ok"},
        Done{"command", "press-01", "target_temperature 180 -> 195 °C", "done"},
        Done{"alarm_settings", "version 3", "oven-02/temperature/high: limit 80 -> 85", "ok, version 3"},
        Done{"reset", "press-04/force/high", "", "refused: the role may not do this"},
        Done{"export", "alarm journal", "alarm-journal-20260101T000000Z.csv", "ok"},
    };
    while (!m_stage->backend.auditQuestions.empty()) {
        AuditPage page;
        for (int index = 0; index < 30; ++index) {
            const Done &done = kDone[static_cast<std::size_t>(index) % kDone.size()];
            AuditEntry entry{.number = 230 - index, .hash = std::string(64, 'a')};
            entry.record.timeMs = m_stage->clock.utcMs() - index * 61'000;
            entry.record.actor = index % 3 == 0 ? "operator" : "shift lead";
            entry.record.role = index % 3 == 0 ? "operator" : "engineer";
            entry.record.seat = "hall 1";
            entry.record.source = "panel";
            entry.record.action = done.action;
            entry.record.target = done.target;
            entry.record.detail = done.detail;
            entry.record.result = done.result;
            entry.record.reason = index % 5 == 2 ? "the new lining holds more" : "";
            page.entries.push_back(std::move(entry));
        }
        m_stage->backend.answerAudit(std::move(page));
    }
}

void Plant::checkAudit(bool isDamaged)
{
    EngineStatus status = m_stage->backend.statusNow;
    status.audit.lines = 230;
    status.audit.firstMs = m_stage->clock.utcMs() - 86'400'000;
    status.audit.checkedMs = m_stage->clock.utcMs();
    status.audit.head = AuditHead{.number = 230, .timeMs = m_stage->clock.utcMs()};
    if (isDamaged)
        status.audit.faults = {{.kind = AuditFaultKind::LineChanged, .number = 117},
                               {.kind = AuditFaultKind::EndMissing, .number = 244}};
    m_stage->backend.pushStatus(status);
    pass(0);
}

void Plant::answerAlarmCard()
{
    AlarmCard card;
    card.guide.causes = {"Burner valve does not close", "Door left open while heating"};
    card.guide.confirm = {"Second thermometer at the door reads above 85 °C"};
    card.guide.consequence = "The batch is lost after ten minutes, the lining after thirty.";
    card.guide.actions
        = {"Close the gas at the red lever", "Open the flap above the door", "Wait for 60 °C before the next batch"};
    card.guide.respondWithin = std::chrono::minutes(5);
    card.guide.contact = "Maintenance, phone 17";
    const std::int64_t nowMs = m_stage->clock.utcMs();
    card.notes = {{.number = 12,
                   .timeMs = nowMs - 86'400'000,
                   .by = "shift lead",
                   .text = "Valve 3 sticks when it is cold: knock at it once, then it closes."},
                  {.number = 9, .timeMs = nowMs - 5 * 86'400'000LL, .by = "operator", .text = "Part was changed"}};
    for (int index = 0; index < 6; ++index) {
        AlarmTransition step;
        step.alarm = makeAlarm({"oven-02", "temperature"}, Priority::High, 91, 90, "celsius", 20 + index);
        step.event = static_cast<AlarmEvent>(1 + (5 - index) % 3);
        step.timeMs = step.alarm.activatedMs.value_or(0);
        if (step.event == AlarmEvent::Acknowledged) {
            step.by = "operator";
            step.said = "door was open";
        }
        card.steps.push_back(step);
    }
    while (!m_stage->backend.cardQuestions.empty())
        m_stage->backend.answerCard(card);
}

QString Plant::lastNote() const
{
    const auto &notes = m_stage->backend.notesWritten;
    return notes.empty() ? QString() : QString::fromStdString(notes.back().alarm->id() + ": " + notes.back().text);
}

QString Plant::struckNotes() const
{
    QStringList numbers;
    for (const std::uint64_t each : m_stage->backend.notesStruck)
        numbers.append(QString::number(each));
    return numbers.join(QLatin1Char(' '));
}

QString Plant::cardAsked() const
{
    const auto &asked = m_stage->backend.cardQuestions;
    return asked.empty() ? QString() : QString::fromStdString(asked.back().key.id());
}

void Plant::answerSuggestion()
{
    auto &asked = m_stage->backend.suggestionQuestions;
    constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
    const std::int64_t nowMs = m_stage->clock.utcMs();
    while (!asked.empty()) {
        AlarmSuggestion suggestion{.key = asked.front().key,
                                   .span = {nowMs - 30 * kDayMs, nowMs},
                                   .respondWithin = std::chrono::minutes(10),
                                   .isRespondAssumed = true,
                                   .now = {{}, 1379, 0.0642},
                                   .suggested = {{2000, std::chrono::seconds(5), {}}, 20, 0.0001},
                                   .addedDelayMedianMs = 5000,
                                   .addedDelayMaxMs = 6000,
                                   .vanished = 1359};
        for (int i = 0; i < 8; ++i) {
            const std::int64_t start = nowMs - (3 * i + 1) * kDayMs;
            suggestion.longestVanished.push_back({start, start + 4800 - 300 * i});
        }
        m_stage->backend.answerSuggestion(SuggestionProgress{1, suggestion});
    }
}

QString Plant::suggestionAsked() const
{
    const auto &asked = m_stage->backend.suggestionQuestions;
    return asked.empty() ? QString() : QString::fromStdString(asked.back().key.id());
}

void Plant::answerAlarmHealth()
{
    const AlarmKey hot{{"oven-02", "temperature"}, LimitKind::HighHigh};
    const AlarmKey pressed{{"press-01", "pressure"}, LimitKind::High};
    const std::int64_t nowMs = m_stage->clock.utcMs();
    constexpr std::int64_t kHourMs = 3600LL * 1000;
    AlarmHealth health;
    health.span = {nowMs - 168 * kHourMs, nowMs};
    health.coverage = 0.981;
    health.count = 1234;
    health.countByPriority = {700, 300, 200, 34};
    health.average = 1.24;
    health.peak = 48;
    health.shareOver = 0.012;
    health.bands = {700, 150, 146, 12};
    health.floods = {{.startMs = nowMs - 50 * kHourMs,
                      .firstMs = nowMs - 50 * kHourMs,
                      .endMs = nowMs - 49 * kHourMs,
                      .count = 61,
                      .first = hot},
                     {.startMs = nowMs - kHourMs, .firstMs = nowMs - kHourMs, .count = 30, .first = pressed}};
    health.shareInFlood = 0.011;
    health.longestFloodMs = kHourMs;
    health.chattering = {{pressed, 0.31, 96}};
    health.fleeting = 17;
    health.stale = {{hot, nowMs - 30 * kHourMs, true}};
    health.topTen = {{pressed, 410}, {hot, 96}};
    health.acknowledgements = 300;
    health.blindAcknowledgements = 40;
    health.medianAcknowledgeMs = 95'000;
    health.shelvedActivations = 12;
    while (!m_stage->backend.healthQuestions.empty())
        m_stage->backend.answerHealth(health);
}

void Plant::refuseAlarmHistory(const QString &reason)
{
    while (!m_stage->backend.alarmHistoryQuestions.empty())
        m_stage->backend.answerAlarmHistory(unexpected(ErrorCode::Io, reason.toStdString()));
}

void Plant::breakBroker()
{
    EngineStatus status = m_stage->backend.statusNow;
    status.broker = {LinkState::Down, "localhost:1883", "connection refused", m_stage->clock.utcMs(), {}, {}};
    status.control = status.broker;
    m_stage->backend.pushStatus(status);
    pass(0);
}

void Plant::rule(const QString &command, const QStringList &stopReasons, bool isByTwo)
{
    CommandRule rule{.name = command.toStdString()};
    for (const QString &reason : stopReasons)
        rule.stopReasons.push_back(reason.toStdString());
    if (isByTwo)
        rule.confirm = ConfirmBy::Two;
    m_stage->backend.rules.push_back(rule);
}

void Plant::refuseMuch()
{
    EngineStatus status = m_stage->backend.statusNow;
    const std::int64_t then = m_stage->clock.utcMs() - 60'000;
    status.control.state = LinkState::Refused;
    status.control.reason = "not allowed to read devices/+/command/+/response: not authorised";
    status.alerts = {14, 12, "larger than the broker takes", then};
    for (const char *what : {"alert", "command", "reading", "subscription", "connection"})
        status.refusals.push_back({what, "the broker closed the connection instead of confirming a message",
                                   "alerts/oven-02", 7, then, then});
    status.books.unknownUnits["furlongs_per_fortnight_and_square_inch"] = {1200, {"oven-01", "oven-02", "mill-03"}};
    status.books.rejected["invalid_json"] = 42;
    status.books.dropped["quota"] = 17;
    status.books.corrected = 3;
    status.quarantined = 9;
    status.idsForgotten = 1000;
    status.alarmsForgotten = 12;
    m_stage->backend.pushStatus(status);
    pass(0);
}

void Plant::repeatKey(QQuickItem *focused, int key, int times)
{
    for (int time = 0; time < times; ++time) {
        for (const QEvent::Type type : {QEvent::KeyRelease, QEvent::KeyPress}) {
            QKeyEvent event(type, key, Qt::NoModifier,
                            key == Qt::Key_Space ? QStringLiteral(" ") : QStringLiteral("\r"), true);
            QCoreApplication::sendEvent(focused->window(), &event);
        }
    }
}

int Plant::acknowledgedCount() const
{
    std::size_t count = 0;
    for (const FakePanelBackend::Acknowledgement &one : m_stage->backend.acknowledged)
        count += one.alarms.size();
    return static_cast<int>(count);
}

QString Plant::lastAcknowledged() const
{
    const auto &all = m_stage->backend.acknowledged;
    return all.empty() ? QString() : QString::fromStdString(all.back().alarms.front().id());
}

QString Plant::lastPutAside() const
{
    const auto named = [](const AlarmSelection &which) {
        return text(which.alarms.empty() ? which.deviceId : which.alarms.front().id());
    };
    const FakePanelBackend &backend = m_stage->backend;
    if (!backend.intoService.empty())
        return QStringLiteral("into service ") + named(backend.intoService.back());
    if (!backend.unshelved.empty())
        return QStringLiteral("unshelve ") + named(backend.unshelved.back());
    if (!backend.outOfService.empty())
        return QStringLiteral("out of service %1: %2")
            .arg(named(backend.outOfService.back().which), text(backend.outOfService.back().reason));
    if (backend.shelved.empty())
        return {};
    const ShelveAlarms &shelf = backend.shelved.back();
    return QStringLiteral("shelve %1 %2 %3: %4")
        .arg(named(shelf.which), QString::number(shelf.length.count() / 1000), text(std::string(toString(shelf.mode))),
             text(shelf.reason));
}

QString Plant::lastComment() const
{
    const auto &all = m_stage->backend.comments;
    return all.empty() ? QString() : QString::fromStdString(all.back().text);
}

QString Plant::lastSent() const
{
    return m_stage->backend.sent.empty() ? QString() : QString::fromStdString(m_stage->backend.sent.back().payload);
}

int Plant::alarmHistoryQuestions() const
{
    return static_cast<int>(m_stage->backend.alarmHistoryQuestions.size());
}

void Plant::soundHorn(bool isSilenced)
{
    LiveFrame frame;
    frame.horn
        = HornState{.isWanted = true, .isOn = !isSilenced, .isSilenced = isSilenced, .priority = Priority::Critical};
    m_stage->backend.push(std::move(frame));
    m_stage->models.live().tick();
}

void Plant::flood(int count)
{
    LiveFrame frame;
    frame.flood.emplace(AlarmFlood{.startMs = m_stage->clock.utcMs() - 240'000,
                                   .firstMs = m_stage->clock.utcMs() - 240'000,
                                   .count = static_cast<std::size_t>(count),
                                   .first = {{"oven-02", "temperature"}, LimitKind::HighHigh}});
    m_stage->backend.push(std::move(frame));
    m_stage->models.live().tick();
}

void Plant::addMachines()
{
    LiveFrame frame;
    for (const Machine &machine : machines()) {
        Device device;
        device.id = machine.id;
        device.name = machine.name;
        device.type = machine.type;
        device.location = machine.location;
        device.status = device.id == "compressor-02" ? "offline" : "running";
        device.toldStatus = device.isOffline() ? "maintenance" : "";
        device.lastSeenMs = m_stage->clock.utcMs();
        device.metadata = metadataOf(machine);
        frame.devices[device.id] = device;
    }
    m_stage->backend.push(std::move(frame));
}

Alarm Plant::makeAlarm(const SeriesKey &series, Priority priority, double value, double limit, const std::string &unit,
                       int minutesAgo) const
{
    Alarm alarm;
    alarm.key = {series, priority == Priority::Critical ? LimitKind::HighHigh : LimitKind::High};
    alarm.priority = priority;
    alarm.unit = unit;
    alarm.value = value;
    alarm.limit = limit;
    alarm.active = true;
    alarm.acknowledged = false;
    alarm.activatedMs = m_stage->clock.utcMs() - minutesAgo * 60'000;
    const Device *device = m_stage->models.live().device(series.deviceId);
    alarm.location = device ? device->location : "";
    return alarm;
}

void Plant::addAlarms()
{
    m_stage->backend.push(makeAlarm({"oven-02", "temperature"}, Priority::Critical, 93.4, 90, "celsius", 3));
    Alarm waits = makeAlarm({"oven-03", "temperature"}, Priority::High, 81.2, 80, "celsius", 17);
    waits.escalatedMs = *waits.activatedMs + 900'000;
    m_stage->backend.push(waits);
    m_stage->backend.push(
        makeAlarm({"press-02", "hydraulic_pressure"}, Priority::Medium, 24200000, 24000000, "pascal", 44));
    Alarm seen = makeAlarm({"mill-01", "vibration"}, Priority::Low, 4.6, 4.5, "mm/s", 130);
    seen.acknowledged = true;
    seen.acknowledgedBy = "operator";
    m_stage->backend.push(seen);
    soundHorn(false);
}

void Plant::addCommands()
{
    Command command;
    command.deviceId = "oven-02";
    command.id = "order-1";
    command.payload = R"({"id":"order-1","command":"start"})";
    command.requestedBy = "operator";
    command.createdMs = m_stage->clock.utcMs() - 600'000;
    command.state = CommandState::Done;
    m_stage->backend.push(command);
    command.id = "order-2";
    command.payload = R"({"id":"order-2","command":"set_setpoint","value":65})";
    command.createdMs += 240'000;
    command.state = CommandState::Rejected;
    command.reason = "door open";
    m_stage->backend.push(command);
    m_stage->models.live().tick();
}

void Plant::addRejected()
{
    const std::int64_t now = m_stage->clock.utcMs();
    m_stage->backend.rejected = {
        {now - 4000, "devices/press-09/data", "invalid_json", "The payload ends in the middle of a text.",
         "{\"device_id\":\"pr"},
        {now - 95000, "devices/oven-02/data", "wrong_type", "The value is a text, a number is wanted.",
         "{\"device_id\":\"oven-02\",\"value\":\"hot\"}"},
    };
    QuarantinedRow aside;
    aside.sink = "mqtt";
    aside.reading.deviceId = "press-03";
    aside.reading.sensorType = "temperature";
    aside.reading.unit = "celsius";
    aside.reason = "not authorised";
    for (const int minutes : {2, 9}) {
        aside.sequence = static_cast<std::uint64_t>(70'000 - minutes);
        aside.reading.value = 40.5 + minutes;
        aside.timeMs = now - minutes * 60'000;
        m_stage->backend.quarantined.push_back(aside);
    }
    Q_EMIT m_stage->backend.statusChanged();
}

void Plant::addStatus()
{
    EngineStatus status;
    const std::int64_t now = m_stage->clock.utcMs();
    status.madeMs = now;
    status.startedMs = now - 7'200'000;
    status.version = "0.1.0";
    status.qtVersion = "6.4.2";
    status.sqliteVersion = "3.40.1";
    status.mqttLibrary = "libmosquitto 2.0.11";
    status.location = "Hall 1";
    status.broker = {LinkState::Up, "localhost:1883", "", now - 7'000'000, "5", {}};
    status.cloud = {LinkState::Up, "localhost:1883", "", now - 7'000'000, "5", {}};
    status.control = {LinkState::Up, "localhost:1883", "", now - 7'000'000, "5", {}};
    status.receivedPerSecond = 104;
    status.storedPerSecond = 104;
    status.sentPerSecond = 103;
    status.unsentRows = 12;
    status.oldestUnsentMs = now - 900;
    status.isBackfilling = true;
    status.liveWaiting = 2;
    status.backfillPerSecond = 4870;
    status.journalBytes = 6ULL << 20;
    status.journalCapacityBytes = 256ULL << 20;
    status.journalMode = "crash-safe";
    status.storeBytes = 731ULL << 20;
    status.diskFreeBytes = 38ULL << 30;
    status.storagePath = "/data";
    status.devices = machines().size();
    status.devicesOffline = 1;
    status.residentBytes = 58ULL << 20;
    m_stage->backend.pushStatus(status);
}

} // namespace lineside
