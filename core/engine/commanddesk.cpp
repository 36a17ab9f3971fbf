// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/commanddesk.h"

#include "model/commandcatalog.h"
#include "model/commandpayload.h"
#include "model/reason.h"

#include <cstdlib>
#include <utility>

namespace lineside {

namespace {

ActionDone doneWith(const Command &command)
{
    return {.commandId = command.id, .command = command};
}

ActionDone repeated(const Command &command)
{
    return {.commandId = command.id, .command = command, .isRepeated = true};
}

} // namespace

CommandDesk::CommandDesk(CommandRules rules, std::chrono::milliseconds lateAfter, Reach reach)
    : m_rules(std::move(rules))
    , m_lateAfterMs(lateAfter.count())
    , m_reach(std::move(reach))
{
}

std::optional<CommandSpec> CommandDesk::specOf(const std::string &deviceId, const std::string &name) const
{
    const Device *device = m_reach.device(deviceId);
    const auto specs = device ? commandsOf(deviceId, device->type, device->metadata, m_rules)
                              : commandsOf(deviceId, {}, {}, m_rules);
    const CommandSpec *spec = findCommand(specs, name);
    return spec ? std::optional(*spec) : std::nullopt;
}

/// By its age on the wall clock: one that was set back makes values of the future, and those are not live either.
SignalNow CommandDesk::signalNow(const std::string &deviceId, const std::string &sensor, const Moment &now) const
{
    const LiveValue *value = m_reach.value({deviceId, sensor});
    if (!value)
        return {};
    const Device *device = m_reach.device(deviceId);
    const bool isHeard = std::abs(now.utcMs - value->asOfMs()) <= m_lateAfterMs;
    return {.value = value->value,
            .unit = value->unit,
            .isLive = isHeard && !value->isRemembered && value->quality == Quality::Good && !value->unitUnknown
                && device && !device->isOffline()};
}

SignalLookUp CommandDesk::lookUpAt(const Moment &now) const
{
    return [this, now](const std::string &deviceId, const std::string &sensor) {
        return signalNow(deviceId, sensor, now);
    };
}

Result<void> CommandDesk::check(const CommandSpec &spec, const std::string &deviceId, const std::string &payload,
                                const Moment &now) const
{
    if (auto fitting = checkCommandPayload(spec, payload); !fitting)
        return fitting;
    return checkPermissives(spec, deviceId, lookUpAt(now), m_reach.units);
}

Result<std::optional<Command>> CommandDesk::earlier(const std::string &id) const
{
    if (const Command *known = m_reach.commands.find(id))
        return std::optional(*known);
    return m_reach.kept ? m_reach.kept(id) : std::optional<Command>();
}

Result<ActionDone> CommandDesk::send(const SendCommand &order, const Identity &by, const std::string &id,
                                     const Moment &now)
{
    const auto before = id.empty() ? std::optional<Command>() : earlier(id);
    if (!before)
        return Unexpected(before.error());
    if (*before)
        return (*before)->isSameOrder(order.deviceId, order.payload)
            ? Result(repeated(**before))
            : unexpected(ErrorCode::Conflict, Reason::CommandIdTaken, id);
    CommandRequest request{.deviceId = order.deviceId,
                           .payload = order.payload,
                           .requestedBy = by.who.user,
                           .source = by.who.source,
                           .id = id,
                           .role = by.role,
                           .seat = by.who.seat,
                           .asker = by.user};
    if (const auto spec = specOf(order.deviceId, commandNameOf(order.payload))) {
        if (const auto fitting = check(*spec, order.deviceId, order.payload, now); !fitting)
            return Unexpected(fitting.error());
        request.needsSecond = spec->confirm == ConfirmBy::Two;
        request.change
            = changeOf(*spec, commandValuesOf(*spec, order.payload), order.deviceId, lookUpAt(now), m_reach.units);
    }
    const auto command = m_reach.commands.request(request, now);
    if (!command)
        return Unexpected(command.error());
    m_reach.changed(*command);
    if (command->state == CommandState::Queued)
        m_reach.maySend(*command);
    return doneWith(*command);
}

Result<ActionDone> CommandDesk::approve(const std::string &id, const SecondPerson &who, const Moment &now)
{
    const Command *waiting = m_reach.commands.find(id);
    if (waiting && waiting->state == CommandState::Waiting) {
        const auto spec = specOf(waiting->deviceId, commandNameOf(waiting->payload));
        const auto fitting = spec ? check(*spec, waiting->deviceId, waiting->payload, now) : Result<void>();
        if (!fitting)
            return Unexpected(fitting.error());
    }
    const auto approved = m_reach.commands.approve(id, who, now);
    if (!approved)
        return Unexpected(approved.error());
    m_reach.changed(*approved);
    m_reach.maySend(*approved);
    return doneWith(*approved);
}

Result<ActionDone> CommandDesk::cancel(const std::string &id, const std::string &by, const Moment &now)
{
    const auto cancelled = m_reach.commands.cancel(id, by, now);
    if (!cancelled)
        return Unexpected(cancelled.error());
    m_reach.changed(*cancelled);
    return doneWith(*cancelled);
}

Result<ActionDone> CommandDesk::explain(const std::string &id, const std::string &said)
{
    const auto explained = m_reach.commands.explain(id, said);
    if (!explained)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchCommand, id);
    m_reach.explained(*explained);
    return doneWith(*explained);
}

} // namespace lineside
