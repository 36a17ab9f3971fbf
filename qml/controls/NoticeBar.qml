// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// A line of the strip for what is no alarm and must not be missed, such as that nobody watches: inverted greys, a shape
// and bold words, as no alarm colour stands for it. A touch leads to where it is told in full.
T.AbstractButton {
    id: root

    property string iconName: "warning"

    padding: Theme.spaceXs
    horizontalPadding: Theme.spaceM
    implicitHeight: Theme.touch
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: RowLayout {
        spacing: Theme.spaceM

        Icon {
            name: root.iconName
            size: Theme.iconL
            color: Theme.background
        }
        TextLabel {
            text: root.text
            strong: true
            color: Theme.background
            wrapMode: Text.Wrap
            maximumLineCount: 2
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.fontCaption * 0.9)
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Icon {
            name: "forward"
            size: Theme.iconS
            color: Theme.background
        }
    }
    background: Rectangle {
        color: root.down ? Theme.textMuted : Theme.text
        radius: Theme.radius

        FocusFrame {
            visible: root.visualFocus
        }
    }
}
