#!/bin/bash
# Try the .deb and the .run in a bare Debian: install, self-test, window, main job without network, removal.
#   try-packages.sh [FOLDER WITH THE INSTALLERS] [deb|run ...]
# The pictures of the window and the results of the job stay in $KREYOL_WORK.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=minimal-root.sh
. "$here/minimal-root.sh"

dist="$(cd "${1:-$here/../../dist}" && pwd)"
shift || true
[ $# -gt 0 ] || set -- deb run

need mmdebstrap unshare Xvfb xdotool import identify
display=97
libraries="libegl1 libgl1 libdrm2 libfontconfig1 libxkbcommon-x11-0 libdbus-1-3 libglib2.0-0 libxcb1 libx11-6 libpulse0 fonts-dejavu-core"

start_screen() {
    Xvfb ":$display" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
    screen=$!
    export DISPLAY=":$display"
    for _ in $(seq 50); do [ ! -S "/tmp/.X11-unix/X$display" ] || return 0; sleep 0.2; done
    fail "Xvfb did not start"
}

stop_screen() { kill "$screen" 2>/dev/null || true; wait "$screen" 2>/dev/null || true; }
trap '[ -z "${screen:-}" ] || stop_screen' EXIT

check_self_test() {
    say "Self-test as an ordinary user"
    cut_off "$person" env QT_QPA_PLATFORM=offscreen "$program" --self-test
}

check_window() {
    say "Window, network cut"
    local picture="$work/$1-window.png" window=""
    start_screen
    cut_off "$person" "$program" &
    local running=$!
    for _ in $(seq 120); do
        window="$(xdotool search --onlyvisible --name 'Krey' 2>/dev/null | head -n 1 || true)"
        [ -z "$window" ] || break
        sleep 0.5
    done
    [ -n "$window" ] || fail "no window appeared"
    sleep 4
    import -display ":$display" -window root "$picture"
    [ "$(identify -format '%k' "$picture")" -gt 100 ] || fail "the window is blank"
    kill "$running" 2>/dev/null || true
    wait "$running" 2>/dev/null || true
    stop_screen
    echo "ok: $picture"
}

check_main_job() {
    say "Main job, network cut"
    # shellcheck disable=SC2016 # expanded inside
    cut_off "$person" sh -euc '
        ! getent hosts example.org >/dev/null
        [ -z "$(tail -n +2 /proc/net/route)" ]
        mkdir -p "$HOME/results"
        "$0" process "$1" --formats pdf,docx,epub,html --audio mp3 -o "$HOME/results"' "$program" "$sample"
    rm -rf "${work:?}/$1-results"
    cp -r "$root/home/$person/results" "$work/$1-results"
    local form
    for form in pdf docx epub html mp3; do
        [ -n "$(find "$work/$1-results" -name "*.$form" -size +1k)" ] || fail "no $form came out"
    done
    ls -l "$work/$1-results"
}

# check_removed WHAT: nothing is left but what lies in the user's home.
check_removed() {
    files >"$work/$1-after"
    comm -13 "$work/$1-before" "$work/$1-after" | grep -v "^./home/$person/" >"$work/$1-left" || true
    [ ! -s "$work/$1-left" ] || { cat "$work/$1-left"; fail "removal left files behind"; }
    [ -n "$(find "$root/home/$person/.local/share/kreyol-desktop" -name '*.db')" ] || fail "the user's data are gone"
}

try_deb() {
    local package
    package="$(ls "$dist"/kreyol-desktop_*.deb)"
    new_root deb
    # The libraries come first, so that what the package itself leaves can be told apart.
    inside root sh -c 'apt-get update -qq'
    cp "$package" "$root/tmp/k.deb"
    # shellcheck disable=SC2046 # a list
    apt $(dpkg-deb --field "$package" Depends | sed 's/([^)]*)//g; s/,/ /g')
    files >"$work/deb-before"
    say "Installing $(basename "$package")"
    inside root apt-get install -y -qq --no-install-recommends /tmp/k.deb >/dev/null
    du -sm "$root/usr/lib/kreyol-desktop"
    program=kreyol-desktop
    sample=/usr/lib/kreyol-desktop/_internal/resources/samples/health-leaflet-en.pdf
    inside root sh -c 'test -L /usr/bin/kreyol-desktop && ! ldd /usr/lib/kreyol-desktop/kreyol-desktop | grep "not found"'
    check_self_test
    check_window deb
    check_main_job deb
    say "Removing"
    inside root apt-get remove -y -qq kreyol-desktop | tee "$work/deb-removal"
    grep -q 'data stay' "$work/deb-removal" || fail "the removal does not say where the data are"
    check_removed deb
}

try_run() {
    local package
    package="$(ls "$dist"/kreyol-desktop-*.run)"
    new_root run
    # shellcheck disable=SC2086 # a list
    apt $libraries bzip2 xz-utils
    cp "$package" "$root/tmp/k.run"
    files >"$work/run-before"
    say "Installing $(basename "$package") without root"
    inside "$person" sh -c 'cd /tmp && sh k.run --nox11'
    program="/home/$person/.local/bin/kreyol-desktop"
    sample="/home/$person/.local/opt/kreyol-desktop/_internal/resources/samples/health-leaflet-en.pdf"
    check_self_test
    check_window run
    check_main_job run
    say "Removing"
    inside "$person" "/home/$person/.local/opt/kreyol-desktop/uninstall.sh" | tee "$work/run-removal"
    grep -q 'data stay' "$work/run-removal" || fail "the removal does not say where the data are"
    check_removed run
    left="$(find "$root/home/$person/.local" -path '*opt/kreyol*' -o -name '*.desktop' -o -name 'kreyol-desktop.svg' -o -path '*bin/kreyol*')"
    [ -z "$left" ] || fail "left behind: $left"
}

for kind in "$@"; do
    "try_$kind"
    say "The .$kind passed"
    [ -n "${KREYOL_KEEP:-}" ] || rm -rf "${work:?}/$kind"
done
