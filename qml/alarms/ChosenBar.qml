// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// What is done with several alarms at once: those that were chosen in the list.
RowLayout {
    id: root

    required property int count
    required property int shown // in the list

    signal acknowledgeRequested()
    signal commentRequested()
    signal shelveRequested()
    signal allRequested()
    signal endRequested()

    spacing: Theme.spaceM

    TextLabel {
        text: qsTr("%n chosen", "", root.count)
        Layout.fillWidth: true
    }
    TouchButton {
        objectName: "chooseAll"
        enabled: root.count < root.shown
        text: qsTr("All %n", "choose", root.shown)
        iconName: "checkall"
        textShown: !Theme.compact
        Accessible.description: qsTr("Choose all alarms of the list")
        onClicked: root.allRequested()
    }
    TouchButton {
        objectName: "acknowledgeChosen"
        enabled: root.count > 0
        text: qsTr("Acknowledge")
        iconName: "check"
        onClicked: root.acknowledgeRequested()
    }
    TouchButton {
        objectName: "commentChosen"
        enabled: root.count > 0
        text: qsTr("Comment")
        iconName: "comment"
        onClicked: root.commentRequested()
    }
    TouchButton {
        objectName: "shelveChosen"
        enabled: root.count > 0
        text: qsTr("Shelve")
        iconName: "shelf"
        onClicked: root.shelveRequested()
    }
    TouchButton {
        objectName: "endChoosing"
        text: qsTr("Cancel")
        iconName: "close"
        textShown: !Theme.compact
        onClicked: root.endRequested()
    }
}
