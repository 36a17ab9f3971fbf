#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The house's linters, all of which must be silent: clang-format, qmllint and clang-tidy.
#   packaging/lint.sh [--fast]   --fast leaves out clang-tidy, which takes minutes
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$project_dir"
install_needs

# Versions lay out some lines differently; the house's layout is that of Debian 12's.
if clang-format --version | grep -q 'version 14\.'; then
    say "clang-format"
    git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run --Werror
else
    say "clang-format left out: layout is judged by version 14"
fi

say "qmllint"
build dev
cmake --build --preset dev --target all_qmllint -- --quiet

[ "${1:-}" = --fast ] && exit 0
say "clang-tidy"
log=build/dev/clang-tidy.log
status=0
git ls-files 'core/*.cpp' 'app/*.cpp' | xargs -P2 -n4 clang-tidy -p build/dev --quiet >"$log" 2>&1 || status=$?
grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' "$log" || true
exit "$status"
