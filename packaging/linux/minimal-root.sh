# shellcheck shell=sh
# Roots of a bare Debian to try packages in; sourced. Needs root, mmdebstrap, util-linux, iproute2.
# KREYOL_SUITE names the release; KREYOL_WORK keeps the base system between runs.

suite="${KREYOL_SUITE:-bookworm}"
work="${KREYOL_WORK:-${TMPDIR:-/tmp}/kreyol-try}"
person=someone

say() { printf '%s\n' "== $*"; }
fail() { printf '%s\n' "FAILED: $*" >&2; exit 1; }

need() {
    set -- ip "$@"
    [ "$(id -u)" = 0 ] || fail "only root can make a root"
    for tool in "$@"; do command -v "$tool" >/dev/null || fail "$tool is missing: apt-get install it"; done
}

# new_root NAME: an empty Debian in $work/NAME, with one ordinary user.
new_root() {
    root="$work/$1"
    mkdir -p "$work"
    if [ ! -s "$work/base.tar" ]; then
        say "Making a minimal $suite"
        # its name tells mmdebstrap the format: one that doesn't end in .tar becomes a folder
        mmdebstrap --quiet --variant=minbase "$suite" "$work/unfinished.tar"
        mv "$work/unfinished.tar" "$work/base.tar"
    fi
    rm -rf "$root"
    mkdir -p "$root"
    tar -C "$root" -xf "$work/base.tar"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    mkdir -p "$root/etc/ssl/certs"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
    mkdir -p "$root/tmp/.X11-unix"
    inside root useradd --create-home "$person"
}

# inside USER COMMAND...: run in $root with processes and mounts of its own.
inside() { enter "" "$@"; }

# cut_off USER COMMAND...: the same with no network but the machine itself: no card, no route, no name.
cut_off() { enter --net "$@"; }

enter() {
    net="$1" user="$2"
    shift 2
    home=/root
    [ "$user" = root ] || home="/home/$user"
    # shellcheck disable=SC2086,SC2016 # an option or nothing; expanded inside
    ROOT="$root" CUT_OFF="$net" PROC="${proc_options:-nosuid}" RUN_AS="$user" RUN_HOME="$home" unshare --mount --pid --fork --kill-child $net sh -euc '
        [ -z "$CUT_OFF" ] || ip link set lo up
        mount -t proc proc "$ROOT/proc" -o "$PROC"
        mount -t tmpfs tmpfs "$ROOT/dev/shm" -o mode=1777 2>/dev/null ||
            { mkdir -p "$ROOT/dev/shm" && mount -t tmpfs tmpfs "$ROOT/dev/shm" -o mode=1777; }
        [ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"
        exec chroot --userspec="$RUN_AS" "$ROOT" env -i HOME="$RUN_HOME" LANG=C.UTF-8 DISPLAY="${DISPLAY:-}" \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"' sh "$@"
}

# apt PACKAGE...: install into $root, without what is only recommended.
apt() {
    inside root sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null' sh "$@"
}

# files: every file of $root that an installation may leave, apart from what the package manager keeps.
files() {
    (cd "$root" && find . \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./tmp -o -path ./var/lib/dpkg \
        -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \) -prune -o ! -type d -print | sort)
}
