// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "security/secret.h"

#include <string>

namespace lineside {

/// 256 bits: as long as the keys of BLAKE2b, Ed25519 (its seed) and XChaCha20 that are made of it.
inline constexpr std::size_t kSecretFileBytes = 32;

/// Files that hold one random key: the pepper of the passwords and the key of the audit record beside the store, the
/// keys of encrypted backups where the site keeps them. 0600, and refused when they are open to others.
/// Thread: any, each file by one at a time.

/// Where the service manager put what it was given for us; empty without one. Source: systemd.exec(5), CREDENTIALS.
[[nodiscard]] std::string systemdCredentials();

/// The key called `name`: of `credentials` when it holds one (a directory of the service manager, LoadCredential= or
/// SetCredentialEncrypted=), else of the file in `directory`, which is made when it is missing.
/// Errors: NotAllowed when others may read it, Corrupt when it is not a plain file of the right size, Io.
[[nodiscard]] Result<Secret> readOrMakeSecret(const std::string &directory, const std::string &name,
                                              const std::string &credentials = systemdCredentials());
/// Likewise, but none is made. Errors: NotFound; else as above.
[[nodiscard]] Result<Secret> findSecret(const std::string &directory, const std::string &name,
                                        const std::string &credentials = systemdCredentials());
/// Errors: NotFound; else as above.
[[nodiscard]] Result<Secret> readSecretFile(const std::string &path);
/// A new random key in a new file; on the disk when this returns. Errors: Conflict when there is one already, Io.
Result<void> makeSecretFile(const std::string &path);

} // namespace lineside
