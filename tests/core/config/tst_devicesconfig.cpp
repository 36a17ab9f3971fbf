// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;

namespace tst_devicesconfig {

LoadedConfig loadDevices(const QByteArray &toml)
{
    return loadConfigText(toml.toStdString(), "test.toml", {});
}

/// [devices] of the configuration: whose clock is read how, and how long a passing id stays.
class TestDevicesConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSaidTrustsEveryClock();
    void readsClocks();
    void readsForgetAfter_data();
    void readsForgetAfter();
    void refusesWhatItCannotKeep_data();
    void refusesWhatItCannotKeep();
};

void TestDevicesConfig::nothingSaidTrustsEveryClock()
{
    const auto loaded = loadDevices("");
    QVERIFY(loaded.config.has_value());
    QVERIFY(loaded.config->devices.clocks.empty());
    QVERIFY(loaded.config->devices.forgetAfter == 24h);
    QCOMPARE(loaded.config->devices.atMost, std::size_t(5000));
}

void TestDevicesConfig::readsClocks()
{
    const auto loaded = loadDevices("[[devices.clock]]\ndevice = \"a\"\nzone = \"Europe/Berlin\"\n"
                                    "[[devices.clock]]\ndevice = \"b\"\nzone = \"+05:30\"\n"
                                    "[[devices.clock]]\ndevice = \"c\"\nuse_arrival = true\n");
    QVERIFY(loaded.config.has_value());
    const ClockRules &clocks = loaded.config->devices.clocks;
    QCOMPARE(clocks.size(), std::size_t(3));
    QVERIFY(clocks.at("a").kind == ClockRule::Kind::Zone && clocks.at("a").zone == "Europe/Berlin");
    QVERIFY(clocks.at("b").kind == ClockRule::Kind::Zone && clocks.at("b").zone == "+05:30");
    QVERIFY(clocks.at("c").kind == ClockRule::Kind::Arrival);
}

void TestDevicesConfig::readsForgetAfter_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("never") << QByteArray("0s") << qint64(0);
    QTest::newRow("minutes") << QByteArray("90m") << qint64(5400);
    QTest::newRow("hours") << QByteArray("48h") << qint64(172800);
    QTest::newRow("a year, the longest") << QByteArray("8760h") << qint64(31536000);
}

void TestDevicesConfig::readsForgetAfter()
{
    QFETCH(const QByteArray, written);
    QFETCH(const qint64, seconds);
    const auto loaded = loadDevices("[devices]\nforget_after = \"" + written + "\"\n");
    QVERIFY(loaded.config.has_value());
    QCOMPARE(static_cast<qint64>(loaded.config->devices.forgetAfter.count()), seconds);
}

void TestDevicesConfig::refusesWhatItCannotKeep_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("said");
    const auto clock = [](const char *name, const char *lines, const char *said) {
        QTest::newRow(name) << "[[devices.clock]]\n" + QByteArray(lines) << QByteArray(said);
    };
    clock("nobody's clock", "zone = \"+01:00\"\n", "is missing");
    clock("an empty name", "device = \"\"\nzone = \"+01:00\"\n", "is missing");
    clock("neither zone nor arrival", "device = \"a\"\n", "either a zone or use_arrival");
    clock("both", "device = \"a\"\nzone = \"+01:00\"\nuse_arrival = true\n", "either a zone or use_arrival");
    clock("a zone that is none", "device = \"a\"\nzone = \"Berlin\"\n", "must be a time zone");
    clock("an offset that is none", "device = \"a\"\nzone = \"+99:00\"\n", "must be a time zone");
    clock("a word for the arrival", "device = \"a\"\nuse_arrival = \"yes\"\n", "use_arrival");
    clock("a key nobody knows", "device = \"a\"\ntimezone = \"+01:00\"\n", "timezone");
    clock("one device twice",
          "device = \"a\"\nzone = \"+01:00\"\n[[devices.clock]]\ndevice = \"a\"\nuse_arrival = true\n", "given twice");
    QTest::newRow("before now") << QByteArray("[devices]\nforget_after = \"-1s\"\n") << QByteArray("forget_after");
    QTest::newRow("longer than a year") << QByteArray("[devices]\nforget_after = \"9000h\"\n")
                                        << QByteArray("forget_after");
    for (const char *number : {"0", "-1", "1000001", "2.5", "\"many\""})
        QTest::addRow("no room for %s devices", number) << "[devices]\nat_most = " + QByteArray(number) + "\n"
                                                        << QByteArray("at_most");
    QTest::newRow("a number without a unit")
        << QByteArray("[devices]\nforget_after = 24\n") << QByteArray("forget_after");
}

void TestDevicesConfig::refusesWhatItCannotKeep()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const QByteArray, said);
    const auto loaded = loadDevices(toml);
    QVERIFY(!loaded.config);
    std::string errors;
    for (const ConfigIssue &issue : loaded.issues.errors)
        errors += issue.text() + '\n';
    QVERIFY2(errors.find(said.toStdString()) != std::string::npos, errors.c_str());
}

LINESIDE_TEST(TestDevicesConfig)

} // namespace tst_devicesconfig

#include "tst_devicesconfig.moc"
