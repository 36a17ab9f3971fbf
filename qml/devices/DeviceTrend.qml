// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.Trend
import Lineside.ViewModels

// The machine's first signals over the last minutes, live, with the names of the pens below.
ColumnLayout {
    id: root

    required property DeviceViewModel device

    spacing: Theme.spaceXs

    TrendFrame {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.mm(20)

        TrendItem {
            id: trend

            anchors.fill: parent
            objectName: "trend"
            source: root.device.trend.source
            backgroundColor: Theme.surface
            gridColor: Theme.border
            textColor: Theme.textMuted
            cursorColor: Theme.text
            penColors: Theme.penColors
            limitColors: Theme.limitColors
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontCaption
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Trend of %1").arg(root.device.name)

            NoValues {
                visible: trend.empty
            }
        }
    }
    GridLayout {
        columns: root.width > Theme.mm(130) ? 4 : 2
        columnSpacing: Theme.spaceM
        rowSpacing: 0
        Layout.fillWidth: true

        Repeater {
            model: root.device.trend.pens

            PenName {
                required property int colorIndex
                required property string sensorLabel
                required property string valueText
                required property string unitText

                penColor: Theme.penColors[colorIndex]
                text: sensorLabel
                value: valueText
                unit: unitText
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }
    }
}
