// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A state as a shape and a word; the shape differs too, so nothing hangs on colour.
RowLayout {
    id: root

    required property string text
    property string iconName: "live"
    property bool muted: true
    property bool textShown: true
    property int role: TextLabel.Role.Caption

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        name: root.iconName
        size: Theme.iconS
        color: root.muted ? Theme.textMuted : Theme.text
    }
    TextLabel {
        visible: root.textShown
        role: root.role
        text: root.text
        muted: root.muted
        Layout.fillWidth: true
    }
}
