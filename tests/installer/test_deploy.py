"""deploy.sh with a stand-in for Docker, which writes down what it was asked and plays an engine."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kreyol_desktop.cli.parser import build_parser
from kreyol_desktop.core.phrases import Phrases, load_texts
from kreyol_desktop.http_api.access import ServerAddress, allowed_hosts

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "packaging" / "server" / "deploy.sh"

DOCKER = """#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
    info) [ -z "${ENGINE_DOWN:-}" ] ;;
    "compose version") ;;
    image\\ inspect*) [ -z "${OLD_IMAGE:-}" ] && exit 1; echo "$OLD_IMAGE" ;;
    tag\\ kreyol-desktop:previous*) : >"$CALLS.rolled-back" ;;
    tag*) ;;
    *build) [ -z "${BUILD_FAILS:-}" ] ;;
    *up\\ -d*) ;;
    *ps\\ -q\\ api) echo container1 ;;
    inspect*) echo "$HEALTH" ;;
    *logs*) echo "the server's last words" ;;
    *) echo "unexpected: $*" >&2; exit 9 ;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


@pytest.fixture
def deploy(tmp_path):
    """Run the script; return (what it did, what it asked Docker, whether it rolled back)."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()

    def run(*, with_docker=True, **playing):
        if with_docker:
            (bin_folder / "docker").write_text(DOCKER)
            (bin_folder / "docker").chmod(0o755)
            (bin_folder / "sleep").write_text("#!/bin/sh\n")
            (bin_folder / "sleep").chmod(0o755)
        for tool in ("sh", "awk", "df", "dirname"):
            path = subprocess.run(["which", tool], capture_output=True, text=True, check=True)
            (bin_folder / tool).unlink(missing_ok=True)
            (bin_folder / tool).symlink_to(path.stdout.strip())
        calls = tmp_path / "calls"
        environment = {"PATH": str(bin_folder), "CALLS": str(calls), "HEALTH": "healthy", **playing}
        done = subprocess.run(
            [str(bin_folder / "sh"), str(DEPLOY)],
            check=False,
            env=environment,
            capture_output=True,
            text=True,
        )
        asked = calls.read_text().splitlines() if calls.exists() else []
        return done, asked, (tmp_path / "calls.rolled-back").exists()

    return run


def test_a_healthy_server_is_left_running_and_its_addresses_are_printed(deploy):
    done, asked, rolled_back = deploy(KREYOL_PORT="9999")
    assert done.returncode == 0
    order = [
        next(i for i, call in enumerate(asked) if word in call)
        for word in ("build", "up -d", "inspect -f")
    ]
    assert order[0] < order[1]
    assert not rolled_back
    assert "http://127.0.0.1:9999/docs" in done.stdout
    assert "server-token" in done.stdout


def test_the_image_that_runs_is_kept_aside_before_the_new_one_is_built(deploy):
    _, asked, _ = deploy(OLD_IMAGE="sha256:old")
    tag = asked.index("tag sha256:old kreyol-desktop:previous")
    assert tag < next(i for i, call in enumerate(asked) if call.endswith(" build"))


def test_an_unhealthy_server_gives_way_to_the_old_one(deploy):
    done, asked, rolled_back = deploy(
        HEALTH="unhealthy", OLD_IMAGE="sha256:old", KREYOL_HEALTH_TIMEOUT="6"
    )
    assert done.returncode == 1
    assert rolled_back
    assert asked[-2:] == [
        "tag kreyol-desktop:previous kreyol-desktop:latest",
        f"compose -f {DEPLOY.parent}/docker-compose.yml up -d --no-build",
    ]
    assert "the server's last words" in done.stderr
    assert "did not become healthy" in done.stderr


def test_a_first_server_that_is_unhealthy_has_nothing_to_go_back_to(deploy):
    done, _, rolled_back = deploy(HEALTH="starting", KREYOL_HEALTH_TIMEOUT="4")
    assert done.returncode == 1
    assert not rolled_back


def test_a_build_that_fails_leaves_the_old_server_running(deploy):
    done, asked, _ = deploy(BUILD_FAILS="1", OLD_IMAGE="sha256:old")
    assert done.returncode != 0
    assert not any("up -d" in call for call in asked)


def test_an_engine_that_is_down_is_named(deploy):
    done, asked, _ = deploy(ENGINE_DOWN="1")
    assert done.returncode == 1
    assert "Docker does not run" in done.stderr
    assert asked == ["info"]


def test_a_machine_without_docker_is_told_so(deploy):
    done, asked, _ = deploy(with_docker=False)
    assert done.returncode == 1
    assert "Docker is not installed" in done.stderr
    assert asked == []


def test_the_container_may_write_nothing_but_its_volumes():
    text = (DEPLOY.parent / "docker-compose.yml").read_text(encoding="utf-8")
    composed = yaml.safe_load(text)
    api = composed["services"]["api"]
    assert api["read_only"] is True
    assert api["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in api["security_opt"]
    places = {volume.split(":")[1] for volume in api["volumes"]}
    assert places == {"/data", "/data/output", "/data/cache", "/data/logs"}
    assert {volume.split(":")[0] for volume in api["volumes"]} == set(composed["volumes"])
    # Reached from this machine alone until somebody decides otherwise.
    assert api["ports"][0].startswith("${KREYOL_BIND:-127.0.0.1}")


def test_the_container_goes_by_the_port_that_is_mapped():
    """Inside, the server knows its own port only, and refuses names that it does not know."""
    composed = yaml.safe_load((DEPLOY.parent / "docker-compose.yml").read_text("utf-8"))
    api = composed["services"]["api"]
    words = [word.replace("${KREYOL_PORT:-8765}", "9000") for word in api["command"]]
    texts = load_texts(ROOT / "resources" / "texts" / "cli.toml")
    arguments = build_parser(Phrases("en", texts)).parse_args(words)
    address = ServerAddress("0.0.0.0", arguments.port)
    hosts = allowed_hosts(address, lan=arguments.lan, named=arguments.host_name)
    assert api["ports"] == ["${KREYOL_BIND:-127.0.0.1}:${KREYOL_PORT:-8765}:8765"]
    assert {"127.0.0.1:9000", "localhost:9000", "127.0.0.1:8765"} <= hosts
    assert arguments.host_name[-1] == "${KREYOL_NAME:-localhost:8765}"


def test_what_the_image_copies_is_let_through_and_exists():
    image = (DEPLOY.parent / "Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    copied = [
        word.removeprefix("./")
        for line in image.splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert "requirements-server.lock" in copied
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert [name for name in copied if name in ignored] == []
    users = [line.split()[1] for line in image.splitlines() if line.startswith("USER ")]
    assert users == ["10001"]
    assert "HEALTHCHECK" in image


@pytest.mark.parametrize("name", ["kreyol-desktop.service", "kreyol-desktop@.service"])
def test_the_unit_leaves_the_server_what_it_needs(name):
    """Measured by running it so: it reads /proc/sys, and its engines bind threads to processors."""
    lines = (DEPLOY.parent / name).read_text(encoding="utf-8").splitlines()
    assert not any(line.startswith(("ProcSubset=", "MemoryDenyWriteExecute=")) for line in lines)
    assert "SystemCallErrorNumber=EPERM" in lines
    assert "SystemCallFilter=~@privileged" in lines
    for closed in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="):
        assert closed in lines
