// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What a machine says it does, as a shape and a word. A state we have no shape for gets a plain dot; one that was told
// some time ago gets the shape of an old value, as nobody knows whether it still holds.
StatusDot {
    id: root

    required property string code
    property int freshness: FreshnessMark.Freshness.Live

    readonly property bool current: freshness === FreshnessMark.Freshness.Live
    readonly property string oldShape: freshness === FreshnessMark.Freshness.Late ? "late" : "stale"
    readonly property var shapes: ({
        running: "running",
        stopped: "stopped",
        idle: "pause",
        offline: "offline",
        fault: "warning",
        error: "warning",
        maintenance: "setpoint"
    })

    muted: root.current
    iconName: root.current || root.code === "offline" ? root.shapes[root.code] ?? "live" : root.oldShape
}
