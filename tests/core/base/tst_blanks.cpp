// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blanks.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;

namespace tst_blanks {

std::string_view view(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

QByteArray utf8(char32_t character)
{
    return QString::fromUcs4(&character, 1).toUtf8();
}

class TestBlanks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEmptyTextStaysEmpty();
    void cutsWhatIsNotSeen_data();
    void cutsWhatIsNotSeen();
    void keepsWhatIsSeen_data();
    void keepsWhatIsSeen();
    void cutsAProtocolsBlanksAlone();
    void agreesWithUnicode();
};

void TestBlanks::theEmptyTextStaysEmpty()
{
    QVERIFY(withoutBlanks({}).empty());
    QVERIFY(withoutBlanks(" \t\n").empty());
    QCOMPARE(blankBytes({}), std::size_t(0));
}

void TestBlanks::cutsWhatIsNotSeen_data()
{
    QTest::addColumn<QByteArray>("blank");
    const std::pair<const char *, char32_t> kBlanks[] = {{"a space", U' '},
                                                         {"a tab", U'\t'},
                                                         {"a line end", U'\n'},
                                                         {"the terminator of a text in C", U'\0'},
                                                         {"delete", 0x7f},
                                                         {"next line, of C1", 0x85},
                                                         {"a no-break space", 0xa0},
                                                         {"a soft hyphen", 0xad},
                                                         {"the mark of Arabic letters", 0x61c},
                                                         {"an em space", 0x2003},
                                                         {"a zero-width space", 0x200b},
                                                         {"a zero-width joiner", 0x200d},
                                                         {"from right to left", 0x200f},
                                                         {"a line separator", 0x2028},
                                                         {"a narrow no-break space", 0x202f},
                                                         {"a word joiner", 0x2060},
                                                         {"an isolate", 0x2069},
                                                         {"an ideographic space", 0x3000},
                                                         {"a variation selector", 0xfe0f},
                                                         {"a byte order mark", 0xfeff},
                                                         {"a tag", 0xe0041}};
    for (const auto &[name, character] : kBlanks)
        QTest::newRow(name) << utf8(character);
}

void TestBlanks::cutsWhatIsNotSeen()
{
    QFETCH(const QByteArray, blank);
    for (const QByteArray &around : {blank, blank + ' ', ' ' + blank + blank}) {
        const QByteArray text = around + "Good " + blank + "one" + around;
        QCOMPARE(QByteArray(withoutBlanks(view(text)).data(), 9 + blank.size() - 1), "Good " + blank + "one");
        QCOMPARE(withoutBlanks(view(text)).size(), std::size_t(8 + blank.size()));
        QVERIFY(withoutBlanks(view(around)).empty());
    }
}

void TestBlanks::keepsWhatIsSeen_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a letter") << QByteArray("x");
    QTest::newRow("a degree sign") << QByteArray("\xc2\xb0");
    QTest::newRow("Cyrillic") << QByteArray("\xd0\xb1\xd0\xb0\xd1\x80");
    QTest::newRow("Chinese") << QByteArray("\xe5\xa5\xbd");
    QTest::newRow("a picture") << QByteArray("\xf0\x9f\x94\xa5");
    QTest::newRow("a byte that is no UTF-8") << QByteArray("\xff");
    QTest::newRow("a character that is cut off") << QByteArray("a\xe2\x80");
    QTest::newRow("continuations of nothing") << QByteArray("\x80\x80\x80\x80\x80");
}

void TestBlanks::keepsWhatIsSeen()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(withoutBlanks(view(text)), view(text));
}

void TestBlanks::cutsAProtocolsBlanksAlone()
{
    QCOMPARE(trimmed("\t a b \t", kHttpBlanks), std::string_view("a b"));
    QCOMPARE(trimmed("\n a", kHttpBlanks), std::string_view("\n a"));
    QCOMPARE(trimmed("\r\n a \n", kJsonBlanks), std::string_view("a"));
    QCOMPARE(trimmed("\xc2\xa0", kJsonBlanks), std::string_view("\xc2\xa0"));
    QCOMPARE(trimmed("  ", kJsonBlanks), std::string_view());
}

/// Of the characters a device writes: all that Qt calls a blank, a control or a format character, and nothing else but
/// variation selectors. Some rare format characters are drawn (Arabic numbers, Kaithi), and those stay.
void TestBlanks::agreesWithUnicode()
{
    for (char32_t character = 0; character < 0x3400; ++character) {
        const auto category = QChar::category(character);
        const bool isDrawn = (character >= 0x600 && character <= 0x8ff && character != 0x61c);
        const bool isSelector = character >= 0x180b && character <= 0x180f;
        const bool isUnseen = QChar::isSpace(character) || category == QChar::Other_Control
            || (category == QChar::Other_Format && !isDrawn) || isSelector;
        QVERIFY2(isUnseen == (blankBytes(view(utf8(character))) > 0), qPrintable(QString::number(character, 16)));
    }
}

LINESIDE_TEST(TestBlanks)

} // namespace tst_blanks

#include "tst_blanks.moc"
