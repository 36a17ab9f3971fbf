// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"

#include "support/testmain.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_people {

constexpr int kCommandMs = 30000;

struct Ended
{
    int code = -1;
    QByteArray said;
};

/// People of the installed program: `lineside-edged user …` and the calls of HTTP, over restarts and kills.
class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theConsoleMakesWhoLogsInOverHttp();
    void aProgramComesByAToken();
    void theConsoleWorksOnAStoppedEngine();
    void theConsoleLetsALockedOutAdministratorIn();
    void theSocketIsForItsOwnerAlone();
    void aRoleMayWhatItMayOverHttp_data();
    void aRoleMayWhatItMayOverHttp();
    void whoGuessesWaitsAlsoAfterAKill();
    void sessionsEndWithTheEngine();
    void secretsStandNowhere();

private:
    [[nodiscard]] Ended run(const QStringList &words, const QByteArray &secret = {});
    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                                     const QByteArray &token = {}) const;
    [[nodiscard]] int status(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                             const QByteArray &token = {}) const
    {
        return request(method, path, body, token).mid(9, 3).toInt();
    }
    /// The token; empty: refused.
    [[nodiscard]] QByteArray logIn(const QByteArray &name, const QByteArray &secret) const;

    MosquittoBroker m_broker;
    std::unique_ptr<EdgedBench> m_bench;
};

void TestPeople::init()
{
    QVERIFY2(m_broker.start(), qPrintable(m_broker.problem()));
    m_bench = std::make_unique<EdgedBench>(m_broker);
    m_bench->start();
}

void TestPeople::cleanup()
{
    m_bench.reset();
    m_broker.stop();
}

Ended TestPeople::run(const QStringList &words, const QByteArray &secret)
{
    QProcess command;
    command.setProcessEnvironment(m_bench->engine.environment());
    command.setProcessChannelMode(QProcess::MergedChannels);
    command.start(EdgedProcess::program(), words);
    command.write(secret + '\n');
    command.closeWriteChannel();
    if (!command.waitForFinished(kCommandMs) || command.exitStatus() != QProcess::NormalExit)
        return {-1, command.readAll()};
    return {command.exitCode(), command.readAll()};
}

QByteArray TestPeople::request(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                               const QByteArray &token) const
{
    QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n";
    if (!token.isEmpty())
        text += "Authorization: Bearer " + token + "\r\n";
    return m_bench->engine.ask(text + "\r\n" + body);
}

QByteArray TestPeople::logIn(const QByteArray &name, const QByteArray &secret) const
{
    const QByteArray answer
        = request("POST", "/api/v1/session", R"({"user":")" + name + R"(","secret":")" + secret + R"("})");
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    return answer.mid(9, 3) == "201" ? QJsonDocument::fromJson(body)[QLatin1String("token")].toString().toLatin1()
                                     : QByteArray();
}

void TestPeople::theConsoleMakesWhoLogsInOverHttp()
{
    QCOMPARE(run({u"user"_s, u"list"_s}).said, QByteArray());
    QCOMPARE(status("POST", "/api/v1/users", R"({"name":"a","role":"administrator","secret":"830274"})"), 403);
    const Ended refused = run({u"user"_s, u"add"_s, u"fitter"_s, u"--role"_s, u"maintenance"_s}, "830274");
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.said.contains("the first user is an administrator"), refused.said);
    QVERIFY(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "123456")
                .said.contains("anybody would try"));
    const Ended made = run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274");
    QVERIFY2(made.code == 0, made.said);
    QVERIFY2(run({u"user"_s, u"list"_s}).said.contains("1  chief  administrator  never logged in"),
             run({u"user"_s, u"list"_s}).said);

    QVERIFY(logIn("chief", "830275").isEmpty());
    const QByteArray token = logIn("chief", "830274");
    QVERIFY(token.size() >= 32);
    QCOMPARE(status("POST", "/api/v1/users", R"({"name":"fitter","role":"maintenance","secret":"530274"})", token),
             201);
    QVERIFY(!logIn("fitter", "530274").isEmpty());
    QCOMPARE(status("DELETE", "/api/v1/session", {}, token), 200);
    QCOMPARE(status("GET", "/api/v1/alarms", {}, token), 401);
    QCOMPARE(status("GET", "/api/v1/alarms"), 200);
}

void TestPeople::aProgramComesByAToken()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274").code, 0);
    const Ended made = run({u"token"_s, u"add"_s, u"historian"_s, u"--role"_s, u"viewer"_s});
    QCOMPARE(made.code, 0);
    const QByteArray token = made.said.trimmed();
    QVERIFY2(token.startsWith("ls_") && token.size() == 67, token);
    QCOMPARE(status("GET", "/devices", {}, token), 200);
    QCOMPARE(status("POST", "/api/v1/notes", R"({"text":"x"})", token), 403);
    QCOMPARE(status("GET", "/devices", {}, token.chopped(1)), 401);
    QVERIFY(run({u"token"_s, u"list"_s}).said.contains("1  historian  viewer  made "));
    QVERIFY(!run({u"token"_s, u"list"_s}).said.contains(token));
    QCOMPARE(run({u"token"_s, u"add"_s, u"historian"_s, u"--role"_s, u"viewer"_s}).code, 1);
    QCOMPARE(run({u"token"_s, u"add"_s, u"other"_s, u"--role"_s, u"viewer"_s, u"--expires"_s, u"soon"_s}).code, 1);
    QVERIFY(m_bench->engine.terminate());
    const Ended other = run({u"token"_s, u"add"_s, u"mes"_s, u"--role"_s, u"operator"_s, u"--area"_s, u"hall 1"_s,
                             u"--expires"_s, u"2099-01-01T00:00:00Z"_s});
    QCOMPARE(other.code, 0);
    m_bench->start();
    QCOMPARE(status("GET", "/devices", {}, token), 200); // outlives the engine
    QCOMPARE(status("POST", "/api/v1/notes", R"({"text":"x"})", other.said.trimmed().split('\n').constLast()), 201);
    QCOMPARE(run({u"token"_s, u"revoke"_s, u"historian"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(status("GET", "/devices", {}, token), 401, 5000);
    QVERIFY(!m_bench->engine.log().contains(token));
}

void TestPeople::theConsoleWorksOnAStoppedEngine()
{
    QVERIFY(m_bench->engine.terminate());
    const QByteArray page(300'000, '1');
    QVERIFY(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, page).said.contains("256 bytes"));
    const Ended made = run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274");
    QVERIFY2(made.code == 0, made.said);
    QVERIFY(run({u"user"_s, u"list"_s}).said.contains("chief"));
    m_bench->start();
    QVERIFY(!logIn("chief", "830274").isEmpty());
    QCOMPARE(run({u"user"_s, u"add"_s}).code, 1);
    QCOMPARE(run({u"user"_s, u"paint"_s, u"chief"_s}).code, 2);
}

void TestPeople::theConsoleLetsALockedOutAdministratorIn()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274").code, 0);
    QCOMPARE(run({u"user"_s, u"add"_s, u"deputy"_s, u"--role"_s, u"administrator"_s}, "930274").code, 0);
    QCOMPARE(run({u"user"_s, u"disable"_s, u"chief"_s}).code, 0);
    QVERIFY(logIn("chief", "830274").isEmpty());
    QVERIFY(run({u"user"_s, u"disable"_s, u"deputy"_s}).said.contains("nobody could set up users"));
    QCOMPARE(run({u"user"_s, u"reset"_s, u"chief"_s}, "730251").code, 0);
    QVERIFY(!logIn("chief", "730251").isEmpty());
    QVERIFY(run({u"user"_s, u"reset"_s, u"nobody"_s}, "730251").said.contains("no such user"));
}

void TestPeople::theSocketIsForItsOwnerAlone()
{
    const QString path = m_bench->storage() + QStringLiteral("/console.sock");
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFileInfo::exists(path));
    QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
    for (const QByteArray &said : {QByteArray("nonsense\n"), QByteArray("{\"words\":7}\n"), QByteArray("\n"),
                                   QByteArray("[]\n"), QByteArray(5000, 'x'), QByteArray("{\"words\":[\"add\"]}\n")}) {
        QLocalSocket socket;
        socket.connectToServer(path);
        QVERIFY(socket.waitForConnected(5000));
        socket.write(said);
        socket.waitForDisconnected(5000);
        QVERIFY(!socket.readAll().contains("\"text\""));
    }
    QVERIFY(m_bench->engine.isReady());
}

void TestPeople::aRoleMayWhatItMayOverHttp_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("roles"); // v viewer, o operator, m maintenance, e engineer, a administrator
    const auto row = [](const char *name, const char *method, const char *path, const char *body, const char *roles) {
        QTest::newRow(name) << QByteArray(method) << QByteArray("/") + path << QByteArray(body) << QByteArray(roles);
    };
    row("order", "POST", "devices/oven-01/command", R"({"command":"start"})", "omea");
    row("stop", "POST", "devices/oven-01/command", R"({"command":"stop"})", "omea");
    row("remove a device", "DELETE", "devices/nobody", "", "mea");
    row("acknowledge", "POST", "api/v1/alarms/oven-01%2Ftemperature%2Fhigh/acknowledge", "", "omea");
    row("shelve", "POST", "api/v1/alarms/oven-01%2Ftemperature%2Fhigh/shelve",
        R"({"mode":"timed","seconds":600,"reason":"x"})", "omea");
    row("out of service", "POST", "api/v1/alarms/oven-01%2Ftemperature%2Fhigh/out-of-service", R"({"reason":"x"})",
        "mea");
    row("silence", "POST", "api/v1/alarms/silence", "", "omea");
    row("figures", "POST", "api/v1/alarms/metrics/reset", "", "ea");
    row("settings", "POST", "api/v1/alarms/settings", R"({"to_version":0,"reason":"x"})", "ea");
    row("replay", "POST", "api/v1/quarantine/replay", "", "mea");
    row("note", "POST", "api/v1/notes", R"({"text":"x"})", "omea");
    row("add a user", "POST", "api/v1/users", R"({"name":"chief","role":"viewer"})", "a");
    row("remove a user", "DELETE", "api/v1/users/999", "", "a");
    row("end a session", "DELETE", "api/v1/sessions/999", "", "a");
    row("take control", "POST", "api/v1/seats/hall/take", "", "omea");
}

void TestPeople::aRoleMayWhatItMayOverHttp()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, roles);
    QCOMPARE(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274").code, 0);
    for (const char *role : {"viewer", "operator", "maintenance", "engineer", "administrator"}) {
        if (QByteArray(role) != "administrator")
            QCOMPARE(
                run({u"user"_s, u"add"_s, QString::fromLatin1(role), u"--role"_s, QString::fromLatin1(role)}, "830274")
                    .code,
                0);
        const QByteArray token = logIn(QByteArray(role) == "administrator" ? "chief" : role, "830274");
        QVERIFY(!token.isEmpty());
        const int code = status(method, path, body, token);
        QVERIFY2((code != 403) == roles.contains(role[0]),
                 qPrintable(QString::fromLatin1(role) + QString::number(code)));
        QVERIFY(code != 401 && code != 0);
    }
    QCOMPARE(status(method, path, body, "0123456789abcdef"), 401);
}

void TestPeople::whoGuessesWaitsAlsoAfterAKill()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274").code, 0);
    const QByteArray wrong = R"({"user":"chief","secret":"830275"})";
    int looked = 0;
    int waits = 0;
    for (int i = 0; i < 100; ++i) {
        const int code = status("POST", "/api/v1/session", wrong);
        looked += code == 401 ? 1 : 0;
        waits += code == 429 ? 1 : 0;
    }
    QCOMPARE(looked + waits, 100);
    QVERIFY2(looked < 10, QByteArray::number(looked)); // the rest costs no hash
    QVERIFY(request("POST", "/api/v1/session", wrong).contains("Retry-After: ")
            || status("POST", "/api/v1/session", wrong) == 429);
    QVERIFY(m_bench->engine.get("/health").contains(" 200 "));
    m_bench->engine.kill();
    m_bench->start();
    // Wrong ones were kept, so the next one waits for longer than the first ever would.
    bool isLooked = false; // once is enough: the next one waits again
    QTRY_VERIFY_WITH_TIMEOUT(isLooked = isLooked || status("POST", "/api/v1/session", wrong) == 401, 60000);
    QCOMPARE(status("POST", "/api/v1/session", wrong), 429);
}

void TestPeople::sessionsEndWithTheEngine()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "830274").code, 0);
    const QByteArray token = logIn("chief", "830274");
    QCOMPARE(status("GET", "/api/v1/people", {}, token), 200);
    m_bench->engine.kill();
    m_bench->start();
    QCOMPARE(status("GET", "/api/v1/people", {}, token), 401);
    QVERIFY(!logIn("chief", "830274").isEmpty());
}

void TestPeople::secretsStandNowhere()
{
    QCOMPARE(run({u"user"_s, u"add"_s, u"chief"_s, u"--role"_s, u"administrator"_s}, "a secret of many words").code, 0);
    QVERIFY(!logIn("chief", "a secret of many words").isEmpty());
    QVERIFY(logIn("chief", "a wrong secret of words").isEmpty());
    QVERIFY(m_bench->engine.terminate());
    QVERIFY(!m_bench->engine.log().contains("secret of"));
    const QDir folder(m_bench->storage());
    for (const QFileInfo &each : folder.entryInfoList(QDir::Files)) {
        QFile file(each.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("secret of"), qPrintable(each.fileName()));
    }
    const QFileInfo pepper(folder.filePath(QStringLiteral("pepper.key")));
    QVERIFY(pepper.exists());
    QCOMPARE(pepper.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

LINESIDE_TEST(TestPeople)

} // namespace tst_people

#include "tst_people.moc"
