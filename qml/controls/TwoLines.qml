// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What matters above, what explains it below.
ColumnLayout {
    id: root

    required property string first
    property string second: ""
    property bool strong: false
    property int lines: 1 // that the first may take

    spacing: 0

    TextLabel {
        text: root.first
        strong: root.strong
        wrapMode: root.lines > 1 ? Text.Wrap : Text.NoWrap
        maximumLineCount: root.lines
        Layout.fillWidth: true
    }
    TextLabel {
        visible: root.second !== ""
        role: TextLabel.Role.Caption
        text: root.second
        muted: true
        Layout.fillWidth: true
    }
}
