// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <unistd.h>

using namespace lineside;

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesJsonLines();
    void writesForAPerson();
    void writesForJournald();
    void writesJsonWhenNobodyReads();

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

QTEST_APPLESS_MAIN(TestLogging)
#include "tst_logging.moc"
