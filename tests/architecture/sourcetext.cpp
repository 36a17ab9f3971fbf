// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetext.h"

#include <QRegularExpression>

namespace lineside {

QString withoutComments(const QString &source)
{
    // A literal is matched whole, so that "//" within it starts no comment; what is captured is a comment.
    static const QRegularExpression kToken(QStringLiteral(
        R"re(R"([^(\s]*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(//[^\n]*|/\*[\s\S]*?\*/))re"));
    QString code = source;
    auto match = kToken.globalMatch(source);
    while (match.hasNext()) {
        const auto token = match.next();
        for (qsizetype i = token.capturedStart(2); token.hasCaptured(2) && i < token.capturedEnd(2); ++i)
            if (code.at(i) != u'\n')
                code[i] = u' ';
    }
    return code;
}

qsizetype lineOf(const QString &source, qsizetype position)
{
    return QStringView(source).left(position).count(u'\n') + 1;
}

std::vector<Include> includesOf(const QString &source)
{
    static const QRegularExpression kInclude(QStringLiteral(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])"),
                                             QRegularExpression::MultilineOption);
    std::vector<Include> includes;
    auto match = kInclude.globalMatch(source);
    while (match.hasNext()) {
        const auto found = match.next();
        includes.push_back({found.captured(2), found.captured(1) == u"\"", lineOf(source, found.capturedStart(1))});
    }
    return includes;
}

} // namespace lineside
