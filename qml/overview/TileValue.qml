// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// A line of a tile: what, how much, and how old. The columns line up from tile to tile.
RowLayout {
    id: root

    required property string label
    required property string valueText
    required property string unitText
    required property int freshness
    required property int quality
    required property bool isClockDoubtful
    required property bool isFrozen
    required property bool isUnitUnknown
    required property string qualityText
    required property string ageText
    required property int priority
    required property bool isUnacknowledged
    required property bool isGone

    spacing: Theme.spaceS
    Accessible.role: Accessible.StaticText
    Accessible.name: label
    Accessible.description: mark.word

    PriorityBadge {
        objectName: "valueBadge"
        priority: root.priority
        blinking: root.isUnacknowledged && !root.isGone
        gone: root.isGone
        size: Theme.mm(3.4)
        Layout.fillWidth: false
    }
    TextLabel {
        text: root.label
        muted: true
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.mm(mark.plain ? 7 : 5)
    }
    ValueLabel {
        valueText: root.valueText
        unitText: root.isUnitUnknown ? qsTr("unit?", "the unit is not known; 6 letters at most") : root.unitText
        unitDoubtful: root.isUnitUnknown
        freshness: root.freshness
        quality: root.quality
        role: TextLabel.Role.Title
        unitRole: TextLabel.Role.Caption
        unitWidth: Theme.mm(7.5)
        trailing: true
        Layout.fillWidth: true
        Layout.minimumWidth: Math.min(Math.ceil(implicitWidth), Theme.mm(14))
        Layout.maximumWidth: Math.ceil(implicitWidth)
    }
    FreshnessMark {
        id: mark

        freshness: root.freshness
        quality: root.quality
        clockDoubtful: root.isClockDoubtful
        frozen: root.isFrozen
        ageText: root.ageText
        qualityText: root.qualityText
        brief: true
        Layout.fillWidth: true
        Layout.minimumWidth: wanted
        Layout.maximumWidth: wanted

        readonly property real wanted: Math.max(Theme.mm(9.5), Math.ceil(implicitWidth))
    }
}
