// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Lies over the page while the engine is silent: greys it, takes the touches, and says since when.
Item {
    id: root

    required property ShellViewModel shell

    visible: !shell.engineAlive

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    PageNotice {
        objectName: "stallNotice"
        width: parent.width
        text: qsTr("The values on this page are not live")
        detail: root.shell.engineText
    }
}
