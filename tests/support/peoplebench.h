// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/loginworker.h"
#include "support/pipelinebench.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lineside {

/// A pipeline with people: secrets are worked on at once, at the least cost there is.
struct PeopleBench : PipelineBench
{
    explicit PeopleBench(const Config &config = withDefaults())
        : PipelineBench(config)
    {
    }

    static Requester panel(std::string session = {}, std::string seat = "panel")
    {
        return {.user = "operator",
                .source = "panel",
                .role = Role::Engineer,
                .seat = std::move(seat),
                .session = std::move(session)};
    }
    static Requester api(std::string session = {})
    {
        return {.user = "api 127.0.0.1", .source = "api", .role = Role::Engineer, .session = std::move(session)};
    }

    /// As the engine does it: what needs hashing goes to the login thread and comes back.
    Result<ActionDone> ask(Requester who, OperatorAction action)
    {
        OperatorRequest request{.action = std::move(action), .who = std::move(who), .submittedMs = clock.utcMs()};
        if (const auto work = pipeline.secretWork(request, clock.now())) {
            ++hashings;
            request.outcome = LoginWorker::findOut(hasher, *work);
        }
        return pipeline.act(request, clock.now());
    }
    /// Its token; empty: refused.
    std::string logIn(const std::string &name, const std::string &secret, const std::string &seat = "panel")
    {
        const auto done = ask(panel({}, seat), LogIn{{.user = name, .secret = SecretText(secret)}});
        return done && done->session ? done->session->token : std::string();
    }
    /// The chief, and somebody of each role beside; each with the PIN 830274.
    void hire()
    {
        chief = ask(panel(), AddUser{{.name = "chief", .role = "administrator"}, SecretText("830274")})->session->token;
        for (const char *role : {"viewer", "operator", "maintenance", "engineer"})
            (void)ask(panel(chief), AddUser{{.name = role, .role = role}, SecretText("830274")});
    }
    std::uint64_t numberOf(const std::string &name)
    {
        for (const UserView &user : people().users)
            if (user.profile.name == name)
                return user.number;
        return 0;
    }
    /// As a screen gets it.
    PeopleState people() { return *pipeline.live().whole(clock.utcMs()).people; }
    /// "verb target: detail: result" of what the last action left, oldest first.
    std::vector<std::string> newRecords()
    {
        std::vector<std::string> records;
        const auto &audit = pipeline.batch().audit;
        for (; seen < audit.size(); ++seen)
            records.push_back(audit[seen].actor + ' ' + audit[seen].action + ' ' + audit[seen].target + ": "
                              + audit[seen].detail + ": " + audit[seen].result);
        return records;
    }

    PasswordHasher hasher{Secret(std::string(32, 'p')), kLeastHashCost};
    std::string chief; ///< token
    int hashings = 0;
    std::size_t seen = 0;
};

/// Why it was refused; empty: it was not.
template <typename Value>
[[nodiscard]] std::string refusal(const Result<Value> &result)
{
    return result ? std::string() : result.error().text();
}

} // namespace lineside
