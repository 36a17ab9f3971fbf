// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Ten digits of 20 mm, as those of the keypad, and a key that takes one back. What is entered is never shown here, and
// whoever lays it out shows dots. `flat`: two rows of six, where four rows find no room.
FocusScope {
    id: root

    property bool flat: false
    property bool usable: true
    property bool ready: false // enough was entered
    property real roomWidth: Infinity

    signal digit(character: string)
    signal back()
    signal entered()

    readonly property int columns: flat ? 6 : 3
    readonly property real key: Math.min(Theme.command, Math.floor((roomWidth - (columns - 1) * Theme.spaceXs) / columns))
    readonly property list<string> keys: flat ? ["1", "2", "3", "4", "5", "back", "6", "7", "8", "9", "0", "enter"]
                                              : ["1", "2", "3", "4", "5", "6", "7", "8", "9", "back", "0", "enter"]

    property point tapped // in the window: where the tap lay that led here

    function swallow(tap: point) {
        root.tapped = tap;
        lull.restart();
    }
    function isSecondTap(place: point): bool {
        return lull.running && Math.hypot(place.x - root.tapped.x, place.y - root.tapped.y) < Theme.mm(8);
    }

    Timer {
        id: lull

        interval: Theme.afterTap
    }

    implicitWidth: grid.implicitWidth
    implicitHeight: grid.implicitHeight
    Keys.onPressed: event => {
        event.accepted = root.usable && (/^[0-9]$/.test(event.text) || event.key === Qt.Key_Backspace);
        if (event.accepted && event.key === Qt.Key_Backspace)
            root.back();
        else if (event.accepted)
            root.digit(event.text);
    }
    Keys.onReturnPressed: event => root.enter(event.isAutoRepeat)
    Keys.onEnterPressed: event => root.enter(event.isAutoRepeat)

    function enter(repeated: bool) {
        if (root.usable && root.ready && !repeated)
            root.entered();
    }
    function press(name: string) {
        if (name === "back")
            root.back();
        else if (name === "enter")
            root.entered();
        else
            root.digit(name);
    }

    GridLayout {
        id: grid

        columns: root.columns
        columnSpacing: Theme.spaceXs
        rowSpacing: Theme.spaceXs

        Repeater {
            model: root.keys

            TouchButton {
                id: key

                required property string modelData

                readonly property bool isBack: modelData === "back"
                readonly property bool isEnter: modelData === "enter"

                objectName: "key-" + modelData
                kind: isEnter ? TouchButton.Kind.Filled : TouchButton.Kind.Outlined
                text: isBack ? qsTr("Delete the last digit") : isEnter ? qsTr("Enter") : modelData
                iconName: isBack ? "backspace" : isEnter ? "check" : ""
                textShown: !isBack && !isEnter
                textRole: TextLabel.Role.Value
                enabled: root.usable && (!isEnter || root.ready)
                focusPolicy: Qt.TabFocus // a touch leaves the keys of a keyboard to the pad
                enterClicks: false // Enter always enters
                Layout.preferredWidth: root.key
                Layout.preferredHeight: root.key
                onClicked: {
                    if (!root.isSecondTap(key.mapToItem(null, key.pressX, key.pressY)))
                        root.press(modelData);
                }
            }
        }
    }
}
