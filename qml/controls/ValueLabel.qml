// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A number with its unit. One that cannot be believed fades; one the device itself disowns is struck out.
RowLayout {
    id: root

    required property string valueText
    property string unitText: ""
    property int freshness: FreshnessMark.Freshness.Live
    property int role: TextLabel.Role.Value
    property int unitRole: TextLabel.Role.Body
    property real unitWidth: 0 // at least
    property bool trailing: false // the number stands at the trailing edge, so that digits line up below each other

    readonly property bool none: valueText === "" || valueText === "--"
    readonly property bool faded: none || freshness >= FreshnessMark.Freshness.Stale
    readonly property bool struck: !none && freshness === FreshnessMark.Freshness.Bad

    spacing: Theme.spaceXs
    Accessible.role: Accessible.StaticText
    Accessible.name: none ? qsTr("No value") : valueText + " " + unitText

    TextLabel {
        objectName: "number"
        role: root.role
        text: root.none ? "--" : root.valueText
        color: root.faded ? Theme.textDisabled : Theme.text
        font.strikeout: root.struck
        font.weight: root.faded ? Font.Normal : Font.Medium
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.fontCaption * 0.8)
        elide: Text.ElideNone // a number without its end is another number: it shrinks instead
        horizontalAlignment: root.trailing ? Text.AlignRight : Text.AlignLeft
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.maximumWidth: root.trailing ? -1 : implicitWidth + 1
        Layout.alignment: Qt.AlignBaseline
    }
    TextLabel {
        visible: text !== "" || root.unitWidth > 0
        role: root.unitRole
        text: root.unitText
        muted: true
        Accessible.ignored: true
        Layout.minimumWidth: root.unitWidth
        Layout.alignment: Qt.AlignBaseline
    }
    Item {
        visible: !root.trailing
        Layout.fillWidth: true
    }
}
