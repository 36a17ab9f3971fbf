// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading.h"

namespace lineside {

std::string_view toString(TimeQuality quality)
{
    switch (quality) {
    case TimeQuality::Good:
        return "good";
    case TimeQuality::Late:
        return "late";
    case TimeQuality::Future:
        return "future";
    case TimeQuality::Unset:
        return "unset";
    }
    return "good";
}

} // namespace lineside
