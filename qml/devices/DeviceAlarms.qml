// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The alarms of this machine alone.
ColumnLayout {
    id: root

    required property DeviceViewModel device

    readonly property real wantedHeight: header.implicitHeight + spacing + list.contentHeight

    spacing: Theme.spaceS

    PointHandler { // while a finger lies here nothing slides
        onActiveChanged: root.device.setAlarmsTouched(active)
    }
    SectionHeader {
        id: header

        text: qsTr("Alarms")
        iconName: root.device.alarmsWatched ? "" : "warning"
        detail: !root.device.alarmsWatched ? qsTr("not watched") : list.count === 0 ? qsTr("none") : ""
        Layout.fillWidth: true
    }
    ListView {
        id: list

        objectName: "deviceAlarms"
        clip: true
        spacing: Theme.spaceXs
        boundsBehavior: Flickable.StopAtBounds
        model: root.device.alarms
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: RowLayout {
            id: row

            required property string alarmId
            required property int priority
            required property string message
            required property string stateText
            required property string durationText
            required property bool isGone
            required property bool canAcknowledge

            width: ListView.view.width
            spacing: Theme.spaceS

            PriorityBadge {
                priority: row.priority
                blinking: row.canAcknowledge && !row.isGone
                gone: row.isGone
            }
            TwoLines {
                first: row.message
                second: Words.list(row.stateText, row.durationText)
                Layout.fillWidth: true
            }
            TouchButton {
                visible: row.canAcknowledge
                text: qsTr("Acknowledge")
                iconName: "check"
                textShown: false
                onPressed: root.device.pressAlarm(row.alarmId)
                onClicked: root.device.acknowledge(row.alarmId)
            }
        }
    }
}
