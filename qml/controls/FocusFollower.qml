// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// Brings into sight, in what is scrolled, whatever the keys come to: nobody presses Return on what he does not see.
// A touch moves nothing.
QtObject {
    id: root

    required property Flickable target

    readonly property Item focused: root.target.Window.activeFocusItem
    readonly property bool keyed: (root.focused as T.Control)?.visualFocus ?? (root.focused as TextInput) !== null

    onFocusedChanged: root.follow()
    onKeyedChanged: root.follow()

    // In a list the whole row, otherwise the control itself.
    function shownItem(): Item {
        for (let item = root.focused; item; item = item.parent) {
            if (item.parent === root.target.contentItem)
                return root.target as ListView ? item : root.focused;
        }
        return null;
    }
    function follow() {
        const item = root.keyed ? root.shownItem() : null;
        if (!item)
            return;
        const view = root.target;
        const top = item.mapToItem(view.contentItem, 0, 0).y - Theme.lineBold;
        const wanted = Math.min(top, Math.max(view.contentY, top + item.height + 2 * Theme.lineBold - view.height));
        const lowest = view.originY + Math.max(0, view.contentHeight - view.height);
        view.contentY = Math.max(view.originY, Math.min(lowest, wanted));
    }
}
