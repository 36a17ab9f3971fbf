# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts beside it: where the project is, and how its needs are installed and built.
set -euo pipefail
project_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs what packaging/apt-packages.txt names and is not there yet.
install_needs() {
    local name missing=()
    while read -r name; do
        case "$name" in '' | '#'*) continue ;; esac
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$name")
    done <"$project_dir/packaging/apt-packages.txt"
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get update -qq
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
