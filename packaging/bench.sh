#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the release and measures it: ratios, CPU seconds per 100,000 readings, memory. Asserts nothing; the figures of
# record are in tests/bench/README.md.
#   packaging/bench.sh [gateway|store|alarms|panel]...   default: all of them, about 15 minutes
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_needs
say "Building build/release"
build release lineside lineside-edged lineside-sim lineside-yardstick bench_gateway bench_store bench_alarms bench_pipeline bench_sync bench_login bench_strip bench_trend bench_viewmodels
bin=$project_dir/build/release/bin
work=$(mktemp -d -t lineside-bench.XXXXXX)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software QT_LOGGING_RULES='*.info=false'

title() { printf '\n## %s\n' "$*"; }

bench_gateway() {
    title "As fast as it goes, 2,000 readings on their way"
    "$bin/bench_gateway" --seconds 20 --rounds 3
    title "At 5,000/s"
    "$bin/bench_gateway" --seconds 20 --rounds 3 --rate 5000
    title "At 1,000/s"
    "$bin/bench_gateway" --seconds 20 --rounds 3 --rate 1000
    title "Storing alone, without a cloud"
    "$bin/bench_gateway" --seconds 20 --rounds 1 --only store-only
}

bench_store() {
    title "The store without a broker"
    "$bin/bench_store" "$work/store"
    title "A backlog of a million rows behind 1,000 live ones a second"
    "$bin/bench_sync" "$work"
}

bench_alarms() {
    title "Alarms: readings judged, a step, a start, a search"
    "$bin/bench_alarms" "$work" 5000 2000000
    title "Readings taken in, with alarms configured and without"
    "$bin/bench_pipeline" "$work" 5000
}

bench_panel() {
    title "The panel at 1,000/s, drawn in software: CPU s per 100k readings of thread lineside are percent of a core"
    "$bin/bench_gateway" --seconds 30 --rounds 1 --rate 1000 --only panel
    title "From start through every page and back"
    for _ in 1 2 3; do
        (time "$bin/lineside" --self-test >/dev/null 2>&1)
    done
    title "A frame of the trend, 8 pens of 100,000 points"
    "$bin/bench_trend"
    title "The view-models"
    "$bin/bench_viewmodels"
    title "The worst alarm on the strip in a flood"
    QT_QPA_PLATFORM=offscreen "$bin/bench_login" 2>/dev/null
    QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software "$bin/bench_strip" 2>/dev/null
}

printf '%s, %s cores, load %s\n' "$(uname -srm)" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
[ $# -gt 0 ] || set -- gateway store alarms panel
for part in "$@"; do
    case "$part" in
    gateway | store | alarms | panel) "bench_$part" ;;
    *) say "No such part: $part" && exit 2 ;;
    esac
done
