// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reason.h"

#include "support/testmain.h"

#include <QTest>

#include <set>

using namespace lineside;

namespace tst_reason {

class TestReason : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonComesBackFromItsText();
    void aTextOfNobodyIsNoReason();
    void anErrorBearsTheText();
};

/// Stored and sent as text, a reason is known again; no two say the same.
void TestReason::everyReasonComesBackFromItsText()
{
    std::set<std::string_view> texts;
    for (int index = 0; index < kReasonCount; ++index) {
        const auto reason = static_cast<Reason>(index);
        const std::string_view text = toString(reason);
        QVERIFY2(!text.empty(), std::to_string(index).c_str());
        QVERIFY2(reasonOf(text) == reason, text.data());
        texts.insert(text);
    }
    QCOMPARE(texts.size(), static_cast<std::size_t>(kReasonCount));
}

void TestReason::aTextOfNobodyIsNoReason()
{
    for (const char *text : {"", "door open", "no such alarm ", "No such alarm", "damaged, set aside: /data/1.db"})
        QVERIFY2(!reasonOf(text), text);
}

void TestReason::anErrorBearsTheText()
{
    const Result<void> refused = unexpected(ErrorCode::NotFound, Reason::NoSuchAlarm, "oven-01/temperature/high");
    QVERIFY(refused.error().code == ErrorCode::NotFound);
    QCOMPARE(refused.error().text(), std::string("no such alarm (oven-01/temperature/high)"));
}

LINESIDE_TEST(TestReason)

} // namespace tst_reason

#include "tst_reason.moc"
