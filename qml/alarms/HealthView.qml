// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How the alarms do over days: figures beside their targets, and the alarms that need somebody's work.
ColumnLayout {
    id: root

    required property AlarmHealthViewModel health

    readonly property var spans: [1, 7, 30] // days
    readonly property bool wide: width > Theme.mm(170)

    property bool tunable: false // who stands here may have settings suggested

    signal deviceRequested(deviceId: string)
    signal suggestionRequested(alarmId: string, target: string)

    spacing: Theme.spaceM
    onVisibleChanged: {
        if (visible)
            health.load();
    }

    Flow {
        spacing: Theme.spaceM
        Layout.fillWidth: true

        SegmentBar {
            objectName: "healthSpan"
            name: qsTr("Looks back")
            labels: [qsTr("1 day"), qsTr("7 days"), qsTr("30 days")]
            current: root.spans.indexOf(root.health.days)
            onChosen: index => root.health.days = root.spans[index]
        }
        SegmentBar {
            objectName: "healthPosition"
            visible: root.health.positions.length > 0
            name: qsTr("Operator position")
            labels: root.health.positions
            current: root.health.position
            onChosen: index => root.health.position = index
        }
        TextLabel {
            objectName: "healthSpanText"
            text: root.health.loading ? qsTr("Counting") : root.health.spanText
            muted: true
            whole: true
            height: Theme.touch
            verticalAlignment: Text.AlignVCenter
        }
    }
    PageNotice {
        objectName: "healthProblem"
        visible: root.health.problem !== ""
        text: qsTr("The alarm history cannot be read")
        detail: root.health.problem
        Layout.fillWidth: true
    }
    Flickable {
        id: sheet

        objectName: "healthSheet"
        visible: root.health.known
        clip: true
        focus: true
        contentHeight: content.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true
        Keys.onDownPressed: scroll(1)
        Keys.onUpPressed: scroll(-1)

        function scroll(direction: int) {
            contentY = Math.max(0, Math.min(contentHeight - height, contentY + direction * height / 2));
        }

        GridLayout {
            id: content

            width: sheet.width - Theme.spaceS
            columns: root.wide ? 2 : 1
            columnSpacing: Theme.spaceL
            rowSpacing: Theme.spaceM

            ColumnLayout {
                spacing: 0
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                Repeater {
                    model: root.health.figures

                    HealthFigure {
                        objectName: figureId
                        Layout.fillWidth: true
                    }
                }
                HealthBars {
                    title: qsTr("10-minute periods")
                    labels: [qsTr("1 alarm at most"), qsTr("2 at most"), qsTr("10 at most"), qsTr("more")]
                    counts: root.health.bands
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.spaceL
                }
                HealthBars {
                    title: qsTr("Alarms by priority")
                    labels: [qsTr("Low"), qsTr("Medium"), qsTr("High"), qsTr("Critical")]
                    counts: root.health.priorities
                    targets: [qsTr("about %1 %").arg(80), qsTr("about %1 %").arg(15), qsTr("about %1 %").arg(5),
                        qsTr("under %1 %").arg(1)]
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.spaceL
                    Layout.bottomMargin: Theme.spaceL
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 1

                Repeater {
                    id: cases

                    model: root.health.cases

                    HealthCase {
                        Layout.fillWidth: true
                        tunable: root.tunable
                        onClicked: root.deviceRequested(deviceId)
                        onSuggestionRequested: root.suggestionRequested(alarmId, Words.list(deviceName, title))
                    }
                }
                EmptyHint {
                    objectName: "noCases"
                    visible: cases.count === 0
                    iconName: "check"
                    text: qsTr("No alarm came in this time")
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.spaceL
                }
            }
        }
        FocusFollower {
            target: sheet
        }
        ScrollMark {
            parent: sheet
            target: sheet
            inside: true
        }
    }
    EmptyHint {
        visible: !root.health.known && root.health.problem === ""
        iconName: "waiting"
        text: qsTr("Counting the alarms")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
}
