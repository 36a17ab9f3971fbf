// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How each alarm behaves. A tap changes one; a long press begins to choose several; the last change is undone from here.
ColumnLayout {
    id: root

    required property AlarmSettingsViewModel settings
    property bool choosing: false
    property var chosen: ({}) // ids, as keys

    readonly property int chosenCount: Object.keys(chosen).length

    signal editRequested(alarmIds: var)

    spacing: Theme.spaceM

    Binding {
        target: root.settings
        property: "shown"
        value: root.visible
    }
    Connections {
        target: root.settings

        function onTaken() {
            root.endChoosing();
        }
    }

    function choose(alarmId: string) {
        const chosen = Object.assign({}, root.chosen);
        if (chosen[alarmId] === undefined)
            chosen[alarmId] = true;
        else
            delete chosen[alarmId];
        root.chosen = chosen;
        root.choosing = true;
    }
    function endChoosing() {
        root.choosing = false;
        root.chosen = {};
    }

    RowLayout {
        spacing: Theme.spaceM
        Layout.fillWidth: true

        CommentField {
            objectName: "settingsFilter"
            text: root.settings.filter
            placeholderText: qsTr("Search machine, signal, limit")
            Accessible.name: placeholderText
            Layout.fillWidth: true
            onTextEdited: root.settings.filter = text
        }
        TouchButton {
            objectName: "editChosen"
            visible: root.choosing
            enabled: root.chosenCount > 0
            kind: TouchButton.Kind.Filled
            text: qsTr("Change %n", "alarms", root.chosenCount)
            iconName: "setpoint"
            onClicked: root.editRequested(Object.keys(root.chosen))
        }
        TouchButton {
            objectName: "endChoosing"
            visible: root.choosing
            text: qsTr("Cancel")
            iconName: "close"
            onClicked: root.endChoosing()
        }
    }
    RowLayout {
        visible: root.settings.canUndo
        spacing: Theme.spaceM
        Layout.fillWidth: true

        TextLabel {
            objectName: "versionText"
            text: root.settings.versionText
            muted: true
            Layout.fillWidth: true
        }
        TouchButton {
            objectName: "undoSettings"
            enabled: !root.settings.busy
            text: qsTr("Undo")
            iconName: "back"
            Accessible.description: qsTr("Take the last change of alarms back")
            onClicked: root.settings.undo()
        }
    }
    PageNotice {
        objectName: "settingsProblem"
        visible: root.settings.problem !== ""
        text: qsTr("The change was not taken")
        detail: root.settings.problem
        Layout.fillWidth: true
    }
    ListView {
        id: list

        objectName: "settingsList"
        clip: true
        focus: true
        model: root.settings.rows
        boundsBehavior: Flickable.StopAtBounds
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: SettingRowDelegate {
            width: list.width
            choosing: root.choosing
            chosen: root.chosen[alarmId] !== undefined
            onPressAndHold: root.choose(alarmId)
            onClicked: {
                if (root.choosing)
                    root.choose(alarmId);
                else
                    root.editRequested([alarmId]);
            }
        }

        EmptyHint {
            objectName: "noSettings"
            parent: list
            visible: list.count === 0
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.mm(100))
            iconName: "alarms"
            text: root.settings.filter !== "" ? qsTr("No alarm passes the search") : qsTr("No signal has a limit yet")
        }
        ScrollMark {
            parent: list
            target: list
            inside: true
        }
    }
}
