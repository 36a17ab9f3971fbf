// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configloader.h"
#include "support/testmain.h"
#include "support/testpaths.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace lineside;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace tst_configloader {

using Environment = std::map<std::string, std::string>;

using Entries = std::vector<std::string>; // of a file, their lines parted by ';'

LoadedConfig load(const std::string &toml, const Environment &environment = {})
{
    return loadConfigText(toml, "test.toml", environment);
}

std::string all(const std::vector<ConfigIssue> &issues)
{
    std::string text;
    for (const ConfigIssue &issue : issues)
        text += issue.text() + '\n';
    return text;
}

bool mentions(const std::vector<ConfigIssue> &issues, const std::string &words)
{
    return all(issues).find(words) != std::string::npos;
}

std::string exampleFile()
{
    return sourceDir().toStdString() + "/packaging/lineside.toml";
}

QByteArray readAll(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

#define VERIFY_LOADS(loaded) QVERIFY2((loaded).config.has_value(), all((loaded).issues.errors).c_str())

class TestConfigLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingGivenMeansTheContractsDefaults();
    void theExampleShowsTheDefaults();
    void takesEveryVariableOfTheContract();
    void theEnvironmentWins();
    void anEmptyVariableIsNotSet();
    void theReferencesDeploymentStarts();
    void dataSourceStandsInForTheBroker_data();
    void dataSourceStandsInForTheBroker();
    void asksABrokerOnThisMachineMoreOften_data();
    void asksABrokerOnThisMachineMoreOften();
    void derivesPathsAndClientId();
    void powerSafeReachesTheStore();
    void takesFormerNames();
    void refusesFormerNamesThatContradict_data();
    void refusesFormerNamesThatContradict();

    void tellsEveryErrorWithItsPlace();
    void tellsOneError_data();
    void tellsOneError();
    void tellsErrorsOfTheEnvironment_data();
    void tellsErrorsOfTheEnvironment();
    void guessesWhatWasMeant();
    void tellsAMissingFile();
    void refusesAHugeFile();

    void readsThePasswordFromAFile();
    void warnsOfAnUnencryptedPassword();
    void neverRepeatsASecret();

    void readsAlarmLimits();
    void readsWatches();
    void aLimitInheritsWhatItDoesNotSay();
    void readsConditions();
    void readsWhatAValueIsHeldAgainst();
    void oneSensorTypeHasOneSetOfLimits();
    void knowsWhatCanBeADevice();
    void dropsNothingSaidOfAKnownUnit();
    void oneSpellingMeansOneUnit();
    void refusesALimitInAForeignUnit();
    void readsUnits();
    void convertsALimitToTheBaseUnit();
    void keepsTheDefaultsBesideNewLimits();
    void disablesLimits();
    void aDeviceMaySwitchOffOneLimitOfFour();
    void givesDeadbandsByQuantity_data();
    void givesDeadbandsByQuantity();
    void checksTheOrderOfLimits();

    void survivesMutations();
};

void TestConfigLoader::nothingGivenMeansTheContractsDefaults()
{
    const auto loaded = loadConfig({}, {});
    VERIFY_LOADS(loaded);
    QVERIFY2(loaded.issues.warnings.empty(), all(loaded.issues.warnings).c_str());
    QCOMPARE(loaded.config->mqtt.host, "localhost"s);
    QCOMPARE(loaded.config->mqtt.port, std::uint16_t(1883));
    QCOMPARE(loaded.config->api.port, std::uint16_t(8080));
    QCOMPARE(loaded.config->api.bind, "127.0.0.1"s);
    QCOMPARE(loaded.config->storagePath, "/data"s);
    QCOMPARE(loaded.config->devices.offlineAfter, 300s);
    QCOMPARE(loaded.config->alarms.limitsOf({"any", "temperature"}).at(LimitKind::High).limit, 80.0);
}

void TestConfigLoader::theExampleShowsTheDefaults()
{
    const auto example = loadConfig(exampleFile(), {});
    VERIFY_LOADS(example);
    QVERIFY2(example.issues.warnings.empty(), all(example.issues.warnings).c_str());
    const Config defaults = loadConfig({}, {}).config.value();
    const Config &shown = *example.config;
    QCOMPARE(shown.location, defaults.location);
    QCOMPARE(shown.storagePath, defaults.storagePath);
    QCOMPARE(shown.mqtt.host, defaults.mqtt.host);
    QCOMPARE(shown.mqtt.port, defaults.mqtt.port);
    QCOMPARE(shown.mqtt.clientId, defaults.mqtt.clientId);
    QCOMPARE(shown.mqtt.keepAlive, defaults.mqtt.keepAlive);
    QCOMPARE(shown.mqtt.sessionExpiry, defaults.mqtt.sessionExpiry);
    QCOMPARE(shown.mqtt.receiveMaximum, defaults.mqtt.receiveMaximum);
    QCOMPARE(shown.mqtt.sendWindow, defaults.mqtt.sendWindow);
    QVERIFY(shown.journal.mode == defaults.journal.mode);
    QCOMPARE(shown.journal.capacityBytes, defaults.journal.capacityBytes);
    QCOMPARE(shown.journal.segmentBytes, defaults.journal.segmentBytes);
    QCOMPARE(shown.journal.flushInterval, defaults.journal.flushInterval);
    QCOMPARE(shown.store.quotaBytes, defaults.store.quotaBytes);
    QCOMPARE(shown.store.retention, defaults.store.retention);
    QCOMPARE(shown.store.fullSync, defaults.store.fullSync);
    QVERIFY(shown.store.unsent == defaults.store.unsent);
    QCOMPARE(shown.store.auditLines, defaults.store.auditLines);
    QCOMPARE(shown.coap.enabled, defaults.coap.enabled);
    QCOMPARE(shown.coap.bind, defaults.coap.bind);
    QCOMPARE(shown.coap.port, defaults.coap.port);
    QCOMPARE(shown.coap.securePort, defaults.coap.securePort);
    QCOMPARE(shown.coap.keysFile, defaults.coap.keysFile);
    QCOMPARE(shown.coap.plainBeyondLoopback, defaults.coap.plainBeyondLoopback);
    QVERIFY(shown.alarms.publish == defaults.alarms.publish);
    QVERIFY(shown.alarms.deadbands == DeadbandDefault::ByQuantity); // recommended, though not the default
    QVERIFY(defaults.alarms.deadbands == DeadbandDefault::None);
    QVERIFY(shown.alarms.watches.rules.all() == defaults.alarms.watches.rules.all());
    QCOMPARE(shown.devices.checkInterval, defaults.devices.checkInterval);
    QCOMPARE(shown.devices.offlineAfter, defaults.devices.offlineAfter);
    QCOMPARE(shown.commands.expiry, defaults.commands.expiry);
    QCOMPARE(shown.commands.approval, defaults.commands.approval);
    QCOMPARE(shown.sync.enabled, defaults.sync.enabled);
    QCOMPARE(shown.sync.lastTry, defaults.sync.lastTry);
    QCOMPARE(shown.sync.backfillRate, defaults.sync.backfillRate);
    QCOMPARE(shown.api.enabled, defaults.api.enabled);
    QCOMPARE(shown.api.port, defaults.api.port);
    QCOMPARE(shown.api.bind, defaults.api.bind);
    QVERIFY(shown.alarms.escalateAfter == defaults.alarms.escalateAfter);
    QCOMPARE(shown.horn.isOn, defaults.horn.isOn);
    QVERIFY(shown.horn.from == defaults.horn.from);
    QCOMPARE(shown.horn.sound, defaults.horn.sound);
    QCOMPARE(shown.horn.again, defaults.horn.again);
    QCOMPARE(shown.panel.frameInterval, defaults.panel.frameInterval);
    QCOMPARE(shown.panel.valueInterval, defaults.panel.valueInterval);
    QCOMPARE(shown.panel.pixelsPerMm, defaults.panel.pixelsPerMm);
    QCOMPARE(shown.panel.lateAfter, defaults.panel.lateAfter);
    QVERIFY(shown.panel.role == defaults.panel.role);
    QCOMPARE(shown.panel.seat, defaults.panel.seat);
    QCOMPARE(shown.panel.badgeReader, defaults.panel.badgeReader);
    QCOMPARE(shown.panel.isBadgeWedge, defaults.panel.isBadgeWedge);
    QCOMPARE(shown.panel.staleAfter, defaults.panel.staleAfter);
    const PeopleSettings &people = shown.people;
    QVERIFY(people.withoutLogin == defaults.people.withoutLogin);
    QVERIFY(people.localRole == defaults.people.localRole);
    QCOMPARE(people.idleAfter, defaults.people.idleAfter);
    QCOMPARE(people.idleAfterHttp, defaults.people.idleAfterHttp);
    QCOMPARE(people.longestSession, defaults.people.longestSession);
    QCOMPARE(people.pinDigits, defaults.people.pinDigits);
    QCOMPARE(people.isBadgeEnough, defaults.people.isBadgeEnough);
    QCOMPARE(people.isControlBySeat, defaults.people.isControlBySeat);
    QCOMPARE(people.seatAnswer, defaults.people.seatAnswer);
    QCOMPARE(people.isAcknowledgedBySeat, defaults.people.isAcknowledgedBySeat);
    QCOMPARE(people.notice, defaults.people.notice);
    QCOMPARE(shown.permissions.essential, defaults.permissions.essential);
}

void TestConfigLoader::takesEveryVariableOfTheContract()
{
    const auto loaded = loadConfig({},
                                   {{"MQTT_BROKER", "mqtts://broker.example:8884"},
                                    {"PORT", "9090"},
                                    {"EDGE_LOCATION", "factory-floor"},
                                    {"CLOUD_ENDPOINT", "https://cloud.example"},
                                    {"PROCESSING_MODE", "real-time"},
                                    {"DATA_SOURCE", "mqtt://other"},
                                    {"OUTPUT_SINK", "kafka://k:9092"},
                                    {"KAFKA_BROKER", "k:9092"},
                                    {"STORAGE_TYPE", "local"},
                                    {"STORAGE_PATH", "/srv/edge"},
                                    {"SYNC_INTERVAL", "300s"}});
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->mqtt.host, "broker.example"s);
    QCOMPARE(loaded.config->mqtt.port, std::uint16_t(8884));
    QVERIFY(loaded.config->mqtt.tls);
    QCOMPARE(loaded.config->api.port, std::uint16_t(9090));
    QCOMPARE(loaded.config->location, "factory-floor"s);
    QCOMPARE(loaded.config->storagePath, "/srv/edge"s);
    for (const char *served : {"CLOUD_ENDPOINT", "OUTPUT_SINK", "KAFKA_BROKER", "SYNC_INTERVAL"})
        QVERIFY2(mentions(loaded.issues.warnings, "environment: "s + served), served);
    QCOMPARE(loaded.issues.warnings.size(), std::size_t(4));
}

void TestConfigLoader::theEnvironmentWins()
{
    const auto loaded = load("location = \"file\"\n[http]\nport = 1\n[mqtt]\nbroker = \"tcp://file\"\n",
                             {{"EDGE_LOCATION", "env"}, {"PORT", "2"}, {"MQTT_BROKER", "tcp://env:7"}});
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->location, "env"s);
    QCOMPARE(loaded.config->api.port, std::uint16_t(2));
    QCOMPARE(loaded.config->mqtt.host, "env"s);
}

void TestConfigLoader::anEmptyVariableIsNotSet()
{
    const auto loaded = load("location = \"file\"\n", {{"EDGE_LOCATION", ""}, {"PORT", ""}, {"CLOUD_ENDPOINT", ""}});
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->location, "file"s);
    QVERIFY(loaded.issues.warnings.empty());
}

/// The variables of the reference's three workloads (core/CONTRACT.md §6), as they stand there.
void TestConfigLoader::theReferencesDeploymentStarts()
{
    VERIFY_LOADS(loadConfig({},
                            {{"EDGE_LOCATION", "factory-floor"},
                             {"CLOUD_ENDPOINT", "https://cloud-service.example.com"},
                             {"MQTT_BROKER", "tcp://edge-mqtt:1883"}}));
    VERIFY_LOADS(loadConfig({},
                            {{"PROCESSING_MODE", "real-time"},
                             {"DATA_SOURCE", "mqtt://edge-mqtt:1883"},
                             {"OUTPUT_SINK", "kafka://edge-kafka:9092"}}));
    VERIFY_LOADS(loadConfig({}, {{"STORAGE_TYPE", "local"}, {"STORAGE_PATH", "/data"}, {"SYNC_INTERVAL", "300s"}}));
}

void TestConfigLoader::dataSourceStandsInForTheBroker_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("dataSource");
    QTest::addColumn<QByteArray>("broker");
    QTest::addColumn<QByteArray>("host");
    const QByteArray none, file = "[mqtt]\nbroker = \"tcp://file\"\n";
    QTest::newRow("alone") << none << QByteArray("mqtt://source") << none << QByteArray("source");
    QTest::newRow("beside MQTT_BROKER") << none << QByteArray("mqtt://source") << QByteArray("tcp://env")
                                        << QByteArray("env");
    QTest::newRow("beside the file's broker") << file << QByteArray("mqtt://source") << none << QByteArray("source");
    QTest::newRow("in the file, beside a broker") << file + "data_source = \"mqtt://source\"\n"
                                                  << none << none << QByteArray("file");
    QTest::newRow("in the file alone") << QByteArray("[mqtt]\ndata_source = \"mqtt://source\"\n") << none << none
                                       << QByteArray("source");
}

void TestConfigLoader::dataSourceStandsInForTheBroker()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const QByteArray, dataSource);
    QFETCH(const QByteArray, broker);
    QFETCH(const QByteArray, host);
    const auto loaded
        = load(toml.toStdString(), {{"DATA_SOURCE", dataSource.toStdString()}, {"MQTT_BROKER", broker.toStdString()}});
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->mqtt.host, host.toStdString());
}

void TestConfigLoader::asksABrokerOnThisMachineMoreOften_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<int>("seconds");
    QTest::newRow("nothing said") << QByteArray("[mqtt]\n") << 5;
    QTest::newRow("localhost") << QByteArray("[mqtt]\nbroker = \"tcp://localhost:1884\"\n") << 5;
    QTest::newRow("127.0.0.1") << QByteArray("[mqtt]\nbroker = \"tcp://127.0.0.1\"\n") << 5;
    QTest::newRow("another machine") << QByteArray("[mqtt]\nbroker = \"tcp://plant.example\"\n") << 30;
    QTest::newRow("said, here") << QByteArray("[mqtt]\nkeep_alive = \"45s\"\n") << 45;
    QTest::newRow("said, elsewhere") << QByteArray("[mqtt]\nbroker = \"tcp://10.0.0.7\"\nkeep_alive = \"10s\"\n") << 10;
}

void TestConfigLoader::asksABrokerOnThisMachineMoreOften()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const int, seconds);
    const auto loaded = load(toml.toStdString(), {});
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->mqtt.keepAlive.count(), std::int64_t(seconds));
}

void TestConfigLoader::derivesPathsAndClientId()
{
    const auto loaded = load("node_id = \"n1\"\nstorage_path = \"/x\"\n");
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->mqtt.clientId, "edge-processor-n1"s);
    QCOMPARE(loaded.config->store.directory, "/x"s);
    QCOMPARE(loaded.config->journal.directory, "/x/journal"s);
    const auto own = load("[mqtt]\nclient_id = \"mine\"\n");
    VERIFY_LOADS(own);
    QCOMPARE(own.config->mqtt.clientId, "mine"s);
    const auto unnamed = load({});
    VERIFY_LOADS(unnamed);
    QVERIFY(unnamed.config->mqtt.clientId.starts_with("edge-processor-"));
    QVERIFY(!unnamed.config->nodeId.empty());
}

void TestConfigLoader::powerSafeReachesTheStore()
{
    QVERIFY(load("[journal]\nmode = \"power-safe\"\n").config->store.fullSync);
    QVERIFY(!load("[journal]\nmode = \"power-safe\"\n[store]\nfull_sync = false\n").config->store.fullSync);
}

void TestConfigLoader::takesFormerNames()
{
    const auto loaded = load("[[devices.renamed]]\ndevice = \"press-04\"\nwas = [\"press-4\", \"p4\"]\n"
                             "[[devices.renamed]]\ndevice = \"press-05\"\nwas = [\"p5\"]\n");
    VERIFY_LOADS(loaded);
    const FormerNames &names = loaded.config->devices.renamed;
    QCOMPARE(names.namesOf("press-04"), (std::vector<std::string>{"press-04", "press-4", "p4"}));
    QCOMPARE(names.presentOf("p5"), "press-05"s);
    QCOMPARE(names.presentOf("press-05"), "press-05"s);
    QVERIFY(!names.isFormer("press-05"));
    QVERIFY(load({}).config->devices.renamed.isEmpty());
}

void TestConfigLoader::refusesFormerNamesThatContradict_data()
{
    QTest::addColumn<Entries>("entries");
    QTest::newRow("no device") << Entries{R"(was = ["a"])"};
    QTest::newRow("an empty device") << Entries{R"(device = ""; was = ["a"])"};
    QTest::newRow("no former id") << Entries{R"(device = "b")"};
    QTest::newRow("no former id in the list") << Entries{R"(device = "b"; was = [])"};
    QTest::newRow("an empty former id") << Entries{R"(device = "b"; was = [""])"};
    QTest::newRow("a text instead of a list") << Entries{R"(device = "b"; was = "a")"};
    QTest::newRow("a key nobody knows") << Entries{R"(device = "b"; was = ["a"]; since = "2026")"};
    QTest::newRow("the id itself") << Entries{R"(device = "b"; was = ["b"])"};
    QTest::newRow("one former id twice") << Entries{R"(device = "b"; was = ["a", "a"])"};
    QTest::newRow("one device twice") << Entries{R"(device = "b"; was = ["a"])", R"(device = "b"; was = ["c"])"};
    QTest::newRow("a former id of two") << Entries{R"(device = "b"; was = ["a"])", R"(device = "c"; was = ["a"])"};
    QTest::newRow("a ring") << Entries{R"(device = "b"; was = ["a"])", R"(device = "a"; was = ["b"])"};
    QTest::newRow("a chain") << Entries{R"(device = "b"; was = ["a"])", R"(device = "c"; was = ["b"])"};
    QTest::newRow("a chain, the end first") << Entries{R"(device = "c"; was = ["b"])", R"(device = "b"; was = ["a"])"};
}

void TestConfigLoader::refusesFormerNamesThatContradict()
{
    QFETCH(const Entries, entries);
    std::string toml;
    for (const std::string &entry : entries)
        toml += "[[devices.renamed]]\n" + QString::fromStdString(entry).replace(u';', u'\n').toStdString() + '\n';
    const auto loaded = load(toml);
    QVERIFY(!loaded.config);
    QVERIFY2(mentions(loaded.issues.errors, "devices.renamed"), all(loaded.issues.errors).c_str());
}

void TestConfigLoader::tellsEveryErrorWithItsPlace()
{
    const auto loaded = load("location = 5\n"
                             "[http]\n"
                             "port = 70000\n"
                             "prot = 1\n"
                             "[mqtt]\n"
                             "broker = \"ws://h\"\n"
                             "[[alarms.limit]]\n"
                             "kind = \"highest\"\n"
                             "[colour]\n",
                             {{"SYNC_INTERVAL", "soon"}});
    QVERIFY(!loaded.config);
    const auto &errors = loaded.issues.errors;
    for (const char *expected :
         {"test.toml:1: location: must be a text", "test.toml:3: http.port: must be from 0 to 65535",
          "test.toml:4: http.prot: is not known; did you mean \"port\"?", "test.toml:6: mqtt.broker: websockets",
          "test.toml:8: alarms.limit.kind: must be one of", "test.toml:7: alarms.limit.sensor_type: is missing",
          "test.toml:9: colour: is not known", "environment: SYNC_INTERVAL: must be a duration"})
        QVERIFY2(mentions(errors, expected), (expected + "\nis not in\n"s + all(errors)).c_str());
}

void TestConfigLoader::tellsOneError_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *toml, const char *error) {
        QTest::newRow(name) << QByteArray(toml) << "test.toml:" + QByteArray(error);
    };
    row("broken TOML", "a = \n", "1: ");
    row("a key twice", "location = \"a\"\nlocation = \"b\"\n", "2: ");
    row("a section that is a value", "mqtt = 5\n", "1: mqtt: must be a section");
    row("a list that is a section", "[alarms.limit]\nkind = \"high\"\n", "1: alarms.limit: must be a list");
    row("a list that is a value", "[alarms]\nlimit = 80\n", "2: alarms.limit: must be a list");
    row("a watch of nothing", "[[alarms.watch]]\nenabled = true\n", "1: alarms.watch.kind: is missing");
    row("a watch of a limit", "[[alarms.watch]]\nkind = \"high\"\n", "2: alarms.watch.kind: ");
    row("a line of a device", "[[alarms.watch]]\nkind = \"line\"\ndevice = \"mill-1\"\n", "3: alarms.watch.device: ");
    row("a deviation of nothing", "[[alarms.limit]]\nsensor_type = \"flow\"\nkind = \"deviation\"\nlimit = 5\n",
        "1: alarms.limit.setpoint: is missing");
    row("a rate of a limit", "[[alarms.limit]]\nsensor_type = \"flow\"\nkind = \"high\"\nlimit = 5\nper = \"1m\"\n",
        "5: alarms.limit.per: ");
    row("a position of nothing", "[[alarms.position]]\nname = \"Hall 1\"\n", "1: alarms.position.machines: or areas");
    row("a position with a topic's name", "[[alarms.position]]\nname = \"a/b\"\nareas = [\"Hall 1\"]\n",
        "2: alarms.position.name: is to be a short name");
    row("a position given twice",
        "[[alarms.position]]\nname = \"A\"\nareas = [\"a\"]\n[[alarms.position]]\nname = \"A\"\nareas = [\"b\"]\n",
        "5: alarms.position.name: is given twice");
    row("a condition by nothing", "[[alarms.condition]]\nname = \"idle\"\n", "2: alarms.condition.name: needs one of");
    row("a condition by two",
        "[[alarms.condition]]\nname = \"idle\"\nsensor_type = \"speed\"\nbelow = 1\nstate = [\"off\"]\n",
        "2: alarms.condition.name: needs one of");
    row("a condition over no signal", "[[alarms.condition]]\nname = \"idle\"\nbelow = 1\n",
        "1: alarms.condition.sensor_type: is missing");
    row("a condition that suppresses nothing known",
        "[[alarms.condition]]\nname = \"idle\"\nstate = [\"off\"]\nsuppresses = { kinds = [\"warm\"] }\n",
        "4: alarms.condition.suppresses.kinds: ");
    row("bad quality after a time", "[[alarms.watch]]\nkind = \"bad-quality\"\nafter = \"5m\"\n",
        "3: alarms.watch.after: ");
    row("a unit without a code", "[[unit]]\nquantity = \"length\"\n", "1: unit.code: is missing");
    row("a new unit of nothing", "[[unit]]\ncode = \"x\"\n", "1: unit.quantity: is missing");
    row("a unit that is multiplied by 0", "[[unit]]\ncode = \"x\"\nquantity = \"length\"\nfactor = 0\n",
        "4: unit.factor: must not be 0");
    row("a unit of another quantity than it is", "[[unit]]\ncode = \"bar\"\nquantity = \"length\"\n",
        "3: unit.quantity: must be \"pressure\"");
    row("an alias that is how another unit is stored", "[[unit]]\ncode = \"bar\"\naliases = [\"celsius\"]\n",
        "3: unit.aliases: 'celsius' is how another unit is stored");
    row("aliases that are no list", "[[unit]]\ncode = \"bar\"\naliases = \"b\"\n", "3: unit.aliases: must be a list");
    row("aliases that are no texts", "[[unit]]\ncode = \"bar\"\naliases = [1]\n", "3: unit.aliases: must be a list");
    row("an empty alias for every device", "[[unit]]\ncode = \"bar\"\naliases = [\"\"]\n",
        "3: unit.aliases: must not be empty");
    row("a sensor of no device", "[[unit]]\ncode = \"bar\"\naliases = [\"b\"]\nsensor_type = \"p\"\n",
        "4: unit.sensor_type: needs a device");
    row("a key of a unit nobody knows", "[[unit]]\ncode = \"bar\"\nfactr = 1\n", "3: unit.factr: is not known; did");
    row("a limit in a unit nobody knows",
        "[[alarms.limit]]\nsensor_type = \"t\"\nkind = \"high\"\nlimit = 1\nunit = \"furlong\"\n",
        "5: alarms.limit.unit: is not known");
    row("a number in quotes", "[http]\nport = \"80\"\n", "2: http.port: must be a whole number");
    row("a fraction", "[http]\nport = 80.5\n", "2: http.port: must be a whole number");
    row("a duration without quotes", "[sync]\nlast_try = 2\n", "2: sync.last_try: must be a duration in quotes");
    row("a duration out of range", "[devices]\ncheck_interval = \"0s\"\n",
        "2: devices.check_interval: must be from 1000 ms");
    row("no room for the record", "[store]\naudit_lines = 5\n", "2: store.audit_lines: must be from 1000");
    row("a size without unit or quotes", "[store]\nquota = 5\n", "2: store.quota: must be a size in quotes");
    row("a size too small", "[journal]\nsegment_size = \"1MiB\"\n", "2: journal.segment_size: must be from");
    row("a journal of one segment", "[journal]\ncapacity = \"8MiB\"\n", "2: journal.capacity: must be at least twice");
    row("a truth that is a text", "[http]\nenabled = \"yes\"\n", "2: http.enabled: must be true or false");
    row("an address beyond this machine", "[http]\nbind = \"0.0.0.0\"\n", "2: http.bind: must be \"127.0.0.1\"");
    row("an unknown mode", "[journal]\nmode = \"fast\"\n",
        "2: journal.mode: must be one of \"crash-safe\", \"power-safe\"");
    row("another mode of processing", "processing_mode = \"batch\"\n", "1: processing_mode: must be \"real-time\"");
    row("another storage", "storage_type = \"s3\"\n", "1: storage_type: must be \"local\"");
    row("a node id that is none", "node_id = \"a/b\"\n", "1: node_id: must be");
    row("an empty path", "storage_path = \"\"\n", "1: storage_path: must be a directory");
    row("exchange beside", "[panel]\nexchange_dir = \"usb\"\n", "2: panel.exchange_dir: must be an absolute path");
    row("a reader that is none", "[panel]\nbadge_reader = \"8ff:9\"\n", "2: panel.badge_reader: must be two numbers");
    row("two ways for one reader", "[panel]\nbadge_reader = \"08ff:0009\"\nbadge_wedge = true\n",
        "3: panel.badge_wedge: ");
    row("stale before late", "[panel]\nstale_after = \"5s\"\n", "2: panel.stale_after: must not be shorter");
    row("values that move too fast", "[panel]\nvalue_interval = \"50ms\"\n", "2: panel.value_interval: must be from");
    row("a role that is none", "[panel]\nrole = \"boss\"\n", "2: panel.role: ");
    row("a seat without a name", "[panel]\nseat = \"\"\n", "2: panel.seat: ");
    row("values that look late between", "[panel]\nlate_after = \"3s\"\nvalue_interval = \"2s\"\n",
        "3: panel.value_interval: must be at most half");
    row("a CA that is not there", "[mqtt]\nbroker = \"ssl://h\"\nca_file = \"/nowhere\"\n",
        "3: mqtt.ca_file: cannot be read");
    row("a certificate without key", "[mqtt]\nbroker = \"ssl://h\"\ncertificate_file = \"/dev/null\"\n",
        "3: mqtt.certificate_file: needs");
    row("a CA without TLS", "[mqtt]\nbroker = \"tcp://h\"\nca_file = \"/dev/null\"\n",
        "2: mqtt.broker: must be mqtts://");
    row("a password for nobody", "[mqtt]\npassword = \"x\"\n", "1: mqtt.username: is missing");
    row("two passwords", "[mqtt]\nusername = \"u\"\npassword = \"x\"\npassword_file = \"/dev/null\"\n",
        "3: mqtt.password: stands beside");
    row("an unknown key deep down", "[[alarms.limit]]\nsensor_type = \"t\"\nkind = \"low\"\nlimit = 1\ndead_band = 2\n",
        "5: alarms.limit.dead_band: is not known; did you mean \"deadband\"?");
    row("a limit without number", "[[alarms.limit]]\nsensor_type = \"t\"\nkind = \"low\"\n",
        "1: alarms.limit.limit: is missing");
    row("an infinite limit", "[[alarms.limit]]\nsensor_type = \"t\"\nkind = \"low\"\nlimit = inf\n",
        "4: alarms.limit.limit: must be a number");
    row("a negative deadband", "[[alarms.limit]]\nsensor_type = \"t\"\nkind = \"low\"\nlimit = 1\ndeadband = -1\n",
        "5: alarms.limit.deadband: must be from 0");
    row("a limit given twice",
        "[[alarms.limit]]\nsensor_type = \"t\"\nkind = \"low\"\nlimit = 1\n[[alarms.limit]]\nsensor_type = \"t\"\nkind "
        "= \"low\"\nlimit = 2\n",
        "7: alarms.limit.kind: is given twice");
}

void TestConfigLoader::tellsOneError()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const QByteArray, error);
    const auto loaded = load(toml.toStdString());
    QVERIFY(!loaded.config);
    QVERIFY2(loaded.issues.errors.size() == 1, all(loaded.issues.errors).c_str());
    QVERIFY2(loaded.issues.errors[0].text().starts_with(error.toStdString()), all(loaded.issues.errors).c_str());
}

void TestConfigLoader::tellsErrorsOfTheEnvironment_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no broker") << QByteArray("MQTT_BROKER") << QByteArray("broker:1883");
    QTest::newRow("websockets") << QByteArray("MQTT_BROKER") << QByteArray("wss://b");
    QTest::newRow("a source of another kind") << QByteArray("DATA_SOURCE") << QByteArray("http://b");
    QTest::newRow("a port that is none") << QByteArray("PORT") << QByteArray("http");
    QTest::newRow("a port with a tail") << QByteArray("PORT") << QByteArray("80a");
    QTest::newRow("a negative port") << QByteArray("PORT") << QByteArray("-1");
    QTest::newRow("another storage") << QByteArray("STORAGE_TYPE") << QByteArray("s3");
    QTest::newRow("another mode") << QByteArray("PROCESSING_MODE") << QByteArray("batch");
    QTest::newRow("no duration") << QByteArray("SYNC_INTERVAL") << QByteArray("300");
}

void TestConfigLoader::tellsErrorsOfTheEnvironment()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, value);
    const auto loaded = load("location = \"x\"\n", {{variable.toStdString(), value.toStdString()}});
    QVERIFY(!loaded.config);
    QCOMPARE(loaded.issues.errors.size(), std::size_t(1));
    QCOMPARE(loaded.issues.errors[0].source, "environment"s);
    QCOMPARE(loaded.issues.errors[0].key, variable.toStdString());
}

void TestConfigLoader::guessesWhatWasMeant()
{
    QVERIFY(mentions(load("[alarm]\n").issues.errors, "did you mean \"alarms\"?"));
    QVERIFY(mentions(load("[mqtt]\nbrokers = \"tcp://h\"\n").issues.errors, "did you mean \"broker\"?"));
    QVERIFY(!mentions(load("[weather]\n").issues.errors, "did you mean"));
}

void TestConfigLoader::tellsAMissingFile()
{
    const auto loaded = loadConfig("/nowhere/lineside.toml", {});
    QVERIFY(!loaded.config);
    QVERIFY2(mentions(loaded.issues.errors, "/nowhere/lineside.toml: cannot be read: "),
             all(loaded.issues.errors).c_str());
}

void TestConfigLoader::refusesAHugeFile()
{
    const auto loaded = loadConfig("/dev/zero", {});
    QVERIFY(!loaded.config);
    QVERIFY(mentions(loaded.issues.errors, "longer than a megabyte"));
}

void TestConfigLoader::readsThePasswordFromAFile()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("password")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("s3cret \n");
    file.close();
    const auto toml = "[mqtt]\nusername = \"edge\"\npassword_file = \"" + file.fileName().toStdString() + "\"\n";
    file.setPermissions(QFile::ReadOwner);
    const auto loaded = load(toml);
    VERIFY_LOADS(loaded);
    QCOMPARE(loaded.config->mqtt.password, "s3cret "s);
    QVERIFY(loaded.issues.warnings.empty());
    file.setPermissions(QFile::ReadOwner | QFile::ReadOther);
    QVERIFY(mentions(load(toml).issues.warnings, "test.toml:3: mqtt.password_file: can be read by every user"));
}

void TestConfigLoader::warnsOfAnUnencryptedPassword()
{
    QVERIFY(mentions(load({}, {{"MQTT_BROKER", "tcp://u:p@far.example"}}).issues.warnings, "unencrypted"));
    QVERIFY(load({}, {{"MQTT_BROKER", "tcp://u:p@localhost"}}).issues.warnings.empty());
    QVERIFY(load({}, {{"MQTT_BROKER", "mqtts://u:p@far.example"}}).issues.warnings.empty());
}

void TestConfigLoader::neverRepeatsASecret()
{
    for (const char *broker :
         {"tcp://u:canary@h:0", "canary", "ws://u:canary@h", "tcp://u:canary@", "tcp://u:canary@h/canary"}) {
        const auto loaded = load("[mqtt]\npassword = \"canary\"\nclient_id = \"\"\n", {{"MQTT_BROKER", broker}});
        QVERIFY(!loaded.config);
        QVERIFY2(!mentions(loaded.issues.errors, "canary"), all(loaded.issues.errors).c_str());
    }
}

void TestConfigLoader::readsAlarmLimits()
{
    const auto loaded = load(
        "[alarms]\npublish = \"every-reading\"\n"
        "[[alarms.limit]]\nsensor_type = \"temperature\"\ndevice = \"oven-1\"\nkind = \"high-high\"\n"
        "limit = 240\ndeadband = 2.5\non_delay = \"5s\"\noff_delay = \"1m\"\npriority = \"critical\"\nlatch = true\n");
    VERIFY_LOADS(loaded);
    QVERIFY(loaded.config->alarms.publish == AlertPublish::EveryReading);
    const AlarmLimit limit = loaded.config->alarms.limitsOf({"oven-1", "temperature"}).at(LimitKind::HighHigh);
    QCOMPARE(limit.limit, 240.0);
    QVERIFY(limit.deadband == 2.5);
    QCOMPARE(limit.onDelay, 5000ms);
    QCOMPARE(limit.offDelay, 60000ms);
    QVERIFY(limit.priority == Priority::Critical);
    QVERIFY(limit.latch);
}

void TestConfigLoader::readsWatches()
{
    const auto loaded = load("[[alarms.watch]]\nkind = \"missing\"\npriority = \"low\"\nunless = [\"parked\"]\n"
                             "[[alarms.watch]]\nkind = \"missing\"\ndevice = \"mill-1\"\nsensor_type = \"speed\"\n"
                             "after = \"20s\"\ntimes = 3\n"
                             "[[alarms.watch]]\nkind = \"missing\"\ndevice_type = \"mill\"\nafter = \"2m\"\n"
                             "[[alarms.watch]]\nkind = \"line\"\nlocation = \"hall a\"\nenabled = false\n");
    VERIFY_LOADS(loaded);
    const WatchSettings &watches = loaded.config->alarms.watches;
    const Watch near = watches.watchOf(LimitKind::Missing, {.deviceType = "mill", .name = "Speed", .device = "mill-1"});
    QCOMPARE(near.after, 20000ms);
    QCOMPARE(near.times, 3.0);
    QVERIFY(near.limit.priority == Priority::Low);
    QCOMPARE(near.limit.onDelay, 30000ms);
    QCOMPARE(near.limit.unlessStates, std::vector<std::string>{"parked"});
    QCOMPARE(watches.watchOf(LimitKind::Missing, {.deviceType = "mill", .name = "flow"}).after, 120000ms);
    QCOMPARE(watches.watchOf(LimitKind::Missing, {.name = "flow"}).after, 60000ms);
    QVERIFY(!watches.watchOf(LimitKind::Line, {.name = "hall a"}).isOn);
    QVERIFY(watches.watchOf(LimitKind::Line, {.name = "hall b"}).isOn);
}

void TestConfigLoader::aLimitInheritsWhatItDoesNotSay()
{
    const std::string high = "[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"high\"\n";
    const auto loaded
        = load(high + "priority = \"high\"\non_delay = \"5s\"\n" + high + "device_type = \"oven\"\nlimit = 240\n" + high
               + "device = \"oven-1\"\non_delay = \"0s\"\n");
    VERIFY_LOADS(loaded);
    const AlarmSettings &alarms = loaded.config->alarms;
    const auto limitOf = [&](const char *device, const char *deviceClass) {
        return alarms.limitsOf({device, "temperature"}, deviceClass).at(LimitKind::High);
    };
    QCOMPARE(limitOf("press-1", "press").limit, 80.0); // the contract's
    QVERIFY(limitOf("press-1", "press").priority == Priority::High);
    QCOMPARE(limitOf("oven-2", "oven").limit, 240.0);
    QCOMPARE(limitOf("oven-2", "oven").onDelay, 5000ms);
    QCOMPARE(limitOf("oven-1", "oven").limit, 240.0);
    QCOMPARE(limitOf("oven-1", "oven").onDelay, 0ms);
    const auto nowhere = load("[[alarms.limit]]\nsensor_type = \"flow\"\nkind = \"high\"\npriority = \"high\"\n");
    QVERIFY2(mentions(nowhere.issues.errors, "alarms.limit.limit: is missing"), all(nowhere.issues.errors).c_str());
}

void TestConfigLoader::readsWhatAValueIsHeldAgainst()
{
    const auto loaded = load("[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"rate\"\nlimit = 9\n"
                             "unit = \"fahrenheit\"\nper = \"10m\"\n"
                             "[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"deviation\"\nlimit = 9\n"
                             "unit = \"fahrenheit\"\nsetpoint = 50\n"
                             "[[alarms.watch]]\nkind = \"discrete\"\ndevice_type = \"mill\"\nequals = [\"fault\"]\n");
    VERIFY_LOADS(loaded);
    const WatchSettings &watches = loaded.config->alarms.watches;
    const Watch rate = watches.watchOf(LimitKind::Rate, {.name = "temperature"});
    QVERIFY(rate.isOn);
    QCOMPARE(rate.limit.limit, 5.0); // a difference: without the offset
    QCOMPARE(rate.per, 600000ms);
    const Watch deviation = watches.watchOf(LimitKind::Deviation, {.name = "temperature"});
    QCOMPARE(deviation.limit.limit, 5.0);
    QCOMPARE(deviation.setpoint, std::optional(10.0));
    QVERIFY(watches.watchOf(LimitKind::Discrete, {.deviceType = "mill"}).isOn);
    QVERIFY(!watches.watchOf(LimitKind::Discrete, {.deviceType = "saw"}).isOn);
}

void TestConfigLoader::readsConditions()
{
    const auto loaded = load("[[alarms.condition]]\nname = \"idle\"\ndevice_type = \"mill\"\nsensor_type = \"heat\"\n"
                             "below = 50\nhysteresis = 9\nunit = \"fahrenheit\"\nlongest = \"1h\"\n"
                             "suppresses = { kinds = [\"low\"], devices = [\"mill-2\"] }\n"
                             "[[alarms.condition]]\nname = \"no air\"\nalarm = \"low-low\"\n");
    VERIFY_LOADS(loaded);
    const ConditionRule &idle = loaded.config->alarms.conditions.at(0);
    QCOMPARE(idle.edge, 10.0);
    QCOMPARE(idle.hysteresis, 5.0);
    QCOMPARE(idle.unit, std::string("celsius"));
    QCOMPARE(idle.longest, 3600000ms);
    QVERIFY(idle.kinds == std::vector{LimitKind::Low});
    QCOMPARE(idle.devices, std::vector<std::string>{"mill-2"});
    QVERIFY(loaded.config->alarms.conditions.at(1).alarm == LimitKind::LowLow);
}

void TestConfigLoader::oneSensorTypeHasOneSetOfLimits()
{
    for (const char *name : {"temperature", "Temperature", "TEMPERATURE", " temperature ", "\\tTemperature"}) {
        const std::string type = "[[alarms.limit]]\nsensor_type = \""s + name + "\"\nkind = \"high\"\n";
        const auto loaded = load(type + "limit = 95\n" + type + "device = \"oven-1\"\nlimit = 240\n"
                                 + "[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"low\"\n"
                                   "device = \"oven-1\"\nlimit = 5\n");
        VERIFY_LOADS(loaded);
        const AlarmSettings &alarms = loaded.config->alarms; // the contract's default of 80 is gone for all spellings
        QCOMPARE(alarms.limitsOf({"oven-2", "temperature"}).at(LimitKind::High).limit, 95.0);
        QCOMPARE(alarms.limitsOf({"oven-2", "Temperature"}).at(LimitKind::High).limit, 95.0);
        QCOMPARE(alarms.limitsOf({"oven-1", "temperature"}).at(LimitKind::High).limit, 240.0);
        QCOMPARE(alarms.limitsOf({"oven-1", "TEMPERATURE"}).at(LimitKind::Low).limit, 5.0);
        const auto twice = load(type + "limit = 95\n"
                                + "[[alarms.limit]]\nsensor_type = \"temperaturE\"\nkind = \"high\"\nlimit = 9\n");
        QVERIFY2(mentions(twice.issues.errors, "alarms.limit.kind: is given twice"), all(twice.issues.errors).c_str());
    }
}

void TestConfigLoader::knowsWhatCanBeADevice()
{
    for (const std::string id : {"a/b", "b+", "c#", "#", "/", "+", "a\\u0007", "a\\tb"}) {
        const std::string device = "device = \"" + id + "\"\n";
        const auto limit = load("[[alarms.limit]]\n" + device + "sensor_type = \"x\"\nkind = \"high\"\nlimit = 1\n");
        QVERIFY2(mentions(limit.issues.errors, "test.toml:2: alarms.limit.device: must be"), id.c_str());
        const auto unit = load("[[unit]]\n" + device + "code = \"bar\"\naliases = [\"raw\"]\n");
        QVERIFY2(mentions(unit.issues.errors, "test.toml:2: unit.device: must be"), id.c_str());
        const auto clock = load("[[devices.clock]]\n" + device + "use_arrival = true\n");
        QVERIFY2(mentions(clock.issues.errors, "test.toml:2: devices.clock.device: must be"), id.c_str());
        const auto renamed = load("[[devices.renamed]]\n" + device + "was = [\"p\"]\n");
        QVERIFY2(mentions(renamed.issues.errors, "test.toml:2: devices.renamed.device: must be"), id.c_str());
        const auto was = load("[[devices.renamed]]\ndevice = \"p\"\nwas = [\"" + id + "\"]\n");
        QVERIFY2(mentions(was.issues.errors, "test.toml:3: devices.renamed.was: names"), id.c_str());
    }
}

void TestConfigLoader::dropsNothingSaidOfAKnownUnit()
{
    for (const std::string key : {"factor", "offset"}) {
        for (const char *code :
             {"code = \"bar\"\n", "code = \"psig\"\n", "code = \"bar\"\nquantity = \"pressure\"\n"}) {
            const auto loaded = load("[[unit]]\n" + key + " = 5.0\n" + code + "aliases = [\"qq\"]\n");
            QVERIFY2(mentions(loaded.issues.errors, "test.toml:2: unit." + key + ": is not taken"), code);
        }
    }
}

void TestConfigLoader::oneSpellingMeansOneUnit()
{
    const auto aliases = [](const std::string &one, const std::string &other, const std::string &scope = {}) {
        return load("[[unit]]\ncode = \"bar\"\naliases = [\"" + one + "\"]\n" + scope
                    + "[[unit]]\ncode = \"psi\"\naliases = [\"" + other + "\"]\n" + scope);
    };
    for (const char *other : {"qq_1", "QQ_1", "qQ 1", "qq1", " QQ1 "}) {
        QVERIFY2(mentions(aliases("qq_1", other).issues.errors, "test.toml:6: unit.aliases: "), other);
        QVERIFY2(!aliases("qq_1", other, "device = \"p\"\n").config, other);
    }
    VERIFY_LOADS(aliases("qq_1", "qq_2"));
    VERIFY_LOADS(load("[[unit]]\ncode = \"bar\"\naliases = [\"qq\", \"QQ\"]\n"
                      "[[unit]]\ncode = \"psi\"\ndevice = \"p\"\naliases = [\"QQ\"]\n"
                      "[[unit]]\ncode = \"kpa\"\ndevice = \"p\"\nsensor_type = \"x\"\naliases = [\"qq\"]\n"));
}

void TestConfigLoader::refusesALimitInAForeignUnit()
{
    const auto limit = [](const char *type, const char *unit) {
        return load("[[alarms.limit]]\nsensor_type = \""s + type + "\"\ndevice = \"d\"\nkind = \"high-high\"\n"
                    + "limit = 900\nunit = \"" + unit + "\"\n");
    };
    for (const char *type : {"temperature", "Temperature", "oven_temperature"})
        QVERIFY2(mentions(limit(type, "bar").issues.errors, "test.toml:6: alarms.limit.unit: is no unit of"), type);
    for (const char *type : {"temperature", "Temperature", "zone_2"})
        VERIFY_LOADS(limit(type, "fahrenheit"));
    VERIFY_LOADS(limit("pressure", "psig"));
}

void TestConfigLoader::readsUnits()
{
    const auto loaded = load("[[unit]]\ncode = \"furlong\"\nquantity = \"length\"\nfactor = 201168.0\n"
                             "aliases = [\"fur\"]\n"
                             "[[unit]]\ncode = \"bar\"\ndevice = \"plc-1\"\nsensor_type = \"pressure\"\n"
                             "aliases = [\"\", \"raw\"]\n"
                             "[[alarms.limit]]\nsensor_type = \"path\"\nkind = \"high\"\nlimit = 2\n"
                             "unit = \"fur\"\n");
    VERIFY_LOADS(loaded);
    const auto &units = loaded.config->units.units;
    QCOMPARE(units.size(), std::size_t(2));
    QCOMPARE(units[0].factor, 201168.0);
    QCOMPARE(units[1].device, std::string("plc-1"));
    QCOMPARE(units[1].aliases, (std::vector<std::string>{"", "raw"}));
    const AlarmLimit limit = loaded.config->alarms.limitsOf({"any", "path"}).at(LimitKind::High);
    QCOMPARE(limit.limit, 402336.0);
    QCOMPARE(limit.unit, std::string("millimetre"));
}

void TestConfigLoader::convertsALimitToTheBaseUnit()
{
    const auto loaded = load("[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"high\"\nlimit = 212\n"
                             "deadband = 9\nunit = \"°F\"\n");
    VERIFY_LOADS(loaded);
    const AlarmLimit limit = loaded.config->alarms.limitsOf({"any", "temperature"}).at(LimitKind::High);
    QCOMPARE(limit.limit, 100.0);
    QCOMPARE(limit.deadband, 5.0);
    QCOMPARE(limit.unit, std::string("celsius"));
}

void TestConfigLoader::keepsTheDefaultsBesideNewLimits()
{
    const auto loaded = load("[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"low\"\nlimit = 5\n"
                             "[[alarms.limit]]\nsensor_type = \"humidity\"\nkind = \"high\"\nlimit = 70\n");
    VERIFY_LOADS(loaded);
    const auto limitOf = [&](const char *type, LimitKind kind) {
        return loaded.config->alarms.limitsOf({"any", type}).at(kind).limit;
    };
    QCOMPARE(limitOf("temperature", LimitKind::Low), 5.0);
    QCOMPARE(limitOf("temperature", LimitKind::High), 80.0);
    QCOMPARE(limitOf("humidity", LimitKind::High), 70.0);
    QCOMPARE(limitOf("pressure", LimitKind::High), 200000.0);
}

void TestConfigLoader::disablesLimits()
{
    const auto loaded
        = load("[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"high\"\nenabled = false\n"
               "[[alarms.limit]]\nsensor_type = \"pressure\"\ndevice = \"p\"\nkind = \"high\"\nenabled = false\n");
    VERIFY_LOADS(loaded);
    QVERIFY(loaded.config->alarms.limitsOf({"any", "temperature"}).empty());
    QVERIFY(loaded.config->alarms.limitsOf({"p", "pressure"}).empty());
    QCOMPARE(loaded.config->alarms.limitsOf({"q", "pressure"}).size(), std::size_t(1));
}

void TestConfigLoader::aDeviceMaySwitchOffOneLimitOfFour()
{
    std::string toml;
    const char *const kinds[] = {"low-low", "low", "high", "high-high"};
    for (int i = 0; i < 4; ++i)
        toml += "[[alarms.limit]]\nsensor_type = \"level\"\nkind = \""s + kinds[i] + "\"\nlimit = " + std::to_string(i)
            + '\n';
    const std::string off = "[[alarms.limit]]\nsensor_type = \"level\"\ndevice = \"d\"\nenabled = false\nkind = \"";
    for (int i = 0; i < 4; ++i) {
        const auto loaded = load(toml + off + kinds[i] + "\"\n");
        VERIFY_LOADS(loaded);
        const auto limits = loaded.config->alarms.limitsOf({"d", "level"});
        QCOMPARE(limits.size(), std::size_t(3));
        for (const auto &[kind, limit] : limits)
            QVERIFY(kinds[i] != toString(kind) && std::isfinite(limit.limit));
    }
}

void TestConfigLoader::givesDeadbandsByQuantity_data()
{
    QTest::addColumn<QByteArray>("entries");
    QTest::addColumn<QByteArray>("sensorType");
    QTest::addColumn<double>("deadband");
    const QByteArray on("[alarms]\ndefault_deadband = \"by-quantity\"\n");
    const auto limit = [](const char *type, const char *rest) {
        return QByteArray("[[alarms.limit]]\nsensor_type = \"") + type + "\"\n" + rest + '\n';
    };
    const auto high = [limit](const char *type) { return limit(type, "kind = \"high\"\nlimit = 50"); };
    QTest::newRow("none unless asked for") << QByteArray() << QByteArray("temperature") << 0.0;
    QTest::newRow("none when asked for none")
        << QByteArray("[alarms]\ndefault_deadband = \"none\"\n") << QByteArray("temperature") << 0.0;
    QTest::newRow("one percent of 80 celsius") << on << QByteArray("temperature") << 0.8;
    QTest::newRow("two percent of 200,000 pascal") << on << QByteArray("pressure") << 4000.0;
    QTest::newRow("none for humidity") << on << QByteArray("humidity") << 0.0;
    QTest::newRow("five percent of a level") << on + high("level") << QByteArray("level") << 2.5;
    QTest::newRow("five percent of a flow") << on + high("flow") << QByteArray("flow") << 2.5;
    QTest::newRow("by a part of the name")
        << on + high("discharge_pressure") << QByteArray("discharge_pressure") << 1.0;
    QTest::newRow("none for what is not known") << on + high("vibration") << QByteArray("vibration") << 0.0;
    QTest::newRow("of the span between two limits")
        << on + high("level") + limit("level", "kind = \"low\"\nlimit = 10") << QByteArray("level") << 2.0;
    QTest::newRow("of the size of a limit below nought")
        << on + limit("flow", "kind = \"high\"\nlimit = -20") << QByteArray("flow") << 1.0;
    QTest::newRow("its own stands") << on + limit("level", "kind = \"high\"\nlimit = 50\ndeadband = 7")
                                    << QByteArray("level") << 7.0;
    QTest::newRow("its own of nought stands")
        << on + limit("level", "kind = \"high\"\nlimit = 50\ndeadband = 0") << QByteArray("level") << 0.0;
}

void TestConfigLoader::givesDeadbandsByQuantity()
{
    QFETCH(const QByteArray, entries);
    QFETCH(const QByteArray, sensorType);
    QFETCH(const double, deadband);
    const auto loaded = load(entries.toStdString());
    VERIFY_LOADS(loaded);
    const auto limits = loaded.config->alarms.limitsOf({"any", sensorType.toStdString()});
    QVERIFY(limits.at(LimitKind::High).deadband == deadband);
}

void TestConfigLoader::checksTheOrderOfLimits()
{
    const auto against = load("[[alarms.limit]]\nsensor_type = \"temperature\"\nkind = \"high-high\"\nlimit = 70\n");
    QVERIFY(mentions(against.issues.errors, "test.toml:4: alarms.limit.limit: must be above the high limit"));
    const auto device
        = load("[[alarms.limit]]\nsensor_type = \"temperature\"\ndevice = \"d\"\nkind = \"low\"\nlimit = 80\n");
    QVERIFY(mentions(device.issues.errors, "must be below the high limit"));
    VERIFY_LOADS(
        load("[[alarms.limit]]\nsensor_type = \"temperature\"\ndevice = \"d\"\nkind = \"low\"\nlimit = 90\n"
             "[[alarms.limit]]\nsensor_type = \"temperature\"\ndevice = \"d\"\nkind = \"high\"\nlimit = 100\n"));
}

/// core/FACTS.md R14: whatever happens to the file, the program either has a Config or can say what is wrong, and
/// where.
void TestConfigLoader::survivesMutations()
{
    const QByteArray good = readAll(exampleFile())
        + "[[alarms.limit]]\nsensor_type = \"temperature\"\ndevice = \"oven-01\"\nkind = \"high-high\"\n"
          "limit = 240.0\non_delay = \"5s\"\npriority = \"critical\"\n";
    VERIFY_LOADS(load(good.toStdString()));
    std::mt19937 random(20260101);
    const auto below
        = [&random](qsizetype end) { return std::uniform_int_distribution<qsizetype>(0, end - 1)(random); };
    int refused = 0;
    for (int i = 0; i < 600; ++i) {
        QByteArray text = good;
        QList<QByteArray> lines = text.split('\n');
        switch (below(6)) {
        case 0:
            text[below(text.size())] = static_cast<char>(below(256));
            break;
        case 1:
            text.remove(below(text.size()), below(40));
            break;
        case 2:
            text.insert(below(text.size()), QByteArray(below(20), static_cast<char>(below(256))));
            break;
        case 3:
            text.truncate(below(text.size()));
            break;
        case 4:
            lines.swapItemsAt(below(lines.size()), below(lines.size())), text = lines.join('\n');
            break;
        default:
            lines.insert(below(lines.size()), lines[below(lines.size())]), text = lines.join('\n');
        }
        const auto loaded = load(text.toStdString());
        QVERIFY(loaded.config.has_value() == loaded.issues.errors.empty());
        refused += loaded.config ? 0 : 1;
        for (const ConfigIssue &issue : loaded.issues.errors)
            QVERIFY2(!issue.source.empty() && issue.line > 0 && !issue.reason.empty(), issue.text().c_str());
    }
    QVERIFY(refused > 100 && refused < 600);
}

LINESIDE_TEST(TestConfigLoader)

} // namespace tst_configloader

#include "tst_configloader.moc"
