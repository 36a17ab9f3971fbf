// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A remark over the page that passes by itself. Touches go through it.
Rectangle {
    id: root

    property string text: ""
    property real room: 0 // the width there is

    function say(text: string) {
        root.text = text;
        fade.restart();
    }

    visible: text !== ""
    width: Math.min(remark.implicitWidth + 2 * Theme.spaceL, room - 2 * Theme.spaceL)
    height: Theme.touch
    radius: Theme.radius
    color: Theme.surfaceRaised
    border.width: Theme.line
    border.color: Theme.controlBorder
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Timer {
        id: fade

        interval: Theme.note
        onTriggered: root.text = ""
    }
    TextLabel {
        id: remark

        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        verticalAlignment: Text.AlignVCenter
        text: root.text
    }
}
