// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/clockrule.h"
#include "viewmodels/limitbook.h"
#include "viewmodels/livestate.h"
#include "viewmodels/panelport.h"
#include "viewmodels/valueformatter.h"

namespace lineside {

/// What every view-model is made of. Main owns all of it and keeps it longer than any view-model.
struct PanelContext
{
    PanelPort &port;
    LiveState &live;
    ValueFormatter &format;
    const LimitBook &limits;
    const ClockRules &clocks;
};

} // namespace lineside
