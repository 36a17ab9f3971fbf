// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmi/panel/panelwindow.h"

#include <QTimer>

#include <deque>

namespace lineside {

/// Takes pictures of the pages once they show what they are for, one after the other, and then says so: an active
/// alarm, trends that are filled, on the machine's page an order on its way. A hall where none comes is not waited for
/// longer than the options say, and shown as it is. Owner: main. Thread: gui. Errors: `finished` with false when no
/// live data came in time or a file cannot be written.
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

    enum class Step { WaitForData, WaitForAlarm, TakePictures };

    void planDirectory(const QString &directory);
    void lookForData();
    void tick();
    [[nodiscard]] bool isShown(const QString &page) const;
    void prepareSubjects();
    void stage();
    void take();
    void end(bool complete);

    PanelModels &m_models;
    PanelWindow &m_panel;
    std::deque<Shot> m_shots;
    QTimer m_patience;
    QTimer m_look; // for the lit half of a blinking badge
    int m_looks = 0;
    const int m_mostTicks; // to wait for what a picture is to show
    Step m_step = Step::WaitForData;
    int m_ticks = 0; // seconds in this step or at this page
};

} // namespace lineside
