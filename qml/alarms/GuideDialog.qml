// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What to do now: the actions first, then how soon and whom to call, then why, what people
// noted, and how it was the last times.
ModalCard {
    id: root

    required property AlarmCardViewModel card
    property string target: "" // the machine, and the alarm

    signal noteRequested()
    signal trendRequested()

    title: qsTr("What to do")
    patience: 5 * Theme.dialogPatience // it is read while one acts
    width: Math.min(Theme.mm(150), widest)
    height: Math.min(implicitHeight, room)

    function openFor(alarmId: string, target: string) {
        root.target = target;
        root.card.load(alarmId);
        root.open();
    }

    readonly property Timer renewal: Timer { // a text that is changed meanwhile is what counts
        interval: 5000
        repeat: true
        running: root.opened
        onTriggered: root.card.renew()
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
        GuideSheet {
            card: root.card
            Layout.fillWidth: true
            Layout.fillHeight: true
            onCloseRequested: root.close()
            onNoteRequested: root.noteRequested()
            onTrendRequested: {
                root.close();
                root.trendRequested();
            }
        }
    }
}
