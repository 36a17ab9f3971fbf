// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/labels.h"

#include "viewmodels/displaytext.h"
#include "viewmodels/livestate.h"
#include "viewmodels/valueformatter.h"

#include <array>
#include <string_view>
#include <utility>

namespace lineside {

namespace {

/// "oil_level" -> "Oil level"
QString readable(const std::string &code)
{
    QString words = displayText(code);
    words.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

using Word = std::pair<const char *, const char *>;

constexpr std::array kSensors{
    Word{"temperature", QT_TRANSLATE_NOOP("Labels", "Temperature")},
    Word{"pressure", QT_TRANSLATE_NOOP("Labels", "Pressure")},
    Word{"humidity", QT_TRANSLATE_NOOP("Labels", "Humidity")},
    Word{"vibration", QT_TRANSLATE_NOOP("Labels", "Vibration")},
    Word{"power", QT_TRANSLATE_NOOP("Labels", "Power")},
    Word{"speed", QT_TRANSLATE_NOOP("Labels", "Speed")},
    Word{"flow", QT_TRANSLATE_NOOP("Labels", "Flow")},
    Word{"level", QT_TRANSLATE_NOOP("Labels", "Level")},
    Word{"current", QT_TRANSLATE_NOOP("Labels", "Current")},
    Word{"force", QT_TRANSLATE_NOOP("Labels", "Force")},
    Word{"position", QT_TRANSLATE_NOOP("Labels", "Position")},
    Word{"count", QT_TRANSLATE_NOOP("Labels", "Count")},
    Word{"hydraulic_pressure", QT_TRANSLATE_NOOP("Labels", "Hydraulic pressure")},
    Word{"discharge_pressure", QT_TRANSLATE_NOOP("Labels", "Discharge pressure")},
    Word{"spindle_speed", QT_TRANSLATE_NOOP("Labels", "Spindle speed")},
    Word{"strokes", QT_TRANSLATE_NOOP("Labels", "Strokes")},
    Word{"pieces", QT_TRANSLATE_NOOP("Labels", "Pieces")},
    Word{"setpoint", QT_TRANSLATE_NOOP("Labels", "Set point")},
};

constexpr std::array kStatuses{
    Word{"online", QT_TRANSLATE_NOOP("Labels", "Online")},
    Word{"offline", QT_TRANSLATE_NOOP("Labels", "Offline")},
    Word{"running", QT_TRANSLATE_NOOP("Labels", "Running")},
    Word{"stopped", QT_TRANSLATE_NOOP("Labels", "Stopped")},
    Word{"idle", QT_TRANSLATE_NOOP("Labels", "Idle")},
    Word{"fault", QT_TRANSLATE_NOOP("Labels", "Fault")},
    Word{"error", QT_TRANSLATE_NOOP("Labels", "Error")},
    Word{"starting", QT_TRANSLATE_NOOP("Labels", "Starting")},
    Word{"stopping", QT_TRANSLATE_NOOP("Labels", "Stopping")},
    Word{"maintenance", QT_TRANSLATE_NOOP("Labels", "Maintenance")},
    Word{"sleeping", QT_TRANSLATE_NOOP("Labels", "Sleeping")},
    Word{"standby", QT_TRANSLATE_NOOP("Labels", "Standby")},
    Word{"busy", QT_TRANSLATE_NOOP("Labels", "Busy")},
    Word{"alert", QT_TRANSLATE_NOOP("Labels", "Alert")},
};

constexpr std::array kTypes{
    Word{"press", QT_TRANSLATE_NOOP("Labels", "Press")},
    Word{"oven", QT_TRANSLATE_NOOP("Labels", "Oven")},
    Word{"compressor", QT_TRANSLATE_NOOP("Labels", "Compressor")},
    Word{"chiller", QT_TRANSLATE_NOOP("Labels", "Chiller")},
    Word{"mill", QT_TRANSLATE_NOOP("Labels", "Mill")},
    Word{"cnc_mill", QT_TRANSLATE_NOOP("Labels", "CNC mill")},
    Word{"cnc-mill", QT_TRANSLATE_NOOP("Labels", "CNC mill")},
    Word{"conveyor", QT_TRANSLATE_NOOP("Labels", "Conveyor")},
};

template <std::size_t Size>
QString wordFor(const std::array<Word, Size> &words, const std::string &code)
{
    for (const auto &[name, word] : words) {
        if (code == name)
            return QCoreApplication::translate("Labels", word);
    }
    return readable(code);
}

} // namespace

QString Labels::sensor(const std::string &sensorType)
{
    return wordFor(kSensors, sensorType);
}

QString Labels::deviceName(const Device &device)
{
    const QString name = displayText(device.name);
    return name.isEmpty() ? displayText(device.id) : name;
}

QString Labels::deviceStatus(const std::string &status)
{
    return wordFor(kStatuses, status);
}

QString Labels::toldStatus(const Device &device)
{
    if (device.toldBeside().empty())
        return {};
    if (device.toldStatus == "offline")
        return tr("Says it is offline, but sends");
    return tr("Said last: %1").arg(deviceStatus(device.toldStatus));
}

QString Labels::clockRule(const ClockRule &rule)
{
    if (rule.kind == ClockRule::Kind::Arrival)
        return tr("Its clock is not read, arrival counts");
    return tr("Its clock is read as time of %1").arg(displayText(rule.zone));
}

QString Labels::deviceType(const std::string &type)
{
    return wordFor(kTypes, type);
}

QString Labels::valueQuality(Quality quality)
{
    switch (quality) {
    case Quality::Good:
        return {};
    case Quality::Uncertain:
        return tr("Uncertain");
    case Quality::Bad:
        return tr("Bad");
    }
    return {};
}

bool Labels::isClockDoubtful(const LiveValue &live)
{
    return live.timeQuality != TimeQuality::Good || live.clockSlowMs || live.asOfMs() != live.arrivalMs;
}

QString Labels::clock(const LiveValue &live, const ValueFormatter &format, const QString &age)
{
    if (live.timeQuality == TimeQuality::Unset)
        return tr("Device clock not set");
    if (live.timeQuality == TimeQuality::Future)
        return tr("Device clock %1 ahead").arg(format.age(live.timestampMs - live.arrivalMs));
    if (live.clockSlowMs)
        return tr("Device clock %1 slow").arg(format.age(*live.clockSlowMs));
    if (live.timeQuality == TimeQuality::Late || live.asOfMs() != live.arrivalMs)
        return tr("Measured %1 ago").arg(age);
    return {};
}

QString Labels::quality(const LiveValue &live, const ValueFormatter &format, const QString &age)
{
    QStringList parts{valueQuality(live.quality), live.unitUnknown ? tr("Unit not known") : QString(),
                      clock(live, format, age)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString Labels::requester(const std::string &user)
{
    constexpr std::string_view kProgram = "api ";
    if (user == "operator")
        return tr("Operator", "who gave the order; nobody has logged in");
    if (user == "nobody")
        return tr("Not logged in", "who gave the order");
    if (user == "console")
        return tr("Console of the machine", "who gave the order");
    if (user.starts_with(kProgram))
        return tr("Interface %1", "who gave the order: a program at this address")
            .arg(displayText(user.substr(kProgram.size())));
    return displayText(user);
}

QString Labels::limit(LimitKind kind)
{
    switch (kind) {
    case LimitKind::LowLow:
        return QStringLiteral("LL");
    case LimitKind::Low:
        return QStringLiteral("L");
    case LimitKind::High:
        return QStringLiteral("H");
    case LimitKind::HighHigh:
        return QStringLiteral("HH");
    case LimitKind::Unit:
        return QStringLiteral("?");
    default:
        return {}; // no limit to show beside a value
    }
}

QString Labels::priority(Priority priority)
{
    switch (priority) {
    case Priority::Low:
        return tr("Low", "alarm priority");
    case Priority::Medium:
        return tr("Medium", "alarm priority");
    case Priority::High:
        return tr("High", "alarm priority");
    case Priority::Critical:
        return tr("Critical", "alarm priority");
    }
    return {};
}

QString Labels::alarmState(AlarmState state)
{
    switch (state) {
    case AlarmState::Normal:
        return tr("Normal");
    case AlarmState::ActiveUnacknowledged:
        return tr("Active, not acknowledged");
    case AlarmState::ActiveAcknowledged:
        return tr("Active, acknowledged");
    case AlarmState::ReturnedUnacknowledged:
        return tr("Gone, not acknowledged");
    case AlarmState::LatchedAcknowledged:
        return tr("Gone, waits for reset");
    case AlarmState::Shelved:
        return tr("Shelved", "alarm state");
    case AlarmState::Suppressed:
        return tr("Suppressed", "alarm state");
    case AlarmState::OutOfService:
        return tr("Out of service", "alarm state");
    }
    return {};
}

QString Labels::alarmEvent(AlarmEvent event)
{
    switch (event) {
    case AlarmEvent::Activated:
        return tr("Came");
    case AlarmEvent::Returned:
        return tr("Went");
    case AlarmEvent::Acknowledged:
        return tr("Acknowledged");
    case AlarmEvent::Reset:
        return tr("Reset");
    case AlarmEvent::Removed:
        return tr("Machine removed");
    case AlarmEvent::Commented:
        return tr("Comment", "somebody said something about an alarm");
    case AlarmEvent::Unacknowledged:
        return tr("Acknowledgement taken back");
    case AlarmEvent::Shelved:
        return tr("Shelved", "alarm event");
    case AlarmEvent::Unshelved:
        return tr("Back from the shelf");
    case AlarmEvent::TakenOutOfService:
        return tr("Out of service", "alarm event");
    case AlarmEvent::ReturnedToService:
        return tr("Back in service");
    case AlarmEvent::Suppressed:
        return tr("Suppressed", "alarm event");
    case AlarmEvent::Unsuppressed:
        return tr("No longer suppressed");
    case AlarmEvent::ReAlarmed:
        return tr("Calls again");
    case AlarmEvent::Escalated:
        return tr("Escalated");
    }
    return {};
}

QString Labels::commandState(CommandState state)
{
    switch (state) {
    case CommandState::Queued:
        return tr("Queued");
    case CommandState::Sent:
        return tr("Sent");
    case CommandState::Delivered:
        return tr("At the broker");
    case CommandState::Accepted:
        return tr("Accepted");
    case CommandState::Done:
        return tr("Done");
    case CommandState::Rejected:
        return tr("Refused by the machine");
    case CommandState::Expired:
        return tr("No answer in time");
    case CommandState::Failed:
        return tr("Not sent");
    case CommandState::Waiting:
        return tr("Waits for a second person");
    case CommandState::Cancelled:
        return tr("Taken back");
    }
    return {};
}

QString Labels::link(enums::LinkState state)
{
    switch (state) {
    case enums::LinkState::Off:
        return tr("Not configured");
    case enums::LinkState::Connecting:
        return tr("Connecting");
    case enums::LinkState::Up:
        return tr("Connected");
    case enums::LinkState::Refused:
        return tr("Refused");
    case enums::LinkState::Down:
        return tr("Not connected");
    }
    return {};
}

QString deviceNameOf(const std::string &deviceId, const LiveState &live)
{
    const Device *device = live.device(deviceId);
    return device ? Labels::deviceName(*device) : displayText(deviceId);
}

bool isPlacedBefore(const MachinePlace &left, const MachinePlace &right)
{
    if (const int byLocation = QString::localeAwareCompare(left.location, right.location); byLocation != 0)
        return byLocation < 0;
    if (const int byName = QString::localeAwareCompare(left.name, right.name); byName != 0)
        return byName < 0;
    return left.deviceId < right.deviceId;
}

} // namespace lineside
