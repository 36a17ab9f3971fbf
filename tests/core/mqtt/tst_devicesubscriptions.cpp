// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqttsource.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_devicesubscriptions {

class TestDeviceSubscriptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listensToEveryDevice();
    void listensAsOneOfAGroup();
};

void TestDeviceSubscriptions::listensToEveryDevice()
{
    const auto subscriptions = deviceSubscriptions({});
    QCOMPARE(subscriptions.size(), std::size_t(3));
    QCOMPARE(subscriptions[0].filter, std::string("devices/+/data"));
    QCOMPARE(subscriptions[1].filter, std::string("devices/+/status"));
    QCOMPARE(subscriptions[2].filter, std::string("devices/+/command/result"));
    for (const auto &subscription : subscriptions)
        QCOMPARE(int(subscription.qos), 1);
}

void TestDeviceSubscriptions::listensAsOneOfAGroup()
{
    QCOMPARE(deviceSubscriptions("hall").front().filter, std::string("$share/hall/devices/+/data"));
}

LINESIDE_TEST(TestDeviceSubscriptions)

} // namespace tst_devicesubscriptions

#include "tst_devicesubscriptions.moc"
