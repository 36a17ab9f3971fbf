# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: where the project is, and how its needs are installed and built.
set -euo pipefail
project_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

# What packaging/apt-packages.txt names and is not there yet, one a line. A name with a question mark counts where the
# release has such a package.
missing_needs() {
    local name
    while read -r name; do
        case "$name" in
        '' | '#'*) continue ;;
        '?'*) name=${name#'?'} && apt-cache show "$name" >/dev/null 2>&1 || continue ;;
        esac
        is_installed "$name" || printf '%s\n' "$name"
    done <"$project_dir/packaging/apt-packages.txt"
}

install_needs() {
    local missing
    [ -n "$(missing_needs)" ] || return 0
    as_root apt-get update -qq
    mapfile -t missing < <(missing_needs) # once more: only now the package lists are known
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    # Debian starts the broker it installs; demo and tests bring their own on a port of their own.
    case " ${missing[*]} " in *' mosquitto '*)
        as_root systemctl disable --now mosquitto >/dev/null 2>&1 || true ;;
    esac
}

# build PRESET [TARGET…]: configures and builds build/PRESET, all of it or the targets named.
build() {
    local preset=$1
    shift
    (cd "$project_dir" && cmake --preset "$preset" >/dev/null && cmake --build --preset "$preset" ${1:+--target "$@"} -- --quiet)
}
