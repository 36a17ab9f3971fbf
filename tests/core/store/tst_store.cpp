// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"

#include "store/database.h"
#include "support/testmain.h"

#include <QFileInfo>
#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_store {

Device press()
{
    return {"press-01", "Press 1", "press", "hall-1", "online", 1767225600000, R"({"max":10})"};
}

Command start(CommandState state)
{
    return {"c-1", "press-01", R"({"action":"start"})", "operator", "panel", 1000, 61000, 2000, state, ""};
}

class TestStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst()
    {
        StoreFixture fixture;
        fixture.open();
        QCOMPARE(fixture.store->journalPosition(), 0U);
        QCOMPARE(fixture.store->lastSequence(), 0U);
        QVERIFY(fixture.store->loadDevices()->empty());
        QVERIFY(fixture.store->loadAlarms()->empty());
        QVERIFY(fixture.store->loadOpenCommands()->empty());
        QVERIFY(fixture.store->pendingAlertIds()->empty());
        QVERIFY(fixture.store->cursors()->empty());
        QVERIFY(fixture.store->warnings().empty());
        QVERIFY(fixture.rows().empty());
        QVERIFY(!fixture.store->maintain());
        QVERIFY(fixture.store->stats().problem.empty());
        QVERIFY(fixture.store->sqliteVersion().starts_with("3."));
    }

    void keepsAReadingWhole()
    {
        StoreFixture fixture;
        fixture.open();
        Reading reading = fixture.reading(-12.25, 1767225599123);
        reading.unit = "°C";
        reading.location = "Halle 2, Südtor";
        reading.metadata = R"({"note":"naïve ✓","n":1})";
        reading.processedMs = reading.arrivalMs + 7;
        reading.position = 4711;
        reading.quality = Quality::Uncertain;
        const auto stored = fixture.keep(batchOf({reading}, 5000));
        QCOMPARE(stored.stored, 1U);
        QCOMPARE(stored.lastSequence, 1U);
        const auto rows = fixture.rows();
        QCOMPARE(rows.size(), 1U);
        const Reading &kept = rows.front().reading;
        QCOMPARE(rows.front().sequence, 1U);
        QCOMPARE(kept.deviceId, reading.deviceId);
        QCOMPARE(kept.sensorType, reading.sensorType);
        QCOMPARE(kept.unit, reading.unit);
        QCOMPARE(kept.location, reading.location);
        QCOMPARE(kept.metadata, reading.metadata);
        QCOMPARE(kept.value, reading.value);
        QCOMPARE(kept.timestampMs, reading.timestampMs);
        QCOMPARE(kept.arrivalMs, reading.arrivalMs);
        QCOMPARE(kept.processedMs, reading.processedMs);
        QCOMPARE(kept.position, reading.position);
        QCOMPARE(kept.quality, reading.quality);
    }

    void keepsReadingsWithoutMetadataAndOfExtremeValues()
    {
        StoreFixture fixture;
        fixture.open();
        Reading bare = fixture.reading(1.7976931348623157e308);
        bare.metadata.clear();
        Reading opposite = bare;
        opposite.value = -bare.value;
        fixture.keep(batchOf({bare, bare, opposite, opposite}));
        fixture.finishSlice(); // sums overflow to infinity and to nothing: rollups must bear it
        QVERIFY(fixture.store->stats().problem.empty());
        QCOMPARE(fixture.values(), (std::vector<double>{bare.value, bare.value, opposite.value, opposite.value, 0}));
        QVERIFY(fixture.rows().front().reading.metadata.empty());
    }

    void numbersRowsInOrderForAnySizeOfBatch_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 15, 16, 17, 32, 1000})
            QTest::addRow("batches of %d readings", size) << size;
    }
    void numbersRowsInOrderForAnySizeOfBatch()
    {
        QFETCH(int, size);
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(size);
        QCOMPARE(fixture.keepSeconds(size, size).lastSequence, std::uint64_t(size) * 2);
        const auto rows = fixture.rows();
        QCOMPARE(rows.size(), std::size_t(size) * 2);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].sequence, i + 1);
            QCOMPARE(rows[i].reading.value, double(i));
        }
    }

    void remembersPositionAndSequenceOverARestart()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keep(batchOf({fixture.reading(1), fixture.reading(2)}, 1234));
        fixture.open();
        QCOMPARE(fixture.store->journalPosition(), 1234U);
        QCOMPARE(fixture.store->lastSequence(), 2U);
        QVERIFY(fixture.store->warnings().empty());
    }

    /// A full disk refuses the readings of a batch whose alarms and commands are kept.
    void tellsHowFarItHasDecidedWhenTheReadingsAreNotKept()
    {
        StoreFixture fixture;
        fixture.open();
        QCOMPARE(fixture.store->decidedPosition().value(), 0U);
        StoreBatch batch = batchOf({fixture.reading(1)}, 50);
        batch.audit.push_back(AuditRecord());
        QVERIFY(fixture.store->commitState(batch));
        fixture.open();
        QCOMPARE(fixture.store->decidedPosition().value(), 50U);
        QCOMPARE(fixture.store->journalPosition(), 0U);
        batch.journalPosition = 0; // nothing was read for it
        QVERIFY(fixture.store->commitState(batch));
        QCOMPARE(fixture.store->decidedPosition().value(), 50U);
    }

    void keepsTwoRecordsThatAreAlikeToTheMillisecond()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.audit = {{fixture.clock.utcMs(), "operator", "panel", "command", "oven-02", "{}", "refused"}};
        batch.audit.push_back(batch.audit.front());
        fixture.keep(batch);
        auto state = Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Read});
        QCOMPARE(*state->integer("SELECT count(*) FROM audit"), 2);
    }

    void keepsInWhichRoleAndWhereSomebodyActed()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        AlarmTransition step;
        step.event = AlarmEvent::Acknowledged;
        step.alarm.key = {{"oven-02", "temperature"}, LimitKind::High};
        step.timeMs = fixture.clock.utcMs();
        step.by = "operator";
        step.role = "engineer";
        step.seat = "line 1";
        batch.transitions = {step};
        Command command;
        command.id = "c-1";
        command.role = "operator";
        command.seat = "desk";
        batch.commands = {command};
        AuditRecord record;
        record.role = "maintenance";
        record.seat = "line 2";
        record.category = "alarm";
        record.reason = "being cleaned";
        batch.audit = {record};
        fixture.keep(batch);
        const auto steps = fixture.reader()->alarmHistory(step.timeMs + 1, 1);
        QCOMPARE(steps->front().role, std::string("engineer"));
        QCOMPARE(steps->front().seat, std::string("line 1"));
        QCOMPARE(fixture.store->loadOpenCommands()->front().role, std::string("operator"));
        QCOMPARE(fixture.store->loadOpenCommands()->front().seat, std::string("desk"));
        auto state = Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Read});
        QCOMPARE(*state->integer("SELECT count(*) FROM audit WHERE role = 'maintenance' AND seat = 'line 2'"
                                 " AND category = 'alarm' AND reason = 'being cleaned'"),
                 1);
    }

    void movesThePositionWithoutReadings()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keep(batchOf({}, 77));
        QCOMPARE(fixture.store->journalPosition(), 77U);
        fixture.open();
        QCOMPARE(fixture.store->journalPosition(), 77U);
    }

    void keepsBothOfTwoReadingsWithTheSameTime()
    {
        StoreFixture fixture;
        fixture.open();
        const Reading reading = fixture.reading(5);
        QCOMPARE(fixture.keep(batchOf({reading, reading})).stored, 2U);
        QCOMPARE(fixture.keep(batchOf({reading})).duplicates, 0U);
        QCOMPARE(fixture.rows().size(), 3U);
    }

    void storesARedeliveredReadingOnce_data()
    {
        QTest::addColumn<bool>("sameBatch");
        QTest::addColumn<bool>("restart");
        QTest::addColumn<bool>("nextDay");
        QTest::newRow("it comes again in the same batch") << true << false << false;
        QTest::newRow("it comes again in the next batch") << false << false << false;
        QTest::newRow("it comes again after a restart") << false << true << false;
        QTest::newRow("it comes again in the slice of the next day") << false << false << true;
        QTest::newRow("it comes again the next day after a restart") << false << true << true;
    }
    void storesARedeliveredReadingOnce()
    {
        QFETCH(bool, sameBatch);
        QFETCH(bool, restart);
        QFETCH(bool, nextDay);
        StoreFixture fixture;
        fixture.open();
        const Reading first = fixture.reading(5);
        if (!sameBatch)
            fixture.keep(batchOf({first}));
        if (nextDay) {
            fixture.clock.advance(24h);
            fixture.keep(batchOf({fixture.reading(6)}));
            fixture.maintain();
        }
        if (restart)
            fixture.open();
        Reading again = first;
        again.redelivered = true;
        again.arrivalMs = fixture.clock.utcMs();
        const auto stored = fixture.keep(sameBatch ? batchOf({first, again, again}) : batchOf({again, again}));
        QCOMPARE(stored.duplicates, 2U);
        QCOMPARE(stored.stored, sameBatch ? 1U : 0U);
    }

    void findsARedeliveredReadingSeveralSlicesBack_data()
    {
        QTest::addColumn<int>("slicesBetween");
        QTest::addColumn<bool>("restart");
        for (const bool restart : {false, true}) {
            const char *how = restart ? ", after a restart" : "";
            QTest::addRow("one slice lies between%s", how) << 1 << restart;
            QTest::addRow("a clock set back and forth began five%s", how) << 5 << restart;
        }
    }
    void findsARedeliveredReadingSeveralSlicesBack()
    {
        QFETCH(int, slicesBetween);
        QFETCH(bool, restart);
        StoreFixture fixture;
        fixture.open();
        const Reading first = fixture.reading(5);
        fixture.keep(batchOf({first}));
        for (int slice = 0; slice <= slicesBetween; ++slice) {
            fixture.clock.advance(slice % 2 == 0 ? 24h : -24h);
            fixture.keep(batchOf({fixture.reading(6)}));
            fixture.maintain();
        }
        if (restart)
            fixture.open();
        Reading again = first;
        again.redelivered = true;
        again.arrivalMs = fixture.clock.utcMs();
        QCOMPARE(fixture.keep(batchOf({again})).duplicates, 1U);
    }

    void findsARedeliveredReadingWhereverItWasTaken_data()
    {
        QTest::addColumn<bool>("folded");
        QTest::newRow("among rows not folded yet") << false;
        QTest::newRow("in the slice of the day before") << true;
    }
    void findsARedeliveredReadingWhereverItWasTaken()
    {
        QFETCH(bool, folded);
        StoreFixture fixture;
        fixture.open();
        std::vector<Reading> again;
        for (const char *place : {"hall-1", "hall-9", "", "48.1,11.5"}) {
            again.push_back(fixture.reading(5));
            again.back().location = place;
        }
        fixture.keep(batchOf(again));
        if (folded)
            fixture.finishSlice();
        for (Reading &reading : again) {
            reading.redelivered = true;
            reading.arrivalMs = fixture.clock.utcMs();
        }
        QCOMPARE(fixture.keep(batchOf(again)).duplicates, 4U);
    }

    void keepsWhatIsDoubtfulAboutAReading_data()
    {
        QTest::addColumn<int>("quality");
        QTest::addColumn<int>("timeQuality");
        QTest::addColumn<bool>("unitUnknown");
        QTest::addColumn<bool>("valueRounded");
        for (int bits = 0; bits < 3 * 4 * 2 * 2; ++bits)
            QTest::addRow("combination %d", bits)
                << bits % 3 << bits / 3 % 4 << (bits / 12 % 2 == 1) << (bits / 24 == 1);
        QTest::newRow("all there is") << 2 << 3 << true << true;
    }
    void keepsWhatIsDoubtfulAboutAReading()
    {
        QFETCH(int, quality);
        QFETCH(int, timeQuality);
        QFETCH(bool, unitUnknown);
        QFETCH(bool, valueRounded);
        StoreFixture fixture;
        fixture.open();
        Reading reading = fixture.reading(5);
        reading.quality = static_cast<Quality>(quality);
        reading.timeQuality = static_cast<TimeQuality>(timeQuality);
        reading.unitUnknown = unitUnknown;
        reading.valueRounded = valueRounded;
        fixture.keep(batchOf({reading}));
        const Reading kept = fixture.rows().front().reading;
        QVERIFY(kept.quality == reading.quality);
        QVERIFY(kept.timeQuality == reading.timeQuality);
        QCOMPARE(kept.unitUnknown, unitUnknown);
        QCOMPARE(kept.valueRounded, valueRounded);
    }

    void keepsThePlaceOfEachReading_data()
    {
        QTest::addColumn<QStringList>("places");
        QTest::newRow("a machine that stands") << QStringList{QStringLiteral("hall-1"), QStringLiteral("hall-1")};
        QTest::newRow("one that sends no place") << QStringList{QString(), QString()};
        QTest::newRow("one that says its place late") << QStringList{QString(), QStringLiteral("hall-1")};
        QTest::newRow("one that ceases to say it") << QStringList{QStringLiteral("hall-1"), QString(), QString()};
        QTest::newRow("one carried to another hall and back")
            << QStringList{QStringLiteral("hall-1"), QStringLiteral("Halle 2, Südtor"), QStringLiteral("hall-1")};
        QStringList positions;
        for (int i = 0; i < 40; ++i)
            positions.append(QStringLiteral("48.%1,11.%1").arg(1000 + i));
        QTest::newRow("a vehicle that sends its position") << positions;
        QTest::newRow("a quote and a line break") << QStringList{QStringLiteral("it's\nhere"), QStringLiteral("\"x\"")};
    }
    void keepsThePlaceOfEachReading()
    {
        QFETCH(QStringList, places);
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (const QString &place : places) {
            batch.readings.push_back(fixture.reading(5));
            batch.readings.back().location = place.toStdString();
        }
        fixture.keep(batch);
        fixture.open(); // what the writer remembers of its series comes from the file
        fixture.keep(batch);
        const auto rows = fixture.rows();
        QCOMPARE(rows.size(), 2U * batch.readings.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(QString::fromStdString(rows[i].reading.location), places[static_cast<int>(i) % places.size()]);
        auto slice = Database::open(fixture.settings.directory + "/readings-20260101.db", {Database::Mode::Read});
        QCOMPARE(*slice->integer("SELECT count(*) FROM series"), 1);
    }

    void storesARedeliveredReadingNotSeenBefore_data()
    {
        QTest::addColumn<int>("difference");
        QTest::newRow("nothing like it is there") << 0;
        QTest::newRow("one of another time is there") << 1;
        QTest::newRow("one of another value is there") << 2;
        QTest::newRow("one of another unit is there") << 3;
        QTest::newRow("one of other metadata is there") << 4;
        QTest::newRow("one of another place is there") << 5;
        QTest::newRow("one of no place is there") << 6;
    }
    void storesARedeliveredReadingNotSeenBefore()
    {
        QFETCH(int, difference);
        StoreFixture fixture;
        fixture.open();
        Reading reading = fixture.reading(5);
        if (difference > 0)
            fixture.keep(batchOf({reading}));
        reading.timestampMs += difference == 1 ? 1 : 0;
        reading.value += difference == 2 ? 1 : 0;
        reading.unit = difference == 3 ? "kelvin" : reading.unit;
        reading.metadata = difference == 4 ? "" : reading.metadata;
        reading.location = difference == 5 ? "hall-9" : difference == 6 ? "" : reading.location;
        reading.redelivered = true;
        QCOMPARE(fixture.keep(batchOf({reading})).stored, 1U);
    }

    void keepsDevices()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.devices = {press()};
        fixture.keep(batch);
        batch.devices[0].status = "offline";
        fixture.keep(batch);
        fixture.open();
        QCOMPARE(*fixture.store->loadDevices(), batch.devices);
    }

    void loadsAlarmsUntilTheyAreNormal()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions = {activation(10, 1000)};
        fixture.keep(batch);
        fixture.open();
        const auto alarms = *fixture.store->loadAlarms();
        QCOMPARE(alarms.size(), 1U);
        const Alarm &alarm = alarms.front();
        QVERIFY(alarm.key == batch.transitions[0].alarm.key);
        QCOMPARE(alarm.limit, 80.0);
        QCOMPARE(alarm.value, 93.5);
        QVERIFY(alarm.priority == Priority::Critical);
        QVERIFY(alarm.state() == AlarmState::ActiveUnacknowledged);
        batch.transitions = {activation(20, 2000, false)};
        batch.transitions[0].alarm.acknowledged = true;
        fixture.keep(batch);
        QVERIFY(fixture.store->loadAlarms()->empty());
        const auto ended = *fixture.store->alarm(alarm.key);
        QVERIFY(ended && ended->state() == AlarmState::Normal && ended->acknowledged);
        QVERIFY(!*fixture.store->alarm({{"oven-99", "temperature"}, LimitKind::High}));
    }

    /// A clock that stands still gives each end of a delay the same time, and people act twice in a millisecond.
    void keepsEachStepThatNoReadingCaused()
    {
        StoreFixture fixture;
        fixture.open();
        for (const bool active : {true, false, true}) {
            StoreBatch batch;
            batch.transitions = {activation(0, 2000, active)};
            fixture.keep(batch);
            fixture.open();
        }
        QCOMPARE(fixture.reader()->alarmHistory(9'999'999, 9)->size(), 3U);
        QVERIFY(fixture.store->loadAlarms()->at(0).active);
    }

    void loadsWhatPeoplePutAsideAlsoWhenNothingIsActive()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions = {activation(20, 2000, false)};
        Alarm &alarm = batch.transitions[0].alarm;
        alarm.acknowledged = true;
        alarm.shelf = Shelf{ShelfMode::OneShot, 2000, 602'000, "operator", "being cleaned"};
        alarm.outOfService = OutOfService{3000, "engineer", "sensor is broken"};
        alarm.suppressed = {{"high-high", 1500}, {"line stopped, \"L2\"", 1700}};
        alarm.called = alarm.firstOut = alarm.unseenCall = true;
        alarm.reAlarms = 2;
        alarm.escalatedMs = 4000;
        batch.transitions[0].calls = true;
        fixture.keep(batch);
        fixture.open();
        const Alarm loaded = fixture.store->loadAlarms()->at(0);
        QVERIFY(loaded.shelf == alarm.shelf);
        QVERIFY(loaded.outOfService == alarm.outOfService);
        QVERIFY(loaded.shownState() == AlarmState::OutOfService);
        QVERIFY(loaded.suppressed == alarm.suppressed);
        QVERIFY(loaded.called && loaded.firstOut && loaded.unseenCall);
        QCOMPARE(loaded.reAlarms, 2);
        QCOMPARE(loaded.escalatedMs.value_or(0), 4000);
        const AlarmTransition step = fixture.reader()->alarmHistory(9'999'999, 9)->at(0);
        QVERIFY(step.alarm.shelf == alarm.shelf);
        QVERIFY(step.calls);
        alarm.shelf.reset();
        alarm.outOfService.reset();
        batch.transitions[0].position = 21;
        fixture.keep(batch);
        QVERIFY(fixture.store->loadAlarms()->empty());
    }

    void keepsAStepOfAnAlarmOnceHoweverOftenItIsReplayed()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions = {activation(10, 1000), activation(20, 2000, false)};
        batch.alerts = {{alertId(batch.transitions[0]), "oven-02", "{}"}};
        fixture.keep(batch);
        fixture.keep(batch);
        fixture.open();
        fixture.keep(batch);
        QCOMPARE(fixture.reader()->alarmHistory(10'000, 100)->size(), 2U);
        QCOMPARE(fixture.store->pendingAlertIds()->size(), 1U);
    }

    void replayDoesNotUndoAnAcknowledgement()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions = {activation(10, 1000)};
        fixture.keep(batch);
        StoreBatch person;
        person.transitions = {activation(0, 3000)};
        person.transitions[0].event = AlarmEvent::Acknowledged;
        person.transitions[0].alarm.acknowledged = true;
        fixture.keep(person);
        fixture.keep(batch);
        QVERIFY(fixture.store->loadAlarms()->front().acknowledged);
    }

    void doesNotRaiseAConfirmedAlertAgain()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.transitions = {activation(10, 1000)};
        const auto id = alertId(batch.transitions[0]);
        batch.alerts = {{id, "oven-02", R"({"type":"sensor_alert"})", AlertTopic::Alarms, 10}};
        fixture.keep(batch);
        QCOMPARE(fixture.store->pendingAlerts({id})->front().payload, batch.alerts[0].payload);
        QCOMPARE(fixture.store->pendingAlerts({id})->front().topicText(), std::string("alarms/oven-02"));
        StoreBatch confirmation;
        confirmation.confirmedAlerts = {id};
        fixture.keep(confirmation);
        QVERIFY(fixture.store->pendingAlertIds()->empty());
        fixture.maintain(); // the journal position is still before it: it must be remembered
        fixture.keep(batch);
        QVERIFY(fixture.store->pendingAlertIds()->empty());
    }

    void readsTheTextOfTheAlertsAskedForAlone()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        for (std::uint64_t id = 1; id <= 5; ++id)
            batch.alerts.push_back({id, "oven-" + std::to_string(id), "{\"n\":" + std::to_string(id) + "}"});
        batch.confirmedAlerts = {2};
        fixture.keep(batch);
        QVERIFY((*fixture.store->pendingAlertIds() == std::vector<std::uint64_t>{1, 3, 4, 5}));
        const auto found = fixture.store->pendingAlerts({4, 2, 77, 1}); // one is confirmed, one never was
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), 2U);
        QCOMPARE(found->at(0).id, std::uint64_t(4));
        QCOMPARE(found->at(0).deviceId, std::string("oven-4"));
        QCOMPARE(found->at(0).payload, std::string("{\"n\":4}"));
        QCOMPARE(found->at(1).id, std::uint64_t(1));
        QVERIFY(fixture.store->pendingAlerts({})->empty());
    }

    void finalCommandsNeverChange()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.commands = {start(CommandState::Queued)};
        fixture.keep(batch);
        QCOMPARE(fixture.store->loadOpenCommands()->front().payload, start(CommandState::Queued).payload);
        batch.commands = {start(CommandState::Done)};
        fixture.keep(batch);
        batch.commands = {start(CommandState::Sent)};
        fixture.keep(batch);
        batch.commands = {start(CommandState::Waiting)};
        fixture.keep(batch);
        QVERIFY(fixture.store->loadOpenCommands()->empty());
        auto state = *Database::open(fixture.settings.directory + "/state.db", {Database::Mode::Read});
        QCOMPARE(*state.integer("SELECT state FROM commands WHERE id = 'c-1'"), std::int64_t(CommandState::Done));
    }

    void aCommandIsKeptWithItsLife()
    {
        StoreFixture fixture;
        fixture.open();
        Command waiting = start(CommandState::Waiting);
        waiting.change = "Temperature: 60 -> 65";
        waiting.steps = {{CommandState::Waiting, 7, "operator", {}}};
        StoreBatch batch;
        batch.commands = {waiting};
        fixture.keep(batch);
        QVERIFY(fixture.store->loadOpenCommands()->front().state == CommandState::Waiting); // it is open
        Command ended = waiting;
        ended.state = CommandState::Cancelled;
        ended.approvedBy = "fitter";
        ended.steps.push_back({CommandState::Cancelled, 8, "fitter", "not today"});
        batch.commands = {ended};
        fixture.keep(batch);
        ended.said = "jam"; // said afterwards
        batch.commands = {ended};
        fixture.keep(batch);
        const auto kept = *fixture.store->command("c-1");
        QVERIFY(kept && kept->steps == ended.steps);
        QCOMPARE(kept->change, ended.change);
        QCOMPARE(kept->approvedBy, std::string("fitter"));
        QCOMPARE(kept->said, std::string("jam"));
        QVERIFY(!*fixture.store->command("c-2"));
    }

    void cursorsNeverMoveBack()
    {
        StoreFixture fixture;
        fixture.open();
        StoreBatch batch;
        batch.cursors = {{"cloud", 0}, {"kafka", 7}};
        fixture.keep(batch);
        batch.cursors = {{"cloud", 5}, {"kafka", 3}};
        fixture.keep(batch);
        fixture.open();
        QCOMPARE(*fixture.store->cursors(), (std::map<std::string, SinkPosition>{{"cloud", 5}, {"kafka", 7}}));
        QVERIFY(fixture.store->forgetCursor("kafka"));
        QCOMPARE(fixture.store->cursors()->size(), 1U);
    }

    void keepsWhatWentAheadOfABacklog()
    {
        StoreFixture fixture;
        fixture.open();
        SinkPosition position(5);
        position.add({100, 120});
        position.add({200, 230});
        StoreBatch batch;
        batch.cursors = {{"cloud", position}, {"kafka", 7}};
        fixture.keep(batch);
        fixture.open();
        QCOMPARE(*fixture.store->cursors(), (std::map<std::string, SinkPosition>{{"cloud", position}, {"kafka", 7}}));
        position.add({6, 99});
        batch.cursors = {{"cloud", position}};
        fixture.keep(batch);
        fixture.open();
        QCOMPARE(fixture.store->cursors()->at("cloud"), position);
        QCOMPARE(position.cursor, 120U);
        QVERIFY(fixture.store->forgetCursor("cloud"));
        fixture.open();
        QVERIFY(!fixture.store->cursors()->contains("cloud"));
    }

    void beginsANewSliceWithTheDayOfArrival()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keep(batchOf({fixture.reading(1)}, 100));
        fixture.clock.advance(24h);
        fixture.keep(batchOf({fixture.reading(2)}));
        fixture.clock.stepWallClock(-2s); // midnight jitter is no reason for another
        fixture.keep(batchOf({fixture.reading(3)}));
        const QString folder = QString::fromStdString(fixture.settings.directory);
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/readings-20260101.db")));
        QVERIFY(QFileInfo::exists(folder + QStringLiteral("/readings-20260102.db")));
        fixture.open();
        QCOMPARE(fixture.store->stats().slices, 2U);
        QCOMPARE(fixture.store->journalPosition(), 100U);
        QCOMPARE(fixture.values(), (std::vector<double>{1, 2, 3}));
    }

    void keepsTheOrderOfArrivalWhateverTheDateSays()
    {
        StoreFixture fixture;
        fixture.open();
        double value = 0;
        for (const auto step : {0h, 30 * 24h, -31 * 24h, -50 * 365 * 24h, 50 * 365 * 24h, 2h}) {
            fixture.clock.stepWallClock(step);
            fixture.keep(batchOf({fixture.reading(++value)}));
            fixture.maintain();
        }
        fixture.open();
        fixture.keep(batchOf({fixture.reading(++value)}));
        QCOMPARE(fixture.values(), (std::vector<double>{1, 2, 3, 4, 5, 6, 7}));
    }

    // The soak found it: a broker's backlog filled twelve slices without an idle moment, and RSS went to 137 MiB.
    void aFloodOfSlicesKeepsFewRowsInMemory()
    {
        constexpr int kSlices = 8;
        constexpr int kRowsOfSlice = 20'000;
        StoreFixture fixture;
        fixture.open();
        for (int i = 0; i < kSlices; ++i, fixture.clock.advance(24h)) {
            for (int row = 0; row < kRowsOfSlice; row += 2000) {
                StoreBatch batch;
                batch.readings.assign(2000, fixture.reading(row));
                fixture.keep(batch);
            }
        }
        QVERIFY(fixture.store->maintain());
        QCOMPARE(fixture.store->stats().slices, std::uint64_t(kSlices));
        QVERIFY2(fixture.store->stats().pendingRows <= 4 * kRowsOfSlice,
                 qPrintable(QString::number(fixture.store->stats().pendingRows)));
    }

    void isReadableByOwnerAndGroupAlone()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keepSeconds(1);
        for (const char *name : {"/state.db", "/readings-20260101.db", "/readings-20260101.db-wal"}) {
            const QFileInfo file(QString::fromStdString(fixture.settings.directory + name));
            QVERIFY2(file.exists(), name);
            QVERIFY(!file.permission(QFile::ReadOther));
            QVERIFY(!file.permission(QFile::WriteGroup));
        }
    }
};

LINESIDE_TEST(TestStore)

} // namespace tst_store

#include "tst_store.moc"
