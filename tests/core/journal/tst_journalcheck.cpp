// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include "journal/journalcheck.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

using namespace lineside;

namespace tst_journalcheck {

/// A journal of three segments, two records each.
struct ThreeSegments
{
    ThreeSegments()
    {
        settings.directory = folder.path().toStdString();
        settings.segmentBytes = 4096;
        auto journal = std::move(*Journal::open(settings, 0));
        RawMessageView message;
        message.topic = "devices/press-01/data";
        const std::string payload(1800, 'x');
        message.payload = payload;
        for (int i = 0; i < 6; ++i)
            ends.push_back(*journal->append(message));
    }

    void damage(std::uint64_t position) const
    {
        const auto segment = position / settings.segmentBytes * settings.segmentBytes;
        QFile file(QString::fromStdString(settings.directory + '/' + Segment::fileName(segment)));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(qint64(position - segment)));
        QCOMPARE(file.write("damage"), 6);
    }

    const QTemporaryDir folder;
    JournalSettings settings;
    std::vector<std::uint64_t> ends;
};

/// What `lineside-edged check` says of a journal.
class TestJournalCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJournalThatIsNotThereHasNothing()
    {
        const JournalCheck check = checkJournal("/nowhere/journal", 0);
        QCOMPARE(check.problems.size(), 0U);
        QCOMPARE(check.findings, std::vector<std::string>{"journal: 0 messages wait for the store"});
    }

    void countsWhatTheStoreDoesNotHave()
    {
        const ThreeSegments journal;
        const JournalCheck check = checkJournal(journal.settings.directory, journal.ends[1]);
        QCOMPARE(check.problems, std::vector<std::string>());
        QCOMPARE(check.findings.back(), std::string("journal: 4 messages wait for the store"));
    }

    void reportsADamagedRecordTheStoreDoesNotHave()
    {
        const ThreeSegments journal;
        journal.damage(journal.ends[0] + 100);
        QCOMPARE(checkJournal(journal.settings.directory, 0).problems.size(), 1U);
        QCOMPARE(checkJournal(journal.settings.directory, journal.ends[1]).problems.size(), 0U);
    }

    void aTornEndIsNoDamage()
    {
        const ThreeSegments journal;
        journal.damage(journal.ends[4] + 100);
        QCOMPARE(checkJournal(journal.settings.directory, 0).problems, std::vector<std::string>());
    }

    void reportsASegmentThatCannotBeRead()
    {
        const ThreeSegments journal;
        QVERIFY(QFile::resize(QString::fromStdString(journal.settings.directory + '/' + Segment::fileName(0)), 0));
        QCOMPARE(checkJournal(journal.settings.directory, 0).problems.size(), 1U);
    }
};

LINESIDE_TEST(TestJournalCheck)

} // namespace tst_journalcheck

#include "tst_journalcheck.moc"
