// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What a suggestion says, moved by a finger or the arrow keys: how far it is, or why there is none, or settings and
// figures of before and after, and the alarms that would not come. A touch on one of those asks for its trend.
ColumnLayout {
    id: root

    required property SuggestionViewModel suggestion

    signal trendRequested(startMs: real, lengthMs: real)
    signal closeRequested()

    spacing: Theme.spaceM
    onVisibleChanged: { // begins anew
        sheet.contentY = 0;
        closeButton.focus = visible;
    }

    Flickable {
        id: sheet

        objectName: "suggestionSheet"
        clip: true
        contentHeight: content.implicitHeight
        implicitHeight: content.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true

        function scroll(direction: int) {
            contentY = Math.max(0, Math.min(contentHeight - height, contentY + direction * height / 2));
        }

        ColumnLayout {
            id: content

            width: sheet.width - Theme.spaceS
            spacing: Theme.spaceM

            EmptyHint {
                objectName: "searching"
                visible: root.suggestion.searching
                iconName: "waiting"
                text: qsTr("Running the alarm over its readings")
                detail: qsTr("This takes up to a minute.")
                Layout.fillWidth: true

                Meter {
                    fraction: root.suggestion.progress
                    label: qsTr("How far it is")
                    Layout.fillWidth: true
                }
            }
            EmptyHint {
                objectName: "noSuggestion"
                visible: !root.suggestion.searching && !root.suggestion.found
                iconName: "info"
                text: qsTr("Nothing is suggested")
                detail: root.suggestion.noneText
                Layout.fillWidth: true
            }
            RowLayout {
                visible: root.suggestion.found
                spacing: Theme.spaceL
                Layout.fillWidth: true

                SuggestionHead {
                    text: qsTr("Now", "the settings as they are")
                    Layout.fillWidth: true
                }
                SuggestionHead {
                    text: qsTr("New", "the settings as suggested")
                    Layout.preferredWidth: Theme.mm(26)
                }
            }
            Repeater {
                model: root.suggestion.rows

                SuggestionLine {
                    Layout.fillWidth: true
                }
            }
            TextLabel {
                visible: root.suggestion.found
                text: root.suggestion.delayText
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            TextLabel {
                objectName: "basis"
                visible: text !== ""
                text: root.suggestion.basisText
                role: TextLabel.Role.Caption
                muted: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            TextLabel {
                visible: root.suggestion.found
                text: root.suggestion.vanishedText
                strong: true
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Repeater {
                model: root.suggestion.vanished

                TouchButton {
                    required property double startMs
                    required property double lengthMs
                    required property string timeText
                    required property string lengthText

                    objectName: "vanished"
                    text: Words.list(timeText, lengthText)
                    iconName: "trends"
                    leading: true
                    Layout.fillWidth: true
                    onClicked: root.trendRequested(startMs, lengthMs)
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
    RowLayout {
        spacing: Theme.spaceM

        TextLabel {
            objectName: "suggestionState"
            text: root.suggestion.problem !== "" ? root.suggestion.problem
                : root.suggestion.taken ? qsTr("Taken: it counts from now on") : ""
            strong: root.suggestion.taken
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: "undoSuggestion"
            visible: root.suggestion.taken
            enabled: !root.suggestion.busy
            text: qsTr("Undo")
            iconName: "back"
            onClicked: root.suggestion.undo()
        }
        TouchButton {
            id: closeButton

            objectName: "closeSuggestion"
            focus: true
            text: root.suggestion.searching || (root.suggestion.found && !root.suggestion.taken) ? qsTr("Cancel")
                                                                                                 : qsTr("Close")
            iconName: "close"
            onClicked: root.closeRequested()
            Keys.onDownPressed: sheet.scroll(1)
            Keys.onUpPressed: sheet.scroll(-1)
        }
        TouchButton { // keeps its place: who undoes and then closes is not to take it again
            objectName: "takeSuggestion"
            visible: root.suggestion.found
            enabled: root.suggestion.allowed && !root.suggestion.busy && !root.suggestion.taken
            kind: TouchButton.Kind.Filled
            text: qsTr("Take")
            iconName: "check"
            onClicked: root.suggestion.take()
        }
    }

    component SuggestionHead: TextLabel {
        role: TextLabel.Role.Caption
        muted: true
        horizontalAlignment: Text.AlignRight
    }
}
