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

    signal moreRequested(row: var)
    signal shelveAllRequested()

    readonly property real wantedHeight: header.implicitHeight + spacing + list.contentHeight
    readonly property string shelveBlocked: device.verbs.revision < 0 ? "" : device.verbs.blocked("shelve", device.deviceId)

    spacing: Theme.spaceS

    PointHandler { // while a finger lies here nothing slides
        onActiveChanged: root.device.setAlarmsTouched(active)
    }
    RowLayout {
        id: header

        spacing: Theme.spaceM

        SectionHeader {
            text: qsTr("Alarms")
            iconName: root.device.alarmsWatched ? "" : "warning"
            detail: root.shelveBlocked !== "" && root.device.alarmsWatched ? root.shelveBlocked : !root.device.alarmsWatched ? qsTr("not watched") : list.count === 0 ? qsTr("none") : ""
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: "shelveAll"
            text: qsTr("Shelve all")
            iconName: "shelf"
            kind: TouchButton.Kind.Plain
            enabled: root.shelveBlocked === ""
            Accessible.description: enabled ? qsTr("Shelve all alarms of this machine") : root.shelveBlocked
            onClicked: root.shelveAllRequested()
        }
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
            required property string deviceName
            required property string asideText
            required property bool isShelved
            required property bool isOutOfService
            required property bool canUnacknowledge

            width: ListView.view.width
            spacing: Theme.spaceS

            PriorityBadge {
                priority: row.priority
                blinking: row.canAcknowledge && !row.isGone
                gone: row.isGone
                opacity: row.asideText === "" ? 1 : 0.5
            }
            TwoLines {
                first: row.message
                second: row.asideText !== "" ? row.asideText : Words.list(row.stateText, row.durationText)
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
            TouchButton {
                objectName: "more"
                text: qsTr("More")
                iconName: "more"
                textShown: false
                kind: TouchButton.Kind.Plain
                Accessible.description: qsTr("Shelve, take out of service and more")
                onClicked: root.moreRequested(row)
            }
        }

        FocusFollower {
            target: list
        }
    }
}
