// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// What lies over the page and asks for an answer. Touches beside it do nothing: only an answer, or Escape, closes it.
T.Popup {
    id: root

    property string title: ""

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    dim: true
    margins: Theme.spaceS
    padding: Theme.spaceL
    closePolicy: T.Popup.CloseOnEscape
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    background: Rectangle {
        color: Theme.surfaceRaised
        radius: Theme.radius
        border.color: Theme.controlBorder
        border.width: Theme.line
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
    }
}
