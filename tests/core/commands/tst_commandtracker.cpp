// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/commandtracker.h"

#include "support/fakeclock.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_commandtracker {

const std::string kStart = R"({"id":"c-1","command":"start"})";

CommandRequest order(const std::string &payload = kStart)
{
    return {"press-01", payload, "operator", "panel", {}};
}

class TestCommandTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyOneIsEmpty();
    void entersAnOrder();
    void keepsThePostedIdOrMakesOne_data();
    void keepsThePostedIdOrMakesOne();
    void takesTheIdToldBefore();
    void refusesWhatIsNoCommand_data();
    void refusesWhatIsNoCommand();
    void takesSixtyFourKibibytesAndNoMore();
    void refusesATwinOfAnOpenOne();
    void refusesMoreThanAHallCanWaitFor();
    void goesFromSentToDone();
    void anAnswerMayOvertakeTheBroker();
    void aDeviceMayRefuse();
    void acceptedAgainIsARepetition();
    void aFinalStateNeverChanges();
    void aDeviceAnswersForItselfAlone();
    void expiresWithTheReason_data();
    void expiresWithTheReason();
    void anExpiredOneIsNeverSent();
    void aLateAnswerChangesNothing();
    void failsOnlyUntilConfirmed();
    void aWallClockSetBackRevivesNothing();
    void restoresOpenOnes();
    void rememberedOnesAreBounded();
    void waitsForASecondPerson();
    void onlyASecondPersonApproves_data();
    void onlyASecondPersonApproves();
    void nobodyApprovesWhatDoesNotWait();
    void isTakenBackWhileItWaits();
    void isNeverSentWhenNobodyApproves();
    void doesNotWaitOverARestart();
    void keepsEachStepOfItsLife();
    void isExplainedAfterwards();

private:
    std::string entered(const std::string &payload = kStart)
    {
        return m_tracker->request(order(payload), m_clock->now()).value().id;
    }
    AnsweredCommand answered(CommandState state, const std::string &deviceId = "press-01")
    {
        return m_tracker->answer({deviceId, "c-1", state, "said so"}, m_clock->now());
    }
    [[nodiscard]] std::optional<Command> shown(const std::string &id = "c-1") const
    {
        const Command *known = m_tracker->find(id);
        return known ? std::optional(*known) : std::nullopt;
    }
    /// Asked for at the desk.
    Result<Command> waiting(bool isAskerKnown = true)
    {
        CommandRequest request = order();
        request.needsSecond = true;
        request.asker = isAskerKnown ? 7 : 0;
        request.seat = "desk";
        return m_tracker->request(request, m_clock->now());
    }
    Result<Command> approvedBy(const SecondPerson &who) { return m_tracker->approve("c-1", who, m_clock->now()); }
    [[nodiscard]] std::string state() const { return std::string(lineside::toString(shown()->state)); }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<CommandTracker> m_tracker;
};

void TestCommandTracker::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_tracker = std::make_unique<CommandTracker>(CommandSettings{});
}

void TestCommandTracker::anEmptyOneIsEmpty()
{
    QCOMPARE(m_tracker->openCount(), std::size_t(0));
    QVERIFY(m_tracker->find("c-1") == nullptr);
    QVERIFY(m_tracker->expireDue(m_clock->now()).empty());
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
    QVERIFY(!m_tracker->delivered("c-1", m_clock->now()));
    QVERIFY(!m_tracker->failed("c-1", "why", m_clock->now()));
    QVERIFY(answered(CommandState::Done).effect == AnswerEffect::Unknown);
}

void TestCommandTracker::entersAnOrder()
{
    const Command command = m_tracker->request(order(), m_clock->now()).value();
    QCOMPARE(command.id, std::string("c-1"));
    QCOMPARE(command.deviceId, std::string("press-01"));
    QCOMPARE(command.payload, kStart);
    QCOMPARE(command.requestedBy, std::string("operator"));
    QCOMPARE(command.source, std::string("panel"));
    QCOMPARE(command.createdMs, m_clock->utcMs());
    QCOMPARE(command.changedMs, m_clock->utcMs());
    QCOMPARE(command.expiresMs, m_clock->utcMs() + 30000);
    QVERIFY(command.state == CommandState::Queued);
    QCOMPARE(m_tracker->openCount(), std::size_t(1));
}

void TestCommandTracker::keepsThePostedIdOrMakesOne_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("a text is the id") << QByteArray(R"({"id":"c-7"})") << QByteArray("c-7");
    QTest::newRow("no id: made") << QByteArray("{}") << QByteArray();
    QTest::newRow("an empty id: made") << QByteArray(R"({"id":""})") << QByteArray();
    QTest::newRow("a number is no id: made") << QByteArray(R"({"id":7})") << QByteArray();
    const QByteArray longest(static_cast<qsizetype>(CommandTracker::kMaxIdBytes), 'x');
    QTest::newRow("the longest") << QByteArray("{\"id\":\"" + longest + "\"}") << longest;
    QTest::newRow("too long: made") << QByteArray("{\"id\":\"" + longest + "x\"}") << QByteArray();
}

void TestCommandTracker::keepsThePostedIdOrMakesOne()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const QByteArray, id);
    const std::string given = entered(payload.toStdString());
    if (id.isEmpty())
        QCOMPARE(given.size(), std::size_t(36)); // a UUID
    else
        QCOMPARE(QByteArray::fromStdString(given), id);
}

void TestCommandTracker::takesTheIdToldBefore()
{
    CommandRequest request = order("{}");
    request.id = CommandTracker::idFor(request).value();
    QCOMPARE(m_tracker->request(request, m_clock->now()).value().id, request.id);
    QCOMPARE(CommandTracker::idFor(order()).value(), std::string("c-1"));
    QVERIFY(!CommandTracker::idFor(order("start")));
}

void TestCommandTracker::refusesWhatIsNoCommand_data()
{
    QTest::addColumn<QByteArray>("deviceId");
    QTest::addColumn<QByteArray>("payload");
    const QByteArray device("press-01");
    QTest::newRow("the empty payload") << device << QByteArray();
    QTest::newRow("no JSON") << device << QByteArray("start");
    QTest::newRow("a list") << device << QByteArray("[1]");
    QTest::newRow("a text") << device << QByteArray("\"start\"");
    QTest::newRow("null") << device << QByteArray("null");
    QTest::newRow("two objects") << device << QByteArray("{} {}");
    QTest::newRow("an id twice") << device << QByteArray(R"({"id":"a","command":"stop","id":"b"})");
    QTest::newRow("a command twice, spelled otherwise")
        << device << QByteArray(R"({"command":"stop","comm\u0061nd":"start"})");
    QTest::newRow("an object cut off") << device << QByteArray("{\"a\":");
    QTest::newRow("deeper than any parser likes") << device << QByteArray("{\"a\":" + QByteArray(5000, '['));
    QTest::newRow("no device") << QByteArray() << QByteArray("{}");
    QTest::newRow("a device that is a path") << QByteArray("a/b") << QByteArray("{}");
    QTest::newRow("a device that is a wildcard") << QByteArray("+") << QByteArray("{}");
    QTest::newRow("a device with a line break") << QByteArray("a\nb") << QByteArray("{}");
}

void TestCommandTracker::refusesWhatIsNoCommand()
{
    QFETCH(const QByteArray, deviceId);
    QFETCH(const QByteArray, payload);
    const auto command
        = m_tracker->request({deviceId.toStdString(), payload.toStdString(), "operator", "api", {}}, m_clock->now());
    QVERIFY(!command);
    QVERIFY(command.error().code == ErrorCode::InvalidInput);
    QCOMPARE(m_tracker->openCount(), std::size_t(0));
}

void TestCommandTracker::takesSixtyFourKibibytesAndNoMore()
{
    std::string payload = R"({"a":")";
    payload += std::string(CommandTracker::kMaxPayloadBytes - payload.size() - 2, 'x') + "\"}";
    QVERIFY(m_tracker->request(order(payload), m_clock->now()));
    payload.insert(6, "x");
    QVERIFY(!m_tracker->request(order(payload), m_clock->now()));
}

void TestCommandTracker::refusesATwinOfAnOpenOne()
{
    (void)entered();
    QVERIFY(!m_tracker->request(order(), m_clock->now()));
    m_tracker->sent("c-1", m_clock->now());
    QVERIFY(!m_tracker->request(order(), m_clock->now()));
    (void)answered(CommandState::Done);
    QVERIFY(!m_tracker->request(order(), m_clock->now())); // an id names one for ever
    QCOMPARE(state(), std::string("done"));
}

void TestCommandTracker::refusesMoreThanAHallCanWaitFor()
{
    for (std::size_t i = 0; i < CommandTracker::kMaxOpen; ++i)
        (void)entered("{}");
    const auto command = m_tracker->request(order("{}"), m_clock->now());
    QVERIFY(!command && command.error().code == ErrorCode::Full);
}

void TestCommandTracker::goesFromSentToDone()
{
    (void)entered();
    m_clock->advance(10ms);
    QCOMPARE(m_tracker->sent("c-1", m_clock->now())->changedMs, m_clock->utcMs());
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
    QVERIFY(m_tracker->delivered("c-1", m_clock->now())->state == CommandState::Delivered);
    QVERIFY(!m_tracker->delivered("c-1", m_clock->now()));
    QVERIFY(answered(CommandState::Accepted).effect == AnswerEffect::Changed);
    QCOMPARE(state(), std::string("accepted"));
    const AnsweredCommand done = answered(CommandState::Done);
    QVERIFY(done.effect == AnswerEffect::Changed);
    QCOMPARE(done.command->reason, std::string("said so"));
    QCOMPARE(state(), std::string("done"));
    QCOMPARE(m_tracker->openCount(), std::size_t(0));
}

void TestCommandTracker::anAnswerMayOvertakeTheBroker()
{
    (void)entered();
    m_tracker->sent("c-1", m_clock->now());
    QVERIFY(answered(CommandState::Accepted).effect == AnswerEffect::Changed);
    QVERIFY(!m_tracker->delivered("c-1", m_clock->now()));
    QCOMPARE(state(), std::string("accepted"));
}

void TestCommandTracker::aDeviceMayRefuse()
{
    (void)entered();
    m_tracker->sent("c-1", m_clock->now());
    (void)answered(CommandState::Accepted);
    QVERIFY(answered(CommandState::Rejected).effect == AnswerEffect::Changed);
    QCOMPARE(state(), std::string("rejected"));
}

void TestCommandTracker::acceptedAgainIsARepetition()
{
    (void)entered();
    (void)answered(CommandState::Accepted);
    QVERIFY(answered(CommandState::Accepted).effect == AnswerEffect::Repeated);
}

void TestCommandTracker::aFinalStateNeverChanges()
{
    (void)entered();
    (void)answered(CommandState::Done);
    const auto doneMs = m_clock->utcMs();
    m_clock->advance(1min);
    QVERIFY(answered(CommandState::Rejected).effect == AnswerEffect::Repeated);
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
    QVERIFY(!m_tracker->delivered("c-1", m_clock->now()));
    QVERIFY(!m_tracker->failed("c-1", "why", m_clock->now()));
    QVERIFY(m_tracker->expireDue(m_clock->now()).empty());
    QCOMPARE(state(), std::string("done"));
    QCOMPARE(shown()->changedMs, doneMs);
}

void TestCommandTracker::aDeviceAnswersForItselfAlone()
{
    (void)entered();
    QVERIFY(answered(CommandState::Done, "press-02").effect == AnswerEffect::Unknown);
    QCOMPARE(state(), std::string("queued"));
    (void)answered(CommandState::Done);
    QVERIFY(answered(CommandState::Done, "press-02").effect == AnswerEffect::Unknown);
}

void TestCommandTracker::expiresWithTheReason_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("queued") << 0 << QByteArray("could not be sent in time");
    QTest::newRow("sent") << 1 << QByteArray("the broker did not confirm it in time");
    QTest::newRow("delivered") << 2 << QByteArray("the device did not answer in time");
    QTest::newRow("accepted") << 3 << QByteArray("accepted, but not reported done in time");
}

void TestCommandTracker::expiresWithTheReason()
{
    QFETCH(const int, steps);
    QFETCH(const QByteArray, reason);
    (void)entered();
    if (steps > 0)
        m_tracker->sent("c-1", m_clock->now());
    if (steps > 1)
        m_tracker->delivered("c-1", m_clock->now());
    if (steps > 2)
        (void)answered(CommandState::Accepted);
    m_clock->advance(30s);
    QVERIFY(m_tracker->expireDue(m_clock->now()).empty());
    m_clock->advance(1ms);
    const auto expired = m_tracker->expireDue(m_clock->now());
    QCOMPARE(expired.size(), std::size_t(1));
    QVERIFY(expired.at(0).state == CommandState::Expired);
    QCOMPARE(QByteArray::fromStdString(expired.at(0).reason), reason);
    QCOMPARE(m_tracker->openCount(), std::size_t(0));
}

void TestCommandTracker::anExpiredOneIsNeverSent()
{
    (void)entered();
    m_clock->advance(30001ms);
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
    (void)m_tracker->expireDue(m_clock->now());
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
}

void TestCommandTracker::aLateAnswerChangesNothing()
{
    (void)entered();
    m_tracker->sent("c-1", m_clock->now());
    m_clock->advance(30001ms);
    QVERIFY(answered(CommandState::Done).effect == AnswerEffect::Late);
    QCOMPARE(state(), std::string("sent"));
    (void)m_tracker->expireDue(m_clock->now());
    const AnsweredCommand late = answered(CommandState::Done);
    QVERIFY(late.effect == AnswerEffect::Late);
    QVERIFY(late.command->state == CommandState::Expired);
    QCOMPARE(state(), std::string("expired"));
}

void TestCommandTracker::failsOnlyUntilConfirmed()
{
    (void)entered();
    m_tracker->sent("c-1", m_clock->now());
    QCOMPARE(m_tracker->failed("c-1", "connection lost", m_clock->now())->reason, std::string("connection lost"));
    QVERIFY(answered(CommandState::Done).effect == AnswerEffect::Late);
    (void)entered(R"({"id":"c-2"})");
    m_tracker->delivered("c-2", m_clock->now());
    QVERIFY(!m_tracker->failed("c-2", "connection lost", m_clock->now()));
}

void TestCommandTracker::aWallClockSetBackRevivesNothing()
{
    (void)entered();
    m_clock->advance(31s);
    m_clock->stepWallClock(-1h);
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
    QCOMPARE(m_tracker->expireDue(m_clock->now()).size(), std::size_t(1));
}

void TestCommandTracker::restoresOpenOnes()
{
    (void)entered();
    m_tracker->sent("c-1", m_clock->now());
    (void)entered(R"({"id":"c-2"})");
    std::vector<Command> stored{*shown("c-1"), *shown("c-2")};
    m_clock->advance(20s);

    CommandTracker after{CommandSettings{}};
    const auto ended = after.restore(stored, m_clock->now());
    QCOMPARE(ended.size(), std::size_t(1)); // nobody knows whether it was handed over
    QCOMPARE(ended.at(0).id, std::string("c-2"));
    QVERIFY(ended.at(0).state == CommandState::Failed && !ended.at(0).reason.empty());
    QCOMPARE(after.openCount(), std::size_t(1));
    QVERIFY(!after.sent("c-1", m_clock->now()) && !after.sent("c-2", m_clock->now()));
    m_clock->advance(10001ms);
    QCOMPARE(after.expireDue(m_clock->now()).size(), std::size_t(1));
    QVERIFY(after.answer({"press-01", "c-1", CommandState::Done, {}}, m_clock->now()).effect == AnswerEffect::Late);
}

void TestCommandTracker::rememberedOnesAreBounded()
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i <= CommandTracker::kMaxRemembered; ++i)
        ids.push_back(entered("{}"));
    m_clock->advance(1min);
    QCOMPARE(m_tracker->expireDue(m_clock->now()).size(), CommandTracker::kMaxRemembered + 1);
    const auto known = std::count_if(ids.begin(), ids.end(), [this](const auto &id) { return shown(id).has_value(); });
    QCOMPARE(static_cast<std::size_t>(known), CommandTracker::kMaxRemembered);
}

void TestCommandTracker::waitsForASecondPerson()
{
    QVERIFY(waiting()->state == CommandState::Waiting);
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
    QVERIFY(!m_tracker->delivered("c-1", m_clock->now()) && !m_tracker->failed("c-1", "lost", m_clock->now()));
    QVERIFY(answered(CommandState::Done).effect == AnswerEffect::Unknown); // the device cannot know of it
    m_clock->advance(50s);
    const auto approved = approvedBy({"fitter", "desk", 8});
    QVERIFY(approved->state == CommandState::Queued);
    QCOMPARE(approved->approvedBy, std::string("fitter"));
    m_clock->advance(29s); // its time counts from the approval
    QVERIFY(m_tracker->sent("c-1", m_clock->now()));
}

void TestCommandTracker::onlyASecondPersonApproves_data()
{
    QTest::addColumn<bool>("isAskerKnown");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("seat");
    QTest::addColumn<quint64>("number");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *what, bool asker, const char *user, const char *seat, quint64 number, bool taken) {
        QTest::newRow(what) << asker << QByteArray(user) << QByteArray(seat) << number << taken;
    };
    row("another, at the same seat", true, "fitter", "desk", 8, true);
    row("another, at another seat", true, "fitter", "line 1", 8, true);
    row("who asked", true, "operator", "desk", 7, false);
    row("who asked, at another seat", true, "operator", "line 1", 7, false);
    row("who asked, under a new name", true, "operator 2", "line 1", 7, false);
    row("who has not logged in", true, "panel", "line 1", 0, false);
    row("who asked had not logged in, the same seat", false, "fitter", "desk", 8, false);
    row("who asked had not logged in, another seat", false, "fitter", "line 1", 8, true);
}

void TestCommandTracker::onlyASecondPersonApproves()
{
    QFETCH(const bool, isAskerKnown);
    QFETCH(const QByteArray, user);
    QFETCH(const QByteArray, seat);
    QFETCH(const quint64, number);
    QFETCH(const bool, isTaken);
    QVERIFY(waiting(isAskerKnown));
    const auto approved = approvedBy({user.toStdString(), seat.toStdString(), number});
    QCOMPARE(approved.has_value(), isTaken);
    QVERIFY(isTaken || approved.error().code == ErrorCode::NotAllowed);
    QCOMPARE(state(), std::string(isTaken ? "queued" : "waiting"));
}

void TestCommandTracker::nobodyApprovesWhatDoesNotWait()
{
    QVERIFY(approvedBy({"fitter", "desk", 8}).error().code == ErrorCode::NotFound);
    (void)entered();
    QVERIFY(approvedBy({"fitter", "desk", 8}).error().code == ErrorCode::Conflict);
    QVERIFY(m_tracker->cancel("c-1", "fitter", m_clock->now()).error().code == ErrorCode::Conflict);
}

void TestCommandTracker::isTakenBackWhileItWaits()
{
    QVERIFY(waiting());
    QVERIFY(m_tracker->cancel("c-1", "fitter", m_clock->now())->state == CommandState::Cancelled);
    QVERIFY(!approvedBy({"fitter", "line 1", 8}));
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
}

void TestCommandTracker::isNeverSentWhenNobodyApproves()
{
    QVERIFY(waiting());
    m_clock->advance(60001ms);
    QVERIFY(!approvedBy({"fitter", "line 1", 8})); // before the timer has looked
    const auto expired = m_tracker->expireDue(m_clock->now());
    QCOMPARE(expired.at(0).reason, std::string("nobody approved it in time"));
    QVERIFY(!m_tracker->sent("c-1", m_clock->now()));
}

void TestCommandTracker::doesNotWaitOverARestart()
{
    const Command stored = *waiting();
    CommandTracker after{CommandSettings{}};
    const auto ended = after.restore({stored}, m_clock->now());
    QVERIFY(ended.at(0).state == CommandState::Expired);
    QVERIFY(!after.approve("c-1", {"fitter", "line 1", 8}, m_clock->now()));
}

void TestCommandTracker::keepsEachStepOfItsLife()
{
    QVERIFY(waiting());
    QVERIFY(approvedBy({"fitter", "line 1", 8}));
    m_tracker->sent("c-1", m_clock->now());
    (void)answered(CommandState::Done);
    std::vector<std::string> life;
    const std::vector<CommandStep> steps = decodeSteps(encodeSteps(shown()->steps)); // as it is stored
    for (const CommandStep &step : steps)
        life.push_back(std::string(lineside::toString(step.state)) + ' ' + step.by + step.reason);
    QCOMPARE(life, (std::vector<std::string>{"waiting operator", "queued fitter", "sent ", "done said so"}));
    QVERIFY(decodeSteps("[[77,1,\"\",\"\"],3,{}").empty());
}

void TestCommandTracker::isExplainedAfterwards()
{
    (void)entered();
    QCOMPARE(m_tracker->explain("c-1", "jam")->said, std::string("jam"));
    (void)answered(CommandState::Done);
    QCOMPARE(m_tracker->explain("c-1", "belt")->said, std::string("belt"));
    QVERIFY(!m_tracker->explain("c-2", "jam"));
}

LINESIDE_TEST(TestCommandTracker)

} // namespace tst_commandtracker

#include "tst_commandtracker.moc"
