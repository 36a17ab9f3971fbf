// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A list that fingers move and keys walk: arrows, Page, Home and End go from row to row and keep the focus in it. Where
// several rows can be chosen, Shift extends the choice and Ctrl+A takes all; Space is the row's own. Tab stops at the
// current row and its buttons (the rows see to that), then leaves the list.
ListView {
    id: root

    property bool chooses: false

    readonly property Item focused: Window.activeFocusItem
    property T.Control kept: null // in a row: what the keys have come to

    signal extended(from: int, to: int)
    signal allWanted()

    clip: true
    focus: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    highlightFollowsCurrentItem: false // nothing moves because it was touched

    readonly property FocusFollower follower: FocusFollower {
        target: root
    }

    onFocusedChanged: {
        settled.restart();
        const index = root.focused?.parent === root.contentItem ? root.focusedIndex() : -1;
        if (index >= 0) // a row that was touched is where Tab stops
            root.currentIndex = index;
    }
    Keys.onPressed: event => {
        const from = root.focusedIndex();
        const to = root.target(event.key, from);
        const all = root.chooses && event.key === Qt.Key_A && (event.modifiers & Qt.ControlModifier);
        event.accepted = to >= 0 || all;
        if (all)
            root.allWanted();
        else if (to >= 0)
            root.walk(to);
        if (to >= 0 && root.chooses && from >= 0 && (event.modifiers & Qt.ShiftModifier))
            root.extended(from, to);
    }

    Timer { // by then the control knows why it has the focus
        id: settled

        interval: 0
        onTriggered: root.keepFocus()
    }

    // ListView gives the focus to its current row when another goes. The keys stay where they are.
    function keepFocus() {
        const control = root.focusedIndex() < 0 ? null : root.focused as T.Control;
        const isTaken = control !== null && control === root.currentItem && control.focusReason === Qt.OtherFocusReason;
        if (isTaken && root.kept && root.kept !== control && root.kept.visible)
            root.showFocus(root.kept);
        else
            root.kept = control?.visualFocus ? control : null;
    }
    function showFocus(control: T.Control) {
        control.forceActiveFocus(Qt.TabFocusReason);
        control.focusReason = Qt.TabFocusReason; // it may have got the focus as the current one already
    }
    // Somebody works with keys: the focus is shown.
    function keyed(): bool {
        return (root.Window.activeFocusItem as T.Control)?.visualFocus ?? false;
    }
    // The row that has the focus, itself or in one of its buttons; -1: none.
    function focusedIndex(): int {
        for (let item = root.Window.activeFocusItem; item; item = item.parent) {
            if (item.parent === root.contentItem)
                return root.indexAt(item.x + 1, item.y + 1);
        }
        return -1;
    }
    function walk(index: int) {
        const to = Math.max(0, Math.min(root.count - 1, index));
        root.positionViewAtIndex(to, ListView.Contain);
        const row = root.itemAtIndex(to) as T.Control;
        if (!row)
            return;
        root.showFocus(row); // first: Qt 6.4.2 lets no row cease to be a stop that has the focus
        root.currentIndex = to;
    }
    function target(key: int, from: int): int {
        if (root.count === 0)
            return -1;
        const page = Math.max(1, Math.floor(root.height / Math.max(1, root.contentHeight / root.count)) - 1);
        switch (key) {
        case Qt.Key_Up:
            return Math.max(0, from - 1);
        case Qt.Key_Down:
            return Math.min(root.count - 1, from + 1);
        case Qt.Key_PageUp:
            return Math.max(0, from - page);
        case Qt.Key_PageDown:
            return Math.min(root.count - 1, from + page);
        case Qt.Key_Home:
            return 0;
        case Qt.Key_End:
            return root.count - 1;
        }
        return -1;
    }
}
