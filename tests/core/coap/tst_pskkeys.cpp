// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/pskkeys.h"

#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;

namespace tst_pskkeys {

const QByteArray kKey = "000102030405060708090a0b0c0d0e0f";

class TestPskKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsALineADevice()
    {
        const auto keys = read("# of the hall\n\n" + kKey + " oven-1\r\n" + kKey.toUpper() + " a press of ours");
        QVERIFY(keys);
        QCOMPARE(keys->size(), std::size_t(2));
        QVERIFY(keys->find("oven-1"));
        QCOMPARE(keys->find("oven-1")->bytes()[15], static_cast<unsigned char>(15));
        QVERIFY(keys->find("a press of ours"));
        QVERIFY(!keys->find("oven-2"));
    }

    void refusesTheWholeFileForOneLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no id") << kKey;
        QTest::newRow("an empty id") << kKey + ' ';
        QTest::newRow("a short key") << kKey.left(30) + " oven-1";
        QTest::newRow("an odd key") << kKey + "0 oven-1";
        QTest::newRow("a key too long") << QByteArray(130, 'a') + " oven-1";
        QTest::newRow("no digits") << "x" + kKey.mid(1) + " oven-1";
        QTest::newRow("a topic") << kKey + " oven/1";
        QTest::newRow("twice") << kKey + " oven-0";
        QTest::newRow("the other way round") << "oven-1 " + kKey;
    }

    void refusesTheWholeFileForOneLine()
    {
        QFETCH(const QByteArray, line);
        const auto keys = read(kKey + " oven-0\n" + line + "\n");
        QVERIFY(!keys);
        QVERIFY(keys.error().code == ErrorCode::Corrupt);
        QVERIFY(keys.error().message.find("line 2") != std::string::npos);
        QVERIFY(keys.error().text().find(kKey.mid(4, 8).toStdString()) == std::string::npos); // nothing of a key
    }

    void refusesWhatOthersMayRead()
    {
        const auto keys = read(kKey + " oven-1\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        QVERIFY(!keys && keys.error().code == ErrorCode::NotAllowed);
    }

    void refusesWhatIsNoFile()
    {
        QVERIFY(PskKeys::read("/dev/zero").error().code == ErrorCode::Corrupt);
        QVERIFY(PskKeys::read(m_folder.path().toStdString()).error().code == ErrorCode::Corrupt);
        QVERIFY(PskKeys::read("/nowhere/keys").error().code == ErrorCode::NotFound);
    }

private:
    Result<PskKeys> read(const QByteArray &text, QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner)
    {
        QFile file(m_folder.filePath(QStringLiteral("keys")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
            return unexpected(ErrorCode::Io, "the test cannot write");
        file.setPermissions(mode);
        file.close();
        return PskKeys::read(file.fileName().toStdString());
    }

    QTemporaryDir m_folder;
};

} // namespace tst_pskkeys

using tst_pskkeys::TestPskKeys;
LINESIDE_TEST(TestPskKeys)
#include "tst_pskkeys.moc"
