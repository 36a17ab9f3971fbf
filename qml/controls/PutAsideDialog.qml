// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Puts alarms aside: for a while on the shelf, or out of service. For how long and why is tapped; any other reason is
// written. Left alone it closes, and nothing was done.
ModalCard {
    id: root

    property bool shelves: true // false: out of service, which no time ends
    property string target: "" // the machine, and the alarm
    property int seconds: -1 // of the shelf; 0: as long as is allowed; -1: not chosen
    property bool oneShot: false
    property string reason: ""
    property int mostCharacters: 500

    readonly property bool ready: (!shelves || seconds >= 0) && reason.trim() !== ""
    readonly property var lengths: [
        {text: qsTr("15 min"), seconds: 900, oneShot: false},
        {text: qsTr("1 h"), seconds: 3600, oneShot: false},
        {text: qsTr("4 h"), seconds: 14400, oneShot: false},
        {text: qsTr("Longest allowed"), seconds: 0, oneShot: false},
        {text: qsTr("Until it has gone"), seconds: 0, oneShot: true}
    ]

    signal confirmed()

    title: shelves ? qsTr("Shelve") : qsTr("Take out of service")
    keepsWords: true
    typed: root.reason.trim() !== ""
    patience: Theme.dialogPatience
    width: Math.min(Theme.mm(140), widest)
    onAboutToShow: {
        root.seconds = -1;
        root.oneShot = false;
        root.reason = "";
    }

    function confirm() {
        if (!root.ready)
            return;
        root.confirmed();
        root.close();
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceM
        Keys.onPressed: event => {
            root.stay();
            event.accepted = false;
        }

        CardTitle {
            text: root.title
            iconName: "shelf"
            target: root.target
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.spaceL

            ColumnLayout {
                spacing: Theme.spaceM

                GridLayout {
                    visible: root.shelves
                    columns: 3
                    columnSpacing: Theme.spaceS
                    rowSpacing: Theme.spaceS

                    Repeater {
                        model: root.lengths

                        TouchButton {
                            required property var modelData

                            objectName: "length"
                            text: modelData.text
                            checked: root.seconds === modelData.seconds && root.oneShot === modelData.oneShot
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            onClicked: {
                                root.seconds = modelData.seconds;
                                root.oneShot = modelData.oneShot;
                            }
                        }
                    }
                }
                GridLayout {
                    columns: 3
                    columnSpacing: Theme.spaceS

                    Repeater {
                        model: [qsTr("Sensor being cleaned"), qsTr("Known fault, reported"), qsTr("Test", "a reason")]

                        TouchButton {
                            required property string modelData

                            objectName: "phrase"
                            text: modelData
                            checked: root.reason === modelData
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            onClicked: root.reason = modelData
                        }
                    }
                }
                CommentField {
                    objectName: "entry"
                    text: root.reason
                    maximumLength: root.mostCharacters
                    focus: true
                    placeholderText: qsTr("Or a reason in your own words")
                    Accessible.name: qsTr("Reason")
                    Keys.onReturnPressed: root.confirm()
                    Keys.onEnterPressed: root.confirm()
                    Layout.fillWidth: true
                    onTextEdited: {
                        root.reason = text;
                        root.stay();
                    }
                }
            }
            ColumnLayout {
                spacing: Theme.spaceS
                Layout.fillWidth: false

                TouchButton {
                    objectName: "confirm"
                    enabled: root.ready
                    kind: TouchButton.Kind.Filled
                    text: root.shelves ? root.title : qsTr("Take out")
                    iconName: "check"
                    Layout.preferredWidth: Theme.mm(32)
                    Layout.preferredHeight: Theme.command
                    onClicked: root.confirm()
                }
                TouchButton {
                    objectName: "cancel"
                    text: qsTr("Cancel")
                    iconName: "close"
                    Layout.preferredWidth: Theme.mm(32)
                    Layout.preferredHeight: Theme.command
                    onClicked: root.close()
                }
            }
        }
    }
}
