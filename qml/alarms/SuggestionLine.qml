// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// One setting or figure, as it is and as it would be; what changes stands out.
RowLayout {
    id: root

    required property string title
    required property string oldText
    required property string newText
    required property bool changed

    spacing: Theme.spaceL
    Accessible.role: Accessible.StaticText
    Accessible.name: Words.told(title, Words.list(oldText, newText))

    TextLabel {
        text: root.title
        Layout.fillWidth: true
    }
    TextLabel {
        text: root.oldText
        muted: true
        horizontalAlignment: Text.AlignRight
        Layout.preferredWidth: Theme.mm(26)
    }
    TextLabel {
        text: root.newText
        strong: root.changed
        muted: !root.changed
        horizontalAlignment: Text.AlignRight
        Layout.preferredWidth: Theme.mm(26)
    }
}
