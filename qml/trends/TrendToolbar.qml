// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// How much time is shown, live or stopped, and which signals.
RowLayout {
    id: root

    required property TrendsViewModel trends

    // In every language the words have room beside all spans and the time, which takes two lines when it is stopped.
    readonly property real wordsWidth: words.advanceWidth + 2 * (Theme.iconM + Theme.spaceS + 2 * Theme.spaceM)
    readonly property bool wide: width > spans.implicitWidth + wordsWidth + Theme.mm(40) + 3 * spacing

    signal pensRequested()

    spacing: Theme.spaceM

    TextMetrics {
        id: words

        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontBody
        text: qsTr("Pause") + qsTr("Live") + qsTr("Signals")
    }
    SegmentBar {
        id: spans

        objectName: "spans"
        name: qsTr("Time shown")
        labels: root.trends.spanNames
        current: root.trends.spanIndex
        Layout.fillWidth: !root.wide
        onChosen: index => root.trends.spanIndex = index
    }
    TextLabel {
        visible: root.wide
        text: root.trends.loading ? qsTr("Reading the history") : root.trends.rangeText
        muted: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
        horizontalAlignment: Text.AlignRight
        Layout.fillWidth: true
    }
    TouchButton {
        objectName: "live"
        text: root.trends.live ? qsTr("Pause") : qsTr("Live")
        iconName: root.trends.live ? "pause" : "start"
        textShown: root.wide
        onClicked: root.trends.live = !root.trends.live
    }
    TouchButton {
        objectName: "choosePens"
        text: qsTr("Signals")
        iconName: "add"
        textShown: root.wide
        onClicked: root.pensRequested()
    }
}
