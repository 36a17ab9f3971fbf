// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Lineside.Controls
import Lineside.ViewModels

// What the engine refused, by topic and reason: the last time, how often, why, and how the last one began.
ColumnLayout {
    id: root

    required property SystemViewModel system

    spacing: Theme.spaceS

    SectionHeader {
        text: qsTr("Rejected messages")
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.mm(10)
    }
    ListView {
        id: list

        objectName: "rejected"
        clip: true
        focus: true
        spacing: Theme.spaceS
        boundsBehavior: Flickable.StopAtBounds
        model: root.system.rejected
        Layout.fillWidth: true
        Layout.fillHeight: true

        delegate: Card {
            id: card

            required property string timeText
            required property string countText
            required property string topic
            required property string reason
            required property string detail
            required property string firstBytes

            width: ListView.view.width
            Accessible.role: Accessible.ListItem
            Accessible.name: Words.told(topic, detail)

            contentItem: ColumnLayout {
                spacing: Theme.spaceXs

                RowLayout {
                    spacing: Theme.spaceM

                    TextLabel {
                        text: card.topic
                        strong: true
                        elide: Text.ElideMiddle
                        Layout.fillWidth: true
                    }
                    TextLabel {
                        role: TextLabel.Role.Caption
                        text: card.timeText
                        muted: true
                    }
                }
                TextLabel {
                    text: card.detail === "" ? card.reason : card.detail
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    Layout.fillWidth: true
                }
                TextLabel {
                    objectName: "count"
                    visible: text !== ""
                    role: TextLabel.Role.Caption
                    strong: true
                    text: card.countText
                    Layout.fillWidth: true
                }
                TextLabel {
                    visible: text !== ""
                    role: TextLabel.Role.Caption
                    text: card.firstBytes
                    muted: true
                    font.family: Theme.fontMono
                    wrapMode: Text.WrapAnywhere
                    maximumLineCount: 2
                    Layout.fillWidth: true
                }
            }
        }
        EmptyHint {
            objectName: "noneRejected"
            parent: list
            visible: list.count === 0
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.mm(80))
            iconName: "check"
            text: qsTr("No message was rejected")
        }
    }
}
