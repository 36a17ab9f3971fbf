// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/alarmrulecsv.h"

#include "base/blanks.h"
#include "base/csvtext.h"
#include "base/utf8.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kMostProblems = 100;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What a rule is of, as columns before its fields.
struct SubjectColumn
{
    std::string_view name;
    std::string AlarmRule::*member;
};
constexpr SubjectColumn kSubject[] = {
    {"device_type", &AlarmRule::deviceType},
    {"device", &AlarmRule::device},
    {"name", &AlarmRule::name},
};

bool isWord(const RuleField &field)
{
    return std::holds_alternative<RuleField::Member<std::string>>(field.member)
        || std::holds_alternative<RuleField::Member<std::vector<std::string>>>(field.member);
}

/// One table, cell by cell. Owner: rulesFromCsv().
class TableReader
{
public:
    explicit TableReader(std::string_view csv)
        : m_rest(csv.starts_with(kByteOrderMark) ? csv.substr(kByteOrderMark.size()) : csv)
    {
        const std::string_view head = m_rest.substr(0, m_rest.find('\n'));
        m_separator = std::ranges::count(head, ';') > std::ranges::count(head, ',') ? ';' : ',';
    }

    RuleTable read()
    {
        readHead();
        while (m_table.problems.empty() || m_table.problems.size() < kMostProblems) {
            const auto cells = nextLine();
            if (!cells || !m_hasHead)
                break;
            if (cells->size() > 1 || !cells->front().empty())
                readRule(*cells);
            if (m_table.rules.size() > kMostRules) {
                complain({}, "holds more than 20000 rules");
                break;
            }
        }
        return std::move(m_table);
    }

private:
    void complain(std::string_view column, std::string what)
    {
        if (m_table.problems.size() < kMostProblems)
            m_table.problems.push_back({m_lineOfRule, std::string(column), std::move(what)});
    }

    /// None: the table has ended.
    std::optional<std::vector<std::string>> nextLine()
    {
        if (m_rest.empty())
            return std::nullopt;
        m_lineOfRule = m_line;
        std::vector<std::string> cells(1);
        bool isQuoted = false;
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            m_rest.remove_prefix(1);
            m_line += c == '\n' ? 1 : 0;
            if (isQuoted && c == '"' && m_rest.starts_with('"')) {
                cells.back() += c;
                m_rest.remove_prefix(1);
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && c == m_separator) {
                cells.emplace_back();
            } else if (!isQuoted && c == '\n') {
                break;
            } else if (isQuoted || c != '\r') {
                cells.back() += c;
            }
        }
        if (isQuoted)
            complain({}, "has a quotation mark that never ends");
        if (std::ranges::any_of(cells, [](const std::string &cell) { return cell.find('\0') != std::string::npos; }))
            complain({}, "holds a NUL");
        return cells;
    }

    void readHead()
    {
        const auto names = nextLine();
        if (!names)
            return complain({}, "is empty");
        for (const std::string &each : *names) {
            const std::string name(withoutBlanks(each));
            const bool isSubject
                = name == "kind" || std::ranges::find(kSubject, name, &SubjectColumn::name) != std::end(kSubject);
            if (!isSubject && !findRuleField(name))
                complain(name, "is no column of this table");
            if (std::ranges::find(m_columns, name) != m_columns.end())
                complain(name, "is there twice");
            m_columns.push_back(name);
        }
        if (std::ranges::find(m_columns, "kind") == m_columns.end())
            complain("kind", "is missing");
        m_hasHead = m_table.problems.empty();
    }

    void readRule(const std::vector<std::string> &cells)
    {
        const std::size_t problemsBefore = m_table.problems.size();
        if (cells.size() > m_columns.size())
            complain({}, "has more cells than the table has columns");
        AlarmRule rule;
        const auto kindAt = static_cast<std::size_t>(std::ranges::find(m_columns, "kind") - m_columns.begin());
        const auto kind = kindAt < cells.size() ? parseLimitKind(withoutBlanks(cells[kindAt])) : std::nullopt;
        if (!kind)
            return complain("kind", "is no kind of alarm");
        rule.kind = *kind;
        for (std::size_t i = 0; i < std::min(cells.size(), m_columns.size()); ++i)
            readCell(m_columns[i], cells[i], rule);
        if (const auto fitting = checkRule(rule); !fitting && m_table.problems.size() == problemsBefore)
            complain(fitting.error().context, fitting.error().message);
        const auto [earlier, isNew] = m_lines.try_emplace(subjectText(rule), m_lineOfRule);
        if (!isNew)
            complain({}, "is of the same alarms as line " + std::to_string(earlier->second));
        m_table.rules.push_back(std::move(rule));
    }

    void readCell(const std::string &column, const std::string &text, AlarmRule &rule)
    {
        const std::string_view word = fromCsvWord(withoutBlanks(text));
        if (!plainTextCharacters(word))
            return complain(column, "is no plain text");
        const auto *subject = std::ranges::find(kSubject, std::string_view(column), &SubjectColumn::name);
        if (subject != std::end(kSubject)) {
            rule.*(subject->member) = word;
        } else if (const RuleField *field = findRuleField(column); field && !word.empty()) {
            std::string value(word);
            if (m_separator == ';' && std::holds_alternative<RuleField::Member<double>>(field->member))
                std::ranges::replace(value, ',', '.');
            if (const auto read = setRuleText(rule, *field, value); !read)
                complain(column, read.error().message);
        }
    }

    static std::string subjectText(const AlarmRule &rule)
    {
        std::string text(toString(rule.kind));
        for (const SubjectColumn &each : kSubject)
            text += '\n' + rule.*(each.member);
        return text;
    }

    std::string_view m_rest;
    char m_separator = ',';
    int m_line = 1;
    int m_lineOfRule = 1;
    bool m_hasHead = false;
    std::vector<std::string> m_columns;
    std::map<std::string, int> m_lines; // by what their rules are of
    RuleTable m_table;
};

} // namespace

std::string toCsv(std::span<const AlarmRule> rules)
{
    std::string csv = "kind";
    for (const SubjectColumn &column : kSubject)
        (csv += ',') += column.name;
    for (const RuleField &field : ruleFields())
        (csv += ',') += field.name;
    csv += "\r\n";
    for (const AlarmRule &rule : rules) {
        csv += toString(rule.kind);
        for (const SubjectColumn &column : kSubject)
            csv += ',' + csvWord(rule.*(column.member));
        for (const RuleField &field : ruleFields()) {
            const std::string text = ruleText(rule, field).value_or("");
            csv += ',' + (isWord(field) ? csvWord(text) : csvCell(text));
        }
        csv += "\r\n";
    }
    return csv;
}

RuleTable rulesFromCsv(std::string_view csv)
{
    return TableReader(csv).read();
}

} // namespace lineside
