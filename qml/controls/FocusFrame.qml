// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Where the keyboard is: a frame around the control that has the focus, shown for keys only, never for touch. Rows of
// lists are cut off at their edge and may have a frame of their own: theirs lies inside and is thicker.
Rectangle {
    id: root

    property bool inside: false

    anchors.fill: parent
    anchors.margins: root.inside ? 0 : -Theme.lineBold
    color: "transparent"
    radius: root.inside ? Theme.radius : Theme.radius + Theme.lineBold
    border.color: Theme.accent
    border.width: root.inside ? 2 * Theme.lineBold : Theme.lineBold
}
