// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace tst_sourcesection {

LoadedConfig load(const std::string &toml)
{
    return loadConfigText(toml, "edge.toml", {});
}

std::string first(const std::vector<ConfigIssue> &issues)
{
    return issues.empty() ? std::string() : issues.front().text();
}

constexpr const char *kTwo = "node_id = \"n1\"\n"
                             "[mqtt]\nbroker = \"mqtt://hall:hallpass@localhost:1884\"\nreceive_maximum = 50\n"
                             "shared_group = \"edges\"\n"
                             "[[source]]\nname = \"mqtt\"\n"
                             "[[source]]\nname = \"yard\"\ntype = \"mqtt\"\nbroker = \"mqtts://yard.example\"\n"
                             "session_expiry = \"1d\"\n";

const MqttSettings &brokerOf(const SourceSettings &source)
{
    return std::get<MqttSettings>(source.speaks);
}

class TestSourceSection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeysOfBeforeMeanOneSource()
    {
        const auto loaded = load("node_id = \"n1\"\n[mqtt]\nbroker = \"mqtt://hall.example:1884\"\n");
        QVERIFY2(loaded.config, first(loaded.issues.errors).c_str());
        const auto sources = loaded.config->sourcesToServe();
        QCOMPARE(sources.size(), std::size_t(1));
        QCOMPARE(sources[0].name, "mqtt"s);
        QCOMPARE(brokerOf(sources[0]).host, "hall.example"s);
        QCOMPARE(brokerOf(sources[0]).clientId, "edge-processor-n1"s); // whose session the broker has
        QCOMPARE(loaded.config->controlConnection().clientId, "edge-processor-n1-control"s);
    }

    void coapIsASourceOnceItIsEnabled()
    {
        QCOMPARE(load("").config->sourcesToServe().size(), std::size_t(1));
        const auto loaded = load("[coap]\nenabled = true\n");
        QVERIFY2(loaded.config, first(loaded.issues.errors).c_str());
        const auto sources = loaded.config->sourcesToServe();
        QCOMPARE(sources.size(), std::size_t(2));
        QCOMPARE(sources[1].name, "coap"s);
        QCOMPARE(std::get<CoapSettings>(sources[1].speaks).port, std::uint16_t(5683));
    }

    void refusesWhatCoapCannotListenAt_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::newRow("a group") << QByteArray("bind = \"224.0.1.187\"");
        QTest::newRow("a group of IPv6") << QByteArray("bind = \"ff02::fd\"");
        QTest::newRow("everybody") << QByteArray("bind = \"255.255.255.255\"");
        QTest::newRow("a name") << QByteArray("bind = \"gateway.example\"");
        QTest::newRow("a taken name") << QByteArray("enabled = true\n[[source]]\nname = \"coap\"");
    }

    void refusesWhatCoapCannotListenAt()
    {
        QFETCH(const QByteArray, toml);
        QVERIFY(!load("[coap]\n" + toml.toStdString() + "\n").config);
    }

    void warnsOfPlainCoapForEverybody()
    {
        const auto loaded = load("[coap]\nbind = \"0.0.0.0\"\nplain_beyond_loopback = true\n");
        QVERIFY(loaded.config);
        QVERIFY(first(loaded.issues.warnings).find("plain_beyond_loopback") != std::string::npos);
    }

    void theirEntryGoesOnWithTheSameSession()
    {
        const auto loaded = load(kTwo);
        QVERIFY2(loaded.config, first(loaded.issues.errors).c_str());
        QVERIFY2(loaded.issues.warnings.empty(), first(loaded.issues.warnings).c_str());
        const auto sources = loaded.config->sourcesToServe();
        QCOMPARE(sources.size(), std::size_t(2));
        QCOMPARE(brokerOf(sources[0]).port, std::uint16_t(1884));
        QCOMPARE(brokerOf(sources[0]).password, "hallpass"s);
        QCOMPARE(brokerOf(sources[0]).clientId, "edge-processor-n1"s);
    }

    void anotherBrokerIsToldNothingOfTheFirst()
    {
        const SourceSettings source = load(kTwo).config->sourcesToServe()[1];
        QCOMPARE(source.name, "yard"s);
        const MqttSettings &yard = brokerOf(source);
        QCOMPARE(yard.host, "yard.example"s);
        QVERIFY(yard.tls);
        QVERIFY(yard.username.empty() && yard.password.empty());
        QCOMPARE(yard.clientId, "edge-processor-n1-from-yard"s);
        QCOMPARE(yard.keepAlive, 30s);
        QCOMPARE(yard.sessionExpiry, std::chrono::seconds(24h));
        QCOMPARE(yard.receiveMaximum, std::uint16_t(50));
        QCOMPARE(yard.sharedGroup, "edges"s); // replicas share the other broker's devices as well
    }

    void commandsHaveAConnectionToEachOtherBroker()
    {
        const auto controls = load(kTwo).config->controlsOfSources();
        QCOMPARE(controls.size(), std::size_t(1));
        QCOMPARE(controls[0].name, "yard"s);
        QCOMPARE(brokerOf(controls[0]).host, "yard.example"s);
        QCOMPARE(brokerOf(controls[0]).clientId, "edge-processor-n1-from-yard-control"s);
    }

    void aSinkOfTheSameNameDoesNotGetInItsWay()
    {
        const auto loaded = load(kTwo + "[[sink]]\nname = \"yard\"\nbroker = \"mqtts://yard.example\"\n"s);
        QVERIFY2(loaded.config, first(loaded.issues.errors).c_str());
    }

    void warns_data()
    {
        QTest::addColumn<QByteArray>("entry"); // behind [[source]] name = "a"
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("of answers nobody hears")
            << QByteArray("broker = \"mqtt://a.example\"") << QByteArray("no answer is heard");
        QTest::newRow("of two at one broker")
            << QByteArray("[[source]]\nname = \"b\"") << QByteArray("what both may read is kept twice");
        const auto twice = [](const char *sentence, const char *entry) {
            QTest::newRow(sentence) << QByteArray(entry) << QByteArray("what both may read is kept twice");
        };
        twice("of this machine spelled otherwise", "[[source]]\nname = \"b\"\nbroker = \"mqtt://127.0.0.1:1883\"");
        twice("of this machine by nobody's number", "[[source]]\nname = \"b\"\nbroker = \"mqtt://0.0.0.0\"");
        twice("of this machine by nobody's other number", "[[source]]\nname = \"b\"\nbroker = \"mqtt://[::]\"");
        twice("of this machine by its mapped number",
              "[[source]]\nname = \"b\"\nbroker = \"mqtt://[::ffff:127.0.0.1]\"");
        twice("of this machine by its mapped number in hex",
              "[[source]]\nname = \"b\"\nbroker = \"mqtt://[::FFFF:7f00:1]\"");
        twice("of this machine by its long number", "[[source]]\nname = \"b\"\nbroker = \"mqtt://[0:0:0:0:0:0:0:1]\"");
        twice("of this machine by its other number", "[[source]]\nname = \"b\"\nbroker = \"tcp://[::1]/\"");
        twice("of a name in capitals, with port and root",
              "broker = \"mqtt://plant.example\"\n[[source]]\nname = \"b\"\n"
              "broker = \"mqtt://PLANT.example.:1883\"\n[[source]]\nname = \"mqtt\"");
    }
    void warns()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const QByteArray, said);
        const auto loaded = load("[[source]]\nname = \"a\"\n" + entry.toStdString() + '\n');
        QVERIFY2(loaded.config, first(loaded.issues.errors).c_str());
        QVERIFY2(first(loaded.issues.warnings).find(said.toStdString()) != std::string::npos,
                 first(loaded.issues.warnings).c_str());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("entry"); // behind [[source]] name = "a", and from line 3 on
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *sentence, const char *entry, const char *said) {
            QTest::newRow(sentence) << QByteArray(entry) << QByteArray(said);
        };
        row("a type nobody speaks", "type = \"drum\"", "edge.toml:3: source.type: must be one of \"mqtt\"");
        row("a key with a slip of the pen", "brokr = \"mqtt://x\"", "did you mean \"broker\"?");
        row("a key of a sink", "send_window = 10", "edge.toml:3: source.send_window");
        row("no address", "broker = \"http://x\"", "edge.toml:3: source.broker:");
        row("the name a second time", "[[source]]\nname = \"a\"", "edge.toml:4: source.name: is given twice");
        row("a second one without a name", "[[source]]\ntype = \"mqtt\"", "source.name: is missing");
        row("a client id taken by another", "client_id = \"x\"\n[[source]]\nname = \"b\"\nclient_id = \"x\"",
            "edge.toml:6: source.client_id: is that of the source a");
        row("a sink's client id taken by it", "client_id = \"x\"\n[[sink]]\nname = \"b\"\nclient_id = \"x\"",
            "edge.toml:6: sink.client_id: is that of the source a");
        row("a client id taken at the same broker, spelled otherwise",
            "client_id = \"x\"\n[[source]]\nname = \"b\"\nbroker = \"mqtt://[::1]\"\nclient_id = \"x\"",
            "edge.toml:7: source.client_id: is that of the source a");
        row("a group with a wildcard", "shared_group = \"+\"", "edge.toml:3: source.shared_group:");
    }
    void refuses()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const QByteArray, said);
        const auto loaded = load("[[source]]\nname = \"a\"\n" + entry.toStdString() + '\n');
        QVERIFY(!loaded.config);
        QVERIFY2(first(loaded.issues.errors).find(said.toStdString()) != std::string::npos,
                 first(loaded.issues.errors).c_str());
    }

    void aNameThatIsNoTextIsToldOnce()
    {
        const auto loaded = load("[[source]]\nname = 7\n");
        QCOMPARE(loaded.issues.errors.size(), std::size_t(1));
        QCOMPARE(first(loaded.issues.errors), "edge.toml:2: source.name: must be a text"s);
    }
};

LINESIDE_TEST(TestSourceSection)

} // namespace tst_sourcesection

#include "tst_sourcesection.moc"
