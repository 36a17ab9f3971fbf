// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The name of a section, with what counts in it at the trailing edge.
RowLayout {
    id: root

    required property string text
    property string detail: ""
    property string iconName: ""

    spacing: Theme.spaceS
    Accessible.role: Accessible.Heading
    Accessible.name: text

    Icon {
        visible: root.iconName !== ""
        name: root.iconName
        color: Theme.textMuted
    }
    TextLabel {
        role: TextLabel.Role.Title
        text: root.text
        Layout.fillWidth: true
    }
    TextLabel {
        visible: root.detail !== ""
        text: root.detail
        muted: true
    }
}
