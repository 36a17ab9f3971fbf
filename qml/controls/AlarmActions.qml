// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// What can be done with an alarm, or with all of a machine, beside the button in its row: a card to choose from, and
// the dialog that a choice leads to. The page has it done.
Item {
    id: root

    property var alarmIds: [] // of string
    property string deviceId: "" // all alarms of this machine
    property string machine: "" // its name
    property string target: "" // the machine, and the alarm
    property alias givenUp: remark.text // what was asked and left alone, for a while

    property int mostCharacters: 500 // of a reason
    property bool comments: true // the page has a way to comment, and to choose several

    property var blockedVerbs: ({}) // why a verb is not to be asked for at `place`, by verb
    readonly property string place: deviceId !== "" ? deviceId : alarmIds[0] ?? ""
    readonly property string blocked: blockedVerbs["shelve"] ?? blockedVerbs["out_of_service"] ?? ""

    property bool isShelved: false
    property bool isOutOfService: false
    property bool canUnacknowledge: false

    signal shelveRequested(seconds: int, oneShot: bool, reason: string)
    signal unshelveRequested()
    signal outOfServiceRequested(reason: string)
    signal returnRequested()
    signal unacknowledgeRequested()
    signal commentRequested()
    signal guideRequested()
    signal chooseRequested() // several, beginning with this one

    function openForAlarm(row: var) {
        root.alarmIds = [row.alarmId];
        root.deviceId = "";
        root.machine = row.deviceName;
        root.target = Words.list(row.deviceName, row.message);
        root.isShelved = row.isShelved;
        root.isOutOfService = row.isOutOfService;
        root.canUnacknowledge = row.canUnacknowledge;
        menu.open();
    }
    function openForMachine(deviceId: string, name: string) {
        root.alarmIds = [];
        root.deviceId = deviceId;
        root.target = Words.list(name, qsTr("all alarms"));
        root.isShelved = false;
        root.isOutOfService = false;
        root.canUnacknowledge = false;
        putAside.shelves = true;
        putAside.open();
    }
    function openForSeveral(alarmIds: var, target: string) {
        root.alarmIds = alarmIds;
        root.deviceId = "";
        root.target = target;
        putAside.shelves = true;
        putAside.open();
    }
    function putAsideBy(shelves: bool) {
        putAside.shelves = shelves;
        menu.close();
        putAside.open();
    }
    function leave(target: string) { // a dialog was left alone
        remark.say(qsTr("Nothing was done: %1").arg(target));
    }

    PassingRemark {
        id: remark

        objectName: "givenUp"
        room: parent.width
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spaceL
    }
    ModalCard {
        id: menu

        objectName: "alarmMenu"
        title: qsTr("Alarm")
        patience: Theme.dialogPatience
        toldElsewhere: true
        height: Math.min(implicitHeight, room) // the horn in the header stays free
        width: Math.min(Theme.mm(120), widest)
        onTimedOut: root.leave(root.target)

        contentItem: ColumnLayout {
            spacing: Theme.spaceM
            Keys.onPressed: event => {
                menu.stay();
                event.accepted = false;
            }

            CardTitle {
                text: menu.title
                target: root.target
                iconName: "alarms"
                Layout.fillWidth: true
            }
            StatusDot { // of what is greyed below
                objectName: "blockedReason"
                visible: text !== ""
                text: root.blocked
                iconName: "locked"
                role: TextLabel.Role.Body
                Layout.fillWidth: true
            }
            ScrollSheet {
                objectName: "menuSheet"
                onMovementStarted: menu.stay()
                Layout.fillWidth: true
                Layout.fillHeight: true

                GridLayout {
                    width: parent.width
                    columns: 2
                    columnSpacing: Theme.spaceM
                    rowSpacing: Theme.spaceS

                    Choice {
                        objectName: "guide"
                        visible: root.comments
                        onVisibleChanged: focus = visible // each time it opens
                        text: qsTr("What to do")
                        iconName: "info"
                        onClicked: {
                            menu.close();
                            root.guideRequested();
                        }
                    }
                    Choice {
                        objectName: "shelve"
                        verb: "shelve"
                        visible: !root.isOutOfService
                        onVisibleChanged: focus = visible && !root.comments
                        text: root.isShelved ? qsTr("Shelve anew") : qsTr("Shelve")
                        iconName: "shelf"
                        onClicked: root.putAsideBy(true)
                    }
                    Choice {
                        objectName: "unshelve"
                        verb: "unshelve"
                        visible: root.isShelved
                        text: qsTr("Take down from the shelf")
                        iconName: "up"
                        onClicked: {
                            menu.close();
                            root.unshelveRequested();
                        }
                    }
                    Choice {
                        objectName: "outOfService"
                        verb: "out_of_service"
                        visible: !root.isOutOfService
                        text: qsTr("Take out of service")
                        iconName: "locked"
                        onClicked: root.putAsideBy(false)
                    }
                    Choice {
                        objectName: "intoService"
                        verb: "into_service"
                        visible: root.isOutOfService
                        text: qsTr("Back into service")
                        iconName: "start"
                        onClicked: {
                            menu.close();
                            root.returnRequested();
                        }
                    }
                    Choice {
                        objectName: "unacknowledge"
                        verb: "unacknowledge"
                        visible: root.canUnacknowledge
                        text: qsTr("Take the acknowledgement back")
                        iconName: "back"
                        onClicked: {
                            menu.close();
                            root.unacknowledgeRequested();
                        }
                    }
                    Choice {
                        objectName: "commentOn"
                        verb: "comment"
                        visible: root.comments
                        text: qsTr("Comment")
                        iconName: "comment"
                        onClicked: {
                            menu.close();
                            root.commentRequested();
                        }
                    }
                    Choice {
                        objectName: "chooseSeveral"
                        visible: root.comments
                        text: qsTr("Choose several")
                        iconName: "checkall"
                        onClicked: {
                            menu.close();
                            root.chooseRequested();
                        }
                    }
                    Choice {
                        objectName: "cancel"
                        text: qsTr("Cancel")
                        iconName: "close"
                        onClicked: menu.close()
                    }
                }
            }
        }
    }
    PutAsideDialog {
        id: putAside

        objectName: "putAsideDialog"
        target: root.target
        mostCharacters: root.mostCharacters
        toldElsewhere: true
        onTimedOut: root.leave(root.target)
        onConfirmed: {
            if (shelves)
                root.shelveRequested(seconds, oneShot, reason);
            else
                root.outOfServiceRequested(reason);
        }
    }

    component Choice: TouchButton { // what may not be asked for says why in its place
        property string verb: ""
        readonly property string blocked: root.blockedVerbs[verb] ?? ""

        leading: true
        enabled: blocked === ""
        Accessible.description: blocked
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.compact ? Theme.mm(13) : Theme.command
    }
}
