// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmi/panel/panelwindow.h"

namespace lineside {

/// Counts the warnings of QML, Qt Quick and its images while it lives; every line still goes where it went before.
/// Owner: main, one at a time. Thread: any may log.
class PanelWarnings
{
public:
    PanelWarnings();
    ~PanelWarnings();
    PanelWarnings(const PanelWarnings &) = delete;
    PanelWarnings &operator=(const PanelWarnings &) = delete;

    [[nodiscard]] int count() const;
};

/// The configuration as it is, but with a storage folder of its own, no broker, no cloud and no listener: a panel under
/// test disturbs neither the engine that runs beside it nor the broker.
[[nodiscard]] Config isolated(Config config, const std::string &directory);

/// What the panel needs of the machine and does not find, a line each: icons that cannot be drawn, fonts of the theme.
[[nodiscard]] QStringList missingParts(PanelModels &models, PanelWindow &panel);

/// Opens every page of the panel, prints `page <id>` for each once it was drawn and a line when all were, and says how
/// it went. Owner: main. Thread: gui. Errors: `finished` with false when a page was not drawn in time, a part is
/// missing or QML has warned.
class SelfTest : public QObject
{
    Q_OBJECT

public:
    SelfTest(PanelModels &models, PanelWindow &panel, const PanelWarnings &warnings, QObject *parent = nullptr);

    void start();

    static constexpr std::chrono::seconds kPatience{
        30}; ///< for one page to be drawn, on a loaded machine without a GPU

Q_SIGNALS:
    void finished(bool passed);

private:
    void openNext();
    void countFrame();
    void judge();
    void end(bool passed);

    PanelModels &m_models;
    PanelWindow &m_panel;
    const PanelWarnings &m_warnings;
    QTimer m_patience;
    std::size_t m_opened = 0; ///< pages
    int m_framesToCome = 0;
};

} // namespace lineside
