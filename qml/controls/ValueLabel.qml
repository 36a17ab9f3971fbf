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
        minimumPixelSize: Theme.fontBody
        horizontalAlignment: Text.AlignRight
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignBaseline
    }
    TextLabel {
        visible: text !== ""
        role: root.unitRole
        text: root.unitText
        muted: true
        Accessible.ignored: true
        Layout.alignment: Qt.AlignBaseline
    }
}
