// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/requesthead.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace std::string_literals;

namespace tst_requesthead {

using Lines = std::vector<std::pair<std::string, std::string>>;

struct Read
{
    HttpRequest request;
    int status = 0; ///< 0: taken
};

Read read(const RequestHead &head)
{
    Read result;
    if (const auto refusal = readRequestHead(head, result.request))
        result.status = refusal->status;
    return result;
}

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyHeadIsRefused();
    void takesTargets_data();
    void takesTargets();
    void refusesTargets_data();
    void refusesTargets();
    void wantsOneHost_data();
    void wantsOneHost();
    void theAbsoluteFormReplacesHost();
    void knowsVersions_data();
    void knowsVersions();
    void refusesDoubtfulLines_data();
    void refusesDoubtfulLines();
    void foldsNamesAndJoinsValues();
    void readsQueries_data();
    void readsQueries();
};

void TestRequestHead::anEmptyHeadIsRefused()
{
    QCOMPARE(read({}).status, 400);
}

void TestRequestHead::takesTargets_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *name, const char *method, const char *target, const char *path, const char *host) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << QByteArray(path) << QByteArray(host);
    };
    const char *own = "127.0.0.1:8080";
    row("origin form", "GET", "/health", "/health", own);
    row("origin form with a query", "GET", "/health?a=1", "/health", own);
    row("origin form that begins like an authority", "GET", "//evil.example/health", "//evil.example/health", own);
    row("an escaped slash stays", "GET", "/devices/a%2Fb", "/devices/a%2Fb", own);
    row("raw UTF-8, as curl sends it", "GET",
        "/devices/\xC3\x96"
        "fen",
        "/devices/\xC3\x96"
        "fen",
        own);
    row("an address within a path", "GET", "/devices/http://x", "/devices/http://x", own);
    row("absolute form", "GET", "http://127.0.0.1:8080/health", "/health", own);
    row("absolute form of another port", "GET", "http://127.0.0.1:1/health", "/health", "127.0.0.1:1");
    row("absolute form without a port", "GET", "http://localhost/health", "/health", "localhost");
    row("absolute form with an empty port", "GET", "http://localhost:/health", "/health", "localhost:");
    row("absolute form with a query", "GET", "http://localhost/health?a=1", "/health", "localhost");
    row("absolute form without a path", "GET", "http://localhost:8080", "/", "localhost:8080");
    row("absolute form with a query alone", "GET", "http://localhost?a=1", "/", "localhost");
    row("absolute form with a mark in its query", "GET", "http://localhost/?a=http://b/c?d", "/", "localhost");
    row("absolute form in capitals", "GET", "HTTP://LOCALHOST/health", "/health", "LOCALHOST");
    row("absolute form of IPv6", "GET", "http://[::1]:8080/health", "/health", "[::1]:8080");
    row("absolute form of a foreign host, for the guard to refuse", "GET", "http://evil.example/health", "/health",
        "evil.example");
    row("absolute form of a command", "POST", "http://localhost/devices/a/command", "/devices/a/command", "localhost");
    row("asterisk form", "OPTIONS", "*", "*", own);
    row("absolute form of the asterisk", "OPTIONS", "http://localhost:8080", "*", "localhost:8080");
    row("options of a path", "OPTIONS", "http://localhost:8080/", "/", "localhost:8080");
}

void TestRequestHead::takesTargets()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, host);
    const Read result = read({method.toStdString(), target.toStdString(), "HTTP/1.1", {{"Host", "127.0.0.1:8080"}}});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.request.path, path.toStdString());
    QCOMPARE(result.request.header("host"), std::string_view(host.constData()));
}

void TestRequestHead::refusesTargets_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *method, const char *target, int status = 400) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << status;
    };
    row("nothing", "GET", "");
    row("a word", "GET", "health");
    row("a query alone", "GET", "?a=1");
    row("the asterisk of another method", "GET", "*");
    row("more than the asterisk", "OPTIONS", "*/health");
    row("authority form of another method", "GET", "127.0.0.1:8080");
    row("authority form", "CONNECT", "127.0.0.1:8080", 501);
    row("authority form of a foreign host", "CONNECT", "evil.example:443", 501);
    row("authority form of IPv6", "CONNECT", "[::1]:443", 501);
    row("authority form without a port", "CONNECT", "evil.example");
    row("authority form with an empty port", "CONNECT", "evil.example:");
    row("connect with a path", "CONNECT", "/health");
    row("connect with an address", "CONNECT", "http://127.0.0.1:8080/");
    row("absolute form without a host", "GET", "http:///health");
    row("absolute form with a port alone", "GET", "http://:8080/health");
    row("absolute form with a query for a host", "GET", "http://?a=1");
    row("absolute form with a user", "GET", "http://root@localhost/health");
    row("absolute form with user and password", "GET", "http://localhost:8080@evil.example/health");
    row("absolute form with a port that is none", "GET", "http://localhost:http/health");
    row("absolute form with a port too high", "GET", "http://localhost:65536/health");
    row("absolute form with half an address", "GET", "http://[::1/health");
    row("absolute form with a backslash in its host", "GET", "http://localhost\\evil.example/health");
    row("https", "GET", "https://localhost:8080/health", 421);
    row("https in capitals", "GET", "HTTPS://localhost/health", 421);
    row("another scheme", "GET", "ftp://localhost/health");
    row("a scheme without slashes", "GET", "http:localhost/health");
    row("an address of mail", "GET", "mailto:a@b");
    row("no scheme", "GET", "://localhost/health");
    row("a blank", "GET", "/health /ready");
    row("a tab", "GET", "/health\t");
    row("a line end", "GET", "/health\r\nX: y");
    row("an escape character", "GET", "/health\x1b[2J");
    row("a fragment", "GET", "/health#top");
    row("a fragment behind an address", "GET", "http://localhost/health#top");
}

void TestRequestHead::refusesTargets()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);
    const Lines lines{{"Host", "127.0.0.1:8080"}};
    QCOMPARE(read({method.toStdString(), target.toStdString(), "HTTP/1.1", lines}).status, status);
}

void TestRequestHead::wantsOneHost_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArrayList>("hosts");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArrayList &hosts, int status, const char *version = "HTTP/1.1",
                        const char *target = "/health") {
        QTest::newRow(name) << QByteArray(version) << QByteArray(target) << hosts << status;
    };
    row("one", {"localhost"}, 0);
    row("one with blanks around it", {" \tlocalhost:80 "}, 0);
    row("a name with a hyphen, a figure and an underscore", {"edge-01_b.hall"}, 0);
    row("a name that ends with a dot", {"localhost."}, 0);
    row("an escaped name", {"%C3%96fen"}, 0);
    row("IPv6", {"[2001:db8::1]:8080"}, 0);
    row("IPv6 with IPv4 in it", {"[::ffff:127.0.0.1]"}, 0);
    row("an empty port", {"localhost:"}, 0);
    row("none", {}, 400);
    row("two", {"localhost", "evil.example"}, 400);
    row("the same twice", {"localhost", "localhost"}, 400);
    row("two of which one is empty", {"localhost", ""}, 400);
    row("an empty one", {""}, 400);
    row("a port alone", {":8080"}, 400);
    row("two in one line", {"localhost, evil.example"}, 400);
    row("a blank within", {"local host"}, 400);
    row("a path", {"localhost/health"}, 400);
    row("an address", {"http://localhost"}, 400);
    row("a user", {"root@localhost"}, 400);
    row("a port that is none", {"localhost:80a"}, 400);
    row("a negative port", {"localhost:-1"}, 400);
    row("a port too high", {"localhost:65536"}, 400);
    row("two ports", {"localhost:80:80"}, 400);
    row("IPv6 without brackets", {"::1"}, 400);
    row("half of the brackets", {"[::1"}, 400);
    row("words in brackets", {"[localhost]"}, 400);
    row("something behind the brackets", {"[::1]8080"}, 400);
    row("IPv6 with a zone", {"[fe80::1%25eth0]"}, 400);
    row("letters beyond ASCII",
        {"\xC3\x96"
         "fen"},
        400);
    row("half an escape", {"local%2host"}, 400);
    row("a quote", {"\"localhost\""}, 400);
    row("none in HTTP/1.0", {}, 0, "HTTP/1.0");
    row("an empty one in HTTP/1.0", {""}, 0, "HTTP/1.0");
    row("two in HTTP/1.0", {"a", "b"}, 400, "HTTP/1.0");
    row("a bad one in HTTP/1.0", {"a b"}, 400, "HTTP/1.0");
    row("none with the absolute form", {}, 400, "HTTP/1.1", "http://localhost/health");
    row("two with the absolute form", {"localhost", "localhost"}, 400, "HTTP/1.1", "http://localhost/health");
    row("a bad one with the absolute form", {"a b"}, 400, "HTTP/1.1", "http://localhost/health");
    row("an empty one with the absolute form", {""}, 0, "HTTP/1.1", "http://localhost/health");
    row("none with the absolute form in HTTP/1.0", {}, 0, "HTTP/1.0", "http://localhost/health");
}

void TestRequestHead::wantsOneHost()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArrayList, hosts);
    QFETCH(const int, status);
    Lines lines;
    for (const QByteArray &host : hosts)
        lines.emplace_back("hOST", host.toStdString());
    QCOMPARE(read({"GET", target.toStdString(), version.toStdString(), lines}).status, status);
}

void TestRequestHead::theAbsoluteFormReplacesHost()
{
    const Read foreign = read({"GET", "http://evil.example/", "HTTP/1.1", {{"Host", "localhost"}}});
    QCOMPARE(foreign.request.header("host"), std::string_view("evil.example"));
    const Read ours = read({"GET", "http://localhost/", "HTTP/1.1", {{"Host", "evil.example"}}});
    QCOMPARE(ours.request.header("host"), std::string_view("localhost"));
}

void TestRequestHead::knowsVersions_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<int>("status");
    QTest::newRow("a later one of ours") << QByteArray("HTTP/1.2") << 0;
    for (const char *later : {"HTTP/2.0", "HTTP/3.0", "HTTP/0.9"})
        QTest::newRow(later) << QByteArray(later) << 505;
    for (const char *none :
         {"", "HTTP", "HTTP/1", "HTTP/1.", "HTTP/1.1 ", "http/1.1", "HTTP/1.10", "HTTP/x.1", "SIP/2.0"})
        QTest::newRow(none) << QByteArray(none) << 400;
}

void TestRequestHead::knowsVersions()
{
    QFETCH(const QByteArray, version);
    QFETCH(const int, status);
    QCOMPARE(read({"GET", "/health", version.toStdString(), {{"Host", "localhost"}}}).status, status);
}

void TestRequestHead::refusesDoubtfulLines_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char *what, const QByteArray &name, const QByteArray &value, int status) {
        QTest::newRow(what) << name << value << status;
    };
    row("an unknown header", "X-Any", "thing", 0);
    row("a tab within a value", "X-Any", "a\tb", 0);
    row("bytes beyond ASCII in a value", "X-Any", "\xC3\x96", 0);
    row("no value", "X-Any", "", 0);
    row("a blank before the colon", "Origin ", "http://evil.example", 400);
    row("a blank within the name", "X Any", "thing", 400);
    row("no name", "", "thing", 400);
    row("a bracket in the name", "X(Any)", "thing", 400);
    row("a line end in the value", "X-Any", "a\nX-Other: b", 400);
    row("a carriage return in the value", "X-Any", "a\rb", 400);
    row("a NUL in the value", "X-Any", QByteArray("a\0b", 3), 400);
    row("an escape character in the value", "X-Any", "\x1b[2J", 400);
    row("a length", "Content-Length", "7", 0);
    row("an empty length", "Content-Length", "", 400);
    row("a signed length", "Content-Length", "+7", 400);
    row("two lengths in one line", "Content-Length", "7, 7", 400);
    row("a length in figures of another base", "Content-Length", "0x7", 400);
    row("chunks", "Transfer-Encoding", "chunked", 0);
    row("chunks in capitals", "Transfer-Encoding", "CHUNKED", 0);
    row("packed chunks", "Transfer-Encoding", "gzip, chunked", 501);
    row("an encoding that sounds like chunks", "Transfer-Encoding", "xchunked", 501);
    row("identity", "Transfer-Encoding", "identity", 501);
}

void TestRequestHead::refusesDoubtfulLines()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const int, status);
    const std::pair line{name.toStdString(), value.toStdString()};
    QCOMPARE(read({"POST", "/c", "HTTP/1.1", {{"Host", "localhost"}, line}}).status, status);
    if (line.first == "Content-Length")
        QCOMPARE(read({"POST", "/c", "HTTP/1.1", {{"Host", "localhost"}, line, line}}).status, 400);
    if (line.first == "Transfer-Encoding") {
        const std::pair length{"Content-Length"s, "7"s};
        QCOMPARE(read({"POST", "/c", "HTTP/1.1", {{"Host", "localhost"}, line, length}}).status, 400);
        QCOMPARE(read({"POST", "/c", "HTTP/1.0", {{"Host", "localhost"}, line}}).status, 400);
    }
}

void TestRequestHead::foldsNamesAndJoinsValues()
{
    const Read result
        = read({"GET",
                "/",
                "HTTP/1.1",
                {{"HOST", "localhost"}, {"ORIGIN", "http://localhost"}, {"origin", "http://evil.example"}}});
    QCOMPARE(result.status, 0);
    QCOMPARE(result.request.header("origin"), std::string_view("http://localhost, http://evil.example"));
}

void TestRequestHead::readsQueries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("read"); ///< name=value of what was understood, by name
    QTest::addColumn<QByteArray>("malformed");
    QTest::addColumn<QByteArray>("repeated");
    const auto row = [](const char *text, const char *read, const char *malformed = "", const char *repeated = "") {
        QTest::newRow(text) << QByteArray(text) << QByteArray(read) << QByteArray(malformed) << QByteArray(repeated);
    };
    row("", "");
    row("a=1&b=2", "[a=1][b=2]");
    row("&a=1&&", "[a=1]");
    row("a", "[a=]");
    row("a=", "[a=]");
    row("=1", "[=1]");
    row("a=b=c", "[a=b=c]");
    row("a=1+2", "[a=1 2]");
    row("a=1%2B2", "[a=1+2]");
    row("%61=%26%3D", "[a=&=]");
    row("a=%C3%96", "[a=\xC3\x96]");
    row("a=100%", "", "a");
    row("a=%zz", "", "a");
    row("a=%4", "", "a");
    row("a=%%41", "", "a");
    row("a=%u0041", "", "a");
    row("%zz=1", "", "%zz");
    row("%6=1&b=2", "[b=2]", "%6");
    row("a=1&a=2", "[a=1]", "", "a");
    row("a=1&%61=1", "[a=1]", "", "a");
    row("a=1&a", "[a=1]", "", "a");
    row("a;b=1", "[a;b=1]");
    row("a=?&b=/", "[a=?][b=/]");
}

void TestRequestHead::readsQueries()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, read);
    QFETCH(const QByteArray, malformed);
    QFETCH(const QByteArray, repeated);
    HttpRequest request;
    readQuery(text.toStdString(), request);
    std::string understood;
    for (const auto &[name, value] : request.query)
        understood += '[' + name + '=' + value + ']';
    const auto joined = [](const std::vector<std::string> &names) { return names.empty() ? ""s : names.front(); };
    QCOMPARE(understood, read.toStdString());
    QCOMPARE(joined(request.malformedParameters), malformed.toStdString());
    QCOMPARE(joined(request.repeatedParameters), repeated.toStdString());
}

LINESIDE_TEST(TestRequestHead)

} // namespace tst_requesthead

#include "tst_requesthead.moc"
