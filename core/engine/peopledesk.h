// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "devices/areas.h"
#include "devices/deviceregistry.h"
#include "engine/actioncontext.h"
#include "model/operatoraction.h"
#include "model/peoplestate.h"
#include "people/logindelays.h"
#include "people/peoplesettings.h"
#include "people/sessions.h"
#include "people/tokens.h"
#include "people/users.h"
#include "store/storebatch.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lineside {

/// Who is who and who may: what the operator desk asks before it acts, and the verbs of logins and users themselves.
/// A request with a secret passes twice: first to be permitted (secretWork()), then with what the
/// login thread found out.
/// Owner: Pipeline. Thread: pipeline. Errors: see ActionAnswer.
class PeopleDesk
{
public:
    static constexpr const char *kNobody = "nobody"; ///< in records of a plant with users: who had not logged in

    struct Settings
    {
        PeopleSettings people;
        PermissionSettings permissions;
        std::vector<AreaSettings> areas;
    };

    PeopleDesk(Settings settings, const DeviceRegistry &devices, StoreBatch &batch, Sessions::MakeToken makeToken);

    /// As it was kept.
    struct Kept
    {
        std::vector<User> users;
        std::vector<LoginFailures> failures{};
        std::vector<ApiToken> tokens{};
    };
    void restore(Kept kept, const Moment &now);

    /// Errors: NotAllowed for a session that has ended.
    [[nodiscard]] Result<Identity> identify(const Requester &who, const Moment &now);
    /// The same of one who is not logged in at the door they stand at, but has said who they are.
    [[nodiscard]] Identity identityOf(const User &user, const Requester &who) const;
    /// Of an order, but for where its machine is.
    [[nodiscard]] static Asked askedOf(const SendCommand &order);
    /// Whether the role, in these areas, at this seat, may.
    [[nodiscard]] bool may(const Identity &by, const OperatorAction &action) const;
    /// Whether it takes a login by badge and secret, and this was none.
    [[nodiscard]] bool lacksFactor(const Identity &by, const OperatorAction &action) const;
    /// Whether who gave the order may still give it: they may have been disabled, or have another role, since.
    [[nodiscard]] bool mayStill(const Command &order, std::uint64_t asker, const Moment &now) const;
    /// The same of an action on this machine that does not name it.
    [[nodiscard]] bool mayAt(const Identity &by, std::string_view verb, const std::string &deviceId,
                             std::string_view command = {}) const;
    [[nodiscard]] bool mayOverride(const Identity &by) const { return mayBeside(by, "override_seat"); }
    /// The site names it, or a machine is there. Empty is the whole site.
    [[nodiscard]] bool isPlace(std::string_view area) const;
    /// Where the machine is; empty: nobody knows.
    [[nodiscard]] std::string areaOf(const std::string &deviceId) const;

    /// What has to be found out before the action can be done; nothing: it can be done, or refused, at once.
    [[nodiscard]] std::optional<SecretWork> secretWork(const OperatorAction &action, const Identity &by,
                                                       const Moment &now);
    /// Whether the record has it already: of tries that only heard of a wait the first is a line, the others are
    /// counted into the line before the next that is looked at.
    [[nodiscard]] bool isToldAlready(const OperatorAction &action, const Identity &by, const Error &why);
    /// What secretWork() gave for this seat has come back.
    void worked(const Requester &who);
    /// Who the credentials of the action are, as the login thread found out; counts a wrong one. Errors: NotAllowed.
    [[nodiscard]] Result<User> proved(const Credentials &claimed, const ActionContext &context);

    Result<ActionDone> act(const LogIn &action, const ActionContext &context);
    Result<ActionDone> act(const LogOut &action, const ActionContext &context);
    Result<ActionDone> act(const EndSession &action, const ActionContext &context);
    Result<ActionDone> act(const AddUser &action, const ActionContext &context);
    Result<ActionDone> act(const ChangeUser &action, const ActionContext &context);
    Result<ActionDone> act(const SetSecret &action, const ActionContext &context);
    Result<ActionDone> act(const RemoveUser &action, const ActionContext &context);
    Result<ActionDone> act(const AddToken &action, const ActionContext &context);
    Result<ActionDone> act(const RevokeToken &action, const ActionContext &context);

    /// Sessions that end. Several times a second.
    void tick(const Moment &now);
    /// A session at this seat is over.
    using SeatLeft = std::function<void(const std::string &seat, const Moment &now)>;
    void setSeatLeft(SeatLeft left) { m_seatLeft = std::move(left); }

    /// True once after something of it changed.
    [[nodiscard]] bool claimChanged() { return std::exchange(m_isChanged, false); }
    /// All but the seats in control.
    [[nodiscard]] PeopleState state() const;
    /// By which somebody may come in, in the form of Tokens::keyOf().
    [[nodiscard]] std::set<std::string, std::less<>> tokens() const;
    [[nodiscard]] const PermissionSettings &permissions() const { return m_settings.permissions; }
    [[nodiscard]] const User *find(std::uint64_t user) const { return m_users.find(user); }

private:
    [[nodiscard]] std::set<std::string> placesKnown() const;
    [[nodiscard]] Identity identityOf(const ApiToken &token, const Requester &who) const;
    [[nodiscard]] Identity withoutLogin(const Requester &who) const;
    [[nodiscard]] std::vector<Grant> grantsOf(const UserProfile &profile) const;
    [[nodiscard]] std::vector<std::string> areasOf(const std::vector<std::string> &devices) const;
    /// Whose waits the name counts for.
    [[nodiscard]] std::uint64_t waitsAs(const std::string &name) const;
    [[nodiscard]] Result<SecretWork> workFor(const Credentials &claimed, const Identity &by, const Moment &now) const;
    [[nodiscard]] Result<SecretWork> workFor(const AddUser &action, const Identity &by) const;
    [[nodiscard]] Result<SecretWork> workFor(const SetSecret &action, const Identity &by, const Moment &now) const;
    [[nodiscard]] Result<void> mayAdd(const AddUser &action, const Identity &by) const;
    [[nodiscard]] Asked askedFor(const OperatorAction &action, const Identity &by) const;
    [[nodiscard]] std::string placeOf(const std::string &area, const Identity &by) const;
    [[nodiscard]] bool mayBeside(const Identity &by, std::string_view what) const;
    [[nodiscard]] OpenedSession open(const User &user, const ActionContext &context, bool isTwoFactor);
    Result<ActionDone> endOthers(Result<ActionDone> done, std::uint64_t user, const ActionContext &context);
    Result<ActionDone> keep(const Result<User> &user, const ActionContext &context, std::string detail);
    void closed(const std::vector<Sessions::Ended> &ended, const Moment &now);
    void record(const ActionContext &context, std::string target, std::string detail, std::string result);

    const Settings m_settings;
    const Areas m_areas;
    const DeviceRegistry &m_devices;
    StoreBatch &m_batch;
    Users m_users;
    Tokens m_tokens;
    std::size_t m_tokensSeen = 0; // that counted at the last tick
    std::int64_t m_nowMs = 0; // of the last tick
    LoginDelays m_delays;
    Sessions m_sessions;
    SeatLeft m_seatLeft;
    bool m_isChanged = true;
};

} // namespace lineside
