// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pipelinebench.h"

#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace lineside;

namespace tst_renameddevices {

Config configured()
{
    Config config = PipelineBench::withDefaults();
    config.devices.renamed.add("press-01", {"old-1", "old-2"});
    return config;
}

/// A pipeline whose site says that press-01 was old-1 and old-2.
struct Bench : PipelineBench
{
    Bench()
        : PipelineBench(configured())
    {
    }

    void start(std::vector<Device> devices, std::vector<Alarm> alarms = {},
               std::map<std::string, std::string> renames = {})
    {
        pipeline.restore({std::move(devices), std::move(alarms), {}, {}, std::move(renames)}, clock.now());
    }
    [[nodiscard]] std::size_t audited(const std::string &action) const
    {
        return static_cast<std::size_t>(std::ranges::count(pipeline.batch().audit, action, &AuditRecord::action));
    }
};

Device deviceOf(const std::string &id, const std::string &name)
{
    Device device;
    device.id = id;
    device.name = name;
    device.status = "online";
    device.lastSeenMs = FakeClock().utcMs() - 1000;
    return device;
}

/// A device that was given another id is one device, and what the old id leaves behind is told.
class TestRenamedDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListHasItUnderItsNewId()
    {
        Bench bench;
        bench.start({deviceOf("old-1", "Press 1"), deviceOf("other", "Other")});
        QVERIFY(bench.pipeline.devices().find("old-1") == nullptr);
        QCOMPARE(bench.pipeline.devices().find("press-01")->name, std::string("Press 1"));
        QCOMPARE(bench.pipeline.devices().count(), std::size_t(2));
        QCOMPARE(bench.pipeline.batch().devicesForgotten, std::vector<std::string>{"old-1"}); // from the list alone
        QCOMPARE(bench.pipeline.batch().devices.front().id, std::string("press-01"));
    }

    void whatTheNewIdToldBeatsTheOld()
    {
        Bench bench;
        bench.start({deviceOf("old-1", "Press 1"), deviceOf("old-2", "Press 2"), deviceOf("press-01", "Press")});
        QCOMPARE(bench.pipeline.devices().count(), std::size_t(1));
        QCOMPARE(bench.pipeline.devices().find("press-01")->name, std::string("Press"));
    }

    void theFirstStartSaysItInTheAudit()
    {
        Bench bench;
        bench.start({});
        QCOMPARE(bench.audited("rename_device"), std::size_t(1));
        QCOMPARE(bench.pipeline.batch().audit.front().target, std::string("press-01"));
        QCOMPARE(bench.pipeline.batch().audit.front().detail, std::string("was old-1, old-2"));
    }

    /// What the old id sends after that is a device of its own: a restart takes nothing from it.
    void isDoneOnce()
    {
        Bench bench;
        Alarm alarm;
        alarm.key = {{"old-1", "temperature"}, LimitKind::High};
        alarm.active = true;
        bench.start({deviceOf("old-1", "Press 1"), deviceOf("press-01", "Press")}, {alarm},
                    {{"old-1", "press-01"}, {"old-2", "press-01"}});
        QVERIFY(bench.pipeline.devices().find("old-1") != nullptr);
        QCOMPARE(bench.pipeline.alarms().size(), std::size_t(1));
        QVERIFY(bench.pipeline.batch().isEmpty());
    }

    void isDoneAgainWhenTheSiteTookItBackBetween()
    {
        Bench bench;
        bench.start({deviceOf("old-1", "Press 1")}, {}, {{"old-2", "press-01"}, {"gone", "mill-01"}});
        QVERIFY(bench.pipeline.devices().find("press-01") != nullptr);
        QCOMPARE(bench.pipeline.batch().renames->size(), std::size_t(2)); // the one taken back is forgotten
        QVERIFY(!bench.pipeline.batch().renames->contains("gone"));
    }

    void aStandingAlarmGoesOnUnderTheNewId()
    {
        Bench bench;
        Alarm alarm;
        alarm.key = {{"old-1", "temperature"}, LimitKind::High};
        alarm.active = true;
        alarm.acknowledged = false;
        alarm.activatedMs = bench.clock.utcMs() - 5000;
        Alarm twin = alarm;
        twin.key.series.deviceId = "old-2"; // both were the one device: one alarm
        bench.start({}, {alarm, twin});
        QCOMPARE(bench.pipeline.alarms().size(), std::size_t(1));
        const Alarm standing = bench.pipeline.alarms().front();
        QCOMPARE(standing.key.id(), std::string("press-01/temperature/high"));
        QVERIFY(standing.state() == AlarmState::ActiveUnacknowledged);
        QVERIFY(standing.activatedMs == alarm.activatedMs);
        QVERIFY(bench.alerts.empty()); // nothing new has happened
    }

    void alarmsOfTheOldIdEndWithARecord()
    {
        Bench bench;
        Alarm alarm;
        alarm.key = {{"old-1", "temperature"}, LimitKind::High};
        alarm.active = true;
        alarm.acknowledged = false;
        bench.start({}, {alarm});
        QCOMPARE(bench.pipeline.batch().transitions.size(), std::size_t(2)); // and one of the new id
        QVERIFY(bench.pipeline.batch().transitions.front().event == AlarmEvent::Removed);
        QCOMPARE(bench.pipeline.batch().transitions.front().alarm.comment, std::string("renamed to press-01"));
        QCOMPARE(bench.pipeline.batch().audit.front().result, std::string("ok, alarms taken along: 1"));
    }

    void theBrokersStoredCopiesDoNotBringTheOldIdBack()
    {
        Bench bench;
        bench.start({});
        bench.take("devices/old-1/status", R"({"id":"old-1","name":"Press 1","type":"press","status":"online"})",
                   {.retained = true});
        bench.read("old-1", 20, "celsius", "temperature", {.retained = true});
        QVERIFY(bench.pipeline.devices().find("old-1") == nullptr);
        QVERIFY(bench.pipeline.live().whole(bench.clock.utcMs()).values.empty());
        QCOMPARE(bench.pipeline.batch().readings.size(), std::size_t(1)); // kept once, as every stored copy
        QCOMPARE(bench.audited("former_id_speaks"), std::size_t(0));
        QCOMPARE(bench.pipeline.batchCommitted({}).rejectedTotal(), std::uint64_t(0));
    }

    void anOldIdThatStillSendsIsKeptAndSaidOnce()
    {
        Bench bench;
        bench.start({});
        bench.read("old-1", 20);
        bench.read("old-1", 20);
        bench.read("press-01", 20);
        QCOMPARE(bench.audited("former_id_speaks"), std::size_t(1));
        QCOMPARE(bench.pipeline.batch().readings.size(), std::size_t(3));
        QCOMPARE(bench.pipeline.batch().readings.front().deviceId, std::string("old-1")); // as it came
        QVERIFY(bench.pipeline.devices().find("old-1") != nullptr);
    }
};

LINESIDE_TEST(TestRenamedDevices)

} // namespace tst_renameddevices

#include "tst_renameddevices.moc"
