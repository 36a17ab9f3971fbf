// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What to do now: the actions first, then how soon and whom to call, then why, and how it was the last times.
ModalCard {
    id: root

    required property AlarmCardViewModel card
    property string target: "" // the machine, and the alarm

    title: qsTr("What to do")
    patience: 5 * Theme.dialogPatience // it is read while one acts
    width: Math.min(Theme.mm(150), (parent?.width ?? 0) - 2 * margins)
    height: Math.min(implicitHeight, (parent?.height ?? 0) - Theme.belowPage - 2 * margins)

    function openFor(alarmId: string, target: string) {
        root.target = target;
        root.card.load(alarmId);
        sheet.contentY = 0;
        root.open();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM
        Keys.onPressed: event => {
            root.stay();
            event.accepted = false;
        }

        CardTitle {
            text: root.title
            target: root.target
            iconName: "info"
            Layout.fillWidth: true
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
            ScrollMark {
                parent: sheet
                target: sheet
                inside: true
            }
        }
        TouchButton {
            objectName: "closeGuide"
            focus: true
            text: qsTr("Close")
            iconName: "close"
            Layout.alignment: Qt.AlignRight
            onClicked: root.close()
            Keys.onDownPressed: sheet.scroll(1)
            Keys.onUpPressed: sheet.scroll(-1)
        }
    }
}
