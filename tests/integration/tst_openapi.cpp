// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apischemas.h"
#include "api/routes.h"
#include "doorbench.h"
#include "support/jsonschema.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>
#include <string>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_openapi {

constexpr const char *kAlarm = "/api/v1/alarms/oven-1%2Ftemperature%2Fhigh";
constexpr const char *kNoAlarm = "/api/v1/alarms/oven-9%2Ftemperature%2Fhigh";

/// What is asked of /openapi.json, and of the calls it names, from the running engine.
class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void namesEveryCallAndEachSchemaOnce();
    void everyAnswerIsWhatItSays();
    void isAPageForPeople();

private:
    /// Asks, and holds the answer against the document. The call's name in it, and the status.
    void walk(const QByteArray &call, int status, const QByteArray &body = {}, const QByteArray &token = "");
    void walkLooking();
    void walkAlarms();
    void walkOrders();
    void walkPeople();
    [[nodiscard]] QByteArray fitterToken() const
    {
        return DoorBench::objectIn(
                   m_bench->ask("POST /api/v1/session", R"({"user":"lead fitter","secret":"730251"})"))["token"_L1]
            .toString()
            .toLatin1();
    }

    std::unique_ptr<DoorBench> m_bench;
    QJsonObject m_document;
    std::set<QString> m_seen; ///< "get /devices/{device} 404"
    QByteArray m_chief; ///< token
};

void TestOpenApi::init()
{
    m_bench = std::make_unique<DoorBench>();
    const QString problem = m_bench->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_document = DoorBench::objectIn(m_bench->ask("GET /openapi.json"));
    m_seen.clear();
}

void TestOpenApi::cleanup()
{
    m_bench.reset();
}

void TestOpenApi::namesEveryCallAndEachSchemaOnce()
{
    QCOMPARE(m_document["openapi"_L1].toString(), u"3.1.0"_s);
    const QJsonObject paths = m_document["paths"_L1].toObject();
    const QJsonObject schemas = m_document["components"_L1]["schemas"_L1].toObject();
    std::size_t calls = 0;
    for (const auto &path : paths)
        calls += static_cast<std::size_t>(path.toObject().size());
    QCOMPARE(calls, Routes::calls().size());
    QCOMPARE(static_cast<std::size_t>(schemas.size()), apiSchemas().size());
    const QString text = QString::fromUtf8(QJsonDocument(m_document).toJson(QJsonDocument::Compact));
    static const QRegularExpression kRef(u"#/components/schemas/(\\w+)"_s);
    std::set<QString> used;
    for (auto match = kRef.globalMatch(text); match.hasNext();)
        used.insert(match.next().captured(1));
    for (const QString &name : used)
        QVERIFY2(schemas.contains(name), qPrintable(name));
    for (const QString &name : schemas.keys())
        QVERIFY2(used.contains(name), qPrintable(name));
}

void TestOpenApi::walk(const QByteArray &call, int status, const QByteArray &body, const QByteArray &token)
{
    const QByteArray answer = m_bench->ask(call, body, token.isEmpty() ? QByteArray() : token);
    QVERIFY2(DoorBench::status(answer) == status, call + ": " + answer);
    const QString method = QString::fromLatin1(call.left(call.indexOf(' '))).toLower();
    QByteArray path = call.mid(call.indexOf(' ') + 1);
    path = path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?'));
    QString name;
    const QJsonObject paths = m_document["paths"_L1].toObject();
    for (const QString &pattern : paths.keys()) {
        QString expression = QRegularExpression::escape(pattern);
        expression.replace(QRegularExpression(u"\\\\\\{\\w+\\\\\\}"_s), u"[^/]+"_s);
        const bool isIt = QRegularExpression(u'^' + expression + u'$').match(QString::fromLatin1(path)).hasMatch();
        if (isIt && paths[pattern].toObject().contains(method) && (name.isEmpty() || name.contains(u'{')))
            name = pattern;
    }
    QVERIFY2(!name.isEmpty(), call);
    const QJsonObject answers = paths[name][method]["responses"_L1].toObject();
    const QString code = QString::number(status);
    const QJsonObject content = answers[answers.contains(code) ? code : u"default"_s]["content"_L1].toObject();
    const QString media = content.keys().value(0);
    QVERIFY2(media == u"image/*"_s || answer.toLower().contains("content-type: " + media.toLatin1()),
             call + ": " + answer.left(300));
    if (media == u"application/json"_s) {
        const QString wrong
            = JsonSchema(m_document).problem(DoorBench::objectIn(answer), content[media]["schema"_L1].toObject());
        QVERIFY2(wrong.isEmpty(), call + ": " + wrong.toUtf8() + ": " + DoorBench::bodyOf(answer));
    }
    if (answers.contains(code))
        m_seen.insert(method + u' ' + name + u' ' + code);
}

void TestOpenApi::walkLooking()
{
    for (const char *path : {"/health",
                             "/ready",
                             "/metrics",
                             "/openapi.json",
                             "/docs",
                             "/devices",
                             "/devices/oven-1",
                             "/devices/oven-1/status",
                             "/api/v1/status",
                             "/api/v1/alarms",
                             "/api/v1/alarms/history",
                             "/api/v1/alarms/history.csv",
                             "/api/v1/alarms/health",
                             "/api/v1/alarms/floods",
                             "/api/v1/alarms/metrics",
                             "/api/v1/alarms/settings",
                             "/api/v1/alarms/settings.csv",
                             "/api/v1/alarms/settings/versions",
                             "/api/v1/notes",
                             "/api/v1/audit",
                             "/api/v1/audit/export",
                             "/api/v1/commands",
                             "/api/v1/people",
                             "/api/v1/sinks",
                             "/api/v1/rejected",
                             "/api/v1/quarantine",
                             "/api/v1/history?device=oven-1&sensor=temperature"})
        walk(QByteArray("GET ") + path, 200);
    for (const char *path : {"/devices/oven-9", "/devices/oven-9/status", "/api/v1/audit/export?after=900000"})
        walk(QByteArray("GET ") + path, 404);
    walk("GET /api/v1/history?device=oven-1", 400);
    walk("GET /api/v1/alarms?colour=red", 400);
}

void TestOpenApi::walkAlarms()
{
    const QByteArray alarm = QByteArray("POST ") + kAlarm;
    const QByteArray none = QByteArray("POST ") + kNoAlarm;
    walk(QByteArray("GET ") + kAlarm + "/card", 200);
    walk("GET /api/v1/alarms/nothing/card", 404);
    walk(QByteArray("GET ") + kAlarm + "/picture", 404);
    walk("GET /api/v1/alarms/nothing/suggestion", 404);
    const QByteArray reason = R"({"reason":"door open"})";
    const QByteArray shelf = R"({"mode":"timed","seconds":600,"reason":"door open"})";
    walk(alarm + "/unacknowledge", 200);
    walk(alarm + "/reset", 409);
    walk(alarm + "/acknowledge", 200, R"({"comment":"seen"})");
    walk(alarm + "/comment", 200, R"({"text":"seen"})");
    walk(alarm + "/comment", 400, R"({"text":""})");
    walk(alarm + "/shelve", 200, shelf);
    walk(alarm + "/shelve", 400, R"({"mode":"timed","reason":""})");
    walk(alarm + "/unshelve", 200);
    walk(alarm + "/out-of-service", 200, reason);
    walk(alarm + "/out-of-service", 400, R"({"reason":""})");
    walk(alarm + "/into-service", 200);
    for (const char *verb : {"acknowledge", "unacknowledge", "reset", "unshelve", "into-service"})
        walk(none + '/' + verb, 404);
    walk(none + "/comment", 404, R"({"text":"x"})");
    walk(none + "/shelve", 404, shelf);
    walk(none + "/out-of-service", 404, reason);
    walk("POST /api/v1/alarms/silence", 200);
    walk("POST /api/v1/alarms/horn-test", 200);
    walk("POST /api/v1/alarms/metrics/reset", 200);
    walk("POST /api/v1/alarms/settings/check", 200, R"({"csv":"kind\n"})");
    walk("POST /api/v1/alarms/settings", 400, R"({"reason":"x"})");
}

void TestOpenApi::walkOrders()
{
    const QByteArray order = R"({"id":"order-1","command":"start"})";
    walk("POST /devices/oven-1/command", 200, order);
    walk("POST /devices/oven-1/command", 409, R"({"id":"order-1","command":"stop"})");
    walk("POST /devices/oven-1/command", 400, "[]");
    walk("POST /api/v1/commands/order-1/approve", 409);
    walk("POST /api/v1/commands/order-1/cancel", 409);
    walk("POST /devices/oven-1/command", 202, R"({"id":"purge-1","command":"purge"})");
    walk("POST /api/v1/commands/purge-1/cancel", 200);
    walk("POST /api/v1/commands/order-9/approve", 404);
    walk("POST /api/v1/commands/order-9/cancel", 404);
    walk("GET /api/v1/commands", 200);
    walk("POST /api/v1/notes", 201, R"({"text":"belt slips","device":"oven-1"})");
    walk("POST /api/v1/notes", 400, R"({"text":""})");
    walk("POST /api/v1/notes", 404, R"({"text":"x","device":"oven-9"})");
    walk("GET /api/v1/notes", 200);
    walk("POST /api/v1/notes/1/strike", 200);
    walk("POST /api/v1/notes/9/strike", 404);
    walk("POST /api/v1/quarantine/replay", 200);
    walk("POST /api/v1/quarantine/replay", 404, R"({"sink":"nowhere"})");
}

void TestOpenApi::walkPeople()
{
    QVERIFY(m_bench->hire());
    m_chief = m_bench->logIn("chief");
    walk("POST /api/v1/session", 201, R"({"user":"looker","secret":"830274"})");
    walk("POST /api/v1/session", 401, R"({"user":"looker","secret":"930274"})");
    walk("GET /api/v1/people", 200);
    walk("POST /api/v1/users", 201, R"({"name":"fitter","role":"operator"})", m_chief);
    walk("POST /api/v1/users", 400, R"({"name":"","role":"operator"})", m_chief);
    walk("POST /api/v1/users", 409, R"({"name":"fitter","role":"operator"})", m_chief);
    walk("POST /api/v1/users/3", 200, R"({"name":"lead fitter","role":"operator"})", m_chief);
    walk("POST /api/v1/users/3", 400, R"({"name":"x","role":"king"})", m_chief);
    walk("POST /api/v1/users/9", 404, R"({"name":"x","role":"operator"})", m_chief);
    walk("POST /api/v1/users/3", 409, R"({"name":"chief","role":"operator"})", m_chief);
    walk("POST /api/v1/users/3/secret", 200, R"({"secret":"730251"})", m_chief);
    walk("POST /api/v1/users/3/secret", 400, R"({"secret":"1"})", m_chief);
    walk("POST /api/v1/users/9/secret", 404, R"({"secret":"730251"})", m_chief);
    walk("POST /devices/oven-1/command", 202, R"({"id":"purge-2","command":"purge"})", m_chief);
    walk("POST /api/v1/commands/purge-2/approve", 200, {}, fitterToken());
    walk("DELETE /api/v1/users/1", 409, {}, m_chief);
    walk("DELETE /api/v1/users/9", 404, {}, m_chief);
    walk("DELETE /api/v1/users/3", 200, {}, m_chief);
    walk("DELETE /api/v1/sessions/900", 404, {}, m_chief);
    const auto other = DoorBench::objectIn(
        m_bench->ask("POST /api/v1/session", R"({"user":"looker","secret":"830274"})"))["number"_L1];
    walk("DELETE /api/v1/sessions/" + QByteArray::number(other.toInt()), 200, {}, m_chief);
    walk("POST /api/v1/seats/nowhere/take", 404, "{}", m_chief);
    walk("POST /api/v1/seats/hall/take", 200, "{}", m_chief);
    walk("POST /api/v1/seats/hall/release", 200, {}, m_chief);
    walk("POST /api/v1/seats/hall/refuse", 409, {}, m_chief);
    walk("POST /api/v1/seats/hall/release", 409, {}, m_chief);
    walk("DELETE /devices/oven-9", 404, {}, m_chief);
    walk("DELETE /devices/oven-1", 200, {}, m_chief);
    walk("DELETE /api/v1/session", 404);
    walk("DELETE /api/v1/session", 200, {}, m_chief);
    walk("GET /devices", 401, {}, "gone");
}

void TestOpenApi::everyAnswerIsWhatItSays()
{
    walkLooking();
    walkAlarms();
    walkOrders();
    walkPeople();
    // What takes another plant, or a fault, to come about.
    const std::set<QString> elsewhere{
        u"get /ready 503"_s,
        u"post /devices/{device}/command 500"_s,
        u"post /api/v1/alarms/settings 200"_s,
        u"post /api/v1/alarms/settings 409"_s,
        u"post /api/v1/alarms/silence 409"_s,
        u"post /api/v1/alarms/{alarm}/reset 200"_s,
        u"post /api/v1/alarms/{alarm}/unacknowledge 409"_s,
        u"post /api/v1/seats/{area}/take 202"_s,
        u"post /api/v1/seats/{area}/take 409"_s,
        u"post /api/v1/seats/{area}/refuse 200"_s,
        u"get /api/v1/alarms/{alarm}/picture 200"_s,
        u"get /api/v1/alarms/{alarm}/suggestion 200"_s,
        u"get /api/v1/alarms/{alarm}/suggestion 202"_s,
        u"get /api/v1/alarms/{alarm}/suggestion 429"_s,
    };
    QStringList missing;
    for (const ApiCall &call : Routes::calls())
        for (const QString &code : QString::fromStdString(std::string(call.statuses)).split(u' ')) {
            const QString name = QString::fromStdString(std::string(call.method)).toLower() + u' '
                + QString::fromStdString(std::string(call.pattern)) + u' ' + code;
            if (!m_seen.contains(name) && !elsewhere.contains(name))
                missing += name;
        }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestOpenApi::isAPageForPeople()
{
    const QByteArray page = m_bench->ask("GET /docs");
    QCOMPARE(DoorBench::status(page), 200);
    QVERIFY(page.contains("<code>POST /devices/{device}/command</code>"));
    for (const char *fromElsewhere : {"<script", "http://", "https://", "src="})
        QVERIFY2(!page.contains(fromElsewhere), fromElsewhere);
}

LINESIDE_TEST(TestOpenApi)

} // namespace tst_openapi

#include "tst_openapi.moc"
