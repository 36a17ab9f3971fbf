// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coap/pskkeys.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <coap3/coap.h>

namespace lineside {

/// Who comes over DTLS: a device says its id as the identity of its pre-shared key (RFC 4279). The keys are read again
/// when their file changes; while it cannot be read the former ones count.
/// Owner and thread: the server's. Errors: why nobody is let in, by `refused`.
class DtlsDoor
{
public:
    /// `label`: to count it under. `text`: for the log, without secrets.
    using Refused = std::function<void(std::string_view label, const std::string &text)>;

    DtlsDoor(std::string keysFile, Refused refused);

    /// Before its endpoint is opened. False: the library cannot.
    [[nodiscard]] bool attach(coap_context_t *context);
    /// To be asked every kLookMs.
    void lookAtKeys();
    static constexpr int kLookMs = 2000; ///< a key that leaked is taken away within so long
    /// Empty: the file is sound.
    [[nodiscard]] const std::string &problem() const { return m_problem; }

    /// Whose session it is, now: nothing when its key is not the device's any more.
    [[nodiscard]] std::optional<std::string> deviceOf(const coap_session_t *session) const;

private:
    static const coap_bin_const_t *keyFor(coap_bin_const_t *identity, coap_session_t *session, void *self);

    const std::string m_keysFile;
    const Refused m_refused;
    PskKeys m_keys;
    std::string m_stamp;
    std::string m_problem;
    coap_bin_const_t m_given{}; ///< for the library to copy
};

} // namespace lineside
