// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Lineside.Controls
import Lineside.Devices
import Lineside.ViewModels

// The window: header, pages, navigation, and the alarm strip that never goes away. When the engine gives no sign of
// life everything is veiled and says so: dead data is never shown as live.
Window {
    id: root

    required property ShellViewModel shell
    required property AlarmStripViewModel alarmStrip
    required property DeviceViewModel device
    required property PeopleViewModel people
    required property SeatsViewModel seats
    required property RowListModel pages
    property real pixelsPerMm: 0 // 0: what the screen says
    property string page: "overview" // id of the one in sight

    readonly property bool portrait: width < height
    readonly property bool small: Math.min(width, height) < Theme.mm(105)
    readonly property bool railed: !small && !portrait

    width: 1280
    height: 800
    title: "Lineside"
    color: Theme.background

    onPageChanged: {
        banner.turn();
        orderLook.restart();
    }

    function openDevice(deviceId: string) {
        if (!root.device.knows(deviceId)) { // the gateway's own troubles are on its page
            root.page = "system";
            return;
        }
        root.device.deviceId = deviceId;
        root.page = "device";
    }

    // From the strip, which is alive beneath a card as well.
    function go(pageId: string) {
        if (Cards.leave())
            root.page = pageId;
    }
    function silence() {
        root.shell.silenceHorn();
        Cards.takeKeysBack();
    }
    function openOrder() {
        root.openDevice(root.alarmStrip.failedOrderDevice);
        (stack.page("device") as DevicePage).showOrders();
    }
    function noteOrderSeen() {
        const machine = stack.page("device") as DevicePage;
        if (machine && machine.showsOrders())
            root.alarmStrip.seeFailedOrder(root.device.deviceId);
    }

    Timer { // a page shows its orders only once it stands
        id: orderLook
        interval: 0
        onTriggered: root.noteOrderSeen()
    }
    Connections {
        target: root.alarmStrip
        function onFailedOrderChanged() {
            orderLook.restart();
            notices.start();
        }
        function onWatchProblemChanged() {
            notices.start();
        }
    }
    Timer { // a line more or less resizes the page: never in the frame in which its rows change (crashes in Qt 6.4.2)
        id: notices

        property string watchProblem: ""
        property string failedOrder: ""

        interval: Theme.settle
        running: true
        onTriggered: {
            notices.watchProblem = root.alarmStrip.watchProblem;
            notices.failedOrder = root.alarmStrip.failedOrder;
        }
    }
    Binding { // whose control the header tells
        target: root.seats
        property: "deviceId"
        value: root.page === "device" ? root.device.deviceId : ""
    }
    Connections {
        target: root.device
        function onDeviceIdChanged() {
            orderLook.restart();
        }
    }
    Binding {
        target: Theme
        property: "pixelsPerMm"
        value: root.pixelsPerMm > 0 ? root.pixelsPerMm : root.Screen.pixelDensity
    }
    Binding {
        target: Theme
        property: "dark"
        value: root.shell.darkMode
    }
    Binding {
        target: Theme
        property: "language"
        value: root.shell.language
    }
    Binding {
        target: Theme
        property: "compact"
        value: root.small
    }

    Binding {
        target: Cards
        property: "alive"
        value: [strip, header.hornButton]
    }
    Binding {
        target: Cards
        property: "hornWanted"
        value: root.shell.hornWanted && !root.shell.hornSilenced
    }
    Connections {
        target: Cards

        function onSilenceRequested() {
            root.silence();
        }
        function onClosedAlone(title: string) {
            remark.say(qsTr("Nobody touched \u201c%1\u201d: closed, nothing was sent").arg(title));
        }
    }
    Connections {
        target: root.shell

        function onHelpCalledChanged() { // there is nothing to take back: it is one call
            if (root.shell.helpCalled)
                remark.say(root.shell.brokerState === Enums.LinkState.Up
                    ? qsTr("Help is called over the broker, once. It ends by itself.")
                    : qsTr("No broker: the call for help waits for it. Call by voice."));
        }
    }
    Connections {
        target: root.people

        function onTouched() {
            Cards.stay();
        }
    }
    Binding {
        target: Theme
        property: "abovePage"
        value: header.height
    }
    Binding {
        target: Theme
        property: "belowPage"
        value: root.height - strip.y
    }

    GridLayout {
        anchors.fill: parent
        columns: 2
        columnSpacing: 0
        rowSpacing: 0

        HeaderBar {
            id: header

            shell: root.shell
            people: root.people
            seats: root.seats
            title: stack.title
            Layout.columnSpan: 2
            Layout.fillWidth: true
            onLanguageRequested: languageDialog.open()
            onSystemRequested: root.page = "system"
            onHelpRequested: root.shell.callForHelp("")
            onPeopleRequested: peopleCards.open()
        }
        NavigationBar {
            pages: root.pages
            current: root.page
            upright: root.railed
            Layout.row: upright ? 1 : 4
            Layout.column: 0
            Layout.columnSpan: upright ? 1 : 2
            Layout.fillWidth: !upright
            Layout.fillHeight: upright
            onChosen: pageId => root.page = pageId
        }
        PageStack {
            id: stack

            pages: root.pages
            current: root.page
            operable: root.shell.engineAlive
            obstacle: root.shell.brokerState === Enums.LinkState.Up ? "" : root.shell.brokerText
            watchProblem: notices.watchProblem
            controlNote: root.seats.heldElsewhere ? root.seats.stateText : ""
            clip: true // whatever finds no room stays off the strip
            Layout.row: 1
            Layout.column: root.railed ? 1 : 0
            Layout.columnSpan: root.railed ? 1 : 2
            Layout.fillWidth: true
            Layout.fillHeight: true
            above: banner.room
            onPageRequested: pageId => root.page = pageId
            onDeviceRequested: deviceId => root.openDevice(deviceId)
            onTurned: orderLook.restart()
            onApprovalRequested: (orderId, text) => peopleCards.approve(orderId, text)
            onPeopleRequested: peopleCards.open()

            FirstStartBanner {
                id: banner

                width: parent.width
                people: root.people
                loading: root.shell.loading
                onWanted: peopleCards.open()
            }
            PassingRemark {
                id: remark

                objectName: "closedAlone"
                z: 1
                room: parent.width
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.spaceL
            }
            StallVeil {
                anchors.fill: parent
                shell: root.shell
            }
        }
        PeopleNotice { // below the page: what is above it, the stops among it, stays where it is
            people: root.people
            Layout.row: 2
            Layout.columnSpan: 2
            Layout.fillWidth: true
            onLoginRequested: peopleCards.logIn()
        }
        AlarmStrip {
            id: strip

            objectName: "alarmStrip"
            priority: root.alarmStrip.priority
            priorityText: root.alarmStrip.priorityText
            headline: root.alarmStrip.message
            detail: root.alarmStrip.detail
            gone: root.alarmStrip.gone
            unacknowledged: root.alarmStrip.canAcknowledge
            watchProblem: notices.watchProblem
            criticalCount: root.alarmStrip.criticalCount
            highCount: root.alarmStrip.highCount
            mediumCount: root.alarmStrip.mediumCount
            lowCount: root.alarmStrip.lowCount
            putAsideCount: root.alarmStrip.putAsideCount
            Layout.row: 3
            Layout.columnSpan: 2
            Layout.fillWidth: true
            hornOffered: Cards.coverHeader && Cards.hornWanted
            onSilenceRequested: root.silence()
            onListRequested: root.go("alarms")
            failedOrder: notices.failedOrder
            onOrderRequested: {
                if (Cards.leave())
                    root.openOrder();
            }
            onSystemRequested: root.go("system")
            onMachineRequested: {
                if (Cards.leave())
                    root.openDevice(root.alarmStrip.deviceId);
            }
            onAcknowledgePressed: root.alarmStrip.pressAcknowledge()
            onAcknowledgeReleased: root.alarmStrip.releaseAcknowledge()
            onAcknowledgeRequested: {
                root.alarmStrip.acknowledgeShown();
                Cards.takeKeysBack();
            }
        }
    }
    PeopleCards {
        id: peopleCards

        people: root.people
        seats: root.seats
    }
    LanguageDialog {
        id: languageDialog

        objectName: "languageDialog"
        shell: root.shell
        colours: header.narrow
    }
}
