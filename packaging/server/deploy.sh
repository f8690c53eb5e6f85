#!/bin/sh
# Deploy the server with Docker: check, build, stop the old, start, wait for health, roll back when it fails.
set -eu

here="$(cd "$(dirname "$0")" && pwd)"
compose="docker compose -f $here/docker-compose.yml"
port="${KREYOL_PORT:-8765}"
timeout_s="${KREYOL_HEALTH_TIMEOUT:-90}"

say() { printf '%s\n' "$*"; }
fail() { say "Error: $*" >&2; exit 1; }

say "1/5 Checking this machine"
command -v docker >/dev/null 2>&1 || fail "Docker is not installed."
docker info >/dev/null 2>&1 || fail "Docker does not run, or you may not use it."
docker compose version >/dev/null 2>&1 || fail "The Docker Compose plugin is missing."
free_kb="$(df -Pk "$here" | awk 'NR==2 {print $4}')"
[ "$free_kb" -gt 4000000 ] || fail "Less than 4 GB are free."

say "2/5 Building the image"
previous="$(docker image inspect -f '{{.Id}}' kreyol-desktop:latest 2>/dev/null || true)"
[ -z "$previous" ] || docker tag "$previous" kreyol-desktop:previous
$compose build

say "3/5 Stopping the old server and starting the new one"
$compose up -d --remove-orphans

say "4/5 Waiting for the server to be healthy (at most ${timeout_s} s)"
waited=0
until [ "$(docker inspect -f '{{.State.Health.Status}}' "$($compose ps -q api)" 2>/dev/null)" = healthy ]; do
    if [ "$waited" -ge "$timeout_s" ]; then
        $compose logs --tail 50 api >&2 || true
        if [ -n "$previous" ]; then
            say "The new server is not healthy: going back to the old one." >&2
            docker tag kreyol-desktop:previous kreyol-desktop:latest
            $compose up -d --no-build
        fi
        fail "The new server did not become healthy."
    fi
    sleep 2
    waited=$((waited + 2))
done

say "5/5 Running"
say "  Server:        http://127.0.0.1:$port/"
say "  Documentation: http://127.0.0.1:$port/docs"
say "  Token:         docker compose -f $here/docker-compose.yml exec api cat /data/server-token"
