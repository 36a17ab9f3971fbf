// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/peopledesk.h"
#include "model/reason.h"
#include "model/secretrules.h"

#include "base/rfc3339.h"

#include <algorithm>

// The verbs that change who there is; who may, and how secrets are checked, is peopledesk.cpp.

namespace lineside {

namespace {

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "-" : text;
}

std::string described(const UserProfile &profile)
{
    return "role: " + profile.role + ", groups: " + listed(profile.groups) + ", areas: " + listed(profile.areas);
}

/// What differs, old -> new.
std::string differences(const UserProfile &before, const UserProfile &after)
{
    std::string text;
    const auto note = [&text](const char *what, const std::string &old, const std::string &now) {
        if (old != now)
            text += (text.empty() ? "" : "; ") + std::string(what) + ": " + old + " -> " + now;
    };
    const auto date = [](std::int64_t ms) { return ms == 0 ? std::string("never") : formatRfc3339(ms); };
    note("name", before.name, after.name);
    note("role", before.role, after.role);
    note("groups", listed(before.groups), listed(after.groups));
    note("areas", listed(before.areas), listed(after.areas));
    note("disabled", before.isDisabled ? "yes" : "no", after.isDisabled ? "yes" : "no");
    note("expires", date(before.expiresMs), date(after.expiresMs));
    return text;
}

} // namespace

/// Keeps the changed user and records it.
Result<ActionDone> PeopleDesk::keep(const Result<User> &user, const ActionContext &context, std::string detail)
{
    if (!user)
        return Unexpected(user.error());
    m_batch.users.push_back(*user);
    m_isChanged = true;
    record(context, user->profile.name, std::move(detail), "ok");
    return ActionDone{.user = user->number};
}

/// Whoever came in by the former secret is out, but for the session that changed it.
Result<ActionDone> PeopleDesk::endOthers(Result<ActionDone> done, std::uint64_t user, const ActionContext &context)
{
    if (!done)
        return done;
    closed(m_sessions.closeOthers(user, context.by.who.session), context.now);
    return done;
}

Result<ActionDone> PeopleDesk::act(const AddUser &action, const ActionContext &context)
{
    if (auto allowed = mayAdd(action, context.by); !allowed)
        return Unexpected(allowed.error());
    const bool isFirst = m_users.isFirstStart();
    SecretKind kind = SecretKind::None;
    if (!action.secret.isEmpty()) {
        const auto fits = checkSecret(action.secret, action.profile.name, m_settings.people.pinDigits);
        if (!fits)
            return Unexpected(fits.error());
        if (!context.outcome || !context.outcome->problem.empty())
            return unexpected(ErrorCode::Unavailable,
                              context.outcome ? context.outcome->problem
                                              : std::string(toString(Reason::EngineNotRunning)));
        kind = *fits;
    }
    auto user = m_users.add(action.profile, context.now.utcMs);
    if (user && kind != SecretKind::None)
        user = m_users.setSecret(user->number, kind, context.outcome->newHash, context.now.utcMs);
    auto done = keep(user, context, described(action.profile));
    if (done && isFirst && context.by.standing.isAtMachine)
        done->session = open(*user, context, false);
    return done;
}

Result<ActionDone> PeopleDesk::act(const ChangeUser &action, const ActionContext &context)
{
    const User *user = m_users.find(action.user);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    const UserProfile before = user->profile;
    if (before == action.profile) {
        record(context, before.name, {}, "no effect: it is so already");
        return ActionDone{};
    }
    auto done = keep(m_users.change(action.user, action.profile), context, differences(before, action.profile));
    tick(context.now); // who may not log in any more is out at once
    return done;
}

Result<ActionDone> PeopleDesk::act(const SetSecret &action, const ActionContext &context)
{
    const User *user = m_users.find(action.user);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    const bool isOwn = context.by.user == action.user;
    if (isOwn && context.outcome && !action.secret.isEmpty()) {
        const auto self = proved({.user = user->profile.name, .secret = action.former}, context);
        if (!self)
            return self.error().message == toString(Reason::WrongCredentials)
                ? unexpected(ErrorCode::NotAllowed, Reason::FormerSecretWrong)
                : Unexpected(self.error());
    }
    if (action.isBadge && action.secret.isEmpty()) {
        if (!isOwn && !mayBeside(context.by, "set_secret_of_others"))
            return unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, context.by.role);
        return endOthers(keep(m_users.setBadge(action.user, {}), context, "badge: taken away"), action.user, context);
    }
    if (!context.outcome) {
        const auto work = workFor(action, context.by, context.now);
        return work ? unexpected(ErrorCode::Unavailable, Reason::EngineNotRunning) : Unexpected(work.error());
    }
    if (!context.outcome->problem.empty())
        return unexpected(ErrorCode::Unavailable, context.outcome->problem);
    if (action.isBadge)
        return endOthers(keep(m_users.setBadge(action.user, context.outcome->newHash), context, "badge: set"),
                         action.user, context);
    const auto kind = checkSecret(action.secret, user->profile.name, m_settings.people.pinDigits);
    if (!kind)
        return Unexpected(kind.error());
    auto done = keep(m_users.setSecret(action.user, *kind, context.outcome->newHash, context.now.utcMs), context,
                     *kind == SecretKind::Pin ? "PIN: set" : "password: set");
    return endOthers(std::move(done), action.user, context);
}

Result<ActionDone> PeopleDesk::act(const RemoveUser &action, const ActionContext &context)
{
    auto done = keep(m_users.remove(action.user, context.now.utcMs), context, "removed");
    tick(context.now);
    return done;
}

Result<ActionDone> PeopleDesk::act(const AddToken &action, const ActionContext &context)
{
    auto made = m_tokens.add(action, context.now.utcMs);
    if (!made)
        return Unexpected(made.error());
    m_batch.tokens.push_back(made->second);
    m_isChanged = true;
    const std::string end = action.expiresMs == 0 ? "never" : formatRfc3339(action.expiresMs);
    record(context, action.name, "role: " + action.role + ", areas: " + listed(action.areas) + ", ends: " + end, "ok");
    return ActionDone{.token = std::move(made->first)};
}

Result<ActionDone> PeopleDesk::act(const RevokeToken &action, const ActionContext &context)
{
    const auto revoked = m_tokens.revoke(action.name, context.now.utcMs);
    if (!revoked)
        return Unexpected(revoked.error());
    m_batch.tokens.push_back(*revoked);
    m_isChanged = true;
    record(context, revoked->name, {}, "ok");
    return ActionDone{.isTokenRevoked = true};
}

} // namespace lineside
