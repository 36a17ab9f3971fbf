// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "badge/wedgeburst.h"

#include <QKeyEvent>
#include <QObject>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace lineside {

/// Takes badges out of the keys of a window, for readers that cannot be grabbed ([panel] badge_wedge). Keys that write
/// are held back for 40 ms, so that no digit of a badge reaches a field; what is no badge is given back in order.
/// Owner: PanelWindow or a test; the window outlives it. Thread: gui.
class BadgeWedge : public QObject
{
    Q_OBJECT

public:
    explicit BadgeWedge(QObject &window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void badgeRead(const std::string &code);

private:
    bool press(const QKeyEvent &event);
    void giveBack();

    QObject &m_window;
    WedgeBurst m_burst;
    std::vector<std::unique_ptr<QKeyEvent>> m_held;
    QTimer m_hold;
    bool m_isGivingBack = false;
};

} // namespace lineside
