// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls
import Lineside.ViewModels

// The pens as cards: colour, name, value now or at the cursor, extremes of what is in sight. A touch hides the line.
GridView {
    id: root

    required property TrendsViewModel trends

    readonly property int columns: Math.max(1, Math.floor(width / Theme.mm(62)))

    cellWidth: Math.floor(width / columns)
    cellHeight: Theme.mm(17)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: trends.pens

    delegate: T.AbstractButton {
        id: pen

        required property int index
        required property string deviceId
        required property string sensorType
        required property string label
        required property string valueText
        required property string unitText
        required property string minimumText
        required property string maximumText
        required property int freshness
        required property int quality
        required property int colorIndex
        required property bool isVisible
        required property bool isLoading
        required property string problemText

        readonly property string note: problemText !== "" ? problemText
            : isLoading ? qsTr("Reading the history") : Words.fill(qsTr("%1 to %2"), minimumText, maximumText)

        width: root.cellWidth - Theme.spaceS
        height: root.cellHeight - Theme.spaceS
        padding: Theme.spaceXs
        leftPadding: Theme.spaceM
        focusPolicy: Qt.StrongFocus
        opacity: isVisible ? 1 : 0.5
        text: label
        Accessible.role: Accessible.CheckBox
        Accessible.checked: isVisible
        Accessible.name: text
        Keys.onReturnPressed: pen.clicked()
        onClicked: root.trends.togglePen(index)

        contentItem: RowLayout {
            spacing: Theme.spaceS

            ColumnLayout {
                spacing: 0
                Layout.preferredWidth: 1
                Layout.minimumWidth: Theme.mm(10)
                Layout.fillWidth: true

                TextLabel {
                    text: pen.label
                    Layout.fillWidth: true
                }
                TextLabel {
                    role: TextLabel.Role.Caption
                    text: pen.note
                    muted: true
                    Layout.fillWidth: true
                }
            }
            ValueLabel {
                valueText: pen.valueText
                unitText: pen.unitText
                freshness: pen.freshness
                quality: pen.quality
                role: TextLabel.Role.Title
                unitRole: TextLabel.Role.Caption
                trailing: true
                Layout.fillWidth: true
                Layout.minimumWidth: Math.min(Math.ceil(implicitWidth), Theme.mm(18))
                Layout.preferredWidth: Math.min(Math.ceil(implicitWidth), Theme.mm(26))
                Layout.maximumWidth: Math.ceil(implicitWidth)
            }
            DoubtMark {
                freshness: pen.freshness
                quality: pen.quality
            }
            TouchButton {
                kind: TouchButton.Kind.Plain
                text: qsTr("Remove %1").arg(pen.text)
                iconName: "close"
                textShown: false
                onClicked: root.trends.removePen(pen.deviceId, pen.sensorType)
            }
        }
        background: Rectangle {
            color: pen.down ? Theme.pressed : Theme.surface
            radius: Theme.radius
            border.width: Theme.line
            border.color: Theme.border

            Rectangle {
                width: Theme.lineBold * 2
                height: parent.height
                color: Theme.penColors[pen.colorIndex]
            }
            FocusFrame {
                visible: pen.visualFocus
                anchors.margins: 0
            }
        }
    }
}
