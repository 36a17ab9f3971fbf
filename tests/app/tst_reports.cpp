// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exchangefolder.h"
#include "reports/pdfreport.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <thread>

using namespace lineside;

namespace tst_reports {

/// A folder that comes to be with the first file.
struct Bench
{
    QTemporaryDir place;
    ExchangeFolder folder{place.filePath(QStringLiteral("exchange")).toStdString()};

    [[nodiscard]] QString path(const char *name) const
    {
        return QString::fromStdString(folder.path()) + QLatin1Char('/') + QLatin1String(name);
    }
};

/// So many pages the file says it has.
qsizetype pagesOf(const QByteArray &pdf)
{
    return pdf.count("/Type /Page\n");
}

Report reportOf(int rows)
{
    Report report{.title = "Alarm journal",
                  .remarks = {"Steps shown: Ofen 2, newest first", "Made at 28.11.26 14:30:00"},
                  .columns = {{"Time", 2}, {"Alarm", 5}, {"By whom, and what was said", 3}}};
    report.pageText = "Page %1 of %2";
    for (int i = 0; i < rows; ++i)
        report.rows.push_back({"28.11.26 14:00:00", "温度高，高于 80.0 °C · Temperatur hoch, über 80,0 °C",
                               i % 7 == 0 ? "shift lead: " + std::string(120, 'x') : "Bediener"});
    return report;
}

class TestReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderThatIsNotThereIsEmpty();
    void readsWhatItWrote();
    void listsTablesAlone();
    void leadsNowhereElse();
    void waitsForNoPipe();
    void saysWhyItCannotWrite();
    void aReportHasItsHeadOnEveryPage();
    void aRowHigherThanAPageEndsNothing();
    void isMadeOffTheGuiThread();
};

void TestReports::aFolderThatIsNotThereIsEmpty()
{
    const Bench bench;
    const auto listing = bench.folder.listing();
    QVERIFY(listing && listing->files.empty());
    QCOMPARE(listing->path, bench.folder.path());
}

void TestReports::readsWhatItWrote()
{
    const Bench bench;
    const auto place = bench.folder.write("a.csv", "kind,limit\n");
    QVERIFY(place);
    QCOMPARE(*place, bench.path("a.csv").toStdString());
    QCOMPARE(*bench.folder.read("a.csv"), std::string("kind,limit\n"));
    QVERIFY(bench.folder.write("a.csv", "other")); // replaced
    QCOMPARE(*bench.folder.read("a.csv"), std::string("other"));
}

void TestReports::listsTablesAlone()
{
    const Bench bench;
    for (const char *name : {"a.csv", "b.CSV", "report.pdf"})
        QVERIFY(bench.folder.write(name, "x"));
    QVERIFY(QFile::link(QStringLiteral("/etc/hostname"), bench.path("link.csv")));
    QVERIFY(QDir().mkdir(bench.path("folder.csv")));
    QCOMPARE(bench.folder.listing()->files.size(), std::size_t(2));
    QVERIFY(!bench.folder.read("link.csv"));
}

void TestReports::leadsNowhereElse()
{
    const Bench bench;
    for (const char *name : {"../a.csv", "", ".hidden.csv", "sub/a.csv"}) {
        QVERIFY(!bench.folder.write(name, "x"));
        QVERIFY(!bench.folder.read(name));
    }
}

void TestReports::waitsForNoPipe()
{
    const Bench bench;
    QVERIFY(bench.folder.write("a.csv", "x"));
    QCOMPARE(mkfifo(qPrintable(bench.path("pipe.csv")), 0600), 0);
    QVERIFY(bench.folder.read("pipe.csv").error().code == ErrorCode::NotFound);
}

void TestReports::saysWhyItCannotWrite()
{
    const ExchangeFolder folder("/proc/nowhere");
    const auto place = folder.write("a.csv", "x");
    QVERIFY(!place);
    QVERIFY(!place.error().message.empty());
    QVERIFY(place.error().code == ErrorCode::Io);
}

void TestReports::aReportHasItsHeadOnEveryPage()
{
    QCOMPARE(pagesOf(toPdf(reportOf(3))), 1);
    const QByteArray pdf = toPdf(reportOf(200));
    QVERIFY(pdf.startsWith("%PDF"));
    if (const QString folder = qEnvironmentVariable("LINESIDE_PICTURES");
        !folder.isEmpty()) { // for a person to look at
        QFile file(folder + QStringLiteral("/report.pdf"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size());
    }
    QVERIFY2(pagesOf(pdf) > 3, qPrintable(QString::number(pagesOf(pdf))));
}

void TestReports::aRowHigherThanAPageEndsNothing()
{
    Report report = reportOf(1);
    report.rows[0][0] = std::string(60'000, 'x');
    report.rows.push_back({"after it", "", ""});
    QVERIFY(pagesOf(toPdf(report)) >= 2);
}

void TestReports::isMadeOffTheGuiThread()
{
    QByteArray pdf;
    std::thread([&pdf] { pdf = toPdf(reportOf(40)); }).join();
    QVERIFY(pagesOf(pdf) >= 1);
}

LINESIDE_TEST(TestReports)

} // namespace tst_reports

#include "tst_reports.moc"
