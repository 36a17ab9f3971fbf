// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The hall at a glance: every machine as a tile, by location. Only what deviates stands out.
PanelPage {
    id: root

    required property OverviewViewModel overview

    readonly property real tileWidth: Theme.mm(Theme.compact ? 46 : 50)
    readonly property int columns: Math.max(1, Math.floor((list.width + Theme.spaceM) / (tileWidth + Theme.spaceM)))
    readonly property real cell: Math.floor((list.width - (columns - 1) * Theme.spaceM) / columns)

    onColumnsChanged: settled.restart()

    Timer { // never in the frame in which the list changes its size, as in Main
        id: settled

        interval: Theme.settle
        running: true
        onTriggered: root.overview.columns = root.columns
    }
    ListView {
        id: list

        objectName: "sections"
        anchors.fill: parent
        anchors.leftMargin: Theme.spaceL
        anchors.rightMargin: Theme.spaceL
        focus: true
        clip: true
        model: root.overview.columns > 0 ? root.overview.sections : null
        spacing: Theme.spaceM
        topMargin: Theme.spaceL
        bottomMargin: Theme.spaceL
        cacheBuffer: height
        boundsBehavior: Flickable.StopAtBounds
        pixelAligned: true

        delegate: ColumnLayout {
            id: section

            required property string location
            required property string summary
            required property bool isFirst
            required property RowListModel tiles

            width: ListView.view.width
            spacing: Theme.spaceS

            SectionHeader {
                visible: section.isFirst
                text: section.location
                detail: section.summary
                Layout.fillWidth: true
                Layout.topMargin: Theme.spaceS
            }
            Row {
                spacing: Theme.spaceM

                Repeater {
                    model: section.tiles

                    MachineTile {
                        width: root.cell
                        height: Theme.mm(31)
                        onClicked: root.deviceRequested(deviceId)
                    }
                }
            }
        }
    }
    ScrollMark {
        target: list
    }
    EmptyHint {
        objectName: "empty"
        visible: list.count === 0
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.spaceL, Theme.mm(100))
        iconName: root.overview.loading ? "waiting" : root.obstacle !== "" ? "warning" : "device"
        text: root.overview.loading ? qsTr("Waiting for the engine")
                                    : root.obstacle !== "" ? qsTr("No machine can be heard")
                                                           : qsTr("No machine has been heard yet")
        detail: root.overview.loading ? "" : root.obstacle !== ""
            ? root.obstacle : qsTr("A machine appears here with its first message to the broker.")
    }
}
