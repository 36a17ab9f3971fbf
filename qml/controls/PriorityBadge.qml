// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// How urgent an alarm is, said three times: shape, number and word beside the colour. 4 is the worst; 0 shows nothing.
// One that has gone and only waits to be seen is hollow: the shape's outline without its fill.
RowLayout {
    id: root

    required property int priority
    property string label: "" // the word; the badge is shape and number alone without it
    property string mark: priority > 0 ? String(5 - priority) : "" // 1 = act now
    property bool blinking: false // for what nobody has acknowledged
    property bool gone: false // the condition is over
    property real size: Theme.mm(5.4)

    readonly property bool blinks: blinking && visible
    readonly property bool off: blinks && Theme.blinkOff
    property bool counted: false // among those that blink

    readonly property list<string> shapes: ["", "low", "medium", "high", "critical"]
    readonly property list<color> fills: ["transparent", Theme.alarmLow, Theme.alarmMedium, Theme.alarmHigh,
                                          Theme.alarmCritical]
    readonly property list<color> inks: ["transparent", Theme.alarmLowText, Theme.alarmMediumText,
                                         Theme.alarmHighText, Theme.alarmCriticalText]

    spacing: Theme.spaceS
    visible: priority > 0
    Accessible.role: Accessible.StaticText
    Accessible.name: label
    onBlinksChanged: root.count(blinks)
    Component.onCompleted: root.count(blinks)
    Component.onDestruction: root.count(false)

    function count(among: bool) {
        if (among !== root.counted)
            Theme.blinkers += among ? 1 : -1;
        root.counted = among;
    }

    Item {
        implicitWidth: root.size
        implicitHeight: root.size

        Icon { // the outline: yellow on light grey would not reach 3:1 by itself
            anchors.centerIn: parent
            name: root.shapes[root.priority]
            size: root.size
            color: Theme.alarmOutline
        }
        Icon {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: root.priority === 3 ? root.size * 0.03 : 0
            name: root.shapes[root.priority]
            size: root.size * 0.84
            objectName: "fill"
            color: root.gone ? Theme.surface : root.fills[root.priority]
            visible: !root.off
        }
        TextLabel {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: root.priority === 3 ? root.size * 0.14 : 0
            text: root.mark
            color: root.off ? Theme.background : root.gone ? Theme.text : root.inks[root.priority]
            font.pixelSize: Math.round(root.size * 0.5)
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
    TextLabel {
        visible: root.label !== ""
        text: root.label
        Layout.fillWidth: true
    }
}
