// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls

// How many of each kind, as bars of their share.
ColumnLayout {
    id: root

    required property string title
    required property var labels // of string
    required property var counts // of int
    property var targets: [] // of string, what the shares should be

    readonly property int sum: counts.reduce((sum, each) => sum + each, 0)

    spacing: Theme.spaceXs

    TextLabel {
        text: root.title
        strong: true
        Layout.fillWidth: true
    }
    Repeater {
        model: root.counts.length

        RowLayout {
            id: bar

            required property int index

            readonly property int count: root.counts[index] ?? 0
            readonly property real share: root.sum > 0 ? count / root.sum : 0

            spacing: Theme.spaceM
            Accessible.role: Accessible.StaticText
            Accessible.name: Words.told(root.labels[index], count)

            TextLabel {
                role: TextLabel.Role.Caption
                text: root.labels[bar.index]
                Layout.preferredWidth: Theme.mm(30)
            }
            Meter {
                fraction: bar.share
                label: root.labels[bar.index]
                Layout.fillWidth: true
            }
            TextLabel {
                role: TextLabel.Role.Caption
                text: root.sum > 0 ? qsTr("%1 %", "percent").arg(Math.round(bar.share * 100)) : "--"
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: Theme.mm(10)
            }
            TextLabel {
                visible: root.targets.length > 0
                role: TextLabel.Role.Caption
                text: root.targets[bar.index] ?? ""
                muted: true
                Layout.preferredWidth: Theme.mm(18)
            }
        }
    }
}
