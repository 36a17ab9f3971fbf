// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A card for what somebody proves who they are by: it says how much room there is, and closes when nobody is at it.
ModalCard {
    id: root

    readonly property real roomWidth: widest - 2 * padding
    readonly property real roomHeight: (parent?.height ?? 0) - 2 * (margins + padding)

    readonly property real hornRoom: spareHorn.visible ? spareHorn.width + Theme.spaceM : 0 // beside the title

    hornAtTop: true
    padding: Theme.spaceM
    patience: Theme.dialogPatience
    width: Math.min(Theme.mm(128), widest)
}
