#!/bin/sh
# Install Kreyòl Desktop for the user who runs this (or for everybody, as root).
set -eu

if [ "$(id -u)" = 0 ]; then
    prefix="${KREYOL_PREFIX:-/opt/kreyol-desktop}"
    bin=/usr/local/bin
    share=/usr/local/share
else
    prefix="${KREYOL_PREFIX:-$HOME/.local/opt/kreyol-desktop}"
    bin="$HOME/.local/bin"
    share="${XDG_DATA_HOME:-$HOME/.local/share}"
fi

# The new version is put beside the old one and then takes its place, so that a power cut leaves one of them whole.
mkdir -p "$(dirname "$prefix")" "$bin" "$share/applications" "$share/icons/hicolor/scalable/apps"
rm -rf "$prefix.new"
cp -R kreyol-desktop "$prefix.new"
cp uninstall.sh "$prefix.new/uninstall.sh"
rm -rf "$prefix.old"
[ ! -e "$prefix" ] || mv "$prefix" "$prefix.old"
mv "$prefix.new" "$prefix"
rm -rf "$prefix.old"

ln -sf "$prefix/kreyol-desktop" "$bin/kreyol-desktop"
cp kreyol-desktop.svg "$share/icons/hicolor/scalable/apps/kreyol-desktop.svg"
sed "s|^Exec=kreyol-desktop|Exec=$bin/kreyol-desktop|" kreyol-desktop.desktop \
    >"$share/applications/org.kreyoldesktop.Kreyol.desktop"

echo "Kreyòl Desktop is installed in $prefix."
echo "Start it from the menu, or with: $bin/kreyol-desktop"
echo "Remove it with: $prefix/uninstall.sh"
