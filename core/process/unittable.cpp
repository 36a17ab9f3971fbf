// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/unittable.h"

#include "process/unittablereader.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>

// Outside of any namespace, as Qt asks. Also what pulls the data out of the static library into the program.
static void loadUnitResource()
{
    Q_INIT_RESOURCE(lineside_data);
}

namespace lineside {

namespace {

// No unit's name is longer; whatever is need not be searched for.
constexpr std::size_t kMaxUnitBytes = 48;

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

Result<UnitTable> UnitTable::fromJson(std::string_view json)
{
    return UnitTableReader().read(json);
}

std::optional<UnitTable::Normalised> UnitTable::normalise(std::string_view unit, double value) const
{
    const Unit *known = find(unit);
    if (!known)
        return std::nullopt;
    // In this order 212 fahrenheit is 100 celsius to the last bit: (v - 32) * 5 / 9 as CONTRACT §2 writes it.
    const double normalised = (value + known->offset) * known->factor / known->divisor;
    if (!std::isfinite(normalised))
        return std::nullopt;
    return Normalised{normalised, m_quantities[known->quantity].base};
}

std::string_view UnitTable::symbol(std::string_view unit) const
{
    const Unit *known = find(unit);
    return known ? std::string_view(known->symbol) : unit;
}

std::string_view UnitTable::quantityOf(std::string_view unit) const
{
    const Unit *known = find(unit);
    return known ? std::string_view(m_quantities[known->quantity].name) : std::string_view();
}

const UnitTable::Unit *UnitTable::find(std::string_view name) const
{
    if (name.empty() || name.size() > kMaxUnitBytes)
        return nullptr;
    if (const auto found = m_asWritten.find(name); found != m_asWritten.end())
        return unitAt(found->second);
    std::array<char, kMaxUnitBytes> folded{};
    std::transform(name.begin(), name.end(), folded.begin(), UnitTableReader::lowerCase);
    const auto found = m_inLowerCase.find(std::string_view(folded.data(), name.size()));
    return found == m_inLowerCase.end() ? nullptr : unitAt(found->second);
}

const UnitTable::Unit *UnitTable::unitAt(std::uint32_t index) const
{
    return index == UnitTableReader::kAmbiguous ? nullptr : &m_units[index];
}

} // namespace lineside
