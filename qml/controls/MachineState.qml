// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What a machine says it does, as a shape and a word. A state we have no shape for gets a plain dot.
StatusDot {
    id: root

    required property string code

    readonly property var shapes: ({
        running: "running",
        stopped: "stopped",
        idle: "pause",
        offline: "offline",
        fault: "warning",
        error: "warning",
        maintenance: "setpoint"
    })

    iconName: root.shapes[root.code] ?? "live"
}
