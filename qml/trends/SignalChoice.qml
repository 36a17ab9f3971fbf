// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// One signal to choose, under the name of its machine when it is the first of it. The name stands here and not in a
// section.delegate: the ListView of Qt 6.4.2 cannot make a bound one.
ColumnLayout {
    id: root

    required property string deviceId
    required property string deviceName
    required property string sensorType
    required property string label
    required property string unitText
    required property bool isChosen
    property bool roomLeft: true

    signal toggled()

    spacing: Theme.spaceXs

    TextLabel {
        visible: root.ListView.previousSection !== root.ListView.section
        text: root.deviceName
        muted: true
        strong: true
        verticalAlignment: Text.AlignBottom
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.mm(8)
    }
    TouchButton {
        objectName: "toggle"
        text: root.unitText === "" ? root.label : Words.fill(qsTr("%1 (%2)"), root.label, root.unitText)
        iconName: checked ? "check" : ""
        leading: true
        checked: root.isChosen
        enabled: root.isChosen || root.roomLeft
        Layout.fillWidth: true
        onClicked: root.toggled()
    }
}
