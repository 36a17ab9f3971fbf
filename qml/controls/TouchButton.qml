// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// The ordinary button: at least 10 mm in both directions, answers the touch at once. A key that is held down is one
// touch, however often it repeats.
T.AbstractButton {
    id: root

    enum Kind { Outlined, Filled, Plain }

    property int kind: TouchButton.Kind.Outlined
    property string iconName: ""
    property bool textShown: true
    property int textRole: TextLabel.Role.Body
    property bool enterClicks: true // false: Return and Enter are left to what lies around
    property bool leading: false // text from the leading edge on, as in a list; centred otherwise

    readonly property bool filled: kind === TouchButton.Kind.Filled
    readonly property color ink: !enabled ? Theme.textDisabled : filled && !down ? Theme.accentText : Theme.text

    padding: Theme.spaceS
    horizontalPadding: textShown ? Theme.spaceM : Theme.spaceS
    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: root.clicked()
    Keys.onPressed: event => {
        const enter = root.enterClicks && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter);
        event.accepted = enter || (event.key === Qt.Key_Space && event.isAutoRepeat);
        if (enter && !event.isAutoRepeat)
            root.clicked();
    }
    Keys.onReleased: event => event.accepted = event.key === Qt.Key_Space && event.isAutoRepeat

    contentItem: ButtonFace {
        iconName: root.iconName
        text: root.text
        textShown: root.textShown
        leading: root.leading
        role: root.textRole
        ink: root.ink
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed
                         : root.filled && root.enabled ? Theme.accent
                                                       : root.checked ? Theme.accentSoft : "transparent"
        border.width: root.kind === TouchButton.Kind.Plain ? 0 : Theme.line
        border.color: root.enabled ? Theme.controlBorder : Theme.border

        FocusFrame {
            visible: root.visualFocus
        }
    }
}
