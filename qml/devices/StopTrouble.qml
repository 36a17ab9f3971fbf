// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lineside.Controls

// A stop that failed or got no answer, large and beside the stop, until somebody says that it was seen.
T.AbstractButton {
    id: root

    padding: Theme.spaceXs
    horizontalPadding: Theme.spaceM
    implicitHeight: Theme.touch
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: RowLayout {
        spacing: Theme.spaceM

        Icon {
            visible: root.width >= Theme.mm(60)
            name: "bad"
            size: Theme.iconL
            color: Theme.background
        }
        ColumnLayout {
            spacing: 0

            TextLabel {
                role: TextLabel.Role.Title
                text: root.text
                strong: true
                whole: true
                color: Theme.background
                wrapMode: Text.Wrap
                maximumLineCount: 2
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.fontCaption
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
            }
            TextLabel {
                text: qsTr("Stop at the machine itself. Touch here when seen.")
                strong: true
                color: Theme.background
                wrapMode: Text.Wrap
                whole: true
                maximumLineCount: 3
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.round(Theme.fontCaption * 0.9)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
            }
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
