// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What must be so before an order may go, each with its value now. Shape, word and colour say how it stands.
ColumnLayout {
    id: root

    required property var texts // of string
    required property var states // Enums.PermissiveState each

    readonly property list<string> icons: ["check", "bad", "stale"]

    spacing: Theme.spaceXs
    visible: lines.count > 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Needed before")

    Repeater {
        id: lines

        model: root.texts

        RowLayout {
            id: line

            required property string modelData
            required property int index

            readonly property int met: root.states[index]
            readonly property color ink: met === Enums.PermissiveState.Met ? Theme.permitted : Theme.forbidden

            objectName: "permissive-" + index
            spacing: Theme.spaceXs
            Accessible.role: Accessible.ListItem
            Accessible.name: Words.told(line.modelData, line.word)

            readonly property string word: met === Enums.PermissiveState.Met ? qsTr("as needed")
                : met === Enums.PermissiveState.NotMet ? qsTr("not as needed") : qsTr("unknown")

            Icon {
                name: root.icons[line.met]
                size: Theme.iconS
                color: line.ink
            }
            TextLabel {
                role: TextLabel.Role.Caption
                text: Words.beside(line.modelData, line.word)
                color: line.ink
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
