// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// All text of the panel: the theme's font, elided rather than clipped, plain (a device's words are never markup), and
// one line unless it says that it wraps.
Text {
    id: root

    enum Role { Caption, Body, Title, Heading, Value, ValueLarge }

    property int role: TextLabel.Role.Body
    property bool muted: false
    property bool whole: false // must find its room: cut, it would say something else (held by tests/qml/tst_layout.cpp)
    property bool strong: role === TextLabel.Role.Title || role === TextLabel.Role.Heading

    readonly property var sizes: [Theme.fontCaption, Theme.fontBody, Theme.fontTitle, Theme.fontHeading,
                                  Theme.fontValue, Theme.fontValueLarge]

    color: muted ? Theme.textMuted : Theme.text
    font.family: Theme.fontFamily
    font.pixelSize: root.sizes[root.role]
    font.weight: root.strong ? Font.DemiBold : Font.Normal
    textFormat: Text.PlainText
    // Where all lines are wanted, one that is cut would never ask for more height (Qt 6.4.2).
    elide: wrapMode === Text.NoWrap || maximumLineCount < 1000 ? Text.ElideRight : Text.ElideNone
    horizontalAlignment: Text.AlignLeft // a name in Arabic letters stands where other names stand
    maximumLineCount: wrapMode === Text.NoWrap ? 1 : 1000
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
