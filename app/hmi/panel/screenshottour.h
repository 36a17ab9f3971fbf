// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmi/panel/panelwindow.h"

#include <QTimer>

#include <deque>

namespace lineside {

/// Takes pictures of the pages once live data is there, one after the other, and then says so.
/// Owner: main. Thread: gui. Errors: `finished` with false when no live data came in time or a file cannot be written.
class ScreenshotTour : public QObject
{
    Q_OBJECT

public:
    ScreenshotTour(PanelModels &models, PanelWindow &panel, const PanelOptions &options, QObject *parent = nullptr);

    void start();

    static constexpr std::chrono::seconds kPatience{60}; ///< for the first live value

Q_SIGNALS:
    void finished(bool complete);

private:
    struct Shot
    {
        QString page; ///< its id
        bool dark = false;
        QString file;
    };

    enum class Step { WaitForData, Settle, TakePictures };

    void planDirectory(const QString &directory);
    void lookForData();
    void tick();
    void prepareSubjects();
    void stage();
    void take();
    void end(bool complete);

    PanelModels &m_models;
    PanelWindow &m_panel;
    std::deque<Shot> m_shots;
    QTimer m_patience;
    std::chrono::seconds m_settle;
    Step m_step = Step::WaitForData;
    int m_waitTicks = 0; // seconds until the next step
};

} // namespace lineside
