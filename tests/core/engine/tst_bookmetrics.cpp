// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/rejectreason.h"
#include "engine/actionmetrics.h"
#include "engine/bookmetrics.h"
#include "support/testmain.h"

#include <QTest>

#include <memory>
#include <string>

using namespace lineside;

namespace tst_bookmetrics {

/// What people, devices and sinks are counted by.
class TestBookMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_metrics = std::make_unique<Metrics>(); }

    void countsEveryKnownReasonFromTheStart()
    {
        exportBooks({}, *m_metrics);
        for (const std::string_view reason : rejectLabels())
            QVERIFY2(has("lineside_messages_rejected_total{reason=\"" + std::string(reason) + "\"} 0"), reason.data());
        QVERIFY(has(R"(lineside_messages_rejected_total{reason="unknown_format"} 0)"));
        for (const char *reason : {"quota", "age", "quarantine_full"})
            QVERIFY2(has(std::string("lineside_readings_dropped_total{reason=\"") + reason + "\"} 0"), reason);
        BookEntries books;
        books.dropped["quota"] = 3;
        exportBooks(books, *m_metrics);
        QVERIFY(has(R"(lineside_readings_dropped_total{reason="quota"} 3)"));
    }

    void countsWhatIsAskedForByWhatCameOfIt()
    {
        ActionMetrics actions(*m_metrics);
        for (const char *verb : {"acknowledge", "reset", "comment", "remove_device", "command", "quarantine_replay"})
            for (const char *result : {"ok", "no_effect", "refused"})
                QVERIFY2(has(line(verb, result) + '0'), verb);
        actions.count(RemoveDevice{"a"}, ActionDone{.isDeviceRemoved = true});
        actions.count(RemoveDevice{"b"}, ActionDone{});
        actions.count(ResetAlarms{}, ActionDone{.unchanged = {Alarm()}});
        actions.count(SendCommand{"a", "{}"}, unexpected(ErrorCode::NotAllowed, "no"));
        QVERIFY(has(line("remove_device", "ok") + '1'));
        QVERIFY(has(line("remove_device", "no_effect") + '1'));
        QVERIFY(has(line("reset", "no_effect") + '1'));
        QVERIFY(has(line("command", "refused") + '1'));
    }

private:
    static std::string line(const std::string &verb, const std::string &result)
    {
        return "lineside_operator_actions_total{action=\"" + verb + "\",result=\"" + result + "\"} ";
    }
    [[nodiscard]] bool has(const std::string &line) const
    {
        return m_metrics->prometheusText().find('\n' + line + '\n') != std::string::npos;
    }

    std::unique_ptr<Metrics> m_metrics;
};

LINESIDE_TEST(TestBookMetrics)

} // namespace tst_bookmetrics

#include "tst_bookmetrics.moc"
