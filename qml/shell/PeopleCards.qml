// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// All cards by which people come in, go, and hand control over; one at a time.
Item {
    id: root

    required property PeopleViewModel people
    required property SeatsViewModel seats

    // What the header's button leads to.
    function open() {
        root.people.forgetAttempt();
        if (root.people.firstStart && !root.people.loggedIn)
            firstCard.open();
        else if (root.people.loggedIn || root.seats.heldElsewhere || !root.people.managed)
            whoCard.open();
        else
            loginCard.open();
    }
    function logIn() {
        root.people.forgetAttempt();
        if (root.people.managed)
            loginCard.open();
    }
    function approve(orderId: string, text: string) {
        root.people.forgetAttempt();
        if (root.people.managed)
            loginCard.approve(orderId, text);
        else
            root.open(); // without users nobody can be told from anybody
    }

    Connections {
        target: root.people

        function onBadgeAsksForPin() {
            loginCard.open();
        }
        function onBadgeRefused() { // nobody waits in front of a panel that says nothing
            loginCard.open();
        }
        function onLoggedIn() {
            firstCard.close();
        }
        function onSecretChanged() {
            ownCard.close();
        }
    }
    Connections {
        target: root.seats

        function onControlMissing() {
            whoCard.open();
        }
    }
    LoginCard {
        id: loginCard

        objectName: "loginCard"
        people: root.people
    }
    PeopleCard {
        id: whoCard

        objectName: "whoCard"
        people: root.people
        seats: root.seats
        onLoginRequested: root.logIn()
        onSecretRequested: ownCard.open()
    }
    SeatRequestCard {
        seats: root.seats
    }
    NewSecretCard {
        id: firstCard

        objectName: "firstCard"
        title: qsTr("Make the administrator")
        explanation: qsTr("Nobody can log in yet, so everybody here may do everything that this panel allows. An administrator makes the users. Until then nothing is closed.")
        name: qsTr("Administrator", "a user's name")
        asksName: true
        pinDigits: root.people.pinDigits
        busy: root.people.busy
        refusal: root.people.refusal
        waitSeconds: root.people.waitSeconds
        onWeighed: (name, secret) => firstCard.refuse(root.people.secretProblem(name, secret))
        onGiven: (name, former, secret) => root.people.makeAdministrator(name, secret)
        onClosed: root.people.forgetAttempt()
    }
    NewSecretCard {
        id: ownCard

        objectName: "ownCard"
        title: qsTr("Change my PIN")
        target: root.people.userName
        name: target
        asksFormer: true
        formerIsPin: root.people.hasPin
        pinDigits: root.people.pinDigits
        busy: root.people.busy
        refusal: root.people.refusal
        waitSeconds: root.people.waitSeconds
        onWeighed: (name, secret) => ownCard.refuse(root.people.secretProblem(name, secret))
        onGiven: (name, former, secret) => root.people.changeOwnSecret(former, secret)
        onClosed: root.people.forgetAttempt()
    }
}
