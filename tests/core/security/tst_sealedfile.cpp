// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/sealedfile.h"

#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_sealedfile {

class TestSealedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasSealed_data();
    void comesBackAsItWasSealed();
    void holdsNothingInTheClear();
    void isRefusedUnderAnotherKey();
    void isRefusedWhenAByteWasChanged();
    void isRefusedWhenItEndsEarly_data();
    void isRefusedWhenItEndsEarly();
    void isRefusedWhenPortionsChangedPlaces();
    void isRefusedWhenSomethingWasAdded();
    void isNoSealedFile_data();
    void isNoSealedFile();
};

constexpr int kPortion = 64 << 10;

Secret keyOf(char fill)
{
    return Secret(std::string(32, fill));
}

struct Sealed
{
    explicit Sealed(const std::string &plain)
    {
        auto writer = SealedWriter::create(path(), keyOf('k'));
        if (!writer || !writer->write(plain) || !writer->finish())
            qFatal("cannot seal");
    }
    [[nodiscard]] std::string path() const { return folder.filePath(u"sealed"_s).toStdString(); }
    [[nodiscard]] QByteArray bytes() const
    {
        QFile file(QString::fromStdString(path()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes) const
    {
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// All of it, in portions as a reader takes them.
    [[nodiscard]] Result<std::string> read(char key = 'k', std::size_t most = 10'000) const
    {
        auto reader = SealedReader::open(path(), keyOf(key));
        if (!reader)
            return Unexpected(reader.error());
        std::string all;
        for (;;) {
            const auto portion = reader->read(most);
            if (!portion)
                return Unexpected(portion.error());
            if (portion->empty())
                return all;
            all += *portion;
        }
    }
    QTemporaryDir folder;
};

std::string textOf(int size)
{
    std::string text;
    for (int i = 0; std::ssize(text) < size; ++i)
        text += "line " + std::to_string(i) + '\n';
    text.resize(std::size_t(size));
    return text;
}

void TestSealedFile::comesBackAsItWasSealed_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("nothing") << 0;
    QTest::newRow("a byte") << 1;
    QTest::newRow("one portion") << kPortion;
    QTest::newRow("a byte more") << kPortion + 1;
    QTest::newRow("three and a bit") << 3 * kPortion + 77;
}

void TestSealedFile::comesBackAsItWasSealed()
{
    QFETCH(const int, size);
    const std::string plain = textOf(size);
    const Sealed sealed(plain);
    QVERIFY(isSealed(sealed.path()));
    QVERIFY(sealed.read().value() == plain);
    QVERIFY(sealed.read('k', 200'000).value() == plain);
    QCOMPARE(SealedReader::open(sealed.path(), keyOf('k'))->size(), std::uint64_t(size));
    const auto rights = QFile(QString::fromStdString(sealed.path())).permissions();
    QVERIFY(!(rights & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestSealedFile::holdsNothingInTheClear()
{
    const Sealed sealed(textOf(1000));
    QVERIFY(!sealed.bytes().contains("line "));
}

void TestSealedFile::isRefusedUnderAnotherKey()
{
    const auto read = Sealed(textOf(1000)).read('l');
    QVERIFY(!read && read.error().code == ErrorCode::Corrupt);
}

void TestSealedFile::isRefusedWhenAByteWasChanged()
{
    const Sealed sealed(textOf(kPortion + 100));
    const QByteArray whole = sealed.bytes();
    for (qsizetype at = 0; at < whole.size(); at += at < 100 || at > kPortion ? 1 : 997) {
        QByteArray changed = whole;
        changed[at] = char(changed.at(at) ^ 1);
        sealed.put(changed);
        QVERIFY2(!sealed.read(), qPrintable(QString::number(at)));
    }
}

void TestSealedFile::isRefusedWhenItEndsEarly_data()
{
    QTest::addColumn<int>("kept");
    const int head = 18 + 24;
    for (const int kept : {0, 10, head - 1, head, head + 16, head + kPortion, head + kPortion + 17})
        QTest::newRow(qPrintable(QString::number(kept))) << kept;
}

void TestSealedFile::isRefusedWhenItEndsEarly()
{
    QFETCH(const int, kept);
    const Sealed sealed(textOf(2 * kPortion));
    sealed.put(sealed.bytes().left(kept));
    QVERIFY(!sealed.read());
}

void TestSealedFile::isRefusedWhenPortionsChangedPlaces()
{
    const Sealed sealed(textOf(3 * kPortion));
    QByteArray bytes = sealed.bytes();
    const qsizetype head = 18 + 24;
    const qsizetype portion = kPortion + 17;
    const QByteArray first = bytes.mid(head, portion);
    bytes.replace(head, portion, bytes.mid(head + portion, portion));
    bytes.replace(head + portion, portion, first);
    sealed.put(bytes);
    QVERIFY(!sealed.read());
}

void TestSealedFile::isRefusedWhenSomethingWasAdded()
{
    const Sealed sealed(textOf(100));
    sealed.put(sealed.bytes() + "more");
    QVERIFY(!sealed.read());
}

void TestSealedFile::isNoSealedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("something else") << QByteArray(1000, 'x');
    QTest::newRow("another format") << QByteArray("LINESIDE-SEALED-2\n") + QByteArray(100, 'x');
}

void TestSealedFile::isNoSealedFile()
{
    QFETCH(const QByteArray, bytes);
    const Sealed sealed({});
    sealed.put(bytes);
    QVERIFY(!isSealed(sealed.path()));
    QVERIFY(!sealed.read());
}

LINESIDE_TEST(TestSealedFile)

} // namespace tst_sealedfile

#include "tst_sealedfile.moc"
