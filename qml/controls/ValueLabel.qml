// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// A number with its unit. One that cannot be believed fades; one the device itself disowns is struck out. A number
// that finds no room shrinks: without its end it would be another number. A long unit takes what the number leaves it, a
// quarter at least, then it is cut; or, where it `unfolds`, it stands below, whole.
Item {
    id: root

    required property string valueText
    property string unitText: ""
    property bool unitDoubtful: false
    property int freshness: FreshnessMark.Freshness.Live
    property int quality: FreshnessMark.Quality.Good
    property int role: TextLabel.Role.Value
    property int unitRole: TextLabel.Role.Body
    property real unitWidth: 0 // at least
    property bool unfolds: false
    property bool trailing: false // the number stands at the trailing edge, so that digits line up below each other

    readonly property bool none: valueText === "" || valueText === "--"
    readonly property bool faded: none || freshness === FreshnessMark.Freshness.Stale
                                   || quality === FreshnessMark.Quality.Bad
    readonly property bool struck: !none && quality === FreshnessMark.Quality.Bad
    readonly property real gap: unitText !== "" || unitWidth > 0 ? Theme.spaceXs : 0

    readonly property real roomOfUnit: Math.max(unitWidth, width / 4, width - number.implicitWidth - gap)
    readonly property bool unfolded: unfolds && width > 0 && unit.implicitWidth > roomOfUnit

    implicitWidth: number.implicitWidth + gap + Math.max(unit.implicitWidth, unitWidth)
    implicitHeight: number.implicitHeight + (unfolded ? unit.height : 0)
    baselineOffset: number.y + number.baselineOffset
    Accessible.role: Accessible.StaticText
    Accessible.name: none ? qsTr("No value") : valueText + " " + unitText

    TextLabel {
        id: number

        objectName: "number"
        x: root.trailing ? root.width - unit.width - root.gap - width : 0
        width: Math.min(implicitWidth, root.width - (root.unfolded ? 0 : unit.width + root.gap))
        role: root.role
        text: root.none ? "--" : root.valueText
        color: root.faded ? Theme.textDisabled : Theme.text
        font.strikeout: root.struck
        font.weight: root.faded ? Font.Normal : Font.Medium
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.fontCaption * 0.8)
        elide: Text.ElideNone
        Accessible.ignored: true
    }
    TextLabel {
        id: unit

        objectName: "unit"
        x: root.unfolded ? 0 : root.trailing ? root.width - width : number.width + root.gap
        y: root.unfolded ? number.height : number.baselineOffset - baselineOffset
        width: root.unfolded ? root.width : Math.min(Math.max(implicitWidth, root.unitWidth), root.roomOfUnit)
        role: root.unitRole
        text: root.unitText
        fontSizeMode: root.unfolded ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Math.round(Theme.fontCaption * 0.8)
        muted: !root.unitDoubtful
        strong: root.unitDoubtful
        Accessible.ignored: true
    }
}
