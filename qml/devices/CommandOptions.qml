// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls

// One of several values: all in sight, the one that holds is marked.
Flow {
    id: root

    required property var options // of string
    property int current: -1
    property bool usable: true
    property string name: ""

    signal chosen(index: int, label: string)

    spacing: Theme.spaceS
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: root.options

        TouchButton {
            required property string modelData
            required property int index

            objectName: "option-" + index
            text: modelData
            iconName: checked ? "check" : ""
            checked: index === root.current
            enabled: root.usable
            height: Math.max(implicitHeight, Theme.mm(14))
            width: Math.max(implicitWidth, Theme.command)
            onClicked: {
                if (!checked) // it holds already
                    root.chosen(index, modelData);
            }
        }
    }
}
