// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace lineside {

/// Which face the program wears.
enum class ShellKind {
    Panel, ///< a window on a panel PC
    Kiosk, ///< the whole screen, without a pointer
};

/// What the command line said. A value; Thread: any.
struct PanelOptions
{
    std::string configFile;
    ShellKind shell = ShellKind::Panel;
    QString language; ///< empty: the system's
    std::optional<bool> dark;
    bool fullscreen = false;
    bool software = false; ///< draw without a GPU
    bool selfTest = false;
    QString screenshotFile;
    QString screenshotDir;
    std::optional<QSize> size;
    double pixelsPerMm = 0; ///< 0: as configured, else as the screen says
    std::chrono::seconds settle{5}; ///< at most, for what a picture is to show
    QString notice; ///< help or version: to be printed, nothing else

    [[nodiscard]] bool takesPictures() const { return !screenshotFile.isEmpty() || !screenshotDir.isEmpty(); }
    [[nodiscard]] bool isOwnWindow() const { return shell == ShellKind::Panel && !fullscreen; }
};

/// Reads the command line; works before any application object exists.
/// Errors: InvalidInput for an unknown option or a value that makes no sense, and for the shell that is not there yet.
[[nodiscard]] Result<PanelOptions> parsePanelOptions(const QStringList &arguments);

} // namespace lineside
