// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"
#include "support/testpaths.h"

#include "support/journalpayloads.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_journal {

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesBackWhatWasAppendedInOrder();
    void keepsEveryFieldOfAMessage();
    void readsAJournalOfBeforeThereWereFormats();
    void writesJsonAsItWasWrittenBefore();
    void aRestartReplaysExactlyWhatTheStoreDoesNotHave();
    void spansManySegmentsAndDeletesCommittedOnes();
    void memoryItHasPassedIsGivenBack();
    void refusesWhenFullAndTakesAgainAfterRelease();
    void refusesWhatFitsNoRecord();
    void cutsATornRecordAndKeepsLaterSegments();
    void neverRevivesBytesBehindATornRecord();
    void startsBehindASegmentThatACrashLeftEmpty();
    void waitsForASegmentTheSystemRefuses();
    void ignoresForeignFiles();
    void positionsRiseOverALostDirectory();
    void aStoreSetBackReadsAgainWhatIsLeft();
    void reportsAFlushOnceTheDiskHasIt();
    void saysWhyAnUnusableDirectoryIsUnusable();
    void doesNotStartWithoutASegmentThatTheSystemHides();

private:
    [[nodiscard]] std::unique_ptr<Journal> open(std::uint64_t committed = 0) const;
    void overwrite(std::uint64_t position, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    JournalSettings m_settings;
};

RawMessageView message(const std::string &payload)
{
    RawMessageView view;
    view.topic = "devices/press-01/data";
    view.payload = payload;
    return view;
}

std::uint64_t append(Journal &journal, const std::string &payload)
{
    const auto end = journal.append(message(payload));
    return end ? *end : 0;
}

/// Of this process's mappings of files whose name ends so (proc(5), smaps).
qint64 residentKiBOf(const QByteArray &ending)
{
    QFile maps(QStringLiteral("/proc/self/smaps"));
    qint64 sum = 0;
    bool isOne = false;
    if (!maps.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        if (line.startsWith("Rss:"))
            sum += isOne ? line.mid(4).trimmed().split(' ').first().toLongLong() : 0;
        else if (line.contains('-') && line.contains(" r"))
            isOne = line.endsWith(ending);
    }
    return sum;
}

using Payloads = std::vector<std::string>;

void TestJournal::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_settings = {};
    m_settings.directory = m_directory->filePath(QStringLiteral("journal")).toStdString();
    m_settings.segmentBytes = 4096;
    m_settings.capacityBytes = 16 * 4096;
    m_settings.flushInterval = std::chrono::milliseconds(1);
}

std::unique_ptr<Journal> TestJournal::open(std::uint64_t committed) const
{
    auto journal = Journal::open(m_settings, committed);
    return journal ? std::move(*journal) : nullptr;
}

void TestJournal::overwrite(std::uint64_t position, const QByteArray &bytes) const
{
    const auto segment = position / m_settings.segmentBytes * m_settings.segmentBytes;
    QFile file(QString::fromStdString(m_settings.directory + '/' + Segment::fileName(segment)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(static_cast<qint64>(position - segment)));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestJournal::givesBackWhatWasAppendedInOrder()
{
    const auto journal = open();
    QCOMPARE(payloadsIn(*journal), Payloads{});
    append(*journal, "first");
    append(*journal, "");
    append(*journal, "third");
    QCOMPARE(payloadsIn(*journal), (Payloads{"first", "", "third"}));
}

void TestJournal::keepsEveryFieldOfAMessage()
{
    const auto journal = open();
    RawMessageView sent;
    sent.topic = "devices/oven-02/command/result";
    sent.payload = "{\"status\":\"done\"}";
    sent.correlation = "command-7";
    sent.arrivalMs = 1767225600123;
    sent.qos = 2;
    sent.retained = true;
    sent.redelivered = true;
    sent.format = static_cast<PayloadFormat>(200); // of a later version
    sent.source = sourceNumber("yard");
    RawMessageView other;
    other.topic = "devices/oven-02/data";
    QVERIFY(journal->append(other));
    sent.sessionBegan = journal->appended();
    QVERIFY(journal->append(other));
    QVERIFY(journal->append(sent));

    JournalReader reader(*journal);
    RawMessageView found;
    QVERIFY(reader.next(found));
    QVERIFY(reader.next(found));
    QCOMPARE(found.sessionBegan, std::uint64_t(0));
    QVERIFY(reader.next(found));
    QCOMPARE(found.topic, sent.topic);
    QCOMPARE(found.payload, sent.payload);
    QCOMPARE(found.correlation, sent.correlation);
    QCOMPARE(found.arrivalMs, sent.arrivalMs);
    QCOMPARE(found.qos, sent.qos);
    QVERIFY(found.retained);
    QVERIFY(found.redelivered);
    QCOMPARE(int(found.format), 200);
    QCOMPARE(found.source, sourceNumber("yard"));
    QCOMPARE(found.sessionBegan, sent.sessionBegan);
    QVERIFY(!reader.next(found));
    QCOMPARE(reader.position(), journal->appended());
}

void TestJournal::readsAJournalOfBeforeThereWereFormats()
{
    const QString folder = QString::fromStdString(m_settings.directory);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::copy(testData("/journal/before-formats.seg"), folder + QStringLiteral("/0000000000000000.seg")));
    const auto journal = open();
    QCOMPARE(journal->recoveredMessages(), std::uint64_t(5));
    JournalReader reader(*journal);
    std::vector<std::string> kept;
    RawMessageView found;
    while (reader.next(found)) {
        QVERIFY(found.format == PayloadFormat::Json);
        QCOMPARE(found.source, std::uint32_t(0));
        kept.push_back(std::string(found.topic) + ' ' + std::to_string(found.payload.size()) + ' '
                       + std::string(found.correlation) + (found.retained ? " retained" : "")
                       + (found.redelivered ? " redelivered" : "") + " qos " + std::to_string(found.qos) + " at "
                       + std::to_string(found.arrivalMs));
    }
    const std::vector<std::string> expected{
        "devices/oven-01/data 116  qos 1 at 1795856400123",
        "devices/oven-01/data 116  redelivered qos 1 at 1795856401123",
        "devices/oven-01/status 51  retained qos 0 at 1795856401123",
        "devices/oven-01/command/result 17 command-7 qos 1 at 1795856401123",
        "devices/oven-01/data 0  qos 1 at 1795856401124",
    };
    QCOMPARE(kept, expected);
}

/// So that a version of before can still be gone back to.
void TestJournal::writesJsonAsItWasWrittenBefore()
{
    QFile before(testData("/journal/before-formats.seg"));
    QVERIFY(before.open(QIODevice::ReadOnly));
    RawMessageView reading;
    reading.topic = "devices/oven-01/data";
    reading.payload = R"({"device_id":"oven-01","timestamp":"2026-11-28T09:00:00Z","sensor_type":"temperature",)"
                      R"("value":81.5,"unit":"celsius"})";
    reading.arrivalMs = 1795856400123;
    reading.qos = 1;
    const auto end = open()->append(reading);
    QVERIFY(end);
    QFile now(QString::fromStdString(m_settings.directory + "/0000000000000000.seg"));
    QVERIFY(now.open(QIODevice::ReadOnly));
    QCOMPARE(now.read(qint64(*end)).toHex(), before.read(qint64(*end)).toHex());
}

void TestJournal::aRestartReplaysExactlyWhatTheStoreDoesNotHave()
{
    std::uint64_t committed = 0;
    {
        const auto journal = open();
        append(*journal, "stored");
        committed = append(*journal, "stored too");
        append(*journal, "not stored");
    }
    const auto journal = open(committed);
    QCOMPARE(journal->recoveredMessages(), std::uint64_t{1});
    append(*journal, "new");
    QCOMPARE(payloadsIn(*journal), (Payloads{"not stored", "new"}));
}

void TestJournal::spansManySegmentsAndDeletesCommittedOnes()
{
    const auto journal = open();
    Payloads sent;
    std::uint64_t end = 0;
    for (int i = 0; i < 40; ++i) {
        sent.push_back(std::string(900, 'x') + std::to_string(i));
        end = append(*journal, sent.back());
        QVERIFY(end != 0);
    }
    QCOMPARE(payloadsIn(*journal), sent);
    const QDir directory(QString::fromStdString(m_settings.directory));
    QVERIFY(directory.entryList(QDir::Files).size() >= 10);
    QVERIFY(journal->wouldDelete(end));
    journal->release(end);
    QVERIFY(!journal->wouldDelete(end)); // the last one is being written
    QCOMPARE(directory.entryList(QDir::Files).size(), 1);
    QCOMPARE(journal->bytesWaiting(), std::uint64_t{0});
}

/// 8 MiB written and read: two mappings that would keep 16 MiB resident.
void TestJournal::memoryItHasPassedIsGivenBack()
{
    m_settings.segmentBytes = 8 << 20;
    m_settings.capacityBytes = 64 << 20;
    const auto journal = open();
    const std::string filling(8000, 'x');
    constexpr int kMessages = 1000;
    for (int i = 0; i < kMessages; ++i)
        QVERIFY(append(*journal, std::to_string(i) + filling) != 0);
    JournalReader reader(*journal);
    RawMessageView found;
    for (int i = 0; i < kMessages; ++i) {
        QVERIFY(reader.next(found));
        QCOMPARE(std::string(found.payload), std::to_string(i) + filling); // the last one of a MiB too
    }
    QVERIFY2(residentKiBOf(".seg") <= 4 * 1024, QByteArray::number(residentKiBOf(".seg")));
    QCOMPARE(payloadsIn(*journal).size(), std::size_t(kMessages)); // nothing of it is lost
}

void TestJournal::refusesWhenFullAndTakesAgainAfterRelease()
{
    const auto journal = open();
    std::uint64_t end = 0;
    std::uint64_t last = 0;
    while ((last = append(*journal, std::string(1000, 'x'))) != 0)
        end = last;
    QVERIFY(journal->append(message(std::string(1000, 'x'))).error().code == ErrorCode::Full);
    QVERIFY(journal->bytesWaiting() <= m_settings.capacityBytes);
    journal->release(end);
    QVERIFY(append(*journal, "again") != 0);
}

void TestJournal::refusesWhatFitsNoRecord()
{
    const auto journal = open();
    const auto tooLong = journal->append(message(std::string(m_settings.segmentBytes, 'x')));
    QVERIFY(tooLong.error().code == ErrorCode::InvalidInput);
    QVERIFY(journal->append(RawMessageView{}).error().code == ErrorCode::InvalidInput);
    QCOMPARE(payloadsIn(*journal), Payloads{});
}

void TestJournal::cutsATornRecordAndKeepsLaterSegments()
{
    std::uint64_t torn = 0;
    {
        const auto journal = open();
        torn = append(*journal, "whole");
        append(*journal, "torn");
        while (journal->appended() < m_settings.segmentBytes)
            append(*journal, std::string(900, 'y'));
    }
    overwrite(torn + 40, "damage");
    const auto journal = open();
    JournalReader reader(*journal);
    QVERIFY(reader.lastDamage().empty());
    for (RawMessageView message; reader.next(message);) { }
    QCOMPARE(reader.damagedSegments(), std::uint64_t{1});
    QCOMPARE(reader.lastDamage(),
             "journal damaged, the rest of its segment is left out: position " + std::to_string(torn));
    const Payloads found = payloadsIn(*journal);
    QCOMPARE(found.front(), std::string("whole"));
    QCOMPARE(found.size(), std::size_t{2}); // and the first of the second segment
    QCOMPARE(found.back(), std::string(900, 'y'));
}

void TestJournal::neverRevivesBytesBehindATornRecord()
{
    std::uint64_t torn = 0;
    {
        const auto journal = open();
        torn = append(*journal, "a");
        append(*journal, "b");
        append(*journal, "behind the torn one");
    }
    overwrite(torn, QByteArray(8, '\x55'));
    {
        const auto journal = open();
        append(*journal, "c"); // as long as the torn one: at the old place it would lead up to what stands behind
    }
    QCOMPARE(payloadsIn(*open()), (Payloads{"a", "c"}));
}

void TestJournal::startsBehindASegmentThatACrashLeftEmpty()
{
    const std::uint64_t committed = append(*open(), "stored");
    QFile empty(QString::fromStdString(m_settings.directory + '/' + Segment::fileName(m_settings.segmentBytes)));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    const auto journal = open(committed);
    QVERIFY(journal != nullptr);
    append(*journal, "new");
    QCOMPARE(payloadsIn(*journal), Payloads{"new"});
}

// What it holds is acknowledged: skipped, it would be lost.
void TestJournal::waitsForASegmentTheSystemRefuses()
{
    const auto journal = open();
    append(*journal, "kept");
    QDir directory(QString::fromStdString(m_settings.directory));
    const QString segment = QString::fromStdString(Segment::fileName(0));
    QVERIFY(directory.rename(segment, QStringLiteral("away")));
    QVERIFY(directory.mkdir(segment)); // it can be opened, but not mapped
    JournalReader reader(*journal);
    RawMessageView found;
    QVERIFY(!reader.next(found));
    QVERIFY(!reader.problem().empty());
    QVERIFY(!open());
    QVERIFY(directory.rmdir(segment));
    QVERIFY(directory.rename(QStringLiteral("away"), segment));
    QVERIFY(reader.next(found));
    QCOMPARE(found.payload, std::string_view("kept"));
    QVERIFY(reader.problem().empty());
}

void TestJournal::ignoresForeignFiles()
{
    append(*open(), "ours");
    QFile foreign(QString::fromStdString(m_settings.directory + "/notes.seg"));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("not a segment");
    foreign.close();
    QCOMPARE(payloadsIn(*open()), Payloads{"ours"});
    QVERIFY(foreign.exists());
}

void TestJournal::positionsRiseOverALostDirectory()
{
    const std::uint64_t committed = 1000000;
    const auto journal = open(committed);
    QVERIFY(append(*journal, "after the loss") > committed);
    QCOMPARE(payloadsIn(*journal), Payloads{"after the loss"});
}

void TestJournal::aStoreSetBackReadsAgainWhatIsLeft()
{
    std::uint64_t early = 0;
    {
        const auto journal = open();
        early = append(*journal, "before the backup");
        append(*journal, "after the backup");
        journal->release(append(*journal, "last committed"));
    }
    const auto journal = open(early); // the position a restored backup knows
    const std::uint64_t end = append(*journal, "new");
    QVERIFY(end > early);
    QCOMPARE(payloadsIn(*journal), (Payloads{"after the backup", "last committed", "new"}));
}

void TestJournal::reportsAFlushOnceTheDiskHasIt()
{
    const auto journal = open();
    std::atomic<int> flushes = 0;
    journal->setFlushedHandler([&flushes] { ++flushes; });
    const std::uint64_t end = append(*journal, "kept");
    journal->flushSoon();
    QTRY_VERIFY(flushes > 0);
    QVERIFY(journal->flushed() >= end);
    QVERIFY(journal->problem().empty());
}

void TestJournal::saysWhyAnUnusableDirectoryIsUnusable()
{
    QFile inTheWay(QString::fromStdString(m_settings.directory));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto journal = Journal::open(m_settings, 0);
    QVERIFY(!journal);
    QVERIFY(journal.error().code == ErrorCode::Io);
    QVERIFY(!journal.error().message.empty());
}

// A link to itself: nobody is told its size, not even root.
void TestJournal::doesNotStartWithoutASegmentThatTheSystemHides()
{
    append(*open(), "first");
    const QString path = QString::fromStdString(m_settings.directory + '/' + Segment::fileName(0));
    QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
    QVERIFY(QFile::link(path, path));
    const auto refused = Journal::open(m_settings, 0);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("cannot list") != std::string::npos);

    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
    QCOMPARE(payloadsIn(*open()), Payloads{"first"});
}

LINESIDE_TEST(TestJournal)

} // namespace tst_journal

#include "tst_journal.moc"
