// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>

#include <cstdint>
#include <optional>
#include <string>

namespace lineside {

/// The zone of that name, IANA's or an offset; none: there is no such zone on this machine.
[[nodiscard]] std::optional<QTimeZone> zoneNamed(const std::string &name);

/// The UTC at which clocks in the zone show `localMs`. The hour that comes twice in autumn is the one nearer to
/// `nearMs`; one that is left out in spring is read as if it were not.
[[nodiscard]] std::int64_t utcOfLocal(std::int64_t localMs, const QTimeZone &zone, std::int64_t nearMs);

} // namespace lineside
