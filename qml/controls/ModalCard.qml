// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// What lies over the page and asks for an answer. Touches beside it do nothing: only an answer, or Escape, closes it.
// It stays off the stops of the machine in sight; where it cannot, they stand beside it, at the window's edge.
// It stays above the alarm strip as far as it finds room, and the strip stays bright and alive. One with `patience`
// closes when nobody has touched the panel for so long: it says so before, and the window afterwards. Escape closes it as well, after a question where something was typed.
T.Popup {
    id: root

    property string title: ""

    // Between the header, where the horn is silenced, and the strip. What finds no room there covers the header.
    readonly property real room: (parent?.height ?? 0) - Theme.abovePage - Theme.belowPage - 2 * margins
    readonly property bool coversHeader: height > room
    readonly property bool coversStrip: height > room + Theme.abovePage

    property int looks: 0 // where things stand tells nobody when it changes
    readonly property rect stopPlace: root.placeOf(Cards.stopPlace, root.looks, parent?.width ?? 0, parent?.height ?? 0)
    readonly property bool slim: (parent?.width ?? 0) < Theme.mm(100) // keys need the room: four of 16 mm
    readonly property real spareWidth: Theme.mm(slim ? 16 : 22)
    readonly property real stopsRoom: Cards.stopPlace ? spareWidth + Theme.spaceS : 0
    readonly property real widest: (parent?.width ?? 0) - 2 * margins - stopsRoom
    readonly property real middle: Math.round(((parent?.width ?? 0) - width) / 2)
    readonly property real besideStops: stopPlace.width === 0 ? middle : Math.min(middle, stopPlace.x - Theme.spaceS - width)
    readonly property bool coversStops: besideStops < margins && y < stopPlace.y + stopPlace.height
    property int patience: 0 // milliseconds; 0: it waits for ever
    property bool hornAtTop: false // where its lower edge has keys

    property bool typed: false // something would be lost if it closed
    property bool warned: false // and that was said
    property bool warnedByKey: false

    property bool keepsWords: false // what is typed keeps it open: words are lost to nobody's absence
    property bool toldElsewhere: false // that it closed by itself
    property int secondsLeft: 0 // until it closes, near the end

    signal timedOut()

    function placeOf(item: Item, look: int, width: real, height: real): rect {
        return item && root.parent && item.width > 0 ? item.mapToItem(root.parent, 0, 0, item.width, item.height) : Qt.rect(0, 0, 0, 0);
    }
    // Somebody goes elsewhere. False: not yet, for something was typed; at the second try it goes.
    function leave(): bool {
        if (root.typed && !root.warned) {
            root.stay();
            root.warnedByKey = false;
            root.warned = true;
            return false;
        }
        root.close();
        return true;
    }
    function stay() { // somebody is at it
        root.warned = false;
        root.secondsLeft = 0;
        root.waiting.stop();
        if (root.opened && root.wait > 0)
            root.waiting.restart();
    }
    function giveUp() {
        root.close();
        root.timedOut();
        if (!root.toldElsewhere)
            Cards.closedAlone(root.title);
    }

    parent: T.Overlay.overlay
    x: root.coversStops ? Math.max(margins, Math.min(middle, (parent?.width ?? 0) - margins - stopsRoom - width))
                        : Math.max(margins, besideStops)
    y: Math.max(margins, Math.round(((parent?.height ?? 0) - Theme.belowPage - height + (height > room ? 0 : Theme.abovePage)) / 2))
    modal: true
    focus: true
    dim: true
    margins: Theme.spaceS
    padding: Theme.spaceL
    closePolicy: root.typed ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding

    onAboutToShow: {
        ++root.looks;
        root.keyed = root.focused?.visualFocus ?? false;
        Cards.rememberKeys(root.focused);
    }
    onVisibleChanged: Cards.note(root, visible)
    Component.onDestruction: Cards.note(root, false)
    onTypedChanged: root.warned = false
    onOpened: {
        root.warned = false;
        root.stay();
        root.showFocus();
    }
    onClosed: {
        root.waiting.stop();
        root.secondsLeft = 0;
        root.showFocus();
        Cards.giveKeysBack();
    }

    property bool keyed: false // opened by a key: then it is shown where the keys are, inside and afterwards
    readonly property T.Control focused: root.parent?.Window.activeFocusItem as T.Control

    function showFocus() {
        if (root.keyed && root.focused)
            root.focused.focusReason = Qt.TabFocusReason;
    }

    readonly property int wait: keepsWords && typed ? 0 : patience
    readonly property int lastCall: Math.min(wait, Theme.lastCall)
    onWaitChanged: root.stay()

    readonly property Timer waiting: Timer {
        interval: root.wait - root.lastCall
        onTriggered: root.secondsLeft = Math.ceil(root.lastCall / 1000)
    }
    readonly property Timer calling: Timer {
        interval: Math.min(1000, root.lastCall)
        repeat: true
        running: root.secondsLeft > 0
        onTriggered: {
            if (root.secondsLeft > 1)
                --root.secondsLeft;
            else
                root.giveUp();
        }
    }
    readonly property Rectangle countdown: Rectangle { // on the upper edge, where nothing is to be pressed
        objectName: "countdown"
        parent: root.background.parent
        visible: root.secondsLeft > 0
        x: Math.round(((parent?.width ?? 0) - width) / 2)
        y: Math.max(-root.y, -Math.round(height / 2))
        z: 2
        width: Math.min(countdownText.implicitWidth + 2 * Theme.spaceM, parent?.width ?? 0)
        height: Theme.fontCaption * 1.7
        radius: Theme.radius
        color: Theme.text
        Accessible.role: Accessible.AlertMessage
        Accessible.name: countdownText.text

        TextLabel {
            id: countdownText

            role: TextLabel.Role.Caption
            text: qsTr("Closes in %1 s, nothing was sent. Touch to stay.").arg(root.secondsLeft)
            color: Theme.background
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            anchors.fill: parent
            anchors.leftMargin: Theme.spaceS
            anchors.rightMargin: Theme.spaceS
        }
    }

    readonly property Shortcut question: Shortcut {
        sequences: ["Escape"]
        enabled: root.opened && root.typed && Cards.open[Cards.open.length - 1] === root
        onActivated: root.warnedByKey = !root.leave()
    }

    readonly property PageNotice warning: PageNotice {
        objectName: "typedWarning"
        parent: root.background.parent
        visible: root.warned
        width: parent?.width ?? 0
        z: 1
        text: qsTr("What you entered here would be lost")
        detail: root.warnedByKey ? qsTr("Press Escape again to leave, or go on here.")
                                 : qsTr("Touch there again to leave, or go on here.")
    }

    readonly property TouchButton spareHorn: TouchButton { // a keypad on a small panel
        objectName: "cardHorn"
        parent: root.background.parent
        visible: root.coversStrip && Cards.hornWanted
        x: root.hornAtTop ? (parent?.width ?? 0) - width - root.rightPadding : root.leftPadding
        y: root.hornAtTop ? root.topPadding : (parent?.height ?? 0) - height - root.bottomPadding
        z: 1
        kind: TouchButton.Kind.Filled
        text: qsTr("Silence")
        iconName: "horn"
        onClicked: Cards.silenceRequested()
    }

    readonly property Column spareStops: Column { // where the card lies on them
        parent: root.background.parent
        visible: root.coversStops
        x: (root.parent?.width ?? 0) - root.margins - width - root.x
        y: Math.max(root.margins, Math.min(root.stopPlace.y, (root.parent?.height ?? 0) - Theme.belowPage - height)) - root.y
        z: 1
        spacing: Theme.spaceS

        Repeater {
            model: Cards.stops

            StopButton {
                objectName: "spareStop-" + name
                operable: Cards.stopsOperable
                width: root.spareWidth
                iconName: root.slim ? "" : "stop"
                horizontalPadding: root.slim ? Theme.spaceXs : Theme.spaceM
                focusPolicy: Qt.TabFocus
                onConfirmed: Cards.stopRequested(name, label, confirm)
            }
        }
    }

    T.Overlay.modal: Item {
        id: veil

        containmentMask: QtObject { // what it does not contain is not kept from touches
            function contains(place: point): bool {
                return !Cards.isAlive(veil, place.x, place.y);
            }
        }

        // All but what is alive: the strip, the horn in the header, and the stops.
        readonly property Item horn: Cards.alive.find(item => item.objectName === "horn" && item.visible) ?? null
        readonly property rect hole: horn ? horn.mapToItem(veil, 0, 0, horn.width, horn.height) : Qt.rect(0, 0, 0, 0)

        Scrim {
            width: veil.hole.x
            height: Theme.abovePage
        }
        Scrim {
            x: veil.hole.x + veil.hole.width
            width: parent.width - x
            height: Theme.abovePage
        }
        Scrim {
            y: Theme.abovePage
            width: root.stopPlace.width > 0 ? root.stopPlace.x : parent.width
            height: parent.height - y - Theme.belowPage
        }
        Scrim {
            x: root.stopPlace.x
            y: Theme.abovePage
            width: root.stopPlace.width
            height: root.stopPlace.y - y
        }
        Scrim {
            x: root.stopPlace.x
            y: root.stopPlace.y + root.stopPlace.height
            width: root.stopPlace.width
            height: parent.height - y - Theme.belowPage
        }
        Scrim {
            x: root.stopPlace.x + root.stopPlace.width
            y: Theme.abovePage
            width: root.stopPlace.width > 0 ? parent.width - x : 0
            height: parent.height - y - Theme.belowPage
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

    component Scrim: Rectangle {
        color: Theme.scrim
    }
}
