#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the release and lets it live through faults drawn from a seed, under load, with a broker of its own on loopback:
# kill -9, SIGTERM, the broker restarted and frozen, garbage. Ends with 1 when a reading that the broker confirmed was
# lost, doubled or damaged, or the books did not balance.
#   packaging/soak.sh [--minutes N] [--seed S] [--rate READINGS_PER_S] [--report FILE]   default: 60 minutes, seed 1, 5000
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

install_needs
say "Building build/release"
build release lineside-edged soak
exec env QT_LOGGING_RULES='*.info=false' "$project_dir/build/release/bin/soak" "$@"
