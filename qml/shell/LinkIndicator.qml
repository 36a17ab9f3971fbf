// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One connection in the header: what it is, and whether it works, as a shape and a word.
RowLayout {
    id: root

    required property string name
    required property string iconName
    required property int link // Enums.LinkState
    required property string detail
    property bool textShown: true

    readonly property list<string> shapes: ["none", "waiting", "check", "warning", "warning"]
    readonly property bool broken: link === Enums.LinkState.Down || link === Enums.LinkState.Refused

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + detail

    Icon {
        name: root.iconName
        color: Theme.textMuted
    }
    ColumnLayout {
        visible: root.textShown
        spacing: 0

        TextLabel {
            role: TextLabel.Role.Caption
            text: root.name
            muted: true
            Layout.fillWidth: true
        }
        TextLabel {
            role: TextLabel.Role.Caption
            text: root.detail
            strong: root.broken
            Layout.fillWidth: true
        }
    }
    Icon {
        name: root.shapes[root.link]
        size: Theme.iconS
        color: root.broken ? Theme.text : Theme.textMuted
    }
}
