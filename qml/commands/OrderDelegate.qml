// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// One order: when, what of which machine, how far it came, by whom.
T.ItemDelegate {
    id: root

    required property string orderId
    required property string deviceName
    required property string label
    required property string changeText
    required property int commandState
    required property string stateText
    required property string reason
    required property string timeText
    required property string byText

    readonly property bool broken: commandState > Enums.CommandState.Done && commandState !== Enums.CommandState.Waiting

    text: label
    padding: Theme.spaceXs
    horizontalPadding: Theme.spaceM
    implicitHeight: Math.max(Theme.mm(12), implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // Tab leaves the list
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.list(Words.list(label, deviceName), stateText)

    contentItem: RowLayout {
        spacing: Theme.spaceM

        Icon {
            name: root.broken ? "bad" : root.commandState === Enums.CommandState.Done ? "check" : "waiting"
            size: Theme.iconM
            color: Theme.text
        }
        TwoLines {
            first: Words.told(root.deviceName, root.label)
            second: root.changeText
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(50)
        }
        TwoLines {
            first: root.stateText
            second: root.reason
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(36)
        }
        TwoLines {
            first: root.timeText
            second: root.byText
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.mm(36)
        }
    }

    background: Rectangle {
        color: root.down ? Theme.pressed : "transparent"

        Rectangle {
            y: parent.height - height
            width: parent.width
            height: Theme.line
            color: Theme.border
        }
        FocusFrame {
            inside: true
            visible: root.visualFocus
        }
    }
}
