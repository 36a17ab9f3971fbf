// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Every value of the machine, each in its tile.
GridView {
    id: root

    required property DeviceViewModel device

    readonly property int columns: Math.max(1, Math.floor(width / Theme.mm(44)))

    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.mm(device.doubtful ? 30 : 23) + Theme.spaceS // a doubt is told in a sentence
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: device.values

    delegate: Item {
        id: cell

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
        required property string limitsText
        required property int priority
        required property bool isUnacknowledged
        required property bool isGone

        width: root.cellWidth
        height: root.cellHeight

        ValueTile {
            width: cell.width - Theme.spaceS
            height: cell.height - Theme.spaceS
            label: cell.label
            valueText: cell.valueText
            unitText: cell.unitText
            freshness: cell.freshness
            quality: cell.quality
            clockDoubtful: cell.isClockDoubtful
            frozen: cell.isFrozen
            unitUnknown: cell.isUnitUnknown
            qualityText: cell.qualityText
            ageText: cell.ageText
            limitsText: cell.limitsText
            priority: cell.priority
            unacknowledged: cell.isUnacknowledged
            gone: cell.isGone
        }
    }
    ScrollMark {
        parent: root
        target: root
        inside: true
    }
    EmptyHint {
        parent: root
        visible: root.count === 0
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.mm(80))
        iconName: "none"
        text: qsTr("No value has come yet")
    }
}
