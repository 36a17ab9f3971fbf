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
    required property string qualityText
    required property string ageText

    spacing: Theme.spaceS
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    TextLabel {
        text: root.label
        muted: true
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.mm(10)
    }
    ValueLabel {
        valueText: root.valueText
        unitText: root.unitText
        freshness: root.freshness
        role: TextLabel.Role.Title
        unitRole: TextLabel.Role.Caption
        unitWidth: Theme.mm(7.5)
        trailing: true
        Layout.fillWidth: false
    }
    FreshnessMark {
        freshness: root.freshness
        ageText: root.ageText
        qualityText: root.qualityText
        brief: true
        Layout.fillWidth: false
        Layout.minimumWidth: Theme.mm(9.5)
        Layout.maximumWidth: Theme.mm(root.freshness === FreshnessMark.Freshness.Live ? 9.5 : 22)
    }
}
