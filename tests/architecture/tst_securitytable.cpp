// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testpaths.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// packaging/SECURITY.md names a test for what it promises; each of them exists.
class TestSecurityTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTestNamedThereExists();
    void everyRequirementHasAProofOrIsSaidToBeOpen();
    void findsATestThatIsNotThere();

private:
    struct Named
    {
        QString file;
        QString function; // empty: all of the file
    };
    static QString contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QList<Named> namedIn(const QString &text)
    {
        static const QRegularExpression name(u"`(tst_\\w+)(?:::(\\w+))?`"_s);
        QList<Named> all;
        for (auto found = name.globalMatch(text); found.hasNext();) {
            const auto match = found.next();
            all.push_back({match.captured(1), match.captured(2)});
        }
        return all;
    }
    static bool exists(const Named &named)
    {
        QDirIterator at(lineside::sourceDir() + u"/tests"_s, {named.file + u".cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (at.hasNext()) { // two modules may have a test of one name
            const QString text = contentOf(at.next());
            if (named.function.isEmpty() || text.contains(u"void "_s + named.function + u"()"_s))
                return true;
        }
        return false;
    }
    static QString table() { return contentOf(lineside::sourceDir() + u"/packaging/SECURITY.md"_s); }
};

void TestSecurityTable::everyTestNamedThereExists()
{
    const auto all = namedIn(table());
    QVERIFY(all.size() > 40);
    for (const Named &named : all)
        QVERIFY2(exists(named), qPrintable(named.file + u"::"_s + named.function));
}

void TestSecurityTable::everyRequirementHasAProofOrIsSaidToBeOpen()
{
    static const QRegularExpression row(u"^\\| (?:SAR )?(\\d\\.\\d+)[^|]*\\|[^|]*\\|(.*)\\|$"_s,
                                        QRegularExpression::MultilineOption);
    int rows = 0;
    for (auto found = row.globalMatch(table()); found.hasNext(); ++rows) {
        const auto match = found.next();
        const QString proof = match.captured(2);
        const bool isNamed = !namedIn(proof).isEmpty() || proof.contains(u"open"_s) || proof.contains(u"host's"_s)
            || proof.contains(u"no function"_s) || proof.contains(u"packaging/"_s);
        QVERIFY2(isNamed, qPrintable(match.captured(0)));
    }
    QVERIFY(rows >= 40);
}

void TestSecurityTable::findsATestThatIsNotThere()
{
    QVERIFY(!exists({u"tst_securitytable"_s, u"neverWritten"_s}));
    QVERIFY(!exists({u"tst_neverwritten"_s, {}}));
    QVERIFY(exists({u"tst_securitytable"_s, u"findsATestThatIsNotThere"_s}));
}

} // namespace

QTEST_APPLESS_MAIN(TestSecurityTable)

#include "tst_securitytable.moc"
