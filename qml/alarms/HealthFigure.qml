// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One figure and its target. Beyond it: a sign and strong letters, no colour, for colour is for alarms.
Item {
    id: root

    required property string figureId
    required property string title
    required property string valueText
    required property string targetText
    required property int level

    readonly property bool beyond: level === Enums.Level.Attention

    implicitHeight: Math.max(Theme.mm(8), row.implicitHeight + 2 * Theme.spaceXs)
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.told(title, valueText)
    Accessible.description: targetText

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Theme.spaceM

        Icon {
            name: root.beyond ? "warning" : "check"
            size: Theme.iconS
            color: root.beyond ? Theme.text : Theme.textMuted
            opacity: root.targetText === "" || root.valueText === "--" ? 0 : 1 // what is not known meets no target
        }
        TextLabel {
            text: root.title
            wrapMode: Text.Wrap
            maximumLineCount: 2
            Layout.fillWidth: true
        }
        TextLabel {
            role: TextLabel.Role.Caption
            text: root.targetText
            muted: true
            horizontalAlignment: Text.AlignRight
        }
        TextLabel {
            text: root.valueText
            strong: root.beyond
            horizontalAlignment: Text.AlignRight
            Layout.minimumWidth: Theme.mm(15)
        }
    }
    Rectangle {
        y: parent.height - height
        width: parent.width
        height: Theme.line
        color: Theme.border
    }
}
