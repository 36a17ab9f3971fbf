// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/users.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "model/reason.h"
#include "model/requester.h"
#include "people/usernames.h"

#include <algorithm>
#include <utility>

namespace lineside {

namespace {

constexpr std::size_t kMostAreaBytes = 1000; // of a path, as a location goes
constexpr std::size_t kMostNames = 100; // one person had; a marriage is two
constexpr std::size_t kMostAreas = 100; // of one person; a plant has some ten

bool isAdministrator(const User &user)
{
    return user.removedMs == 0 && user.profile.role == toString(Role::Administrator) && user.profile.areas.empty();
}

bool isAreaPath(const std::string &area)
{
    return !area.empty() && area.size() <= kMostAreaBytes && plainTextCharacters(area)
        && area.find_first_of("\t\r\n") == std::string::npos;
}

} // namespace

Users::Users(Known known)
    : m_known(std::move(known))
{
}

void Users::restore(std::vector<User> users)
{
    m_users = std::move(users);
    std::ranges::sort(m_users, {}, &User::number);
}

Result<void> Users::check(const UserProfile &profile, std::uint64_t of) const
{
    if (!isUserName(profile.name))
        return unexpected(ErrorCode::InvalidInput, Reason::UserNameUnfit);
    const auto isSame = [&](const User &other) {
        const auto isIt = [&](const std::string &name) { return isSameUserName(name, profile.name); };
        return other.number != of && (isIt(other.profile.name) || std::ranges::any_of(other.formerNames, isIt));
    };
    if (isReservedUserName(profile.name) || std::ranges::any_of(m_users, isSame))
        return unexpected(ErrorCode::Conflict, Reason::UserNameTaken);
    const auto knows = [](const std::vector<std::string> &all, const std::string &name) {
        return std::ranges::find(all, name) != all.end();
    };
    if (!knows(m_known.roles, profile.role))
        return unexpected(ErrorCode::InvalidInput, Reason::NoSuchRole);
    for (const std::string &group : profile.groups)
        if (!knows(m_known.groups, group))
            return unexpected(ErrorCode::InvalidInput, Reason::NoSuchGroup);
    if (profile.areas.size() > kMostAreas || profile.expiresMs < 0)
        return unexpected(ErrorCode::InvalidInput, Reason::UserUnfit);
    for (const std::string &area : profile.areas)
        if (!isAreaPath(area))
            return unexpected(ErrorCode::InvalidInput, Reason::UserUnfit);
    return {};
}

Result<User> Users::add(const UserProfile &profile, std::int64_t nowMs)
{
    if (auto fits = check(profile, 0); !fits)
        return Unexpected(fits.error());
    if (m_users.size() >= kMost)
        return unexpected(ErrorCode::Full, Reason::TooManyUsers);
    const std::uint64_t number = m_users.empty() ? 1 : m_users.back().number + 1;
    m_users.push_back({.number = number, .profile = profile, .createdMs = nowMs});
    return m_users.back();
}

Result<User> Users::change(std::uint64_t number, const UserProfile &profile)
{
    User *user = row(number);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    if (auto fits = check(profile, number); !fits)
        return Unexpected(fits.error());
    User changed = *user;
    if (profile.name != user->profile.name)
        changed.formerNames.push_back(user->profile.name);
    if (changed.formerNames.size() > kMostNames)
        return unexpected(ErrorCode::Full, Reason::UserUnfit);
    changed.profile = profile;
    const bool leaves = !isAdministrator(changed) || profile.isDisabled || profile.expiresMs != 0;
    if (leaves && isLastAdministrator(number))
        return unexpected(ErrorCode::Conflict, Reason::LastAdministrator);
    return *user = std::move(changed);
}

Result<User> Users::setSecret(std::uint64_t number, SecretKind kind, std::string hash, std::int64_t nowMs)
{
    User *user = row(number);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    user->secretKind = kind;
    user->secretHash = std::move(hash);
    user->secretMs = nowMs;
    return *user;
}

Result<User> Users::setBadge(std::uint64_t number, std::string hash)
{
    User *user = row(number);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    const auto isTaken = [&](const User &other) {
        return other.number != number && other.removedMs == 0 && !hash.empty() && other.badgeHash == hash;
    };
    if (std::ranges::any_of(m_users, isTaken))
        return unexpected(ErrorCode::Conflict, Reason::BadgeTaken);
    user->badgeHash = std::move(hash);
    return *user;
}

Result<User> Users::remove(std::uint64_t number, std::int64_t nowMs)
{
    User *user = row(number);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    if (isLastAdministrator(number))
        return unexpected(ErrorCode::Conflict, Reason::LastAdministrator);
    user->removedMs = nowMs;
    user->secretKind = SecretKind::None;
    user->secretHash.clear();
    user->badgeHash.clear();
    return *user;
}

Result<User> Users::renewHash(std::uint64_t number, std::string hash)
{
    User *user = row(number);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    user->secretHash = std::move(hash);
    return *user;
}

Result<User> Users::loggedIn(std::uint64_t number, std::int64_t nowMs)
{
    User *user = row(number);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    user->lastLoginMs = nowMs;
    return *user;
}

const User *Users::find(std::uint64_t number) const
{
    const auto found = std::ranges::lower_bound(m_users, number, {}, &User::number);
    return found != m_users.end() && found->number == number && found->removedMs == 0 ? &*found : nullptr;
}

User *Users::row(std::uint64_t number)
{
    return const_cast<User *>(std::as_const(*this).find(number));
}

const User *Users::named(std::string_view name) const
{
    const auto isIt
        = [name](const User &user) { return user.removedMs == 0 && isSameUserName(user.profile.name, name); };
    const auto found = std::ranges::find_if(m_users, isIt);
    return found == m_users.end() ? nullptr : &*found;
}

std::vector<User> Users::present() const
{
    std::vector<User> users;
    std::ranges::copy_if(m_users, std::back_inserter(users), [](const User &user) { return user.removedMs == 0; });
    return users;
}

bool Users::isFirstStart() const
{
    return std::ranges::none_of(
        m_users, [](const User &user) { return isAdministrator(user) && user.secretKind != SecretKind::None; });
}

bool Users::isLastAdministrator(std::uint64_t number) const
{
    const auto lasts = [](const User &user) {
        return isAdministrator(user) && user.secretKind != SecretKind::None && !user.profile.isDisabled
            && user.profile.expiresMs == 0;
    };
    const User *self = find(number);
    return self && lasts(*self) && std::ranges::count_if(m_users, lasts) == 1;
}

bool Users::isWelcome(const User &user, std::int64_t nowMs)
{
    const UserProfile &profile = user.profile;
    const bool isOver = profile.expiresMs != 0 && (nowMs >= profile.expiresMs || nowMs < kClockSetMs);
    return user.removedMs == 0 && !profile.isDisabled && !isOver;
}

} // namespace lineside
