// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What can be ordered of the machine, but its stops, which stand in the header. Before each what must be so for it; the
// life of an order is shown on the spot, and below it what was ordered before.
Flickable {
    id: root

    required property DeviceViewModel device
    property bool operable: true
    property string controlNote: "" // another seat orders here

    signal loginRequested()
    signal approvalRequested(orderId: string, text: string)

    contentHeight: content.implicitHeight
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ColumnLayout {
        id: content

        width: root.width - Theme.spaceS
        spacing: Theme.spaceM

        SectionHeader {
            objectName: "controlHead"
            text: qsTr("Control")
            detail: root.controlNote !== "" ? qsTr("%1: take it first").arg(root.controlNote) : ""
            Layout.fillWidth: true
        }
        GridLayout {
            id: grid

            columns: content.width >= Theme.mm(66) ? 2 : 1 // of the room, whatever a control would like
            columnSpacing: Theme.spaceM
            rowSpacing: Theme.spaceM
            Layout.fillWidth: true

            Repeater {
                id: controls

                model: root.device.commands

                CommandControl {
                    id: control

                    operable: root.operable
                    notSent: keypad.givenUp === name
                    onOrdered: value => root.device.order(name, value)
                    onConfirmWanted: (value, text) => keypad.confirmFirst(control, value, text)
                    onKeypadWanted: keypad.ask(control)
                    onSecondPersonWanted: root.approvalRequested(orderId, Words.told(root.device.name, label))
                    onTakenBack: root.device.cancel(orderId)
                    onFieldWanted: field => keypad.askField(field, recipe)
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.columnSpan: wide ? grid.columns : 1
                    Layout.alignment: Qt.AlignTop
                }
            }
        }
        TextLabel {
            objectName: "noCommands"
            visible: controls.count === 0
            text: qsTr("This machine has told of no commands.")
            muted: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        SectionHeader {
            visible: log.count > 0
            text: qsTr("Orders")
            Layout.fillWidth: true
        }
        Repeater {
            id: log

            model: root.device.commandLog

            CommandLogLine {
                Layout.fillWidth: true
            }
        }
    }
    SetpointDialogs {
        id: keypad

        device: root.device
        onLoginRequested: root.loginRequested()
    }
    FocusFollower {
        target: root
    }
    ScrollMark {
        parent: root
        target: root
        inside: true
    }
}
