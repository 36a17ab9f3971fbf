// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What matters above, what explains it below, and what must not be cut on lines of its own.
ColumnLayout {
    id: root

    required property string first
    property string second: ""
    property string third: ""
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
    TextLabel {
        objectName: "third"
        visible: root.third !== ""
        role: TextLabel.Role.Caption
        text: root.third
        whole: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
}
