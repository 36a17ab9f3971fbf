// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The fields of a draft, a line each, then for whom it counts, why, and what would change.
Flickable {
    id: root

    required property AlarmSettingsViewModel settings
    required property string reason

    signal reasonGiven(text: string)
    signal keypadRequested(field: string)

    objectName: "settingsSheet"
    clip: true
    contentHeight: content.implicitHeight
    implicitHeight: content.implicitHeight
    boundsBehavior: Flickable.StopAtBounds

    onVisibleChanged: { // begins at its top
        root.contentY = 0;
        const field = root.visible ? onOff.segment(root.settings.on) : null;
        if (field)
            field.focus = true;
    }

    GridLayout {
        id: content

        width: root.width - Theme.spaceS
        columns: 2
        columnSpacing: Theme.spaceM
        rowSpacing: Theme.spaceS

        TextLabel {
            text: qsTr("Alarm")
        }
        SegmentBar {
            id: onOff

            objectName: "settingOn"
            name: qsTr("Alarm")
            labels: [qsTr("Off"), qsTr("On")]
            current: root.settings.on
            onChosen: index => root.settings.on = index
        }
        TextLabel {
            visible: root.settings.hasLimit
            text: qsTr("Limit")
        }
        TouchButton {
            objectName: "settingLimit"
            visible: root.settings.hasLimit
            text: root.settings.limitText
            onClicked: root.keypadRequested("limit")
        }
        TextLabel {
            visible: root.settings.hasLimit
            text: qsTr("Deadband")
        }
        TouchButton {
            objectName: "settingDeadband"
            visible: root.settings.hasLimit
            text: root.settings.deadbandText
            onClicked: root.keypadRequested("deadband")
        }
        TextLabel {
            text: qsTr("Priority")
        }
        SegmentBar {
            objectName: "settingPriority"
            name: qsTr("Priority")
            labels: [qsTr("Low"), qsTr("Medium"), qsTr("High"), qsTr("Critical")]
            current: root.settings.priority - 1
            onChosen: index => root.settings.priority = index + 1
        }
        TextLabel {
            text: qsTr("On delay")
        }
        SegmentBar {
            objectName: "settingOnDelay"
            name: qsTr("On delay")
            labels: root.settings.onDelayNames
            current: root.settings.onDelayIndex
            onChosen: index => root.settings.onDelayIndex = index
        }
        TextLabel {
            text: qsTr("Off delay")
        }
        SegmentBar {
            objectName: "settingOffDelay"
            name: qsTr("Off delay")
            labels: root.settings.offDelayNames
            current: root.settings.offDelayIndex
            onChosen: index => root.settings.offDelayIndex = index
        }
        TextLabel {
            text: qsTr("Counts for")
        }
        Flow {
            spacing: Theme.spaceS
            Layout.fillWidth: true

            Repeater {
                model: root.settings.scopeNames

                TouchButton {
                    required property string modelData
                    required property int index

                    objectName: "scope" + index
                    visible: modelData !== ""
                    text: modelData
                    checked: index === root.settings.scope
                    onClicked: root.settings.scope = index
                }
            }
        }
        TextLabel {
            text: qsTr("Why")
        }
        Flow {
            spacing: Theme.spaceS
            Layout.fillWidth: true

            Repeater {
                model: [qsTr("Comes too often"), qsTr("Comes too late"), qsTr("New requirement"), qsTr("Trial")]

                TouchButton {
                    required property string modelData

                    objectName: "reasonPhrase"
                    text: modelData
                    checked: root.reason === modelData
                    onClicked: root.reasonGiven(modelData)
                }
            }
        }
        Item {
            visible: content.columns > 1
        }
        CommentField {
            objectName: "settingsReason"
            text: root.reason
            maximumLength: 500
            placeholderText: qsTr("Or a reason in your own words")
            Accessible.name: qsTr("Why")
            Layout.fillWidth: true
            onTextEdited: root.reasonGiven(text)
        }
        TextLabel {
            text: qsTr("Changes")
            Layout.alignment: Qt.AlignTop
        }
        TextLabel {
            objectName: "settingsChanges"
            text: root.settings.changesText !== "" ? root.settings.changesText : qsTr("none yet")
            strong: root.settings.changesText !== ""
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    FocusFollower {
        target: root
    }
    ScrollMark {
        parent: root
        target: root
        inside: true
    }
}
