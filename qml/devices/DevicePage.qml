// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// One machine: its values, its trend, its alarms, and what can be ordered of it. All side by side where there is room,
// behind tabs where there is not.
PanelPage {
    id: root

    required property DeviceViewModel device
    property int tab: 0

    readonly property bool narrow: width < Theme.mm(170)
    readonly property bool tabbed: root.isTight()
    readonly property bool low: !narrow && height < Theme.mm(108) // no room for curves: the page of trends has them

    // Either form is made when first needed and kept: the layouts of Qt 6.4.2 touch what was dropped once more when a
    // second size comes before the next frame, and crash.
    readonly property bool sized: width > 0 && height > 0
    property bool madeTabbed: false
    property bool madeWide: false

    onSizedChanged: root.make()
    onTabbedChanged: root.make()
    onTabChanged: root.turned()

    function isTight(): bool {
        return root.height < Theme.mm(root.width < Theme.mm(170) ? 150 : 85);
    }
    function make() { // asks anew: while one size after the other is told, a property may still say what was
        root.madeTabbed = root.madeTabbed || (root.sized && root.isTight());
        root.madeWide = root.madeWide || (root.sized && !root.isTight());
    }
    function showOrders() {
        root.tab = 2;
    }
    function showsOrders(): bool { // no property: a binding on tabbed from outside upsets the layouts of Qt 6.4.2
        return root.visible && (!root.tabbed || root.tab === 2);
    }

    Binding {
        target: root.device
        property: "active"
        value: root.visible
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spaceL
        spacing: Theme.spaceM
        visible: root.device.known

        DeviceHeader {
            id: header

            device: root.device
            operable: root.operable
            Layout.fillWidth: true
            onOverviewRequested: root.pageRequested("overview")
        }
        SegmentBar {
            objectName: "tabs"
            visible: root.tabbed
            name: qsTr("Parts of the page")
            labels: [qsTr("Values"), qsTr("Trend"), qsTr("Control"), qsTr("Alarms")]
            current: root.tab
            Layout.fillWidth: true
            onChosen: index => root.tab = index
        }
        Repeater { // of one; the Loader of Qt 6.4.2 cannot make a bound component
            model: root.madeTabbed ? 1 : 0

            StackLayout {
                visible: root.tabbed
                currentIndex: root.tab
                Layout.fillWidth: true
                Layout.fillHeight: true

                ValueGrid {
                    device: root.device
                }
                DeviceTrend {
                    device: root.device
                }
                CommandPanel {
                    device: root.device
                    operable: root.operable
                    onLoginRequested: root.peopleRequested()
                    controlNote: root.controlNote
                    onApprovalRequested: (orderId, text) => root.approvalRequested(orderId, text)
                }
                DeviceAlarms {
                    device: root.device
                    onMoreRequested: row => actions.openForAlarm(row)
                    onShelveAllRequested: actions.openForMachine(root.device.deviceId, root.device.name)
                }
            }
        }
        Repeater {
            model: root.madeWide ? 1 : 0

            GridLayout {
                visible: !root.tabbed
                columns: root.narrow ? 1 : 2
                columnSpacing: Theme.spaceL
                rowSpacing: Theme.spaceL
                Layout.fillWidth: true
                Layout.fillHeight: true

                ColumnLayout {
                    spacing: Theme.spaceM
                    Layout.preferredWidth: 62

                    ValueGrid {
                        device: root.device
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.min(contentHeight, root.height * (root.narrow ? 0.28 : 0.45))
                        Layout.fillHeight: root.low
                    }
                    DeviceTrend {
                        visible: !root.low
                        device: root.device
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }
                ColumnLayout {
                    spacing: Theme.spaceM
                    Layout.preferredWidth: 38
                    Layout.maximumWidth: root.narrow ? -1 : Theme.mm(100)

                    CommandPanel {
                        device: root.device
                        operable: root.operable
                        onLoginRequested: root.peopleRequested()
                        controlNote: root.controlNote
                        onApprovalRequested: (orderId, text) => root.approvalRequested(orderId, text)
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: root.narrow ? Math.min(contentHeight, root.height * 0.22) : 0
                    }
                    DeviceAlarms {
                        device: root.device
                        onMoreRequested: row => actions.openForAlarm(row)
                        onShelveAllRequested: actions.openForMachine(root.device.deviceId, root.device.name)
                        Layout.fillWidth: true
                        Layout.fillHeight: false
                        Layout.preferredHeight: Math.min(wantedHeight, root.height * (root.narrow ? 0.2 : 0.35))
                    }
                }
            }
        }
    }
    StopReasons {
        objectName: "stopReasons"
        x: Theme.spaceL + header.x + header.freeX
        y: Theme.spaceL + header.y + Math.round((header.height - height) / 2)
        width: header.freeWidth
        device: root.device
    }
    AlarmActions {
        id: actions

        objectName: "alarmActions"
        anchors.fill: parent
        comments: false
        blockedVerbs: root.device.verbs.revision < 0 ? ({}) : root.device.verbs.blockedAt(place)
        onShelveRequested: (seconds, oneShot, reason) => root.device.verbs.shelve(actions.alarmIds, actions.deviceId, seconds, oneShot, reason)
        onUnshelveRequested: root.device.verbs.unshelve(actions.alarmIds)
        onOutOfServiceRequested: reason => root.device.verbs.takeOutOfService(actions.alarmIds, actions.deviceId, reason)
        onReturnRequested: root.device.verbs.returnToService(actions.alarmIds)
        onUnacknowledgeRequested: root.device.verbs.unacknowledge(actions.alarmIds)
    }
    EmptyHint {
        objectName: "unknown"
        visible: !root.device.known
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.spaceL, Theme.mm(100))
        iconName: "device"
        text: root.device.goneName !== "" ? qsTr("%1 was removed from the lists").arg(root.device.goneName)
            : root.device.deviceId === "" ? qsTr("No machine is chosen")
            : qsTr("%1 has not been heard yet").arg(root.device.deviceId)
        detail: root.device.goneName !== "" ? qsTr("It comes back when it sends again.")
                                            : qsTr("Choose one on the overview.")

        TouchButton {
            text: qsTr("Overview")
            iconName: "overview"
            Layout.alignment: Qt.AlignHCenter
            onClicked: root.pageRequested("overview")
        }
    }
}
