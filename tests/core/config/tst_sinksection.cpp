// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace tst_sinksection {

LoadedConfig loadSinks(const std::string &toml)
{
    return loadConfigText(toml, "edge.toml", {});
}

std::string firstError(const LoadedConfig &loaded)
{
    return loaded.issues.errors.empty() ? std::string() : loaded.issues.errors.front().text();
}

constexpr const char *kTwo = "node_id = \"n1\"\n"
                             "[mqtt]\nbroker = \"mqtt://hall:hallpass@localhost:1884\"\nsend_window = 50\n"
                             "[[sink]]\nname = \"mqtt\"\n"
                             "[[sink]]\nname = \"plant\"\ntype = \"mqtt\"\nfrom = \"now\"\nunsent = \"keep-newest\"\n"
                             "broker = \"mqtts://plant.example\"\ntopic = \"site/7\"\n";

const MqttSinkSettings &brokerOf(const SinkConfig &sink)
{
    return std::get<MqttSinkSettings>(sink.sink.speaks);
}

class TestSinkSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeysOfBeforeMeanOneSink()
    {
        const auto loaded = loadSinks("node_id = \"n1\"\n[mqtt]\nbroker = \"mqtt://cloud.example:1884\"\n");
        QVERIFY2(loaded.config, firstError(loaded).c_str());
        const auto sinks = loaded.config->sinksToServe();
        QCOMPARE(sinks.size(), std::size_t(1));
        QCOMPARE(sinks[0].sink.name, "mqtt"s);
        QCOMPARE(brokerOf(sinks[0]).mqtt.host, "cloud.example"s);
        QCOMPARE(brokerOf(sinks[0]).mqtt.clientId, "edge-processor-n1-cloud"s);
        QCOMPARE(brokerOf(sinks[0]).topic, "cloud/sensors"s);
        QVERIFY(sinks[0].place.from == SinkStart::Oldest);
    }

    void switchedOffNothingGoesAnywhere()
    {
        QVERIFY(loadSinks("[sync]\nenabled = false\n").config->sinksToServe().empty());
        const auto off = loadSinks("[sync]\nenabled = false\n[[sink]]\nname = \"a\"\n");
        QVERIFY(off.config->sinksToServe().empty());
        QCOMPARE(off.config->sinksConfigured().at(0).sink.name, std::string("a"));
    }

    void anEntryWithoutABrokerGoesToTheOneThereIs()
    {
        const auto loaded = loadSinks(kTwo);
        QVERIFY2(loaded.config, firstError(loaded).c_str());
        const auto sinks = loaded.config->sinksToServe();
        QCOMPARE(sinks.size(), std::size_t(2));
        QCOMPARE(brokerOf(sinks[0]).mqtt.port, std::uint16_t(1884));
        QCOMPARE(brokerOf(sinks[0]).mqtt.password, "hallpass"s);
        QCOMPARE(brokerOf(sinks[0]).mqtt.clientId, "edge-processor-n1-cloud"s); // as before there were entries
        QVERIFY(!sinks[0].place.unsent);
    }

    void anotherBrokerIsToldNothingOfTheFirst()
    {
        const auto sinks = loadSinks(kTwo).config->sinksToServe();
        const MqttSinkSettings &plant = brokerOf(sinks[1]);
        QCOMPARE(plant.mqtt.host, "plant.example"s);
        QCOMPARE(plant.mqtt.port, std::uint16_t(8883));
        QVERIFY(plant.mqtt.tls);
        QVERIFY(plant.mqtt.username.empty() && plant.mqtt.password.empty());
        QCOMPARE(plant.mqtt.keepAlive, 30s);
        QCOMPARE(plant.mqtt.sendWindow, std::uint16_t(50));
        QCOMPARE(plant.mqtt.clientId, "edge-processor-n1-plant"s);
        QCOMPARE(plant.topic, "site/7"s);
        QVERIFY(sinks[1].place.from == SinkStart::Now);
        QVERIFY(sinks[1].place.unsent == UnsentPolicy::KeepNewest);
    }

    void theVariableOfTheBrokerIsNotForOtherSinks()
    {
        const auto loaded = loadConfigText("[[sink]]\nname = \"a\"\nbroker = \"mqtt://a.example\"\n", "edge.toml",
                                           {{"MQTT_BROKER", "tcp://hall:1883"}});
        QCOMPARE(brokerOf(loaded.config->sinks[0]).mqtt.host, "a.example"s);
    }

    void warnsOfTwoThatSayTheSameInOnePlace_data()
    {
        QTest::addColumn<QByteArray>("entry"); // behind [[sink]] name = "a"
        QTest::addColumn<bool>("isTwice");
        QTest::newRow("the same broker and topic") << QByteArray() << true;
        QTest::newRow("the same broker spelled otherwise") << QByteArray("broker = \"mqtt://127.0.0.1\"\n") << true;
        QTest::newRow("another topic") << QByteArray("topic = \"site/7\"\n") << false;
        QTest::newRow("another broker") << QByteArray("broker = \"mqtt://plant.example\"\n") << false;
    }
    void warnsOfTwoThatSayTheSameInOnePlace()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const bool, isTwice);
        const auto loaded = loadSinks("[[sink]]\nname = \"a\"\n[[sink]]\nname = \"b\"\n" + entry.toStdString());
        QVERIFY2(loaded.config, firstError(loaded).c_str());
        QCOMPARE(loaded.issues.warnings.size(), std::size_t(isTwice ? 1 : 0));
        if (isTwice)
            QVERIFY(loaded.issues.warnings.front().text().find("each reading goes there twice") != std::string::npos);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("entry"); // behind [[sink]] name = "a", and from line 3 on
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *sentence, const char *entry, const char *said) {
            QTest::newRow(sentence) << QByteArray(entry) << QByteArray(said);
        };
        row("a type nobody speaks", "type = \"carrier-pigeon\"", "edge.toml:3: sink.type: must be one of \"mqtt\"");
        row("a beginning nobody knows", "from = \"yesterday\"", "edge.toml:3: sink.from: must be one of");
        row("a policy nobody knows", "unsent = \"keep\"", "edge.toml:3: sink.unsent: must be one of");
        row("a key with a slip of the pen", "form = \"now\"", "did you mean \"from\"?");
        row("no address", "broker = \"http://x\"", "edge.toml:3: sink.broker:");
        row("a password without a user", "password = \"p\"", "sink.username: is missing beside the password");
        row("a file that is not there", "broker = \"mqtts://x\"\nca_file = \"/nowhere/ca\"",
            "edge.toml:4: sink.ca_file:");
        row("a topic with a wildcard", "topic = \"cloud/+\"", "edge.toml:3: sink.topic:");
        row("a topic that ends with a slash", "topic = \"cloud/\"", "edge.toml:3: sink.topic:");
        row("an empty topic", "topic = \"\"", "edge.toml:3: sink.topic:");
        row("the devices' own topic", "topic = \"devices\"", "edge.toml:3: sink.topic: must not be one");
        row("a topic the contract keeps for alarms", "topic = \"alarms\"", "edge.toml:3: sink.topic: must not be one");
        row("a topic below the edge's own", "topic = \"edge/nodes\"", "edge.toml:3: sink.topic: must not be one");
        row("a window of none", "send_window = 0", "edge.toml:3: sink.send_window:");
        row("the name a second time", "[[sink]]\nname = \"a\"", "edge.toml:4: sink.name: is given twice");
        row("a second one without a name", "[[sink]]\nfrom = \"now\"", "sink.name: is missing");
        row("a name with a blank", "[[sink]]\nname = \"b c\"", "edge.toml:4: sink.name: must be 1 to 64");
        row("an empty name", "[[sink]]\nname = \"\"", "edge.toml:4: sink.name: must be 1 to 64");
        row("a client id taken by another", "client_id = \"x\"\n[[sink]]\nname = \"b\"\nclient_id = \"x\"",
            "edge.toml:6: sink.client_id: is that of the sink a");
    }
    void refuses()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const QByteArray, said);
        const auto loaded = loadSinks("[[sink]]\nname = \"a\"\n" + entry.toStdString() + '\n');
        QVERIFY(!loaded.config);
        QVERIFY2(firstError(loaded).find(said.toStdString()) != std::string::npos, firstError(loaded).c_str());
    }
};

LINESIDE_TEST(TestSinkSection)

} // namespace tst_sinksection

#include "tst_sinksection.moc"
