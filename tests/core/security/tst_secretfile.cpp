// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secretfile.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <type_traits>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_secretfile {

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_convertible_v<Secret, std::string>);

class TestSecretFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAKeyOfItsOwnAndFindsItAgain();
    void everyKeyIsAnother();
    void refusesWhatOthersMayRead_data();
    void refusesWhatOthersMayRead();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();
    void aCredentialGoesBeforeTheFile();
    void aCredentialThatCannotBeReadIsNotPassedOver();
    void neverWritesOverAKey();
    void aHalfWrittenKeyIsForgotten();
    void aTextTakenAsASecretIsOverwritten();
};

std::string pathOf(const QTemporaryDir &folder, const QString &name)
{
    return folder.filePath(name).toStdString();
}

void put(const std::string &path, qsizetype size, mode_t mode)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(size, 'k'));
    file.close();
    QCOMPARE(::chmod(path.c_str(), mode), 0);
}

void TestSecretFile::makesAKeyOfItsOwnAndFindsItAgain()
{
    const QTemporaryDir folder;
    const auto made = readOrMakeSecret(folder.path().toStdString(), "audit.key", {});
    QVERIFY(made);
    QCOMPARE(made->size(), kSecretFileBytes);
    struct stat facts = {};
    QCOMPARE(::stat(pathOf(folder, u"audit.key"_s).c_str(), &facts), 0);
    QCOMPARE(facts.st_mode & 07777, mode_t(0600));
    const auto again = readOrMakeSecret(folder.path().toStdString(), "audit.key", {});
    QVERIFY(again && again->equals(*made));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"audit.key"_s});
}

void TestSecretFile::everyKeyIsAnother()
{
    const QTemporaryDir one;
    const QTemporaryDir two;
    const auto first = readOrMakeSecret(one.path().toStdString(), "pepper", {});
    const auto second = readOrMakeSecret(two.path().toStdString(), "pepper", {});
    QVERIFY(first && second && !first->equals(*second));
}

void TestSecretFile::refusesWhatOthersMayRead_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("the group reads") << 0640;
    QTest::newRow("all read") << 0604;
    QTest::newRow("the group writes") << 0620;
}

void TestSecretFile::refusesWhatOthersMayRead()
{
    QFETCH(const int, mode);
    const QTemporaryDir folder;
    put(pathOf(folder, u"pepper"_s), kSecretFileBytes, mode_t(mode));
    const auto key = readOrMakeSecret(folder.path().toStdString(), "pepper", {});
    QVERIFY(!key);
    QVERIFY2(key.error().code == ErrorCode::NotAllowed, key.error().text().c_str());
}

void TestSecretFile::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"empty", "short", "long", "folder", "link", "pipe"})
        QTest::newRow(what) << QByteArray(what);
}

void TestSecretFile::refusesWhatIsNoKey()
{
    QFETCH(const QByteArray, what);
    const QTemporaryDir folder;
    const auto path = pathOf(folder, u"pepper"_s);
    if (what == "folder") {
        QVERIFY(QDir(folder.path()).mkdir(u"pepper"_s));
    } else if (what == "link") {
        put(pathOf(folder, u"elsewhere"_s), kSecretFileBytes, 0600);
        QVERIFY(QFile::link(folder.filePath(u"elsewhere"_s), folder.filePath(u"pepper"_s)));
    } else if (what == "pipe") {
        QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    } else {
        put(path, what == "empty" ? 0 : what == "short" ? 31 : 33, 0600);
    }
    const auto key = readOrMakeSecret(folder.path().toStdString(), "pepper", {});
    QVERIFY(!key);
    QVERIFY2(key.error().code == ErrorCode::Corrupt, key.error().text().c_str());
}

void TestSecretFile::aCredentialGoesBeforeTheFile()
{
    const QTemporaryDir folder;
    const QTemporaryDir credentials;
    const auto own = readOrMakeSecret(folder.path().toStdString(), "pepper", credentials.path().toStdString());
    QVERIFY(own); // the service manager has none: the file is made
    put(pathOf(credentials, u"pepper"_s), kSecretFileBytes, 0440);
    const auto given = readOrMakeSecret(folder.path().toStdString(), "pepper", credentials.path().toStdString());
    QVERIFY(given && given->equals(Secret(std::string(kSecretFileBytes, 'k'))));
}

void TestSecretFile::aCredentialThatCannotBeReadIsNotPassedOver()
{
    const QTemporaryDir folder;
    const QTemporaryDir credentials;
    put(pathOf(credentials, u"pepper"_s), 5, 0400);
    QVERIFY(!readOrMakeSecret(folder.path().toStdString(), "pepper", credentials.path().toStdString()));
    put(pathOf(credentials, u"pepper"_s), kSecretFileBytes, 0444);
    QVERIFY(!readOrMakeSecret(folder.path().toStdString(), "pepper", credentials.path().toStdString()));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestSecretFile::neverWritesOverAKey()
{
    const QTemporaryDir folder;
    const auto path = pathOf(folder, u"backup.key"_s);
    QVERIFY(makeSecretFile(path));
    const auto first = readSecretFile(path);
    const auto second = makeSecretFile(path);
    QVERIFY(!second);
    QVERIFY2(second.error().code == ErrorCode::Conflict, second.error().text().c_str());
    const auto still = readSecretFile(path);
    QVERIFY(first && still && still->equals(*first));
}

void TestSecretFile::aHalfWrittenKeyIsForgotten()
{
    const QTemporaryDir folder;
    put(pathOf(folder, u"pepper.new"_s), 7, 0600);
    QVERIFY(readOrMakeSecret(folder.path().toStdString(), "pepper", {}));
    QVERIFY(!QFile::exists(folder.filePath(u"pepper.new"_s)));
}

void TestSecretFile::aTextTakenAsASecretIsOverwritten()
{
    std::string typed(100, '7');
    const char *where = typed.data();
    const Secret secret(std::move(typed));
    QCOMPARE(secret.size(), std::size_t(100));
    QCOMPARE(QByteArray(where, 100), QByteArray(100, '\0'));
}

LINESIDE_TEST(TestSecretFile)

} // namespace tst_secretfile

#include "tst_secretfile.moc"
