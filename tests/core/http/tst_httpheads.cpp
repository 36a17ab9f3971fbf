// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpserver.h"

#include "metrics/metrics.h"
#include "support/testmain.h"

#include <QTest>

#include <arpa/inet.h>
#include <array>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

using namespace lineside;

namespace tst_httpheads {

/// Sends the bytes over a socket of its own and returns what comes until the head of an answer is there, or the end.
QByteArray answerTo(std::uint16_t port, const QByteArray &bytes, qsizetype pieces = 1)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{10, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray answer;
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        const qsizetype size = (bytes.size() + pieces - 1) / pieces;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            ::send(fd, bytes.constData() + at, static_cast<std::size_t>(std::min(size, bytes.size() - at)),
                   MSG_NOSIGNAL);
        std::array<char, 4096> buffer{};
        ssize_t got = 0;
        while (!answer.contains("\r\n\r\n") && (got = ::recv(fd, buffer.data(), buffer.size(), 0)) > 0)
            answer.append(buffer.data(), got);
    }
    ::close(fd);
    return answer;
}

/// A text with NULs in it, whole.
template <std::size_t N>
QByteArray bytes(const char (&text)[N])
{
    return {text, qsizetype(N) - 1};
}

constexpr const char *kOk = "200";
constexpr const char *kBad = "400";

/// Request heads as they come over the wire, each with the answer that RFC 9112 and RFC 9110 ask for. What the library
/// may answer in words of its own by its version is given as "400|301".
class TestHttpHeads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersRequestLines_data();
    void answersRequestLines();
    void answersHosts_data();
    void answersHosts();
    void answersHeaderLines_data();
    void answersHeaderLines();
    void takesALongHeadInPieces();

private:
    Metrics m_metrics;
    std::unique_ptr<HttpServer> m_server;
};

void TestHttpHeads::initTestCase()
{
    const auto handler = [](const HttpRequest &request) {
        return HttpResponse{200, "text/plain", request.method + ' ' + request.path, {}};
    };
    m_server = std::make_unique<HttpServer>(HttpSettings{"127.0.0.1", 0, {}}, handler, m_metrics);
    QVERIFY(m_server->start());
}

void TestHttpHeads::answersRequestLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char *name, const QByteArray &line, const char *status) {
        QTest::newRow(name) << line << QByteArray(status);
    };
    // RFC 9112 §3, §3.1: method SP request-target SP HTTP-version; a method is a token, in any case of letters
    row("origin form", "GET /x HTTP/1.1", kOk);
    row("a method nobody knows", "BREW /x HTTP/1.1", kOk);
    row("a method in small letters", "get /x HTTP/1.1", kOk);
    row("a method of signs", "M-SEARCH /x HTTP/1.1", kOk);
    row("a method with a bracket", "GE(T /x HTTP/1.1", kBad);
    row("a method with a colon", "GET: /x HTTP/1.1", kBad);
    row("a method in quotes", "\"GET\" /x HTTP/1.1", kBad);
    row("a method with a NUL", bytes("GET\0X /x HTTP/1.1"), "400|");
    row("a NUL right behind the method", bytes("GET\0 /x HTTP/1.1"), "400|");
    row("a method beyond ASCII", "G\xC3\x89T /x HTTP/1.1", kBad);
    row("a method with an escape character", "G\x1b[2JET /x HTTP/1.1", kBad);
    // RFC 9112 §3.2: the four forms of a target
    row("a query", "GET /x?a=1&b HTTP/1.1", kOk);
    row("a bare slash", "GET / HTTP/1.1", kOk);
    row("two slashes", "GET //x HTTP/1.1", kOk);
    row("an escaped slash", "GET /a%2Fb HTTP/1.1", kOk);
    row("an escaped NUL", "GET /a%00b HTTP/1.1", kOk);
    row("letters beyond ASCII as they are", "GET /\xC3\xB6 HTTP/1.1", kOk);
    row("absolute form", "GET http://127.0.0.1/x HTTP/1.1", kOk);
    row("absolute form without a path", "GET http://127.0.0.1 HTTP/1.1", kOk);
    row("absolute form of https", "GET https://127.0.0.1/x HTTP/1.1", "421");
    row("absolute form of another scheme", "GET ftp://127.0.0.1/x HTTP/1.1", kBad);
    row("absolute form without a host", "GET http:///x HTTP/1.1", kBad);
    row("absolute form with a user", "GET http://a@127.0.0.1/x HTTP/1.1", kBad);
    row("absolute form with a port that is none", "GET http://127.0.0.1:x/ HTTP/1.1", kBad);
    row("asterisk form", "OPTIONS * HTTP/1.1", kOk);
    row("asterisk form of another method", "GET * HTTP/1.1", kBad);
    row("authority form", "CONNECT a.example:443 HTTP/1.1", "501");
    row("authority form of another method", "GET a.example:443 HTTP/1.1", kBad);
    row("authority form without a port", "CONNECT a.example HTTP/1.1", kBad);
    row("a word", "GET x HTTP/1.1", kBad);
    row("a query alone", "GET ?a HTTP/1.1", kBad);
    row("a fragment", "GET /x#y HTTP/1.1", kBad);
    row("a tab in the target", "GET /x\ty HTTP/1.1", "400|301");
    row("a tab at its end", "GET /x\t HTTP/1.1", "400|301");
    row("a tab before it", "GET \t/x HTTP/1.1", "400|301");
    row("a tab alone", "GET \t HTTP/1.1", "400|301");
    row("a tab in the query", "GET /x?a=\t1 HTTP/1.1", "400|301");
    row("a NUL in the target", bytes("GET /x\0y HTTP/1.1"), "400|");
    row("a NUL at its end", bytes("GET /x\0 HTTP/1.1"), "400|");
    row("a NUL in the query", bytes("GET /x?a\0b HTTP/1.1"), "400|");
    row("a carriage return in the target", "GET /x\ry HTTP/1.1", kBad);
    row("an escape character in the target", "GET /\x1b[2J HTTP/1.1", kBad);
    row("a delete in the target", "GET /x\x7f HTTP/1.1", kBad);
    row("a blank in the target", "GET /x y HTTP/1.1", "400|301");
    row("a blank more before the version", "GET /x  HTTP/1.1", "400|301");
    // RFC 9112 §2.3: HTTP/DIGIT.DIGIT, capitals
    row("a later version of ours", "GET /x HTTP/1.2", kOk);
    row("version 2", "GET /x HTTP/2.0", "505|400");
    row("version 0.9", "GET /x HTTP/0.9", "505|400");
    row("two figures", "GET /x HTTP/1.10", kBad);
    row("a blank behind the version", "GET /x HTTP/1.1 ", "400|301");
    row("the version in small letters", "GET /x http/1.1", kBad);
    row("another protocol", "GET /x SIP/2.0", kBad);
    row("no version", "GET /x", kBad);
    row("no target", "GET HTTP/1.1", kBad);
    row("a NUL behind the version", bytes("GET /x HTTP/1.1\0"), "400|");
}

void TestHttpHeads::answersRequestLines()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, status);
    const QByteArray answer = answerTo(m_server->port(), line + "\r\nHost: 127.0.0.1\r\n\r\n");
    QVERIFY2(status.split('|').contains(answer.mid(9, 3)), answer.constData());
}

void TestHttpHeads::answersHosts_data()
{
    QTest::addColumn<QByteArray>("lines"); // all lines of the head but the first
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char *name, const QByteArray &lines, const char *status) {
        QTest::newRow(name) << lines << QByteArray(status);
    };
    // RFC 9112 §3.2: one Host, and a valid one (RFC 9110 §7.2, RFC 3986 §3.2.2)
    row("a name", "Host: edge\r\n", kOk);
    row("a name and a port", "Host: edge:8080\r\n", kOk);
    row("an empty port", "Host: edge:\r\n", kOk);
    row("IPv6", "Host: [::1]:8080\r\n", kOk);
    row("no blank before it", "Host:edge\r\n", kOk);
    row("tabs around it", "Host:\t edge \t\r\n", kOk);
    row("its name in other letters", "hOsT: edge\r\n", kOk);
    row("a line that ends with LF alone", "Host: edge\n", kOk);
    row("no Host", "", kBad);
    row("two", "Host: edge\r\nHost: edge\r\n", kBad);
    row("two in one line", "Host: edge, other\r\n", kBad);
    row("an empty one", "Host:\r\n", kBad);
    row("blanks alone", "Host: \t \r\n", kBad);
    row("a blank within", "Host: ed ge\r\n", kBad);
    row("a tab within", "Host: ed\tge\r\n", kBad);
    row("a path", "Host: edge/x\r\n", kBad);
    row("a user", "Host: a@edge\r\n", kBad);
    row("a port too high", "Host: edge:65536\r\n", kBad);
    row("a port that is none", "Host: edge:http\r\n", kBad);
    row("IPv6 without brackets", "Host: ::1\r\n", kBad);
    row("letters beyond ASCII", "Host: \xC3\xB6\r\n", kBad);
    row("a NUL within", bytes("Host: edge\0.evil.example\r\n"), kBad);
    row("a NUL within, and another line", bytes("Host: edge\0.evil.example\r\nX: y\r\n"), kBad);
    row("a NUL before it", bytes("Host: \0edge\r\n"), kBad);
    row("a NUL behind it", bytes("Host: edge\0\r\n"), kBad);
    row("a NUL behind it, and another line", bytes("Host: edge\0\r\nX: y\r\n"), kBad);
    row("many NULs", bytes("Host: edge\0\0\0\0\0\0\r\n"), kBad);
    row("a NUL in its name", bytes("Ho\0st: edge\r\n"), kBad);
    row("a blank before its name", " Host: edge\r\n", kBad);
    row("a blank before the colon", "Host : edge\r\n", kBad);
    row("a carriage return within", "Host: edge\rX: y\r\n", kBad);
    row("a folded one", "Host: edge\r\n .evil.example\r\n", kBad);
}

void TestHttpHeads::answersHosts()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QByteArray, status);
    const QByteArray answer = answerTo(m_server->port(), "GET /x HTTP/1.1\r\n" + lines + "\r\n");
    QVERIFY2(status.split('|').contains(answer.mid(9, 3)), answer.constData());
}

void TestHttpHeads::answersHeaderLines_data()
{
    QTest::addColumn<QByteArray>("lines"); // behind Host; a body may follow
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char *name, const QByteArray &lines, const char *status) {
        QTest::newRow(name) << lines << QByteArray(status);
    };
    const QByteArray end = "\r\n";
    // RFC 9112 §5, RFC 9110 §5.5 and §5.6.2
    row("no value", "X-Any:\r\n" + end, kOk);
    row("every sign of a token", "!#$%&'*+-.^_`|~09aZ: y\r\n" + end, kOk);
    row("bytes beyond ASCII in a value", "X-Any: \xFF\xC3\xB6\r\n" + end, kOk);
    row("a tab in a value", "X-Any: a\tb\r\n" + end, kOk);
    row("the same line twice", "X-Any: a\r\nX-Any: b\r\n" + end, kOk);
    row("a colon in a value", "X-Any: a:b\r\n" + end, kOk);
    row("no colon", "X-Any\r\n" + end, kBad);
    row("no name", ": y\r\n" + end, kBad);
    row("a blank before the colon", "X-Any : y\r\n" + end, kBad);
    row("a tab before the colon", "X-Any\t: y\r\n" + end, kBad);
    row("a blank in the name", "X Any: y\r\n" + end, kBad);
    row("a bracket in the name", "X(Any): y\r\n" + end, kBad);
    row("a name beyond ASCII", "\xC3\xB6: y\r\n" + end, kBad);
    row("a NUL in a value", bytes("X-Any: a\0b\r\n") + end, kBad);
    row("a NUL in a value, and another line", bytes("X-Any: a\0b\r\nX: y\r\n") + end, kBad);
    row("a NUL for a value", bytes("X-Any: \0\r\n") + end, kBad);
    row("an escape character in a value", "X-Any: \x1b[2J\r\n" + end, kBad);
    row("a carriage return in a value", "X-Any: a\rb\r\n" + end, kBad);
    // RFC 9112 §5.2: refused, or the fold is a blank
    row("a folded line", "X-Any: a\r\n b\r\n" + end, "400|200");
    row("a line folded by a tab", "X-Any: a\r\n\tb\r\nX: y\r\n" + end, "400|200");
    // RFC 9112 §6
    row("a length", "Content-Length: 2\r\n" + end + "ab", kOk);
    row("a length of nothing", "Content-Length: 0\r\n" + end, kOk);
    row("a signed length", "Content-Length: +2\r\n" + end + "ab", kBad);
    row("a length below nothing", "Content-Length: -2\r\n" + end + "ab", kBad);
    row("a length in another base", "Content-Length: 0x2\r\n" + end + "ab", kBad);
    row("a length with a NUL", bytes("Content-Length: 2\0\r\n") + end + "ab", kBad);
    row("a list of lengths", "Content-Length: 2, 2\r\n" + end + "ab", kBad);
    row("two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n" + end + "abc", kBad);
    row("a length beyond all numbers", "Content-Length: 99999999999999999999999\r\n" + end, "400|413");
    row("chunks", "Transfer-Encoding: chunked\r\n" + end + "2\r\nab\r\n0\r\n\r\n", kOk);
    row("chunks and a length", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n" + end + "0\r\n\r\n", kBad);
    row("chunks with a NUL", bytes("Transfer-Encoding: chunked\0\r\n") + end + "0\r\n\r\n", kBad);
    row("packed chunks", "Transfer-Encoding: gzip, chunked\r\n" + end + "0\r\n\r\n", "501|400");
    row("an encoding nobody knows", "Transfer-Encoding: xchunked\r\n" + end, "501|400");
}

void TestHttpHeads::answersHeaderLines()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QByteArray, status);
    const QByteArray answer = answerTo(m_server->port(), "POST /x HTTP/1.1\r\nHost: edge\r\n" + lines);
    QVERIFY2(status.split('|').contains(answer.mid(9, 3)), answer.constData());
}

/// The library's buffer grows and moves on the way; no sound head may be refused for it.
void TestHttpHeads::takesALongHeadInPieces()
{
    QByteArray head = "GET /x HTTP/1.1\r\nHost: edge\r\n";
    for (int i = 0; i < 100; ++i)
        head += "X-" + QByteArray::number(i) + ": " + QByteArray(i, 'y') + "\r\n";
    for (const qsizetype pieces : {1, 7, 300}) {
        const QByteArray answer = answerTo(m_server->port(), head + "\r\n", pieces);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
    }
}

LINESIDE_TEST(TestHttpHeads)

} // namespace tst_httpheads

#include "tst_httpheads.moc"
