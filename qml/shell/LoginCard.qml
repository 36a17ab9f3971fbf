// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// Who stands here says who they are. With `order` it is a second person, who agrees to an order that waits and is not
// logged in by that.
SecretCard {
    id: root

    required property PeopleViewModel people
    property string order: "" // id of the one that waits
    property string orderText: ""

    readonly property bool approves: order !== ""
    readonly property LoginSheet sheet: contentItem as LoginSheet

    title: approves ? qsTr("A second person agrees") : qsTr("Who are you?")
    typed: sheet?.typed ?? false
    onOpened: root.sheet.restart()
    onClosed: {
        root.order = "";
        root.people.beginApproval("");
        root.people.search = "";
        root.people.forgetAttempt();
    }

    function approve(orderId: string, text: string) {
        root.order = orderId;
        root.orderText = text;
        root.people.beginApproval(orderId);
        root.open();
    }

    Connections {
        target: root.people

        function onLoggedIn() {
            root.close();
        }
        function onApproved() {
            root.close();
        }
        function onAnswerChanged() {
            root.stay();
        }
    }

    contentItem: LoginSheet {
        title: root.title
        target: !root.approves ? "" : root.people.orderText !== "" ? root.people.orderText : root.orderText
        iconName: root.approves ? "users" : "user"
        users: root.people.tiles
        notice: root.people.notice
        searchOffered: root.people.searchOffered
        search: root.people.search
        busy: root.people.busy
        refusal: root.people.refusal
        waitSeconds: root.people.waitSeconds
        pinDigits: root.people.pinDigits
        badgeWaits: root.people.badgeWaits
        roomWidth: root.roomWidth
        roomHeight: root.roomHeight
        hornRoom: root.hornRoom
        onTypedChanged: root.stay()
        onSearched: text => {
            root.people.search = text;
            root.stay();
        }
        onForgotten: root.people.forgetAttempt()
        onCancelled: root.close()
        onGiven: (userId, secret) => root.people.logIn(userId, secret)
    }
}
