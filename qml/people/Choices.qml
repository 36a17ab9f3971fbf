// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// Some of a few: each a button that is on or off.
ColumnLayout {
    id: root

    required property string caption
    required property var names // of string; a QStringList and a list<string> are two types to qmllint 6.4
    required property var labels
    required property var chosen

    signal toggled(name: string)

    spacing: Theme.spaceXs
    Layout.fillWidth: true

    TextLabel {
        text: root.caption
        muted: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.spaceXs
        Layout.fillWidth: true

        Repeater {
            model: root.names

            TouchButton {
                required property string modelData
                required property int index

                objectName: "choice-" + modelData
                text: root.labels[index] ?? modelData
                checked: root.chosen.includes(modelData)
                iconName: checked ? "check" : ""
                onClicked: root.toggled(modelData)
            }
        }
    }
}
