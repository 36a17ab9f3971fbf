// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    [[nodiscard]] static QString action(const std::string &action);
    /// "ok" -> "Done"; what the engine adds stands behind it.
    [[nodiscard]] static QString result(const std::string &result);
    [[nodiscard]] static enums::Level level(const std::string &result);
    [[nodiscard]] static QString fault(const AuditFault &fault);
};

} // namespace lineside
