// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routes.h"
#include "http/httpserver.h"
#include "http/requesthead.h"
#include "metrics/metrics.h"
#include "model/reason.h"
#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace lineside;
using namespace std::string_literals;

namespace tst_routes {

class FakeBackend final : public ApiBackend
{
public:
    std::vector<Device> known;
    ClockRules clocks;
    EngineStatus state;
    PeopleState there;
    Result<void> readyNow;
    std::vector<Alarm> standing;
    std::vector<RejectedMessage> refused;
    Result<History> past = History{};
    mutable std::vector<HistoryQuery> asked;
    Result<AlarmHistoryPage> steps = AlarmHistoryPage{};
    mutable std::vector<AlarmHistoryQuery> askedSteps;
    Result<AlarmHealth> figures = AlarmHealth{};
    mutable std::vector<AlarmHealthQuery> askedHealth;
    mutable std::vector<std::string> askedCards;
    Result<AlarmCard> card = AlarmCard{};
    Result<AuditPage> recorded = AuditPage{};
    mutable std::vector<AuditQuery> askedAudit;
    mutable std::vector<std::pair<std::int64_t, std::int64_t>> exported;
    Result<ApiPicture> picture = ApiPicture{"image/png", "PNG"};

    [[nodiscard]] std::shared_ptr<const std::vector<Device>> devices() const override
    {
        return std::make_shared<const std::vector<Device>>(known);
    }
    [[nodiscard]] std::optional<Device> device(const std::string &id) const override
    {
        for (const Device &each : known) {
            if (each.id == id)
                return each;
        }
        return std::nullopt;
    }
    [[nodiscard]] const ClockRules &clockRules() const override { return clocks; }
    [[nodiscard]] EngineStatus status() const override { return state; }
    [[nodiscard]] std::shared_ptr<const PeopleState> people() const override
    {
        return std::make_shared<const PeopleState>(there);
    }
    [[nodiscard]] bool isSession(std::string_view token) const override { return token == "right"; }
    [[nodiscard]] Result<void> readiness() const override { return readyNow; }
    [[nodiscard]] std::string metricsText() const override { return "lineside_up 1\n"; }
    [[nodiscard]] std::vector<Alarm> alarms() const override { return standing; }
    [[nodiscard]] std::vector<RejectedMessage> rejectedMessages() const override { return refused; }
    [[nodiscard]] Result<History> history(const HistoryQuery &query) const override
    {
        asked.push_back(query);
        return past;
    }
    [[nodiscard]] Result<AlarmHistoryPage> alarmHistory(const AlarmHistoryQuery &query) const override
    {
        askedSteps.push_back(query);
        return steps;
    }
    [[nodiscard]] Result<AlarmHealth> alarmHealth(const AlarmHealthQuery &query) const override
    {
        askedHealth.push_back(query);
        return figures;
    }
    [[nodiscard]] Result<std::vector<AlarmHealth>> alarmFigures(std::int64_t nowMs) const override
    {
        if (!figures)
            return Unexpected(figures.error());
        AlarmHealth hall = *figures;
        hall.position = "Hall 1";
        hall.span.toMs = nowMs;
        return std::vector{*figures, hall};
    }
    [[nodiscard]] Result<AlarmCard> alarmCard(const AlarmKey &key) const override
    {
        askedCards.push_back(key.id());
        return card;
    }
    [[nodiscard]] Result<ApiPicture> alarmPicture(const AlarmKey &) const override { return picture; }
    [[nodiscard]] Result<SuggestionProgress> suggestion(const AlarmKey &key) override
    {
        askedCards.push_back(key.id());
        return suggested;
    }
    [[nodiscard]] Result<std::vector<Note>> notes(const NoteQuery &query) const override
    {
        askedNotes.push_back(query);
        return written;
    }
    [[nodiscard]] Result<AuditPage> audit(const AuditQuery &query) const override
    {
        askedAudit.push_back(query);
        return recorded;
    }
    [[nodiscard]] Result<std::string> auditExport(std::int64_t after, std::int64_t atMost) const override
    {
        exported.emplace_back(after, atMost);
        return std::string("{}\n");
    }
    [[nodiscard]] Result<CommandPage> commands(const CommandQuery &query) const override
    {
        askedCommands.push_back(query);
        return orders;
    }
    [[nodiscard]] Result<ApiQuarantine> quarantine() const override { return aside; }
    [[nodiscard]] std::shared_ptr<const AlarmRulesVersion> alarmSettings() const override
    {
        return std::make_shared<const AlarmRulesVersion>(rules);
    }
    [[nodiscard]] std::string alarmSettingsCsv() const override { return toCsv(rules.rules); }
    [[nodiscard]] RuleCheck checkAlarmSettings(const std::string &csv) const override
    {
        RuleTable table = rulesFromCsv(csv);
        return {.basedOn = rules.number, .problems = std::move(table.problems), .rules = std::move(table.rules)};
    }
    [[nodiscard]] Result<std::vector<AlarmRulesVersion>> alarmSettingsVersions() const override
    {
        return std::vector{rules};
    }
    void submit(OperatorAction action, Requester who, ActionAnswer tell) override
    {
        submitted.emplace_back(std::move(action), std::move(who));
        tell(answer);
    }

    /// The only one, when it is of this kind.
    template <typename Action>
    [[nodiscard]] const Action *submittedAs() const
    {
        return submitted.size() == 1 ? std::get_if<Action>(&submitted.front().first) : nullptr;
    }

    Result<ApiQuarantine> aside = ApiQuarantine{};
    mutable std::vector<NoteQuery> askedNotes;
    std::vector<Note> written;
    mutable std::vector<CommandQuery> askedCommands;
    CommandPage orders;
    Result<SuggestionProgress> suggested = SuggestionProgress{};
    AlarmRulesVersion rules;
    Result<ActionDone> answer = ActionDone{.commandId = "cmd-1"};
    std::vector<std::pair<OperatorAction, Requester>> submitted;
};

HttpRequest get(const std::string &path)
{
    return {"GET", path, {}, {{"host", "localhost:8080"}}, {}, "127.0.0.1"};
}

HttpRequest asking(const std::string &path, std::map<std::string, std::string> query)
{
    HttpRequest request = get(path);
    request.query = std::move(query);
    return request;
}

HttpRequest post(const std::string &path, const std::string &body)
{
    return {"POST", path, {}, {{"host", "localhost:8080"}}, body, "127.0.0.1"};
}

Device press()
{
    return {"press-01", "Press 1", "press", "hall A", "online", 1767225600000, R"({"axes":[1,2],"w":1e400})"};
}

QJsonObject parsed(const HttpResponse &response)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
}

class TestRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void namesTheUnitOfEachPointWhereThereAreSeveral();
    void answersAtOnceWhatNeedsNoDisk_data();
    void answersAtOnceWhatNeedsNoDisk();
    void showsHowAlarmsBehave();
    void changesHowAlarmsBehave();
    void refusesWhatIsNoChangeOfAlarms_data();
    void refusesWhatIsNoChangeOfAlarms();
    void saysWhatATableWouldChange();
    void removesADevice();
    void healthSpeaksTheContract();
    void listsSinksByName();
    void listsSourcesByName();
    void readySaysWhyNot();
    void readySaysWhatIsWrongBesides_data();
    void readySaysWhatIsWrongBesides();
    void listsNoDeviceAsAnEmptyList();
    void tellsOfTheClock_data();
    void tellsOfTheClock();
    void countsDoubtsAndTellsOfTheConfiguration();
    void listsDevicesInTheContractsOrder();
    void showsOneDevice();
    void showsADevicesStatus();
    void knowsNoUnknownDevice_data();
    void knowsNoUnknownDevice();
    void decodesIds();
    void servesMetricsAsPrometheusText();

    void sendsACommandAsPosted();
    void tellsWhatHoldsACommandUp();
    void aCommandMayWaitForASecondPerson();
    void listsCommands();
    void cutsOffWhatIsNoPartOfTheCommand_data();
    void cutsOffWhatIsNoPartOfTheCommand();
    void sendsToADeviceNobodyHeardOf();
    void takesWhatCurlPosts();
    void refusesWhatIsNoCommand_data();
    void refusesWhatIsNoCommand();
    void refusesIdsNoDeviceCanHave_data();
    void refusesIdsNoDeviceCanHave();
    void saysThatACommandCouldNotBeSent();
    void saysThatTheEngineFoundTheCommandInvalid();

    void answersWrongMethodsWithAllow_data();
    void answersWrongMethodsWithAllow();
    void answersHeadLikeGet();
    void answers404ElsewhereAndForgivesASlash();
    void refusesAMalformedEscape();
    void answersTheAsterisk();
    void whoComesByAProxySaysWhoTheyAre_data();
    void whoComesByAProxySaysWhoTheyAre();
    void refusesForeignPages_data();
    void refusesForeignPages();

    void listsTheAlarmOfAUnitWithoutAThreshold();
    void listsAnAlarmOfAMachineWithItsTime();
    void listsAlarms();
    void listsTheAlarmsAskedFor_data();
    void listsTheAlarmsAskedFor();
    void pagesTheAlarmHistory();
    void exportsTheAlarmHistoryAsATable();
    void asksForWhatTheParametersSay();
    void tellsTroubleOfTheAlarmHistory();
    void tellsHowTheAlarmsDo();
    void tellsWhatToDo();
    void looksForASuggestionAndTellsHowFarItIs();
    void asksForADayOfFiguresUnlessTold();
    void tellsFiguresOfAnOperatorPosition();
    void aConflictOfSettingsTellsTheVersionInForce();
    void refusesAMemberGivenTwiceInsideARule();
    void tellsTheMetricsThatGoOnAndResetsThem();
    void mendsRejectedBytes();
    void showsTheStatus();
    void showsWhatIsRefused();
    void showsTheQuarantine();
    void silencesAndTestsTheHorn();
    void showsThePictureOfAnAlarm();
    void listsNotes();
    void listsTheRecord();
    void refusesWhatIsNoQuestionForTheRecord_data();
    void refusesWhatIsNoQuestionForTheRecord();
    void anExportOfTheRecordIsAskedForFirst();
    void refusesWhatIsNoQuestionForNotes_data();
    void refusesWhatIsNoQuestionForNotes();
    void writesANote_data();
    void writesANote();
    void strikesANote();
    void logsInAndOut();
    void refusesAFalseIdentity();
    void saysWhyALoginWasRefused_data();
    void saysWhyALoginWasRefused();
    void setsUpUsers();
    void refusesWhatIsNoUser_data();
    void refusesWhatIsNoUser();
    void movesTheSeat();
    void showsWhoThereIs();
    void replaysTheQuarantine_data();
    void replaysTheQuarantine();
    void saysWhyNothingIsReplayed();
    void actsOnAlarms_data();
    void actsOnAlarms();
    void answersAnActionWithoutEffectWithTheAlarmAsItStands();
    void answersAlikeForAnAlarmThatEndedAndOneThatNeverCame();
    void showsHistory();
    void namesWhatItDoesNotUnderstand_data();
    void namesWhatItDoesNotUnderstand();
    void theContractsCallsIgnoreWhatTheyDoNotKnow();
    void refusesBadHistoryQuestions_data();
    void refusesBadHistoryQuestions();
    void tellsTroubleOfHistoryApart();

    void worksBehindARealServer();

private:
    FakeClock m_clock;
    std::unique_ptr<FakeBackend> m_backend;
    /// What the client gets, also when it comes later.
    [[nodiscard]] HttpResponse answered(const HttpRequest &request) const
    {
        HttpResponse response = m_routes->respond(request);
        if (const auto ask = response.ask)
            ask([&response](HttpResponse come) { response = std::move(come); });
        return response;
    }

    std::unique_ptr<Routes> m_routes;
};

void TestRoutes::init()
{
    m_backend = std::make_unique<FakeBackend>();
    m_routes = std::make_unique<Routes>(*m_backend, m_clock);
}

void TestRoutes::showsHowAlarmsBehave()
{
    m_backend->rules = {3,
                        1767225600000,
                        "engineer",
                        "too many",
                        {{.kind = LimitKind::High,
                          .name = "temperature",
                          .limit = 85,
                          .onDelay = std::chrono::seconds(5),
                          .unlessStates = std::vector<std::string>{"stopped"}}}};
    const auto settings = parsed(m_routes->respond(get("/api/v1/alarms/settings")));
    QCOMPARE(settings[QStringLiteral("version")].toInt(), 3);
    const QJsonObject rule = settings[QStringLiteral("rules")].toArray().first().toObject();
    QCOMPARE(rule[QStringLiteral("limit")].toDouble(), 85.0);
    QCOMPARE(rule[QStringLiteral("on_delay")].toString(), QStringLiteral("5s"));
    QCOMPARE(rule[QStringLiteral("unless")].toArray().first().toString(), QStringLiteral("stopped"));
    QVERIFY(!rule.contains(QStringLiteral("priority")));
    const auto table = m_routes->respond(get("/api/v1/alarms/settings.csv"));
    QCOMPARE(table.contentType, std::string("text/csv; charset=utf-8"));
    QVERIFY(rulesFromCsv(table.body).rules == m_backend->rules.rules);
    const auto versions = parsed(m_routes->respond(get("/api/v1/alarms/settings/versions")));
    QCOMPARE(versions[QStringLiteral("versions")].toArray().size(), 1);
}

void TestRoutes::changesHowAlarmsBehave()
{
    m_backend->answer = ActionDone{.alarmSettings = 4};
    const auto response = answered(post("/api/v1/alarms/settings",
                                        R"({"rules":[{"kind":"high","device":"oven-1","name":"temperature",)"
                                        R"("limit":90,"latch":true,"unless":["off"],"on_delay":"5s"}],)"
                                        R"("removed":[{"kind":"low","name":"flow"}],"based_on":3,"reason":"trial"})"));
    QCOMPARE(response.status, 200);
    QCOMPARE(parsed(response)[QStringLiteral("version")].toInt(), 4);
    const auto *wish = m_backend->submittedAs<ChangeAlarmSettings>();
    QVERIFY(wish);
    const ChangeAlarmSettings change = *wish;
    const std::vector<AlarmRule> expected{{.kind = LimitKind::High,
                                           .name = "temperature",
                                           .device = "oven-1",
                                           .limit = 90,
                                           .onDelay = std::chrono::seconds(5),
                                           .latch = true,
                                           .unlessStates = std::vector<std::string>{"off"}}};
    QVERIFY(change.rules == expected);
    QCOMPARE(change.removed.size(), std::size_t(1));
    QVERIFY(change.basedOn == 3U);
    QCOMPARE(change.reason, std::string("trial"));
}

void TestRoutes::refusesWhatIsNoChangeOfAlarms_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no change") << QByteArray(R"({"reason":"x"})");
    QTest::newRow("two ways at once") << QByteArray(R"({"to_version":1,"csv":"kind\nhigh\n","reason":"x"})");
    QTest::newRow("another member") << QByteArray(R"({"to_version":1,"why":"x"})");
    QTest::newRow("no kind") << QByteArray(R"({"rules":[{"name":"a"}],"reason":"x"})");
    QTest::newRow("no such kind") << QByteArray(R"({"rules":[{"kind":"hi"}],"reason":"x"})");
    QTest::newRow("another field") << QByteArray(R"({"rules":[{"kind":"high","color":"red"}],"reason":"x"})");
    QTest::newRow("of another kind") << QByteArray(R"({"rules":[{"kind":"high","after":"5s"}],"reason":"x"})");
    QTest::newRow("a number as text") << QByteArray(R"({"rules":[{"kind":"high","limit":"hot"}],"reason":"x"})");
    QTest::newRow("null") << QByteArray(R"({"rules":[{"kind":"high","limit":null}],"reason":"x"})");
    QTest::newRow("half a version") << QByteArray(R"({"to_version":1.5,"reason":"x"})");
    QTest::newRow("before the first") << QByteArray(R"({"to_version":-1,"reason":"x"})");
    QTest::newRow("no list") << QByteArray(R"({"rules":{"kind":"high"},"reason":"x"})");
    QTest::newRow("a table with a fault") << QByteArray(R"({"csv":"kind,limit\nhigh,x\n","reason":"x"})");
}

void TestRoutes::refusesWhatIsNoChangeOfAlarms()
{
    QFETCH(const QByteArray, body);
    QCOMPARE(answered(post("/api/v1/alarms/settings", body.toStdString())).status, 400);
    QVERIFY(m_backend->submitted.empty());
}

void TestRoutes::saysWhatATableWouldChange()
{
    const auto faulty = parsed(
        m_routes->respond(post("/api/v1/alarms/settings/check", R"({"csv":"kind,limit\nhigh,1\nhigher,2\n"})")));
    const QJsonObject problem = faulty[QStringLiteral("problems")].toArray().first().toObject();
    QCOMPARE(problem[QStringLiteral("line")].toInt(), 3);
    QCOMPARE(problem[QStringLiteral("column")].toString(), QStringLiteral("kind"));
    QCOMPARE(m_routes->respond(post("/api/v1/alarms/settings/check", "{}")).status, 400);
}

void TestRoutes::removesADevice()
{
    HttpRequest request = get("/devices/old-oven");
    request.method = "DELETE";
    m_backend->answer = ActionDone{.isDeviceRemoved = true};
    QCOMPARE(answered(request).status, 200);
    QVERIFY(m_backend->submittedAs<RemoveDevice>() != nullptr);
    QCOMPARE(m_backend->submittedAs<RemoveDevice>()->deviceId, "old-oven"s);
    QCOMPARE(m_backend->submitted.front().second.user, "api 127.0.0.1"s);
    m_backend->answer = ActionDone{};
    QCOMPARE(answered(request).status, 404);
}

void TestRoutes::healthSpeaksTheContract()
{
    const auto response = m_routes->respond(get("/health"));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, "application/json; charset=utf-8"s);
    QCOMPARE(
        response.body,
        R"({"status":"healthy","timestamp":"2026-01-01T00:00:00Z","cloud_connected":false,"broker_connected":false})"s);
    m_backend->state.cloud.state = LinkState::Up;
    QCOMPARE(parsed(m_routes->respond(get("/health")))[QStringLiteral("cloud_connected")].toBool(), true);
}

void TestRoutes::listsSinksByName()
{
    SinkStatus dead;
    dead.name = "dead";
    dead.link = {.state = LinkState::Refused, .peer = "plant:8883", .reason = "not authorised"};
    dead.link.lastError = "too large";
    dead.link.lastErrorMs = 1767225600000;
    dead.position = 4711;
    dead.unsentRows = 700;
    dead.oldestUnsentMs = 1767225600000;
    dead.quarantined = 3;
    dead.dropped = 17;
    m_backend->state.startedMs = 1767225600000;
    m_backend->state.sinks = {SinkStatus{.name = "mqtt", .link = {.state = LinkState::Up, .peer = "cloud:1883"}}, dead};
    for (const char *path : {"/api/v1/status", "/api/v1/sinks"}) {
        const auto sinks = parsed(m_routes->respond(get(path)))[QStringLiteral("sinks")].toArray();
        QCOMPARE(sinks.size(), 2);
        QCOMPARE(sinks[0][QStringLiteral("name")].toString(), QStringLiteral("mqtt"));
        QCOMPARE(sinks[0][QStringLiteral("state")].toString(), QStringLiteral("up"));
        QVERIFY(sinks[0][QStringLiteral("oldest_unsent")].isNull());
        QVERIFY(sinks[0][QStringLiteral("last_error")].isUndefined());
        const auto lastError = sinks[1][QStringLiteral("last_error")];
        QCOMPARE(lastError[QStringLiteral("reason")].toString(), QStringLiteral("too large"));
        QCOMPARE(lastError[QStringLiteral("at")].toString(), QStringLiteral("2026-01-01T00:00:00Z"));
        QCOMPARE(sinks[1][QStringLiteral("position")].toInt(), 4711);
        QCOMPARE(sinks[1][QStringLiteral("state")].toString(), QStringLiteral("refused"));
        QCOMPARE(sinks[1][QStringLiteral("reason")].toString(), QStringLiteral("not authorised"));
        QCOMPARE(sinks[1][QStringLiteral("unsent_rows")].toInt(), 700);
        QCOMPARE(sinks[1][QStringLiteral("oldest_unsent")].toString(), QStringLiteral("2026-01-01T00:00:00Z"));
        QCOMPARE(sinks[1][QStringLiteral("quarantined")].toInt(), 3);
        QCOMPARE(sinks[1][QStringLiteral("dropped")].toInt(), 17);
        QCOMPARE(sinks[1][QStringLiteral("dropped_since")].toString(), QStringLiteral("2026-01-01T00:00:00Z"));
    }
}

void TestRoutes::listsSourcesByName()
{
    m_backend->state.sources = {SourceStatus{.name = "mqtt", .link = {.state = LinkState::Up, .peer = "hall:1883"}},
                                SourceStatus{.name = "yard", .link = {.state = LinkState::Down, .reason = "gone"}}};
    const auto sources = parsed(m_routes->respond(get("/api/v1/status")))[QStringLiteral("sources")].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[0][QStringLiteral("name")].toString(), QStringLiteral("mqtt"));
    QCOMPARE(sources[0][QStringLiteral("state")].toString(), QStringLiteral("up"));
    QCOMPARE(sources[1][QStringLiteral("name")].toString(), QStringLiteral("yard"));
    QCOMPARE(sources[1][QStringLiteral("reason")].toString(), QStringLiteral("gone"));
}

void TestRoutes::readySaysWhyNot()
{
    QCOMPARE(m_routes->respond(get("/ready")).status, 200);
    m_backend->readyNow = unexpected(ErrorCode::Io, "storage is read-only", "/data");
    const auto response = m_routes->respond(get("/ready"));
    QCOMPARE(response.status, 503);
    QCOMPARE(parsed(response)[QStringLiteral("reason")].toString(), QStringLiteral("storage is read-only (/data)"));
}

void TestRoutes::readySaysWhatIsWrongBesides_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("told"); // empty: nothing
    QTest::newRow("a refused subscription")
        << int(LinkState::Refused) << QByteArray("not allowed to read devices/+/data")
        << QByteArray("connected, but not allowed to read devices/+/data");
    QTest::newRow("no broker") << int(LinkState::Down) << QByteArray("connection refused")
                               << QByteArray("not connected: connection refused");
    QTest::newRow("all is well") << int(LinkState::Up) << QByteArray() << QByteArray();
    QTest::newRow("not configured") << int(LinkState::Off) << QByteArray() << QByteArray();
}

void TestRoutes::readySaysWhatIsWrongBesides()
{
    QFETCH(const int, state);
    QFETCH(const QByteArray, reason);
    QFETCH(const QByteArray, told);
    m_backend->state.broker = {.state = LinkState(state), .peer = "b", .reason = reason.toStdString()};
    const auto response = m_routes->respond(get("/ready"));
    QCOMPARE(response.status, 200);
    QCOMPARE(parsed(response)[QStringLiteral("broker")].toString(), QString::fromUtf8(told));
    const auto health = parsed(m_routes->respond(get("/health")));
    QCOMPARE(health[QStringLiteral("broker_connected")].toBool(), LinkState(state) == LinkState::Up);
}

void TestRoutes::listsNoDeviceAsAnEmptyList()
{
    QCOMPARE(m_routes->respond(get("/devices")).body, R"({"devices":[],"count":0})"s);

    Device talker;
    talker.id = "oven-01";
    talker.status = "online";
    talker.toldStatus = "offline";
    m_backend->known = {talker};
    QVERIFY(m_routes->respond(get("/devices")).body.find(R"("status":"online","told_status":"offline")")
            != std::string::npos);
}

void TestRoutes::tellsOfTheClock_data()
{
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<int>("quality"); // -1: no reading yet
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const char *device, int quality, const char *told) {
        QTest::newRow(name) << QByteArray(device) << quality << QByteArray(told);
    };
    row("no rule, no reading", "free", -1, "");
    row("no rule, a good time", "free", 0, "");
    row("no rule, a late one", "free", 1, R"("clock":{"rule":"as_sent","doubtful":true,"time_quality":"late"})");
    row("no rule, one ahead", "free", 2, R"("clock":{"rule":"as_sent","doubtful":true,"time_quality":"future"})");
    row("no rule, one never set", "free", 3, R"("clock":{"rule":"as_sent","doubtful":true,"time_quality":"unset"})");
    row("a zone", "oven", 0, R"("clock":{"rule":"zone","zone":"+02:00","doubtful":false,"time_quality":"good"})");
    row("a zone, a late one", "oven", 1,
        R"("clock":{"rule":"zone","zone":"+02:00","doubtful":true,"time_quality":"late"})");
    row("a zone, no reading", "oven", -1, R"("clock":{"rule":"zone","zone":"+02:00","doubtful":null})");
    row("arrival", "plc", 0, R"("clock":{"rule":"arrival","doubtful":false,"time_quality":"good"})");
}

void TestRoutes::tellsOfTheClock()
{
    QFETCH(const QByteArray, device);
    QFETCH(const int, quality);
    QFETCH(const QByteArray, told);
    m_backend->clocks = {{"oven", {ClockRule::Kind::Zone, "+02:00"}}, {"plc", {ClockRule::Kind::Arrival, {}}}};
    Device known;
    known.id = device.toStdString();
    if (quality >= 0)
        known.timeQuality = static_cast<TimeQuality>(quality);
    m_backend->known = {known};
    for (const std::string &path : {"/devices"s, "/devices/" + known.id}) {
        const auto body = QByteArray::fromStdString(m_routes->respond(get(path)).body);
        QVERIFY2(told.isEmpty() ? !body.contains("clock") : body.contains(told), body.constData());
    }
}

void TestRoutes::countsDoubtsAndTellsOfTheConfiguration()
{
    m_backend->state.doubts = {1, 2, 3, 4, 5, 6};
    m_backend->state.books.countUnknownUnit("furlong", "a");
    m_backend->state.books.countUnknownUnit("ell", "b");
    m_backend->state.books.rejected["too_large"] = 7;
    m_backend->state.devices = 12;
    m_backend->state.idsForgotten = 13;
    m_backend->state.alarmsForgotten = 14;
    m_backend->state.devicesAtMost = 5;
    m_backend->state.devicesOver = 8;
    m_backend->state.devicesOverTotal = 9;
    m_backend->state.configProblem = "the file has errors";
    m_backend->state.broker.lessThanAsked = "granted in part";
    const auto body = QByteArray::fromStdString(m_routes->respond(get("/api/v1/status")).body);
    QVERIFY2(body.contains(R"("doubts":{"time_late":1,"time_future":2,"time_unset":3,"quality_unknown":4,)"
                           R"("status_unknown":5,"unit_unknown":2,"value_rounded":6,"too_large":7,)"
                           R"("devices_over_limit":9})"),
             body.constData());
    QVERIFY2(body.contains(R"("devices":{"count":12,"forgotten":13,"alarms_forgotten":14,"at_most":5,"over_limit":8,)"
                           R"("over_limit_total":9})"),
             body.constData());
    QVERIFY2(body.contains(R"("configuration":{"problem":"the file has errors","since":null})"), body.constData());
    QCOMPARE(body.count(R"("less_than_asked":"granted in part")"), 1);
}

void TestRoutes::listsDevicesInTheContractsOrder()
{
    Device bare;
    bare.id = "x";
    bare.lastSeenMs = 1767225600500;
    m_backend->known = {press(), bare};
    QCOMPARE(m_routes->respond(get("/devices")).body,
             R"({"devices":[{"id":"press-01","name":"Press 1","type":"press","location":"hall A","status":"online",)"
             R"("last_seen":"2026-01-01T00:00:00Z","metadata":{"axes":[1,2],"w":1e400}},)"
             R"({"id":"x","name":"","type":"","location":"","status":"",)"
             R"("last_seen":"2026-01-01T00:00:00.500Z","metadata":{}}],"count":2})"s);
}

void TestRoutes::showsOneDevice()
{
    m_backend->known = {press()};
    const auto response = m_routes->respond(get("/devices/press-01"));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body,
             R"({"id":"press-01","name":"Press 1","type":"press","location":"hall A","status":"online",)"
             R"("last_seen":"2026-01-01T00:00:00Z","metadata":{"axes":[1,2],"w":1e400}})"s);
}

void TestRoutes::showsADevicesStatus()
{
    m_backend->known = {press()};
    QCOMPARE(m_routes->respond(get("/devices/press-01/status")).body,
             R"({"device_id":"press-01","status":"online","last_seen":"2026-01-01T00:00:00Z"})"s);
}

void TestRoutes::knowsNoUnknownDevice_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/devices/nobody", "/devices/nobody/status", "/devices//status", "/devices/%00",
                             "/devices/..", "/devices/%2e%2e%2fetc", "/devices/press-01%20"})
        QTest::newRow(path) << QByteArray(path);
}

void TestRoutes::knowsNoUnknownDevice()
{
    QFETCH(const QByteArray, path);
    m_backend->known = {press()};
    const auto response = m_routes->respond(get(path.toStdString()));
    QCOMPARE(response.status, 404);
    QCOMPARE(response.body, R"({"error":"Device not found","title":"Not Found","status":404})"s);
}

void TestRoutes::decodesIds()
{
    Device device = press();
    device.id = "\xC3\x96"
                "fen 1";
    m_backend->known = {device};
    QCOMPARE(m_routes->respond(get("/devices/%C3%96fen%201")).status, 200);
    QCOMPARE(m_routes->respond(get("/devices/%c3%96fen%201/status")).status, 200);
}

void TestRoutes::servesMetricsAsPrometheusText()
{
    const auto response = m_routes->respond(get("/metrics"));
    QCOMPARE(response.contentType, "text/plain; version=0.0.4; charset=utf-8"s);
    QCOMPARE(response.body, "lineside_up 1\n"s);
}

void TestRoutes::tellsWhatHoldsACommandUp()
{
    m_backend->answer = unexpected(ErrorCode::Conflict, "not permitted now", "Door closed: door is 0");
    const auto refused = answered(post("/devices/press-01/command", R"({"command":"start"})"));
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.body,
             R"x({"error":"not permitted now (Door closed: door is 0)","title":"Conflict","status":409})x"s);
    m_backend->answer = unexpected(ErrorCode::InvalidInput, "the value is above 75", "value");
    const auto wrong = answered(post("/devices/press-01/command", R"({"command":"set","value":76})"));
    QCOMPARE(wrong.status, 400);
    QCOMPARE(
        wrong.body,
        R"x({"error":"Invalid command","reason":"the value is above 75 (value)","title":"Bad Request","status":400})x"s);
}

void TestRoutes::aCommandMayWaitForASecondPerson()
{
    Command waiting;
    waiting.id = "cmd-1";
    waiting.state = CommandState::Waiting;
    m_backend->answer = ActionDone{.commandId = "cmd-1", .command = waiting};
    const auto response = answered(post("/devices/press-01/command", R"({"command":"purge"})"));
    QCOMPARE(response.status, 202);
    QCOMPARE(response.body,
             R"({"message":"Waiting for a second person","device_id":"press-01","command_id":"cmd-1"})"s);
}

void TestRoutes::listsCommands()
{
    QCOMPARE(answered(asking("/api/v1/commands", {{"state", "waiting"}, {"limit", "2"}})).body,
             R"({"commands":[],"count":0,"next":null})"s);
    QCOMPARE(m_backend->askedCommands.back().limit, std::size_t(2));
    QCOMPARE(answered(asking("/api/v1/commands", {{"state", "dancing"}})).status, 400);
    QCOMPARE(answered(asking("/api/v1/commands", {{"colour", "red"}})).status, 400);
    QVERIFY(Routes::laneOf(get("/api/v1/commands")) == HttpLane::Disk);
    QCOMPARE(answered(post("/api/v1/commands/c-1/approve", {})).status, 200);
    QVERIFY(m_backend->submittedAs<ApproveCommand>() && m_backend->submittedAs<ApproveCommand>()->id == "c-1");
    m_backend->answer = unexpected(ErrorCode::NotFound, "it does not wait for a second person");
    QCOMPARE(answered(post("/api/v1/commands/c-1/cancel", {})).status, 404);
}

void TestRoutes::sendsACommandAsPosted()
{
    const auto body = R"({"command":"set_setpoint", "value":12345678901234567890})"s;
    const auto response = answered(post("/devices/press-01/command", body));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body,
             R"({"message":"Command sent successfully","device_id":"press-01","command":)" + body
                 + R"(,"command_id":"cmd-1"})");
    const auto *order = m_backend->submittedAs<SendCommand>();
    QVERIFY(order != nullptr);
    QCOMPARE(order->deviceId, "press-01"s);
    QCOMPARE(order->payload, body);
    QVERIFY(order->answer == SendCommand::Answer::WhenDelivered);
    QCOMPARE(m_backend->submitted.front().second.user, "api 127.0.0.1"s);
}

void TestRoutes::sendsToADeviceNobodyHeardOf()
{
    QCOMPARE(answered(post("/devices/listener/command", "{}")).status, 200);
    QCOMPARE(m_backend->submitted.size(), std::size_t(1));
}

void TestRoutes::takesWhatCurlPosts()
{
    auto request = post("/devices/press-01/command", R"({"command":"start"})");
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    QCOMPARE(m_routes->respond(request).status, 200);
}

void TestRoutes::cutsOffWhatIsNoPartOfTheCommand_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("blanks stay, as posted") << QByteArray(" {}\n") << QByteArray(" {}\n");
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}") << QByteArray("{}");
    QTest::newRow("a NUL behind it") << QByteArray("{}\0", 3) << QByteArray("{}");
    QTest::newRow("a line break and a NUL") << QByteArray("{}\r\n\0", 5) << QByteArray("{}");
    QTest::newRow("a mark and a buffer of NULs") << "\xEF\xBB\xBF{}" + QByteArray(64, '\0') << QByteArray("{}");
    QTest::newRow("a mark within a text stays")
        << QByteArray("{\"a\":\"\xEF\xBB\xBF\"}") << QByteArray("{\"a\":\"\xEF\xBB\xBF\"}");
}

void TestRoutes::cutsOffWhatIsNoPartOfTheCommand()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, sent);
    const auto response = answered(post("/devices/press-01/command", body.toStdString()));
    QCOMPARE(response.status, 200);
    const auto *order = m_backend->submittedAs<SendCommand>();
    QVERIFY(order != nullptr);
    QCOMPARE(QByteArray::fromStdString(order->payload), sent);
}

void TestRoutes::refusesWhatIsNoCommand_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("start");
    QTest::newRow("an array") << QByteArray("[1]");
    QTest::newRow("a text") << QByteArray("\"start\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("half an object") << QByteArray("{\"command\":");
    QTest::newRow("two objects") << QByteArray("{}{}");
    QTest::newRow("a comma too many") << QByteArray("{\"a\":1,}");
    QTest::newRow("a line break inside a text") << QByteArray("{\"a\":\"x\ny\"}");
    QTest::newRow("a number that is none") << QByteArray("{\"a\":01}");
    QTest::newRow("NaN") << QByteArray("{\"a\":NaN}");
    QTest::newRow("broken UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    QTest::newRow("half a surrogate pair") << QByteArray(R"({"a":"\udc00"})");
    QTest::newRow("a mark of UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6);
    QTest::newRow("a NUL within it") << QByteArray("{\0}", 3);
    QTest::newRow("bytes behind a NUL") << QByteArray("{}\0x", 4);
    QTest::newRow("a mark alone") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("very deep nesting") << "{\"a\":" + QByteArray(500'000, '[') + QByteArray(500'000, ']') + '}';
}

void TestRoutes::refusesWhatIsNoCommand()
{
    QFETCH(const QByteArray, body);
    const auto response = answered(post("/devices/press-01/command", body.toStdString()));
    QCOMPARE(response.status, 400);
    QCOMPARE(response.body, R"({"error":"Invalid command","title":"Bad Request","status":400})"s);
    QVERIFY(m_backend->submitted.empty());
}

void TestRoutes::refusesIdsNoDeviceCanHave_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("a wildcard for one level") << QByteArray("+");
    QTest::newRow("a wildcard for all") << QByteArray("%23");
    QTest::newRow("a second level") << QByteArray("a%2Fcommand");
    QTest::newRow("a NUL") << QByteArray("a%00");
    QTest::newRow("a line break") << QByteArray("a%0Ab");
    QTest::newRow("broken UTF-8") << QByteArray("%FF");
    QTest::newRow("a very long one") << QByteArray(1000, 'x');
}

void TestRoutes::refusesIdsNoDeviceCanHave()
{
    QFETCH(const QByteArray, id);
    const auto response = answered(post("/devices/" + id.toStdString() + "/command", "{}"));
    QCOMPARE(response.status, 400);
    QVERIFY(m_backend->submitted.empty());
}

void TestRoutes::saysThatACommandCouldNotBeSent()
{
    m_backend->answer = unexpected(ErrorCode::Unavailable, "not connected to the broker");
    const auto response = answered(post("/devices/press-01/command", "{}"));
    QCOMPARE(response.status, 500);
    QCOMPARE(
        response.body,
        R"({"error":"Failed to send command","reason":"not connected to the broker","title":"Internal Server Error","status":500})"s);
}

void TestRoutes::saysThatTheEngineFoundTheCommandInvalid()
{
    m_backend->answer = unexpected(ErrorCode::InvalidInput, "id used before");
    QCOMPARE(answered(post("/devices/press-01/command", "{}")).status, 400);
}

void TestRoutes::answersWrongMethodsWithAllow_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("posting to a list") << QByteArray("POST") << QByteArray("/devices") << QByteArray("GET, HEAD");
    QTest::newRow("reading a command") << QByteArray("GET") << QByteArray("/devices/a/command") << QByteArray("POST");
    QTest::newRow("changing a device") << QByteArray("PUT") << QByteArray("/devices/a")
                                       << QByteArray("GET, HEAD, DELETE");
    QTest::newRow("a made-up method") << QByteArray("BREW") << QByteArray("/health") << QByteArray("GET, HEAD");
    QTest::newRow("lower case") << QByteArray("get") << QByteArray("/health") << QByteArray("GET, HEAD");
}

void TestRoutes::answersWrongMethodsWithAllow()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, allow);
    auto request = get(path.toStdString());
    request.method = method.toStdString();
    const auto response = m_routes->respond(request);
    QCOMPARE(response.status, 405);
    QCOMPARE(response.headers.size(), std::size_t(1));
    QCOMPARE(response.headers[0].first, "Allow"s);
    QCOMPARE(response.headers[0].second, allow.toStdString());
}

void TestRoutes::answersHeadLikeGet()
{
    auto request = get("/health");
    request.method = "HEAD";
    QCOMPARE(m_routes->respond(request).body, m_routes->respond(get("/health")).body);
}

void TestRoutes::answers404ElsewhereAndForgivesASlash()
{
    for (const char *path : {"/", "/nothing", "/health/more", "/devices/a/b", "/api/v1", "//health", "*", ""})
        QCOMPARE(m_routes->respond(get(path)).status, 404);
    QCOMPARE(m_routes->respond(get("/devices/")).status, 200);
}

void TestRoutes::refusesAMalformedEscape()
{
    QCOMPARE(m_routes->respond(get("/devices/%zz")).status, 400);
}

void TestRoutes::answersTheAsterisk()
{
    auto request = get("*");
    request.method = "OPTIONS";
    const auto response = m_routes->respond(request);
    QCOMPARE(response.status, 204);
    QCOMPARE(response.headers[0].second, "DELETE, GET, HEAD, OPTIONS, POST"s);
    request.headers["host"] = "evil.example";
    QCOMPARE(m_routes->respond(request).status, 403);
}

void TestRoutes::whoComesByAProxySaysWhoTheyAre_data()
{
    QTest::addColumn<QByteArray>("header");
    for (const char *mark : {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"})
        QTest::newRow(mark) << QByteArray(mark);
}

/// A proxy on this machine makes everybody local who reaches it.
void TestRoutes::whoComesByAProxySaysWhoTheyAre()
{
    QFETCH(const QByteArray, header);
    for (const ApiCall &call : Routes::calls()) {
        HttpRequest request = get(std::string(call.pattern).c_str());
        request.method = call.method;
        request.headers[header.toStdString()] = {};
        const bool isRefused = m_routes->respond(request).status == 401;
        QVERIFY2(isRefused != call.isOpen, request.path.c_str());
    }
    const auto calls = Routes::calls();
    QCOMPARE(std::ranges::count_if(calls, &ApiCall::isOpen), 6);
}

void TestRoutes::refusesForeignPages_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("refused");
    const QByteArray get = "GET", post = "POST", none, local = "localhost:8080";
    QTest::newRow("a name made to point here") << get << QByteArray("evil.example") << none << true;
    QTest::newRow("a name that begins like an address") << get << QByteArray("127.0.0.1.evil.example") << none << true;
    QTest::newRow("a name that begins like localhost") << get << QByteArray("localhost.evil.example") << none << true;
    QTest::newRow("a post from a foreign page") << post << local << QByteArray("https://evil.example") << true;
    QTest::newRow("a post from a file") << post << local << QByteArray("null") << true;
    QTest::newRow("a post from another port") << post << local << QByteArray("http://localhost:3000") << true;
    QTest::newRow("a post from our own page") << post << local << QByteArray("http://localhost:8080") << false;
    QTest::newRow("a post from a script") << post << local << none << false;
    QTest::newRow("a read from a foreign page, which cannot see it")
        << get << local << QByteArray("https://a.b") << false;
    QTest::newRow("by address") << get << QByteArray("127.0.0.1:8080") << none << false;
    QTest::newRow("by another loopback address") << get << QByteArray("127.8.8.8") << none << false;
    QTest::newRow("by IPv6 address") << get << QByteArray("[::1]:8080") << none << false;
    QTest::newRow("by IPv6 address in full") << get << QByteArray("[0:0:0:0:0:0:0:1]") << none << false;
    QTest::newRow("by another IPv6 address") << get << QByteArray("[::2]") << none << true;
    QTest::newRow("an address with too few numbers") << get << QByteArray("127.0.0") << none << true;
    QTest::newRow("figures and dots that are no address") << get << QByteArray("127.0.0.999") << none << true;
    QTest::newRow("two origins") << post << local << QByteArray("http://localhost:8080, http://a.b") << true;
    QTest::newRow("our own page in capitals") << post << local << QByteArray("HTTP://LOCALHOST:8080") << false;
    QTest::newRow("in capitals") << get << QByteArray("LOCALHOST") << none << false;
    QTest::newRow("a client without a name for us") << get << none << none << false;
}

void TestRoutes::refusesForeignPages()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, origin);
    QFETCH(const bool, refused);
    auto request = method == "GET" ? get("/health") : post("/devices/press-01/command", "{}");
    request.headers = {{"host", host.toStdString()}, {"origin", origin.toStdString()}};
    QCOMPARE(answered(request).status, refused ? 403 : 200);
    QCOMPARE(m_backend->submitted.size(), std::size_t(method == "POST" && !refused));
}

void TestRoutes::listsTheAlarmOfAUnitWithoutAThreshold()
{
    Alarm alarm;
    alarm.key = {{"oven-1", "temperature"}, LimitKind::Unit};
    alarm.active = true;
    alarm.unit = "furlong";
    m_backend->standing = {alarm};
    const auto body = parsed(m_routes->respond(get("/api/v1/alarms")));
    const auto listed = body[QStringLiteral("alarms")].toArray().at(0).toObject();
    QCOMPARE(listed[QStringLiteral("limit")].toString(), QStringLiteral("unit"));
    QVERIFY(listed[QStringLiteral("threshold")].isNull());
    QCOMPARE(listed[QStringLiteral("unit")].toString(), QStringLiteral("furlong"));
}

void TestRoutes::listsAnAlarmOfAMachineWithItsTime()
{
    Alarm alarm;
    alarm.key = {{"oven-1", "-"}, LimitKind::Offline};
    alarm.active = true;
    alarm.limit = 300;
    m_backend->standing = {alarm};
    const auto body = parsed(m_routes->respond(get("/api/v1/alarms")));
    const auto listed = body[QStringLiteral("alarms")].toArray().at(0).toObject();
    QCOMPARE(listed[QStringLiteral("id")].toString(), QStringLiteral("oven-1/-/offline"));
    QVERIFY(listed[QStringLiteral("threshold")].isNull());
    QVERIFY(listed[QStringLiteral("value")].isNull());
    QCOMPARE(listed[QStringLiteral("after_seconds")].toDouble(), 300.0);
}

void TestRoutes::listsAlarms()
{
    QCOMPARE(m_routes->respond(get("/api/v1/alarms")).body, R"({"alarms":[],"count":0})"s);
    Alarm alarm;
    alarm.key = {{"oven-1", "temperature"}, LimitKind::High};
    alarm.active = true;
    alarm.acknowledged = false;
    alarm.value = 91.5;
    alarm.limit = 80;
    alarm.unit = "celsius";
    alarm.activatedMs = 1767225600000;
    m_backend->standing = {alarm};
    QCOMPARE(m_routes->respond(get("/api/v1/alarms")).body,
             R"({"alarms":[{"id":"oven-1/temperature/high","device_id":"oven-1","sensor_type":"temperature",)"
             R"("limit":"high","priority":"medium","state":"active-unacknowledged","value":91.5,"threshold":80,)"
             R"("unit":"celsius","location":"","activated_at":"2026-01-01T00:00:00Z","returned_at":null,)"
             R"("acknowledged_at":null,"acknowledged_by":"","comment":"","latched":false,"shelved":null,)"
             R"("suppressed":[],"first_out":false,"re_alarms":0,"out_of_service":null}],"count":1})"s);
}

void TestRoutes::listsTheAlarmsAskedFor_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("ids");
    QTest::newRow("as the list says") << QByteArray("state=active-acknowledged")
                                      << QByteArray("mixer-2/level/low oven-1/temperature/high");
    QTest::newRow("put aside") << QByteArray("state=shelved") << QByteArray("mixer-2/level/low");
    QTest::newRow("of a device") << QByteArray("device=oven-1") << QByteArray("oven-1/temperature/high");
    QTest::newRow("of a priority") << QByteArray("priority=critical") << QByteArray("press-3/force/high-high");
    QTest::newRow("by place") << QByteArray("text=hall%20b") << QByteArray("press-3/force/high-high");
    QTest::newRow("by its id") << QByteArray("text=LEVEL/lo") << QByteArray("mixer-2/level/low");
    QTest::newRow("by what was said") << QByteArray("text=Gepr%C3%9CFT") << QByteArray("oven-1/temperature/high");
    QTest::newRow("none") << QByteArray("state=shelved&device=oven-1") << QByteArray();
}

void TestRoutes::listsTheAlarmsAskedFor()
{
    QFETCH(const QByteArray, query);
    Alarm mixer;
    mixer.key = {{"mixer-2", "level"}, LimitKind::Low};
    mixer.active = true;
    mixer.shelf = Shelf{};
    Alarm oven = mixer;
    oven.key = {{"oven-1", "temperature"}, LimitKind::High};
    oven.shelf.reset();
    oven.comment = "Ventil geprüft";
    Alarm press;
    press.key = {{"press-3", "force"}, LimitKind::HighHigh};
    press.priority = Priority::Critical;
    press.location = "Hall B";
    press.acknowledged = false;
    m_backend->standing = {mixer, oven, press};
    auto request = get("/api/v1/alarms");
    readQuery(query.toStdString(), request);
    QStringList ids;
    for (const QJsonValue alarm : parsed(m_routes->respond(request))[QStringLiteral("alarms")].toArray())
        ids += alarm[QStringLiteral("id")].toString();
    QTEST(ids.join(QLatin1Char(' ')).toUtf8(), "ids");
}

void TestRoutes::pagesTheAlarmHistory()
{
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/history")).body, R"({"steps":[],"count":0,"next":null})"s);
    AlarmTransition step{.event = AlarmEvent::Acknowledged, .alarm = {}, .timeMs = 1767225600000};
    step.by = "operator";
    step.said = "seen";
    step.alarm.key = {{"oven-1", "temperature"}, LimitKind::High};
    m_backend->steps = AlarmHistoryPage{{step}, StepPlace{1767225600000, 42}};
    const auto response = m_routes->respond(get("/api/v1/alarms/history"));
    const std::string begin
        = R"({"steps":[{"time":"2026-01-01T00:00:00Z","event":"acknowledged","by":"operator","role":"","seat":"",)"
          R"("said":"seen","calls":false,"alarm":{"id":"oven-1/temperature/high",)";
    QCOMPARE(response.body.substr(0, begin.size()), begin);
    QVERIFY(response.body.ends_with(R"("out_of_service":null}}],"count":1,"next":"1767225600000.42"})"));
}

void TestRoutes::exportsTheAlarmHistoryAsATable()
{
    AlarmTransition step{.event = AlarmEvent::Commented, .alarm = {}, .timeMs = 1767225600000};
    step.by = "operator";
    step.role = "engineer";
    step.seat = "line 1";
    step.said = "=cmd|'/c calc'!A1, \"seen\"";
    step.alarm.key = {{"oven-1", "temperature"}, LimitKind::High};
    step.alarm.value = 85.5;
    step.alarm.limit = 80;
    m_backend->steps = AlarmHistoryPage{{step}, StepPlace{1767225600000, 42}};
    const auto table = m_routes->respond(get("/api/v1/alarms/history.csv"));
    QCOMPARE(table.body,
             "time,event,device,signal,kind,priority,value,limit,unit,location,by,role,seat,said,calls\r\n"
             "2026-01-01T00:00:00Z,commented,oven-1,temperature,high,medium,85.5,80,,,operator,engineer,line 1,"
             "\"'=cmd|'/c calc'!A1, \"\"seen\"\"\",false\r\n"s);
    QVERIFY(std::ranges::find(table.headers, std::pair("Lineside-Next"s, "1767225600000.42"s)) != table.headers.end());
    m_backend->steps = unexpected(ErrorCode::Unavailable, "busy");
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/history.csv")).status, 503);
}

void TestRoutes::asksForWhatTheParametersSay()
{
    auto request = get("/api/v1/alarms/history");
    readQuery("from=1970-01-01T00:00:01Z&to=1970-01-01T01:00:02%2B01:00&device=oven-1&priority=high"
              "&event=into-service&text=%C3%96l&limit=7&before=-5.9",
              request);
    QCOMPARE(m_routes->respond(request).status, 200);
    QCOMPARE(m_backend->askedSteps.size(), std::size_t{1});
    const AlarmHistoryQuery &asked = m_backend->askedSteps.front();
    QCOMPARE(asked.fromMs, std::int64_t{1000});
    QCOMPARE(asked.toMs, std::int64_t{2000});
    QCOMPARE(asked.deviceId, "oven-1"s);
    QVERIFY(asked.priority == Priority::High);
    QVERIFY(asked.event == AlarmEvent::ReturnedToService);
    QCOMPARE(asked.text, "Öl"s);
    QCOMPARE(asked.limit, 7);
    QVERIFY((asked.before == StepPlace{-5, 9}));
}

void TestRoutes::tellsTroubleOfTheAlarmHistory()
{
    m_backend->steps = unexpected(ErrorCode::Unavailable, "the store is busy");
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/history")).status, 503);
}

void TestRoutes::tellsHowTheAlarmsDo()
{
    const AlarmKey key{{"oven-1", "temperature"}, LimitKind::High};
    AlarmHealth health{.span = {1767225600000, 1767229200000}, .coverage = 0.75, .count = 12};
    health.buckets = 6;
    health.average = 2;
    health.peak = 11;
    health.shareOver = 0.25;
    health.floods = {{.startMs = 1767226200000,
                      .firstMs = 1767226200000,
                      .count = 11,
                      .peak = 11,
                      .first = key,
                      .topFive = {{key, 11}}}};
    health.chattering = {{key, 0.5, 3}};
    health.stale = {{key, 1767139200000, true}};
    health.acknowledgements = 4;
    health.blindAcknowledgements = 1;
    health.medianAcknowledgeMs = 1500;
    health.maximumActiveMs = 86'400'000;
    health.maximumReAlarms = 2;
    m_backend->figures = health;
    QCOMPARE(
        m_routes->respond(get("/api/v1/alarms/health")).body,
        R"({"from":"2026-01-01T00:00:00Z","to":"2026-01-01T01:00:00Z","position":null,"positions":[],"coverage_percent":75,"count":12,)"
        R"("put_aside":{"shelved":0,"suppressed":0,"out_of_service":0},)"
        R"("priorities":{"low":0,"medium":0,"high":0,"critical":0},)"
        R"("rate":{"buckets":6,"per_10_minutes":2,"per_hour":12,"per_day":288,"peak":11,"over_10_percent":25,)"
        R"("bands":{"at_most_1":0,"at_most_2":0,"at_most_10":0,"more":0}},)"
        R"("floods":{"percent":0,"longest_s":null,"episodes":[{"first_at":"2026-01-01T00:10:00Z",)"
        R"("start":"2026-01-01T00:10:00Z","end":null,)"
        R"("count":11,"peak":11,"in_first_10_minutes":0,"first":"oven-1/temperature/high",)"
        R"("top":[{"id":"oven-1/temperature/high","count":11}]}]},)"
        R"("chattering":[{"id":"oven-1/temperature/high","psi":0.5,"count":3}],"fleeting":0,)"
        R"("stale":[{"id":"oven-1/temperature/high","activated_at":"2025-12-31T00:00:00Z","standing":true}],)"
        R"("top":[],"acknowledgements":{"count":4,"blind":1,"blind_percent":25,"median_s":1.5},)"
        R"("AlarmCount":12,"StartTime":"2026-01-01T00:00:00Z","MaximumActiveState":86400000,"MaximumUnAck":0,)"
        R"("Rate":10,"CurrentAlarmRate":0,"MaximumAlarmRate":0,"AverageAlarmRate":2,"MaximumReAlarmCount":2})"s);
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/floods")).body,
             R"({"floods":[{"first_at":"2026-01-01T00:10:00Z",)"
             R"("start":"2026-01-01T00:10:00Z","end":null,"count":11,"peak":11,"in_first_10_minutes":0,)"
             R"("first":"oven-1/temperature/high","top":[{"id":"oven-1/temperature/high","count":11}]}],"count":1})"s);
    m_backend->figures = unexpected(ErrorCode::Unavailable, "the store is busy");
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/floods")).status, 503);
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/health")).status, 503);
}

void TestRoutes::tellsWhatToDo()
{
    AlarmCard card;
    card.guide.causes = {"door open"};
    card.guide.actions = {"close the gas", "open the flap"};
    card.guide.respondWithin = std::chrono::minutes(2);
    card.guide.contact = "maintenance";
    m_backend->card = card;
    const std::string path = "/api/v1/alarms/oven-1%2Ftemperature%2Fhigh/card";
    QCOMPARE(
        m_routes->respond(get(path)).body,
        R"({"id":"oven-1/temperature/high","causes":["door open"],"confirm":[],"consequence":"",)"
        R"("actions":["close the gas","open the flap"],"respond_within_s":120,"contact":"maintenance","page":"","picture":false,"severity":"","class":"",)"
        R"("basis":"","test_interval_s":null,"owner":"","reviewed":"","steps":[],)"
        R"("notes":[]})"s);
    QVERIFY(m_backend->askedCards == std::vector<std::string>{"oven-1/temperature/high"});
    QVERIFY(m_routes->laneOf(get(path)) == HttpLane::Disk);
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/oven-1/card")).status, 404);
    m_backend->card = unexpected(ErrorCode::Unavailable, "the store is busy");
    QCOMPARE(m_routes->respond(get(path)).status, 503);
}

void TestRoutes::looksForASuggestionAndTellsHowFarItIs()
{
    const std::string path = "/api/v1/alarms/oven-1%2Ftemperature%2Fhigh/suggestion";
    m_backend->suggested = SuggestionProgress{0.25, {}};
    const auto running = m_routes->respond(get(path));
    QCOMPARE(running.status, 202);
    QCOMPARE(running.body, R"({"id":"oven-1/temperature/high","state":"running","done_percent":25})"s);
    AlarmSuggestion found{.key = {{"oven-1", "temperature"}, LimitKind::High},
                          .span = {1767225600000, 1767229200000},
                          .readings = 3600,
                          .noise = 0.5,
                          .respondWithin = std::chrono::minutes(2),
                          .now = {{}, 40, 0.1},
                          .suggested = {{1.5, std::chrono::seconds(5), {}}, 2, 0.001}};
    found.vanished = 1;
    found.longestVanished = {{1767225600000, 1767225604500}};
    m_backend->suggested = SuggestionProgress{1, found};
    QCOMPARE(m_routes->respond(get(path)).body,
             R"({"id":"oven-1/temperature/high","state":"found","reason":"","from":"2026-01-01T00:00:00Z",)"
             R"("to":"2026-01-01T01:00:00Z","readings":3600,"noise":0.5,"respond_within_s":120,)"
             R"("respond_within_assumed":false,)"
             R"("now":{"deadband":0,"on_delay_s":0,"off_delay_s":0,"activations":40,"psi":0.1},"refused":0,)"
             R"("suggested":{"deadband":1.5,"on_delay_s":5,"off_delay_s":0,"activations":2,"psi":0.001},)"
             R"("added_delay_median_s":0,"added_delay_max_s":0,"vanished":1,"merged":0,)"
             R"("longest_vanished":[{"start":"2026-01-01T00:00:00Z","length_s":4.5}]})"s);
    found.reason = NoSuggestion::Quiet;
    m_backend->suggested = SuggestionProgress{1, found};
    const QJsonObject none = parsed(m_routes->respond(get(path)));
    QCOMPARE(none[QStringLiteral("state")].toString(), QStringLiteral("none"));
    QCOMPARE(none[QStringLiteral("reason")].toString(), QStringLiteral("quiet"));
    QVERIFY(!none.contains(QStringLiteral("suggested")));
    m_backend->suggested = unexpected(ErrorCode::Full, "another");
    QCOMPARE(m_routes->respond(get(path)).status, 429);
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/oven-1/suggestion")).status, 404);
    QVERIFY(m_routes->laneOf(get(path)) == HttpLane::AtOnce);
}

void TestRoutes::asksForADayOfFiguresUnlessTold()
{
    const std::int64_t now = m_clock.utcMs();
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/health")).status, 200);
    auto request = get("/api/v1/alarms/health");
    readQuery("from=1970-01-01T00:00:01Z&to=2100-01-01T00:00:00Z", request);
    QCOMPARE(m_routes->respond(request).status, 200);
    QCOMPARE(m_backend->askedHealth.size(), std::size_t{2});
    QVERIFY((m_backend->askedHealth[0].span == TimeSpan{now - 86'400'000, now}));
    QVERIFY((m_backend->askedHealth[1].span == TimeSpan{1000, now})); // nobody knows of what is to come
}

void TestRoutes::tellsFiguresOfAnOperatorPosition()
{
    AlarmHealth health{.span = {1767225600000, 1767229200000}};
    health.position = "Hall 1";
    health.positions = {"Hall 1", "Hall 2"};
    m_backend->figures = health;
    auto request = get("/api/v1/alarms/health");
    readQuery("position=Hall%201", request);
    QVERIFY(m_routes->respond(request).body.find(R"("position":"Hall 1","positions":["Hall 1","Hall 2"],)")
            != std::string::npos);
    QCOMPARE(m_backend->askedHealth[0].position, std::string("Hall 1"));
    m_backend->figures = unexpected(ErrorCode::NotFound, "there is no such position", "Hall 3");
    QCOMPARE(m_routes->respond(get("/api/v1/alarms/health")).status, 404);
}

void TestRoutes::aConflictOfSettingsTellsTheVersionInForce()
{
    m_backend->rules.number = 7;
    m_backend->answer = unexpected(ErrorCode::Conflict, "changed meanwhile");
    const auto response
        = answered(post("/api/v1/alarms/settings", R"({"to_version":1,"based_on":6,"reason":"too warm"})"));
    QCOMPARE(response.status, 409);
    QCOMPARE(response.body, R"({"error":"changed meanwhile","version":7,"title":"Conflict","status":409})"s);
}

void TestRoutes::refusesAMemberGivenTwiceInsideARule()
{
    const auto statusOf = [this](const std::string &members) {
        return answered(post("/api/v1/alarms/settings",
                             R"({"rules":[{"kind":"high","name":"heat: \":",)" + members + R"(}],"reason":"x"})"))
            .status;
    };
    QCOMPARE(statusOf(R"("limit":70)"), 200);
    QCOMPARE(statusOf(R"("limit":70,"limit":90)"), 400);
    QCOMPARE(statusOf(R"("limit":70,"\u006cimit":90)"), 400);
}

void TestRoutes::tellsTheMetricsThatGoOnAndResetsThem()
{
    AlarmHealth health{.span = {1767225600000, 1767229200000}, .count = 12};
    health.average = 2;
    health.currentRate = 1;
    health.maximumRate = 9;
    health.maximumUnacknowledgedMs = 5000;
    m_backend->figures = health;
    const std::string ofOne = R"("AlarmCount":12,"StartTime":"2026-01-01T00:00:00Z","MaximumActiveState":0,)"
                              R"("MaximumUnAck":5000,"Rate":10,"CurrentAlarmRate":1,"MaximumAlarmRate":9,)"
                              R"("AverageAlarmRate":2,"MaximumReAlarmCount":0})";
    const std::string body = m_routes->respond(get("/api/v1/alarms/metrics")).body;
    QVERIFY2(body.starts_with(R"({"positions":[{"position":null,"time":"2026-01-01T01:00:00Z",)" + ofOne
                              + R"(,{"position":"Hall 1",)"),
             body.c_str());
    QVERIFY(body.ends_with(ofOne + R"(],"count":2})"));
    m_backend->answer = ActionDone{.areFiguresReset = true};
    QCOMPARE(answered(post("/api/v1/alarms/metrics/reset", {})).status, 200);
    QVERIFY(m_backend->submittedAs<ResetFigures>() != nullptr);
    QCOMPARE(answered(post("/api/v1/alarms/metrics/reset", R"({"position":"Hall 1"})")).status, 400);
    m_backend->answer = unexpected(ErrorCode::NotAllowed, "the role may not do this");
    QCOMPARE(answered(post("/api/v1/alarms/metrics/reset", {})).status, 403);
}

void TestRoutes::mendsRejectedBytes()
{
    m_backend->refused = {{1767225600000, "devices/a/data", "invalid_utf8", "not UTF-8", "\xff\x00\"{"s}};
    const auto response = m_routes->respond(get("/api/v1/rejected"));
    const auto entry = parsed(response)[QStringLiteral("rejected")].toArray().at(0).toObject();
    QCOMPARE(entry[QStringLiteral("reason")].toString(), QStringLiteral("invalid_utf8"));
    const QString bytes = entry[QStringLiteral("first_bytes")].toString();
    QCOMPARE(bytes.size(), 4);
    QCOMPARE(bytes.at(0), QChar(QChar::ReplacementCharacter));
}

void TestRoutes::showsTheStatus()
{
    m_backend->state.books.received = 5;
    m_backend->state.startedMs = 1767225600000;
    m_backend->state.books.stored = 3;
    m_backend->state.books.rejected = {{"invalid_json", 2}};
    m_backend->state.books.countUnknownUnit("furlong", "oven-1");
    m_backend->state.broker = {LinkState::Down, "localhost:1883", "connection refused", 1767225600000};
    m_backend->state.damagedFiles = 2;
    m_backend->state.lastDamage = "journal segment left out";
    m_backend->state.audit.lines = 12;
    m_backend->state.audit.faults.push_back({.kind = AuditFaultKind::LineChanged, .number = 7});
    const auto status = parsed(m_routes->respond(get("/api/v1/status")));
    const auto storage = status[QStringLiteral("storage")].toObject();
    QCOMPARE(storage[QStringLiteral("damaged_files")].toInt(), 2);
    QCOMPARE(storage[QStringLiteral("last_damage")].toString(), QStringLiteral("journal segment left out"));
    const auto audit = storage[QStringLiteral("audit")].toObject();
    QCOMPARE(audit[QStringLiteral("lines")].toInt(), 12);
    QVERIFY(audit[QStringLiteral("problems")].toArray().at(0).toString().startsWith(QStringLiteral("line 7 ")));
    const auto messages = status[QStringLiteral("messages")].toObject();
    QCOMPARE(messages[QStringLiteral("received")].toInt(), 5);
    QCOMPARE(messages[QStringLiteral("since")].toString(), QStringLiteral("2026-01-01T00:00:00Z"));
    QCOMPARE(messages[QStringLiteral("rejected")].toObject()[QStringLiteral("invalid_json")].toInt(), 2);
    const auto unit = messages[QStringLiteral("unknown_units")].toObject()[QStringLiteral("furlong")].toObject();
    QCOMPARE(unit[QStringLiteral("readings")].toInt(), 1);
    QCOMPARE(unit[QStringLiteral("devices")].toArray().at(0).toString(), QStringLiteral("oven-1"));
    const auto broker = status[QStringLiteral("broker")].toObject();
    QCOMPARE(broker[QStringLiteral("reason")].toString(), QStringLiteral("connection refused"));
    QCOMPARE(broker[QStringLiteral("since")].toString(), QStringLiteral("2026-01-01T00:00:00Z"));
}

void TestRoutes::showsWhatIsRefused()
{
    m_backend->state.control.protocol = "3.1.1";
    m_backend->state.broker.protocol = "5";
    m_backend->state.alerts = {12, 11, "not authorised", 1767225600000};
    m_backend->state.refusals = {{"alert", "not authorised", "alerts/oven-1", 40, 1767225600000, 1767225601000}};
    const auto status = parsed(m_routes->respond(get("/api/v1/status")));
    QCOMPARE(status[QStringLiteral("control")].toObject()[QStringLiteral("refusals_visible")].toBool(true), false);
    QCOMPARE(status[QStringLiteral("broker")].toObject()[QStringLiteral("refusals_visible")].toBool(), true);
    QVERIFY(!status[QStringLiteral("cloud")].toObject().contains(QStringLiteral("protocol")));
    const auto alerts = status[QStringLiteral("alerts")].toObject();
    QCOMPARE(alerts[QStringLiteral("waiting")].toInt(), 12);
    QCOMPARE(alerts[QStringLiteral("refused")].toInt(), 11);
    QCOMPARE(alerts[QStringLiteral("reason")].toString(), QStringLiteral("not authorised"));
    const auto refused = status[QStringLiteral("refused")].toArray().at(0).toObject();
    QCOMPARE(refused[QStringLiteral("what")].toString(), QStringLiteral("alert"));
    QCOMPARE(refused[QStringLiteral("count")].toInt(), 40);
}

void TestRoutes::showsTheQuarantine()
{
    QuarantinedRow row;
    row.sink = "mqtt";
    row.sequence = 17;
    row.reading.deviceId = "oven-1";
    row.reading.value = 20.5;
    row.reason = "not authorized";
    row.timeMs = 1767225600000;
    row.tries = 3;
    m_backend->aside = ApiQuarantine{{row}, 1200};
    const auto body = parsed(m_routes->respond(get("/api/v1/quarantine")));
    QCOMPARE(body[QStringLiteral("count")].toInt(), 1);
    QCOMPARE(body[QStringLiteral("total")].toInt(), 1200);
    const auto shown = body[QStringLiteral("quarantine")].toArray().first().toObject();
    QCOMPARE(shown[QStringLiteral("sequence")].toInt(), 17);
    QCOMPARE(shown[QStringLiteral("device_id")].toString(), QStringLiteral("oven-1"));
    QCOMPARE(shown[QStringLiteral("reason")].toString(), QStringLiteral("not authorized"));
    QCOMPARE(shown[QStringLiteral("quarantined_at")].toString(), QStringLiteral("2026-01-01T00:00:00Z"));
    QCOMPARE(shown[QStringLiteral("tries")].toInt(), 3);
    m_backend->aside = unexpected(ErrorCode::Unavailable, "busy");
    QCOMPARE(m_routes->respond(get("/api/v1/quarantine")).status, 503);
}

void TestRoutes::replaysTheQuarantine_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<quint64>("sequence"); // 0: all
    QTest::addColumn<QString>("sink"); // empty: of all
    QTest::newRow("no body: all") << QByteArray() << 200 << quint64{0} << QString();
    QTest::newRow("an empty object: all") << QByteArray("{}") << 200 << quint64{0} << QString();
    QTest::newRow("one") << QByteArray(R"({"sequence":17})") << 200 << quint64{17} << QString();
    QTest::newRow("all of a sink") << QByteArray(R"({"sink":"plant"})") << 200 << quint64{0} << QStringLiteral("plant");
    QTest::newRow("one of a sink") << QByteArray(R"({"sink":"plant","sequence":17})") << 200 << quint64{17}
                                   << QStringLiteral("plant");
    for (const char *refused : {"[]", "17", "{", R"({"sequence":"17"})", R"({"sequence":0})", R"({"sequence":1.5})",
                                R"({"sequence":-1})", R"({"sequenze":17})", R"({"sequence":17,"all":true})",
                                R"({"sink":""})", R"({"sink":7})", R"({"sink":"plant","all":true})"})
        QTest::newRow(refused) << QByteArray(refused) << 400 << quint64{0} << QString();
}

void TestRoutes::replaysTheQuarantine()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    QFETCH(const quint64, sequence);
    QFETCH(const QString, sink);
    m_backend->answer = ActionDone{.rows = 3};
    const auto response = answered(post("/api/v1/quarantine/replay", body.toStdString()));
    QCOMPARE(response.status, status);
    const auto *replay = m_backend->submittedAs<ReplayQuarantine>();
    QCOMPARE(replay != nullptr, status == 200);
    if (!replay)
        return;
    QCOMPARE(replay->sequence.value_or(0), sequence);
    QCOMPARE(QString::fromStdString(replay->sink), sink);
    QCOMPARE(m_backend->submitted.front().second.user, "api 127.0.0.1"s);
    QCOMPARE(parsed(response)[QStringLiteral("count")].toInt(), 3);
}

void TestRoutes::saysWhyNothingIsReplayed()
{
    m_backend->answer = unexpected(ErrorCode::NotFound, "no such row is in quarantine");
    QCOMPARE(answered(post("/api/v1/quarantine/replay", R"({"sequence":5})")).status, 404);
    m_backend->answer = unexpected(ErrorCode::Unavailable, "nothing is sent to the cloud");
    QCOMPARE(answered(post("/api/v1/quarantine/replay", {})).status, 503);
    m_backend->answer = unexpected(ErrorCode::NotAllowed, "the role may not do this");
    QCOMPARE(answered(post("/api/v1/quarantine/replay", {})).status, 403);
    QCOMPARE(m_routes->respond(get("/api/v1/quarantine/replay")).status, 405);
}

void TestRoutes::silencesAndTestsTheHorn()
{
    m_backend->answer = ActionDone{.hasHornMoved = true};
    QCOMPARE(answered(post("/api/v1/alarms/silence", {})).status, 200);
    QVERIFY(m_backend->submittedAs<SilenceHorn>() != nullptr);
    QCOMPARE(answered(post("/api/v1/alarms/silence", R"({"for":"ever"})")).status, 400);
    m_backend->answer = ActionDone{};
    QCOMPARE(answered(post("/api/v1/alarms/silence", {})).status, 409);
    m_backend->submitted.clear();
    QCOMPARE(answered(post("/api/v1/alarms/horn-test", {})).status, 200);
    QVERIFY(m_backend->submittedAs<TestHorn>() != nullptr);
    m_backend->answer = unexpected(ErrorCode::NotAllowed, "the role may not do this");
    QCOMPARE(answered(post("/api/v1/alarms/horn-test", {})).status, 403);
}

void TestRoutes::showsThePictureOfAnAlarm()
{
    const HttpRequest wanted = get("/api/v1/alarms/press-01%2Fforce%2Fhigh/picture");
    const auto picture = answered(wanted);
    QCOMPARE(picture.status, 200);
    QCOMPARE(picture.contentType, std::string("image/png"));
    QCOMPARE(picture.body, std::string("PNG"));
    QVERIFY(std::ranges::any_of(picture.headers,
                                [](const auto &header) { return header.first == "Content-Security-Policy"; }));
    QVERIFY(Routes::laneOf(wanted) == HttpLane::Disk);
    m_backend->picture = unexpected(ErrorCode::NotFound, "the site has no picture for it");
    QCOMPARE(answered(wanted).status, 404);
    m_backend->picture = unexpected(ErrorCode::Unavailable, "the picture cannot be read");
    QCOMPARE(answered(wanted).status, 503);
    QCOMPARE(answered(get("/api/v1/alarms/press-01/picture")).status, 404);
}

void TestRoutes::listsNotes()
{
    m_backend->written
        = {{8, 1767225600000, "operator", "press-01", {{{"press-01", "force"}, LimitKind::High}}, "hums"},
           {5, 1767225600000, "operator", {}, {}, "cold", 1767225601000, "engineer"},
           {4, 1767225600000, "operator", {}, {}, "one too many"}};
    const auto page = answered(
        asking("/api/v1/notes", {{"limit", "2"}, {"struck", "true"}, {"device", "press-01"}, {"before", "9"}}));
    QCOMPARE(
        page.body,
        std::string(R"({"notes":[{"number":8,"time":"2026-01-01T00:00:00Z","by":"operator","device_id":"press-01",)"
                    R"("alarm":"press-01/force/high","text":"hums","struck":null},{"number":5,)"
                    R"("time":"2026-01-01T00:00:00Z","by":"operator","device_id":"","alarm":null,"text":"cold",)"
                    R"("struck":{"time":"2026-01-01T00:00:01Z","by":"engineer"}}],"count":2,"next":5})"));
    const NoteQuery &asked = m_backend->askedNotes.back();
    QVERIFY(asked.withStruck && asked.deviceId == "press-01" && asked.before == 9 && asked.limit == 3);
    m_backend->written.clear();
    QCOMPARE(answered(asking("/api/v1/notes", {{"alarm", "press-01/force/high"}})).body,
             std::string(R"({"notes":[],"count":0,"next":null})"));
    QCOMPARE(m_backend->askedNotes.back().alarm->id(), std::string("press-01/force/high"));
    QVERIFY(Routes::laneOf(get("/api/v1/notes")) == HttpLane::Disk);
}

void TestRoutes::listsTheRecord()
{
    AuditEntry entry{.number = 7, .hash = "ab"};
    entry.record.timeMs = 1767225600000;
    entry.record.actor = "shift lead";
    entry.record.action = "acknowledge";
    m_backend->recorded = AuditPage{.entries = {entry}, .next = 7};
    const auto page = answered(asking("/api/v1/audit",
                                      {{"from", "2026-01-01T00:00:00Z"},
                                       {"actor", "lead"},
                                       {"action", "acknowledge"},
                                       {"result", "refused"},
                                       {"text", "press"},
                                       {"limit", "1"},
                                       {"before", "9"}}));
    QCOMPARE(page.body,
             std::string(R"({"lines":[{"number":7,"time":"2026-01-01T00:00:00Z","actor":"shift lead",)"
                         R"("action":"acknowledge","hash":"ab"}],"count":1,"next":7})"));
    const AuditQuery &asked = m_backend->askedAudit.back();
    QCOMPARE(asked.fromMs, std::int64_t(1767225600000));
    QVERIFY(asked.actor == "lead" && asked.action == "acknowledge" && asked.result == "refused");
    QVERIFY(asked.text == "press" && asked.limit == 1 && asked.before == 9);
    QVERIFY(Routes::laneOf(get("/api/v1/audit")) == HttpLane::Disk);
}

void TestRoutes::refusesWhatIsNoQuestionForTheRecord_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    for (const char *each : {"before=0", "before=-1", "before=1x", "limit=0", "limit=1001", "from=yesterday", "who=x"})
        QTest::newRow(each) << QStringLiteral("/api/v1/audit") << QString::fromLatin1(each).section(u'=', 0, 0)
                            << QString::fromLatin1(each).section(u'=', 1);
    for (const char *each : {"after=-1", "after=x", "limit=10001", "from=2026-01-01T00:00:00Z"})
        QTest::newRow(each) << QStringLiteral("/api/v1/audit/export") << QString::fromLatin1(each).section(u'=', 0, 0)
                            << QString::fromLatin1(each).section(u'=', 1);
}

void TestRoutes::refusesWhatIsNoQuestionForTheRecord()
{
    QFETCH(const QString, path);
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QCOMPARE(answered(asking(path.toStdString(), {{name.toStdString(), value.toStdString()}})).status, 400);
    QVERIFY(m_backend->askedAudit.empty() && m_backend->exported.empty());
}

void TestRoutes::anExportOfTheRecordIsAskedForFirst()
{
    const auto file = answered(asking("/api/v1/audit/export", {{"after", "100"}, {"limit", "50"}}));
    QCOMPARE(file.status, 200);
    QCOMPARE(file.contentType, std::string("application/x-ndjson; charset=utf-8"));
    QCOMPARE(m_backend->exported, (std::vector<std::pair<std::int64_t, std::int64_t>>{{100, 50}}));
    QCOMPARE(m_backend->submittedAs<ExportTable>()->table, std::string("audit"));
    QVERIFY(Routes::laneOf(get("/api/v1/audit/export")) == HttpLane::Disk);
    m_backend->answer = unexpected(ErrorCode::NotAllowed, "not for you");
    QCOMPARE(answered(get("/api/v1/audit/export")).status, 403);
    QCOMPARE(m_backend->exported.size(), std::size_t(1));
}

void TestRoutes::refusesWhatIsNoQuestionForNotes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    for (const char *each : {"before=0", "before=-1", "before=1x", "before=99999999999999999999", "struck=yes",
                             "limit=0", "limit=1001", "alarm=press-01", "device=a/b", "text=hums"})
        QTest::newRow(each) << QString::fromLatin1(each).section(u'=', 0, 0)
                            << QString::fromLatin1(each).section(u'=', 1);
}

void TestRoutes::refusesWhatIsNoQuestionForNotes()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QCOMPARE(answered(asking("/api/v1/notes", {{name.toStdString(), value.toStdString()}})).status, 400);
    QVERIFY(m_backend->askedNotes.empty());
}

void TestRoutes::writesANote_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("of the site") << QByteArray(R"({"text":"hums"})") << 201;
    QTest::newRow("of a machine") << QByteArray(R"({"text":"hums","device":"press-01"})") << 201;
    QTest::newRow("of an alarm") << QByteArray(R"({"text":"hums","alarm":"press-01/force/high"})") << 201;
    QTest::newRow("of both") << QByteArray(R"({"text":"a","device":"p","alarm":"press-01/force/high"})") << 400;
    QTest::newRow("of what is no alarm") << QByteArray(R"({"text":"hums","alarm":"press-01"})") << 400;
    QTest::newRow("of what is no device") << QByteArray(R"({"text":"hums","device":"a/b"})") << 400;
    QTest::newRow("a number") << QByteArray(R"({"text":7})") << 400;
    QTest::newRow("a member unknown") << QByteArray(R"({"text":"hums","by":"x"})") << 400;
    QTest::newRow("a member twice") << QByteArray(R"({"text":"hums","text":"x"})") << 400;
}

void TestRoutes::writesANote()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    m_backend->answer = ActionDone{.note = 7};
    const auto response = answered(post("/api/v1/notes", body.toStdString()));
    QCOMPARE(response.status, status);
    QCOMPARE(m_backend->submitted.size(), std::size_t(status == 201 ? 1 : 0));
    if (status == 201)
        QCOMPARE(response.body, std::string(R"({"number":7})"));
}

void TestRoutes::logsInAndOut()
{
    FakeBackend &backend = *m_backend;
    backend.answer = ActionDone{.session = OpenedSession{"right", 3, 2, "operator", "operator"}};
    const auto response = answered(post("/api/v1/session", R"({"user":"operator","secret":"830274"})"));
    QCOMPARE(response.status, 201);
    QCOMPARE(response.body, std::string(R"({"token":"right","number":3,"user":"operator","role":"operator"})"));
    QCOMPARE(backend.submittedAs<LogIn>()->who.secret.reveal(), std::string_view("830274"));

    backend.submitted.clear();
    backend.answer = ActionDone{.areSessionsEnded = true};
    HttpRequest out = post("/api/v1/session", {});
    out.method = "DELETE";
    out.headers["authorization"] = "Bearer right";
    QCOMPARE(answered(out).status, 200);
    QVERIFY(backend.submittedAs<LogOut>());
    QCOMPARE(backend.submitted.front().second.session, std::string("right"));
}

void TestRoutes::refusesAFalseIdentity()
{
    for (const char *told : {"Bearer wrong", "Bearer ", "Basic YTpi", "right", ""}) {
        HttpRequest request = get("/api/v1/alarms");
        request.headers["authorization"] = told;
        const auto response = answered(request);
        QCOMPARE(response.status, 401);
        QCOMPARE(response.headers.front().first, std::string("WWW-Authenticate"));
    }
    HttpRequest request = get("/api/v1/alarms");
    request.headers["authorization"] = "Bearer right";
    QCOMPARE(answered(request).status, 200);
}

void TestRoutes::saysWhyALoginWasRefused_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("retryAfter");
    QTest::newRow("wrong") << Reason::WrongCredentials << 401 << std::string();
    QTest::newRow("ended") << Reason::SessionEnded << 401 << std::string();
    QTest::newRow("too often") << Reason::WaitBeforeNextTry << 429 << std::string("4");
    QTest::newRow("at the same time") << Reason::LoginInProgress << 429 << std::string("1");
    QTest::newRow("the role") << Reason::RoleMayNot << 403 << std::string();
}

void TestRoutes::saysWhyALoginWasRefused()
{
    QFETCH(const Reason, reason);
    m_backend->answer = unexpected(ErrorCode::NotAllowed, reason, "4 s");
    const auto response = answered(post("/api/v1/session", R"({"user":"a","secret":"b"})"));
    QTEST(response.status, "status");
    const bool hasHeader = !response.headers.empty();
    QTEST(hasHeader ? response.headers.front().second : std::string(), "retryAfter");
}

void TestRoutes::setsUpUsers()
{
    FakeBackend &backend = *m_backend;
    backend.answer = ActionDone{.user = 4};
    const std::string body = R"({"name":"fitter","role":"maintenance","groups":["shift A"],"areas":["hall 1"],)"
                             R"("expires":"2027-01-01T00:00:00Z"})";
    QCOMPARE(answered(post("/api/v1/users/4", body)).body, std::string(R"({"number":4})"));
    const UserProfile expected{"fitter", "maintenance", {"shift A"}, {"hall 1"}, false, 1798761600000};
    QCOMPARE(backend.submittedAs<ChangeUser>()->profile, expected);
    backend.submitted.clear();
    QCOMPARE(answered(post("/api/v1/users", R"({"name":"fitter","role":"maintenance","secret":"830274"})")).status,
             201);
    QCOMPARE(backend.submittedAs<AddUser>()->secret.reveal(), std::string_view("830274"));
    backend.submitted.clear();
    QCOMPARE(answered(post("/api/v1/users/4/secret", R"({"secret":"530274","former":"830274"})")).status, 200);
    QCOMPARE(backend.submittedAs<SetSecret>()->user, std::uint64_t{4});
    backend.submitted.clear();
    HttpRequest removal = post("/api/v1/users/4", {});
    removal.method = "DELETE";
    QCOMPARE(answered(removal).status, 200);
    QCOMPARE(backend.submittedAs<RemoveUser>()->user, std::uint64_t{4});
}

void TestRoutes::refusesWhatIsNoUser_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *path, const char *body, int status) {
        QTest::newRow(name) << std::string("/api/v1/") + path << std::string(body) << status;
    };
    row("no JSON", "users", "{", 400);
    row("no name", "users", R"({"role":"operator"})", 400);
    row("a name that is a number", "users", R"({"name":1,"role":"operator"})", 400);
    row("an unknown member", "users", R"({"name":"a","role":"operator","admin":true})", 400);
    row("areas that are a text", "users", R"({"name":"a","role":"operator","areas":"hall 1"})", 400);
    row("an area that is a number", "users", R"({"name":"a","role":"operator","areas":[1]})", 400);
    row("a date that is none", "users", R"({"name":"a","role":"operator","expires":"soon"})", 400);
    row("disabled by a word", "users", R"({"name":"a","role":"operator","disabled":"no"})", 400);
    row("a secret in a profile", "users/4", R"({"name":"a","role":"operator","secret":"830274"})", 400);
    row("no number", "users/four", R"({"name":"a","role":"operator"})", 404);
    row("no secret", "users/4/secret", "{}", 400);
    row("a session without a body", "session", R"({"user":1})", 400);
    row("a member given twice", "session", R"({"user":"a","user":"b","secret":"830274"})", 400);
    row("an override by a word", "seats/hall%201/take", R"({"override":"yes"})", 400);
}

void TestRoutes::refusesWhatIsNoUser()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, body);
    QTEST(answered(post(path, body)).status, "status");
    QVERIFY(m_backend->submitted.empty());
}

void TestRoutes::movesTheSeat()
{
    FakeBackend &backend = *m_backend;
    backend.answer = ActionDone{.isWaiting = true};
    QCOMPARE(answered(post("/api/v1/seats/hall%201/take", R"({"override":true})")).status, 202);
    QCOMPARE(backend.submittedAs<TakeSeat>()->area, std::string("hall 1"));
    QVERIFY(backend.submittedAs<TakeSeat>()->isOverride);
    backend.submitted.clear();
    backend.answer = unexpected(ErrorCode::Conflict, Reason::SeatNotInControl, "panel");
    QCOMPARE(answered(post("/api/v1/seats/hall%201/refuse", {})).status, 409);
    QVERIFY(backend.submittedAs<RefuseSeat>());
    backend.submitted.clear();
    QCOMPARE(answered(post("/api/v1/seats/hall%201/release", {})).status, 409);
    QVERIFY(backend.submittedAs<ReleaseSeat>());
}

void TestRoutes::showsWhoThereIs()
{
    PeopleState &there = m_backend->there;
    there.isFirstStart = false;
    there.users = {{.number = 2, .profile = {.name = "operator", .role = "operator"}, .secretKind = SecretKind::Pin}};
    there.sessions = {{.number = 1, .user = 2, .name = "operator", .role = "operator", .seat = "panel"}};
    there.seats = {{.area = "hall 1", .seat = "panel", .user = "operator"}};
    const QJsonObject body = parsed(answered(get("/api/v1/people")));
    QCOMPARE(body[QLatin1String("users")][0][QLatin1String("name")].toString(), QStringLiteral("operator"));
    QVERIFY(body[QLatin1String("users")][0][QLatin1String("has_secret")].toBool());
    QVERIFY(body[QLatin1String("users")][0][QLatin1String("expires")].isNull());
    QCOMPARE(body[QLatin1String("sessions")][0][QLatin1String("seat")].toString(), QStringLiteral("panel"));
    QCOMPARE(body[QLatin1String("seats")][0][QLatin1String("area")].toString(), QStringLiteral("hall 1"));
    QVERIFY(!body[QLatin1String("first_start")].toBool());
}

void TestRoutes::strikesANote()
{
    m_backend->answer = ActionDone{.note = 7};
    QCOMPARE(answered(post("/api/v1/notes/7/strike", {})).status, 200);
    QCOMPARE(m_backend->submittedAs<StrikeNote>()->number, std::uint64_t(7));
    QCOMPARE(answered(post("/api/v1/notes/7/strike", R"({"why":"x"})")).status, 400);
    QCOMPARE(answered(post("/api/v1/notes/seven/strike", {})).status, 404);
    m_backend->answer = ActionDone{};
    QCOMPARE(answered(post("/api/v1/notes/7/strike", {})).status, 409);
    m_backend->answer = unexpected(ErrorCode::NotFound, "no such note is kept");
    QCOMPARE(answered(post("/api/v1/notes/8/strike", {})).status, 404);
}

void TestRoutes::actsOnAlarms_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *verb, const QByteArray &body, int status) {
        QTest::newRow(name) << QByteArray(verb) << body << status;
    };
    row("acknowledge", "acknowledge", {}, 200);
    row("acknowledge with an empty object", "acknowledge", "{}", 200);
    row("acknowledge with a comment", "acknowledge", R"({"comment":"seen"})", 200);
    row("acknowledge with a member it does not know", "acknowledge", R"({"coment":"seen"})", 400);
    row("acknowledge with a number", "acknowledge", R"({"comment":1})", 400);
    row("acknowledge with an empty object behind a mark", "acknowledge", "\xEF\xBB\xBF{}", 200);
    row("comment with its text twice behind a mark", "comment", "\xEF\xBB\xBF{\"text\":\"a\",\"text\":\"b\"}", 400);
    row("shelve behind a mark", "shelve", "\xEF\xBB\xBF{\"mode\":\"oneshot\",\"reason\":\"being cleaned\"}", 200);
    row("comment", "comment", R"({"text":"belt slips"})", 200);
    row("comment without a word", "comment", {}, 400);
    row("comment with an empty object", "comment", "{}", 400);
    row("comment with an array", "comment", "[]", 400);
    row("comment with broken JSON", "comment", R"({"text":")", 400);
    row("comment with broken UTF-8", "comment", "{\"text\":\"\xff\"}", 400);
    row("comment with two members", "comment", R"({"text":"a","by":"b"})", 400);
    row("comment with its text twice", "comment", R"({"text":"a","text":"b"})", 400);
    row("comment with its text twice, one escaped", "comment", R"({"text":"a","\u0074ext":"b"})", 400);
    row("comment with half a surrogate pair", "comment", R"({"text":"a\ud83d"})", 400);
    row("comment with a whole one", "comment", R"({"text":"a\ud83d\ude00"})", 200);
    row("unacknowledge", "unacknowledge", {}, 200);
    row("unacknowledge with a member", "unacknowledge", R"({"comment":"a"})", 400);
    row("shelve", "shelve", R"({"mode":"timed","seconds":600,"reason":"being cleaned"})", 200);
    row("shelve for once", "shelve", R"({"mode":"oneshot","reason":"being cleaned"})", 200);
    row("shelve without a time", "shelve", R"({"mode":"timed","reason":"being cleaned"})", 400);
    row("shelve for no time", "shelve", R"({"mode":"timed","seconds":0,"reason":"being cleaned"})", 400);
    row("shelve for part of a second", "shelve", R"({"mode":"timed","seconds":0.5,"reason":"being cleaned"})", 400);
    row("shelve for a time before", "shelve", R"({"mode":"timed","seconds":-600,"reason":"being cleaned"})", 400);
    row("shelve for ever", "shelve", R"({"mode":"timed","seconds":9e18,"reason":"being cleaned"})", 400);
    row("shelve for a text", "shelve", R"({"mode":"timed","seconds":"600","reason":"being cleaned"})", 400);
    row("shelve for once with a text for its time", "shelve", R"({"mode":"oneshot","seconds":"1","reason":"a"})", 400);
    row("shelve without a reason", "shelve", R"({"mode":"timed","seconds":600})", 400);
    row("shelve in a way nobody knows", "shelve", R"({"mode":"always","reason":"being cleaned"})", 400);
    row("shelve with a member it does not know", "shelve",
        R"({"mode":"timed","seconds":600,"reason":"being cleaned","by":"a"})", 400);
    row("shelve without a body", "shelve", {}, 400);
    row("unshelve", "unshelve", {}, 200);
    row("unshelve with words", "unshelve", "now", 400);
    row("out of service", "out-of-service", R"({"reason":"sensor is broken"})", 200);
    row("out of service without a reason", "out-of-service", {}, 400);
    row("into service", "into-service", "{}", 200);
    row("reset", "reset", {}, 200);
    row("reset with an empty object", "reset", " {} ", 200);
    row("reset with a member", "reset", R"({"comment":"a"})", 400);
    row("reset with broken JSON", "reset", "{", 400);
    row("reset with an array", "reset", "[]", 400);
    row("reset with words", "reset", "now", 400);
}

void TestRoutes::actsOnAlarms()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    Alarm alarm;
    alarm.key = {{"oven-1", "temperature"}, LimitKind::High};
    m_backend->answer = ActionDone{.alarms = {alarm}};
    const std::string path = "/api/v1/alarms/oven-1%2Ftemperature%2Fhigh/" + verb.toStdString();
    const auto response = answered(post(path, body.toStdString()));
    QCOMPARE(response.status, status);
    QCOMPARE(m_backend->submitted.size(), std::size_t(status == 200));
    if (status != 200)
        return;
    QCOMPARE(std::string(verbOf(m_backend->submitted.front().first)), QByteArray(verb).replace('-', '_').toStdString());
    QCOMPARE(parsed(response)[QStringLiteral("device_id")].toString(), QStringLiteral("oven-1"));
}

/// Asked for twice, an action has no effect and is no error.
void TestRoutes::answersAnActionWithoutEffectWithTheAlarmAsItStands()
{
    const std::string alarmPath = "/api/v1/alarms/oven-1%2Ftemperature%2Fhigh/";
    Alarm alarm;
    alarm.key = {{"oven-1", "temperature"}, LimitKind::High};
    alarm.active = true; // and acknowledged
    m_backend->answer = ActionDone{.unchanged = {alarm}};
    QCOMPARE(answered(post(alarmPath + "acknowledge", {})).status, 200);
    QCOMPARE(answered(post(alarmPath + "reset", {})).status, 409);
    alarm.acknowledged = false;
    m_backend->answer = ActionDone{.unchanged = {alarm}};
    QCOMPARE(answered(post(alarmPath + "acknowledge", {})).status, 409);
    QCOMPARE(answered(post("/api/v1/alarms/oven-1%2Fhi/acknowledge", {})).status, 404);
}

void TestRoutes::answersAlikeForAnAlarmThatEndedAndOneThatNeverCame()
{
    Alarm ended;
    ended.key = {{"oven-1", "temperature"}, LimitKind::High};
    m_backend->answer = ActionDone{.unchanged = {ended}};
    const std::string alarmPath = "/api/v1/alarms/oven-1%2Ftemperature%2Fhigh/";
    QCOMPARE(answered(post(alarmPath + "acknowledge", {})).status, 200);
    QCOMPARE(answered(post(alarmPath + "reset", {})).status, 200);
    m_backend->answer = ActionDone{};
    QCOMPARE(answered(post(alarmPath + "acknowledge", {})).body,
             R"({"error":"Alarm not found","title":"Not Found","status":404})"s);
    QCOMPARE(answered(post(alarmPath + "reset", {})).body,
             R"({"error":"Alarm not found","title":"Not Found","status":404})"s);
    m_backend->answer = unexpected(ErrorCode::NotFound, "no such alarm");
    QCOMPARE(answered(post(alarmPath + "comment", R"({"text":"a"})")).body,
             R"({"error":"Alarm not found","title":"Not Found","status":404})"s);
}

void TestRoutes::showsHistory()
{
    History history;
    history.query = {{"oven-1", "temperature"}, 0, 1000, 10};
    history.points = {{500, 1, 3, 2.5, 4}};
    history.bucketMs = 100;
    history.units = {"celsius"};
    m_backend->past = history;
    auto request = get("/api/v1/history");
    request.query = {{"device", "oven-1"}, {"sensor", "temperature"}};
    QCOMPARE(m_routes->respond(request).body,
             R"({"device_id":"oven-1","sensor_type":"temperature","from":"1970-01-01T00:00:00Z",)"
             R"("to":"1970-01-01T00:00:01Z","bucket_ms":100,"units":["celsius"],"unit":"celsius","points":[)"
             R"({"timestamp":"1970-01-01T00:00:00.500Z","min":1,"max":3,"mean":2.5,"count":4}]})"s);
    QCOMPARE(m_backend->asked[0].toMs, m_clock.utcMs()); // the last hour, when nothing else is asked for
    QCOMPARE(m_backend->asked[0].fromMs, m_clock.utcMs() - 3'600'000);

    request.query["from"] = "2025-12-31T00:00:00 01:00"; // how an unescaped + arrives
    request.query["to"] = "2025-12-31T06:00:00Z";
    request.query["points"] = "7";
    QCOMPARE(m_routes->respond(request).status, 200);
    QCOMPARE(m_backend->asked[1].toMs - m_backend->asked[1].fromMs, std::int64_t(7 * 3'600'000));
    QCOMPARE(m_backend->asked[1].maxPoints, 7);
}

void TestRoutes::namesTheUnitOfEachPointWhereThereAreSeveral()
{
    History history;
    history.query = {{"oven-1", "pressure"}, 0, 1000, 10};
    history.points = {{0, 300'000, 300'000, 300'000, 1}, {500, 50, 50, 50, 1}};
    history.points[1].unit = 1;
    history.points[1].unitUnknown = history.points[1].valueRounded = true;
    history.units = {"pascal", "psi"};
    m_backend->past = history;
    auto request = get("/api/v1/history");
    request.query = {{"device", "oven-1"}, {"sensor", "pressure"}};
    const auto body = QByteArray::fromStdString(m_routes->respond(request).body);
    QVERIFY2(body.contains(R"("units":["pascal","psi"],"points":[{)"), body.constData());
    QVERIFY2(body.contains(R"("count":1,"unit":"pascal"},{)"), body.constData());
    QVERIFY2(body.contains(R"("count":1,"unit":"psi","unit_unknown":true,"value_rounded":true}]})"), body.constData());
}

void TestRoutes::namesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("named");
    const auto row
        = [](const char *name, const QByteArray &query, const char *named, const char *path = "/api/v1/history") {
              QTest::newRow(name) << QByteArray(path) << query << QByteArray(named);
          };
    const QByteArray asked = "device=a&sensor=b";
    row("half an escape at the end", asked + "&to=100%", "to");
    row("an escape that is none", asked + "&points=%zz", "points");
    row("half an escape in a name", asked + "&po%ints=1", "po%ints");
    row("half an escape in the device", "device=%&sensor=b", "device");
    row("a name of another interface", asked + "&start=2020-01-01T00:00:00Z", "start");
    row("a name in capitals", asked + "&From=2020-01-01T00:00:00Z", "From");
    row("a name with a blank", asked + "&+from=2020-01-01T00:00:00Z", " from");
    row("no name", asked + "&=1", "");
    row("a name alone", asked + "&verbose", "verbose");
    row("a semicolon for an ampersand", asked + "&points=5;from=2020-01-01T00:00:00Z", "points");
    row("a repeated time", asked + "&to=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z", "to");
    row("a device twice", asked + "&device=a", "device");
    row("an empty time", asked + "&from=", "from");
    row("an empty number", asked + "&points=", "points");
    row("an empty device", "device=&sensor=b", "device");
    row("no device", "sensor=b", "device");
    row("no sensor", "device=a", "sensor");
    row("a device with a slash", "device=a/b&sensor=b", "device");
    row("a device with a NUL", "device=a%00&sensor=b", "device");
    row("a device that is no UTF-8", "device=%FF&sensor=b", "device");
    row("a sensor with a line end", "device=a&sensor=b%0A", "sensor");
    row("a very long sensor", "device=a&sensor=" + QByteArray(200, 'x'), "sensor");
    row("seconds for a time", asked + "&to=1767225600", "to");
    row("a day for a time", asked + "&to=2026-01-01", "to");
    row("a time without its zone", asked + "&from=2026-01-01T00:00:00", "from");
    row("a day that does not exist", asked + "&from=2025-02-29T00:00:00Z", "from");
    row("a comma in a time", asked + "&from=2025-01-01T00:00:00,5Z", "from");
    row("a blank behind a time", asked + "&from=2025-01-01T00:00:00Z+", "from");
    row("from after to", asked + "&from=2025-01-02T00:00:00Z&to=2025-01-01T00:00:00Z", "from");
    row("no point", asked + "&points=0", "points");
    row("fewer than none", asked + "&points=-1", "points");
    row("too many points", asked + "&points=10001", "points");
    row("more points than a number holds", asked + "&points=99999999999999999999", "points");
    row("half a point", asked + "&points=1.5", "points");
    row("points in another base", asked + "&points=0x10", "points");
    row("a signed number", asked + "&points=%2B5", "points");
    row("a blank before a number", asked + "&points=+5", "points");
    row("a parameter of a call without any", "state=active", "state", "/api/v1/sinks");
    row("a state that is none", "state=active", "state", "/api/v1/alarms");
    row("a priority that is none", "priority=5", "priority", "/api/v1/alarms");
    row("a device of an alarm with a slash", "device=a/b", "device", "/api/v1/alarms");
    row("a text too long to search for", "text=" + QByteArray(201, 'x'), "text", "/api/v1/alarms");
    row("an event of the list", "event=activated", "event", "/api/v1/alarms");
    row("an event that is none", "event=Activated", "event", "/api/v1/alarms/history");
    row("a state of the history", "state=shelved", "state", "/api/v1/alarms/history");
    row("no step", "limit=0", "limit", "/api/v1/alarms/history");
    row("too many steps", "limit=1001", "limit", "/api/v1/alarms/history");
    row("a time for a page", "before=2026-01-01T00:00:00Z", "before", "/api/v1/alarms/history");
    row("half a page", "before=1767225600000.", "before", "/api/v1/alarms/history");
    row("a text with a null", "text=%00zzz", "text", "/api/v1/alarms/history");
    row("steps from after to", "from=2025-01-02T00:00:00Z&to=2025-01-01T00:00:00Z", "from", "/api/v1/alarms/history");
    row("a limit of figures", "limit=5", "limit", "/api/v1/alarms/health");
    row("figures of what is to come", "from=2100-01-01T00:00:00Z", "from", "/api/v1/alarms/health");
    row("no time for figures", "to=now", "to", "/api/v1/alarms/health");
    row("a day for the time of a step", "to=2025-01-02", "to", "/api/v1/alarms/history");
    row("a limit of a call without any", "limit=5", "limit", "/api/v1/rejected");
    row("half an escape to a call without any", "a=%", "a", "/api/v1/status");
    row("half an escape to the contract's call", "a=%", "a", "/devices");
}

void TestRoutes::namesWhatItDoesNotUnderstand()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, query);
    QFETCH(const QByteArray, named);
    auto request = get(path.toStdString());
    readQuery(query.toStdString(), request);
    const auto response = m_routes->respond(request);
    QCOMPARE(response.status, 400);
    const QString words = parsed(response)[QStringLiteral("error")].toString();
    QVERIFY2(named.isEmpty() || words.endsWith(QStringLiteral("(%1)").arg(QString::fromUtf8(named))),
             qPrintable(words));
    QVERIFY(m_backend->asked.empty());
    QVERIFY(m_backend->askedSteps.empty());
    QVERIFY(m_backend->askedHealth.empty());
}

void TestRoutes::theContractsCallsIgnoreWhatTheyDoNotKnow()
{
    m_backend->known = {press()};
    for (const char *path :
         {"/health", "/ready", "/metrics", "/devices", "/devices/press-01", "/devices/press-01/status"}) {
        auto request = get(path);
        readQuery("cache=1767225600&cache=2&empty=&verbose", request);
        QCOMPARE(m_routes->respond(request).status, 200);
    }
}

void TestRoutes::refusesBadHistoryQuestions_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no device") << QByteArray("device") << QByteArray();
    QTest::newRow("no sensor") << QByteArray("sensor") << QByteArray();
    QTest::newRow("a time that is none") << QByteArray("from") << QByteArray("yesterday");
    QTest::newRow("an end before the start") << QByteArray("to") << QByteArray("1970-01-01T00:00:00Z");
    QTest::newRow("no points") << QByteArray("points") << QByteArray("0");
    QTest::newRow("too many points") << QByteArray("points") << QByteArray("10001");
    QTest::newRow("points that are no number") << QByteArray("points") << QByteArray("12x");
}

void TestRoutes::refusesBadHistoryQuestions()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    auto request = get("/api/v1/history");
    request.query = {{"device", "a"}, {"sensor", "b"}, {"from", "2025-01-01T00:00:00Z"}};
    request.query[name.toStdString()] = value.toStdString();
    QCOMPARE(m_routes->respond(request).status, 400);
    QVERIFY(m_backend->asked.empty());
}

void TestRoutes::tellsTroubleOfHistoryApart()
{
    auto request = get("/api/v1/history");
    request.query = {{"device", "a"}, {"sensor", "b"}};
    m_backend->past = unexpected(ErrorCode::Timeout, "the store is busy");
    QCOMPARE(m_routes->respond(request).status, 503);
    m_backend->past = unexpected(ErrorCode::Corrupt, "a slice is damaged");
    QCOMPARE(m_routes->respond(request).status, 500);
}

void TestRoutes::worksBehindARealServer()
{
    Metrics metrics;
    HttpServer server(
        {"127.0.0.1", 0, {}}, [this](const HttpRequest &request) { return m_routes->respond(request); }, metrics);
    QVERIFY(server.start());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(socket.waitForConnected());
    socket.write(
        "POST /devices/press%2001/command HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 19\r\n\r\n{\"command\":\"start\"}");
    QByteArray response;
    while (socket.waitForReadyRead())
        response += socket.readAll();
    QVERIFY2(response.startsWith("HTTP/1.1 200 OK"), response.constData());
    QVERIFY2(response.contains(R"("device_id":"press 01","command":{"command":"start"})"), response.constData());
}

void TestRoutes::answersAtOnceWhatNeedsNoDisk_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lane");
    for (const char *path : {"/health", "/ready", "/metrics", "/devices/a", "/devices/a/status", "/", "",
                             "/api/v1/status", "/api/v1/rejected", "/api/v1", "/a%zz", "/nonsense"})
        QTest::newRow(path) << QString::fromLatin1(path) << int(HttpLane::AtOnce);
    for (const char *path : {"/devices", "/devices/", "/api/v1/alarms"})
        QTest::newRow(path) << QString::fromLatin1(path) << int(HttpLane::Lists);
    for (const char *path :
         {"/api/v1/history", "/api/v1/history/", "/api/v1/hist%6Fry", "/api/v1/quarantine", "/api/v1/alarms/history"})
        QTest::newRow(path) << QString::fromLatin1(path) << int(HttpLane::Disk);
    for (const char *path : {"/devices/a/command", "/devices/a%2Fb/command/", "/api/v1/quarantine/replay",
                             "/api/v1/alarms/a%2Fb%2Fhigh/reset"}) // their answers come later
        QTest::newRow(path) << QString::fromLatin1(path) << int(HttpLane::AtOnce);
}

void TestRoutes::answersAtOnceWhatNeedsNoDisk()
{
    QFETCH(QString, path);
    HttpRequest request;
    request.method = "GET";
    request.path = path.toStdString();
    QTEST(int(Routes::laneOf(request)), "lane");
}

LINESIDE_TEST(TestRoutes)

} // namespace tst_routes

#include "tst_routes.moc"
