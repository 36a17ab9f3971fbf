// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// A button that moves a machine: 20 mm high, and one touch is never enough. `confirmed` comes after it was held for
// Theme.hold, or, with `asks`, at once on release, for a dialog to take the second step. Letting go early cancels.
// Keys hold like a finger: Space, Return and Enter, whose auto-repeat is no letting go. One press gives one order,
// however long it lasts and whatever the machine answers meanwhile. What is not `usable` looks disabled and gives no
// order, but keeps the focus of who has just ordered.
T.AbstractButton {
    id: root

    property string iconName: ""
    property string hint: "" // why it is disabled, or what a hold does
    property bool asks: false
    property bool usable: true
    property real progress: 0 // of the hold, 0..1

    signal confirmed()

    property bool keyHeld: false // by Return or Enter; Space is the button's own
    property bool spent: false // this press has given its order

    readonly property bool live: enabled && usable
    readonly property color ink: live ? Theme.text : Theme.textDisabled

    padding: Theme.spaceS
    horizontalPadding: Theme.spaceM
    implicitWidth: Math.max(Theme.command, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.command, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    onClicked: {
        if (root.asks && root.usable)
            root.confirmed();
    }
    onPressed: root.beginPress()
    onLiveChanged: {
        root.keyHeld = false;
        lull.restart();
    }
    onActiveFocusChanged: root.keyHeld = false
    Keys.onPressed: event => {
        event.accepted = root.isOurs(event);
        if (event.isAutoRepeat)
            lull.restart();
        else if (event.accepted)
            root.beginPress();
        root.keyHeld = root.keyHeld || (event.accepted && !event.isAutoRepeat);
    }
    Keys.onReleased: event => {
        event.accepted = root.isOurs(event);
        lull.restart();
        if (event.accepted && !event.isAutoRepeat)
            root.letGo();
    }

    function isOurs(event: KeyEvent): bool {
        return event.key === Qt.Key_Return || event.key === Qt.Key_Enter
            || (event.key === Qt.Key_Space && event.isAutoRepeat);
    }
    // Not every system marks its repeats: what follows at once upon the last sign of the key is the same press.
    function beginPress() {
        root.spent = root.spent && lull.running;
        lull.restart();
    }
    function letGo() {
        const wasHeld = root.keyHeld;
        root.keyHeld = false;
        if (wasHeld && root.asks && root.usable)
            root.confirmed();
    }

    Timer {
        id: lull

        interval: Theme.settle
    }
    NumberAnimation {
        target: root
        property: "progress"
        running: (root.down || root.keyHeld) && !root.spent && !root.asks && root.live
        from: 0
        to: 1
        duration: Theme.hold
        onFinished: {
            root.spent = true;
            root.confirmed();
        }
        onRunningChanged: root.progress = 0
    }

    contentItem: ColumnLayout {
        spacing: Theme.spaceXs

        Item {
            Layout.fillHeight: true
        }
        ButtonFace {
            iconName: root.iconName
            iconSize: Theme.iconL
            text: root.text
            role: TextLabel.Role.Title
            ink: root.ink
            Layout.fillWidth: true
        }
        TextLabel {
            visible: root.hint !== ""
            role: TextLabel.Role.Caption
            text: root.hint
            color: root.live ? Theme.textMuted : Theme.textDisabled
            wrapMode: Text.Wrap
            maximumLineCount: 2
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.live && (root.down || root.keyHeld) ? Theme.pressed : Theme.surfaceRaised
        border.width: root.live ? Theme.lineBold : Theme.line
        border.color: root.live ? Theme.accent : Theme.border

        Rectangle {
            objectName: "holdFill"
            visible: root.progress > 0
            x: Theme.lineBold
            y: Theme.lineBold
            width: (parent.width - 2 * Theme.lineBold) * root.progress
            height: parent.height - 2 * Theme.lineBold
            color: Theme.accentSoft
        }
        FocusFrame {
            visible: root.visualFocus
        }
    }
}
