#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Both commands of the README on a fresh Debian: a bare root of the release, a clean clone of the last commit in it.
#   packaging/test-on.sh bookworm|trixie [WORK]   as root; WORK keeps root and compiler cache (default /var/tmp/lineside-on)
# Packages come from $DEBIAN_MIRROR, by default from where this machine has its own. DEMO_PRESET=dev saves the second build:
# the demo then takes the programs the tests were built with, and its command is not the one of the README any more.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
release=${1:?bookworm or trixie}
work=${2:-/var/tmp/lineside-on}
root=$work/$release

mirror_of_this_machine() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
        grep -oE 'https?://[^ ]+/debian/?( |$)' | head -1 | tr -d ' '
}

# The bare root: what debootstrap makes, and the names of this machine, without which no broker finds localhost.
make_root() {
    [ -e "$root/.complete" ] && return
    rm -rf --one-file-system "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "$release" "$root" "${DEBIAN_MIRROR:-$(mirror_of_this_machine)}" >"$work/$release.log"
    printf '127.0.0.1 localhost\n::1 localhost\n' >"$root/etc/hosts"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    touch "$root/.complete"
}

# What a system has mounted and a bare root has not; taken away again however this ends.
mount_system() {
    trap unmount_system EXIT
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    mkdir -p "$root/dev/pts"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
}

unmount_system() {
    umount "$root/dev/pts" "$root/dev/shm" "$root/proc" 2>/dev/null || true
}

inside() { chroot "$root" /usr/bin/env HOME=/root CCACHE_DIR=/var/cache/ccache LC_ALL=C.UTF-8 "$@"; }

command -v debootstrap >/dev/null || as_root apt-get install -y -qq debootstrap >/dev/null
mkdir -p "$work"
make_root
mount_system
rm -rf "$root/src/lineside"
git clone -q --no-hardlinks "$project_dir" "$root/src/lineside"
say "packaging/test.sh on $release"
inside bash /src/lineside/packaging/test.sh dev
say "packaging/demo.sh on $release"
inside bash /src/lineside/packaging/demo.sh ${DEMO_PRESET:+--preset "$DEMO_PRESET"} --screenshots /src/pictures
for program in "$root"/src/lineside/build/*/bin/lineside; do
    say "${program#"$root"} --self-test on $release"
    inside "${program#"$root"}" --self-test
done
say "Passed on $release; pictures in $root/src/pictures"
