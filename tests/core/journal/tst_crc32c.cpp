// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/crc32c.h"

#include "support/testmain.h"

#include <QTest>

#include <string>

using namespace lineside;

namespace tst_crc32c {

class TestCrc32c : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheStandardsVectors_data();
    void agreesWithTheStandardsVectors();
    void continuesWhereItStopped();
};

void TestCrc32c::agreesWithTheStandardsVectors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint32>("expected");
    QTest::newRow("nothing") << QByteArray() << quint32(0);
    QTest::newRow("the digits 1 to 9") << QByteArray("123456789") << quint32(0xE3069283);
    QTest::newRow("32 bytes of zero, RFC 3720 B.4") << QByteArray(32, '\0') << quint32(0x8A9136AA);
    QTest::newRow("32 bytes of ones, RFC 3720 B.4") << QByteArray(32, '\xff') << quint32(0x62A8AB43);
}

void TestCrc32c::agreesWithTheStandardsVectors()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const quint32, expected);
    const auto size = static_cast<std::size_t>(bytes.size());
    QCOMPARE(crc32c(0, bytes.constData(), size), expected);
    QCOMPARE(crc32cByTable(0, bytes.constData(), size), expected);
}

void TestCrc32c::continuesWhereItStopped()
{
    const std::string text = "an oven overheats after a minute";
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        QCOMPARE(crc32c(crc32c(0, text.data(), cut), text.data() + cut, text.size() - cut),
                 crc32c(0, text.data(), text.size()));
}

LINESIDE_TEST(TestCrc32c)

} // namespace tst_crc32c

#include "tst_crc32c.moc"
