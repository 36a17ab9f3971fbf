// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unitspelling.h"

#include "base/asciitext.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace lineside {

namespace {

constexpr char16_t kDegree = u'\u00b0';
constexpr qsizetype kWordLetters = 3; // "kilowatt-hour" is two words, "N-M" two symbols

bool isDegree(QChar c)
{
    return c == u'\u00ba' || c == u'\u02da' || c == u'\u2218' || c == kDegree;
}

/// What must be told apart before Unicode's compatibility forms are folded: those make a letter o of º.
QString withOneDegreeSign(QString text)
{
    static const std::array<std::pair<QString, QString>, 7> kWritten{
        {{QStringLiteral("&deg;"), QString(kDegree)},
         {QStringLiteral("\u00c2\u00b0"), QString(kDegree)},
         {QStringLiteral("\u00c2\u00ba"), QString(kDegree)},
         {QStringLiteral("\u00c2\u00b5"), QStringLiteral("u")},
         {QStringLiteral("\u00c2\u00b2"), QStringLiteral("2")},
         {QStringLiteral("\u00c2\u00b3"), QStringLiteral("3")},
         {QStringLiteral("\u2033"), QStringLiteral("\"")}}};
    for (const auto &[written, meant] : kWritten)
        text.replace(written, meant);
    for (QChar &c : text) {
        if (isDegree(c))
            c = kDegree;
    }
    return text;
}

/// 0: dropped.
char16_t plain(QChar c)
{
    switch (c.unicode()) {
    case u'\u03bc': // Greek mu, as the micro sign is folded too
        return u'u';
    case u'\u2212': // minus, hyphens, dash
    case u'\u2010':
    case u'\u2011':
    case u'\u2013':
        return u'-';
    case u'\u00b7': // products
    case u'\u22c5':
    case u'\u2219':
    case u'\u2022':
    case u'\u00d7':
    case u'*':
        return u'.';
    case u'\u2215': // slashes
    case u'\u2044':
    case u'\u00f7':
        return u'/';
    case u'\u201c':
    case u'\u201d':
        return u'"';
    case u'^':
    case u'_':
        return 0;
    default:
        break;
    }
    const bool isSeen = !c.isSpace() && c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
    return isSeen ? c.unicode() : u'\0';
}

qsizetype lettersBefore(const QString &text, qsizetype end)
{
    qsizetype letters = 0;
    while (letters < end && text[end - 1 - letters].isLetter())
        ++letters;
    return letters;
}

qsizetype lettersFrom(const QString &text, qsizetype start)
{
    qsizetype letters = 0;
    while (start + letters < text.size() && text[start + letters].isLetter())
        ++letters;
    return letters;
}

/// A hyphen between words joins them, between symbols it is a product, before a digit the sign of an exponent.
QString withoutHyphens(QString text)
{
    for (qsizetype at = text.size() - 1; at >= 0; --at) {
        if (text[at] != u'-')
            continue;
        const qsizetype before = lettersBefore(text, at);
        const qsizetype behind = lettersFrom(text, at + 1);
        if (before == 0 || behind == 0)
            continue;
        if (before >= kWordLetters && behind >= kWordLetters)
            text.remove(at, 1);
        else
            text[at] = u'.';
    }
    return text;
}

QString plural(const QString &word)
{
    const bool hisses = word.endsWith(u's') || word.endsWith(u'x') || word.endsWith(u"ch") || word.endsWith(u"z");
    return word + (hisses ? QStringLiteral("es") : QStringLiteral("s"));
}

bool isCounted(const QString &word)
{
    static const QStringList kNotCounted{QStringLiteral("per"), QStringLiteral("of"), QStringLiteral("square"),
                                         QStringLiteral("cubic"), QStringLiteral("feet")};
    return word.size() >= kWordLetters && !kNotCounted.contains(word);
}

void addPlurals(const QString &words, std::vector<std::string> &out)
{
    out.push_back(words.toStdString());
    const QStringList parts = words.split(u' ');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (!isCounted(parts[i]))
            continue;
        QStringList changed = parts;
        changed[i] = plural(parts[i]);
        out.push_back(changed.join(u' ').toStdString());
    }
}

/// Most names need no look at Unicode, and a table has thousands.
bool isPlainAscii(std::string_view spelling)
{
    static constexpr std::string_view kAsTheyAre = "/%.()[]'\"#,";
    return std::all_of(spelling.begin(), spelling.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '_'
            || kAsTheyAre.find(c) != std::string_view::npos;
    });
}

std::string joined(std::string_view spelling)
{
    std::string text(spelling);
    std::erase_if(text, [](char c) { return c == ' ' || c == '_'; });
    return text;
}

/// The name that an address of a vocabulary ends with, QUDT's as "unit:…": <http://qudt.org/vocab/unit/PSI>, qudt:PSI,
/// ucum:Cel, http://unitsofmeasure.org|Cel. Empty: the text is no address.
QString nameInVocabulary(const QString &text)
{
    static const QRegularExpression kAddress(
        QStringLiteral(R"(^<?((?:[a-z]+://|qudt\.org)\S*[/#|]|(?:unit|qudt|qudt-unit[^:]*|ucum|senml|om):)\s*)"
                       R"(([^/#|<>]+)/?>?$)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = kAddress.match(text);
    if (!match.hasMatch())
        return {};
    const QString vocabulary = match.captured(1).toLower();
    const bool isQudt = vocabulary.contains(QLatin1String("qudt")) || vocabulary == QLatin1String("unit:");
    return isQudt ? QStringLiteral("unit:") + match.captured(2) : match.captured(2);
}

/// UCUM and the SI brochure divide by an exponent below nought: N·m⁻² is N/m2, W m-2 K-1 is W/m2/K.
QString withSlashes(QString text)
{
    static const QRegularExpression kDivisor(
        QStringLiteral(R"((?<=[\p{L}\d)%°])[ .*·⋅]+(\p{L}{1,3})\^?[-−](?:1|([23]))(?=$|[ .*·⋅/]))"),
        QRegularExpression::UseUnicodePropertiesOption);
    if (text.contains(u'-') || text.contains(u'\u2212'))
        text.replace(kDivisor, QStringLiteral(R"(/\1\2)"));
    return text;
}

} // namespace

std::string tidied(std::string_view spelling)
{
    if (isPlainAscii(spelling))
        return joined(spelling);
    QString text = QString::fromUtf8(spelling.data(), static_cast<qsizetype>(spelling.size())).trimmed();
    if (const QString name = nameInVocabulary(text); name.startsWith(QLatin1String("unit:")))
        return name.toStdString();
    else if (!name.isEmpty())
        text = name;
    text = withOneDegreeSign(text).remove(QLatin1String("**")).normalized(QString::NormalizationForm_KC);
    text = withSlashes(text);
    QString plainText;
    for (const QChar c : withoutHyphens(text)) {
        if (const char16_t kept = plain(c))
            plainText += QChar(kept);
    }
    return plainText.toStdString();
}

std::string foldedUnit(std::string_view spelling)
{
    std::string tidy = tidied(spelling);
    return tidy.size() < 2 ? tidy : asciiLowered(tidy);
}

std::vector<std::string> variantsOf(const std::string &words)
{
    const QString british = QString::fromStdString(words).replace(u'_', u' ');
    QString american = british;
    american.replace(QLatin1String("metre"), QLatin1String("meter"))
        .replace(QLatin1String("litre"), QLatin1String("liter"));
    std::vector<std::string> variants;
    addPlurals(british, variants);
    if (american != british)
        addPlurals(american, variants);
    return variants;
}

} // namespace lineside
