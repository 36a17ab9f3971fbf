// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A word to look for. A store is looked through: it is told once nobody types any more, not at each letter.
CommentField {
    id: root

    signal searched(text: string)

    Accessible.name: placeholderText
    onTextEdited: pause.restart()

    Timer {
        id: pause

        interval: Theme.settle
        onTriggered: root.searched(root.text)
    }
}
