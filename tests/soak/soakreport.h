// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "enginewatch.h"
#include "faultschedule.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace lineside {

/// What a soak has come to. Times in ms.
struct SoakFigures
{
    qint64 loadMs = 0;
    qlonglong sent = 0;
    qlonglong unconfirmed = 0; ///< by the broker, at the end
    qlonglong lost = 0;
    qlonglong doubled = 0;
    qlonglong storedAgain = 0; ///< because the device sent it again
    qlonglong lostToCloud = 0;
    qlonglong heardAgain = 0;
    QStringList damage;
    int imbalances = 0;
    int crashes = 0;
    int failedStarts = 0;
    int uncleanEnds = 0;
    std::array<int, kFaultKinds.size()> faults{};
    qint64 diskNoticedMs = 0; ///< at most
    qint64 diskResumedMs = 0; ///< at most
    std::optional<qint64> poisonMs; ///< at most; nullopt: one never came into quarantine
    qint64 peakWal = 0;

    [[nodiscard]] bool isGood() const
    {
        return unconfirmed == 0 && lost == 0 && doubled == 0 && lostToCloud == 0 && damage.isEmpty() && imbalances == 0
            && crashes == 0 && failedStarts == 0 && uncleanEnds == 0 && poisonMs;
    }
    [[nodiscard]] int count(Fault fault) const { return faults[static_cast<std::size_t>(fault)]; }
};

/// Markdown; R1 to R12 are the figures of the plan.
[[nodiscard]] QString soakReport(const SoakFigures &figures, EngineWatch &watch, const QString &command);

} // namespace lineside
