// SPDX-License-Identifier: GPL-3.0-or-later
#include "plant.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

namespace lineside {

namespace {

constexpr std::array kRolesInTurn{"administrator", "operator", "maintenance", "engineer", "operator", "viewer"};

std::string namesOf(const LogIn &action)
{
    return action.who.user + ' ' + std::string(action.who.secret.reveal()) + std::string(action.who.badge.reveal());
}

std::string namesOf(const AddUser &action)
{
    return action.profile.name + ' ' + action.profile.role + ' ' + std::string(action.secret.reveal());
}

std::string namesOf(const ChangeUser &action)
{
    return std::to_string(action.user) + ' ' + action.profile.name + ' ' + action.profile.role;
}

std::string namesOf(const SetSecret &action)
{
    return std::to_string(action.user) + (action.isBadge ? " badge " : " ") + std::string(action.secret.reveal());
}

std::string namesOf(const RemoveUser &action)
{
    return std::to_string(action.user);
}

std::string namesOf(const EndSession &action)
{
    return std::to_string(action.session);
}

std::string namesOf(const TakeSeat &action)
{
    return action.area + (action.isOverride ? " at once" : "");
}

std::string namesOf(const RefuseSeat &action)
{
    return action.area;
}

std::string namesOf(const ReleaseSeat &action)
{
    return action.area;
}

std::string namesOf(const ApproveCommand &action)
{
    return action.id + ' ' + (action.by ? action.by->user + ' ' + std::string(action.by->secret.reveal()) : "");
}

std::string namesOf(const CancelCommand &action)
{
    return action.id;
}

std::string namesOf(const LogOut &action)
{
    return action.isIdle ? "idle" : "";
}

template <typename Other>
std::string namesOf(const Other &)
{
    return {};
}

} // namespace

void Plant::tellPeople()
{
    m_stage->backend.push(m_people);
    m_stage->models.live().tick();
}

void Plant::beFirst()
{
    m_people = {};
    m_people.roles = {"viewer", "operator", "maintenance", "engineer", "administrator"};
    tellPeople();
}

void Plant::employ(int count)
{
    beFirst();
    m_people.isFirstStart = false;
    m_people.groups = {"shift leads"};
    m_people.areas = {"Heat treatment", "Machining", "Press shop", "Utilities"};
    for (int number = 1; number <= count; ++number) {
        UserView user{.number = static_cast<std::uint64_t>(number)};
        user.profile.name = "user " + std::to_string(number);
        user.profile.role = kRolesInTurn[static_cast<std::size_t>(number - 1) % kRolesInTurn.size()];
        user.secretKind = number > 2 && number % 2 == 1 ? SecretKind::Password : SecretKind::Pin;
        user.hasBadge = number % 3 == 0;
        user.lastLoginMs = number < 5 ? m_stage->clock.utcMs() - number * std::int64_t{3'600'000} : 0;
        m_people.users.push_back(user);
    }
    tellPeople();
}

void Plant::admit(int number)
{
    const auto user = static_cast<std::uint64_t>(number);
    if (m_people.isFirstStart)
        employ(1);
    const UserProfile profile = m_people.users.at(user - 1).profile;
    m_stage->backend.answerAction(ActionDone{.session = OpenedSession{"token", 7, user, profile.name, profile.role}});
    m_people.sessions = {{.number = 7,
                          .user = user,
                          .name = profile.name,
                          .role = profile.role,
                          .seat = "panel",
                          .source = "panel",
                          .sinceMs = m_stage->clock.utcMs()}};
    tellPeople();
}

void Plant::refuse(const QString &reason, const QString &detail)
{
    m_stage->backend.answerAction(unexpected(ErrorCode::NotAllowed, reason.toStdString(), detail.toStdString()));
}

void Plant::agree()
{
    m_stage->backend.answerAction(ActionDone{.hasCommandMoved = true, .user = 1});
}

QString Plant::lastAsked() const
{
    if (m_stage->backend.others.empty())
        return {};
    const OperatorAction &action = m_stage->backend.others.back();
    const std::string names = std::visit([](const auto &known) { return namesOf(known); }, action);
    return (QString::fromStdString(std::string(verbOf(action))) + u' ' + QString::fromStdString(names)).trimmed();
}

void Plant::control(const QString &deviceId, const QString &seat, const QString &askedBy)
{
    const Device *device = m_stage->models.live().device(deviceId.toStdString());
    const std::string area = device ? device->location : std::string();
    std::erase_if(m_people.seats, [&area](const ControlSeat &each) { return each.area == area; });
    m_people.seats.push_back({.area = area, .seat = seat.toStdString(), .user = "user 2"});
    if (!askedBy.isEmpty()) {
        m_people.seats.back().askedBySeat = askedBy.toStdString();
        m_people.seats.back().askedByUser = "user 3";
        m_people.seats.back().goesOverMs = m_stage->clock.utcMs() + 10'000;
    }
    tellPeople();
}

} // namespace lineside
