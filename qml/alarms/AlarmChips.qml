// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Which alarms the list shows, each with how many there are: what is put aside is never out of reach. One line, moved
// by a finger where it is longer than the page.
Flickable {
    id: root

    required property AlarmsViewModel alarms
    property bool withPriorities: false // where no other line has room for them

    readonly property var names: [qsTr("All", "alarms that are told"), qsTr("Unacknowledged"), qsTr("Active"),
                                  qsTr("Returned"), qsTr("Shelved"), qsTr("Suppressed"), qsTr("Out of service")]

    implicitHeight: row.implicitHeight
    contentWidth: row.implicitWidth
    contentHeight: row.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.HorizontalFlick
    clip: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Which alarms")

    readonly property Item focused: Window.activeFocusItem

    onFocusedChanged: { // what the keys have come to is in sight
        for (let above = focused; above; above = above.parent) {
            if (above === row)
                bringIntoSight(focused);
        }
    }

    function bringIntoSight(item: Item) {
        const left = item.mapToItem(row, 0, 0).x;
        root.contentX = Math.max(left + item.width - root.width, Math.min(root.contentX, left));
    }

    Row {
        id: row

        spacing: Theme.spaceS

        Repeater {
            model: root.names

            TouchButton {
                required property string modelData
                required property int index

                objectName: "chip" + index
                text: Words.beside(modelData, String(root.alarms.choiceCounts[index]))
                checked: index === root.alarms.choice
                Accessible.role: Accessible.PageTab
                onClicked: root.alarms.choice = index
            }
        }
        AlarmPriorities {
            visible: root.withPriorities
            alarms: root.alarms
        }
    }
}
