// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The shapes of a value that is not live and good, where there is room for no more; nothing beside one that is.
Row {
    id: root

    required property int freshness // FreshnessMark.Freshness
    required property int quality // FreshnessMark.Quality

    objectName: "doubt"
    visible: freshness !== FreshnessMark.Freshness.Live || quality !== FreshnessMark.Quality.Good
    spacing: Theme.spaceXs

    Icon {
        visible: root.freshness !== FreshnessMark.Freshness.Live
        name: root.freshness === FreshnessMark.Freshness.Stale ? "stale" : "late"
        size: Theme.iconS
        color: Theme.text
    }
    Icon {
        visible: root.quality !== FreshnessMark.Quality.Good
        name: root.quality === FreshnessMark.Quality.Bad ? "bad" : "uncertain"
        size: Theme.iconS
        color: Theme.text
    }
}
