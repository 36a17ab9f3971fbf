// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// At the head of the list while alarms come faster than a person can take them in: since when, how many, what came
// first; and whether all of them are shown.
RowLayout {
    id: root

    required property AlarmsViewModel alarms

    spacing: Theme.spaceM

    Icon {
        name: "warning"
    }
    TextLabel {
        objectName: "floodText"
        text: root.alarms.floodText
        strong: true
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
        Layout.fillWidth: true
    }
    TouchButton {
        objectName: "fold"
        text: root.alarms.folded ? qsTr("Show all alarms") : qsTr("Only the first of each machine")
        onClicked: root.alarms.folded = !root.alarms.folded
    }
}
