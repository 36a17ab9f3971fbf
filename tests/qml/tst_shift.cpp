// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand.h"
#include "incidenthall.h"
#include "look.h"
#include "support/edgedprocess.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <functional>
#include <memory>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_shift {

/// The time of day as it is, and a monotonic time that can be put ahead: minutes pass at the panel without a wait.
class HastyClock final : public Clock
{
public:
    [[nodiscard]] std::int64_t utcMs() const override { return m_clock.utcMs(); }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_clock.monotonicMs() + m_aheadMs; }

    void pass(std::chrono::milliseconds time) { m_aheadMs += time.count(); }

private:
    SystemClock m_clock;
    std::atomic<std::int64_t> m_aheadMs = 0;
};

/// A second panel on the same engine, at another seat, worked by its view-models alone.
struct OtherPanel
{
    explicit OtherPanel(IncidentHall &hall)
        : config(elsewhere(hall.config()))
        , backend(hall.engine(), "/nowhere")
        , models(backend, clock, config)
    {
    }
    static Config elsewhere(Config config)
    {
        config.panel.seat = "panel-2";
        return config;
    }

    SystemClock clock;
    const Config config;
    EnginePanelBackend backend;
    PanelModels models;
};

constexpr auto kPeople = R"([people]
idle_after = "10m"
notice = "For those who work here."
[[command]]
class = "oven"
name = "set_setpoint"
confirm = "two"
)";

/// What the oven says it can be told.
constexpr auto kOrders = R"([
{"name":"start","label":"Start","confirm":"press",
 "permissives":[{"sensor":"door","is":1,"text":"Door closed"}]},
{"name":"set_setpoint","label":"Temperature","parameter":"value","sensor":"temperature","unit":"celsius",
 "min":20,"max":90,"step":0.5},
{"name":"stop","label":"Stop"}])";

/// A shift as people meet it: the first start, users, badge, login, nobody there, wrong PINs, and the control of a
/// seat, on the real panel over a real engine. With LINESIDE_PICTURES set to a folder, a picture of each step is kept.
class TestShift : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWalked_data();
    void isWalked();
    void cleanup();

private:
    void nobodyCanLogIn();
    void anAdministratorIsMade();
    void anOperatorIsMade();
    void anEngineerIsMade();
    void theAdministratorLeaves();
    void aBadgeLogsIn();
    void nobodyIsThere();
    void thePinIsWrong();
    void thePinIsRight();
    void anotherSeatIsInControl();
    void controlIsAskedFor();
    void controlIsRefused();
    void controlIsHandedOver();
    void controlIsAskedOfThisSeat();
    void theDoorForbidsIt();
    void theDoorAllowsIt();
    void anOrderWaitsForAnother();
    void aSecondPersonAgrees();
    void theRecordIsRead();
    void theRecordIsExportedAndVerified();

    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        return seen(m_hall->window().contentItem(), called(name));
    }
    [[nodiscard]] Which named(const QString &name) const
    {
        return [this, name] { return item(name); };
    }
    [[nodiscard]] PeopleViewModel &people() const { return m_hall->models().people(); }
    [[nodiscard]] SeatsViewModel &elsewhere() const { return m_other->models.seats(); }
    void makeUser(const char *name, const QString &role, const char *pin);

    bool turnTo(int part);
    bool use(const Which &which);
    bool use(const QString &name) { return use(named(name)); }
    bool write(const QString &name, const char *words);
    bool enter(const char *digits);
    void keepPicture(const char *name);

    const QByteArray m_badge = "0012749358";
    int m_pictures = 0;
    MosquittoBroker m_broker;
    std::unique_ptr<HastyClock> m_clock;
    std::unique_ptr<IncidentHall> m_hall;
    std::unique_ptr<OtherPanel> m_other;
    std::unique_ptr<Hand> m_hand;
};

void TestShift::initTestCase()
{
    QVERIFY2(m_broker.start(), qPrintable(m_broker.problem()));
}

void TestShift::cleanup()
{
    m_hand.reset();
    m_other.reset();
    m_hall.reset();
    m_clock.reset();
}

void TestShift::isWalked_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    for (const QSize size : {QSize(1280, 800), QSize(800, 480)})
        for (const char *language : {"en", "de"})
            QTest::addRow("%dx%d-%s", size.width(), size.height(), language) << size << QString::fromLatin1(language);
}

void TestShift::isWalked()
{
    QFETCH(const QSize, size);
    QFETCH(const QString, language);
    PanelOptions options;
    options.size = size;
    options.language = language;
    options.screenshotDir = u"."_s; // the density of a panel of this size
    m_clock = std::make_unique<HastyClock>();
    m_hall = std::make_unique<IncidentHall>(m_broker, options, m_clock.get(), kPeople);
    m_other = std::make_unique<OtherPanel>(*m_hall);
    QCOMPARE(m_hall->start(), QString());
    QVERIFY(QTest::qWaitForWindowActive(&m_hall->window()));
    m_hand = std::make_unique<Finger>(m_hall->window());
    const std::pair<const char *, void (TestShift::*)()> steps[] = {
        {"first-start", &TestShift::nobodyCanLogIn},
        {"administrator", &TestShift::anAdministratorIsMade},
        {"operator", &TestShift::anOperatorIsMade},
        {"engineer", &TestShift::anEngineerIsMade},
        {"logged-out", &TestShift::theAdministratorLeaves},
        {"badge", &TestShift::aBadgeLogsIn},
        {"idle", &TestShift::nobodyIsThere},
        {"wrong-pin", &TestShift::thePinIsWrong},
        {"right-pin", &TestShift::thePinIsRight},
        {"controlled-elsewhere", &TestShift::anotherSeatIsInControl},
        {"asked", &TestShift::controlIsAskedFor},
        {"refused", &TestShift::controlIsRefused},
        {"in-control", &TestShift::controlIsHandedOver},
        {"asked-of-us", &TestShift::controlIsAskedOfThisSeat},
        {"door-open", &TestShift::theDoorForbidsIt},
        {"door-closed", &TestShift::theDoorAllowsIt},
        {"waits", &TestShift::anOrderWaitsForAnother},
        {"agreed", &TestShift::aSecondPersonAgrees},
        {"record", &TestShift::theRecordIsRead},
        {"exported", &TestShift::theRecordIsExportedAndVerified},
    };
    m_pictures = 0;
    for (const auto &[name, step] : steps) {
        (this->*step)();
        keepPicture(name);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestShift::nobodyCanLogIn()
{
    QTRY_VERIFY(m_hall->isListening());
    m_hall->tellAll();
    m_hall->beWell();
    QTRY_VERIFY(people().isFirstStart());
    QTRY_VERIFY(item(u"people"_s));
    QTRY_COMPARE(textOf(item(u"whoIsIn"_s)), said("PeopleButton", "No administrator yet"));
}

/// By touch alone, the PIN twice.
void TestShift::anAdministratorIsMade()
{
    QVERIFY(use(u"people"_s));
    QTRY_VERIFY(item(u"pinPad"_s));
    keepPicture("pin-pad");
    QVERIFY(enter("314159"));
    QVERIFY(enter("314159"));
    QTRY_VERIFY(people().isLoggedIn() && people().isManaged());
    QTRY_COMPARE(textOf(item(u"whoIsIn"_s)), said("PeopleCards", "Administrator"));
    QTRY_VERIFY(!item(u"pinPad"_s));
}

void TestShift::makeUser(const char *name, const QString &role, const char *pin)
{
    QVERIFY(use(u"page-people"_s));
    if (item(u"tabs"_s) && !item(u"addUser"_s))
        QVERIFY(turnTo(0));
    QVERIFY(use(u"addUser"_s));
    QVERIFY(write(u"userName"_s, name));
    QVERIFY(use(u"choice-"_s + role));
    QVERIFY(use(u"saveUser"_s)); // and the PIN follows by itself
    QTRY_VERIFY(item(u"pinPad"_s));
    QVERIFY(enter(pin));
    QVERIFY(enter(pin));
    QTRY_VERIFY(!item(u"pinPad"_s));
}

void TestShift::anOperatorIsMade()
{
    makeUser("operator 1", u"operator"_s, "271828");
    if (QTest::currentTestFailed())
        return;
    QVERIFY(use(u"setBadge"_s));
    QTRY_VERIFY(item(u"stopBadge"_s));
    keepPicture("hold-the-badge");
    m_hall->models().who().readBadge(m_badge.toStdString());
    QTRY_VERIFY(item(u"takeBadge"_s));
}

void TestShift::anEngineerIsMade()
{
    makeUser("engineer 1", u"engineer"_s, "161803");
    QTRY_COMPARE(people().tiles()->count(), 3);
}

void TestShift::theAdministratorLeaves()
{
    QVERIFY(use(u"people"_s));
    QTRY_VERIFY(item(u"logOut"_s));
    keepPicture("people-card");
    QVERIFY(use(u"logOut"_s));
    QTRY_COMPARE(textOf(item(u"whoIsIn"_s)), said("PeopleButton", "Log in"));
    QTRY_VERIFY(!item(u"addUser"_s)); // who looks on sees who there is
}

void TestShift::aBadgeLogsIn()
{
    QVERIFY(use(u"page-alarms"_s));
    m_hall->models().who().readBadge(m_badge.toStdString());
    QTRY_COMPARE(textOf(item(u"whoIsIn"_s)), u"operator 1"_s);
    QCOMPARE(m_hall->window().property("page").toString(), u"alarms"_s);
}

/// A warning first, then the panel drops to looking on and keeps its page.
void TestShift::nobodyIsThere()
{
    m_clock->pass(std::chrono::seconds(590));
    QTRY_VERIFY(people().idleSeconds() > 0);
    QTRY_VERIFY(item(u"peopleNotice"_s));
    keepPicture("idle-warning");
    m_clock->pass(std::chrono::seconds(15));
    QTRY_VERIFY(!people().isLoggedIn());
    QTRY_COMPARE(textOf(item(u"whoIsIn"_s)), said("PeopleButton", "Log in"));
    QCOMPARE(m_hall->window().property("page").toString(), u"alarms"_s);
    QTRY_VERIFY(textOf(item(u"peopleNotice"_s)).contains(people().endedText()));
}

/// Each time in the same words, and after some tries it has to be waited.
void TestShift::thePinIsWrong()
{
    QVERIFY(use(u"people"_s));
    QTRY_COMPARE(textOf(item(u"useNotice"_s)), u"For those who work here."_s);
    keepPicture("tiles");
    QVERIFY(use(u"tile-operator 1"_s));
    for (const char *pin : {"111222", "111223", "111224", "111225", "111226", "111227"}) {
        QVERIFY(enter(pin));
        QTRY_VERIFY(!people().isBusy());
        if (people().waitSeconds() > 0)
            break;
    }
    QVERIFY(people().waitSeconds() > 0);
    QCOMPARE(textOf(item(u"secretState"_s)), said("SecretEntry", "Next try in %1 s").arg(people().waitSeconds()));
    QVERIFY(!item(u"key-1"_s)->isEnabled());
}

void TestShift::thePinIsRight()
{
    QTRY_COMPARE_WITH_TIMEOUT(people().waitSeconds(), 0, 30000);
    QVERIFY(enter("271828"));
    QTRY_COMPARE(textOf(item(u"whoIsIn"_s)), u"operator 1"_s);
    QCOMPARE(m_hall->window().property("page").toString(), u"alarms"_s);
}

void TestShift::anotherSeatIsInControl()
{
    PeopleViewModel &they = m_other->models.people();
    QTRY_COMPARE(they.tiles()->count(), 3);
    QString engineer;
    for (int row = 0; row < they.tiles()->count(); ++row)
        if (they.tiles()->value(row, "name").toString() == u"engineer 1"_s)
            engineer = they.tiles()->value(row, "userId").toString();
    they.logIn(engineer, u"161803"_s);
    QTRY_VERIFY(they.isLoggedIn());
    elsewhere().setDeviceId(u"oven-02"_s);
    elsewhere().take();
    QTRY_VERIFY(elsewhere().isInControl());
    QMetaObject::invokeMethod(&m_hall->window(), "openDevice", Q_ARG(QString, u"oven-02"_s));
    QTRY_VERIFY(m_hall->models().seats().isHeldElsewhere());
    QTRY_VERIFY(textOf(item(u"asWhat"_s)).contains(u"panel-2"_s));
}

void TestShift::controlIsAskedFor()
{
    QVERIFY(use(u"people"_s));
    QVERIFY(use(u"takeControl"_s));
    QTRY_VERIFY(m_hall->models().seats().hasAsked());
    QTRY_VERIFY(elsewhere().requestText().contains(u"operator 1"_s));
    QTRY_VERIFY(item(u"controlState"_s));
}

void TestShift::controlIsRefused()
{
    elsewhere().refuse();
    QTRY_COMPARE(textOf(item(u"controlState"_s)), said("lineside::SeatsViewModel", "The other seat keeps control"));
    QVERIFY(m_hall->models().seats().isHeldElsewhere());
}

void TestShift::controlIsHandedOver()
{
    QVERIFY(use(u"takeControl"_s));
    QTRY_VERIFY(!elsewhere().requestText().isEmpty());
    elsewhere().handOver();
    QTRY_VERIFY(m_hall->models().seats().isInControl());
    QTRY_VERIFY(item(u"releaseControl"_s));
    QVERIFY(use(u"closePeople"_s));
    QTRY_VERIFY(!item(u"closePeople"_s));
}

/// The card comes by itself, and the one who holds it keeps control.
void TestShift::controlIsAskedOfThisSeat()
{
    elsewhere().take();
    QTRY_VERIFY(item(u"seatRequest"_s));
    QVERIFY(textOf(item(u"seatRequest"_s)).contains(u"engineer 1"_s));
    keepPicture("request");
    QVERIFY(use(u"refuseSeat"_s));
    QTRY_VERIFY(!item(u"seatRequest"_s));
    QTRY_VERIFY(!elsewhere().hasAsked());
    QVERIFY(m_hall->models().seats().isInControl());
}

/// In sight, with the reason, and not to be pressed: nothing leaves.
void TestShift::theDoorForbidsIt()
{
    m_hall->tell("oven-02", kOrders);
    m_hall->beWell(); // all values are current
    m_hall->send("oven-02", "door", 0, "count");
    if (item(u"tabs"_s))
        QVERIFY(turnTo(2));
    QTRY_VERIFY(item(u"command-start"_s));
    QTRY_COMPARE(item(u"permissive-0"_s)->property("met").toInt(), int(enums::PermissiveState::NotMet));
    QVERIFY(!item(u"command-start"_s)->property("usable").toBool());
    QVERIFY(use(u"command-start"_s));
    QCOMPARE(m_hall->orders("oven-02").size(), 0U);
}

void TestShift::theDoorAllowsIt()
{
    m_hall->send("oven-02", "door", 1, "count");
    QTRY_VERIFY(item(u"command-start"_s)->property("usable").toBool());
    QVERIFY(use(u"command-start"_s));
    QTRY_COMPARE(m_hall->orders("oven-02").size(), 1U);
    QVERIFY(m_hall->orders("oven-02").front().find(R"("command":"start")") != std::string::npos);
}

/// The site wants two for it. Whoever ordered it is still logged in here.
void TestShift::anOrderWaitsForAnother()
{
    m_hall->beWell();
    QTRY_VERIFY(item(u"command-set_setpoint"_s)->property("usable").toBool());
    QVERIFY(use(u"command-set_setpoint"_s));
    QTRY_VERIFY(item(u"stepUp"_s));
    QVERIFY(use(u"stepUp"_s));
    QVERIFY(use(u"accept"_s));
    QTRY_VERIFY(item(u"confirm"_s));
    keepPicture("old-and-new");
    QVERIFY(use(u"confirm"_s));
    QTRY_VERIFY(item(u"secondPerson-set_setpoint"_s));
    QCOMPARE(m_hall->orders("oven-02").size(), 1U);
}

/// At the same panel, by a login that changes nothing of who is in. Who ordered is not offered.
void TestShift::aSecondPersonAgrees()
{
    QVERIFY(use(u"secondPerson-set_setpoint"_s));
    QTRY_VERIFY(item(u"tile-engineer 1"_s));
    QTRY_VERIFY(!item(u"tile-operator 1"_s));
    keepPicture("second-person");
    QVERIFY(use(u"tile-engineer 1"_s));
    QVERIFY(enter("161803"));
    QTRY_COMPARE(m_hall->orders("oven-02").size(), 2U);
    QVERIFY(m_hall->orders("oven-02").back().find("set_setpoint") != std::string::npos);
    QTRY_VERIFY(!item(u"pinPad"_s));
    QCOMPARE(textOf(item(u"whoIsIn"_s)), u"operator 1"_s);
}

/// All of this shift, newest first, and whether it is unbroken.
void TestShift::theRecordIsRead()
{
    QVERIFY(use(u"page-audit"_s));
    QTRY_VERIFY(item(u"auditList"_s) && item(u"auditList"_s)->property("count").toInt() > 20);
    QTRY_VERIFY(textOf(item(u"auditState"_s))
                    .startsWith(said("lineside::AuditViewModel", "Unbroken since %1").section(u' ', 0, 0)));
    const auto newest = [this] {
        return seen(item(u"auditList"_s), [](const QQuickItem *each) { return each->property("number").isValid(); });
    };
    QTRY_VERIFY(newest());
    QVERIFY(use(newest));
    QTRY_VERIFY(item(u"auditFields"_s) && item(u"auditFields"_s)->property("count").toInt() >= 10);
    keepPicture("line");
    QVERIFY(use(u"closeLine"_s));
    QTRY_VERIFY(!item(u"closeLine"_s));
}

/// By the command, with the key of this gateway, which nobody takes from the file.
void TestShift::theRecordIsExportedAndVerified()
{
    QVERIFY(use(u"auditExport"_s));
    const auto written = [this] { return m_hall->written(u"audit-*.ndjson"_s); };
    QTRY_COMPARE(written().size(), 1);
    const QString key = QString::fromStdString(m_hall->engine().status().audit.key);
    QVERIFY(!key.isEmpty());
    const QStringList verify{u"verify-audit"_s, written().front(), u"--key"_s, key};
    QCOMPARE(QProcess::execute(EdgedProcess::program(), verify), 0);
    QFile file(written().front());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray lines = file.readAll();
    lines[lines.size() / 2] = static_cast<char>(lines[lines.size() / 2] ^ 1);
    QVERIFY(file.seek(0) && file.write(lines) == lines.size());
    file.close();
    QVERIFY(QProcess::execute(EdgedProcess::program(), verify) > 0);
}

/// Another part of the page, where it has parts.
bool TestShift::turnTo(int part)
{
    return use([this, part] {
        return seen(item(u"tabs"_s), [part](const QQuickItem *each) { return each->property("index") == part; });
    });
}

bool TestShift::use(const Which &which)
{
    return m_hand->useOnceThere(which);
}

bool TestShift::write(const QString &name, const char *words)
{
    return QTest::qWaitFor([&] { return item(name) != nullptr; }) && m_hand->write(item(name), words);
}

bool TestShift::enter(const char *digits)
{
    for (const char *digit = digits; *digit != 0; ++digit)
        if (!use(u"key-"_s + QLatin1Char(*digit)))
            return false;
    return use(u"key-enter"_s);
}

void TestShift::keepPicture(const char *name)
{
    const QString folder = qEnvironmentVariable("LINESIDE_PICTURES");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    m_hand->look();
    const QString file = u"shift-%1-%2-%3.png"_s.arg(QLatin1String(QTest::currentDataTag()))
                             .arg(++m_pictures, 2, 10, QLatin1Char('0'))
                             .arg(QLatin1String(name));
    QVERIFY(m_hall->window().grabWindow().save(QDir(folder).filePath(file)));
}

LINESIDE_TEST(TestShift)

} // namespace tst_shift

#include "tst_shift.moc"
