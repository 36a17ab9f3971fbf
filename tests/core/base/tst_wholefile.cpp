// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wholefile.h"

#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_wholefile {

struct Folder
{
    QTemporaryDir folder;

    [[nodiscard]] std::string at(const QString &name) const { return folder.filePath(name).toStdString(); }
    [[nodiscard]] QStringList names() const
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
};

class TestWholeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereWhenItIsWhole();
    void leavesNothingWhenItIsNotPublished();
    void replacesWhatLiesThere();
    void replacesALinkAndLeavesWhereItLed();
    void refusesWhatIsNoFile();
    void saysWhereItCannotBe();
    void twoAtOnceAreBothWhole();
    void aFileBesideIsNewAndForThisUserAlone();
};

mode_t modeOf(const std::string &path)
{
    struct stat facts = {};
    return ::lstat(path.c_str(), &facts) == 0 ? facts.st_mode : 0;
}

void write(const std::string &path, std::string_view bytes)
{
    auto file = WholeFile::create(path);
    QVERIFY(file && file->write(bytes) && file->publish());
}

void TestWholeFile::isThereWhenItIsWhole()
{
    const Folder folder;
    auto file = WholeFile::create(folder.at(u"a"_s));
    QVERIFY(file && file->write("one") && file->write(" two"));
    QVERIFY(!folder.names().contains(u"a"_s));
    QVERIFY(file->publish());
    QCOMPARE(folder.names(), QStringList{u"a"_s});
    QCOMPARE(folder.content(u"a"_s), QByteArray("one two"));
    QCOMPARE(modeOf(folder.at(u"a"_s)), mode_t(S_IFREG | 0600));
}

void TestWholeFile::leavesNothingWhenItIsNotPublished()
{
    const Folder folder;
    folder.put(u"a"_s, "before");
    {
        auto file = WholeFile::create(folder.at(u"a"_s));
        QVERIFY(file && file->write("half"));
    }
    QCOMPARE(folder.names(), QStringList{u"a"_s});
    QCOMPARE(folder.content(u"a"_s), QByteArray("before"));
}

void TestWholeFile::replacesWhatLiesThere()
{
    const Folder folder;
    folder.put(u"a"_s, "before, and longer");
    QVERIFY(::chmod(folder.at(u"a"_s).c_str(), 0666) == 0);
    write(folder.at(u"a"_s), "after");
    QCOMPARE(folder.content(u"a"_s), QByteArray("after"));
    QCOMPARE(modeOf(folder.at(u"a"_s)), mode_t(S_IFREG | 0600));
}

void TestWholeFile::replacesALinkAndLeavesWhereItLed()
{
    const Folder folder;
    folder.put(u"precious"_s, "precious");
    for (const QString &target : {u"precious"_s, u"not there"_s}) {
        QVERIFY(::symlink(folder.at(target).c_str(), folder.at(u"link"_s).c_str()) == 0);
        write(folder.at(u"link"_s), "new");
        QVERIFY(S_ISREG(modeOf(folder.at(u"link"_s))));
        QVERIFY(QFile::remove(folder.folder.filePath(u"link"_s)));
    }
    QCOMPARE(folder.content(u"precious"_s), QByteArray("precious"));
    QCOMPARE(folder.names(), QStringList{u"precious"_s});
}

void TestWholeFile::refusesWhatIsNoFile()
{
    const Folder folder;
    QVERIFY(::mkfifo(folder.at(u"pipe"_s).c_str(), 0600) == 0);
    for (const std::string &path : {folder.at(u"pipe"_s), folder.at(u"."_s), std::string("/dev/null")}) {
        const auto file = WholeFile::create(path);
        QVERIFY2(!file && file.error().code == ErrorCode::InvalidInput, path.c_str());
    }
}

void TestWholeFile::saysWhereItCannotBe()
{
    const Folder folder;
    const auto file = WholeFile::create(folder.at(u"none/a"_s));
    QVERIFY(!file && file.error().code == ErrorCode::Io);
    QVERIFY2(file.error().text().find("No such file") != std::string::npos, file.error().text().c_str());
}

void TestWholeFile::twoAtOnceAreBothWhole()
{
    const Folder folder;
    auto first = WholeFile::create(folder.at(u"a"_s));
    auto second = WholeFile::create(folder.at(u"a"_s));
    QVERIFY(first && second && first->write("first") && second->write("second"));
    QVERIFY(first->publish());
    QCOMPARE(folder.content(u"a"_s), QByteArray("first"));
    QVERIFY(second->publish());
    QCOMPARE(folder.content(u"a"_s), QByteArray("second"));
}

void TestWholeFile::aFileBesideIsNewAndForThisUserAlone()
{
    const Folder folder;
    const auto one = makeFileBeside(folder.at(u"a"_s));
    const auto two = makeFileBeside(folder.at(u"a"_s));
    QVERIFY(one && two && *one != *two);
    QCOMPARE(modeOf(*one), mode_t(S_IFREG | 0600));
    QCOMPARE(folder.names().size(), 2);
}

LINESIDE_TEST(TestWholeFile)

} // namespace tst_wholefile

#include "tst_wholefile.moc"
