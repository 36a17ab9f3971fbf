// SPDX-License-Identifier: GPL-3.0-or-later
#include "coap/coapsource.h"

#include "metrics/metrics.h"
#include "support/coappeer.h"
#include "support/testmain.h"

#include <QNetworkInterface>
#include <QTest>

#include <random>
#include <string>
#include <vector>

using namespace lineside;

namespace tst_coapsource {

constexpr int kContinue = coapCode(2, 31);
constexpr int kChanged = coapCode(2, 4);
constexpr int kContent = coapCode(2, 5);
constexpr int kBadRequest = coapCode(4, 0);
constexpr int kUnavailable = coapCode(5, 3);
constexpr int kBlock2 = 23;
constexpr int kBlock1 = 27;
const QByteArray kPath = "devices/oven-1/data";

QByteArray reading(int value = 21)
{
    return R"({"device_id":"oven-1","timestamp":"2026-11-29T10:00:00Z","sensor_type":"temperature","value":)"
        + QByteArray::number(value) + '}';
}

/// A source and what became of its messages.
struct Door
{
    Door() { source.start(handlers()); }

    MessageSource::Handlers handlers()
    {
        return {.take =
                    [this](const RawMessageView &message) {
                        if (isFull)
                            return Taken::NoRoom;
                        taken.emplace_back(message.topic, message.payload);
                        return Taken::Yes;
                    },
                .mayAcknowledge = [this] { return isKept; }};
    }

    Metrics metrics;
    SystemClock clock;
    quint16 port = CoapPeer::freePort();
    std::vector<std::pair<std::string, std::string>> taken{};
    LinkStatus link{};
    bool isFull = false;
    bool isKept = true;
    CoapSource source{{.enabled = true, .port = port},
                      {.clock = clock,
                       .seed = 7,
                       .link = {.changed = [this](const LinkStatus &told) { link = told; }, .refused = {}},
                       .metrics = &metrics}};
};

class TestCoapSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersOnceAReadingIsKept();
    void waitsForTheDiskWhereTheJournalDoes();
    void whatHasNoRoomIsToComeAgain();
    void onePeerLeavesRoomForTheOthers();
    void whatIsSentAgainIsTakenOnce();
    void aDeviceThatBeginsAnewLosesNothing();
    void putsBlocksTogether();
    void refusesBlocksThatMakeNoBody();
    void givesItsDirectoryInBlocks();
    void tellsADeviceWhatCannotBeRead();
    void takesCbor();
    void refuses_data();
    void refuses();
    void nobodyIsAnsweredWhoWantsNoAnswer();
    void aStrangerGetsAtMostThreeTimesItsQuestion();
    void survivesGarbage();
    void aPortThatIsTakenIsToldAndTriedAgain();

private:
    [[nodiscard]] CoapDatagram ask(const CoapDatagram &request)
    {
        m_peer->send(request);
        static_cast<void>(QTest::qWaitFor([&] { return m_peer->code(request) != 0; }));
        return m_peer->response(request.token);
    }
    [[nodiscard]] bool isAlive() { return ask(CoapDatagram::post(kPath, reading(), 60'000)).code == kChanged; }

    std::unique_ptr<Door> m_door;
    std::unique_ptr<CoapPeer> m_peer;
};

void TestCoapSource::init()
{
    m_door = std::make_unique<Door>();
    m_peer = std::make_unique<CoapPeer>(m_door->port);
    QTRY_VERIFY2(m_door->link.state == LinkState::Up, m_door->link.reason.c_str());
}

void TestCoapSource::cleanup()
{
    m_peer.reset();
    m_door.reset();
}

void TestCoapSource::answersOnceAReadingIsKept()
{
    const CoapDatagram request = CoapDatagram::post(kPath, reading(), 1);
    QCOMPARE(ask(request).code, kChanged);
    QCOMPARE(m_door->taken.size(), std::size_t(1));
    QCOMPARE(m_door->taken[0].first, std::string("devices/oven-1/data"));
    QCOMPARE(m_door->taken[0].second, reading().toStdString());
    QCOMPARE(m_peer->answers().size(), 2);
    QCOMPARE(m_peer->answers()[0].type, CoapDatagram::kAcknowledgement); // empty, then the response on its own
    QCOMPARE(m_peer->answers()[0].code, 0);
    QCOMPARE(m_peer->answers()[1].type, CoapDatagram::kConfirmable);
}

void TestCoapSource::waitsForTheDiskWhereTheJournalDoes()
{
    m_door->isKept = false;
    const CoapDatagram request = CoapDatagram::post(kPath, reading(), 1);
    m_peer->send(request);
    QTRY_COMPARE(m_door->taken.size(), std::size_t(1));
    const CoapDatagram second = CoapDatagram::post(kPath, reading(2), 2);
    m_peer->send(second);
    QTRY_COMPARE(m_door->taken.size(), std::size_t(2));
    QCOMPARE(ask(CoapDatagram::post("nowhere", {}, 3)).code, coapCode(4, 4)); // the door has had its turn
    QCOMPARE(m_peer->code(request), 0);
    m_door->source.release(); // of the first, which the question was about
    QTRY_COMPARE(m_peer->code(request), kChanged);
    QCOMPARE(ask(CoapDatagram::post("nowhere", {}, 4)).code, coapCode(4, 4));
    QCOMPARE(m_peer->code(second), 0);
    m_door->source.release();
    QTRY_COMPARE(m_peer->code(second), kChanged);
}

void TestCoapSource::whatHasNoRoomIsToComeAgain()
{
    m_door->isFull = true;
    const CoapDatagram request = CoapDatagram::post(kPath, reading(), 1);
    const CoapDatagram response = ask(request);
    QCOMPARE(response.code, kUnavailable);
    QCOMPARE(response.option(14), QByteArray("\x05")); // Max-Age: seconds until then
    m_door->isFull = false;
    CoapDatagram again = request;
    again.token = "again";
    QCOMPARE(ask(again).code, kChanged);
    QCOMPARE(m_door->taken.size(), std::size_t(1));
}

void TestCoapSource::onePeerLeavesRoomForTheOthers()
{
    m_door->isKept = false;
    constexpr std::uint16_t kMany = 65;
    for (std::uint16_t id = 1; id <= kMany; ++id)
        m_peer->send(CoapDatagram::post(kPath, reading(id), id));
    QTRY_COMPARE(m_door->taken.size(), std::size_t(kMany - 1));
    QTRY_COMPARE(m_peer->response(QByteArray::number(kMany)).code, kUnavailable);
    CoapPeer other(m_door->port);
    other.send(CoapDatagram::post(kPath, reading(), 1));
    QTRY_COMPARE(m_door->taken.size(), std::size_t(kMany));
    m_door->isKept = true;
    m_door->source.release();
    QTRY_COMPARE(m_peer->response("1").code, kChanged);
    QCOMPARE(ask(CoapDatagram::post(kPath, reading(), 100)).code, kChanged); // and it has room again
}

void TestCoapSource::whatIsSentAgainIsTakenOnce()
{
    m_door->isKept = false;
    const CoapDatagram request = CoapDatagram::post(kPath, reading(), 1);
    for (int i = 0; i < 3; ++i)
        m_peer->send(request);
    QTRY_COMPARE(m_peer->answers().size(), 3); // empty acknowledgements
    m_door->isKept = true;
    m_door->source.release();
    QTRY_COMPARE(m_peer->code(request), kChanged);
    m_peer->send(request);
    QTRY_COMPARE(m_peer->answers().size(), 5);
    QCOMPARE(m_peer->answers()[4].type, CoapDatagram::kAcknowledgement);
    QCOMPARE(m_peer->answers()[4].code, kChanged);
    QCOMPARE(m_door->taken.size(), std::size_t(1));
}

/// Poor devices count their message ids from zero after each start.
void TestCoapSource::aDeviceThatBeginsAnewLosesNothing()
{
    QCOMPARE(ask(CoapDatagram::post(kPath, reading(1), 0)).code, kChanged);
    CoapDatagram another = CoapDatagram::post(kPath, reading(2), 0);
    another.token = "other";
    QCOMPARE(ask(another).code, kChanged);
    QCOMPARE(m_door->taken.size(), std::size_t(2));
}

CoapDatagram blockOf(const QByteArray &body, int number, bool more, std::uint16_t id)
{
    constexpr int kBytes = 16;
    CoapDatagram block = CoapDatagram::post(kPath, body.mid(number * kBytes, kBytes), id);
    block.options.append({kBlock1, QByteArray(1, static_cast<char>(number << 4 | (more ? 8 : 0)))});
    return block;
}

void TestCoapSource::putsBlocksTogether()
{
    const QByteArray body = reading();
    const int last = static_cast<int>(body.size() - 1) / 16;
    for (int number = 0; number < last; ++number) {
        const auto id = static_cast<std::uint16_t>(100 + number);
        QCOMPARE(ask(blockOf(body, number, true, id)).code, kContinue);
    }
    m_peer->send(blockOf(body, 1, true, 101)); // late, and known
    const CoapDatagram response = ask(blockOf(body, last, false, 200));
    QCOMPARE(response.code, kChanged);
    QCOMPARE(response.option(kBlock1), QByteArray(1, static_cast<char>(last << 4)));
    QCOMPARE(m_door->taken.size(), std::size_t(1));
    QCOMPARE(m_door->taken[0].second, body.toStdString());
}

void TestCoapSource::refusesBlocksThatMakeNoBody()
{
    const QByteArray body = reading();
    QCOMPARE(ask(blockOf(body, 3, true, 1)).code, coapCode(4, 8)); // those before it are missing
    CoapDatagram reserved = CoapDatagram::post(kPath, body, 2);
    reserved.options.append({kBlock1, QByteArray("\x07")});
    QCOMPARE(ask(reserved).code, kBadRequest);
    QCOMPARE(ask(blockOf("short", 0, true, 3)).code, kBadRequest);
    int code = kContinue;
    for (int number = 0; number < 20 && code == kContinue; ++number) { // of 1,024 bytes, to more than there is room for
        CoapDatagram block
            = CoapDatagram::post(kPath, QByteArray(1024, 'x'), static_cast<std::uint16_t>(1000 + number));
        const int value = number << 4 | 8 | 6;
        block.options.append({kBlock1, QByteArray(1, static_cast<char>(value >> 8)) + static_cast<char>(value & 255)});
        code = ask(block).code;
    }
    QCOMPARE(code, coapCode(4, 13));
    QVERIFY(m_door->taken.empty());
}

void TestCoapSource::givesItsDirectoryInBlocks()
{
    CoapDatagram request = CoapDatagram::post(".well-known/core", {}, 1);
    request.code = 1;
    const QByteArray whole = ask(request).payload;
    QVERIFY2(whole.startsWith("</health>;rt="), whole.constData());
    QByteArray together;
    for (int number = 0; number <= whole.size() / 16; ++number) {
        request.id = static_cast<std::uint16_t>(10 + number);
        request.token = QByteArray::number(request.id);
        request.options = {{11, ".well-known"}, {11, "core"}, {kBlock2, QByteArray(1, static_cast<char>(number << 4))}};
        const CoapDatagram block = ask(request);
        QCOMPARE(block.code, kContent);
        QVERIFY(block.payload.size() <= 16);
        together += block.payload;
    }
    QCOMPARE(together, whole);
}

void TestCoapSource::tellsADeviceWhatCannotBeRead()
{
    const CoapDatagram response = ask(CoapDatagram::post(kPath, "{}", 1));
    QCOMPARE(response.code, kBadRequest);
    QVERIFY(response.payload.contains("device_id"));
    QCOMPARE(m_door->taken.size(), std::size_t(1)); // kept for the list of what was refused
}

void TestCoapSource::takesCbor()
{
    const QByteArray body = QByteArray::fromHex("a4696465766963655f6964666f76656e2d316974696d657374616d70c11a514b67b0"
                                                "6b73656e736f725f7479706561746576616c7565f94d60");
    CoapDatagram request = CoapDatagram::post(kPath, body, 1);
    request.options.append({12, QByteArray("\x3c")});
    QCOMPARE(ask(request).code, kChanged);
    QCOMPARE(m_door->taken[0].second, body.toStdString());
    request = CoapDatagram::post(kPath, body.left(20), 2);
    request.options.append({12, QByteArray("\x3c")});
    QCOMPARE(ask(request).code, kBadRequest);
}

void TestCoapSource::refuses_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<int>("code");
    QTest::newRow("no path") << QByteArray() << 2 << QByteArray("2") << coapCode(4, 4);
    QTest::newRow("no such path") << QByteArray("devices/oven-1/dat") << 2 << QByteArray("2") << coapCode(4, 4);
    QTest::newRow("a path too long") << QByteArray("devices/oven-1/data/x/y") << 2 << QByteArray("2") << coapCode(4, 4);
    QTest::newRow("an id of a topic") << QByteArray("devices/+/data") << 2 << QByteArray("2") << coapCode(4, 4);
    QTest::newRow("no id") << QByteArray("devices//data") << 2 << QByteArray("2") << coapCode(4, 4);
    QTest::newRow("asking for data") << kPath << 1 << QByteArray("2") << coapCode(4, 5);
    QTest::newRow("deleting what is not") << QByteArray("nowhere") << 4 << QByteArray("2") << coapCode(4, 4);
    QTest::newRow("posting to the directory")
        << QByteArray(".well-known/core") << 2 << QByteArray("2") << coapCode(4, 5);
    QTest::newRow("XML") << kPath << 2 << QByteArray(")") << coapCode(4, 15);
}

void TestCoapSource::refuses()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, method);
    QFETCH(const QByteArray, format);
    QFETCH(const int, code);
    CoapDatagram request = CoapDatagram::post(path, reading(), 1);
    request.code = method;
    request.options.append({12, format});
    QCOMPARE(ask(request).code, code);
    QVERIFY(m_door->taken.empty());
    QVERIFY(m_door->metrics.prometheusText().find("lineside_coap_refused_total{reason=") != std::string::npos);
}

/// RFC 7967: bit 1 is for 2.xx.
void TestCoapSource::nobodyIsAnsweredWhoWantsNoAnswer()
{
    CoapDatagram request = CoapDatagram::post(kPath, reading(), 1);
    request.type = CoapDatagram::kNonConfirmable;
    request.options.append({258, QByteArray("\x02")});
    m_peer->send(request);
    QTRY_COMPARE(m_door->taken.size(), std::size_t(1));
    QVERIFY(isAlive());
    QCOMPARE(m_peer->code(request), 0);
}

/// An address of this machine that is not loopback stands for another machine.
void TestCoapSource::aStrangerGetsAtMostThreeTimesItsQuestion()
{
    QHostAddress own;
    for (const QHostAddress &each : QNetworkInterface::allAddresses()) {
        if (!each.isLoopback() && each.protocol() == QAbstractSocket::IPv4Protocol)
            own = each;
    }
    if (own.isNull())
        QSKIP("this machine has loopback alone");
    LinkStatus link;
    const quint16 port = CoapPeer::freePort();
    CoapSource source(
        {.enabled = true, .bind = own.toString().toStdString(), .port = port, .plainBeyondLoopback = true},
        {.clock = m_door->clock, .link = {.changed = [&link](const LinkStatus &told) { link = told; }, .refused = {}}});
    source.start(m_door->handlers());
    QTRY_VERIFY(link.state == LinkState::Up);
    QUdpSocket stranger;
    QVERIFY(stranger.bind(own, 0));
    for (const QByteArray &path : {QByteArray(".well-known/core"), QByteArray("health"), QByteArray("x")}) {
        CoapDatagram request = CoapDatagram::post(path, {}, 1);
        request.code = 1;
        request.token.clear();
        stranger.writeDatagram(request.bytes(), own, port);
        QTRY_VERIFY(stranger.hasPendingDatagrams());
        const auto answered = stranger.pendingDatagramSize();
        stranger.readDatagram(nullptr, 0);
        QVERIFY2(answered <= 3 * request.bytes().size(), path.constData());
    }
}

/// Each byte of a good datagram changed, each end cut off, and noise.
void TestCoapSource::survivesGarbage()
{
    const QByteArray good = blockOf(reading(), 0, false, 7).bytes();
    std::mt19937 random(20261129);
    for (qsizetype at = 0; at < good.size(); ++at) {
        m_peer->send(good.left(at));
        for (int i = 0; i < 8; ++i) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(random());
            m_peer->send(bad);
        }
        QCoreApplication::processEvents();
    }
    for (int i = 0; i < 1000; ++i) {
        QByteArray noise(static_cast<qsizetype>(random() % 80), '\0');
        for (char &each : noise)
            each = static_cast<char>(random());
        if (i % 2 == 0 && !noise.isEmpty())
            noise[0] = static_cast<char>(0x40 | (noise[0] & 0x3f)); // the version is right
        m_peer->send(noise);
    }
    m_peer->send(QByteArray(60'000, '\xff'));
    QTRY_VERIFY(isAlive());
}

void TestCoapSource::aPortThatIsTakenIsToldAndTriedAgain()
{
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress::LocalHost, 0, QAbstractSocket::DontShareAddress));
    LinkStatus link;
    CoapSource source(
        {.enabled = true, .port = other.localPort()},
        {.clock = m_door->clock, .link = {.changed = [&link](const LinkStatus &told) { link = told; }, .refused = {}}});
    source.start(m_door->handlers());
    QTRY_VERIFY(link.state == LinkState::Down);
    QVERIFY2(link.reason.find("cannot listen") != std::string::npos, link.reason.c_str());
    other.close();
    QTRY_VERIFY_WITH_TIMEOUT(link.state == LinkState::Up, 20'000);
}

} // namespace tst_coapsource

using tst_coapsource::TestCoapSource;
LINESIDE_TEST(TestCoapSource)
#include "tst_coapsource.moc"
