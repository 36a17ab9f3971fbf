// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What stands where nothing is to show: why, and what comes next. Never a blank page.
ColumnLayout {
    id: root

    required property string text
    property string detail: ""
    property string iconName: "info"

    spacing: Theme.spaceM
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        name: root.iconName
        size: Theme.mm(9)
        color: Theme.textMuted
        Layout.alignment: Qt.AlignHCenter
    }
    TextLabel {
        role: TextLabel.Role.Title
        text: root.text
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    TextLabel {
        visible: root.detail !== ""
        text: root.detail
        muted: true
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
