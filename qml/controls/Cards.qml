// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// The cards that lie over a page, and what stays alive beneath them: the alarm strip, the horn's button and the stops of
// the machine whose page is open work whatever lies over them.
QtObject {
    id: root

    property var alive: [] // Items; the window says which
    property var open: [] // ModalCards, the last on top
    readonly property bool coverHeader: open.some(card => card.coversHeader) // and the horn's button with it
    property bool hornWanted: false // it sounds, and nobody has silenced it

    property Item stopPlace: null // where the stops of the machine in sight stand; null: no machine is in sight
    property var stops: null // and which: rows of CommandRow
    property bool stopsOperable: true

    signal stopRequested(name: string, label: string, confirm: int) // by a copy of it, beside a card
    signal closedAlone(title: string) // nobody touched it
    signal silenceRequested() // from a card that covers header and strip

    property T.Control cameFrom: null // what had the focus when the first of them was opened by a key

    function isAlive(from: Item, x: real, y: real): bool {
        return root.alive.concat(root.stopPlace ?? []).some(item => item.visible && item.contains(item.mapFromItem(from, x, y)));
    }
    function note(card: QtObject, isOpen: bool) {
        const others = root.open.filter(each => each !== card);
        root.open = isOpen ? others.concat([card]) : others;
    }
    // Whoever leads elsewhere asks first. False: somebody has typed something, and is told that it would be lost.
    function leave(): bool {
        for (const card of root.open.slice().reverse()) {
            if (!card.leave()) {
                root.takeKeysBack();
                return false;
            }
        }
        return true;
    }
    // Somebody is at the panel, wherever they touch it.
    function stay() {
        for (const card of root.open)
            card.stay();
    }
    function rememberKeys(item: T.Control) {
        if (root.open.length === 0)
            root.cameFrom = item?.visualFocus ? item : null;
    }
    function giveKeysBack() {
        if (root.open.length > 0 || !root.cameFrom || !root.cameFrom.visible)
            return;
        root.cameFrom.forceActiveFocus(Qt.TabFocusReason);
        root.cameFrom.focusReason = Qt.TabFocusReason; // a closing card gives it back without
    }
    // A touch beside the cards took the keys with it.
    function takeKeysBack() {
        if (root.open.length > 0)
            root.open[root.open.length - 1].forceActiveFocus(Qt.PopupFocusReason);
    }
}
