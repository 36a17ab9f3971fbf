// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/alarmrulesversion.h"
#include "viewmodels/panelcontext.h"

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace lineside {

/// What is said of alarms, in the reader's words. Owner: a view-model, for one call. Thread: gui.
class AlarmRuleText
{
    Q_DECLARE_TR_FUNCTIONS(AlarmRuleText)

public:
    explicit AlarmRuleText(const PanelContext &context)
        : m_context(context)
    {
    }

    /// "On delay"; a field we have no word for as tables have it.
    [[nodiscard]] static QString field(std::string_view name);
    /// "Oven 3, Temperature high", "All machines of the class Oven, Temperature high".
    [[nodiscard]] QString subject(const AlarmSubject &of) const;
    /// "Oven 3, Temperature high · Limit: 80 °C → 85 °C".
    [[nodiscard]] QString change(const RuleChange &change) const;

private:
    [[nodiscard]] QString value(const RuleChange &change, const std::string &said) const;
    [[nodiscard]] std::string unitOf(const AlarmSubject &of) const;

    const PanelContext &m_context;
};

} // namespace lineside
