// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.Trend
import Lineside.ViewModels

// The drawing, and what fingers and keys do with it: drag moves in time, pinch and wheel zoom, a tap sets the cursor.
FocusScope {
    id: root

    required property TrendsViewModel trends

    readonly property real plotWidth: Math.max(1, trend.plotArea.width)

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Trend, %1").arg(root.trends.rangeText)
    Keys.onLeftPressed: root.trends.pan(-0.1)
    Keys.onRightPressed: root.trends.pan(0.1)
    Keys.onUpPressed: root.trends.zoom(1.25, 0.5)
    Keys.onDownPressed: root.trends.zoom(0.8, 0.5)
    Keys.onEscapePressed: root.trends.clearCursor()

    TrendFrame {
        anchors.fill: parent

        TrendItem {
            id: trend

            objectName: "trend"
            anchors.fill: parent
            activeFocusOnTab: true
            focus: true
            source: root.trends.source
            backgroundColor: Theme.surface
            gridColor: Theme.border
            textColor: Theme.textMuted
            cursorColor: Theme.text
            penColors: Theme.penColors
            limitColors: Theme.limitColors
            font.family: Theme.fontFamily
            font.pixelSize: Theme.fontCaption

            DragHandler {
                id: drag

                property real before: 0

                target: null
                yAxis.enabled: false
                onActiveChanged: before = 0
                onTranslationChanged: {
                    root.trends.pan((before - translation.x) / root.plotWidth);
                    before = translation.x;
                }
            }
            PinchHandler {
                id: pinch

                property real before: 1

                target: null
                onActiveChanged: before = 1
                onActiveScaleChanged: {
                    root.trends.zoom(activeScale / before, trend.fractionAt(centroid.position.x));
                    before = activeScale;
                }
            }
            WheelHandler {
                onWheel: event => root.trends.zoom(event.angleDelta.y > 0 ? 1.25 : 0.8, trend.fractionAt(event.x))
            }
            TapHandler {
                onTapped: point => root.trends.moveCursor(trend.fractionAt(point.position.x))
            }
            NoValues {
                visible: trend.empty && !root.trends.loading
            }
            FocusFrame {
                visible: trend.activeFocus
                anchors.margins: 0
            }
        }
    }
    TouchButton {
        objectName: "clearCursor"
        visible: root.trends.cursorShown
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.spaceS
        kind: TouchButton.Kind.Filled
        text: root.trends.cursorText
        iconName: "close"
        Accessible.description: qsTr("Remove the cursor")
        onClicked: root.trends.clearCursor()
    }
}
