// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// How urgent an alarm must be to stand in the list.
SegmentBar {
    id: root

    required property AlarmsViewModel alarms

    objectName: "priorities"
    name: qsTr("At least this urgent")
    labels: [qsTr("All"), qsTr("Medium"), qsTr("High"), qsTr("Critical")]
    current: Math.max(0, root.alarms.minimumPriority - 1)
    onChosen: index => root.alarms.minimumPriority = index === 0 ? Enums.Priority.None : index + 1
}
