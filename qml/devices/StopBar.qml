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

    function give(name: string, label: string, confirm: int) {
        if (confirm >= Enums.ConfirmBy.Ask)
            root.confirmWanted(name, label);
        else
            root.device.order(name, 0);
    }

    Binding { // they work under any card
        target: Cards
        property: "stopPlace"
        value: root
        when: root.visible && root.device.known
    }
    Binding {
        target: Cards
        property: "stops"
        value: root.device.stops
        when: root.visible && root.device.known
    }
    Binding {
        target: Cards
        property: "stopsOperable"
        value: root.operable
    }
    Connections {
        target: Cards
        enabled: root.visible

        function onStopRequested(name: string, label: string, confirm: int) {
            root.give(name, label, confirm);
        }
    }
    Repeater {
        model: root.device.stops

        StopButton {
            objectName: "command-" + name
            operable: root.operable
            told: root.device.stopTrouble !== ""
            focusPolicy: Cards.open.length > 0 ? Qt.NoFocus : Qt.StrongFocus // the keys stay with the card
            Layout.preferredHeight: root.low ? Theme.mm(14) : Theme.command
            Layout.preferredWidth: root.low ? Theme.mm(24) : Theme.mm(34)
            onConfirmed: root.give(name, label, confirm)
        }
    }
}
