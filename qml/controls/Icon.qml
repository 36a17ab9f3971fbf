// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.impl

// One of resources/icons, in a colour of the theme. Decoration alone: what it says must stand beside it as text.
Item {
    id: root

    required property string name
    property color color: Theme.text
    property real size: Theme.iconM

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    ColorImage {
        anchors.centerIn: parent
        width: root.size
        height: root.size
        source: root.name === "" ? "" : "qrc:/lineside/icons/" + root.name + ".svg"
        sourceSize.width: root.size
        sourceSize.height: root.size
        color: root.color
        asynchronous: false
    }
}
