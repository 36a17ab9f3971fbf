// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What a card is about, and of which machine: the one thing in it that is never left out.
GridLayout {
    id: root

    required property string text
    required property string target
    property string iconName: ""
    property bool whole: false // in lines, none of which may be cut

    readonly property bool stacked: whole && width < Theme.mm(90) // the lines need its width

    columns: stacked ? 2 : 3
    columnSpacing: Theme.spaceM
    rowSpacing: Theme.spaceXs
    Accessible.role: Accessible.Heading
    Accessible.name: Words.list(text, target)

    Icon {
        name: root.iconName
        color: Theme.textMuted
    }
    TextLabel {
        role: TextLabel.Role.Title
        text: root.text
        Layout.fillWidth: root.stacked
    }
    TextLabel {
        objectName: "target"
        text: root.target
        muted: !root.whole
        whole: root.whole
        wrapMode: root.whole ? Text.Wrap : Text.NoWrap
        Layout.columnSpan: root.stacked ? 2 : 1
        Layout.fillWidth: true
    }
}
