// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Over the upper edge of the page, so that nothing moves: that the panel is about to log out, or has done so and why.
Item {
    id: root

    required property PeopleViewModel people

    readonly property bool near: people.idleSeconds > 0

    signal loginRequested()

    visible: near || people.endedText !== ""
    implicitHeight: bar.implicitHeight

    NoticeBar {
        id: bar

        objectName: "peopleNotice"
        width: parent.width
        iconName: root.near ? "waiting" : "logout"
        text: root.near ? qsTr("Nobody has touched this panel: it logs out in %1 s. Touch it to stay.").arg(root.people.idleSeconds)
                        : qsTr("%1. The page stays, to look at. Touch to log in.").arg(root.people.endedText)
        onClicked: {
            if (root.near)
                return; // the touch was enough
            root.people.dismissEnded();
            root.loginRequested();
        }
    }
}
