// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/pipelinerequest.h"
#include "engine/secretwork.h"
#include "security/passwordhasher.h"

#include <functional>
#include <memory>
#include <string>

namespace lineside {

/// Checks and makes hashes of secrets, one at a time: each takes a third of a second and up to 64 MiB.
/// The pepper and the cost are found at the first secret, so that a plant without users waits for neither.
/// Owner: engine. Thread: login.
class LoginWorker
{
public:
    using Tell = std::function<void(OperatorRequest)>; ///< must only post

    LoginWorker(std::string storageDirectory, const Clock &clock, Tell tell);
    ~LoginWorker();

    /// Gives the request back with what was found out.
    void work(OperatorRequest request, const SecretWork &work);

    /// Blocks for one or two hashes. Thread: any.
    [[nodiscard]] static SecretOutcome findOut(const PasswordHasher &hasher, const SecretWork &work);

private:
    [[nodiscard]] Result<const PasswordHasher *> hasher();

    const std::string m_directory;
    const Clock &m_clock;
    const Tell m_tell;
    std::unique_ptr<PasswordHasher> m_hasher;
};

} // namespace lineside
