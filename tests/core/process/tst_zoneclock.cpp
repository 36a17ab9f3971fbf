// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/rfc3339.h"

#include "process/zoneclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_zoneclock {

class TestZoneClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLocalTime_data()
    {
        QTest::addColumn<std::string>("zone");
        QTest::addColumn<std::string>("hands"); // as a clock in the zone shows them
        QTest::addColumn<std::string>("arrival");
        QTest::addColumn<std::string>("utc");
        const auto row = [](const char *name, const char *zone, const char *hands, const char *arrival,
                            const char *utc) {
            QTest::newRow(name) << std::string(zone) << std::string(hands) << std::string(arrival) << std::string(utc);
        };
        row("Berlin in winter", "Europe/Berlin", "2026-01-15T12:00:00Z", "2026-01-15T11:00:01Z",
            "2026-01-15T11:00:00Z");
        row("Berlin in summer", "Europe/Berlin", "2026-07-15T12:00:00Z", "2026-07-15T10:00:01Z",
            "2026-07-15T10:00:00Z");
        row("the hour that comes twice, first", "Europe/Berlin", "2026-10-25T02:30:00Z", "2026-10-25T00:30:01Z",
            "2026-10-25T00:30:00Z");
        row("the hour that comes twice, again", "Europe/Berlin", "2026-10-25T02:30:00Z", "2026-10-25T01:30:01Z",
            "2026-10-25T01:30:00Z");
        row("just before it", "Europe/Berlin", "2026-10-25T01:59:59Z", "2026-10-24T23:59:59Z", "2026-10-24T23:59:59Z");
        row("just after it", "Europe/Berlin", "2026-10-25T03:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z");
        row("the hour left out in spring", "Europe/Berlin", "2026-03-29T02:30:00Z", "2026-03-29T01:30:00Z",
            "2026-03-29T01:30:00Z");
        row("New York in summer", "America/New_York", "2026-07-15T08:00:00Z", "2026-07-15T12:00:00Z",
            "2026-07-15T12:00:00Z");
        row("Kathmandu, at quarters", "Asia/Kathmandu", "2026-01-15T17:45:00Z", "2026-01-15T12:00:00Z",
            "2026-01-15T12:00:00Z");
        row("Shanghai", "Asia/Shanghai", "2026-01-15T20:00:00Z", "2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z");
        row("an offset", "+05:30", "2026-01-15T17:30:00Z", "2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z");
        row("an offset to the west", "-03:00", "2026-01-15T09:00:00Z", "2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z");
        row("CET, of no country", "CET", "2026-07-15T12:00:00Z", "2026-07-15T10:00:01Z", "2026-07-15T10:00:00Z");
        row("EST5EDT in winter", "EST5EDT", "2026-01-15T07:00:00Z", "2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z");
        row("EST5EDT in summer", "EST5EDT", "2026-07-15T08:00:00Z", "2026-07-15T12:00:00Z", "2026-07-15T12:00:00Z");
        row("Etc/GMT+5, west of Greenwich", "Etc/GMT+5", "2026-01-15T07:00:00Z", "2026-01-15T12:00:00Z",
            "2026-01-15T12:00:00Z");
        row("UTC", "UTC", "2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z", "2026-01-15T12:00:00Z");
    }
    void readsLocalTime()
    {
        QFETCH(const std::string, zone);
        QFETCH(const std::string, hands);
        QFETCH(const std::string, arrival);
        QFETCH(const std::string, utc);
        const ZoneClock clock({{"press-04", {ClockRule::Kind::Zone, zone}}});
        Reading reading;
        reading.deviceId = "press-04";
        reading.timestampMs = *parseRfc3339(hands);
        reading.arrivalMs = *parseRfc3339(arrival);
        clock.correct(reading, false);
        QCOMPARE(formatRfc3339(reading.timestampMs), utc);
    }

    void anOffsetOfItsOwnIsTheDevicesWord()
    {
        for (const char *zone : {"Europe/Berlin", "America/New_York", "+05:30", "UTC"}) {
            const ZoneClock clock({{"press-04", {ClockRule::Kind::Zone, zone}}});
            Reading reading;
            reading.deviceId = "press-04";
            // Both of the hour that comes twice, and the arrival near to neither.
            for (const char *told : {"2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"}) {
                reading.timestampMs = *parseRfc3339(told);
                reading.arrivalMs = *parseRfc3339("2026-10-26T12:00:00Z");
                clock.correct(reading, true);
                QCOMPARE(reading.timestampMs, *parseRfc3339(told));
            }
        }
    }

    void arrivalMayCountInstead()
    {
        const ZoneClock clock({{"press-04", {ClockRule::Kind::Arrival, {}}}});
        Reading reading;
        reading.deviceId = "press-04";
        reading.timestampMs = 1;
        reading.arrivalMs = 2;
        clock.correct(reading, true);
        QCOMPARE(reading.timestampMs, std::int64_t(2));
        reading.deviceId = "press-05";
        reading.timestampMs = 1;
        clock.correct(reading, false);
        QCOMPARE(reading.timestampMs, std::int64_t(1));
    }

    void knowsNoZoneThatIsNone()
    {
        for (const char *name : {"Europe/Bielefeld", "", "CEST?", "+25:99", "Berlin", "../zoneinfo/CET", "Europe",
                                 "zone.tab", "CET/", "Etc/GMT+99", "ABC7DEF"})
            QVERIFY2(!zoneNamed(name), name);
    }
};

LINESIDE_TEST(TestZoneClock)

} // namespace tst_zoneclock

#include "tst_zoneclock.moc"
