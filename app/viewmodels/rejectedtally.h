// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelcontext.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <map>
#include <string>

namespace lineside {

/// What of a machine's messages was refused lately, so that its tile and page can say so. A pure count. Thread: gui.
class RejectedTally
{
    Q_DECLARE_TR_FUNCTIONS(RejectedTally)

public:
    /// By device id, as their topics name it: the level behind the first.
    [[nodiscard]] static std::map<std::string, std::uint64_t> byDevice(const PanelContext &context);
    /// "Sends what cannot be read: 68 messages"; empty for none.
    [[nodiscard]] static QString text(std::uint64_t count);

    /// A machine that has been in order for so long has its mark no more.
    static constexpr std::int64_t kRememberedMs = 600'000;
};

} // namespace lineside
