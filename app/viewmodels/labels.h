// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarm.h"
#include "model/clockrule.h"
#include "model/command.h"
#include "model/device.h"
#include "model/liveframe.h"
#include "viewmodels/enums.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace lineside {

class ValueFormatter;

/// Words for what core names by codes, in the operator's language. Thread: gui.
class Labels
{
    Q_DECLARE_TR_FUNCTIONS(Labels)

public:
    /// "temperature" -> "Temperature"; a type we have no word for is made readable: "oil_level" -> "Oil level".
    [[nodiscard]] static QString sensor(const std::string &sensorType);
    /// The device's own name, or its id when it has none.
    [[nodiscard]] static QString deviceName(const Device &device);
    [[nodiscard]] static QString deviceStatus(const std::string &status);
    /// What the device says of itself when it is shown as something else; empty: the same.
    [[nodiscard]] static QString toldStatus(const Device &device);
    /// How the site has the device's times read.
    [[nodiscard]] static QString clockRule(const ClockRule &rule);
    [[nodiscard]] static QString deviceType(const std::string &type);
    /// What is wrong with value or time; empty: nothing. `age`: of the value now, in words.
    [[nodiscard]] static QString quality(const LiveValue &live, const ValueFormatter &format, const QString &age);
    /// Its time is not what its clock says, or not known to be.
    [[nodiscard]] static bool isClockDoubtful(const LiveValue &live);
    /// What is wrong with its time alone; empty: nothing.
    [[nodiscard]] static QString clock(const LiveValue &live, const ValueFormatter &format, const QString &age);
    /// Who did something: a name as it is, and those that stand for people who have not logged in (Requester::user).
    [[nodiscard]] static QString requester(const std::string &user);
    /// The field's letters for a limit, the same in every language and as short as a tile needs: "HH".
    /// Source: ISA-5.1, IEC 62424.
    [[nodiscard]] static QString limit(LimitKind kind);
    [[nodiscard]] static QString priority(Priority priority);
    [[nodiscard]] static QString alarmState(AlarmState state);
    [[nodiscard]] static QString alarmEvent(AlarmEvent event);
    [[nodiscard]] static QString commandState(CommandState state);
    [[nodiscard]] static QString link(enums::LinkState state);

private:
    [[nodiscard]] static QString valueQuality(Quality quality);
};

/// Where a machine stands in every list of machines: by place, then name.
struct MachinePlace
{
    const QString &location;
    const QString &name;
    const QString &deviceId;
};
[[nodiscard]] bool isPlacedBefore(const MachinePlace &left, const MachinePlace &right);

class LiveState;

/// What people call the device; its id when it never introduced itself.
[[nodiscard]] QString deviceNameOf(const std::string &deviceId, const LiveState &live);

[[nodiscard]] inline QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace lineside
