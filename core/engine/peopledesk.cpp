// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/peopledesk.h"

#include "alarms/alarmengine.h"
#include "base/utf8.h"
#include "model/commandpayload.h"
#include "model/reason.h"
#include "model/secretrules.h"

#include <algorithm>
#include <set>
#include <type_traits>

namespace lineside {

namespace {

constexpr std::string_view kPanel = "panel";
constexpr std::string_view kConsole = "console";
constexpr std::size_t kMostNameBytes = 200; // a name that is none may be as long as a request

/// Doors that are no panel are one seat each: delays are counted there.
std::string seatOf(const Requester &who)
{
    return who.source == kPanel ? who.seat : who.source;
}

Users::Known knownTo(const PeopleDesk::Settings &settings)
{
    Users::Known known;
    for (const Role role : kRoles)
        known.roles.emplace_back(toString(role));
    for (const OwnRole &role : settings.permissions.roles)
        known.roles.push_back(role.name);
    for (const Group &group : settings.people.groups)
        known.groups.push_back(group.name);
    return known;
}

Unexpected waitFor(std::int64_t waitMs)
{
    return unexpected(ErrorCode::NotAllowed, Reason::WaitBeforeNextTry, std::to_string((waitMs + 999) / 1000) + " s");
}

} // namespace

PeopleDesk::PeopleDesk(Settings settings, const DeviceRegistry &devices, StoreBatch &batch,
                       Sessions::MakeToken makeToken)
    : m_settings(std::move(settings))
    , m_areas(m_settings.areas)
    , m_devices(devices)
    , m_batch(batch)
    , m_users(knownTo(m_settings))
    , m_tokens(knownTo(m_settings).roles, makeToken)
    , m_sessions(m_settings.people, makeToken)
{
}

void PeopleDesk::restore(Kept kept, const Moment &now)
{
    m_users.restore(std::move(kept.users));
    m_tokens.restore(std::move(kept.tokens));
    m_delays.restore(kept.failures, now);
    m_nowMs = now.utcMs;
    m_isChanged = true;
}

/// Until there are users, what the doors say of whoever comes counts, as it did before there could be any.
Identity PeopleDesk::withoutLogin(const Requester &who) const
{
    Identity identity{.who = who, .standing = {.seat = who.seat, .isAtMachine = who.source == kPanel}};
    const bool isFirst = m_users.isFirstStart();
    Role role = who.role;
    if (who.source == kPanel && !isFirst) {
        role = m_settings.people.withoutLogin;
        identity.who.user = kNobody;
    }
    if (who.source == "api")
        role = m_settings.people.localRole.value_or(isFirst ? who.role : std::min(who.role, Role::Operator));
    if (who.source == "api" && m_settings.people.isLocalRefused)
        role = Role::Viewer;
    identity.who.role = role;
    identity.role = toString(role);
    identity.standing.grants = {{identity.role, {}}};
    return identity;
}

Result<Identity> PeopleDesk::identify(const Requester &who, const Moment &now)
{
    if (who.session.empty())
        return withoutLogin(who);
    if (const ApiToken *token = who.source == "api" ? m_tokens.find(who.session, now.utcMs) : nullptr)
        return identityOf(*token, who);
    const Sessions::Session *session = m_sessions.find(who.session);
    const User *user = session ? m_users.find(session->view.user) : nullptr;
    // A token is of the door, and the panel, it was given to.
    if (!user || !Users::isWelcome(*user, now.utcMs) || session->view.source != who.source
        || session->view.seat != who.seat)
        return unexpected(ErrorCode::NotAllowed, Reason::SessionEnded);
    m_sessions.use(who.session, now);
    Identity identity = identityOf(*user, who);
    identity.isTwoFactor = session->view.isTwoFactor;
    return identity;
}

Identity PeopleDesk::identityOf(const User &user, const Requester &who) const
{
    Identity identity{.who = who,
                      .role = user.profile.role,
                      .standing = {grantsOf(user.profile), who.seat, who.source == kPanel},
                      .user = user.number};
    identity.who.user = user.profile.name;
    identity.who.role = roleOf(user.profile.role).value_or(Role::Viewer);
    return identity;
}

/// A program: nobody in particular, so it is no second person.
Identity PeopleDesk::identityOf(const ApiToken &token, const Requester &who) const
{
    Identity identity{.who = who, .role = token.role, .standing = {{{token.role, token.areas}}, who.seat, false}};
    identity.who.user = "token " + token.name;
    identity.who.role = roleOf(token.role).value_or(Role::Viewer);
    return identity;
}

std::set<std::string, std::less<>> PeopleDesk::tokens() const
{
    auto all = m_sessions.tokens();
    for (const ApiToken &token : m_tokens.present(m_nowMs))
        all.insert(Tokens::keyOf(token));
    return all;
}

std::vector<Grant> PeopleDesk::grantsOf(const UserProfile &profile) const
{
    std::vector<Grant> grants{{profile.role, profile.areas}};
    for (const Group &group : m_settings.people.groups)
        if (std::ranges::find(profile.groups, group.name) != profile.groups.end())
            grants.push_back(group.grant);
    return grants;
}

std::string PeopleDesk::areaOf(const std::string &deviceId) const
{
    const Device *device = m_devices.find(deviceId);
    return m_areas.pathOf(deviceId, device ? device->location : std::string());
}

/// The gateway's own alarms are everybody's who sees to alarms somewhere.
std::vector<std::string> PeopleDesk::areasOf(const std::vector<std::string> &devices) const
{
    std::vector<std::string> areas;
    for (const std::string &id : devices)
        if (!AlarmEngine::isOfEdge({{id, {}}, LimitKind::High}))
            areas.push_back(areaOf(id));
    return areas;
}

/// Control is of a whole area, and theirs who may order somewhere in it.
std::string PeopleDesk::placeOf(const std::string &area, const Identity &by) const
{
    const std::string top(topOf(areaPath(area)));
    for (const Grant &grant : by.standing.grants)
        for (const std::string &each : grant.areas)
            if (isWithin(each, top))
                return each;
    return top;
}

Asked PeopleDesk::askedFor(const OperatorAction &action, const Identity &by) const
{
    const auto *order = std::get_if<SendCommand>(&action);
    Asked asked = order ? askedOf(*order) : Asked{.verb = verbOf(action)};
    const std::string *area = std::visit(
        [](const auto &known) -> const std::string * {
            if constexpr (requires { known.area; })
                return &known.area;
            else
                return nullptr;
        },
        action);
    asked.areas = area ? std::vector{placeOf(*area, by)} : areasOf(devicesOf(action));
    return asked;
}

Asked PeopleDesk::askedOf(const SendCommand &order)
{
    return {.verb = verbOf(OperatorAction(order)),
            .command = commandNameOf(order.payload),
            .hasValues = hasCommandValues(order.payload)};
}

bool PeopleDesk::may(const Identity &by, const OperatorAction &action) const
{
    if (std::holds_alternative<AddUser>(action) && m_users.isFirstStart())
        return true; // what it has to be is asked where it is made
    return lineside::may(m_settings.permissions, by.standing, askedFor(action, by));
}

bool PeopleDesk::lacksFactor(const Identity &by, const OperatorAction &action) const
{
    return !by.isTwoFactor && takesTwoFactors(m_settings.permissions, askedFor(action, by));
}

/// Who was nobody in particular gave it by the door's right, which is what it was.
bool PeopleDesk::mayStill(const Command &order, std::uint64_t asker, const Moment &now) const
{
    if (asker == 0)
        return true;
    const User *user = m_users.find(asker);
    const Requester who{.user = order.requestedBy, .source = order.source, .seat = order.seat};
    return user && Users::isWelcome(*user, now.utcMs)
        && may(identityOf(*user, who), SendCommand{order.deviceId, order.payload});
}

bool PeopleDesk::mayAt(const Identity &by, std::string_view verb, const std::string &deviceId,
                       std::string_view command) const
{
    return lineside::may(m_settings.permissions, by.standing,
                         {.verb = verb, .command = std::string(command), .areas = areasOf({deviceId})});
}

bool PeopleDesk::mayBeside(const Identity &by, std::string_view what) const
{
    return lineside::may(m_settings.permissions, by.standing, {.verb = what});
}

std::optional<SecretWork> PeopleDesk::secretWork(const OperatorAction &action, const Identity &by, const Moment &now)
{
    const auto begun = [&](const Credentials &claimed) -> std::optional<SecretWork> {
        auto work = workFor(claimed, by, now);
        if (!work)
            return std::nullopt;
        m_delays.begin(seatOf(by.who));
        return std::move(*work);
    };
    const auto ifFit = [](Result<SecretWork> work) { return work ? std::optional(std::move(*work)) : std::nullopt; };
    if (const auto *login = std::get_if<LogIn>(&action))
        return begun(login->who);
    if (const auto *approval = std::get_if<ApproveCommand>(&action))
        return approval->by ? begun(*approval->by) : std::nullopt;
    if (!may(by, action))
        return std::nullopt;
    if (const auto *user = std::get_if<AddUser>(&action))
        return user->secret.isEmpty() ? std::nullopt : ifFit(workFor(*user, by));
    if (const auto *change = std::get_if<SetSecret>(&action)) {
        auto work = change->secret.isEmpty() ? std::nullopt : ifFit(workFor(*change, by, now));
        if (work && !work->secret.isEmpty())
            m_delays.begin(seatOf(by.who));
        return work;
    }
    return std::nullopt;
}

std::uint64_t PeopleDesk::waitsAs(const std::string &name) const
{
    const User *user = m_users.named(name);
    return user ? user->number : m_delays.strangerOf(name);
}

bool PeopleDesk::isToldAlready(const OperatorAction &action, const Identity &by, const Error &why)
{
    const auto reason = reasonOf(why.message);
    if (reason != Reason::WaitBeforeNextTry && reason != Reason::LoginInProgress)
        return false;
    std::uint64_t who = by.user;
    if (const auto *login = std::get_if<LogIn>(&action))
        who = waitsAs(login->who.user);
    else if (const auto *approval = std::get_if<ApproveCommand>(&action); approval && approval->by)
        who = waitsAs(approval->by->user);
    return m_delays.heldOff(who, seatOf(by.who)) > 1;
}

/// A name that nobody has is worked on like one that somebody has: it takes as long, and is answered in the same words.
Result<SecretWork> PeopleDesk::workFor(const Credentials &claimed, const Identity &by, const Moment &now) const
{
    const std::string seat = seatOf(by.who);
    const User *user = claimed.user.empty() ? nullptr : m_users.named(claimed.user);
    if (claimed.secret.isEmpty() && claimed.badge.isEmpty())
        return unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials);
    if (claimed.user.empty() && claimed.badge.isEmpty())
        return unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials);
    if (m_delays.isTrying(seat))
        return unexpected(ErrorCode::NotAllowed, Reason::LoginInProgress);
    if (const auto wait = m_delays.waitMs(waitsAs(claimed.user), seat, now); wait > 0)
        return waitFor(wait);
    SecretWork work{.secret = claimed.secret, .badge = claimed.badge};
    const auto add = [&](const User &each) {
        if (Users::isWelcome(each, now.utcMs))
            work.candidates.push_back({each.number, each.secretHash, each.badgeHash});
    };
    if (user)
        add(*user);
    else if (claimed.user.empty())
        for (const User &each : m_users.present())
            if (!each.badgeHash.empty())
                add(each);
    return work;
}

Result<SecretWork> PeopleDesk::workFor(const AddUser &action, const Identity &by) const
{
    if (auto allowed = mayAdd(action, by); !allowed)
        return Unexpected(allowed.error());
    if (auto kind = checkSecret(action.secret, action.profile.name, m_settings.people.pinDigits); !kind)
        return Unexpected(kind.error());
    return SecretWork{.toHash = action.secret};
}

Result<void> PeopleDesk::mayAdd(const AddUser &action, const Identity &by) const
{
    if (!m_users.isFirstStart())
        return {};
    if (by.who.source != kPanel && by.who.source != kConsole)
        return unexpected(ErrorCode::NotAllowed, Reason::FirstUserAtMachine);
    const UserProfile &profile = action.profile;
    const bool isAdministrator = profile.role == toString(Role::Administrator) && profile.areas.empty();
    if (!isAdministrator || action.secret.isEmpty() || profile.isDisabled || profile.expiresMs != 0)
        return unexpected(ErrorCode::InvalidInput, Reason::FirstUserIsAdministrator);
    return {};
}

Result<SecretWork> PeopleDesk::workFor(const SetSecret &action, const Identity &by, const Moment &now) const
{
    const User *user = m_users.find(action.user);
    if (!user)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser);
    if (!action.isBadge)
        if (auto kind = checkSecret(action.secret, user->profile.name, m_settings.people.pinDigits); !kind)
            return Unexpected(kind.error());
    SecretWork work{.toHash = action.secret, .isBadgeToHash = action.isBadge};
    const bool isOwn = by.user != 0 && by.user == action.user;
    if (!isOwn && !mayBeside(by, "set_secret_of_others"))
        return unexpected(ErrorCode::NotAllowed, Reason::RoleMayNot, by.role);
    if (!isOwn)
        return work;
    if (action.former.isEmpty())
        return unexpected(ErrorCode::NotAllowed, Reason::FormerSecretWrong);
    auto former = workFor(Credentials{.user = user->profile.name, .secret = action.former}, by, now);
    if (!former)
        return former;
    former->toHash = work.toHash;
    former->isBadgeToHash = work.isBadgeToHash;
    return former;
}

void PeopleDesk::worked(const Requester &who)
{
    m_delays.end(seatOf(who));
}

Result<User> PeopleDesk::proved(const Credentials &claimed, const ActionContext &context)
{
    const std::string seat = seatOf(context.by.who);
    if (!context.outcome) { // it was not worked on, and the same question tells why
        const auto work = workFor(claimed, context.by, context.now);
        return work ? unexpected(ErrorCode::Unavailable, Reason::EngineNotRunning) : Unexpected(work.error());
    }
    const SecretOutcome &outcome = *context.outcome;
    if (!outcome.problem.empty())
        return unexpected(ErrorCode::Unavailable, outcome.problem);
    const std::uint64_t waits = waitsAs(claimed.user);
    if (const auto held = m_delays.claimHeldOff(waits, seat); held > 1)
        record(context, claimed.user, std::to_string(held - 1) + " more tries while there was a wait", "refused");
    const User *user = m_users.find(outcome.user);
    const bool isEnough = outcome.bySecret || (outcome.byBadge && m_settings.people.isBadgeEnough);
    if (!user || !isEnough || !Users::isWelcome(*user, context.now.utcMs)) {
        m_batch.loginFailures.push_back(m_delays.failed(waits, seat, context.now));
        return unexpected(ErrorCode::NotAllowed, Reason::WrongCredentials);
    }
    if (auto kept = m_delays.succeeded(user->number, seat, context.now))
        m_batch.loginFailures.push_back(std::move(*kept));
    if (!outcome.renewedHash.empty())
        if (auto renewed = m_users.renewHash(user->number, outcome.renewedHash))
            m_batch.users.push_back(*std::move(renewed));
    return *m_users.find(user->number);
}

Result<ActionDone> PeopleDesk::act(const LogIn &action, const ActionContext &context)
{
    const auto user = proved(action.who, context);
    if (!user)
        return Unexpected(user.error());
    const bool isTwoFactor = context.outcome->byBadge && context.outcome->bySecret;
    auto session = open(*user, context, isTwoFactor);
    const char *how = isTwoFactor ? "by badge and secret" : context.outcome->byBadge ? "by badge" : "by secret";
    AuditRecord done = auditRecord(context, user->profile.name, how, "ok");
    done.actor = user->profile.name;
    done.role = user->profile.role;
    m_batch.audit.push_back(std::move(done));
    return ActionDone{.session = std::move(session)};
}

OpenedSession PeopleDesk::open(const User &user, const ActionContext &context, bool isTwoFactor)
{
    std::vector<Sessions::Ended> ended;
    const Sessions::Session &session = m_sessions.open({.user = user.number,
                                                        .name = user.profile.name,
                                                        .role = user.profile.role,
                                                        .seat = context.by.who.seat,
                                                        .source = context.by.who.source,
                                                        .isTwoFactor = isTwoFactor},
                                                       context.now, ended);
    OpenedSession opened{session.token, session.view.number, user.number, user.profile.name, user.profile.role};
    closed(ended, context.now);
    if (auto seen = m_users.loggedIn(user.number, context.now.utcMs))
        m_batch.users.push_back(*std::move(seen));
    m_isChanged = true;
    return opened;
}

void PeopleDesk::closed(const std::vector<Sessions::Ended> &ended, const Moment &now)
{
    for (const auto &[session, why] : ended) {
        m_batch.audit.push_back({.timeMs = now.utcMs,
                                 .actor = session.view.name,
                                 .source = session.view.source,
                                 .action = "session_end",
                                 .target = session.view.name,
                                 .detail = std::string(toString(why)),
                                 .result = "ok",
                                 .category = "access",
                                 .role = session.view.role,
                                 .seat = session.view.seat});
        m_isChanged = true;
        if (m_seatLeft && why != SessionEnd::Switched)
            m_seatLeft(session.view.seat.empty() ? session.view.source : session.view.seat, now);
    }
}

Result<ActionDone> PeopleDesk::act(const LogOut &action, const ActionContext &context)
{
    auto ended = m_sessions.close(context.by.who.session, action.isIdle ? SessionEnd::Idle : SessionEnd::LoggedOut);
    if (!ended)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchSession);
    closed({std::move(*ended)}, context.now);
    return ActionDone{.areSessionsEnded = true};
}

Result<ActionDone> PeopleDesk::act(const EndSession &action, const ActionContext &context)
{
    auto ended = m_sessions.closeNumber(action.session, SessionEnd::Ended);
    if (!ended)
        return unexpected(ErrorCode::NotFound, Reason::NoSuchSession);
    record(context, ended->session.view.name, ended->session.view.seat, "ok");
    closed({std::move(*ended)}, context.now);
    return ActionDone{.areSessionsEnded = true};
}

void PeopleDesk::tick(const Moment &now)
{
    const auto isWelcome = [this, &now](std::uint64_t number) {
        const User *user = m_users.find(number);
        return user && Users::isWelcome(*user, now.utcMs);
    };
    closed(m_sessions.closeDue(now, isWelcome), now);
    m_nowMs = now.utcMs;
    const std::size_t tokens = m_tokens.count(now.utcMs);
    m_isChanged = std::exchange(m_tokensSeen, tokens) != tokens || m_isChanged; // one has ended
}

PeopleState PeopleDesk::state() const
{
    PeopleState state{.sessions = m_sessions.views(), .isFirstStart = m_users.isFirstStart()};
    for (const User &user : m_users.present())
        state.users.push_back(viewOf(user));
    for (const ApiToken &token : m_tokens.present(m_nowMs))
        state.tokens.push_back({token.number, token.name, token.role, token.areas, token.createdMs, token.expiresMs});
    const auto known = knownTo(m_settings);
    state.roles = known.roles;
    state.groups = known.groups;
    const auto areas = placesKnown();
    state.areas.assign(areas.begin(), areas.end());
    return state;
}

std::set<std::string> PeopleDesk::placesKnown() const
{
    std::set<std::string> areas(m_areas.paths().begin(), m_areas.paths().end());
    for (const Device &device : m_devices.devices())
        if (std::string path = m_areas.pathOf(device.id, device.location); !path.empty())
            areas.insert(std::move(path));
    return areas;
}

bool PeopleDesk::isPlace(std::string_view area) const
{
    const auto isIn = [area](const std::string &path) { return isWithin(path, area); };
    return area.empty() || std::ranges::any_of(placesKnown(), isIn);
}

void PeopleDesk::record(const ActionContext &context, std::string target, std::string detail, std::string result)
{
    m_batch.audit.push_back(
        auditRecord(context, shortened(target, kMostNameBytes), std::move(detail), std::move(result)));
}

} // namespace lineside
