// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmi/panel/badgewedge.h"
#include "hmi/panel/paneloptions.h"
#include "panelmodels/panelmodels.h"

#include <QQmlApplicationEngine>

#include <optional>

class QQuickWindow;

namespace lineside {

/// The panel's window over its models, as the command line wants it.
/// Owner: main or a test; the models outlive it. Thread: gui.
class PanelWindow : public QObject
{
    Q_OBJECT

public:
    PanelWindow(PanelModels &models, const PanelSettings &settings, const PanelOptions &options);
    ~PanelWindow() override;

    /// Errors: Internal, when the window cannot be made; the log says why.
    [[nodiscard]] Result<void> load();
    /// As the options say: full screen, of a given size, or as the window system likes it.
    void show();

    /// Only after load().
    [[nodiscard]] QQuickWindow &window() const { return *m_window; }
    /// By its id in the table of pages.
    void openPage(const QString &id);

protected:
    /// Whoever touches the panel is there: people are not logged out under their hands.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] double pixelsPerMm() const;

    PanelModels &m_models;
    const PanelSettings m_settings;
    const PanelOptions m_options;
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr; // the engine's
    std::optional<BadgeWedge> m_wedge; // where it is configured
};

} // namespace lineside
