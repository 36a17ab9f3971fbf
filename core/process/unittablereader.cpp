// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unittablereader.h"

#include "base/asciitext.h"
#include "process/unitspelling.h"

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

std::vector<std::string> texts(const QJsonObject &json, const char *key)
{
    std::vector<std::string> all;
    const QJsonArray array = json[QLatin1String(key)].toArray();
    for (const auto &each : array)
        all.push_back(each.toString().toStdString());
    return all;
}

/// OPC UA Part 8: an EUInformation's UnitId is the code's letters as one number, "CEL" is 0x43454C.
std::string opcUaUnitId(const std::string &rec20)
{
    std::uint32_t id = 0;
    for (const char letter : rec20)
        id = (id << 8U) | static_cast<unsigned char>(letter);
    return std::to_string(id);
}

/// Of the vocabulary's names those that can hardly mean anything else without its address.
bool isTelling(const std::string &qudt)
{
    return qudt.size() >= 4 || qudt.find_first_of("_-") != std::string::npos;
}

constexpr int kMaxDigits = 9; // behind the point: more than a tile has room for

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
    const QJsonArray sensorTypes = document[QLatin1String("sensor_types")].toArray();
    for (const auto &each : sensorTypes)
        addSensorWord(each.toObject());
    return std::move(m_table);
}

Result<void> UnitTableReader::addQuantity(const QJsonObject &json, const std::string &place)
{
    const std::string name = text(json, "quantity");
    const std::string kind = text(json, "kind");
    m_table.m_quantities.push_back({name, kind.empty() ? name : kind, text(json, "base")});
    if (name.empty())
        return wrong(place + ".quantity", "the quantity has no name");
    if (json.contains(QLatin1String("like"))) {
        if (auto added = addVariant(json, place); !added)
            return added;
        return checkBase(place);
    }
    const QJsonArray units = json[QLatin1String("units")].toArray();
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (auto added = addUnit(units[i].toObject(), elementPlace(place, "units", i)); !added)
            return added;
    }
    return checkBase(place);
}

/// A unit more for each of the other quantity; its names need no place in the index, find() takes the suffix off.
Result<void> UnitTableReader::addVariant(const QJsonObject &json, const std::string &place)
{
    const auto like = m_table.quantityNamed(text(json, "like"));
    if (!like)
        return wrong(place + ".like", "no quantity before this one has that name");
    const auto isOfIt = [&like](const UnitTable::Unit &unit) { return unit.quantity == *like; };
    const auto first = std::find_if(m_table.m_units.begin(), m_table.m_units.end(), isOfIt);
    UnitTable::Variant variant{texts(json, "suffixes"), static_cast<std::uint32_t>(first - m_table.m_units.begin()),
                               static_cast<std::uint32_t>(m_table.m_units.size()), 0};
    std::sort(variant.suffixes.begin(), variant.suffixes.end(),
              [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
    variant.count = static_cast<std::uint32_t>(std::count_if(first, m_table.m_units.end(), isOfIt));
    for (std::uint32_t i = 0; i < variant.count; ++i) {
        UnitTable::Unit unit = m_table.m_units[variant.likeFirst + i];
        unit.code += text(json, "code");
        unit.symbol += text(json, "symbol");
        unit.shown.symbol += text(json, "symbol");
        unit.quantity = static_cast<std::uint32_t>(m_table.m_quantities.size() - 1);
        m_table.m_units.push_back(std::move(unit));
        if (auto added = addCodeToIndex(place); !added)
            return added;
    }
    m_table.m_variants.push_back(std::move(variant));
    return {};
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
    if (auto read = readShown(json[QLatin1String("shown")].toObject(), unit, place + ".shown"); !read)
        return read;
    m_table.m_units.push_back(unit);
    if (auto added = addCodeToIndex(place); !added)
        return added;
    addNames(json, unit);
    return {};
}

Result<void> UnitTableReader::readShown(const QJsonObject &json, UnitTable::Unit &unit, const std::string &place)
{
    const QJsonValue factor = json[QLatin1String("factor")];
    const QJsonValue digits = json[QLatin1String("digits")];
    if (!isNumberOrAbsent(factor) || factor.toDouble(1) == 0)
        return wrong(place + ".factor", "must be a number other than 0");
    if (!isNumberOrAbsent(digits) || digits.toInt(0) < 0 || digits.toInt(0) > kMaxDigits)
        return wrong(place + ".digits", "must be a whole number from 0 to 9");
    unit.shown.symbol = json.contains(QLatin1String("symbol")) ? text(json, "symbol") : unit.symbol;
    unit.shown.factor = factor.toDouble(1);
    unit.shown.digits = digits.toInt(-1);
    return {};
}

void UnitTableReader::addNames(const QJsonObject &json, const UnitTable::Unit &unit)
{
    addSpelling(unit.symbol);
    std::vector<std::string> words = texts(json, "words");
    if (std::all_of(unit.code.begin(), unit.code.end(), [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); }))
        words.push_back(unit.code);
    for (const std::string &each : words)
        for (const std::string &variant : variantsOf(each))
            addSpelling(variant);
    for (const char *list : {"aliases", "ucum"})
        for (const std::string &each : texts(json, list))
            addSpelling(each);
    for (const std::string &each : texts(json, "qudt")) {
        claim(m_table.m_asWritten, "unit:" + each);
        if (isTelling(each))
            addSpelling(each);
    }
    for (const std::string &each : texts(json, "rec20")) {
        claim(m_table.m_asWritten, each);
        claim(m_table.m_asWritten, opcUaUnitId(each));
    }
}

void UnitTableReader::addSensorWord(const QJsonObject &json)
{
    m_table.m_sensorWords.push_back({text(json, "word"), text(json, "kind"), texts(json, "unless")});
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
        const auto found = m_table.find(unit.code);
        if (!found || &m_table.m_units[*found] != &unit)
            return wrong(unit.code, "the code is also another unit's symbol or alias");
    }
    return {};
}

Result<void> UnitTableReader::addCodeToIndex(const std::string &place)
{
    const auto &code = m_table.m_units.back().code;
    if (code.empty() || code != asciiLowered(code))
        return wrong(place + ".code", "a code is needed, in lower case");
    const auto same = std::count_if(m_table.m_units.begin(), m_table.m_units.end(),
                                    [&code](const UnitTable::Unit &unit) { return unit.code == code; });
    if (same > 1)
        return wrong(place + ".code", "another unit has this code: " + code);
    claim(m_table.m_asWritten, code);
    claim(m_table.m_asWritten, tidied(code));
    claim(m_table.m_inLowerCase, asciiLowered(tidied(code)));
    return {};
}

/// A single letter means too many things in the other case (T: tesla, t: tonne), so it counts as written only.
void UnitTableReader::addSpelling(const std::string &spelling)
{
    if (spelling.empty())
        return;
    const std::string tidy = tidied(spelling);
    claim(m_table.m_asWritten, spelling);
    claim(m_table.m_asWritten, tidy);
    if (tidy.size() > 1)
        claim(m_table.m_inLowerCase, asciiLowered(tidy));
}

void UnitTableReader::claim(UnitTable::Index &index, const std::string &name)
{
    const auto unit = static_cast<std::uint32_t>(m_table.m_units.size() - 1);
    const auto [claimed, isNew] = index.try_emplace(name, unit);
    if (!isNew && claimed->second != unit)
        claimed->second = kAmbiguous;
}

} // namespace lineside
