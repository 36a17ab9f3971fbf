// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What a card is about, and of which machine: the one thing in it that is never left out.
RowLayout {
    id: root

    required property string text
    required property string target
    property string iconName: ""
    property bool whole: false // in lines, none of which may be cut

    spacing: Theme.spaceM
    Accessible.role: Accessible.Heading
    Accessible.name: Words.list(text, target)

    Icon {
        name: root.iconName
        color: Theme.textMuted
    }
    TextLabel {
        role: TextLabel.Role.Title
        text: root.text
        Layout.fillWidth: false
    }
    TextLabel {
        objectName: "target"
        text: root.target
        muted: !root.whole
        whole: root.whole
        wrapMode: root.whole ? Text.Wrap : Text.NoWrap
        Layout.fillWidth: true
    }
}
