// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

// Every colour, size, font and duration of the panel. Calm greys after ISA-101; the alarm colours are used for alarms
// and for nothing else. Sizes are millimetres on the glass, because a finger does not shrink with the pixels.
// Text pairs reach 4.5:1 in both themes (tests/qml/tst_theme.qml holds them to it).
QtObject {
    id: root

    // What the shell tells: the rest follows.
    property bool dark: false
    property bool compact: false
    property real pixelsPerMm: 5.9
    property string language: "en"
    property real abovePage: 0 // the header's height
    property real belowPage: 0 // from the upper edge of the alarm strip to the lower one of the window

    function mm(millimetres: real): real {
        return Math.round(millimetres * root.pixelsPerMm);
    }

    // Ground and text
    readonly property color background: dark ? "#191c20" : "#dfe3e6"
    readonly property color surface: dark ? "#23272c" : "#f1f3f4"
    readonly property color surfaceRaised: dark ? "#2c3137" : "#fafbfb"
    readonly property color surfaceSunken: dark ? "#15181b" : "#e8ebed"
    readonly property color bar: dark ? "#212529" : "#cdd3d8"
    readonly property color border: dark ? "#373d44" : "#c6cdd3"
    readonly property color controlBorder: dark ? "#7b858f" : "#737d87"
    readonly property color text: dark ? "#e4e8eb" : "#191e23"
    readonly property color textMuted: dark ? "#a9b2ba" : "#47515a"
    readonly property color textDisabled: dark ? "#7f8891" : "#6c757e"
    readonly property color scrim: dark ? "#b0000000" : "#80202830"
    readonly property color veil: dark ? "#c8191c20" : "#c8dfe3e6"

    // What can be touched, and what is chosen
    readonly property color accent: dark ? "#8fb9d6" : "#28567a"
    readonly property color accentText: dark ? "#0f1d28" : "#ffffff"
    readonly property color accentSoft: dark ? "#2e4252" : "#c9d9e5"
    readonly property color pressed: dark ? "#3a424a" : "#c8d0d7"

    // Alarms, worst last; nothing else on the panel has these hues
    readonly property color alarmLow: dark ? "#b992dd" : "#74489c"
    readonly property color alarmLowText: dark ? "#190b26" : "#ffffff"
    readonly property color alarmMedium: dark ? "#f3cf46" : "#f2c71f"
    readonly property color alarmMediumText: "#1f1800"
    readonly property color alarmHigh: dark ? "#f2903a" : "#ee7d15"
    readonly property color alarmHighText: "#1e0e00"
    readonly property color alarmCritical: dark ? "#d62f43" : "#bf1e30"
    readonly property color alarmCriticalText: "#ffffff"
    readonly property color alarmOutline: dark ? "#e4e8eb" : "#191e23"

    // Pens of a trend: apart in hue and lightness, away from the alarm hues
    readonly property var penColors: dark
        ? ["#6fb7ee", "#77cf8b", "#e0e4e8", "#d3a27e", "#4fc6c9", "#8f9fee", "#c0c765", "#8c98a4"]
        : ["#1f6fb2", "#24803f", "#30383f", "#8a5a3c", "#0b8388", "#2b3c8f", "#6b761c", "#71808c"]

    readonly property var limitColors: [alarmLow, alarmMedium, alarmHigh, alarmCritical]

    // Sizes on the glass
    // What an order needs before; alarms have colours of their own.
    readonly property color permitted: dark ? "#86cfa3" : "#22613c"
    readonly property color forbidden: dark ? "#f0b0a8" : "#8a2b22"

    readonly property real touch: mm(10)
    readonly property real command: mm(20)
    readonly property real spaceXs: mm(0.7)
    readonly property real spaceS: mm(compact ? 1.1 : 1.4)
    readonly property real spaceM: mm(compact ? 1.6 : 2.2)
    readonly property real spaceL: mm(compact ? 2.2 : 3.4)
    readonly property real radius: mm(0.8)
    readonly property real line: Math.max(1, Math.round(pixelsPerMm * 0.18))
    readonly property real lineBold: Math.max(2, Math.round(pixelsPerMm * 0.42))
    readonly property real iconS: mm(2.8)
    readonly property real iconM: mm(3.8)
    readonly property real iconL: mm(5.4)

    // Fonts; the digits of all of these are of one width, so numbers do not jump
    readonly property string fontFamily: language.startsWith("zh") ? "Noto Sans CJK SC" : "Noto Sans"
    readonly property string fontMono: "monospace"
    readonly property int fontCaption: mm(2.45)
    readonly property int fontBody: mm(2.9)
    readonly property int fontTitle: mm(3.5)
    readonly property int fontHeading: mm(4.4)
    readonly property int fontValue: mm(4.9)
    readonly property int fontValueLarge: mm(8)

    // Durations, milliseconds
    readonly property int quick: 90
    readonly property int hold: 1000
    readonly property int blink: 500
    readonly property int settle: 250
    readonly property int longPress: 700
    readonly property int afterTap: 600 // no second tap of a double one comes later
    property int dialogPatience: 60000 // a dialog that nobody touches closes; tests wait less
    property int lastCall: 10000 // so long before, it says that it will; tests call sooner
    property int secondTouch: 4000 // what asks for a second touch waits so long; tests wait less
    readonly property int note: 6000 // how long a passing remark stays

    // All that blinks does so in step: two frames a second, however many do. WCAG allows three flashes.
    property int blinkers: 0 // how many do; they count themselves
    property bool blinkOff: false
    readonly property Timer blinker: Timer {
        interval: root.blink
        repeat: true
        running: root.blinkers > 0
        onTriggered: root.blinkOff = !root.blinkOff
        onRunningChanged: root.blinkOff = false
    }
}
