#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds, runs every test and ends with the summary.
#   packaging/test.sh [dev|release|asan|tsan]   default: dev
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
preset=${1:-dev}

install_needs
say "Building build/$preset"
build "$preset"
cd "$project_dir"
exec ctest --preset "$preset" -j2 --no-tests=error
