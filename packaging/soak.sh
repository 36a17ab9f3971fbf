#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the release and lets it live through faults drawn from a seed, under load, with a broker of its own on loopback
# and a bad network before it: kill -9, SIGTERM, broker restarts, cuts, outages, refused rows, garbage, a full disk
# (tests/soak/faultschedule.h). Ends with 1 when a reading that the broker confirmed was lost, doubled or damaged, never
# came to the cloud, or the books did not balance.
#   packaging/soak.sh [--minutes 60] [--seed 1] [--rate 5000] [--pace SECONDS_A_FAULT] [--faults kill,cut,…]
#                     [--small-disk 8g] [--report FILE]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_needs
say "Building build/release"
build release lineside-edged soak
exec env QT_LOGGING_RULES='*.info=false' "$project_dir/build/release/bin/soak" "$@"
