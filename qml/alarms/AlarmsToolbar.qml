// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Above the list: now or before, which ones, and acknowledge all that is shown.
Flow {
    id: root

    required property AlarmsViewModel alarms
    required property int tab

    signal tabChosen(index: int)

    spacing: Theme.spaceM

    SegmentBar {
        objectName: "tabs"
        name: qsTr("Alarm list")
        labels: [qsTr("Active"), qsTr("History"), qsTr("Health"), qsTr("Settings")]
        current: root.tab
        onChosen: index => root.tabChosen(index)
    }
    AlarmPriorities {
        visible: root.tab === 0 && !Theme.compact
        alarms: root.alarms
    }
    TouchButton {
        visible: root.alarms.deviceFilter !== "" && root.tab === 0
        text: root.alarms.deviceFilterName
        iconName: "close"
        Accessible.description: qsTr("Show the alarms of all machines")
        onClicked: root.alarms.deviceFilter = ""
    }
    TouchButton { // on a small panel the notice itself would take a row's room
        objectName: "fold"
        visible: root.tab === 0 && Theme.compact && root.alarms.floodText !== ""
        text: qsTr("First only", "alarms of each machine")
        iconName: "warning"
        Accessible.description: root.alarms.floodText
        onClicked: root.alarms.folded = true
    }
    TouchButton {
        objectName: "acknowledgeAll"
        visible: root.tab === 0
        enabled: root.alarms.listedUnacknowledgedCount > 0
        text: qsTr("Acknowledge all %n listed", "", root.alarms.listedUnacknowledgedCount)
        iconName: "checkall"
        onClicked: root.alarms.acknowledgeAll()
    }
}
