// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The whole life of one order, step by step.
ModalCard {
    id: root

    required property CommandsViewModel commands

    signal secondPersonWanted()

    title: commands.cardTitle
    width: Math.min(Theme.mm(130), widest)
    patience: Theme.dialogPatience

    contentItem: ColumnLayout {
        spacing: Theme.spaceM

        TextLabel {
            role: TextLabel.Role.Heading
            text: root.title
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        TextLabel {
            objectName: "cardText"
            text: root.commands.cardText
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        TextLabel {
            objectName: "cardOrder"
            role: TextLabel.Role.Caption
            text: root.commands.cardOrder
            muted: true
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 3
            Layout.fillWidth: true
        }
        Repeater {
            model: root.commands.steps

            StepLine {
            }
        }
        TextLabel {
            objectName: "cardNotice"
            visible: text !== ""
            text: root.commands.notice
            whole: true
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.spaceM

            TouchButton {
                objectName: "close"
                focus: true
                text: qsTr("Close")
                iconName: "close"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(14)
                onClicked: root.close()
            }
            TouchButton {
                objectName: "takeBack"
                visible: root.commands.cardWaits
                text: qsTr("Take back")
                iconName: "remove"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(14)
                onClicked: root.commands.cancel(root.commands.cardId)
            }
            CommandButton {
                objectName: "approve"
                visible: root.commands.cardForUs
                text: qsTr("Approve")
                iconName: "check"
                hint: qsTr("Hold to approve")
                Layout.fillWidth: true
                onConfirmed: root.commands.approve(root.commands.cardId)
            }
            TouchButton {
                objectName: "secondPerson"
                visible: root.commands.cardWaits && !root.commands.cardForUs
                kind: TouchButton.Kind.Filled
                text: qsTr("Second person")
                iconName: "users"
                Accessible.description: qsTr("Somebody else agrees here, with their own login")
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(14)
                onClicked: root.secondPersonWanted()
            }
        }
    }

    component StepLine: RowLayout {
        id: step

        required property string stateText
        required property string timeText
        required property string byText
        required property string reason

        spacing: Theme.spaceM

        TextLabel {
            role: TextLabel.Role.Caption
            text: step.timeText
            muted: true
            Layout.preferredWidth: Theme.mm(36)
        }
        TextLabel {
            text: step.stateText
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        TextLabel {
            role: TextLabel.Role.Caption
            text: Words.list(step.byText, step.reason)
            muted: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
}
