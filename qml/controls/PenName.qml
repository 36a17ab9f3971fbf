// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A line of the trend in words: its colour as a stroke, its name, its value, and what is doubtful of that.
RowLayout {
    id: root

    required property color penColor
    required property string text
    required property int freshness
    required property int quality
    property string value: ""
    property string unit: ""

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
    ValueLabel {
        objectName: "penValue"
        visible: root.value !== ""
        valueText: root.value
        unitText: root.unit
        freshness: root.freshness
        quality: root.quality
        role: TextLabel.Role.Caption
        unitRole: TextLabel.Role.Caption
        Layout.minimumWidth: Math.ceil(implicitWidth)
    }
    DoubtMark {
        freshness: root.freshness
        quality: root.quality
    }
    Item {
        Layout.fillWidth: true
    }
}
