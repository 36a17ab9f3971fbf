// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/displayunits.h"

#include "viewmodels/displaytext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace lineside {

namespace {

/// How people in a machine hall read the units we store. A line here is all it takes to show another unit.
struct Shown
{
    const char *unit;
    const char *symbol; ///< UTF-8; null: the unit's own
    double factor;
    int digits;
};

constexpr std::array kShown{
    Shown{"celsius", "°C", 1, 1},
    Shown{"fahrenheit", "°F", 1, 1},
    Shown{"kelvin", "K", 1, 1},
    Shown{"pascal", "bar", 1e-5, 2},
    Shown{"bar", "bar", 1, 2},
    Shown{"pascal_gauge", "bar(g)", 1e-5, 2},
    Shown{"pascal_absolute", "bar(a)", 1e-5, 2},
    Shown{"percent", "%", 1, 1},
    Shown{"newton", "kN", 1e-3, 1},
    Shown{"watt", "kW", 1e-3, 2},
    Shown{"kilowatt", "kW", 1, 2},
    Shown{"rpm", "rpm", 1, 0},
    Shown{"mm/s", nullptr, 1, 2},
    Shown{"m/s", nullptr, 1, 2},
    Shown{"m3/h", nullptr, 1, 2},
    Shown{"ampere", "A", 1, 2},
    Shown{"volt", "V", 1, 1},
    Shown{"hertz", "Hz", 1, 1},
    Shown{"count", "", 1, 0},
    Shown{"pcs/min", nullptr, 1, 1},
};

UnitInfo readUnit(const QJsonObject &unit, const QString &base)
{
    return {.symbol = unit.value(QLatin1String("symbol")).toString(),
            .base = base,
            .offset = unit.value(QLatin1String("offset")).toDouble(0),
            .factor = unit.value(QLatin1String("factor")).toDouble(1),
            .divisor = unit.value(QLatin1String("divisor")).toDouble(1)};
}

} // namespace

UnitBook UnitBook::read(const QString &path)
{
    UnitBook book;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return book;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray quantities = root.value(QLatin1String("quantities")).toArray();
    for (const auto &quantity : quantities) {
        const QString base = quantity[QLatin1String("base")].toString();
        const QJsonArray units = quantity[QLatin1String("units")].toArray();
        for (const auto &unit : units) {
            const UnitInfo info = readUnit(unit.toObject(), base);
            if (info.factor != 0 && info.divisor != 0)
                book.m_units.insert(unit[QLatin1String("code")].toString(), info);
        }
    }
    return book;
}

DisplayUnit UnitBook::display(const std::string &unit) const
{
    const UnitInfo *info = find(unit);
    const QString own = info ? info->symbol : displayText(unit, kUnitShown);
    const auto known
        = std::find_if(kShown.begin(), kShown.end(), [&](const Shown &shown) { return unit == shown.unit; });
    if (known == kShown.end())
        return {own, 1, -1};
    return {known->symbol ? QString::fromUtf8(known->symbol) : own, known->factor, known->digits};
}

std::optional<double> UnitBook::convert(double value, const std::string &from, const std::string &to) const
{
    if (from == to)
        return value;
    const UnitInfo *source = find(from);
    const UnitInfo *target = find(to);
    if (!source || !target || source->base != target->base)
        return {};
    return target->fromBase(source->toBase(value));
}

const UnitInfo *UnitBook::find(const std::string &unit) const
{
    const auto found = m_units.constFind(QString::fromStdString(unit).toLower());
    return found == m_units.constEnd() ? nullptr : &*found;
}

} // namespace lineside
