// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// Above the first page: nobody can log in yet, and an administrator is to be made. It has room of its own, from the
// first data on. The room goes by a touch of the banner alone, or with the page: nothing moves under a finger.
RowLayout {
    id: root

    required property PeopleViewModel people
    required property bool loading // nothing of the plant has been told yet

    readonly property real room: shown ? Theme.touch : 0

    property bool asks: false
    property bool shown: false // its room is kept
    property bool decided: false // who is at the first page has seen whether it is there

    signal wanted()

    function leave() {
        root.asks = false;
        settled.restart();
    }
    // The room of what was answered elsewhere goes with the page.
    function turn() {
        if (!root.people.firstStart)
            root.leave();
    }

    height: room
    visible: shown && asks && people.firstStart
    spacing: Theme.spaceXs

    onLoadingChanged: settled.restart()

    Timer { // never in the frame in which a page's rows change, as in Main
        id: settled

        interval: Theme.settle
        running: true
        onTriggered: {
            if (!root.decided && !root.loading) {
                root.decided = true;
                root.asks = root.people.firstStart;
            }
            root.shown = root.asks;
        }
    }
    Connections {
        target: root.people

        function onLoggedIn() {
            root.leave();
        }
    }
    NoticeBar {
        objectName: "firstStartBanner"
        iconName: "user"
        text: qsTr("Nobody can log in yet, and everything stays open. Touch to make the administrator.")
        Layout.fillWidth: true
        Layout.fillHeight: true
        onClicked: root.wanted()
    }
    TouchButton {
        objectName: "laterBanner"
        text: qsTr("Later")
        iconName: "close"
        Accessible.description: qsTr("The button in the header asks on")
        Layout.fillWidth: false
        onClicked: root.leave()
    }
}
