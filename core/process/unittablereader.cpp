// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unittablereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

Unexpected wrong(const std::string &place, std::string sentence)
{
    return unexpected(ErrorCode::InvalidInput, std::move(sentence), place);
}

std::string elementPlace(const std::string &place, const char *list, qsizetype index)
{
    return (place.empty() ? std::string() : place + '.') + list + '[' + std::to_string(index) + ']';
}

std::string text(const QJsonObject &json, const char *key)
{
    return json[QLatin1String(key)].toString().toStdString();
}

std::string inLowerCase(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(), UnitTableReader::lowerCase);
    return name;
}

bool isNumberOrAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isDouble();
}

} // namespace

Result<UnitTable> UnitTableReader::read(std::string_view json)
{
    QJsonParseError problem;
    const auto document
        = QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())), &problem);
    if (problem.error != QJsonParseError::NoError)
        return wrong("byte " + std::to_string(problem.offset), problem.errorString().toStdString());
    const QJsonArray quantities = document[QLatin1String("quantities")].toArray();
    if (quantities.isEmpty())
        return wrong("quantities", "there is no quantity");
    for (qsizetype i = 0; i < quantities.size(); ++i) {
        if (auto added = addQuantity(quantities[i].toObject(), elementPlace({}, "quantities", i)); !added)
            return Unexpected(added.error());
    }
    if (auto found = checkCodes(); !found)
        return Unexpected(found.error());
    return std::move(m_table);
}

Result<void> UnitTableReader::addQuantity(const QJsonObject &json, const std::string &place)
{
    m_table.m_quantities.push_back({text(json, "quantity"), text(json, "base")});
    if (m_table.m_quantities.back().name.empty())
        return wrong(place + ".quantity", "the quantity has no name");
    const QJsonArray units = json[QLatin1String("units")].toArray();
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (auto added = addUnit(units[i].toObject(), elementPlace(place, "units", i)); !added)
            return added;
    }
    return checkBase(place);
}

Result<void> UnitTableReader::addUnit(const QJsonObject &json, const std::string &place)
{
    UnitTable::Unit unit;
    unit.code = text(json, "code");
    unit.symbol = text(json, "symbol");
    unit.quantity = static_cast<std::uint32_t>(m_table.m_quantities.size() - 1);
    for (auto [key, number] :
         {std::pair("offset", &unit.offset), {"factor", &unit.factor}, {"divisor", &unit.divisor}}) {
        const QJsonValue value = json[QLatin1String(key)];
        if (!isNumberOrAbsent(value))
            return wrong(place + '.' + key, "not a number");
        *number = value.toDouble(*number);
    }
    if (unit.factor == 0 || unit.divisor == 0)
        return wrong(place, "factor and divisor must not be 0");
    m_table.m_units.push_back(unit);
    if (auto added = addCodeToIndex(place); !added)
        return added;
    addSpelling(unit.symbol);
    const QJsonArray aliases = json[QLatin1String("aliases")].toArray();
    for (const auto &alias : aliases)
        addSpelling(alias.toString().toStdString());
    return {};
}

Result<void> UnitTableReader::checkBase(const std::string &place) const
{
    const auto &base = m_table.m_quantities.back().base;
    const auto unit = std::find_if(m_table.m_units.begin(), m_table.m_units.end(),
                                   [&base](const UnitTable::Unit &candidate) { return candidate.code == base; });
    if (unit == m_table.m_units.end() || unit->quantity + 1 != m_table.m_quantities.size())
        return wrong(place + ".base", "the base unit is none of the quantity's units");
    if (unit->offset != 0 || unit->factor != 1 || unit->divisor != 1)
        return wrong(place + ".base", "the base unit must not be converted");
    return {};
}

/// A code is how a unit is stored, so no other unit's symbol or alias may take it away.
Result<void> UnitTableReader::checkCodes() const
{
    for (const auto &unit : m_table.m_units) {
        if (m_table.find(unit.code) != &unit)
            return wrong(unit.code, "the code is also another unit's symbol or alias");
    }
    return {};
}

Result<void> UnitTableReader::addCodeToIndex(const std::string &place)
{
    const auto &code = m_table.m_units.back().code;
    if (code.empty() || code != inLowerCase(code))
        return wrong(place + ".code", "a code is needed, in lower case");
    const auto same = std::count_if(m_table.m_units.begin(), m_table.m_units.end(),
                                    [&code](const UnitTable::Unit &unit) { return unit.code == code; });
    if (same > 1)
        return wrong(place + ".code", "another unit has this code: " + code);
    claim(m_table.m_asWritten, code);
    claim(m_table.m_inLowerCase, code);
    return {};
}

/// A single letter means too many things in the other case (T: tesla, t: tonne), so it counts as written only.
void UnitTableReader::addSpelling(const std::string &spelling)
{
    if (spelling.empty())
        return;
    claim(m_table.m_asWritten, spelling);
    if (spelling.size() > 1)
        claim(m_table.m_inLowerCase, inLowerCase(spelling));
}

void UnitTableReader::claim(UnitTable::Index &index, const std::string &name)
{
    const auto unit = static_cast<std::uint32_t>(m_table.m_units.size() - 1);
    const auto [claimed, isNew] = index.try_emplace(name, unit);
    if (!isNew && claimed->second != unit)
        claimed->second = kAmbiguous;
}

} // namespace lineside
