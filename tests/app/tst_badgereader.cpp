// SPDX-License-Identifier: GPL-3.0-or-later
#include "badge/badgereader.h"

#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <utility>
#include <vector>

using namespace lineside;

namespace tst_badgereader {

enum : int { kReleased, kPressed, kRepeated };

std::string eventOf(int type, int code, int value)
{
    input_event event{};
    event.type = static_cast<std::uint16_t>(type);
    event.code = static_cast<std::uint16_t>(code);
    event.value = value;
    return {reinterpret_cast<const char *>(&event), sizeof event};
}

/// As a reader sends it: the scan code, the key, and the end of the report.
std::string key(int code, int value)
{
    return eventOf(EV_MSC, MSC_SCAN, 0x7001e) + eventOf(EV_KEY, code, value) + eventOf(EV_SYN, SYN_REPORT, 0);
}

std::string typed(const std::vector<int> &codes)
{
    std::string bytes;
    for (const int code : codes)
        bytes += key(code, kPressed) + key(code, kReleased);
    return bytes;
}

const std::vector<int> kDigits{KEY_0, KEY_0, KEY_1, KEY_2, KEY_7, KEY_4, KEY_9, KEY_3, KEY_5, KEY_8};

std::vector<int> ended(std::vector<int> codes, int by = KEY_ENTER)
{
    codes.push_back(by);
    return codes;
}

/// A reader whose device is a pipe.
struct Bench
{
    Bench()
    {
        reader.start();
        QObject::connect(&reader, &BadgeReader::badgeRead, [this](const std::string &code) { codes.push_back(code); });
    }
    ~Bench() { ::close(end); }
    Q_DISABLE_COPY_MOVE(Bench)

    Result<int> open()
    {
        ++opened;
        int ends[2];
        if (isAway || ::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return unexpected(ErrorCode::Unavailable, "no such input device", "08ff:0009");
        end = ends[1];
        return ends[0];
    }
    void send(const std::string &bytes) const
    {
        QCOMPARE(::write(end, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    /// What it read by now: a badge that is sent behind tells that all before was taken.
    std::vector<std::string> readUntil(const std::string &bytes)
    {
        send(bytes);
        send(typed(ended({KEY_M, KEY_A, KEY_R, KEY_K})));
        (void)QTest::qWaitFor([this] { return !codes.empty() && codes.back() == "mark"; });
        if (codes.empty() || codes.back() != "mark")
            return {"nothing came"};
        codes.pop_back();
        return codes;
    }

    bool isAway = false;
    int opened = 0;
    int end = -1;
    std::vector<std::string> codes;
    BadgeReader reader{[this] { return open(); }};
};

class TestBadgeReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsTyped_data();
    void readsWhatIsTyped();
    void waitsForTheRestOfAnEvent();
    void forgetsWhatWasBegunWhenItIsPulledOut();
    void looksForOneThatIsNotThere();
    void refusesWhatIsNoInputDevice();
};

void TestBadgeReader::readsWhatIsTyped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const std::string &bytes, const char *code) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(code);
    };
    row("digits and Enter", typed(ended(kDigits)), "0012749358");
    row("digits and Tab", typed(ended(kDigits, KEY_TAB)), "0012749358");
    row("the numbers' block", typed(ended({KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4}, KEY_KPENTER)), "1234");
    row("letters with Shift",
        key(KEY_LEFTSHIFT, kPressed) + typed({KEY_A, KEY_F}) + key(KEY_LEFTSHIFT, kReleased)
            + typed(ended({KEY_0, KEY_A, KEY_9})),
        "AF0a9");
    row("keys that are held down", key(KEY_1, kPressed) + key(KEY_1, kRepeated) + typed(ended({KEY_2, KEY_3, KEY_4})),
        "1234");
    row("a key that is not known", typed(ended({KEY_1, KEY_2, KEY_F5, KEY_3, KEY_4, KEY_5})), "");
    row("fewer than a badge has", typed(ended({KEY_1, KEY_2, KEY_3})), "");
    row("Enter alone", typed({KEY_ENTER}), "");
    row("too long", typed(ended(std::vector<int>(BadgeKeys::kMostCharacters + 1, KEY_1))), "");
    row("lost by the kernel", typed({KEY_1, KEY_2}) + eventOf(EV_SYN, SYN_DROPPED, 0) + typed(ended(kDigits)), "");
    row("a mouse that moves", eventOf(EV_REL, REL_X, 5) + typed(ended(kDigits)) + eventOf(EV_ABS, ABS_X, 9),
        "0012749358");
    row("the one after a bad one", typed(ended({KEY_1, KEY_F5})) + typed(ended(kDigits)), "0012749358");
}

void TestBadgeReader::readsWhatIsTyped()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, code);
    Bench bench;
    const std::vector<std::string> codes = bench.readUntil(bytes.toStdString());
    QCOMPARE(codes, code.isEmpty() ? std::vector<std::string>() : std::vector{code.toStdString()});
}

void TestBadgeReader::waitsForTheRestOfAnEvent()
{
    Bench bench;
    const std::string bytes = typed(ended(kDigits));
    const std::size_t half = bytes.size() / 2 + 5; // amid an event
    bench.send(bytes.substr(0, half));
    QCoreApplication::processEvents();
    QCOMPARE(bench.readUntil(bytes.substr(half)), std::vector<std::string>{"0012749358"});
}

void TestBadgeReader::forgetsWhatWasBegunWhenItIsPulledOut()
{
    Bench bench;
    QSignalSpy presence(&bench.reader, &BadgeReader::presenceChanged);
    bench.send(typed({KEY_9, KEY_9, KEY_9}));
    ::close(std::exchange(bench.end, -1));
    QTRY_VERIFY(!bench.reader.isThere());
    QCOMPARE(presence.count(), 1);
    bench.reader.start(); // plugged in again
    QVERIFY(bench.reader.isThere());
    QCOMPARE(bench.readUntil(typed(ended(kDigits))), std::vector<std::string>{"0012749358"});
}

void TestBadgeReader::looksForOneThatIsNotThere()
{
    int tries = 0;
    BadgeReader reader([&tries]() -> Result<int> {
        ++tries;
        return unexpected(ErrorCode::Unavailable, "no such input device", "08ff:0009");
    });
    QTest::ignoreMessage(QtWarningMsg, "badge reader: no such input device (08ff:0009)"); // once, not at each try
    reader.start();
    reader.start();
    QCOMPARE(tries, 2);
    QVERIFY(!reader.isThere());
}

void TestBadgeReader::refusesWhatIsNoInputDevice()
{
    QVERIFY(!openBadgeReader("/dev/null"));
    QVERIFY(!openBadgeReader("/dev/input/there-is-none"));
    QCOMPARE(openBadgeReader("ffff:fffe").has_value(), false);
}

LINESIDE_TEST(TestBadgeReader)

} // namespace tst_badgereader

#include "tst_badgereader.moc"
