// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unittable.h"

#include "base/asciitext.h"
#include "base/blanks.h"
#include "process/unitspelling.h"
#include "process/unittablereader.h"

#include <QFile>

#include <algorithm>
#include <cmath>

// Outside of any namespace, as Qt asks. Also what pulls the data out of the static library into the program.
static void loadUnitResource()
{
    Q_INIT_RESOURCE(lineside_data);
}

namespace lineside {

namespace {

std::string withoutDots(std::string text)
{
    std::erase(text, '.');
    return text;
}

/// "bar-g": a hyphen before one letter is tidied into a dot.
std::string withoutJoint(std::string text)
{
    if (text.ends_with('.') || text.ends_with('-'))
        text.pop_back();
    return text;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// "oven_temperature", "ovenTemperature2" -> oven, temperature
std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words;
    bool isInWord = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool beginsByCase = i > 0 && isCapital(name[i]) && !isCapital(name[i - 1]);
        if (!isLetter(name[i])) {
            isInWord = false;
            continue;
        }
        if (!isInWord || beginsByCase)
            words.emplace_back();
        isInWord = true;
        words.back() += name[i];
    }
    std::transform(words.begin(), words.end(), words.begin(),
                   [](const std::string &word) { return asciiLowered(word); });
    return words;
}

bool contains(const std::vector<std::string> &words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

UnitTable UnitTable::builtIn()
{
    loadUnitResource();
    QFile file(QStringLiteral(":/lineside/units.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    const auto table = fromJson(opened ? file.readAll().toStdString() : std::string());
    if (!table)
        qFatal("units.json compiled into the program is damaged: %s", table.error().text().c_str());
    return *table;
}

UnitTable UnitTable::of(const UnitSettings &settings)
{
    UnitTable units = builtIn();
    for (const UnitDefinition &each : settings.units)
        [[maybe_unused]] const auto added = units.add(each);
    return units;
}

Result<UnitTable> UnitTable::fromJson(std::string_view json)
{
    return UnitTableReader().read(json);
}

std::optional<UnitTable::Normalised> UnitTable::normalise(UnitId unit, double value) const
{
    const Unit &known = m_units[unit];
    // In this order 212 fahrenheit is 100 celsius to the last bit: (v - 32) * 5 / 9 as core/CONTRACT.md §2 writes it.
    const double normalised = (value + known.offset) * known.factor / known.divisor;
    if (!std::isfinite(normalised))
        return std::nullopt;
    return Normalised{normalised, m_quantities[known.quantity].base};
}

std::optional<UnitTable::Normalised> UnitTable::normalise(std::string_view unit, double value) const
{
    const auto known = find(unit);
    return known ? normalise(*known, value) : std::nullopt;
}

std::optional<double> UnitTable::normaliseDifference(std::string_view unit, double difference) const
{
    const auto known = find(unit);
    if (!known)
        return std::nullopt;
    const double normalised = difference * m_units[*known].factor / m_units[*known].divisor;
    return std::isfinite(normalised) ? std::optional(normalised) : std::nullopt;
}

const UnitTable::Shown *UnitTable::shown(std::string_view unit) const
{
    const auto known = find(unit);
    return known ? &m_units[*known].shown : nullptr;
}

std::optional<double> UnitTable::convert(double value, std::string_view from, std::string_view to) const
{
    const auto source = find(from);
    const auto target = find(to);
    if (!source || !target || m_units[*source].quantity != m_units[*target].quantity)
        return std::nullopt;
    const auto base = normalise(*source, value);
    if (!base)
        return std::nullopt;
    const Unit &wanted = m_units[*target];
    const double converted = base->value * wanted.divisor / wanted.factor - wanted.offset;
    return std::isfinite(converted) ? std::optional(converted) : std::nullopt;
}

std::vector<std::string_view> UnitTable::codes() const
{
    std::vector<std::string_view> all;
    for (const Unit &unit : m_units)
        all.push_back(unit.code);
    return all;
}

std::string_view UnitTable::kindOf(UnitId unit) const
{
    return m_quantities[m_units[unit].quantity].kind;
}

std::string_view UnitTable::kindOf(std::string_view unit) const
{
    const auto known = find(unit);
    return known ? kindOf(*known) : std::string_view();
}

std::string_view UnitTable::kindOfSensor(std::string_view sensorType) const
{
    const auto words = wordsOf(withoutBlanks(sensorType));
    if (words.empty())
        return {};
    const auto known = std::find_if(m_sensorWords.begin(), m_sensorWords.end(),
                                    [&words](const SensorWord &each) { return each.word == words.back(); });
    if (known == m_sensorWords.end())
        return {};
    const bool isElse = std::any_of(words.begin(), words.end(),
                                    [&known](const std::string &word) { return contains(known->unless, word); });
    return isElse ? std::string_view() : std::string_view(known->kind);
}

std::optional<UnitTable::UnitId> UnitTable::find(std::string_view name) const
{
    if (name.empty() || name.size() > kMaxNameBytes)
        return std::nullopt;
    if (const auto found = m_asWritten.find(name); found != m_asWritten.end())
        return findIn(m_asWritten, name);
    return search(tidied(name));
}

/// None also for a name that two units share.
std::optional<UnitTable::UnitId> UnitTable::findIn(const Index &index, std::string_view name) const
{
    const auto found = index.find(name);
    if (found == index.end() || found->second == UnitTableReader::kAmbiguous)
        return std::nullopt;
    return found->second;
}

std::optional<UnitTable::UnitId> UnitTable::search(const std::string &tidy) const
{
    if (tidy.empty())
        return std::nullopt;
    if (const auto found = searchSimple(tidy))
        return found;
    if (tidy.starts_with("unit:")) // words of QUDT's first version, DegreeCelsius; its symbols are not looked for
        return tidy.size() > 8 ? findIn(m_inLowerCase, asciiLowered(tidy.substr(5))) : std::nullopt;
    if (const auto found = findWithSuffix(tidy))
        return found;
    if (const auto found = findCompound(tidy))
        return found;
    if (tidy.back() == '.') // abbreviated: "in. w.c.", "lbs."
        return search(withoutDots(tidy));
    if (tidy.size() > 2 && ((tidy.front() == '[' && tidy.back() == ']') || (tidy.front() == '(' && tidy.back() == ')')))
        return search(tidy.substr(1, tidy.size() - 2));
    return std::nullopt;
}

/// What two units share as written is not looked for in lower case, where one of them might stand alone.
std::optional<UnitTable::UnitId> UnitTable::searchSimple(const std::string &tidy) const
{
    if (m_asWritten.contains(tidy))
        return findIn(m_asWritten, tidy);
    if (tidy.size() < 2 || tidy.starts_with("unit:"))
        return std::nullopt;
    return findIn(m_inLowerCase, asciiLowered(tidy));
}

std::optional<UnitTable::UnitId> UnitTable::findWithSuffix(const std::string &tidy) const
{
    const std::string lower = asciiLowered(tidy);
    for (const Variant &variant : m_variants) {
        for (const std::string &suffix : variant.suffixes) {
            if (lower.size() <= suffix.size() || !lower.ends_with(suffix))
                continue;
            const auto plain = searchSimple(withoutJoint(tidy.substr(0, tidy.size() - suffix.size())));
            if (plain && *plain >= variant.likeFirst && *plain < variant.likeFirst + variant.count)
                return variant.ownFirst + (*plain - variant.likeFirst);
        }
    }
    return std::nullopt;
}

/// "litres per minute", "Litre/Min": both halves are known, and so is what their symbols make together.
std::optional<UnitTable::UnitId> UnitTable::findCompound(const std::string &tidy) const
{
    const std::string lower = asciiLowered(tidy);
    for (const std::string_view between : {"/", "per"}) {
        for (auto at = lower.find(between, 1); at != std::string::npos; at = lower.find(between, at + 1)) {
            const auto upper = searchSimple(tidy.substr(0, at));
            const auto under = searchSimple(tidy.substr(at + between.size()));
            if (upper && under)
                return searchSimple(tidied(m_units[*upper].symbol + '/' + m_units[*under].symbol));
        }
    }
    return std::nullopt;
}

std::optional<std::uint32_t> UnitTable::quantityNamed(std::string_view name) const
{
    const auto known = std::find_if(m_quantities.begin(), m_quantities.end(),
                                    [name](const Quantity &each) { return isSameWord(each.name, name); });
    if (known == m_quantities.end())
        return std::nullopt;
    return static_cast<std::uint32_t>(known - m_quantities.begin());
}

/// A new quantity is kept in the unit that names it.
Result<std::uint32_t> UnitTable::quantityFor(const UnitDefinition &definition)
{
    if (const auto known = quantityNamed(definition.quantity))
        return *known;
    if (definition.factor != 1 || definition.offset != 0)
        return unexpected(ErrorCode::InvalidInput,
                          "is none that is known; the first unit of a new one has factor 1 and offset 0", "quantity");
    m_quantities.push_back({definition.quantity, definition.quantity, definition.code});
    return static_cast<std::uint32_t>(m_quantities.size() - 1);
}

void UnitTable::nameUnit(const std::string &name, UnitId unit)
{
    const std::string tidy = tidied(name);
    m_asWritten.insert_or_assign(name, unit);
    m_asWritten.insert_or_assign(tidy, unit);
    m_inLowerCase.insert_or_assign(asciiLowered(tidy), unit);
}

/// The unit a definition is about, made when the table has it not.
Result<UnitTable::UnitId> UnitTable::unitOf(const UnitDefinition &definition)
{
    const auto same = std::find_if(m_units.begin(), m_units.end(),
                                   [&definition](const Unit &each) { return each.code == definition.code; });
    if (same != m_units.end()) {
        const std::string &quantity = m_quantities[same->quantity].name;
        if (!definition.quantity.empty() && !isSameWord(definition.quantity, quantity))
            return unexpected(ErrorCode::InvalidInput, "must be \"" + quantity + "\": the unit is known already",
                              "quantity");
        return static_cast<UnitId>(same - m_units.begin());
    }
    if (definition.quantity.empty()) {
        if (const auto known = find(definition.code))
            return *known;
        return unexpected(ErrorCode::InvalidInput, "is missing: the unit is not known yet", "quantity");
    }
    const auto quantity = quantityFor(definition);
    if (!quantity)
        return Unexpected(quantity.error());
    const auto unit = static_cast<UnitId>(m_units.size());
    const std::string &symbol = definition.symbol.empty() ? definition.code : definition.symbol;
    m_units.push_back({definition.code, symbol, *quantity, definition.offset, definition.factor, 1, {symbol}});
    nameUnit(definition.code, unit);
    return unit;
}

Result<void> UnitTable::add(const UnitDefinition &definition)
{
    const auto unit = unitOf(definition);
    if (!unit)
        return Unexpected(unit.error());
    if (!definition.device.empty())
        return {};
    for (const std::string &alias : definition.aliases) {
        const bool isCode
            = std::any_of(m_units.begin(), m_units.end(), [&alias](const Unit &each) { return each.code == alias; });
        if (isCode && m_units[*unit].code != alias)
            return unexpected(ErrorCode::InvalidInput, "'" + alias + "' is how another unit is stored", "aliases");
        nameUnit(alias, *unit);
    }
    return {};
}

} // namespace lineside
