// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// What lies over the page and asks for an answer. Touches beside it do nothing: only an answer, or Escape, closes it.
// It stays above the alarm strip as far as it finds room, and the strip stays bright. One with `patience` closes when
// nobody has touched it for so long.
T.Popup {
    id: root

    property string title: ""

    property int patience: 0 // milliseconds; 0: it waits for ever

    signal timedOut()

    function stay() { // somebody is at it
        if (root.opened && root.patience > 0)
            root.waiting.restart();
    }

    parent: T.Overlay.overlay
    x: Math.round(((parent?.width ?? 0) - width) / 2)
    y: Math.max(margins, Math.round(((parent?.height ?? 0) - Theme.belowPage - height) / 2))
    modal: true
    focus: true
    dim: true
    margins: Theme.spaceS
    padding: Theme.spaceL
    closePolicy: T.Popup.CloseOnEscape
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    onAboutToShow: root.keyed = root.focused?.visualFocus ?? false
    onOpened: {
        root.stay();
        root.showFocus();
    }
    onClosed: {
        root.waiting.stop();
        root.showFocus();
    }

    property bool keyed: false // opened by a key: then it is shown where the keys are, inside and afterwards
    readonly property T.Control focused: root.parent?.Window.activeFocusItem as T.Control

    function showFocus() {
        if (root.keyed && root.focused)
            root.focused.focusReason = Qt.TabFocusReason;
    }

    readonly property Timer waiting: Timer {
        interval: root.patience
        onTriggered: {
            root.close();
            root.timedOut();
        }
    }

    T.Overlay.modal: Item {
        Rectangle {
            anchors.fill: parent
            anchors.bottomMargin: Theme.belowPage
            color: Theme.scrim
        }
    }

    background: Rectangle {
        color: Theme.surfaceRaised
        radius: Theme.radius
        border.color: Theme.controlBorder
        border.width: Theme.line
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title

        PointHandler {
            onActiveChanged: root.stay()
        }
    }
}
