#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A whole machine hall on this machine: a private broker, 24 simulated machines, the engine and its panel. Everything it
# starts ends with it, everything it writes lies in a temporary folder.
#   packaging/demo.sh                     the panel in a window, or over VNC where there is no display
#   packaging/demo.sh --headless          the engine without a panel
#   packaging/demo.sh --screenshots DIR   a PNG of every page in light and dark with an alarm, an order on its way and
#                                         filled trends, then it ends by itself (two minutes)
#   packaging/demo.sh --preset dev […]    with the programs of build/dev; before any other option
# Options behind that go to the panel: --dark, --language de, --size 1920x1080, …
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

mode=panel
screenshots=
preset=release
if [ "${1:-}" = --preset ]; then
    preset=${2:?--preset needs the name of one, dev for example}
    shift 2
fi
case "${1:-}" in
--headless) mode=headless && shift ;;
--screenshots)
    mode=screenshots
    screenshots=${2:?--screenshots needs a folder}
    shift 2
    mkdir -p "$screenshots"
    screenshots=$(cd "$screenshots" && pwd)
    ;;
--help | -h) sed -n '3,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" && exit 0 ;;
esac

install_needs
say "Building build/$preset (the first time takes some minutes)"
build "$preset" lineside lineside-edged lineside-sim
bin=$project_dir/build/$preset/bin

work=$(mktemp -d -t lineside-demo.XXXXXX)
children=()
finish() {
    trap - EXIT INT TERM
    for pid in "${children[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${children[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# A port nobody listens on: the kernel would not tell bash which one it gave, so ask for one until none answers.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
    done
}
wait_for_port() {
    for _ in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
        sleep 0.05
    done
    say "Nothing answers on port $1" && exit 1
}

broker_port=$(free_port)
mkdir "$work/broker"
sed -e "s|@PORT@|$broker_port|" -e "s|@DATA@|$work/broker/|" -e "s|@USER@|$(id -un)|" \
    "$project_dir/packaging/mosquitto-demo.conf" >"$work/mosquitto.conf"
mosquitto=$(command -v mosquitto || echo /usr/sbin/mosquitto)
"$mosquitto" -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
children+=($!)
wait_for_port "$broker_port"

export MQTT_BROKER=tcp://127.0.0.1:$broker_port STORAGE_PATH=$work/data
PORT=$(free_port)
export PORT
say "Broker:  $MQTT_BROKER (mosquitto_sub -p $broker_port -t '#' -v)"
say "HTTP:    http://127.0.0.1:$PORT/health"
case "$mode" in
headless)
    "$bin/lineside-edged" --config "$project_dir/packaging/demo.toml" "$@" &
    ;;
screenshots)
    QT_QPA_PLATFORM=offscreen "$bin/lineside" --config "$project_dir/packaging/demo.toml" \
        --screenshot-dir "$screenshots" --settle 60 "$@" &
    ;;
panel)
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
        vnc_port=$(free_port)
        export QT_QPA_PLATFORM=vnc:size=1280x800:port=$vnc_port
        say "There is no display: the panel is on VNC, look at it with:  vncviewer 127.0.0.1::$vnc_port"
    fi
    "$bin/lineside" --config "$project_dir/packaging/demo.toml" "$@" &
    ;;
esac
panel=$!
children+=("$panel")

# The hall speaks once somebody listens, and tells of its last hour first: no trend begins empty.
wait_for_port "$PORT"
overheat=60
[ "$mode" = screenshots ] && overheat=10
"$bin/lineside-sim" --devices 24 --history 3600 --fault "oven-01:overheat:$overheat" --fault compressor-02:leak:150 \
    --fault conveyor-03:silence:40 --fault press-04:garbage:20 >"$work/sim.log" 2>&1 &
children+=($!)
if [ "$mode" = screenshots ]; then # somebody turns the hot oven down, again and again
    while sleep 15; do
        curl -s -o "$work/order" -d '{"command":"set_setpoint","value":55}' \
            "http://127.0.0.1:$PORT/devices/oven-01/command" || true
    done &
    children+=($!)
fi
status=0
wait "$panel" || status=$?
[ "$mode" = screenshots ] && say "Screenshots are in $screenshots"
exit "$status"
