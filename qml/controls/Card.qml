// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A quiet surface that holds what belongs together.
T.Pane {
    id: root

    property color fill: Theme.surface
    property color outline: Theme.border
    property real outlineWidth: Theme.line

    padding: Theme.spaceM
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    background: Rectangle {
        color: root.fill
        radius: Theme.radius
        border.color: root.outline
        border.width: root.outlineWidth
    }
}
