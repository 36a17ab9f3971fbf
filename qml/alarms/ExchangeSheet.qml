// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// First the choice of a table or a version, then what it would change or what is wrong with it, and why it is taken.
ColumnLayout {
    id: root

    required property AlarmExchangeViewModel exchange
    required property bool ofVersions
    required property string title
    required property string reason

    readonly property bool chosen: exchange.chosenText !== ""
    readonly property bool ready: exchange.ready && reason.trim() !== ""

    signal touched()
    signal reasonGiven(text: string)
    signal takeRequested()
    signal cancelled()

    function choose(name: string) {
        root.touched();
        root.exchange.choose(name);
        back.forceActiveFocus(Qt.TabFocusReason);
    }
    function leaveChosen() {
        root.touched();
        root.exchange.leaveChosen();
        choices.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.spaceM
    Keys.onPressed: event => {
        root.touched();
        event.accepted = false;
    }

    CardTitle {
        text: root.title
        target: root.chosen ? root.exchange.chosenText : root.ofVersions ? "" : root.exchange.folderPath
        iconName: root.ofVersions ? "versions" : "storage"
        Layout.fillWidth: true
    }
    TouchList {
        id: choices

        objectName: "exchangeChoices"
        visible: !root.chosen
        model: root.exchange.choices
        onMovementStarted: root.touched()
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: ExchangeRowDelegate {
            width: choices.width
            onClicked: root.choose(name)
        }

        EmptyHint {
            objectName: "noChoices"
            parent: choices
            visible: choices.count === 0
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.mm(100))
            iconName: root.exchange.busy ? "waiting" : "storage"
            text: root.exchange.busy ? qsTr("Reading") : qsTr("No table lies there")
            detail: root.exchange.busy ? "" : qsTr("Put a .csv file into %1").arg(root.exchange.folderPath)
        }
        ScrollMark {
            parent: choices
            target: choices
            inside: true
        }
    }
    ListView {
        id: lines

        objectName: "exchangeLines"
        visible: root.chosen
        clip: true
        model: root.exchange.lines
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: root.touched()
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: RowLayout {
            id: line

            required property string lineText
            required property bool isWrong

            width: lines.width - Theme.spaceL
            spacing: Theme.spaceS

            Icon {
                visible: line.isWrong
                name: "warning"
                size: Theme.iconS
            }
            TextLabel {
                text: line.lineText
                wrapMode: Text.Wrap
                whole: true
                Layout.fillWidth: true
            }
        }

        ScrollMark {
            parent: lines
            target: lines
            inside: true
        }
    }
    RowLayout {
        visible: root.exchange.ready
        spacing: Theme.spaceS

        Repeater {
            model: root.ofVersions ? [qsTr("Was better before"), qsTr("Taken by mistake"), qsTr("Trial is over")]
                : [qsTr("Review of the alarms"), qsTr("New requirement"), qsTr("Trial")]

            TouchButton {
                required property string modelData

                objectName: "exchangePhrase"
                text: modelData
                checked: root.reason === modelData
                onClicked: {
                    root.reasonGiven(modelData);
                    root.touched();
                }
            }
        }
        CommentField {
            objectName: "exchangeReason"
            visible: root.exchange.ready
            text: root.reason
            maximumLength: 500
            placeholderText: qsTr("Or a reason in your own words")
            Accessible.name: qsTr("Why")
            Layout.fillWidth: true
            onTextEdited: {
                root.reasonGiven(text);
                root.touched();
            }
        }
    }
    TextLabel {
        objectName: "exchangeProblem"
        visible: root.exchange.problem !== ""
        text: root.exchange.problem
        whole: true
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.spaceM

        TouchButton {
            id: back

            objectName: "exchangeBack"
            visible: root.chosen
            text: root.ofVersions ? qsTr("Other versions") : qsTr("Other tables")
            iconName: "back"
            onClicked: root.leaveChosen()
        }
        TextLabel {
            objectName: "exchangeSummary"
            text: !root.chosen ? "" : root.exchange.busy && root.exchange.summaryText === "" ? qsTr("Reading") : root.exchange.summaryText
            strong: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: "exchangeCancel"
            text: qsTr("Cancel")
            iconName: "close"
            onClicked: root.cancelled()
        }
        TouchButton {
            objectName: "exchangeTake"
            visible: root.chosen
            enabled: root.ready
            kind: TouchButton.Kind.Filled
            text: root.ofVersions ? qsTr("Go back to this one") : qsTr("Take")
            iconName: "check"
            onClicked: root.takeRequested()
        }
    }
}
