// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Why the machine was stopped, to be picked afterwards: it stands in nobody's way, and may be left unsaid. It lies where
// nothing can be pressed, so that it moves nothing under a finger; what finds no room is swiped to.
ColumnLayout {
    id: root

    required property DeviceViewModel device

    visible: device.stopReasons.length > 0 && device.stopTrouble === "" // first what matters more
    spacing: 0
    Accessible.role: Accessible.Grouping
    Accessible.name: question.text

    TextLabel {
        id: question

        role: TextLabel.Role.Caption
        strong: true
        text: qsTr("%1: why was it stopped?").arg(root.device.name)
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.spaceS

        ListView {
            id: list

            clip: true
            orientation: ListView.Horizontal
            boundsBehavior: Flickable.StopAtBounds
            spacing: Theme.spaceS
            model: root.device.stopReasons
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch

            delegate: TouchButton {
                required property string modelData
                required property int index

                objectName: "stopReason-" + index
                text: modelData
                onClicked: root.device.explainStop(index)
            }

            FocusFollower {
                target: list
            }
        }
        TouchButton {
            objectName: "stopUnsaid"
            text: qsTr("Say nothing")
            iconName: "close"
            textShown: root.width > Theme.mm(120)
            onClicked: root.device.explainStop(-1)
        }
    }
}
