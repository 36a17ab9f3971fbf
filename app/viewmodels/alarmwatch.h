// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace lineside {

/// Whether anybody can know of alarms just now. While engine, broker or readings are away no limit is judged, and an
/// empty list is no good news. Thread: gui.
class AlarmWatch
{
    Q_DECLARE_TR_FUNCTIONS(AlarmWatch)

public:
    /// Why alarms are not watched, as a sentence: "Alarms are not watched: no connection to the broker since 22:01:07".
    /// Empty: they are.
    [[nodiscard]] static QString problem(const PanelContext &context);
    /// Whether the alarms of this machine are watched: with some sources away, only when another one brings it.
    [[nodiscard]] static bool isWatched(const PanelContext &context, const std::string &deviceId);
    /// Signals are known, the broker is said to be there, and not one of them has come for [panel] late_after.
    [[nodiscard]] static bool isEverySignalLate(const LiveState &live);
    /// Not connected, and at least one attempt has failed: said as such, although the engine still calls it connecting.
    [[nodiscard]] static bool isBroken(const LinkStatus &link);

private:
    [[nodiscard]] static QString brokerProblem(const PanelContext &context);
    [[nodiscard]] static QString linkProblem(const PanelContext &context, const LinkStatus &broker);
    [[nodiscard]] static QString stallProblem(const PanelContext &context);
};

} // namespace lineside
