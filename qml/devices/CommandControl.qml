// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One command of the machine: its control, what must be so before it, why it is blocked when it is, and how far the last
// order has come.
NumberAsker {
    id: root

    required property string name
    required property int kind
    required property int confirm // Enums.ConfirmBy
    required property bool isEnabled
    required property string blockedReason
    required property var permissiveTexts
    required property var permissiveStates
    required property var options
    required property int currentOption
    required property Recipe recipe
    required property int commandState
    required property string stateText
    required property string reason
    required property bool isPending
    required property string orderId
    required property string waitText
    required property bool needsLogin
    property bool operable: true
    property bool notSent: false // an order was begun and given up

    readonly property bool setpoint: kind === Enums.CommandKind.Setpoint
    readonly property bool choice: kind === Enums.CommandKind.Switch || kind === Enums.CommandKind.Choice
    readonly property bool wide: setpoint || choice || recipe !== null
    readonly property bool asks: confirm >= Enums.ConfirmBy.Ask
    readonly property bool waits: commandState === Enums.CommandState.Waiting
    readonly property bool usable: operable && isEnabled
    readonly property list<string> icons: ["check", "start", "stop", "setpoint", "check", "check", "check"]
    readonly property string two: confirm === Enums.ConfirmBy.Two ? qsTr("Two persons") : ""
    readonly property string how: confirm === Enums.ConfirmBy.Hold ? qsTr("Hold to send")
        : two

    signal ordered(value: real)
    signal confirmWanted(value: real, text: string)
    signal keypadWanted()
    signal fieldWanted(field: RecipeField)
    signal secondPersonWanted()
    signal takenBack()

    focused: button

    SectionHeader {
        visible: root.choice || root.recipe !== null
        text: root.label
        Layout.fillWidth: true
    }
    Repeater {
        model: root.recipe?.fields ?? null

        RecipeField {
            id: field

            usable: root.usable
            Layout.fillWidth: true
            onKeypadWanted: root.fieldWanted(field)
            onOptionWanted: option => root.recipe.setOption(parameter, option)
        }
    }
    CommandOptions {
        visible: root.choice
        options: root.options
        current: root.currentOption
        usable: root.usable
        name: root.label
        Layout.fillWidth: true
        onChosen: (index, text) => root.confirm === Enums.ConfirmBy.Press ? root.ordered(index) : root.confirmWanted(index, text)
    }
    Permissives {
        texts: root.permissiveTexts
        states: root.permissiveStates
        Layout.fillWidth: true
    }
    CommandButton {
        id: button

        objectName: "command-" + root.name
        visible: !root.choice && !root.waits
        enabled: root.operable
        usable: root.isEnabled && (root.recipe === null || root.recipe.problem === "")
        text: root.recipe === null ? root.label : qsTr("Set all")
        iconName: root.icons[root.kind]
        asks: root.setpoint || root.confirm !== Enums.ConfirmBy.Hold
        hint: root.blockedReason !== "" ? root.blockedReason
            : root.setpoint ? Words.beside(root.currentText, root.two) : root.recipe !== null && root.recipe.problem !== "" ? root.recipe.problem : root.how
        Layout.fillWidth: true
        onConfirmed: root.setpoint ? root.keypadWanted() : root.asks ? root.confirmWanted(0, "") : root.ordered(0)
    }
    RowLayout { // in its place: the next who touches it agrees, or nobody does
        visible: root.waits
        spacing: Theme.spaceM
        Layout.fillWidth: true

        TouchButton {
            id: second

            objectName: "secondPerson-" + root.name
            text: qsTr("Second person")
            Accessible.description: qsTr("Somebody else agrees here, with their own login")
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.minimumWidth: 0
            Layout.preferredHeight: button.implicitHeight
            onClicked: root.secondPersonWanted()

            contentItem: ColumnLayout {
                spacing: 0

                ButtonFace {
                    text: second.text
                    iconName: "users"
                    role: TextLabel.Role.Title
                    ink: second.ink
                    Layout.fillWidth: true
                }
                TextLabel {
                    objectName: "waits"
                    role: TextLabel.Role.Caption
                    text: root.waitText
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
            }
        }
        TouchButton {
            objectName: "takeBack-" + root.name
            text: qsTr("Cancel")
            iconName: "close"
            textShown: root.width >= Theme.mm(80)
            Layout.preferredHeight: button.implicitHeight
            onClicked: root.takenBack()
        }
    }
    TextLabel {
        objectName: "choiceHint-" + root.name
        visible: root.choice
        role: TextLabel.Role.Caption
        text: root.blockedReason !== "" ? root.blockedReason : root.two
        muted: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
        Layout.preferredHeight: Theme.fontCaption * 2.8 // its room is kept
        Layout.fillWidth: true
    }
    Item { // its room is kept, so that a result moves no button under a finger
        objectName: "result"
        implicitHeight: Theme.fontCaption * 3.1 + Theme.spaceXs
        Layout.fillWidth: true

        CommandLife {
            visible: root.commandState > 0 && !root.notSent
            width: parent.width
            life: root.commandState
            stateText: root.stateText
            pending: root.isPending
            reason: root.reason
        }
        StatusDot {
            objectName: "notSent"
            visible: root.notSent
            width: parent.width
            text: qsTr("Nothing was sent")
            iconName: "info"
            muted: false
        }
    }
}
