// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "process/unittable.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

class QJsonObject;

namespace lineside {

/// Builds a UnitTable from the JSON of resources/units.json, which explains itself under "about".
/// Private to process. Owner: UnitTable::fromJson, for one call. Thread: its caller's.
class UnitTableReader
{
public:
    /// Stands in an index for a name that more than one unit claims.
    static constexpr std::uint32_t kAmbiguous = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] Result<UnitTable> read(std::string_view json);

private:
    [[nodiscard]] Result<void> addQuantity(const QJsonObject &json, const std::string &place);
    [[nodiscard]] Result<void> addUnit(const QJsonObject &json, const std::string &place);
    /// How the unit is shown; as it is when the table says nothing of it.
    [[nodiscard]] static Result<void> readShown(const QJsonObject &json, UnitTable::Unit &unit,
                                                const std::string &place);
    [[nodiscard]] Result<void> addVariant(const QJsonObject &json, const std::string &place);
    void addNames(const QJsonObject &json, const UnitTable::Unit &unit);
    void addSensorWord(const QJsonObject &json);
    [[nodiscard]] Result<void> checkBase(const std::string &place) const;
    [[nodiscard]] Result<void> checkCodes() const;
    [[nodiscard]] Result<void> addCodeToIndex(const std::string &place);
    void addSpelling(const std::string &spelling);
    void claim(UnitTable::Index &index, const std::string &name);

    UnitTable m_table;
};

} // namespace lineside
