// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/headpublisher.h"

#include "engine/hornpublisher.h"
#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_headpublisher {

const AuditHead kFirst{.number = 7, .timeMs = 1767225600123, .hash = "ab", .key = "cd", .signature = "ef"};
const AuditHead kSecond{.number = 9, .timeMs = 1767225660000, .hash = "ba", .key = "cd", .signature = "fe"};
const std::string kFirstTold
    = "edge/audit/head {\"lineside_audit_head\":1,\"number\":7,\"time\":\"2026-01-01T00:00:00.123Z\",\"hash\":\"ab\","
      "\"key\":\"cd\",\"signature\":\"ef\"}";

std::string due(const HeadPublisher &publisher)
{
    const auto head = publisher.due();
    return head ? head->topicText() + ' ' + head->payload : std::string();
}

/// What the broker is told of the record.
class TestHeadPublisher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNothingBeforeItKnows()
    {
        HeadPublisher publisher;
        QCOMPARE(due(publisher), "");
        publisher.tellAgain();
        QCOMPARE(due(publisher), "");
    }
    void tellsEachHeadOnce()
    {
        HeadPublisher publisher;
        publisher.set(kFirst);
        QCOMPARE(due(publisher), kFirstTold);
        QVERIFY(HeadPublisher::isMine(publisher.due()->id) && !HornPublisher::isMine(publisher.due()->id));
        publisher.isUnderway();
        QCOMPARE(due(publisher), "");
        publisher.taken();
        publisher.set(kFirst);
        QCOMPARE(due(publisher), "");
        publisher.set(kSecond);
        QVERIFY(due(publisher).find("\"number\":9,") != std::string::npos);
    }
    void tellsTheNewestAfterOneThatWasUnderway()
    {
        HeadPublisher publisher;
        publisher.set(kFirst);
        publisher.isUnderway();
        publisher.set(kSecond);
        QCOMPARE(due(publisher), "");
        publisher.taken();
        QVERIFY(due(publisher).find("\"number\":9,") != std::string::npos);
    }
    void tellsAgainWhatWasNotTaken()
    {
        HeadPublisher publisher;
        publisher.set(kFirst);
        publisher.isUnderway();
        publisher.notTaken();
        QCOMPARE(due(publisher), kFirstTold);
    }
    void tellsAgainAtANewConnection()
    {
        HeadPublisher publisher;
        publisher.set(kFirst);
        publisher.isUnderway();
        publisher.taken();
        publisher.tellAgain();
        QCOMPARE(due(publisher), kFirstTold);
    }
};

LINESIDE_TEST(TestHeadPublisher)

} // namespace tst_headpublisher

#include "tst_headpublisher.moc"
