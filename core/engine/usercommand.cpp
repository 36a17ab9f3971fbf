// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/usercommand.h"

#include "base/rfc3339.h"
#include "model/reason.h"

#include <algorithm>

namespace lineside {

namespace {

constexpr const char *kUsage = "say user add NAME --role ROLE, user list, user reset NAME or user disable NAME";
constexpr const char *kTokenUsage = "say token add NAME --role ROLE [--area AREA]… [--expires TIME], token list or"
                                    " token revoke NAME; a time is as 2027-12-31T00:00:00Z";

Result<OperatorAction> addition(const UserCommand &command)
{
    const auto &words = command.words;
    if (words.size() != 5 || words[3] != "--role")
        return unexpected(ErrorCode::InvalidInput, kUsage);
    if (command.secret.isEmpty())
        return unexpected(ErrorCode::InvalidInput, Reason::SecretUnfit);
    return OperatorAction(AddUser{{.name = words[2], .role = words[4]}, command.secret});
}

Result<OperatorAction> tokenAddition(const std::vector<std::string> &words)
{
    AddToken token;
    if (words.size() < 5 || words.size() % 2 == 0)
        return unexpected(ErrorCode::InvalidInput, kTokenUsage);
    token.name = words[2];
    for (std::size_t i = 3; i < words.size(); i += 2) {
        const auto time = words[i] == "--expires" ? parseRfc3339(words[i + 1]) : std::nullopt;
        if (words[i] == "--role")
            token.role = words[i + 1];
        else if (words[i] == "--area")
            token.areas.push_back(words[i + 1]);
        else if (time)
            token.expiresMs = *time;
        else
            return unexpected(ErrorCode::InvalidInput, kTokenUsage);
    }
    return OperatorAction(std::move(token));
}

Result<std::vector<OperatorAction>> tokenActionsOf(const std::vector<std::string> &words)
{
    const std::string verb = words.size() < 2 ? std::string() : words[1];
    if (verb == "revoke" && words.size() == 3)
        return std::vector<OperatorAction>{RevokeToken{words[2]}};
    if (verb != "add")
        return unexpected(ErrorCode::InvalidInput, kTokenUsage);
    auto added = tokenAddition(words);
    return added ? Result(std::vector{*std::move(added)}) : Unexpected(added.error());
}

std::string listOfUsers(const PeopleState &people)
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

std::string listOfTokens(const PeopleState &people)
{
    std::string text;
    for (const TokenView &token : people.tokens) {
        text += std::to_string(token.number) + "  " + token.name + "  " + token.role;
        for (const std::string &area : token.areas)
            text += "  in " + area;
        text += "  made " + formatRfc3339(token.createdMs);
        text += token.expiresMs == 0 ? "  never expires\n" : "  expires " + formatRfc3339(token.expiresMs) + '\n';
    }
    return text;
}

} // namespace

Requester consoleRequester()
{
    return {.user = "console", .source = "console", .role = Role::Administrator};
}

Result<std::vector<OperatorAction>> actionsOf(const UserCommand &command, const PeopleState &people)
{
    const auto &words = command.words;
    if (!words.empty() && words.front() == "token")
        return tokenActionsOf(words);
    const std::string verb = words.size() < 2 ? std::string() : words[1];
    if (verb == "add") {
        auto added = addition(command);
        return added ? Result(std::vector{*std::move(added)}) : Unexpected(added.error());
    }
    if (words.size() != 3 || (verb != "reset" && verb != "disable"))
        return unexpected(ErrorCode::InvalidInput, kUsage);
    const auto user = std::ranges::find(people.users, words[2], [](const UserView &each) { return each.profile.name; });
    if (user == people.users.end())
        return unexpected(ErrorCode::NotFound, Reason::NoSuchUser, words[2]);
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

std::optional<std::string> listedBy(const UserCommand &command, const PeopleState &people)
{
    if (command.words == std::vector<std::string>{"user", "list"})
        return listOfUsers(people);
    if (command.words == std::vector<std::string>{"token", "list"})
        return listOfTokens(people);
    return std::nullopt;
}

std::string saidOf(const ActionDone &done)
{
    return done.token.empty() ? "done" : done.token;
}

} // namespace lineside
