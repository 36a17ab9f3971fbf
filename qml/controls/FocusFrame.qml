// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Where the keyboard is: a frame around the control that has the focus, shown for keys only, never for touch.
Rectangle {
    anchors.fill: parent
    anchors.margins: -Theme.lineBold
    color: "transparent"
    radius: Theme.radius + Theme.lineBold
    border.color: Theme.accent
    border.width: Theme.lineBold
}
