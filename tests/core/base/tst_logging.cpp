// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include "support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <unistd.h>

using namespace lineside;

namespace tst_logging {

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesJsonLines();
    void writesForAPerson();
    void writesForJournald();
    void writesJsonWhenNobodyReads();
    void aMessageIsOneHarmlessLine_data();
    void aMessageIsOneHarmlessLine();
    void aLongMessageIsCut();

private:
    /// What `log` writes to stderr.
    static QByteArray captured(LogTarget target, const std::function<void()> &log);
};

QByteArray TestLogging::captured(LogTarget target, const std::function<void()> &log)
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("stderr")));
    if (!file.open(QIODevice::ReadWrite))
        return {};
    const int kept = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    const QtMessageHandler before = qInstallMessageHandler(nullptr);
    installLogging(target);
    log();
    qInstallMessageHandler(before);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    file.seek(0);
    return file.readAll();
}

void TestLogging::writesJsonLines()
{
    const QByteArray lines = captured(LogTarget::Json, [] {
        qCWarning(lcStore, "half \"full\"\nof it");
        qCInfo(lcMqtt, "second");
    });
    QCOMPARE(lines.count('\n'), 2);
    const auto first = QJsonDocument::fromJson(lines.left(lines.indexOf('\n'))).object();
    QCOMPARE(first[QStringLiteral("level")].toString(), QStringLiteral("warning"));
    QCOMPARE(first[QStringLiteral("category")].toString(), QStringLiteral("lineside.store"));
    QCOMPARE(first[QStringLiteral("message")].toString(), QStringLiteral("half \"full\"\nof it"));
    QVERIFY(first[QStringLiteral("time")].toString().endsWith(QLatin1Char('Z')));
}

void TestLogging::writesForAPerson()
{
    const QByteArray line = captured(LogTarget::Text, [] { qCCritical(lcEngine, "no disk"); });
    QVERIFY2(line.endsWith(" error lineside.engine: no disk\n"), line.constData());
}

void TestLogging::writesForJournald()
{
    qputenv("JOURNAL_STREAM", "1:2");
    const QByteArray line = captured(LogTarget::Auto, [] { qCWarning(lcHttp, "slow"); });
    qunsetenv("JOURNAL_STREAM");
    QCOMPARE(line, QByteArray("<4>lineside.http: slow\n"));
}

void TestLogging::writesJsonWhenNobodyReads()
{
    qunsetenv("JOURNAL_STREAM");
    const QByteArray line = captured(LogTarget::Auto, [] { qCInfo(lcSync, "sent"); });
    QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
}

void TestLogging::aMessageIsOneHarmlessLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const QString &text, const char *shown) {
        QTest::newRow(name) << text << QByteArray(shown);
    };
    row("plain text", QStringLiteral("oven 1"), "oven 1");
    row("letters beyond ASCII", QStringLiteral("Öfen 温度 ☃"), "Öfen 温度 ☃");
    row("a backslash", QStringLiteral("C:\\x"), "C:\\x");
    row("a line end that fakes a line", QStringLiteral("a\n<3>lineside.engine: b"), "a\\n<3>lineside.engine: b");
    row("a carriage return that overwrites", QStringLiteral("a\rb"), "a\\rb");
    row("a tab", QStringLiteral("a\tb"), "a\\tb");
    row("a NUL", QStringLiteral("a%1b").arg(QChar(0)), "a\\u0000b");
    row("a sequence that clears the screen", QStringLiteral("\x1b[2J"), "\\u001b[2J");
    row("its short form of eight bits", QStringLiteral("%1").arg(QChar(0x9b)) + QStringLiteral("2J"), "\\u009b2J");
    row("a rubout", QStringLiteral("a\x7f"), "a\\u007f");
    row("a bell", QStringLiteral("a\a"), "a\\u0007");
    row("a line separator", QStringLiteral("a\u2028b"), "a\\u2028b");
    row("a paragraph separator", QStringLiteral("a\u2029b"), "a\\u2029b");
    row("a next line", QStringLiteral("a%1b").arg(QChar(0x85)), "a\\u0085b");
    row("an override of direction", QStringLiteral("a\u202eb"), "a\\u202eb");
    row("an isolate of direction", QStringLiteral("a\u2066b\u2069"), "a\\u2066b\\u2069");
    row("a mark of direction", QStringLiteral("a\u200fb"), "a\\u200fb");
    row("a byte order mark within", QStringLiteral("a\ufeffb"), "a\\ufeffb");
}

void TestLogging::aMessageIsOneHarmlessLine()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, shown);
    const auto log = [&text] { qCWarning(lcMqtt).noquote() << text; };
    const QByteArray line = captured(LogTarget::Text, log);
    QVERIFY2(line.endsWith("lineside.mqtt: " + shown + '\n'), line.constData());
    const QByteArray json = captured(LogTarget::Json, log);
    QCOMPARE(json.count('\n'), 1);
    for (const QChar character : QString::fromUtf8(json.chopped(1))) {
        const char16_t c = character.unicode();
        QVERIFY(c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0x202e);
    }
    QCOMPARE(QJsonDocument::fromJson(json).object()[QStringLiteral("message")].toString(), text);
}

void TestLogging::aLongMessageIsCut()
{
    const QString topic(65'000, QLatin1Char('x'));
    const QByteArray line = captured(LogTarget::Text, [&topic] { qCWarning(lcMqtt, "%s", qPrintable(topic)); });
    QVERIFY(line.size() < 5000);
    QVERIFY2(line.endsWith("x… (60904 characters more)\n"), line.right(100).constData());
}

LINESIDE_TEST(TestLogging)

} // namespace tst_logging

#include "tst_logging.moc"
