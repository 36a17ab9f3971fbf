// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/displaytext.h"

#include "support/testmain.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace tst_displaytext {

/// What devices call things, as a person gets to see it.
class TestDisplayText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyForNothing();
    void makesOneLine_data();
    void makesOneLine();
    void everyControlAndFormatCharacterIsABlank();
    void cutsWhatIsLong_data();
    void cutsWhatIsLong();
    void isItsOwnImage();
};

void TestDisplayText::isEmptyForNothing()
{
    QCOMPARE(displayText(QString()), QString());
    QCOMPARE(displayText(std::string()), QString());
}

void TestDisplayText::makesOneLine_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain words stay") << u"Press 1"_s << u"Press 1"_s;
    QTest::newRow("umlauts and Chinese stay") << u"Härteofen 热处理炉"_s << u"Härteofen 热处理炉"_s;
    QTest::newRow("a line break is a blank") << u"Line one\nLine two"_s << u"Line one Line two"_s;
    QTest::newRow("CR LF is one blank") << u"a\r\nb"_s << u"a b"_s;
    QTest::newRow("so are tabs") << u"a\t\tb"_s << u"a b"_s;
    QTest::newRow("vertical tab and form feed") << u"a\vb\fc"_s << u"a b c"_s;
    QTest::newRow("NUL and bell") << QString::fromLatin1("a\0b\ac", 5) << u"a b c"_s;
    QTest::newRow("escape sequences lose their teeth") << u"\x1b[31mred"_s << u"[31mred"_s;
    QTest::newRow("delete and C1 (next line)") << u"a\x7f"
                                                  "b\u0085"
                                                  "c"_s
                                               << u"a b c"_s;
    QTest::newRow("Unicode's line separator") << u"a\u2028b"_s << u"a b"_s;
    QTest::newRow("and paragraph separator") << u"a\u2029b"_s << u"a b"_s;
    QTest::newRow("right-to-left override") << u"gnp\u202egpj.exe"_s << u"gnp gpj.exe"_s;
    QTest::newRow("left-to-right override") << u"a\u202d b"_s << u"a b"_s;
    QTest::newRow("embeddings and their end") << u"\u202aa\u202bb\u202c"_s << u"a b"_s;
    QTest::newRow("isolates and their end") << u"\u2066a\u2067b\u2068c\u2069"_s << u"a b c"_s;
    QTest::newRow("left-to-right and right-to-left mark") << u"a\u200eb\u200fc"_s << u"a b c"_s;
    QTest::newRow("Arabic letter mark") << u"a\u061cb"_s << u"a b"_s;
    QTest::newRow("zero-width space") << u"Oven\u200b1"_s << u"Oven 1"_s;
    QTest::newRow("zero-width joiners") << u"a\u200cb\u200dc"_s << u"a b c"_s;
    QTest::newRow("word joiner") << u"a\u2060b"_s << u"a b"_s;
    QTest::newRow("byte order mark") << u"\ufeffOven"_s << u"Oven"_s;
    QTest::newRow("soft hyphen") << u"a\u00adb"_s << u"a b"_s;
    QTest::newRow("no-break and thin spaces") << u"a\u00a0\u2009\u202fb"_s << u"a b"_s;
    QTest::newRow("ideographic space") << u"a\u3000b"_s << u"a b"_s;
    QTest::newRow("Hangul filler, a letter that is empty") << u"a\u3164b"_s << u"a b"_s;
    QTest::newRow("braille blank") << u"a\u2800b"_s << u"a b"_s;
    QTest::newRow("tag characters beyond the first plane") << u"a\U000e0041\U000e007fb"_s << u"a b"_s;
    QTest::newRow("a machine with a face") << u"Oven \U0001f525"_s << u"Oven \U0001f525"_s;
    QTest::newRow("half of a pair") << u"a"_s + QChar(0xd83d) + u"b"_s << u"a\ufffdb"_s;
    QTest::newRow("the other half") << u"a"_s + QChar(0xdd25) << u"a\ufffd"_s;
    QTest::newRow("no character") << u"a\uffff"_s << u"a\ufffd"_s;
    QTest::newRow("an accent") << u"e\u0301"_s << u"e\u0301"_s;
    QTest::newRow("accents that pile up") << u"e"_s + QString(50, QChar(0x0301)) << u"e\u0301\u0301"_s;
    QTest::newRow("accents on nothing") << QString(50, QChar(0x0301)) + u"e"_s << u"e"_s;
    QTest::newRow("markup is only words") << u"<b>Oven</b><img src='x'>"_s << u"<b>Oven</b><img src='x'>"_s;
    QTest::newRow("places for arguments are only words") << u"%1 %2 %L1 %n"_s << u"%1 %2 %L1 %n"_s;
    QTest::newRow("blanks around it go") << u"  Oven  1  "_s << u"Oven 1"_s;
    QTest::newRow("nothing but blanks is nothing") << u" \n\u200b\u202e "_s << QString();
}

void TestDisplayText::makesOneLine()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, expected);
    QCOMPARE(displayText(raw), expected);
    QCOMPARE(displayText(raw.toStdString()), displayText(QString::fromStdString(raw.toStdString())));
}

void TestDisplayText::everyControlAndFormatCharacterIsABlank()
{
    for (char32_t character = 0; character <= 0x10ffff; ++character) {
        const QChar::Category category = QChar::category(character);
        if (category != QChar::Other_Control && category != QChar::Other_Format)
            continue;
        const QString raw = u"a"_s.append(QStringView(QChar::fromUcs4(character))).append(u'b');
        QCOMPARE(displayText(raw), u"a b"_s);
    }
}

void TestDisplayText::cutsWhatIsLong_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<int>("atMost");
    QTest::addColumn<QString>("expected");
    QTest::newRow("what fits stays whole") << u"abcde"_s << 5 << u"abcde"_s;
    QTest::newRow("what does not ends in dots") << u"abcdef"_s << 5 << u"abcde\u2026"_s;
    QTest::newRow("a pair counts as one and is not cut in two")
        << u"ab\U0001f525\U0001f525"_s << 3 << u"ab\U0001f525\u2026"_s;
    QTest::newRow("blanks count once") << u"a \n\n b"_s << 3 << u"a b"_s;
    const auto cut = [](const char *name, const QString &raw, int atMost, const QString &expected) {
        QTest::newRow(name) << raw << atMost << expected;
    };
    cut("no letter loses its mark", u"abe\u0301fg"_s, 3, u"ab\u2026"_s);
    cut("nor one of two marks", u"abe\u0302\u0301fg"_s, 4, u"ab\u2026"_s);
    cut("a letter with its mark stays when both fit", u"abe\u0301fg"_s, 4, u"abe\u0301\u2026"_s);
    cut("no flag loses its half", u"ab\U0001f1e9\U0001f1eaxy"_s, 3, u"ab\u2026"_s);
    cut("of two flags the first stays", u"\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7x"_s, 3,
        u"\U0001f1e9\U0001f1ea\u2026"_s);
    cut("no hand loses its colour", u"ab\U0001f44d\U0001f3fdxy"_s, 3, u"ab\u2026"_s);
    cut("no sign loses its variant", u"ab\u26a0\ufe0fxy"_s, 3, u"ab\u2026"_s);
    cut("no key cap falls apart", u"ab1\ufe0f\u20e3xy"_s, 4, u"ab\u2026"_s);
    cut("no Hangul syllable of three parts", u"ab\u1112\u1161\u11abxy"_s, 4, u"ab\u2026"_s);
    cut("no Devanagari vowel leaves its letter", u"ab\u0915\u093fxy"_s, 3, u"ab\u2026"_s);
    cut("no Thai vowel", u"ab\u0e01\u0e33xy"_s, 3, u"ab\u2026"_s);
    cut("a sign that fills the line alone is cut all the same", u"\u0e01\u0e33x"_s, 1, u"\u0e01\u2026"_s);
    QTest::newRow("a unit of two hundred letters") << QString(200, u'f') << 12 << QString(12, u'f') + u"\u2026"_s;
}

void TestDisplayText::cutsWhatIsLong()
{
    QFETCH(const QString, raw);
    QFETCH(const int, atMost);
    QFETCH(const QString, expected);
    QCOMPARE(displayText(raw, atMost), expected);
}

void TestDisplayText::isItsOwnImage()
{
    const QString shown = displayText(u" a\u202e\nb "_s + QString(500, u'W'));
    QVERIFY(shown.size() <= kNameShown + 1);
    QCOMPARE(displayText(shown, shown.size()), shown);
}

LINESIDE_TEST(TestDisplayText)

} // namespace tst_displaytext

#include "tst_displaytext.moc"
