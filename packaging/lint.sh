#!/bin/sh
# Read the scripts, the image, the unit, the menu entry and the workflows with the tools made for them.
# A tool that is not installed is named and passed over.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0

try() {
    tool="$1"
    shift
    if command -v "$tool" >/dev/null 2>&1; then
        echo "$tool"
        "$tool" "$@" || failed=1
    else
        echo "$tool is not installed: passed over"
    fi
}

# shellcheck disable=SC2046 # a list
try shellcheck -x -S info $(find packaging -name '*.sh') packaging/linux/postrm .ci/run
try hadolint packaging/server/Dockerfile
try actionlint
try zizmor --quiet --offline --no-progress --min-severity medium .github/workflows
try desktop-file-validate packaging/linux/kreyol-desktop.desktop
try appstreamcli validate --no-net packaging/linux/kreyol-desktop.metainfo.xml
# The program isn't installed here; everything else about the unit is looked at.
unit="$(mktemp -d)"
for name in kreyol-desktop.service kreyol-desktop@.service; do
    sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|' "packaging/server/$name" >"$unit/$name"
done
try systemd-analyze --man=no --recursive-errors=no verify "$unit/kreyol-desktop.service" "$unit/kreyol-desktop@8765.service"
rm -r "$unit"
try man --warnings -E UTF-8 -l -Tutf8 -Z packaging/linux/kreyol-desktop.1 >/dev/null
exit "$failed"
