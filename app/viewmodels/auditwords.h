// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/audit.h"
#include "model/auditstate.h"
#include "viewmodels/enums.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace lineside {

/// Words for what the record of who did what names by codes, in the reader's language. A code without a word is shown
/// as it is, made readable. Thread: gui.
class AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(AuditWords)

public:
    /// Who it was. At a panel where nobody had logged in that is nobody, whatever it may do.
    [[nodiscard]] static QString actor(const AuditRecord &record);
    /// With the role; without a login the role is the panel's.
    [[nodiscard]] static QString who(const AuditRecord &record);
    /// Of a configuration that was read: by which fingerprints it is known, 12 digits each; empty: it is no such line.
    [[nodiscard]] static QString fingerprints(const AuditRecord &record);
    [[nodiscard]] static QString action(const std::string &action);
    /// With a word before it where it was not done: "Tried: User made".
    [[nodiscard]] static QString what(const AuditRecord &record);
    /// "ok" -> "Done"; what the engine adds stands behind it.
    [[nodiscard]] static QString result(const std::string &result);
    [[nodiscard]] static enums::Level level(const std::string &result);
    [[nodiscard]] static QString fault(const AuditFault &fault);
};

} // namespace lineside
