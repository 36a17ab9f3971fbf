// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/statusword.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_statusword {

class TestStatusWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWords_data();
    void readsWords();
    void neverTakesALongWordForItsBeginning();
};

void TestStatusWord::readsWords_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("status"); // empty: not known
    QTest::newRow("\"ONLINE\"") << QByteArray("ONLINE") << QByteArray("online");
    QTest::newRow("\"Online\"") << QByteArray("Online") << QByteArray("online");
    QTest::newRow("\" online\t\"") << QByteArray(" online\t") << QByteArray("online");
    QTest::newRow("\"on-line\"") << QByteArray("on-line") << QByteArray("online");
    QTest::newRow("\"up\"") << QByteArray("up") << QByteArray("online");
    QTest::newRow("\"UP\"") << QByteArray("UP") << QByteArray("online");
    QTest::newRow("\"Connected\"") << QByteArray("Connected") << QByteArray("online");
    QTest::newRow("\"ready\"") << QByteArray("ready") << QByteArray("online");
    QTest::newRow("\"Ready \"") << QByteArray("Ready ") << QByteArray("online");
    QTest::newRow("\"NBIRTH\"") << QByteArray("NBIRTH") << QByteArray("online");
    QTest::newRow("\"DBIRTH\"") << QByteArray("DBIRTH") << QByteArray("online");
    QTest::newRow("\"alive\"") << QByteArray("alive") << QByteArray("online");
    QTest::newRow("\"available\"") << QByteArray("available") << QByteArray("online");
    QTest::newRow("\"true\"") << QByteArray("true") << QByteArray("online");
    QTest::newRow("\"TRUE\"") << QByteArray("TRUE") << QByteArray("online");
    QTest::newRow("\"1\"") << QByteArray("1") << QByteArray("online");
    QTest::newRow("\" 1 \"") << QByteArray(" 1 ") << QByteArray("online");
    QTest::newRow("\"offline\"") << QByteArray("offline") << QByteArray("offline");
    QTest::newRow("\"OffLine\"") << QByteArray("OffLine") << QByteArray("offline");
    QTest::newRow("\"OFF_LINE\"") << QByteArray("OFF_LINE") << QByteArray("offline");
    QTest::newRow("\"down\"") << QByteArray("down") << QByteArray("offline");
    QTest::newRow("\"Down\"") << QByteArray("Down") << QByteArray("offline");
    QTest::newRow("\"disconnected\"") << QByteArray("disconnected") << QByteArray("offline");
    QTest::newRow("\"DISCONNECTED\"") << QByteArray("DISCONNECTED") << QByteArray("offline");
    QTest::newRow("\"lost\"") << QByteArray("lost") << QByteArray("offline");
    QTest::newRow("\"NDEATH\"") << QByteArray("NDEATH") << QByteArray("offline");
    QTest::newRow("\"DDEATH\"") << QByteArray("DDEATH") << QByteArray("offline");
    QTest::newRow("\"dead\"") << QByteArray("dead") << QByteArray("offline");
    QTest::newRow("\"unavailable\"") << QByteArray("unavailable") << QByteArray("offline");
    QTest::newRow("\"not connected\"") << QByteArray("not connected") << QByteArray("offline");
    QTest::newRow("\"Not Responding\"") << QByteArray("Not Responding") << QByteArray("offline");
    QTest::newRow("\"connection-lost\"") << QByteArray("connection-lost") << QByteArray("offline");
    QTest::newRow("\"false\"") << QByteArray("false") << QByteArray("offline");
    QTest::newRow("\"0\"") << QByteArray("0") << QByteArray("offline");
    QTest::newRow("\"Running\"") << QByteArray("Running") << QByteArray("running");
    QTest::newRow("\"STOPPED\"") << QByteArray("STOPPED") << QByteArray("stopped");
    QTest::newRow("\" Idle\"") << QByteArray(" Idle") << QByteArray("idle");
    QTest::newRow("\"FAULT\"") << QByteArray("FAULT") << QByteArray("fault");
    QTest::newRow("\"Faulted\"") << QByteArray("Faulted") << QByteArray("fault");
    QTest::newRow("\"init\"") << QByteArray("init") << QByteArray("starting");
    QTest::newRow("\"Initializing\"") << QByteArray("Initializing") << QByteArray("starting");
    QTest::newRow("\"Maintenance\"") << QByteArray("Maintenance") << QByteArray("maintenance");
    QTest::newRow("\"sleeping\"") << QByteArray("sleeping") << QByteArray("sleeping");
    QTest::newRow("\"ALERT\"") << QByteArray("ALERT") << QByteArray("alert");
    QTest::newRow("\"Standby\"") << QByteArray("Standby") << QByteArray("standby");
    QTest::newRow("\"Busy\"") << QByteArray("Busy") << QByteArray("busy");
    QTest::newRow("\"\"") << QByteArray("") << QByteArray("");
    QTest::newRow("\"mystery\"") << QByteArray("mystery") << QByteArray("");
    QTest::newRow("\"onlineish\"") << QByteArray("onlineish") << QByteArray("");
    QTest::newRow("\"not online\"") << QByteArray("not online") << QByteArray("");
    QTest::newRow("\"!online\"") << QByteArray("!online") << QByteArray("");
    QTest::newRow("\"online?\"") << QByteArray("online?") << QByteArray("");
    QTest::newRow("\"-1\"") << QByteArray("-1") << QByteArray("");
    QTest::newRow("\"2\"") << QByteArray("2") << QByteArray("");
    QTest::newRow("\"10\"") << QByteArray("10") << QByteArray("");
    QTest::newRow("\"0.1\"") << QByteArray("0.1") << QByteArray("");
    QTest::newRow("\"off\"") << QByteArray("off") << QByteArray("");
    QTest::newRow("\"another script\"") << QByteArray("\xe5\x9c\xa8\xe7\xba\xbf") << QByteArray("");
}

void TestStatusWord::readsWords()
{
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, status);
    QCOMPARE(QByteArray::fromStdString(std::string(knownStatus(word.toStdString()))), status);
}

void TestStatusWord::neverTakesALongWordForItsBeginning()
{
    QVERIFY(knownStatus(std::string(1000, ' ') + "online").size() == 6);
    QVERIFY(knownStatus("online" + std::string(1000, 'x')).empty());
}

LINESIDE_TEST(TestStatusWord)

} // namespace tst_statusword

#include "tst_statusword.moc"
