// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// The card of an alarm to read: what to do, how soon and whom to call, then why, what people noted, and how it was
// the last times. It is moved by a finger or by the arrow keys, and begins at its top.
ColumnLayout {
    id: root

    required property AlarmCardViewModel card

    signal closeRequested()
    signal noteRequested()
    signal trendRequested()

    spacing: Theme.spaceM
    onVisibleChanged: { // begins anew
        sheet.contentY = 0;
        closeButton.focus = visible;
    }

    Flickable {
        id: sheet

        objectName: "guideSheet"
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
                objectName: "noGuide"
                visible: !root.card.written
                iconName: root.card.problem !== "" ? "warning" : root.card.loading ? "waiting" : "info"
                text: root.card.problem !== "" ? qsTr("The card cannot be read")
                                               : root.card.loading ? qsTr("Reading the card")
                                                                   : qsTr("Nothing is written for this alarm yet")
                detail: root.card.problem
                Layout.fillWidth: true
            }
            GuideTexts {
                objectName: "guideActions"
                title: root.card.respondText === "" ? qsTr("Do this")
                                                    : qsTr("Do this within %1").arg(root.card.respondText)
                texts: root.card.actions
                numbered: true
                Layout.fillWidth: true
            }
            GuideTexts {
                objectName: "guideContact"
                title: qsTr("Call")
                texts: root.card.contact !== "" ? [root.card.contact] : []
                Layout.fillWidth: true
            }
            Image {
                id: guidePicture

                objectName: "guidePicture"
                visible: status === Image.Ready || status === Image.Loading
                source: root.card.picture
                asynchronous: true
                cache: false // the file may be another by the next time
                fillMode: Image.PreserveAspectFit
                horizontalAlignment: Image.AlignLeft
                sourceSize.width: sheet.width
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Picture of the place")
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(Theme.mm(60), implicitHeight)
            }
            TextLabel {
                objectName: "noPicture"
                visible: guidePicture.status === Image.Error
                text: qsTr("The picture cannot be shown")
                muted: true
                Layout.fillWidth: true
            }
            GuideTexts {
                title: qsTr("How to see that it is true")
                texts: root.card.confirm
                Layout.fillWidth: true
            }
            GuideTexts {
                title: qsTr("Likely causes")
                texts: root.card.causes
                Layout.fillWidth: true
            }
            GuideTexts {
                title: qsTr("If nobody acts")
                texts: root.card.consequence !== "" ? [root.card.consequence] : []
                Layout.fillWidth: true
            }
            GuideTexts {
                objectName: "guidePage"
                title: qsTr("More about it")
                texts: root.card.page !== "" ? [root.card.page] : []
                Layout.fillWidth: true
            }
            TextLabel {
                visible: notes.count > 0
                text: qsTr("Notes")
                strong: true
                Layout.fillWidth: true
            }
            Repeater {
                id: notes

                model: root.card.notes

                RowLayout {
                    id: note

                    required property real number
                    required property string noteText
                    required property string timeText
                    required property string byText

                    spacing: Theme.spaceM

                    TwoLines {
                        first: note.noteText
                        second: Words.list(note.timeText, note.byText)
                        lines: 20
                        Layout.fillWidth: true
                    }
                    TouchButton { // at the second touch, for the first may have been meant to scroll
                        id: strike

                        objectName: "strikeNote"
                        enabled: root.card.strikingBlocked === ""
                        kind: asked.running ? TouchButton.Kind.Filled : TouchButton.Kind.Outlined
                        iconName: "remove"
                        text: asked.running ? qsTr("Strike it?") : qsTr("Strike")
                        Accessible.name: qsTr("Strike the note: %1").arg(note.noteText)
                        Accessible.description: asked.running ? text : root.card.strikingBlocked
                        Layout.fillWidth: false
                        onClicked: {
                            if (!asked.running) {
                                asked.start();
                                return;
                            }
                            if (strike.visualFocus) // it goes with its note
                                closeButton.forceActiveFocus(Qt.TabFocusReason);
                            root.card.strike(note.number);
                        }

                        Timer {
                            id: asked

                            interval: Theme.secondTouch
                        }
                    }
                }
            }
            GuideTexts {
                objectName: "guideRecord"
                title: qsTr("About this alarm")
                texts: root.card.record
                Layout.fillWidth: true
            }
            TextLabel {
                visible: steps.count > 0
                text: qsTr("The last times")
                strong: true
                Layout.fillWidth: true
            }
            Repeater {
                id: steps

                model: root.card.steps

                TwoLines {
                    required property string eventText
                    required property string timeText
                    required property string byText

                    first: Words.list(timeText, eventText)
                    second: byText
                    Layout.fillWidth: true
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

        TouchButton {
            objectName: "writeNote"
            enabled: root.card.writingBlocked === ""
            Accessible.description: root.card.writingBlocked
            text: qsTr("Write a note")
            iconName: "note"
            onClicked: root.noteRequested()
        }
        TouchButton {
            objectName: "openTrend"
            visible: root.card.trendable
            text: qsTr("Trend")
            iconName: "trends"
            onClicked: root.trendRequested()
        }
        Item {
            Layout.fillWidth: true
        }
        TouchButton {
            id: closeButton

            objectName: "closeGuide"
            focus: true
            text: qsTr("Close")
            iconName: "close"
            onClicked: root.closeRequested()
            Keys.onDownPressed: sheet.scroll(1)
            Keys.onUpPressed: sheet.scroll(-1)
        }
    }
}
