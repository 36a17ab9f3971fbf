// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/panelbackend.h"
#include "viewmodels/shellviewmodel.h"

#include <QObject>

#include <memory>

namespace lineside {

/// Sounds the horn at the panel ([horn] sound), by Qt Multimedia where the build has it (LINESIDE_SOUND). Each priority
/// has its pattern: three beeps, two, one. Where it cannot sound it tells the engine why, which is an alarm.
/// Owner: main. Thread: gui. Errors: told, none returned.
class HornSound : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    HornSound(const ShellViewModel &shell, PanelBackend &backend);
    ~HornSound() override;

private:
    struct Player; ///< of the library

    void tellProblem();
    void follow();

    const ShellViewModel &m_shell;
    PanelBackend &m_backend;
    std::unique_ptr<Player> m_player;
};

} // namespace lineside
