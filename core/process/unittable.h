// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lineside {

/// The units people measure in and the one each quantity is kept in: celsius, pascal, percent (CONTRACT §2), …
/// A unit is found by its code in any case, by its symbol or an alias as written, and by those in any case when they
/// have two letters or more. A name that two units share (g: gram or gravity; mw: milliwatt or megawatt) finds neither.
/// Owner: whoever loads it; values given out borrow from it. Thread: any once loaded, it never changes.
/// Errors: fromJson(), InvalidInput with the place in the document as context.
class UnitTable
{
public:
    /// A value in the base unit of its quantity.
    struct Normalised
    {
        double value = 0; ///< finite
        std::string_view unit; ///< code of the base unit
    };

    /// No units: every unit is unknown.
    UnitTable() = default;

    /// The table compiled into the program (resources/units.json).
    [[nodiscard]] static UnitTable builtIn();
    /// A table in the form of resources/units.json.
    [[nodiscard]] static Result<UnitTable> fromJson(std::string_view json);

    /// nullopt when the unit is unknown or the base unit cannot express the value (it overflows).
    [[nodiscard]] std::optional<Normalised> normalise(std::string_view unit, double value) const;
    [[nodiscard]] bool knows(std::string_view unit) const { return find(unit) != nullptr; }
    /// For people: "°C". The text given when the unit is unknown.
    [[nodiscard]] std::string_view symbol(std::string_view unit) const;
    /// "temperature"; empty when the unit is unknown.
    [[nodiscard]] std::string_view quantityOf(std::string_view unit) const;

private:
    friend class UnitTableReader;

    struct Unit
    {
        std::string code;
        std::string symbol;
        std::uint32_t quantity = 0; // index in m_quantities
        double offset = 0;
        double factor = 1;
        double divisor = 1;
    };
    struct Quantity
    {
        std::string name;
        std::string base; // unit code
    };
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    using Index = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>; // to m_units, or kAmbiguous

    [[nodiscard]] const Unit *find(std::string_view name) const;
    [[nodiscard]] const Unit *unitAt(std::uint32_t index) const;

    std::vector<Quantity> m_quantities;
    std::vector<Unit> m_units;
    Index m_asWritten;
    Index m_inLowerCase;
};

} // namespace lineside
