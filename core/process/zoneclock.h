// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timezone.h"
#include "model/clockrule.h"
#include "model/reading.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace lineside {

/// Puts right the source times of devices for which the site says how. Owner: the pipeline. Thread: pipeline.
class ZoneClock
{
public:
    explicit ZoneClock(const ClockRules &rules);

    /// None: the device's times are as they say.
    [[nodiscard]] const ClockRule *ruleOf(std::string_view deviceId) const;
    /// `isUtc`: the reading told an offset of its own, which a rule's zone leaves as it is.
    void correct(Reading &reading, bool isUtc) const;

private:
    struct Known
    {
        ClockRule rule;
        QTimeZone zone;
    };
    std::map<std::string, Known, std::less<>> m_known;
};

} // namespace lineside
