// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// A new PIN or password, on a card of its own.
SecretCard {
    id: root

    property string target: ""
    property string explanation: ""
    property string iconName: "pin"
    property string name: ""
    property bool asksName: false
    property bool asksFormer: false
    property bool formerIsPin: true
    property int pinDigits: 6
    property bool busy: false
    property string refusal: ""
    property int waitSeconds: 0

    readonly property NewSecretSheet sheet: contentItem as NewSecretSheet

    signal weighed(name: string, secret: string) // answered by refuse(), at once
    signal given(name: string, former: string, secret: string)

    function refuse(reason: string) { // empty: it will do
        root.sheet.weak = reason;
    }

    typed: sheet?.typed ?? false
    onAboutToShow: root.sheet.name = root.name
    onOpened: root.sheet.restart()

    contentItem: NewSecretSheet {
        title: root.title
        target: root.target
        explanation: root.explanation
        iconName: root.iconName
        asksName: root.asksName
        asksFormer: root.asksFormer
        formerIsPin: root.formerIsPin
        pinDigits: root.pinDigits
        busy: root.busy
        refusal: root.refusal
        waitSeconds: root.waitSeconds
        roomWidth: root.roomWidth
        roomHeight: root.roomHeight
        hornRoom: root.hornRoom
        onTypedChanged: root.stay()
        onWeighed: (name, secret) => root.weighed(name, secret)
        onGiven: (name, former, secret) => root.given(name, former, secret)
        onCancelled: root.close()
    }
}
