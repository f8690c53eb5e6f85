#!/bin/sh
# Install the headless server: install-server.sh SOURCE TARGET
# Used by the image and by machines without containers alike.
set -eu

source_dir="$1"
target="$2"
python="${PYTHON:-python3}"

mkdir -p "$target/app"
"$python" -m venv "$target/venv"
"$target/venv/bin/python" -m pip install --quiet --require-hashes -r "$source_dir/requirements-server.lock"
cp -R "$source_dir/kreyol_desktop" "$target/app/kreyol_desktop"
rm -rf "$target/app/kreyol_desktop/gui"
cp -R "$source_dir/resources" "$target/app/resources"
mkdir -p "$target/app/models"
cp -R "$source_dir/models/translation" "$source_dir/models/voice" "$target/app/models/"
cp "$source_dir/LICENSE" "$target/app/"

# The program is run from its own folder, which stands on the module path of this environment alone.
site="$("$target/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
printf '%s\n' "$target/app" >"$site/kreyol_desktop.pth"
"$target/venv/bin/python" -m kreyol_desktop --version
