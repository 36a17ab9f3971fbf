// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reason.h"
#include "support/peoplebench.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <set>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_permissionmatrix {

constexpr const char *kOrder = "order-1"; // of the chief, at the oven
const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};

/// One letter a person: viewer, operator, maintenance, engineer, administrator, line lead (a role of the site's own,
/// like an operator, but figures instead of shelves), nobody who has logged in.
struct Person
{
    char letter;
    const char *role; ///< nullptr: nobody
};
constexpr Person kPersons[] = {{'v', "viewer"},        {'o', "operator"},  {'m', "maintenance"}, {'e', "engineer"},
                               {'a', "administrator"}, {'l', "line lead"}, {'n', nullptr}};

struct Place
{
    const char *name;
    const char *seat;
    bool isOtherInControl = false;
    bool isOfOtherArea = false; ///< the roles of people count in hall 2 alone
};
const Place kPlaces[] = {{"a panel in control", "panel"},
                         {"a panel that looks on", "desk", true},
                         {"a panel for viewing", "gallery"},
                         {"a panel for another hall", "hall 2 panel"},
                         {"a role for another hall", "panel", false, true},
                         {"HTTP", ""}};

Config site()
{
    Config config = PeopleBench::withDefaults();
    config.permissions.roles = {{"line lead", Role::Operator, {"reset_figures"}, {"shelve"}}};
    config.permissions.seats = {{.seat = "gallery", .isViewOnly = true}, {.seat = "hall 2 panel", .areas = {"hall 2"}}};
    return config;
}

/// Oven 1 in hall 1 is too hot, has a note and an order. Secrets are taken as they are said: the login thread is away.
struct Hall : PeopleBench
{
    explicit Hall(const Place &itsPlace, const Config &config = site())
        : PeopleBench(config)
        , place(itsPlace)
    {
        take("devices/oven-1/status", R"({"id":"oven-1","status":"online","location":"hall 1"})");
        read("oven-1", 85);
        Note written;
        written.number = 4;
        written.deviceId = "oven-1";
        notes.push_back(written);
        chief = said(panel({}, "office"), AddUser{{.name = "chief", .role = "administrator"}, SecretText("830274")})
                    ->session->token;
        for (const Person &each : kPersons)
            if (each.role)
                (void)said(panel(chief, "office"),
                           AddUser{{.name = each.role, .role = each.role, .areas = areas()}, SecretText("830274")});
        (void)said(api(logIn("chief", api())), SendCommand{"oven-1", R"({"command":"start","id":"order-1"})"});
        if (const std::string seat = place.seat; !seat.empty() && !place.isOfOtherArea)
            takeControl(place.isOtherInControl ? "panel" : seat);
    }
    [[nodiscard]] std::vector<std::string> areas() const
    {
        return place.isOfOtherArea ? std::vector<std::string>{"hall 2"} : std::vector<std::string>();
    }
    Result<ActionDone> said(Requester who, OperatorAction action)
    {
        OperatorRequest request{.action = std::move(action), .who = std::move(who), .submittedMs = clock.utcMs()};
        if (const auto work = pipeline.secretWork(request, clock.now()))
            request.outcome = SecretOutcome{.user = work->candidates.empty() ? 0 : work->candidates.front().user,
                                            .bySecret = true,
                                            .newHash = "$argon2id$"};
        return pipeline.act(request, clock.now());
    }
    std::string logIn(const std::string &name, Requester who)
    {
        return said(std::move(who), LogIn{{.user = name, .secret = SecretText("830274")}})->session->token;
    }
    /// Who comes after at that panel keeps it.
    void takeControl(const std::string &seat)
    {
        (void)said(panel(logIn("chief", panel({}, seat)), seat), TakeSeat{.area = "hall 1", .isOverride = true});
    }
    Requester standing(const Person &person)
    {
        const std::string seat = place.seat;
        Requester who = seat.empty() ? api() : panel({}, seat);
        if (person.role)
            who.session = logIn(person.role, who);
        return who;
    }
    /// All that an action could leave but a record.
    [[nodiscard]] std::vector<std::size_t> traces() const
    {
        const StoreBatch &batch = pipeline.batch();
        return {batch.commands.size(), batch.transitions.size(), batch.devicesRemoved.size(),
                batch.notes.size(),    batch.users.size(),       sent.size(),
                stepsTold.size(),      hornTold.size(),          replays.size(),
                rules.size()};
    }

    const Place &place;
};

/// Every action by every role at every seat and door, against a table written by hand.
class TestPermissionMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoMayDoWhatWhere_data();
    void knowsWhoMayDoWhatWhere();
    void hasEveryAction();
    void refusesWhoComesByNoDoorThereIs_data();
    void refusesWhoComesByNoDoorThereIs();
    void refusesARoleThatTheSiteGaveUp();
    void refusesALoginThatEnded();
};

struct Row
{
    std::string action; ///< as the table of permissions names it
    OperatorAction asked;
    std::vector<const char *> who; ///< the letters of whom it is done for, in the order of kPlaces
};

// What needs no machine is free of its area; what is essential is everybody's at a panel.
const std::vector<Row> &rows()
{
    const SecretText secret("530274");
    static const std::vector<Row> all{
        {"acknowledge", AcknowledgeAlarms{{kHot}, "seen"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"unacknowledge", UnacknowledgeAlarms{{kHot}}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"reset", ResetAlarms{{kHot}}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"comment", CommentAlarm{kHot, "belt slips"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"shelve",
         ShelveAlarms{{{kHot}, {}}, ShelfMode::Timed, std::chrono::hours(1), "being cleaned"},
         {"omea", "omea", "", "", "", "omean"}},
        {"unshelve", UnshelveAlarms{{{kHot}, {}}}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"out_of_service", TakeOutOfService{{{}, "oven-1"}, "broken"}, {"mea", "mea", "", "", "", "mea"}},
        {"into_service", ReturnToService{{{}, "oven-1"}}, {"mea", "mea", "", "", "", "mea"}},
        {"alarm_settings", ChangeAlarmSettings{.toVersion = 0, .reason = "tried"}, {"ea", "ea", "", "ea", "", "ea"}},
        {"remove_device", RemoveDevice{"oven-1"}, {"mea", "mea", "", "", "", "mea"}},
        {"command", SendCommand{"oven-1", R"({"command":"start"})"}, {"omeal", "", "", "", "", "omealn"}},
        {"command",
         SendCommand{"oven-1", R"({"command":"stop"})"},
         {"vomealn", "vomealn", "vomealn", "vomealn", "vomealn", "omealn"}},
        {"quarantine_replay", ReplayQuarantine{17}, {"mea", "mea", "", "mea", "", "mea"}},
        {"silence_horn", SilenceHorn{}, {"vomealn", "vomealn", "vomealn", "vomealn", "vomealn", "omealn"}},
        {"test_horn", TestHorn{}, {"omeal", "omeal", "", "omeal", "omeal", "omealn"}},
        {"write_note", WriteNote{.text = "x", .deviceId = "oven-1"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"strike_note", StrikeNote{4}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"export", ExportTable{"alarm journal", "j.csv"}, {"omeal", "omeal", "", "omeal", "omeal", "omealn"}},
        {"reset_figures", ResetFigures{}, {"eal", "eal", "", "eal", "", "eal"}},
        {"approve_command", ApproveCommand{kOrder}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"cancel_command", CancelCommand{kOrder}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"explain_command", ExplainCommand{kOrder, "jam"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"call_for_help",
         CallForHelp{"oven-1", "smoke"},
         {"vomealn", "vomealn", "vomealn", "vomealn", "vomealn", "vomealn"}},
        {"log_in",
         LogIn{{.user = "viewer", .secret = secret}},
         {"vomealn", "vomealn", "vomealn", "vomealn", "vomealn", "vomealn"}},
        {"log_out", LogOut{}, {"vomealn", "vomealn", "vomealn", "vomealn", "vomealn", "vomealn"}},
        {"end_session", EndSession{1}, {"a", "a", "a", "a", "", "a"}},
        {"add_user", AddUser{{.name = "guest", .role = "viewer"}, secret}, {"a", "a", "", "a", "", "a"}},
        {"change_user", ChangeUser{1, {.name = "boss", .role = "administrator"}}, {"a", "a", "", "a", "", "a"}},
        {"remove_user", RemoveUser{2}, {"a", "a", "", "a", "", "a"}},
        {"set_secret", SetSecret{999, secret}, {"vomealn", "vomealn", "", "vomealn", "vomealn", "vomealn"}},
        {"set_secret_of_others", SetSecret{1, secret}, {"a", "a", "", "a", "", "a"}},
        {"take_seat", TakeSeat{"hall 1"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"override_seat", TakeSeat{"hall 1", true}, {"ea", "ea", "", "", "", "ea"}},
        {"refuse_seat", RefuseSeat{"hall 1"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"release_seat", ReleaseSeat{"hall 1"}, {"omeal", "omeal", "", "", "", "omealn"}},
        {"add_token", AddToken{"historian", "viewer"}, {"a", "a", "", "a", "", "a"}},
        {"revoke_token", RevokeToken{"historian"}, {"a", "a", "", "a", "", "a"}},
    };
    return all;
}

/// By the role, or because another seat has the control.
bool isHeldUp(const Result<ActionDone> &done, const OperatorAction &action)
{
    if (done)
        return false;
    const bool isOrder = std::holds_alternative<SendCommand>(action);
    return done.error().message == toString(Reason::RoleMayNot)
        || (isOrder && done.error().message == toString(Reason::SeatNotInControl));
}

void TestPermissionMatrix::knowsWhoMayDoWhatWhere_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < rows().size(); ++i)
        QTest::addRow("%s %zu", rows()[i].action.c_str(), i) << int(i);
}

void TestPermissionMatrix::knowsWhoMayDoWhatWhere()
{
    QFETCH(const int, number);
    const Row &row = rows()[std::size_t(number)];
    QCOMPARE(row.who.size(), std::size(kPlaces));
    for (std::size_t i = 0; i < std::size(kPlaces); ++i) {
        std::string done;
        std::unique_ptr<Hall> hall; // one that refused is as it was
        for (const Person &person : kPersons) {
            if (!hall)
                hall = std::make_unique<Hall>(kPlaces[i]);
            const Requester who = hall->standing(person);
            const auto before = hall->traces();
            const std::size_t records = hall->pipeline.batch().audit.size();
            if (!isHeldUp(hall->said(who, row.asked), row.asked)) {
                done += person.letter;
                hall.reset();
                continue;
            }
            const auto &audit = hall->pipeline.batch().audit;
            QCOMPARE(hall->traces(), before);
            QCOMPARE(audit.size(), records + 1);
            QCOMPARE(audit.back().action, std::string(verbOf(row.asked)));
            QCOMPARE(audit.back().result, std::string("refused"));
        }
        QVERIFY2(done == row.who[i], (std::string(kPlaces[i].name) + ": " + done).c_str());
    }
}

void TestPermissionMatrix::hasEveryAction()
{
    std::set<std::string, std::less<>> walked;
    for (const Row &row : rows())
        walked.insert(row.action);
    for (const std::string_view verb : permissionVerbs())
        QVERIFY2(walked.contains(verb), std::string(verb).c_str());
}

void TestPermissionMatrix::refusesWhoComesByNoDoorThereIs_data()
{
    QTest::addColumn<std::string>("source");
    QTest::newRow("MQTT") << std::string("mqtt");
    QTest::newRow("a sink") << std::string("sink");
    QTest::newRow("none") << std::string();
}

/// Nobody said who they are, so they look on, also where nobody has users.
void TestPermissionMatrix::refusesWhoComesByNoDoorThereIs()
{
    QFETCH(const std::string, source);
    Hall hall(kPlaces[5]);
    for (const Row &row : rows()) {
        const bool isEverybodys = std::string(row.who[5]).find('v') != std::string::npos;
        const auto done = hall.said({.user = "machine", .source = source}, row.asked);
        QVERIFY2(isHeldUp(done, row.asked) != isEverybodys, row.action.c_str());
        const auto borrowed = hall.said({.user = "machine", .source = source, .session = hall.chief}, row.asked);
        QVERIFY2(!borrowed && borrowed.error().message == toString(Reason::SessionEnded), row.action.c_str());
    }
}

void TestPermissionMatrix::refusesARoleThatTheSiteGaveUp()
{
    RememberedState state;
    state.users = Hall(kPlaces[0]).pipeline.batch().users;
    Config config = site();
    config.permissions.roles.clear();
    PeopleBench after(config);
    after.pipeline.restore(state, after.clock.now());
    OperatorRequest login{.action = LogIn{{.user = "line lead", .secret = SecretText("830274")}},
                          .who = PeopleBench::api(),
                          .submittedMs = after.clock.utcMs()};
    const auto work = after.pipeline.secretWork(login, after.clock.now());
    login.outcome = SecretOutcome{.user = work->candidates.front().user, .bySecret = true};
    const std::string token = after.pipeline.act(login, after.clock.now())->session->token;
    for (const Row &row : rows()) {
        const auto done = after.actAs(PeopleBench::api(token), row.asked);
        QVERIFY2(!done && done.error().message == toString(Reason::RoleMayNot), row.action.c_str());
    }
}

void TestPermissionMatrix::refusesALoginThatEnded()
{
    for (const Place &place : kPlaces) {
        Hall hall(place);
        const Requester who = hall.standing({'a', "administrator"});
        (void)hall.said(who, LogOut{});
        const auto before = hall.traces();
        for (const Row &row : rows()) {
            const auto done = hall.said(who, row.asked);
            QVERIFY2(!done && done.error().message == toString(Reason::SessionEnded), row.action.c_str());
            QCOMPARE(hall.traces(), before);
        }
    }
}

LINESIDE_TEST(TestPermissionMatrix)

} // namespace tst_permissionmatrix

#include "tst_permissionmatrix.moc"
