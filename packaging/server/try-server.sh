#!/bin/bash
# Prove the image's steps without containers: the same install script in a bare Debian, then the server there,
# as an ordinary user, with nothing writable but its data folder, and with the network cut.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR/../linux source=minimal-root.sh
. "$here/../linux/minimal-root.sh"
top="$(cd "$here/../.." && pwd)"

need mmdebstrap unshare
new_root server
say "Installing Python and the server"
apt python3 python3-venv ca-certificates fonts-dejavu-core
mkdir -p "$root/src/models"
# What .dockerignore lets through and the Dockerfile copies.
for name in requirements-server.lock pyproject.toml README.md LICENSE kreyol_desktop resources; do
    cp -r "$top/$name" "$root/src/"
done
cp -r "$top/models/translation" "$top/models/voice" "$root/src/models/"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
cp "$here/install-server.sh" "$root/src/"
inside root env PIP_CERT=/etc/ssl/certs/ca-certificates.crt PIP_DEFAULT_TIMEOUT=180 PIP_ROOT_USER_ACTION=ignore \
    sh /src/install-server.sh /src /opt/kreyol-desktop
rm -rf "$root/src"
du -sm "$root/opt/kreyol-desktop"
[ -z "$(find "$root/opt/kreyol-desktop" -iname '*pyside*')" ] || fail "Qt is inside"
inside root install -d -o "$person" -m 0700 /var/lib/kreyol-desktop

say "Starting it"
cat >"$root/tmp/ask.py" <<'PYTHON'
import json, subprocess, sys, time, urllib.error, urllib.request
from pathlib import Path

base, data = "http://127.0.0.1:8765", Path("/var/lib/kreyol-desktop")
python = "/opt/kreyol-desktop/venv/bin/python"
command = [python, "-m", "kreyol_desktop", "--data", str(data), "serve", "--port", "8765"]
server = subprocess.Popen(command)
try:
    for _ in range(240):
        try:
            answer = urllib.request.urlopen(base + "/health", timeout=4)
            break
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, "the server ended"
            time.sleep(0.5)
    print("/health", answer.status, answer.read().decode())
    assert answer.status == 200
    token = next(data.rglob("server-token")).read_text().strip()
    body = json.dumps({"q": "Wash your hands.", "source": "en", "target": "ht"}).encode()
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + token}
    call = urllib.request.Request(base + "/translate", body, headers)
    print("/translate", urllib.request.urlopen(call, timeout=60).read().decode())
finally:
    server.terminate()
    code = server.wait(30)
print("ended with", code)
sys.exit(0 if code in (0, 130, -15) else 1)
PYTHON
# What the systemd unit leaves of /proc (ProtectProc=invisible).
proc_options="nosuid,hidepid=invisible"
cut_off "$person" sh -euc '
    ! touch /opt/kreyol-desktop/written 2>/dev/null
    exec /opt/kreyol-desktop/venv/bin/python /tmp/ask.py'
say "The server passed"
[ -n "${KREYOL_KEEP:-}" ] || rm -rf "${work:?}/server"
