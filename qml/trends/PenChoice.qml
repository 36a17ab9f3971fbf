// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Every signal of the plant by machine; a touch makes it a pen or takes it away.
ModalCard {
    id: root

    required property TrendsViewModel trends

    title: qsTr("Choose signals")
    width: Math.min(Theme.mm(130), widest)
    patience: Theme.dialogPatience
    height: room

    contentItem: ColumnLayout {
        spacing: Theme.spaceM
        Keys.onPressed: event => {
            root.stay();
            event.accepted = false;
        }

        SectionHeader {
            text: root.title
            detail: qsTr("%n of 8 chosen", "", root.trends.pens.count)
            Layout.fillWidth: true
        }
        ListView {
            objectName: "choices"
            clip: true
            focus: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.trends.choices
            spacing: Theme.spaceXs
            section.property: "deviceName"
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: SignalChoice {
                width: ListView.view.width
                roomLeft: root.trends.canAddPen
                onToggled: root.trends.toggleChoice(deviceId, sensorType)
            }
        }
        RowLayout {
            spacing: Theme.spaceM

            TouchButton {
                text: qsTr("Remove all")
                iconName: "close"
                enabled: root.trends.pens.count > 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: root.trends.clearPens()
            }
            TouchButton {
                kind: TouchButton.Kind.Filled
                text: qsTr("Done")
                iconName: "check"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: root.close()
            }
        }
    }
}
