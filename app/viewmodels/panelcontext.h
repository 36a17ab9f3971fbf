// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarmsettings.h"
#include "model/clockrule.h"
#include "viewmodels/livestate.h"
#include "viewmodels/panelbackend.h"
#include "viewmodels/panelidentity.h"
#include "viewmodels/valueformatter.h"

#include <utility>

namespace lineside {

/// What every view-model is made of. Main owns all of it and keeps it longer than any view-model.
struct PanelContext
{
    PanelBackend &backend;
    LiveState &live;
    ValueFormatter &format;
    const AlarmSettings &limits;
    const ClockRules &clocks;
    PanelIdentity &who; ///< for whom the panel asks

    /// What is refused comes as PanelBackend::refused.
    void submit(OperatorAction action) const { backend.submit(std::move(action), who.requester(), nullptr, {}); }
    /// `answer` comes on the gui thread, while `asker` lives.
    void submit(OperatorAction action, QObject *asker, ActionAnswer answer) const
    {
        backend.submit(std::move(action), who.requester(), asker,
                       [&who = who, answer = std::move(answer)](const Result<ActionDone> &done) {
                           if (!done)
                               who.hearRefusal(done.error());
                           answer(done);
                       });
    }
};

} // namespace lineside
