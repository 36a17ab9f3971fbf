// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storefixture.h"
#include "engine/suggestions.h"
#include "support/testmain.h"

#include <QTest>

#include <cmath>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_suggestions {

const AlarmKey kHot{{"press-01", "temperature"}, LimitKind::High};
const AlarmKey kOther{{"press-02", "temperature"}, LimitKind::High};

/// An hour of a value that is beyond 80 every ten seconds.
struct Bench : StoreFixture
{
    Bench()
    {
        settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80});
        open();
        for (int minute = 0; minute < 60; ++minute) {
            StoreBatch batch;
            for (int second = 0; second < 60; ++second) {
                batch.readings.push_back(reading(second % 10 == 0 ? 81 : 79 + second % 3 * 0.1));
                clock.advance(1s);
            }
            keep(batch);
        }
    }
    [[nodiscard]] Suggestions::Links links()
    {
        return {.settings = [this] { return settings; },
                .guides = [this] { return std::make_shared<const AlarmGuides>(guides); },
                .clock = clock};
    }

    AlarmSettings settings;
    AlarmGuides guides;
    Suggestions suggestions{StoreFixture::settings.directory, {}, links()};
};

class TestSuggestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOneInTheBackground()
    {
        Bench bench;
        bench.suggestions.start();
        QVERIFY(bench.suggestions.ask(kHot, {}));
        QTRY_VERIFY(bench.suggestions.ask(kHot, {})->found);
        const AlarmSuggestion found = *bench.suggestions.ask(kHot, {})->found;
        QVERIFY(found.reason == NoSuggestion::None);
        QCOMPARE(found.now.count, std::size_t(360));
        QVERIFY(found.suggested.psi < 0.05);
    }
    void looksAtOneAlarmAtATime()
    {
        Bench bench; // not started: the search never ends
        QVERIFY(!bench.suggestions.ask(kHot, {})->found);
        const auto other = bench.suggestions.ask(kOther, {});
        QVERIFY(!other && other.error().code == ErrorCode::Full);
        QVERIFY(!bench.suggestions.ask(kHot, {})->found);
    }
    void looksAnewWhenTheSettingsAreOthers()
    {
        Bench bench;
        bench.suggestions.start();
        QTRY_VERIFY(bench.suggestions.ask(kHot, {})->found);
        bench.settings.setLimit("temperature", LimitKind::High, AlarmLimit{.limit = 80, .onDelay = 5s});
        QTRY_VERIFY(bench.suggestions.ask(kHot, {})->found);
        QVERIFY(bench.suggestions.ask(kHot, {})->found->reason == NoSuggestion::Quiet);
    }
    void looksAnewAfterTenMinutes()
    {
        Bench bench;
        bench.suggestions.start();
        QTRY_VERIFY(bench.suggestions.ask(kHot, {})->found);
        const std::int64_t before = bench.suggestions.ask(kHot, {})->found->span.toMs;
        bench.clock.advance(9min);
        QCOMPARE(bench.suggestions.ask(kHot, {})->found->span.toMs, before);
        bench.clock.advance(2min);
        QTRY_VERIFY(bench.suggestions.ask(kHot, {})->found);
        QVERIFY(bench.suggestions.ask(kHot, {})->found->span.toMs > before);
    }
    void lookedForInVainItIsFreeForAnother()
    {
        Bench bench;
        bench.suggestions.start();
        QVERIFY(bench.suggestions.ask(kHot, {}));
        bench.suggestions.cancel(kHot);
        const auto isFound = [&bench] {
            const auto progress = bench.suggestions.ask(kOther, {});
            return progress && progress->found;
        };
        QTRY_VERIFY(isFound());
        QVERIFY(bench.suggestions.ask(kOther, {})->found->reason == NoSuggestion::NoReadings);
    }
    void knowsNothingOfOtherKinds()
    {
        Bench bench;
        const auto answer = bench.suggestions.ask({kHot.series, LimitKind::Frozen}, {});
        QVERIFY(answer && answer->found && answer->found->reason == NoSuggestion::NoLimit);
    }
};

LINESIDE_TEST(TestSuggestions)

} // namespace tst_suggestions
#include "tst_suggestions.moc"
