// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Why the machine was stopped, to be picked afterwards: it stands in nobody's way, and may be left unsaid.
Flow {
    id: root

    required property DeviceViewModel device

    visible: device.stopReasons.length > 0
    spacing: Theme.spaceS
    Accessible.role: Accessible.Grouping
    Accessible.name: question.text

    TextLabel {
        id: question

        height: Theme.touch
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Why was it stopped?")
    }
    Repeater {
        model: root.device.stopReasons

        TouchButton {
            required property string modelData
            required property int index

            objectName: "stopReason-" + index
            text: modelData
            onClicked: root.device.explainStop(index)
        }
    }
    TouchButton {
        objectName: "stopUnsaid"
        kind: TouchButton.Kind.Plain
        text: qsTr("Say nothing")
        iconName: "close"
        onClicked: root.device.explainStop(-1)
    }
}
