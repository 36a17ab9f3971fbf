// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "process/unitsettings.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lineside {

/// The units people measure in and the one each quantity is kept in: celsius, pascal, percent (core/CONTRACT.md §2), …
/// A name counts as it is written first; then tidied (process/unitspelling.h); then in any case, two letters or more.
/// A name that two units share (g: gram or gravity; mw: milliwatt or megawatt) finds neither: nothing is guessed.
/// Gauge and absolute pressure are quantities of their own, of the kind "pressure" (core/FACTS.md).
/// Owner: whoever loads it; values given out borrow from it. Thread: any once loaded, it never changes.
/// Errors: fromJson(), InvalidInput with the place in the document as context.
class UnitTable
{
public:
    using UnitId = std::uint32_t; ///< good for this table alone

    /// No unit's name is longer, addresses of QUDT's vocabulary included; whatever is need not be searched for.
    static constexpr std::size_t kMaxNameBytes = 96;

    /// A value in the base unit of its quantity.
    struct Normalised
    {
        double value = 0; ///< finite
        std::string_view unit; ///< code of the base unit
    };

    /// How people read a value of the unit: times factor, pascal as bar.
    struct Shown
    {
        std::string symbol;
        double factor = 1; ///< never 0
        int digits = -1; ///< behind the point; -1: by magnitude
    };

    /// No units: every unit is unknown.
    UnitTable() = default;

    /// The table compiled into the program (resources/units.json).
    [[nodiscard]] static UnitTable builtIn();
    /// The same with what the site adds. That it fits was checked when the configuration was read.
    [[nodiscard]] static UnitTable of(const UnitSettings &settings);
    /// A table in the form of resources/units.json.
    [[nodiscard]] static Result<UnitTable> fromJson(std::string_view json);

    /// Takes in what a site says, before anything is looked up. Its names go before those of the standards; a code that
    /// is there already gets the aliases alone. Errors: InvalidInput, the context is the key that is wrong.
    [[nodiscard]] Result<void> add(const UnitDefinition &definition);

    /// By any name. Looks at one index for what is written as the table has it; other spellings allocate, so who asks
    /// often remembers the answer (process/processor.h).
    [[nodiscard]] std::optional<UnitId> find(std::string_view name) const;
    /// nullopt when the base unit cannot express the value (it overflows).
    [[nodiscard]] std::optional<Normalised> normalise(UnitId unit, double value) const;
    /// nullopt also when the unit is unknown.
    [[nodiscard]] std::optional<Normalised> normalise(std::string_view unit, double value) const;
    [[nodiscard]] bool knows(std::string_view unit) const { return find(unit).has_value(); }
    /// A difference of two values, such as a deadband, in the base unit: without the offset. As normalise() else.
    [[nodiscard]] std::optional<double> normaliseDifference(std::string_view unit, double difference) const;
    /// nullptr when the unit is unknown. Good as long as the table does not learn.
    [[nodiscard]] const Shown *shown(std::string_view unit) const;
    /// nullopt when the units measure different things, one is unknown or the other unit cannot express the value.
    [[nodiscard]] std::optional<double> convert(double value, std::string_view from, std::string_view to) const;
    /// The code of every unit, in the order of the table.
    [[nodiscard]] std::vector<std::string_view> codes() const;
    /// What limits and sensor types ask for: the quantity, but "pressure" for gauge and absolute pressure too.
    [[nodiscard]] std::string_view kindOf(UnitId unit) const;
    [[nodiscard]] std::string_view kindOf(std::string_view unit) const;
    /// What a signal of this name measures, by its last word ("oven_temperature"); empty: the name does not tell.
    [[nodiscard]] std::string_view kindOfSensor(std::string_view sensorType) const;

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
        Shown shown = {};
    };
    struct Quantity
    {
        std::string name;
        std::string kind;
        std::string base; // unit code
    };
    /// A quantity that has another's units, each with a suffix: bar(g), psig.
    struct Variant
    {
        std::vector<std::string> suffixes; // in lower case, the longest first
        std::uint32_t likeFirst = 0; // units of the other quantity: [likeFirst, likeFirst + count)
        std::uint32_t ownFirst = 0;
        std::uint32_t count = 0;
    };
    struct SensorWord
    {
        std::string word;
        std::string kind;
        std::vector<std::string> unless; // words that make it something else
    };
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    using Index = std::unordered_map<std::string, UnitId, Hash, std::equal_to<>>; // to m_units, or ambiguous

    [[nodiscard]] std::optional<UnitId> findIn(const Index &index, std::string_view name) const;
    [[nodiscard]] std::optional<UnitId> search(const std::string &tidy) const;
    [[nodiscard]] std::optional<UnitId> findWithSuffix(const std::string &tidy) const;
    [[nodiscard]] std::optional<UnitId> findCompound(const std::string &tidy) const;
    [[nodiscard]] std::optional<UnitId> searchSimple(const std::string &tidy) const;
    [[nodiscard]] std::optional<std::uint32_t> quantityNamed(std::string_view name) const;
    [[nodiscard]] Result<UnitId> unitOf(const UnitDefinition &definition);
    void nameUnit(const std::string &name, UnitId unit);
    [[nodiscard]] Result<std::uint32_t> quantityFor(const UnitDefinition &definition);

    std::vector<Quantity> m_quantities;
    std::vector<Unit> m_units;
    std::vector<Variant> m_variants;
    std::vector<SensorWord> m_sensorWords;
    Index m_asWritten;
    Index m_inLowerCase;
};

} // namespace lineside
