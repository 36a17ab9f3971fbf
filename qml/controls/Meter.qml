// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// How full something is. Grey on grey: a level is no alarm.
Rectangle {
    id: root

    required property real fraction // 0..1
    property string label: ""

    implicitWidth: Theme.mm(30)
    implicitHeight: Theme.mm(2.2)
    radius: height / 2
    color: Theme.surfaceSunken
    border.width: Theme.line
    border.color: Theme.controlBorder
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    Rectangle {
        readonly property real share: Math.max(0, Math.min(1, root.fraction))

        visible: share > 0
        x: Theme.line
        y: Theme.line
        width: Math.max(height, (parent.width - 2 * Theme.line) * share)
        height: parent.height - 2 * Theme.line
        radius: height / 2
        color: Theme.accent
    }
}
