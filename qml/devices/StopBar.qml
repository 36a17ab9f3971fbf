// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The stops of the machine: a short press each, in sight on every part of the page. How far a stop has come stands in it.
RowLayout {
    id: root

    required property DeviceViewModel device
    property bool operable: true

    signal confirmWanted(name: string, label: string)

    readonly property bool low: Window.height < Theme.mm(110) // on a small panel the rest needs the room

    spacing: Theme.spaceS

    Repeater {
        model: root.device.stops

        CommandButton {
            required property string name
            required property string label
            required property int confirm
            required property bool isEnabled
            required property string blockedReason
            required property int commandState
            required property string stateText
            required property string reason

            objectName: "command-" + name
            enabled: root.operable
            usable: isEnabled
            text: label
            iconName: "stop"
            asks: confirm !== Enums.ConfirmBy.Hold
            hint: blockedReason !== "" ? blockedReason : commandState > 0 ? Words.told(stateText, reason)
                : confirm === Enums.ConfirmBy.Two ? qsTr("Two persons") : ""
            Layout.preferredHeight: root.low ? Theme.mm(14) : Theme.command
            Layout.preferredWidth: Theme.mm(34)
            onConfirmed: confirm >= Enums.ConfirmBy.Ask ? root.confirmWanted(name, label) : root.device.order(name, 0)
        }
    }
}
