// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/usercommand.h"

#include "base/rfc3339.h"
#include "model/reason.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr const char *kUsage = "say user add NAME --role ROLE, user list, user reset NAME or user disable NAME";

Result<OperatorAction> addition(const UserCommand &command)
{
    const auto &words = command.words;
    if (words.size() != 4 || words[2] != "--role")
        return unexpected(ErrorCode::InvalidInput, kUsage);
    if (command.secret.isEmpty())
        return unexpected(ErrorCode::InvalidInput, Reason::SecretUnfit);
    return OperatorAction(AddUser{{.name = words[1], .role = words[3]}, command.secret});
}

} // namespace

Requester consoleRequester()
{
    return {.user = "console", .source = "console", .role = Role::Administrator};
}

Result<std::vector<OperatorAction>> actionsOf(const UserCommand &command, const PeopleState &people)
{
    const auto &words = command.words;
    const std::string verb = words.empty() ? std::string() : words.front();
    if (verb == "add") {
        auto added = addition(command);
        return added ? Result(std::vector{*std::move(added)}) : Unexpected(added.error());
    }
    if (words.size() != 2 || (verb != "reset" && verb != "disable"))
        return unexpected(ErrorCode::InvalidInput, kUsage);
    const auto user = std::ranges::find(people.users, words[1], [](const UserView &each) { return each.profile.name; });
    if (user == people.users.end())
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser, words[1]);
    UserProfile profile = user->profile;
    profile.isDisabled = verb == "disable";
    if (verb == "disable")
        return std::vector<OperatorAction>{ChangeUser{user->number, std::move(profile)}};
    if (command.secret.isEmpty())
        return unexpected(ErrorCode::InvalidInput, Reason::SecretUnfit);
    profile.expiresMs = 0;
    return std::vector<OperatorAction>{SetSecret{.user = user->number, .secret = command.secret},
                                       ChangeUser{user->number, std::move(profile)}};
}

std::string listed(const PeopleState &people)
{
    std::string text;
    for (const UserView &user : people.users) {
        text += std::to_string(user.number) + "  " + user.profile.name + "  " + user.profile.role;
        if (user.secretKind == SecretKind::None)
            text += "  without a secret";
        if (user.profile.isDisabled)
            text += "  disabled";
        if (user.profile.expiresMs != 0)
            text += "  expires " + formatRfc3339(user.profile.expiresMs);
        text
            += user.lastLoginMs == 0 ? "  never logged in\n" : "  last login " + formatRfc3339(user.lastLoginMs) + '\n';
    }
    return text;
}

} // namespace lineside
