// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/audit.h"
#include "viewmodels/panelcontext.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace lineside {

/// What stands in a line of the record and in an order, in the reader's language and the panel's units. What is no
/// phrase of the engine's, such as a name or a comment, stays as it was written. Thread: gui.
class RecordWords
{
    Q_DECLARE_TR_FUNCTIONS(RecordWords)

public:
    /// "Temperature: 60 -> 65 celsius; Fan: off -> on", as changeOf() of commands writes it.
    [[nodiscard]] static QString change(const std::string &change, const ValueFormatter &format);
    /// To what: a machine, a user and an alarm by name.
    [[nodiscard]] static QString target(const AuditRecord &record, const LiveState &live);
    /// What exactly. Of an order what it changes, without its id and without the message as it went out.
    [[nodiscard]] static QString detail(const AuditRecord &record, const PanelContext &context);
    /// What stands behind the verdict of a result: ", note 3".
    [[nodiscard]] static QString rest(const QString &rest);

private:
    [[nodiscard]] static QString value(const QString &value, const QString &unit, const ValueFormatter &format);
    [[nodiscard]] static QString oneChange(const QString &change, const ValueFormatter &format);
    [[nodiscard]] static QString order(const AuditRecord &record, const PanelContext &context);
    [[nodiscard]] static QString control(const QString &detail);
    [[nodiscard]] static QString user(const QString &detail, const ValueFormatter &format);
    [[nodiscard]] static QString seat(const QString &seat);
};

} // namespace lineside
