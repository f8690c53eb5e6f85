#!/bin/sh
# Remove Kreyòl Desktop; documents, history and settings stay unless --purge is given.
set -eu

prefix="$(cd "$(dirname "$0")" && pwd)"
if [ "$(id -u)" = 0 ]; then
    bin=/usr/local/bin
    share=/usr/local/share
else
    bin="$HOME/.local/bin"
    share="${XDG_DATA_HOME:-$HOME/.local/share}"
fi
data="${XDG_DATA_HOME:-$HOME/.local/share}/kreyol-desktop"

rm -f "$bin/kreyol-desktop" "$share/applications/org.kreyoldesktop.Kreyol.desktop" \
    "$share/icons/hicolor/scalable/apps/kreyol-desktop.svg"
rm -rf "$prefix"
if [ "${1:-}" = "--purge" ]; then
    rm -rf "$data" "${XDG_CACHE_HOME:-$HOME/.cache}/kreyol-desktop"
    echo "Kreyòl Desktop and all its data are removed."
else
    echo "Kreyòl Desktop is removed. Your data stay in $data."
fi
