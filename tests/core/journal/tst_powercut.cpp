// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include "support/journalpayloads.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_powercut {

namespace fs = std::filesystem;
using Image = std::map<std::string, std::string>; // file name -> bytes
using Random = std::mt19937;

constexpr std::uint64_t kSegmentBytes = 16384;
constexpr int kSeeds = 20;

bool coin(Random &random)
{
    return std::bernoulli_distribution()(random);
}

std::size_t upTo(Random &random, std::size_t most)
{
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

std::string payload(std::size_t number, std::size_t length)
{
    std::string bytes(length, static_cast<char>('a' + number % 26));
    return std::to_string(number) + ':' + bytes;
}

Image imageOf(const fs::path &directory)
{
    Image image;
    for (const auto &entry : fs::directory_iterator(directory)) {
        std::ifstream file(entry.path(), std::ios::binary);
        image[entry.path().filename().string()].assign(std::istreambuf_iterator<char>(file), {});
    }
    return image;
}

/// Each page that was written since the flush reached the disk or did not.
std::string tornPages(const std::string &flushed, const std::string &cut, std::size_t pageBytes, Random &random)
{
    std::string bytes = flushed;
    bytes.resize(cut.size(), '\0');
    for (std::size_t at = 0; at < cut.size(); at += pageBytes) {
        if (coin(random))
            bytes.replace(at, pageBytes, cut, at, pageBytes);
    }
    return bytes;
}

/// What a disk may hold after the power went: names are flushed when a segment is made, sizes and bytes when it is
/// flushed, deletions at any time.
Image afterPowerCut(const Image &flushed, const Image &cut, std::size_t pageBytes, Random &random)
{
    Image disk;
    for (const auto &[name, bytes] : cut) {
        const auto before = flushed.find(name);
        const bool isNew = before == flushed.end();
        const bool isEmpty = isNew && upTo(random, 3) == 0;
        disk[name] = isEmpty ? std::string() : tornPages(isNew ? "" : before->second, bytes, pageBytes, random);
    }
    for (const auto &[name, bytes] : flushed) {
        if (!cut.contains(name) && coin(random))
            disk[name] = bytes;
    }
    return disk;
}

void write(const Image &disk, const fs::path &directory)
{
    fs::create_directories(directory);
    for (const auto &[name, bytes] : disk)
        std::ofstream(directory / name, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A journal under load, its disk as of the last flush, and what was appended since the store's position.
struct Load
{
    explicit Load(const fs::path &folder, Random &itsRandom)
        : random(itsRandom)
    {
        settings.directory = folder.string();
        settings.segmentBytes = kSegmentBytes;
        settings.flushInterval = std::chrono::hours(1); // only when asked
        journal = std::move(*Journal::open(settings, 0));
        flushed = imageOf(folder);
    }

    bool append()
    {
        RawMessageView message;
        const std::string bytes = payload(ends.size(), upTo(random, 3000));
        message.topic = "devices/press-01/data";
        message.payload = bytes;
        const auto end = journal->append(message);
        if (end) {
            ends.push_back(*end);
            sent.push_back(bytes);
        }
        return end.has_value();
    }

    bool flush()
    {
        journal->flushSoon();
        const bool done = QTest::qWaitFor([this] { return journal->flushed() >= journal->appended(); });
        flushed = imageOf(settings.directory);
        flushedCount = sent.size();
        return done;
    }

    /// The store has committed some of what is flushed.
    void release()
    {
        releasedCount += upTo(random, flushedCount - releasedCount);
        if (releasedCount > 0)
            journal->release(ends[releasedCount - 1]);
    }
    [[nodiscard]] std::uint64_t released() const { return releasedCount == 0 ? 0 : ends[releasedCount - 1]; }

    Random &random;
    JournalSettings settings;
    std::unique_ptr<Journal> journal;
    Image flushed;
    std::vector<std::string> sent;
    std::vector<std::uint64_t> ends;
    std::size_t flushedCount = 0;
    std::size_t releasedCount = 0;
};

/// Everything flushed, whole and in order; behind it nothing but whole messages that were sent, in order.
bool isWhole(const std::vector<std::string> &found, const Load &load)
{
    const auto sent = load.sent.begin() + static_cast<std::ptrdiff_t>(load.releasedCount);
    const std::size_t promised = load.flushedCount - load.releasedCount;
    if (found.size() < promised
        || !std::equal(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(promised), sent))
        return false;
    auto next = sent;
    return std::ranges::all_of(found, [&](const std::string &message) {
        next = std::find(next, load.sent.end(), message);
        const bool isSent = next != load.sent.end();
        next += isSent ? 1 : 0;
        return isSent;
    });
}

/// The journal on a disk whose power goes: of what was written since the last flush any page may be missing.
class TestPowerCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasFlushed_data()
    {
        QTest::addColumn<std::size_t>("pageBytes");
        QTest::newRow("pages of memory") << std::size_t{4096};
        QTest::newRow("sectors of a disk") << std::size_t{512};
    }

    void keepsWhatWasFlushed()
    {
        QFETCH(const std::size_t, pageBytes);
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            Random random(seed);
            cutPower(pageBytes, random);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("with seed %1").arg(seed)));
        }
    }

private:
    static void cutPower(std::size_t pageBytes, Random &random)
    {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        Load load(root / "before", random);
        const std::size_t messages = upTo(random, 40);
        for (std::size_t i = 0; i < messages; ++i) {
            QVERIFY(load.append());
            if (upTo(random, 9) == 0) {
                QVERIFY(load.flush());
                load.release();
            }
        }
        write(afterPowerCut(load.flushed, imageOf(root / "before"), pageBytes, random), root / "after");
        load.settings.directory = (root / "after").string();
        goesOn(load);
    }

    static void goesOn(const Load &load)
    {
        auto journal = Journal::open(load.settings, load.released());
        QVERIFY2(journal, journal ? "" : journal.error().text().c_str());
        auto found = payloadsIn(**journal);
        QVERIFY(isWhole(found, load));
        RawMessageView message;
        message.topic = "devices/press-01/data";
        message.payload = "after the cut";
        QVERIFY((*journal)->append(message));
        found.emplace_back(message.payload);
        journal->reset();
        const auto again = Journal::open(load.settings, load.released());
        QVERIFY(again);
        QCOMPARE(payloadsIn(**again), found);
    }
};

LINESIDE_TEST(TestPowerCut)

} // namespace tst_powercut

#include "tst_powercut.moc"
