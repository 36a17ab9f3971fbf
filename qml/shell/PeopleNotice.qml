// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// That the panel is about to log out, or has done so and why: a line of its own, which covers nothing. It goes late, so
// that the touch that ends it hits what it was meant for.
NoticeBar {
    id: root

    required property PeopleViewModel people

    readonly property bool near: people.idleSeconds > 0
    readonly property string wanted: near
        ? qsTr("Nobody has touched this panel: it logs out in %1 s. Touch it to stay.").arg(people.idleSeconds)
        : people.doneText !== "" ? people.doneText
        : people.endedText !== "" ? qsTr("%1. The page stays, to look at. Touch to log in.").arg(people.endedText) : ""

    signal loginRequested()

    objectName: "peopleNotice"
    visible: text !== ""
    text: ""
    iconName: near ? "waiting" : people.doneText !== "" ? "check" : "logout"
    onWantedChanged: {
        if (root.text !== "" && root.wanted !== "")
            root.text = root.wanted;
        else
            look.restart();
    }
    onClicked: {
        if (root.near || root.people.doneText !== "" || root.wanted === "")
            return; // the touch was enough
        root.people.dismissEnded();
        root.loginRequested();
    }

    Timer { // it resizes the page: never in the frame in which rows change (crashes in Qt 6.4.2)
        id: look

        interval: root.wanted === "" ? Theme.afterTap : Theme.settle
        onTriggered: root.text = root.wanted
    }
}
