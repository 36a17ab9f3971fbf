// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hornpublisher.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_hornpublisher {

const HornState kQuiet{};
const HornState kHigh{.isWanted = true, .isOn = true, .priority = Priority::High};
const HornState kTested{.isOn = true, .isTest = true, .priority = Priority::Critical};

std::string due(const HornPublisher &horn)
{
    const auto alert = horn.due();
    return alert ? alert->topicText() + ' ' + alert->payload : std::string();
}

/// What the broker is told of the horn.
class TestHornPublisher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNothingBeforeItKnows()
    {
        const HornPublisher horn;
        QCOMPARE(due(horn), "");
    }
    void tellsEachStateOnce()
    {
        HornPublisher horn;
        horn.set(kHigh, 1000);
        QCOMPARE(due(horn), R"(edge/horn {"priority":"high","on":true})");
        QVERIFY(HornPublisher::isMine(horn.due()->id));
        horn.isUnderway();
        QCOMPARE(due(horn), "");
        horn.taken();
        QCOMPARE(due(horn), "");
        horn.set(kQuiet, 2000);
        QCOMPARE(due(horn), R"(edge/horn {"priority":null,"on":false})");
        horn.set(kTested, 3000);
        QCOMPARE(due(horn), R"(edge/horn {"priority":"critical","on":true,"test":true})");
    }
    void tellsTheNewestAfterOneThatWasUnderway()
    {
        HornPublisher horn;
        horn.set(kHigh, 1000);
        horn.isUnderway();
        horn.set(kQuiet, 2000);
        QCOMPARE(due(horn), "");
        horn.taken();
        QCOMPARE(due(horn), R"(edge/horn {"priority":null,"on":false})");
    }
    void tellsAgainWhatWasNotTaken()
    {
        HornPublisher horn;
        horn.set(kHigh, 1000);
        horn.isUnderway();
        horn.notTaken();
        QVERIFY(horn.due().has_value());
    }
    void knowsSinceWhenItIsNotHeard()
    {
        HornPublisher horn;
        horn.set(kQuiet, 500);
        QCOMPARE(horn.untakenSinceMs(), 0);
        horn.set(kHigh, 1000);
        horn.set(kHigh, 2000);
        QCOMPARE(horn.untakenSinceMs(), 1000);
        horn.isUnderway();
        horn.taken();
        QCOMPARE(horn.untakenSinceMs(), 0);
        horn.set(kTested, 3000);
        QCOMPARE(horn.untakenSinceMs(), 3000);
        horn.set(kQuiet, 4000);
        QCOMPARE(horn.untakenSinceMs(), 0);
    }
    void tellsAgainAtANewConnection()
    {
        HornPublisher horn;
        tell(horn, kHigh);
        horn.tellAgain(5000);
        QCOMPARE(horn.untakenSinceMs(), 5000);
        QCOMPARE(due(horn), R"(edge/horn {"priority":"high","on":true})");
    }
    void isContradictedByOthersAlone()
    {
        HornPublisher horn;
        horn.heard("anything");
        QVERIFY(!horn.isContradicted()); // it knows nothing better
        tell(horn, kHigh);
        horn.heard(R"({"priority":"high","on":true})");
        QVERIFY(!horn.isContradicted());
        horn.heard(HornPublisher::unknown());
        QVERIFY(horn.isContradicted());
        horn.tellAgain(2000);
        QVERIFY(!horn.isContradicted());
        QVERIFY(horn.due().has_value());
    }
    void leavesThatNobodyKnows()
    {
        HornPublisher silent;
        silent.leave();
        QCOMPARE(due(silent), ""); // it never told anything
        HornPublisher horn;
        tell(horn, kHigh);
        horn.leave();
        QCOMPARE(due(horn), R"(edge/horn {"priority":null,"on":false,"reason":"gateway not connected"})");
    }

private:
    static void tell(HornPublisher &horn, const HornState &state)
    {
        horn.set(state, 1000);
        horn.isUnderway();
        horn.taken();
    }
};

LINESIDE_TEST(TestHornPublisher)

} // namespace tst_hornpublisher

#include "tst_hornpublisher.moc"
