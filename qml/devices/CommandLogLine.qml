// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// One order of the past: what, when, and how it ended.
RowLayout {
    id: root

    required property string label
    required property string valueText
    required property string stateText
    required property string timeText
    required property string reason
    required property bool isFinal

    spacing: Theme.spaceS
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.list(label, stateText)

    TwoLines {
        first: Words.told(root.label, root.valueText)
        second: root.timeText
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }
    TwoLines {
        first: root.stateText
        second: root.reason
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }
}
