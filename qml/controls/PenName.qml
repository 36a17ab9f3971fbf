// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A line of the trend in words: its colour as a stroke, its name, its value.
RowLayout {
    id: root

    required property color penColor
    required property string text
    property string value: ""

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        implicitWidth: Theme.mm(4)
        implicitHeight: Theme.lineBold
        color: root.penColor
    }
    TextLabel {
        role: TextLabel.Role.Caption
        text: root.text
        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth + 1
    }
    TextLabel {
        visible: root.value !== ""
        role: TextLabel.Role.Caption
        text: root.value
        muted: true
    }
    Item {
        Layout.fillWidth: true
    }
}
