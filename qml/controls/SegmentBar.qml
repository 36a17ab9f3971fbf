// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A choice of a few, all seen at once: the tabs of a page, the span of a trend.
Rectangle {
    id: root

    required property var labels // of string; a QStringList and a list<string> are two types to qmllint 6.4
    property int current: 0
    property string name: ""

    signal chosen(index: int)

    function segment(index: int): Item {
        return segments.itemAt(Math.max(0, index));
    }

    implicitWidth: row.implicitWidth
    implicitHeight: Math.max(Theme.touch, row.implicitHeight)
    radius: Theme.radius
    color: Theme.surfaceSunken
    border.width: Theme.line
    border.color: Theme.controlBorder
    Accessible.role: Accessible.PageTabList
    Accessible.name: name

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: 0

        Repeater {
            id: segments

            model: root.labels

            TouchButton {
                required property string modelData
                required property int index

                kind: TouchButton.Kind.Plain
                text: modelData
                checked: index === root.current
                Accessible.role: Accessible.PageTab
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: {
                    const keyed = visualFocus;
                    root.chosen(index);
                    if (keyed) // what was chosen may have taken them
                        root.segment(index)?.forceActiveFocus(Qt.TabFocusReason);
                }
            }
        }
    }
}
