// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecturerules.h"

#include "sourcetext.h"

#include <QRegularExpression>

namespace lineside {

namespace {

/// A file on its way through the rules; collects what it breaks.
struct Inspection
{
    const Rules &rules;
    QString path;
    QString code; // without comments
    std::vector<Include> includes;
    std::vector<Violation> violations;

    void report(qsizetype line, const QString &message) { violations.push_back({path, line, message}); }
};

QString folderOf(const QString &path, int depth)
{
    return path.section(u'/', depth, depth);
}

bool isMoc(const QString &header)
{
    return header.endsWith(u".moc");
}

bool mayInclude(const ModuleTable &table, const QString &module, const QString &header)
{
    const QString other = folderOf(header, 0);
    if (other == module || table.dependencies.value(module).contains(other))
        return true;
    return module == u"config" && table.dependencies.contains(other) && header.endsWith(u"settings.h");
}

void checkModules(Inspection &file)
{
    const QString module = folderOf(file.path, 1);
    for (const Include &include : file.includes) {
        const bool isOurs = file.rules.table.dependencies.contains(folderOf(include.header, 0));
        if (!include.isQuoted) {
            if (isOurs && include.header.contains(u'/'))
                file.report(include.line, QStringLiteral("write \"%1\" in quotes").arg(include.header));
        } else if (include.header.count(u'/') != 1 && !isMoc(include.header)) {
            file.report(include.line, QStringLiteral("write \"%1\" as module/file.h").arg(include.header));
        } else if (!isMoc(include.header) && !mayInclude(file.rules.table, module, include.header)) {
            file.report(include.line, QStringLiteral("%1 must not include %2").arg(module, include.header));
        }
    }
}

bool isGuiHeader(const Rules &rules, const QString &header)
{
    static const QRegularExpression kGuiModule(
        QStringLiteral("^Qt(Gui|Widgets|Qml|Quick|OpenGL|Charts|DataVisualization|PrintSupport|Svg|UiTools|Labs"
                       "|VirtualKeyboard|WebEngine)[A-Za-z0-9]*(/|$)"));
    return kGuiModule.match(header).hasMatch() || rules.guiHeaders.contains(header);
}

void checkNoGui(Inspection &file)
{
    for (const Include &include : file.includes)
        if (isGuiHeader(file.rules, include.header))
            file.report(include.line, QStringLiteral("%1 is a GUI header").arg(include.header));
}

void checkNoSql(Inspection &file)
{
    static const QRegularExpression kSql(QStringLiteral(
        R"(\bQtSql\b|\bQSql\w*|\bsqlite3\w*|\bSELECT\s|\bINSERT\s|\bCREATE (TABLE|INDEX|VIEW|TRIGGER|TEMP|UNIQUE)\b)"
        R"(|\bUPDATE \w+ SET\b|\bDELETE FROM\b|\bDROP (TABLE|INDEX)\b|\bALTER TABLE\b|\bPRAGMA \w)"));
    const auto match = kSql.match(file.code);
    if (match.hasMatch())
        file.report(lineOf(file.code, match.capturedStart()),
                    QStringLiteral("SQL belongs to core/store: %1").arg(match.captured().trimmed()));
}

/// What asks the machine's language how protocol text is to be read or written (base/asciitext.h says why not).
void checkNoLocale(Inspection &file)
{
    static const QRegularExpression kLocale(QStringLiteral(
        R"((?<![\w.>])(?:to(?:lower|upper)|is(?:alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit))"
        R"(|strto(?:d|f|ld)|ato[fil]|ato(?:ll)|sto(?:d|f|ld)|v?f?s?scanf|setlocale|strcoll|strxfrm|strn?casecmp|isw\w+)\s*\()"
        R"(|\bstd::(?:tolower|toupper|locale)\b|<(?:cctype|ctype\.h|cwctype|locale|locale\.h|clocale)>|\bQLocale\b)"
        R"(|printf\([^;]*"[^";]*%[-+ #0-9.*]*l?[aAeEfFgG])"));
    const auto match = kLocale.match(file.code);
    if (match.hasMatch())
        file.report(lineOf(file.code, match.capturedStart()),
                    QStringLiteral("asks the locale, see base/asciitext.h: %1").arg(match.captured().left(40)));
}

/// Whether the document has what a reference names in it: `, "Name"`, ` R8` or ` §3`.
bool holds(const QString &document, const QRegularExpressionMatch &reference)
{
    const QString name = reference.captured(QStringLiteral("name"));
    const QString row = reference.captured(QStringLiteral("row"));
    const QString section = reference.captured(QStringLiteral("section"));
    return (name.isEmpty() || document.contains(QStringLiteral("**%1**").arg(name))
            || document.contains(QRegularExpression(QStringLiteral("(?m)^#+ %1$").arg(name))))
        && (row.isEmpty() || document.contains(QStringLiteral("| %1 |").arg(row)))
        && (section.isEmpty() || document.contains(QStringLiteral("\n## %1.").arg(section)));
}

/// A document that is named, in a comment mostly, is in the house and has what is named in it.
void checkReferences(Inspection &file, const QString &text)
{
    static const QRegularExpression kBreak(QStringLiteral(R"(\n\s*(///?|\*|#)?\s*)"));
    static const QRegularExpression kReference(
        QStringLiteral(R"re((?<path>[\w./-]+\.md)\b(, "(?<name>[^"]+)"| (?<row>[RS]\d+)\b| §(?<section>\d+))?)re"));
    const QString line = QString(text).replace(kBreak, QStringLiteral(" "));
    for (auto found = kReference.globalMatch(line); found.hasNext();) {
        const auto reference = found.next();
        const QString document = file.rules.document(reference.captured(QStringLiteral("path")));
        if (document.isEmpty() || !holds(document, reference))
            file.report(0, QStringLiteral("leads nowhere: %1").arg(reference.captured()));
    }
}

bool isOpenToViewModels(const QString &header)
{
    static const QRegularExpression kOpen(
        QStringLiteral(R"(^(base/clock\.h|model/[^/]+\.h|process/unittable\.h|alarms/alarmsettings\.h)"
                       R"(|viewmodels/.+|trend/.+|[^/]+\.h|[^/]+\.moc)$)"));
    return kOpen.match(header).hasMatch();
}

/// What a remote engine could offer as well: values, and nothing of the engine in this process.
bool isOpenToPanelBackend(const QString &header)
{
    static const QRegularExpression kOpen(QStringLiteral(R"(^model/[^/]+\.h$)"));
    return kOpen.match(header).hasMatch();
}

void checkViewModels(Inspection &file)
{
    const auto isOpen = file.path.endsWith(u"/panelbackend.h") ? isOpenToPanelBackend : isOpenToViewModels;
    for (const Include &include : file.includes) {
        const bool isOurs = include.isQuoted || file.rules.table.dependencies.contains(folderOf(include.header, 0));
        if (isOurs && !isOpen(include.header))
            file.report(include.line, QStringLiteral("view-models must not include %1").arg(include.header));
    }
}

/// The folder of qml an import reaches into; empty: none.
QString folderImported(const QString &import)
{
    if (import.startsWith(u"Lineside."))
        return import.section(u'.', 1, 1).toLower();
    return import.startsWith(u"\"../") ? import.section(u'/', 1, 1).remove(u'"') : QString();
}

void checkScreens(Inspection &file)
{
    static const QRegularExpression kImport(QStringLiteral(R"(^[ \t]*import[ \t]+(Lineside\.\w+|"[^"]+"))"),
                                            QRegularExpression::MultilineOption);
    const QString own = folderOf(file.path, 1);
    auto match = kImport.globalMatch(file.code);
    while (match.hasNext()) {
        const auto found = match.next();
        const QString other = folderImported(found.captured(1));
        if (own != u"shell" && other != own && file.rules.screens.contains(other))
            file.report(lineOf(file.code, found.capturedStart(1)),
                        QStringLiteral("%1 must not import the screen %2").arg(own, other));
    }
}

} // namespace

QString Violation::text() const
{
    return QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(message);
}

ModuleTable readModuleTable(const QString &cmakeText)
{
    static const QRegularExpression kEntry(
        QStringLiteral(R"(^#[ \t]*level[ \t]+(\d+)|^[ \t]*lineside_module\(([^)]*)\))"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression kSpace(QStringLiteral("\\s+"));
    ModuleTable table;
    int level = 0;
    auto match = kEntry.globalMatch(cmakeText);
    while (match.hasNext()) {
        const auto entry = match.next();
        if (entry.hasCaptured(1)) {
            level = entry.captured(1).toInt();
            continue;
        }
        const QStringList words = entry.captured(2).split(kSpace, Qt::SkipEmptyParts);
        const qsizetype depends = words.indexOf(QStringLiteral("DEPENDS"));
        const qsizetype link = words.indexOf(QStringLiteral("LINK"));
        const QStringList others = depends < 0 ? QStringList() : words.mid(depends + 1, link - depends - 1);
        table.dependencies.insert(words.value(0), QSet<QString>(others.begin(), others.end()));
        table.levels.insert(words.value(0), level);
    }
    return table;
}

QStringList checkTable(const ModuleTable &table)
{
    QStringList faults;
    for (auto module = table.dependencies.begin(); module != table.dependencies.end(); ++module) {
        for (const QString &other : module.value()) {
            if (!table.dependencies.contains(other))
                faults += QStringLiteral("%1 depends on %2, which is no module").arg(module.key(), other);
            else if (table.levels.value(other) >= table.levels.value(module.key()))
                faults += QStringLiteral("%1 depends on %2, which is not below it").arg(module.key(), other);
        }
    }
    return faults;
}

QStringList checkEdges(const ModuleTable &table, const QMap<QString, QSet<QString>> &included)
{
    QStringList faults;
    for (auto module = table.dependencies.begin(); module != table.dependencies.end(); ++module) {
        const QSet<QString> unused = QSet<QString>(module.value()).subtract(included.value(module.key()));
        for (const QString &other : unused)
            faults += QStringLiteral("%1 depends on %2 and includes nothing of it").arg(module.key(), other);
    }
    return faults;
}

QSet<QString> modulesIncluded(const QString &text)
{
    QSet<QString> modules;
    for (const Include &include : includesOf(withoutComments(text)))
        if (include.isQuoted)
            modules.insert(folderOf(include.header, 0));
    return modules;
}

std::vector<Violation> checkFile(const Rules &rules, const QString &path, const QString &text)
{
    Inspection file{rules, path, withoutComments(text), {}, {}};
    file.includes = includesOf(file.code);
    const QString top = folderOf(path, 0);
    const QString folder = folderOf(path, 1);
    const bool isCore = top == u"core";
    const bool isHeadless = isCore || (top == u"app" && (folder == u"edged" || folder == u"sim"));
    if (isCore)
        checkModules(file);
    if (isHeadless)
        checkNoGui(file);
    if (isHeadless)
        checkNoLocale(file);
    if (top == u"app" || (isCore && folder != u"store"))
        checkNoSql(file);
    if (top == u"app" && folder == u"viewmodels")
        checkViewModels(file);
    if (top == u"qml")
        checkScreens(file);
    checkReferences(file, text);
    return std::move(file.violations);
}

} // namespace lineside
