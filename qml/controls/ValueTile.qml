// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// One signal of a machine: its name, its value with unit, whether it can be believed, and its alarm if it has one.
Card {
    id: root

    required property string label
    required property string valueText
    property string unitText: ""
    property int freshness: FreshnessMark.Freshness.Live
    property string ageText: ""
    property int quality: FreshnessMark.Quality.Good
    property bool clockDoubtful: false
    property bool frozen: false
    property bool unitUnknown: false
    property string qualityText: ""
    property string limitsText: ""
    property int priority: 0
    property bool unacknowledged: false
    property bool gone: false

    verticalPadding: Theme.spaceS
    outline: priority > 0 ? Theme.alarmOutline : Theme.border
    outlineWidth: priority > 0 ? Theme.lineBold : Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    contentItem: ColumnLayout {
        spacing: Theme.spaceXs

        RowLayout {
            spacing: Theme.spaceS

            TextLabel {
                text: root.label
                muted: true
                Layout.fillWidth: true
            }
            PriorityBadge {
                priority: root.priority
                blinking: root.unacknowledged && !root.gone
                gone: root.gone
                size: Theme.mm(4.4)
            }
        }
        ValueLabel {
            objectName: "value"
            valueText: root.valueText
            unitText: root.unitText
            unitDoubtful: root.unitUnknown
            unfolds: true
            freshness: root.freshness
            quality: root.quality
            Layout.fillWidth: true
        }
        AgeAndLimits {
            room: root.availableWidth
            freshness: root.freshness
            ageText: root.ageText
            quality: root.quality
            clockDoubtful: root.clockDoubtful
            frozen: root.frozen
            qualityText: root.qualityText
            limitsText: root.limitsText
            Layout.fillWidth: true
        }
        Item { // names stand in line, however much is told below them
            Layout.fillHeight: true
        }
    }
}
