// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/livestate.h"
#include "viewmodels/rowtable.h"
#include "viewmodels/valueformatter.h"

#include <QString>

#include <vector>

namespace lineside {

/// One line of the System page. Roles: id, section (translated, for ListView sections), label, valueText, level
/// (Enums.Level).
struct SystemRow
{
    QString id;
    QString section;
    QString label;
    QString valueText;
    enums::Level level = enums::Level::Normal;

    [[nodiscard]] const QString &key() const { return id; }
    [[nodiscard]] static const std::vector<Column<SystemRow>> &columns();
};

/// The edge's state as lines for a person, with a judgement each. Pure. Thread: gui.
[[nodiscard]] std::vector<SystemRow> makeSystemRows(const LiveState &live, const ValueFormatter &format);

} // namespace lineside
