// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/valuetable.h"

#include "support/paneltest.h"
#include "support/testmain.h"

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_valuetable {

using enums::Freshness;

const SeriesKey kTemperature{"oven-1", "temperature"};
constexpr std::int64_t kHour = 3'600'000;

/// How a reading differs from a plain one that came just now.
struct Doubt
{
    Quality quality = Quality::Good;
    TimeQuality time = TimeQuality::Good;
    std::int64_t sourceOffMs = 0; ///< its own time, against its arrival
    std::optional<std::int64_t> slowMs = std::nullopt;
    bool unitUnknown = false;
    std::int64_t frozenForMs = 0;
};

struct TableBench : PanelBench
{
    void push(const Doubt &doubt)
    {
        send(doubt);
        table.rebuild();
    }

    /// As while the page is open.
    void send(const Doubt &doubt)
    {
        const std::int64_t now = clock.utcMs();
        LiveFrame frame;
        frame.values[kTemperature] = {.value = 50,
                                      .unit = "celsius",
                                      .quality = doubt.quality,
                                      .timestampMs = now + doubt.sourceOffMs,
                                      .arrivalMs = now,
                                      .timeQuality = doubt.time,
                                      .clockSlowMs = doubt.slowMs,
                                      .unitUnknown = doubt.unitUnknown};
        if (doubt.frozenForMs > 0)
            frame.values[kTemperature].frozenSinceMs = now - doubt.frozenForMs;
        backend.push(std::move(frame));
        table.updateValue(kTemperature);
    }

    ValueTable table{context, "oven-1", 3, nullptr};
};

/// What a value says of itself: its age, and beside it all that is doubtful.
class TestValueTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void tellsWhatIsDoubtful_data();
    void tellsWhatIsDoubtful();
    void aDoubtLastsWhateverTheAge_data();
    void aDoubtLastsWhateverTheAge();
    void aFrozenValueSaysForHowLong();
    void aDoubtThatEndsLeavesNoWord();
    void showsOnlyLimitsThatJudgeTheValue_data();
    void showsOnlyLimitsThatJudgeTheValue();
};

void TestValueTable::isEmptyAtFirst()
{
    TableBench bench;
    QCOMPARE(bench.table.model()->count(), 0);
}

void TestValueTable::tellsWhatIsDoubtful_data()
{
    QTest::addColumn<Doubt>("doubt");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const Doubt &doubt, const char *sentence) {
        QTest::newRow(name) << doubt << QString::fromUtf8(sentence);
    };
    row("a plain one says nothing", {}, "");
    row("a clock off by less than is tolerated", {.sourceOffMs = -1000}, "");
    row("uncertain", {.quality = Quality::Uncertain}, "Uncertain");
    row("bad", {.quality = Quality::Bad}, "Bad");
    row("a unit nobody knows", {.quality = Quality::Uncertain, .unitUnknown = true}, "Uncertain · Unit not known");
    row("a unit nobody knows of a bad value", {.quality = Quality::Bad, .unitUnknown = true}, "Bad · Unit not known");
    row("a clock that was never set", {.time = TimeQuality::Unset, .sourceOffMs = -400'000 * kHour},
        "Device clock not set");
    row("a clock three hours ahead", {.time = TimeQuality::Future, .sourceOffMs = 3 * kHour}, "Device clock 3 h ahead");
    row("a clock known to be slow", {.time = TimeQuality::Late, .sourceOffMs = -5 * kHour, .slowMs = 5 * kHour},
        "Device clock 5 h slow");
    row("a reading that comes late", {.time = TimeQuality::Late, .sourceOffMs = -3 * kHour}, "Measured 3 h ago");
    row("all at once",
        {.quality = Quality::Bad, .time = TimeQuality::Future, .sourceOffMs = 3 * kHour, .unitUnknown = true},
        "Bad · Unit not known · Device clock 3 h ahead");
}

void TestValueTable::tellsWhatIsDoubtful()
{
    QFETCH(const Doubt, doubt);
    QFETCH(const QString, sentence);
    TableBench bench;
    bench.push(doubt);
    const ValueRow &row = bench.table.rows().front();
    QCOMPARE(row.qualityText, sentence);
    QCOMPARE(row.quality, static_cast<enums::Quality>(doubt.quality));
    QCOMPARE(row.isUnitUnknown, doubt.unitUnknown);
    QCOMPARE(row.isClockDoubtful, sentence.contains(QLatin1String("clock")) || sentence.contains(QLatin1String("ago")));
}

void TestValueTable::aDoubtLastsWhateverTheAge_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<Freshness>("freshness");
    QTest::addColumn<QString>("age");
    QTest::newRow("new") << 0 << Freshness::Live << "0 s";
    QTest::newRow("at the end of live") << 10 << Freshness::Live << "10 s";
    QTest::newRow("just late") << 11 << Freshness::Late << "11 s";
    QTest::newRow("still late") << 60 << Freshness::Late << "60 s";
    QTest::newRow("stale") << 61 << Freshness::Stale << "61 s";
    QTest::newRow("hours old") << 7200 << Freshness::Stale << "2 h";
}

void TestValueTable::aDoubtLastsWhateverTheAge()
{
    QFETCH(const int, seconds);
    QFETCH(const Freshness, freshness);
    QFETCH(const QString, age);
    TableBench bench;
    bench.push({.quality = Quality::Uncertain, .time = TimeQuality::Unset, .unitUnknown = true});
    bench.pass(std::chrono::seconds(seconds));
    bench.table.updateAges();
    const ValueRow &row = bench.table.rows().front();
    QCOMPARE(row.freshness, freshness);
    QCOMPARE(row.ageText, age);
    QCOMPARE(row.quality, enums::Quality::Uncertain);
    QVERIFY(row.isClockDoubtful && row.isUnitUnknown);
    QCOMPARE(row.qualityText, QStringLiteral("Uncertain · Unit not known · Device clock not set"));
}

void TestValueTable::aFrozenValueSaysForHowLong()
{
    TableBench bench;
    bench.push({.frozenForMs = 22 * 60'000});
    QVERIFY(bench.table.rows().front().isFrozen);
    QCOMPARE(bench.table.rows().front().qualityText, QStringLiteral("Unchanged for 22 min"));
    bench.push({.quality = Quality::Uncertain, .frozenForMs = 300'000});
    QCOMPARE(bench.table.rows().front().qualityText, QStringLiteral("Uncertain · Unchanged for 5 min"));
    bench.push({});
    QVERIFY(!bench.table.rows().front().isFrozen);
    QVERIFY(bench.table.rows().front().qualityText.isEmpty());
}

void TestValueTable::aDoubtThatEndsLeavesNoWord()
{
    TableBench bench;
    bench.push({.quality = Quality::Bad, .unitUnknown = true});
    bench.push({});
    const ValueRow &row = bench.table.rows().front();
    QVERIFY(row.qualityText.isEmpty());
    QVERIFY(!row.isUnitUnknown && !row.isClockDoubtful);
}

void TestValueTable::showsOnlyLimitsThatJudgeTheValue_data()
{
    QTest::addColumn<Doubt>("doubt");
    QTest::addColumn<QString>("limits");
    const auto row = [](const char *name, const Doubt &doubt, const char *limits) {
        QTest::newRow(name) << doubt << QString::fromLatin1(limits);
    };
    row("a plain value is judged", {}, "H 80.0");
    row("so is an uncertain one", {.quality = Quality::Uncertain}, "H 80.0");
    row("so is one with a doubtful time", {.time = TimeQuality::Unset, .sourceOffMs = -400'000 * kHour}, "H 80.0");
    row("a bad one is not", {.quality = Quality::Bad}, "");
    row("one in a unit nobody knows is not", {.quality = Quality::Uncertain, .unitUnknown = true}, "");
}

/// The limits come and go with the value, not with the page alone.
void TestValueTable::showsOnlyLimitsThatJudgeTheValue()
{
    QFETCH(const Doubt, doubt);
    QFETCH(const QString, limits);
    TableBench bench;
    AlarmSettings settings;
    settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80});
    bench.limits = settings;
    bench.push(doubt);
    QCOMPARE(bench.table.rows().front().limitsText, limits);
    bench.send({});
    QCOMPARE(bench.table.rows().front().limitsText, QStringLiteral("H 80.0"));
    bench.send(doubt);
    QCOMPARE(bench.table.rows().front().limitsText, limits);
}

LINESIDE_TEST(TestValueTable)

} // namespace tst_valuetable

#include "tst_valuetable.moc"
