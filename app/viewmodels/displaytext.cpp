// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/displaytext.h"

#include <QTextBoundaryFinder>

namespace lineside {

namespace {

constexpr int kMarksOnALetter = 2; // Vietnamese needs two
constexpr qsizetype kLookAhead = 8; // characters: whether a sign goes on behind the cut
constexpr QChar kDots(0x2026);

bool isBlank(char32_t character)
{
    if (character == 0x3164 || character == 0xffa0 || character == 0x115f || character == 0x1160 || character == 0x2800)
        return true; // letters and patterns that are empty by design
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return true;
    default:
        return false;
    }
}

bool isShownAsUnknown(char32_t character)
{
    return QChar::isSurrogate(character) || QChar::isNonCharacter(character);
}

/// Appends characters one by one as a person may see them.
class LineWriter
{
public:
    void add(char32_t character)
    {
        if (isBlank(character))
            return addBlank();
        if (QChar::isMark(character) && ++m_marks > kMarksOnALetter)
            return;
        if (!QChar::isMark(character))
            m_marks = 0;
        m_line += QChar::fromUcs4(isShownAsUnknown(character) ? char32_t(QChar::ReplacementCharacter) : character);
        ++m_length;
    }

    [[nodiscard]] qsizetype length() const { return m_length; }
    /// In units of UTF-16.
    [[nodiscard]] qsizetype size() const { return m_line.size(); }
    [[nodiscard]] QString take() { return std::move(m_line); }
    [[nodiscard]] QString takeTrimmed() { return std::move(m_line).trimmed(); }

private:
    void addBlank()
    {
        m_marks = kMarksOnALetter; // a mark on a blank has nothing to stand on
        if (m_line.isEmpty() || m_line.back() == u' ')
            return;
        m_line += u' ';
        ++m_length;
    }

    QString m_line;
    qsizetype m_length = 0;
    int m_marks = kMarksOnALetter;
};

/// The next character and how many units it takes; half a pair stands alone.
char32_t characterAt(const QString &text, qsizetype at)
{
    const QChar first = text[at];
    if (first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[at + 1]);
    return first.unicode();
}

/// Where to cut so that no letter loses its marks, no flag its half and no hand its colour: at `at` or before. A sign
/// that fills the line alone is cut all the same.
qsizetype cutAt(const QString &line, qsizetype at)
{
    QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, line);
    signs.setPosition(at);
    const qsizetype cut = signs.isAtBoundary() ? at : signs.toPreviousBoundary();
    return cut > 0 ? cut : at;
}

} // namespace

QString displayText(const QString &raw, qsizetype atMost)
{
    LineWriter line;
    qsizetype full = -1; // where the line has all it may show
    for (qsizetype at = 0; at < raw.size() && line.length() < atMost + kLookAhead;) {
        if (full < 0 && line.length() >= atMost)
            full = line.size();
        const char32_t character = characterAt(raw, at);
        line.add(character);
        at += QChar::requiresSurrogates(character) ? 2 : 1;
    }
    if (full < 0)
        return line.takeTrimmed();
    const QString seen = line.take();
    return seen.left(cutAt(seen, full)).trimmed() + kDots;
}

QString displayText(const std::string &utf8, qsizetype atMost)
{
    return displayText(QString::fromStdString(utf8), atMost);
}

} // namespace lineside
