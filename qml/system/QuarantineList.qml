// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The readings the cloud would not have: whose, what, why, since when; one or all can be sent again.
ColumnLayout {
    id: root

    required property SystemViewModel system

    spacing: Theme.spaceS

    function ask(id: string, target: string) {
        confirm.rowId = id;
        confirm.target = target;
        confirm.open();
    }

    RowLayout {
        spacing: Theme.spaceM
        Layout.fillWidth: true

        SectionHeader {
            text: qsTr("Set aside")
            detail: root.system.quarantineNotice
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.mm(10)
        }
        TouchButton {
            objectName: "replayAll"
            visible: list.count > 1
            text: qsTr("Send all again")
            iconName: "cloud"
            onClicked: root.ask("", qsTr("All readings that were set aside"))
        }
    }
    ListView {
        id: list

        objectName: "quarantine"
        clip: true
        focus: true
        spacing: Theme.spaceS
        boundsBehavior: Flickable.StopAtBounds
        model: root.system.quarantine
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Card {
            id: card

            required property string rowId
            required property string deviceId
            required property string valueText
            required property string timeText
            required property string reason

            width: ListView.view.width
            Accessible.role: Accessible.ListItem
            Accessible.name: Words.told(deviceId, reason)

            contentItem: RowLayout {
                spacing: Theme.spaceM

                ColumnLayout {
                    spacing: Theme.spaceXs
                    Layout.fillWidth: true

                    RowLayout {
                        spacing: Theme.spaceM

                        TextLabel {
                            text: card.deviceId
                            strong: true
                            elide: Text.ElideMiddle
                            Layout.fillWidth: true
                        }
                        TextLabel {
                            role: TextLabel.Role.Caption
                            text: card.timeText
                            muted: true
                        }
                    }
                    TextLabel {
                        text: card.valueText
                        Layout.fillWidth: true
                    }
                    TextLabel {
                        role: TextLabel.Role.Caption
                        text: card.reason
                        muted: true
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        Layout.fillWidth: true
                    }
                }
                TouchButton {
                    objectName: "replay"
                    text: qsTr("Send again")
                    textShown: false
                    iconName: "cloud"
                    onClicked: root.ask(card.rowId, Words.list(card.deviceId, card.valueText))
                }
            }
        }
        EmptyHint {
            parent: list
            visible: list.count === 0
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.mm(80))
            iconName: "check"
            text: qsTr("The cloud took every reading")
        }
    }
    ConfirmDialog {
        id: confirm

        property string rowId: ""

        objectName: "confirmReplay"
        title: qsTr("Send again?")
        note: qsTr("What the cloud refuses again returns to this list.")
        confirmText: qsTr("Send")
        onConfirmed: root.system.replay(rowId)
    }
}
