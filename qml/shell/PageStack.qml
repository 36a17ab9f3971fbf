// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Lineside.Controls
import Lineside.ViewModels

// The pages, one in sight. A page is made when first seen and kept; only the one in sight is drawn.
Item {
    id: root

    required property RowListModel pages
    required property string current // id of the page in sight
    property bool operable: true
    property string obstacle: ""
    property string watchProblem: ""
    property string controlNote: ""
    property real above: 0 // room that a banner has over the pages
    property string title: "" // of the page in sight

    signal pageRequested(pageId: string)
    signal deviceRequested(deviceId: string)
    signal approvalRequested(orderId: string, text: string)
    signal peopleRequested()
    signal turned()

    function showTrend(deviceId: string, sensorType: string, startMs: real, lengthMs: real, marks: var) {
        for (let index = 0; index < places.count; ++index) {
            const trends = places.itemAt(index)?.viewModel as TrendsViewModel;
            if (trends) {
                trends.showMoment(deviceId, sensorType, startMs, lengthMs, marks);
                root.pageRequested("trends");
            }
        }
    }
    // None when it was never seen.
    function page(pageId: string): PanelPage {
        for (let index = 0; index < places.count; ++index) {
            const place = places.itemAt(index) as Loader;
            if (place && place.objectName === "place-" + pageId)
                return place.item as PanelPage;
        }
        return null;
    }

    Repeater {
        id: places

        model: root.pages

        Loader {
            id: place

            required property string pageId
            required property string title
            required property url component
            required property QtObject viewModel

            readonly property bool open: pageId === root.current
            readonly property PanelPage made: item as PanelPage

            function make() {
                if (place.open && place.status === Loader.Null)
                    place.setSource(place.component, {[place.pageId]: place.viewModel});
            }

            objectName: "place-" + pageId
            anchors.fill: parent
            anchors.topMargin: root.above
            visible: open
            onOpenChanged: make()
            Component.onCompleted: make()

            Binding {
                target: root
                property: "title"
                value: place.title
                when: place.open
                restoreMode: Binding.RestoreNone
            }
            Binding {
                target: place.made
                property: "operable"
                value: root.operable
            }
            Binding {
                target: place.made
                property: "obstacle"
                value: root.obstacle
            }
            Binding {
                target: place.made
                property: "watchProblem"
                value: root.watchProblem
            }
            Binding {
                target: place.made
                property: "controlNote"
                value: root.controlNote
            }
            Connections {
                target: place.made

                function onPageRequested(pageId: string) {
                    root.pageRequested(pageId);
                }
                function onDeviceRequested(deviceId: string) {
                    root.deviceRequested(deviceId);
                }
                function onTrendRequested(deviceId: string, sensorType: string, startMs: real, lengthMs: real, marks: var) {
                    root.showTrend(deviceId, sensorType, startMs, lengthMs, marks);
                }
                function onApprovalRequested(orderId: string, text: string) {
                    root.approvalRequested(orderId, text);
                }
                function onPeopleRequested() {
                    root.peopleRequested();
                }
                function onTurned() {
                    root.turned();
                }
            }
        }
    }
}
