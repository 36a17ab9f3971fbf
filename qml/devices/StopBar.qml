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
            hint: blockedReason !== "" ? blockedReason : commandState > 0 ? Words.told(stateText, reason) : ""
            Layout.preferredHeight: Theme.mm(16)
            Layout.preferredWidth: Theme.mm(34)
            onConfirmed: confirm >= Enums.ConfirmBy.Ask ? root.confirmWanted(name, label) : root.device.order(name, 0)
        }
    }
}
