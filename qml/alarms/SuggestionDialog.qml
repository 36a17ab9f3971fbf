// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Other settings for an alarm that comes too often: looked for while one waits, then before and after side by side.
ModalCard {
    id: root

    required property SuggestionViewModel suggestion
    property string target: "" // the machine, and the alarm

    signal trendRequested(deviceId: string, sensorType: string, startMs: real, lengthMs: real)

    title: qsTr("Suggested settings")
    patience: root.suggestion.searching ? 0 : Theme.dialogPatience // who waits touches nothing
    width: Math.min(Theme.mm(150), widest)
    height: Math.min(implicitHeight, room)
    onClosed: root.suggestion.giveUp()

    function openFor(alarmId: string, target: string) {
        root.target = target;
        root.suggestion.search(alarmId);
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
            iconName: "plusminus"
            Layout.fillWidth: true
        }
        SuggestionSheet {
            suggestion: root.suggestion
            Layout.fillWidth: true
            Layout.fillHeight: true
            onCloseRequested: root.close()
            onTrendRequested: (startMs, lengthMs) => {
                root.close();
                root.trendRequested(root.suggestion.deviceId, root.suggestion.sensorType, startMs, lengthMs);
            }
        }
    }
}
