// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reason.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <string>

namespace lineside {

/// What the engine gives as the reason of a refusal or a lost connection, in the operator's language. Its own reasons
/// are codes (model/reason.h), each with its words here, or the panel does not build. What the broker says are fixed
/// English sentences (mqtt/mqttreason.h and its neighbours); what is neither, a machine's own words for one, is shown
/// as it came. Thread: gui.
class Reasons
{
    Q_DECLARE_TR_FUNCTIONS(Reasons)

public:
    [[nodiscard]] static QString text(const std::string &reason);
    [[nodiscard]] static QString text(Reason reason);
    /// text() as it begins a sentence; empty stays empty.
    [[nodiscard]] static QString sentence(const std::string &reason);
    /// The code under which refused messages are counted: its sentence, the code behind. One nobody knows as it came.
    [[nodiscard]] static QString ofCode(const std::string &code);

private:
    [[nodiscard]] static QString known(const QString &sentence);
    [[nodiscard]] static std::optional<QString> ofNumber(const QString &reason);
    [[nodiscard]] static QString deniedTopics(const QString &rest);
    [[nodiscard]] static std::optional<QString> suspectedTwin(const QString &reason);
    [[nodiscard]] static std::optional<QString> withDetail(const QString &reason);
    [[nodiscard]] static std::optional<QString> withName(const QString &reason);
};

} // namespace lineside
