// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/alarmverbs.h"

#include "model/reason.h"
#include "viewmodels/alarmstripviewmodel.h"

#include "support/paneltest.h"
#include "support/testmain.h"

#include <QSignalSpy>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tst_alarmverbs {

class TestAlarmVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shelvesOneForATime();
    void shelvesUntilItHasGone();
    void shelvesAWholeMachine();
    void saysWhyAVerbIsBlocked();
    void takesBackWhatWasPutAside();
    void takesOutOfServiceAndBack();
    void takesAnAcknowledgementBack();
    void tellsOnTheStripWhyNothingWasDone();

private:
    const QStringList m_one{u"a/t/high"_s};
};

void TestAlarmVerbs::shelvesOneForATime()
{
    PanelBench bench;
    AlarmVerbs verbs(bench.context, nullptr);
    verbs.shelve(m_one, {}, 900, false, u" sensor is cleaned "_s);
    QCOMPARE(bench.backend.shelved.size(), std::size_t(1));
    const ShelveAlarms &shelved = bench.backend.shelved[0];
    QCOMPARE(shelved.which.alarms.size(), std::size_t(1));
    QCOMPARE(shelved.which.alarms[0].id(), std::string("a/t/high"));
    QVERIFY(shelved.which.deviceId.empty());
    QVERIFY(shelved.mode == ShelfMode::Timed);
    QVERIFY(shelved.length == 15min);
    QCOMPARE(shelved.reason, std::string("sensor is cleaned"));
}

void TestAlarmVerbs::shelvesUntilItHasGone()
{
    PanelBench bench;
    AlarmVerbs verbs(bench.context, nullptr);
    verbs.shelve(m_one, {}, 0, true, u"test"_s);
    QVERIFY(bench.backend.shelved.at(0).mode == ShelfMode::OneShot);
    QVERIFY(bench.backend.shelved.at(0).length == 0ms);
}

void TestAlarmVerbs::shelvesAWholeMachine()
{
    PanelBench bench;
    AlarmVerbs verbs(bench.context, nullptr);
    verbs.shelve({}, u"oven-1"_s, 3600, false, u"test"_s);
    QVERIFY(bench.backend.shelved.at(0).which.alarms.empty());
    QCOMPARE(bench.backend.shelved.at(0).which.deviceId, std::string("oven-1"));
}

void TestAlarmVerbs::saysWhyAVerbIsBlocked()
{
    PanelBench bench;
    const AlarmVerbs verbs(bench.context, nullptr);
    QCOMPARE(verbs.blocked(QStringLiteral("shelve"), QStringLiteral("oven-01")), QString());
    const int before = verbs.revision();
    bench.who.setRights([](std::string_view verb, const std::string &deviceId, auto &&...) {
        return verb == "shelve" && deviceId == "oven-01";
    });
    QVERIFY(verbs.revision() > before);
    QCOMPARE(verbs.blocked(QStringLiteral("shelve"), QStringLiteral("oven-01/temperature/high")), QString());
    QCOMPARE(verbs.blocked(QStringLiteral("shelve"), QStringLiteral("oven-02")), QStringLiteral("Only after a login."));
    QCOMPARE(verbs.blockedAt(QStringLiteral("oven-01")).keys().contains(QStringLiteral("shelve")), false);
    QCOMPARE(verbs.blockedAt(QStringLiteral("oven-01")).size(), 5);
    bench.who.begin({"token", 7, 3, "operator 3", "operator"});
    QCOMPARE(verbs.blocked(QStringLiteral("out_of_service"), QStringLiteral("oven-01")),
             QStringLiteral("Your role may not do this."));
}

void TestAlarmVerbs::takesBackWhatWasPutAside()
{
    PanelBench bench;
    AlarmVerbs verbs(bench.context, nullptr);
    verbs.unshelve(m_one);
    QCOMPARE(bench.backend.unshelved.at(0).alarms.at(0).id(), std::string("a/t/high"));
}

void TestAlarmVerbs::takesOutOfServiceAndBack()
{
    PanelBench bench;
    AlarmVerbs verbs(bench.context, nullptr);
    verbs.takeOutOfService(m_one, {}, u"sensor is away"_s);
    QCOMPARE(bench.backend.outOfService.at(0).which.alarms.at(0).id(), std::string("a/t/high"));
    QCOMPARE(bench.backend.outOfService.at(0).reason, std::string("sensor is away"));
    verbs.returnToService(m_one);
    QCOMPARE(bench.backend.intoService.at(0).alarms.at(0).id(), std::string("a/t/high"));
}

void TestAlarmVerbs::takesAnAcknowledgementBack()
{
    PanelBench bench;
    AlarmVerbs verbs(bench.context, nullptr);
    verbs.unacknowledge(m_one);
    QCOMPARE(bench.backend.unacknowledged.at(0).at(0).id(), std::string("a/t/high"));
}

void TestAlarmVerbs::tellsOnTheStripWhyNothingWasDone()
{
    PanelBench bench;
    const AlarmStripViewModel strip(bench.context);
    AlarmVerbs verbs(bench.context, nullptr);
    bench.backend.refuseActions = toString(Reason::RoleMayNot);
    verbs.takeOutOfService(m_one, {}, u"test"_s);
    QTRY_COMPARE(strip.failedOrder(), u"Not done: the role may not do this"_s);
}

LINESIDE_TEST(TestAlarmVerbs)

} // namespace tst_alarmverbs

#include "tst_alarmverbs.moc"
