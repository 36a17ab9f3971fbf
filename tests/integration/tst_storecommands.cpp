// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgedbench.h"

#include "support/testmain.h"

#include <QDir>

#include <filesystem>

using namespace lineside;

namespace tst_storecommands {

constexpr int kCommandMs = 30000;

struct Ended
{
    int code = -1;
    QByteArray said;
};

/// `lineside-edged backup | check | restore` as they are installed, beside a running engine and on a stopped one.
class TestStoreCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aBackupOfARunningEngineComesBackWithWhatCameSince();
    void checkFindsDamage();
    void forgetsASinkThatIsNoLongerConfigured();
    void exportsTheRecordAndVerifiesIt();
    void anExportOfADamagedRecordSaysSo();
    void aMissingKeyIsToldAndNoneIsMade();
    void aHeadKeptElsewhereFindsAnOlderStorage();
    void refusesHeadsThatProveNothing();
    void anEncryptedBackupComesBackUnderItsKeyAlone();
    void theRecordSaysWhatCameOfACommand();
    void decommissionEndsAStorage();
    void aBundleForSupportHoldsNoSecret();
    void saysHowItIsUsed();

private:
    [[nodiscard]] QString put(const char *name, const QByteArray &content) const;
    [[nodiscard]] Ended run(const QStringList &words);
    void publish(HallPeer &device, std::uint64_t count);

    MosquittoBroker m_broker;
    std::unique_ptr<EdgedBench> m_bench;
    std::uint64_t m_published = 0;
};

void TestStoreCommands::init()
{
    QVERIFY2(m_broker.start(), qPrintable(m_broker.problem()));
    m_bench = std::make_unique<EdgedBench>(m_broker);
    m_bench->start();
    m_published = 0;
}

void TestStoreCommands::cleanup()
{
    m_bench.reset();
    m_broker.stop();
}

Ended TestStoreCommands::run(const QStringList &words)
{
    QProcess command;
    command.setProcessEnvironment(m_bench->engine.environment());
    command.setProcessChannelMode(QProcess::MergedChannels);
    command.start(EdgedProcess::program(), words);
    if (!command.waitForFinished(kCommandMs) || command.exitStatus() != QProcess::NormalExit)
        return {-1, command.readAll()};
    return {command.exitCode(), command.readAll()};
}

QString TestStoreCommands::put(const char *name, const QByteArray &content) const
{
    QFile file(m_bench->folder.filePath(QString::fromLatin1(name)));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    return isWritten ? file.fileName() : QString();
}

void TestStoreCommands::publish(HallPeer &device, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i)
        device.publishReading("oven-01", 20, ++m_published);
}

void TestStoreCommands::aBackupOfARunningEngineComesBackWithWhatCameSince()
{
    const QString file = m_bench->folder.filePath(QStringLiteral("backup.tar"));
    HallPeer device(m_broker.port(), {}, m_bench->clock);
    publish(device, 500);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), qlonglong{500}, 20000);
    publish(device, 2000); // come while it is made
    const Ended backup = run({QStringLiteral("backup"), file});
    QVERIFY2(backup.code == 0, backup.said);
    m_bench->holdsAll(device, m_published);
    const Ended check = run({QStringLiteral("check")});
    QVERIFY2(check.code == 0 && check.said.contains("everything is sound"), check.said);

    const QStringList restore{QStringLiteral("restore"), QStringLiteral("--replace"), file};
    QCOMPARE(run(restore).code, 1); // an engine runs there
    QVERIFY(m_bench->engine.terminate());
    QCOMPARE(run({QStringLiteral("restore"), file}).code, 1); // and a store lies there
    const Ended restored = run(restore);
    QVERIFY2(restored.code == 0, restored.said);
    const qlonglong kept = m_bench->files.readings();
    QVERIFY(kept >= 500);

    m_bench->start();
    publish(device, 300);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), kept + 300, 20000);
    QCOMPARE(m_bench->files.sequences(), kept + 300);
    m_bench->booksBalance();
    const Ended after = run({QStringLiteral("check")});
    QVERIFY2(after.code == 0, after.said);
}

void TestStoreCommands::checkFindsDamage()
{
    QVERIFY(m_bench->engine.terminate());
    QFile state(m_bench->storage() + QStringLiteral("/state.db"));
    QVERIFY(state.open(QIODevice::ReadWrite) && state.seek(4096));
    QCOMPARE(state.write(QByteArray(4096, '\x5a')), 4096);
    state.close();
    const Ended check = run({QStringLiteral("check")});
    QCOMPARE(check.code, 1);
    QVERIFY2(check.said.contains("PROBLEM state.db: "), check.said);
}

void TestStoreCommands::forgetsASinkThatIsNoLongerConfigured()
{
    const QStringList words{QStringLiteral("sink"), QStringLiteral("forget"), QStringLiteral("mqtt")};
    const QString file = m_bench->folder.filePath(QStringLiteral("without.toml"));
    QFile config(file);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[[sink]]\nname = \"other\"\n");
    config.close();
    const QStringList without = QStringList{QStringLiteral("--config"), file} + words;
    QCOMPARE(run(words).code, 1); // it is configured
    const Ended atOnce = run(without); // an engine runs there
    QVERIFY2(atOnce.code == 1 && atOnce.said.contains("stop it, forget the sink, and start it again"), atOnce.said);
    QCOMPARE(m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM cursors WHERE sink = 'mqtt'")), qlonglong{1});
    QVERIFY(m_bench->engine.terminate());
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[sync]\nenabled = false\n");
    config.close();
    QCOMPARE(run(without).code, 1); // it pauses, and goes on where it was
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[[sink]]\nname = \"other\"\n");
    config.close();
    const Ended done = run(without);
    QVERIFY2(done.code == 0, done.said);
    QVERIFY2(done.said.contains("the sink mqtt is forgotten"), done.said);
    const Ended again = run(without);
    QVERIFY2(again.code == 1 && again.said.contains("no sink mqtt is known"), again.said);
}

void TestStoreCommands::exportsTheRecordAndVerifiesIt()
{
    const QString file = m_bench->folder.filePath(QStringLiteral("audit.ndjson"));
    const auto records = [this](const QString &action) {
        return m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM audit WHERE action = '%1'").arg(action));
    };
    QTRY_COMPARE(records(QStringLiteral("configuration")), qlonglong{1}); // of this start
    const Ended exported = run({QStringLiteral("audit"), QStringLiteral("export"), file});
    QVERIFY2(exported.code == 0, exported.said);
    QTRY_COMPARE(records(QStringLiteral("export")), qlonglong{2}); // its begin and its end, by the running engine
    const Ended key = run({QStringLiteral("audit"), QStringLiteral("key")});
    const QString hex = QString::fromLatin1(key.said.trimmed());
    QCOMPARE(hex.size(), 64);
    const Ended whole = run({QStringLiteral("verify-audit"), file, QStringLiteral("--key"), hex});
    QVERIFY2(whole.code == 0 && whole.said.contains("whole"), whole.said);
    QCOMPARE(run({QStringLiteral("verify-audit"), file, QStringLiteral("--key"), QString(64, u'a')}).code, 1);
    QCOMPARE(run({QStringLiteral("verify-audit"), file, QStringLiteral("--key"), QStringLiteral("ab")}).code, 1);
    QFile changed(file);
    QVERIFY(changed.open(QIODevice::ReadWrite));
    const QByteArray text = changed.readAll().replace("configuration", "konfiguration");
    changed.resize(0);
    changed.seek(0);
    changed.write(text);
    changed.close();
    const Ended broken = run({QStringLiteral("verify-audit"), file});
    QVERIFY2(broken.code == 1 && broken.said.contains("PROBLEM line 2 of the file"), broken.said);
}

void TestStoreCommands::anExportOfADamagedRecordSaysSo()
{
    const QString file = m_bench->folder.filePath(QStringLiteral("audit.ndjson"));
    QTRY_VERIFY(m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM audit")) > 0);
    QVERIFY(m_bench->engine.terminate());
    QVERIFY(QFile::remove(m_bench->storage() + QStringLiteral("/audit.head")));
    const Ended exported = run({QStringLiteral("audit"), QStringLiteral("export"), file});
    QVERIFY2(exported.code == 1 && exported.said.contains("PROBLEM the file that says how far"), exported.said);
    const Ended verified = run({QStringLiteral("verify-audit"), file});
    QVERIFY2(verified.code == 1 && verified.said.contains("the gateway itself found"), verified.said);
}

void TestStoreCommands::aMissingKeyIsToldAndNoneIsMade()
{
    const QString file = m_bench->folder.filePath(QStringLiteral("audit.ndjson"));
    const QString keyFile = m_bench->storage() + QStringLiteral("/audit.key");
    QTRY_VERIFY(m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM audit")) > 0);
    QVERIFY(m_bench->engine.terminate());
    const QString hex = QString::fromLatin1(run({QStringLiteral("audit"), QStringLiteral("key")}).said.trimmed());
    QVERIFY(QFile::remove(keyFile));
    const Ended check = run({QStringLiteral("check")});
    QVERIFY2(check.code == 1 && check.said.contains("PROBLEM audit: the key is missing"), check.said);
    const Ended exported = run({QStringLiteral("audit"), QStringLiteral("export"), file});
    QVERIFY2(exported.code == 1 && exported.said.contains("only the engine makes one"), exported.said);
    QVERIFY(!QFile::exists(file) && !QFile::exists(keyFile));
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("--key"), hex}).code, 0);
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("--key"), QString(64, u'a')}).code, 1);
    QCOMPARE(run({QStringLiteral("check"), QStringLiteral("--key"), QStringLiteral("ab")}).code, 1);
}

/// The storage with record, signatures and key is put back to an earlier day: whole in itself, and found all the same.
void TestStoreCommands::aHeadKeptElsewhereFindsAnOlderStorage()
{
    const QString older = m_bench->folder.filePath(QStringLiteral("older"));
    const QString file = m_bench->folder.filePath(QStringLiteral("audit.ndjson"));
    const auto verify
        = [this](const QStringList &words) { return run(QStringList{QStringLiteral("verify-audit")} + words); };
    HallPeer auditor(m_broker.port(), {"edge/audit/head"}, m_bench->clock);
    QVERIFY(m_bench->engine.terminate());
    std::filesystem::copy(m_bench->storage().toStdString(), older.toStdString(),
                          std::filesystem::copy_options::recursive);
    QCOMPARE(run({QStringLiteral("audit"), QStringLiteral("export"), file}).code, 0); // a line more, once it runs
    m_bench->start();
    QTRY_COMPARE(m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM audit WHERE action = 'export'")), 2);
    QVERIFY(m_bench->engine.terminate()); // signs it
    m_bench->start(); // and tells it
    const auto lines = m_bench->files.ofState(QStringLiteral("SELECT max(number) FROM audit_heads"));
    const std::string number = "\"number\":" + std::to_string(lines) + ',';
    QTRY_VERIFY_WITH_TIMEOUT(!auditor.heard.empty() && auditor.heard.back().payload.find(number) != std::string::npos,
                             20000);
    const QString published = put("published", QByteArray::fromStdString(auditor.heard.back().payload));
    const Ended running = verify({QStringLiteral("--head"), published});
    QVERIFY2(running.code == 0 && running.said.contains("kept heads: 1, all of lines that are there"), running.said);
    QVERIFY(m_bench->engine.terminate());
    QByteArray log = m_bench->engine.log();
    log = log.mid(log.lastIndexOf("lineside-audit-head"));
    const QString logged = put("logged", log.left(log.indexOf('\n')));
    QCOMPARE(verify({QStringLiteral("--head"), logged, QStringLiteral("--head"), published}).code, 0);

    QVERIFY(QDir(m_bench->storage()).removeRecursively() && QDir().rename(older, m_bench->storage()));
    const Ended check = run({QStringLiteral("check")});
    QVERIFY2(check.code == 0, check.said);
    for (const QString &head : {published, logged}) {
        const Ended found = verify({QStringLiteral("--head"), head});
        QVERIFY2(found.code == 1 && found.said.contains("PROBLEM the end is missing: it was signed up to line"),
                 found.said);
        const Ended inExport = verify({file, QStringLiteral("--head"), head});
        QVERIFY2(inExport.code == 1 && inExport.said.contains("the record ends before line"), inExport.said);
    }
}

void TestStoreCommands::refusesHeadsThatProveNothing()
{
    const QString file = m_bench->folder.filePath(QStringLiteral("audit.ndjson"));
    QCOMPARE(run({QStringLiteral("audit"), QStringLiteral("export"), file}).code, 0);
    QTRY_VERIFY(m_bench->engine.log().contains("lineside-audit-head"));
    QByteArray head = m_bench->engine.log();
    head = head.mid(head.indexOf("lineside-audit-head")).split('\n').front();
    const auto refusal = [&](const QString &kept, const QStringList &beside = {}) {
        for (const QStringList &words : {QStringList(), QStringList(file)}) {
            const Ended ended = run(QStringList{QStringLiteral("verify-audit")} + words + beside
                                    + QStringList{QStringLiteral("--head"), kept});
            if (ended.code != 1 || !ended.said.startsWith("not verified: "))
                return "not refused: " + ended.said;
        }
        return QByteArray();
    };
    QCOMPARE(refusal(put("empty", {})), QByteArray());
    QCOMPARE(refusal(m_bench->folder.path()), QByteArray());
    QCOMPARE(refusal(m_bench->folder.filePath(QStringLiteral("none"))), QByteArray());
    QCOMPARE(refusal(put("no-ascii", QByteArray(500, '\xfe'))), QByteArray());
    QCOMPARE(refusal(put("huge", QByteArray((16 << 20) + 1, 'x'))), QByteArray());
    QCOMPARE(refusal(put("changed", head.replace("head 1 ", "head 1 9"))), QByteArray());
    QCOMPARE(refusal(put("log", m_bench->engine.log())), QByteArray()); // with all else there is in a log
    QCOMPARE(refusal(put("head", head.replace("head 1 9", "head 1 ")), {QStringLiteral("--key"), QString(64, u'a')}),
             QByteArray());
}

void TestStoreCommands::anEncryptedBackupComesBackUnderItsKeyAlone()
{
    const QString key = m_bench->folder.filePath(QStringLiteral("backup.key"));
    const QString file = m_bench->folder.filePath(QStringLiteral("backup.sealed"));
    HallPeer device(m_broker.port(), {}, m_bench->clock);
    publish(device, 100);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->files.readings(), qlonglong{100}, 20000);
    QCOMPARE(run({QStringLiteral("keygen"), key}).code, 0);
    QCOMPARE(run({QStringLiteral("keygen"), key}).code, 1); // never written over
    const Ended backup = run({QStringLiteral("backup"), file, QStringLiteral("--encrypt-to"), key});
    QVERIFY2(backup.code == 0, backup.said);
    QFile sealed(file);
    QVERIFY(sealed.open(QIODevice::ReadOnly) && !sealed.readAll().contains("SQLite format"));
    const auto lines = [this](const QString &action) {
        return m_bench->files.ofState(QStringLiteral("SELECT count(*) FROM audit WHERE action = '%1'").arg(action));
    };
    // In the record of what goes on; the copy may have been made before.
    QTRY_COMPARE_WITH_TIMEOUT(lines(QStringLiteral("backup")), qlonglong{2}, 20000);
    QVERIFY(m_bench->engine.terminate());
    const QStringList restore{QStringLiteral("restore"), QStringLiteral("--replace"), file};
    const Ended shut = run(restore);
    QVERIFY2(shut.code == 1 && shut.said.contains("--key-file"), shut.said);
    const QString plain = m_bench->folder.filePath(QStringLiteral("plain.tar"));
    QCOMPARE(run({QStringLiteral("backup"), plain}).code, 0);
    const Ended open
        = run({QStringLiteral("restore"), QStringLiteral("--replace"), plain, QStringLiteral("--key-file"), key});
    QVERIFY2(open.code == 1 && open.said.contains("it is not encrypted"), open.said);
    const Ended exported = run({QStringLiteral("audit"), QStringLiteral("export"), plain});
    QVERIFY2(exported.code == 0, exported.said);
    const Ended verified = run({QStringLiteral("verify-audit"), plain, QStringLiteral("--key-file"), key});
    QVERIFY2(verified.code == 1 && verified.said.contains("it is not encrypted"), verified.said);
    const Ended restored = run(restore + QStringList{QStringLiteral("--key-file"), key});
    QVERIFY2(restored.code == 0, restored.said);
    m_bench->start();
    QTRY_COMPARE_WITH_TIMEOUT(lines(QStringLiteral("restore")), qlonglong{1}, 20000);
}

void TestStoreCommands::theRecordSaysWhatCameOfACommand()
{
    const QString nowhere = m_bench->folder.filePath(QStringLiteral("none/file"));
    const QString here = m_bench->folder.filePath(QStringLiteral("file"));
    const QList<QStringList> commands{
        {QStringLiteral("backup")}, {QStringLiteral("audit"), QStringLiteral("export")}, {QStringLiteral("support")}};
    const auto lines = [this](const char *result) {
        return m_bench->files.ofState(
            QStringLiteral("SELECT count(*) FROM audit WHERE source = 'console' AND result LIKE '%1'")
                .arg(QString::fromLatin1(result)));
    };
    for (const QStringList &words : commands) {
        QCOMPARE(run(words + QStringList{nowhere}).code, 1);
        QCOMPARE(run(words + QStringList{here}).code, 0);
    }
    QTRY_COMPARE_WITH_TIMEOUT(lines("ok"), qlonglong{3}, 20000);
    QCOMPARE(lines("begun"), qlonglong{6});
    QCOMPARE(lines("failed: %No such file%"), qlonglong{3});
}

void TestStoreCommands::decommissionEndsAStorage()
{
    const QStringList words{QStringLiteral("decommission"), QStringLiteral("--yes")};
    QCOMPARE(run(words).code, 1); // an engine runs there
    QVERIFY(m_bench->engine.terminate());
    QCOMPARE(run({QStringLiteral("decommission")}).code, 1); // it has to be meant
    QVERIFY(QFile::exists(m_bench->storage() + QStringLiteral("/audit.key")));
    const Ended done = run(words);
    QVERIFY2(done.code == 0 && done.said.contains("flash"), done.said);
    const QStringList left = QDir(m_bench->storage()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
}

void TestStoreCommands::aBundleForSupportHoldsNoSecret()
{
    const QString config = m_bench->folder.filePath(QStringLiteral("site.toml"));
    QFile file(config);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# was sesame-4711\n[mqtt]\nusername = \"hall\"\n\"pass\\u0077ord\" = \"\"\"\nsesame-4711\"\"\"\n");
    file.close();
    const QString bundle = m_bench->folder.filePath(QStringLiteral("support.tar"));
    const Ended done = run({QStringLiteral("--config"), config, QStringLiteral("support"), bundle});
    QVERIFY2(done.code == 0, done.said);
    QFile written(bundle);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    QVERIFY(!bytes.contains("sesame-4711"));
    for (const char *part : {"lineside " LINESIDE_VERSION, "username = ", "hall", "\"broker\"", "state.db: sound"})
        QVERIFY2(bytes.contains(part), part);
}

void TestStoreCommands::saysHowItIsUsed()
{
    const Ended help = run({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    for (const char *word : {"backup FILE", "restore FILE", "check", "--replace", "verify-audit FILE", "decommission"})
        QVERIFY2(help.said.contains(word), word);
    QCOMPARE(run({QStringLiteral("mend")}).code, 2);
    QCOMPARE(run({QStringLiteral("backup")}).code, 2);
}

LINESIDE_TEST(TestStoreCommands)

} // namespace tst_storecommands

#include "tst_storecommands.moc"
