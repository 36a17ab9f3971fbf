// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/displayunits.h"

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
    const char *symbol; ///< UTF-8
    double factor;
    double offset;
    int digits;
};

constexpr std::array kShown{
    Shown{"celsius", "°C", 1, 0, 1},    Shown{"fahrenheit", "°F", 1, 0, 1}, Shown{"kelvin", "K", 1, 0, 1},
    Shown{"pascal", "bar", 1e-5, 0, 2}, Shown{"bar", "bar", 1, 0, 2},       Shown{"percent", "%", 1, 0, 1},
    Shown{"watt", "kW", 1e-3, 0, 2},    Shown{"rpm", "rpm", 1, 0, 0},
};

void addSymbol(UnitSymbols &symbols, const QString &code, const QJsonObject &unit)
{
    const QString symbol = unit.value(QLatin1String("symbol")).toString();
    if (!code.isEmpty() && !symbol.isEmpty())
        symbols.insert(code, symbol);
}

} // namespace

UnitSymbols readUnitSymbols(const QString &path)
{
    UnitSymbols symbols;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return symbols;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonArray units = root.value(QLatin1String("units")).toArray();
    for (const QJsonValue &unit : units)
        addSymbol(symbols, unit[QLatin1String("code")].toString(), unit.toObject());
    return symbols;
}

DisplayUnit displayUnitFor(const std::string &unit, const UnitSymbols &symbols)
{
    const auto known
        = std::find_if(kShown.begin(), kShown.end(), [&](const Shown &shown) { return unit == shown.unit; });
    if (known != kShown.end())
        return {QString::fromUtf8(known->symbol), known->factor, known->offset, known->digits};
    const QString code = QString::fromStdString(unit);
    return {symbols.value(code, code), 1, 0, -1};
}

} // namespace lineside
