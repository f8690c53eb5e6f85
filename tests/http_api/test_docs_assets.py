"""The documentation names no address outside this computer and loads only its own files."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kreyol_desktop.http_api.docs_assets import IDENTIFIERS, DocsAssets, without_addresses

WEB = Path(__file__).parents[2] / "resources" / "web"
ASSETS = [
    "swagger-ui-bundle.js",
    "swagger-ui.css",
    "redoc.standalone.js",
    "swagger-start.js",
    "redoc-start.js",
    "favicon.svg",
]
ADDRESS = re.compile(rb"https?://([^/\"'`\s\\)<>,;]+)")


@pytest.fixture(scope="module")
def docs() -> DocsAssets:
    return DocsAssets(WEB)


@pytest.mark.parametrize("name", ASSETS)
def test_no_asset_names_an_address_that_could_be_fetched(docs: DocsAssets, name: str) -> None:
    found = docs.asset(name)
    assert found is not None
    hosts = {match[1].decode().partition(":")[0] for match in ADDRESS.finditer(found[0])}
    named = {host for host in hosts if re.fullmatch(r"[\w-]+(\.[\w-]+)+", host)}
    assert named <= IDENTIFIERS | {"offline.invalid"}


def test_redoc_shows_our_logo_instead_of_fetching_its_makers(docs: DocsAssets) -> None:
    found = docs.asset("redoc.standalone.js")
    assert found is not None
    assert b"logo-mini.svg" not in found[0]
    assert b'"/docs/assets/favicon.svg"' in found[0]


@pytest.mark.parametrize("name", ["swagger", "redoc"])
def test_pages_load_our_own_assets_and_hold_no_script(docs: DocsAssets, name: str) -> None:
    page = docs.page(name).decode()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(docs.asset(address.removeprefix("/docs/assets/")) for address in loaded)
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert "://" not in page


@pytest.mark.parametrize(
    "name", ["swagger.html", "../app.py", "..%2fapp.py", "/etc/passwd", "", "C:\\x", "favicon.png"]
)
def test_only_listed_names_are_assets(docs: DocsAssets, name: str) -> None:
    assert docs.asset(name) is None


def test_namespaces_stay_and_addresses_go() -> None:
    source = 'a("http://www.w3.org/2000/svg"),b("https://cdn.example.org:81/x.svg?y")'
    assert without_addresses(source) == (
        'a("http://www.w3.org/2000/svg"),b("http://offline.invalid:81/x.svg?y")'
    )


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to parse JavaScript")
@pytest.mark.parametrize("name", ["swagger-ui-bundle.js", "redoc.standalone.js"])
def test_the_bundles_are_still_valid_scripts(docs: DocsAssets, name: str, tmp_path: Path) -> None:
    found = docs.asset(name)
    assert found is not None
    script = tmp_path / name
    script.write_bytes(found[0])
    subprocess.run(["node", "--check", str(script)], check=True, timeout=60)
