// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"
#include "support/testmain.h"

#include <algorithm>

namespace tst_storednotes {

using namespace lineside;

const AlarmKey kHot{{"oven-1", "temperature"}, LimitKind::High};

/// Notes of people in state.db.
class TestStoredNotes : public QObject
{
    Q_OBJECT

    static std::vector<std::uint64_t> numbers(const std::vector<Note> &notes)
    {
        std::vector<std::uint64_t> all;
        std::ranges::transform(notes, std::back_inserter(all), &Note::number);
        return all;
    }
    static StoreBatch someNotes()
    {
        StoreBatch batch;
        batch.notes = {{1, 10, "operator", "oven-1", kHot, "fan hums", {}, {}},
                       {2, 11, "operator", "oven-1", {}, "belt", {}, {}},
                       {3, 12, "operator", {}, {}, "cold hall", {}, {}},
                       {4, 13, "engineer", "oven-1", AlarmKey{kHot.series, LimitKind::HighHigh}, "trip", {}, {}},
                       {5, 14, "operator", "oven-1", kHot, "wrong", 15, "engineer"}};
        return batch;
    }

private Q_SLOTS:
    void findsThemByAlarmMachineAndPage()
    {
        StoreFixture fixture;
        fixture.open();
        QCOMPARE(*fixture.store->lastNote(), std::uint64_t(0));
        fixture.keep(someNotes());
        fixture.open();
        QCOMPARE(*fixture.store->lastNote(), std::uint64_t(5));
        const auto reader = fixture.reader();
        using Numbers = std::vector<std::uint64_t>;
        QCOMPARE(numbers(*reader->notes({})), (Numbers{4, 3, 2, 1}));
        QCOMPARE(numbers(*reader->notes({.withStruck = true})), (Numbers{5, 4, 3, 2, 1}));
        QCOMPARE(numbers(*reader->notes({.deviceId = "oven-1"})), (Numbers{4, 2, 1}));
        QCOMPARE(numbers(*reader->notes({.alarm = kHot})), (Numbers{1}));
        QCOMPARE(numbers(*reader->notes({.before = 4, .limit = 2})), (Numbers{3, 2}));
        QVERIFY(reader->notes({.alarm = kHot, .withStruck = true})->back() == someNotes().notes.front());
        QVERIFY(reader->notes({.alarm = kHot, .withStruck = true})->front() == someNotes().notes.back());
    }
    void tellsWhatWasWrittenUnderAFormerId()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keep(someNotes());
        FormerNames names;
        names.add("furnace-1", {"oven-1"});
        StoreReader reader(fixture.settings.directory, names);
        const auto notes = *reader.notes({.deviceId = "furnace-1"});
        QCOMPARE(numbers(notes), (std::vector<std::uint64_t>{4, 2, 1}));
        QCOMPARE(notes.back().alarm->id(), std::string("furnace-1/temperature/high"));
    }
    void replacesANoteThatIsStruck()
    {
        StoreFixture fixture;
        fixture.open();
        fixture.keep(someNotes());
        Note struck = *std::move(*fixture.store->note(2));
        struck.struckMs = 20;
        StoreBatch batch;
        batch.notes = {struck};
        fixture.keep(batch);
        QVERIFY(**fixture.store->note(2) == struck);
        QVERIFY(!fixture.store->note(99)->has_value());
    }
};

LINESIDE_TEST(TestStoredNotes)

} // namespace tst_storednotes

#include "tst_storednotes.moc"
