// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The ground a drawing stands on, with air around it.
Rectangle {
    default property alias content: inner.data

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.line
    border.color: Theme.border

    Item {
        id: inner

        anchors.fill: parent
        anchors.margins: Theme.spaceS
    }
}
