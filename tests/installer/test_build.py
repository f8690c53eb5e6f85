"""The build script and its modules, without freezing anything."""

import hashlib
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import build_installer
from kreyol_desktop import __version__

ROOT = Path(__file__).resolve().parents[2]

from installer import contents, debian, licences, macos, self_extracting, sums, trimming, windows  # noqa: E402 - on the path now


def test_another_platform_is_refused_with_the_reason(capsys):
    other = next(p for p in build_installer.PACKERS if p != build_installer.this_platform())
    with pytest.raises(SystemExit):
        build_installer.parse(["--platform", other])
    assert f"can only be frozen on {other}" in capsys.readouterr().err


def test_every_platform_has_a_packer():
    assert set(build_installer.PACKERS) == {"linux", "windows", "macos"}


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/qml/QtQuick/Controls/libx.so",
        "PySide6/Qt/lib/libQt6QuickControls2.so.6",
        "PySide6/Qt/lib/libQt6QmlCompiler.so.6",
        "pymupdf/layout/onnx/layout.onnx",
        "PySide6\\Qt\\lib\\libQt6Pdf.so.6",
    ],
)
def test_what_nobody_needs_is_dropped(name):
    assert not trimming.keeps(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Multimedia.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt6QmlModels.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "pymupdf/_extra.so",
        "resources/translations/kreyol_ht.qm",
        "models/translation/model.bin",
    ],
)
def test_what_the_program_needs_is_kept(name):
    assert trimming.keeps(name)


def test_an_empty_bundle_lacks_everything(tmp_path):
    assert len(contents.missing(tmp_path)) == len(contents.NEEDS)


def test_a_server_needs_no_window(tmp_path):
    lacking = contents.missing(tmp_path, headless=True)
    assert not any(need.window_only for need in lacking)


def test_what_is_there_is_not_missing(tmp_path):
    (tmp_path / "_internal" / "models" / "translation").mkdir(parents=True)
    (tmp_path / "_internal" / "models" / "translation" / "model.bin").write_bytes(b"x")
    assert "the translation model" not in [n.reason for n in contents.missing(tmp_path)]


def test_a_package_counts_with_the_libraries_beside_it(tmp_path):
    for name, size in (
        ("program", 1), ("_internal/av/x.so", 10), ("_internal/av.libs/y.so", 20),
        ("_internal/libz.so.1", 5), ("_internal/libssl.so.3", 4),
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    (tmp_path / "_internal" / "liby.so").symlink_to("av.libs/y.so")
    sizes = contents.size_by_part(tmp_path)
    assert sizes == [("av", 30), (contents.SYSTEM_LIBRARIES, 9), ("program", 1)]


def test_a_folder_that_grew_too_large_is_named(tmp_path, capsys, monkeypatch):
    (tmp_path / "model.bin").write_bytes(bytes(2_000_000))
    build_installer.print_sizes(tmp_path)
    assert "2.0 MB  altogether, of 450\n" in capsys.readouterr().out
    monkeypatch.setattr(contents, "LARGEST_FOLDER_BYTES", 1_000_000)
    build_installer.print_sizes(tmp_path)
    assert "more than aimed at" in capsys.readouterr().out


def test_the_source_tree_meets_the_needs_that_it_can():
    """What is copied from the source tree must exist here, or freezing would fail late."""
    own = [n for n in contents.missing(ROOT) if n.pattern.startswith(("models", "resources"))]
    assert own == []


def test_sums_are_those_that_sha256sum_checks(tmp_path):
    file = tmp_path / "a.deb"
    file.write_bytes(b"kreyol")
    sums.write_sums([file], tmp_path / "SHA256SUMS")
    digest = hashlib.sha256(b"kreyol").hexdigest()
    assert (tmp_path / "SHA256SUMS").read_text() == f"{digest}  a.deb\n"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("licences") / "licences"
    return folder, licences.collect(ROOT / "requirements.lock", folder)


def test_the_licence_of_every_pinned_package_is_known(collected):
    folder, unknown = collected
    pinned = licences.pinned_names(ROOT / "requirements.lock")
    assert "pymupdf" in pinned
    assert list(folder.glob("pymupdf-*"))
    assert unknown == []


@pytest.mark.parametrize(
    ("package", "words"),
    [
        ("pyside6-essentials", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("shiboken6", "GNU GENERAL PUBLIC LICENSE"),
        ("ctranslate2", "Permission is hereby granted"),
        ("sentencepiece", "Apache License"),
        ("flatbuffers", "Apache License"),
    ],
)
def test_a_wheel_without_a_text_gets_the_text_of_its_licence(collected, package, words):
    text = (collected[0] / f"{package}.txt").read_text(encoding="utf-8")
    assert words in text
    assert "Copyright: " in text


def test_pythons_own_licence_is_there(collected):
    assert "PYTHON SOFTWARE FOUNDATION" in (collected[0] / "python-3.txt").read_text("utf-8")


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="Debian knows whose a library is")
def test_system_libraries_bring_their_copyright_or_are_named(tmp_path):
    (tmp_path / "libc.so.6").write_bytes(b"")
    (tmp_path / "libof-nobody.so.1").write_bytes(b"")
    assert licences.collect_system(tmp_path, tmp_path) == ["libof-nobody.so.1"]
    assert licences._owner("libc.so.6") == "libc6"


def test_the_mac_application_has_its_parts_in_their_places(tmp_path):
    program = tmp_path / "kreyol-desktop"
    program.mkdir()
    (program / "kreyol-desktop").write_text("x")
    app = macos.build_app(program, tmp_path / "out", "1.2.3")
    plist = plistlib.loads((app / "Contents/Info.plist").read_bytes())
    assert (app / "Contents/MacOS" / plist["CFBundleExecutable"]).is_file()
    assert (app / "Contents/Resources" / plist["CFBundleIconFile"]).read_bytes()[:4] == b"icns"


def test_nothing_is_signed_or_sent_without_keys(tmp_path, monkeypatch):
    monkeypatch.delenv("KREYOL_NOTARY_PROFILE", raising=False)
    monkeypatch.delenv("KREYOL_SIGN_COMMAND", raising=False)
    file = tmp_path / "x.exe"
    file.write_bytes(b"MZ")
    assert not macos.notarise(tmp_path / "x.dmg")
    assert not windows.sign(file)


def test_a_signing_command_gets_the_file(tmp_path, monkeypatch):
    file = tmp_path / "x.exe"
    file.write_bytes(b"MZ")
    script = "import sys; open(sys.argv[1], 'ab').write(b'signed')"
    (tmp_path / "sign.py").write_text(script)
    monkeypatch.setenv("KREYOL_SIGN_COMMAND", f"{sys.executable} {tmp_path / 'sign.py'}")
    assert windows.sign(file)
    assert file.read_bytes() == b"MZsigned"


def test_the_entitlements_are_a_plist():
    with (ROOT / "packaging" / "macos" / "entitlements.plist").open("rb") as file:
        assert plistlib.load(file)


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="a Debian package needs dpkg-deb")
def test_the_debian_package_holds_the_program_and_its_desktop_files(tmp_path):
    program = tmp_path / "kreyol-desktop"
    program.mkdir()
    (program / "kreyol-desktop").write_text("#!/bin/sh\necho started\n")
    package = debian.build_deb(program, ROOT, tmp_path, "9.9.9")
    listing = subprocess.run(
        ["dpkg-deb", "--contents", str(package)], check=True, capture_output=True, text=True
    ).stdout
    for path in (
        "./usr/lib/kreyol-desktop/kreyol-desktop",
        "./usr/bin/kreyol-desktop",
        "./usr/share/applications/org.kreyoldesktop.Kreyol.desktop",
        "./usr/share/metainfo/org.kreyoldesktop.Kreyol.metainfo.xml",
        "./usr/share/man/man1/kreyol-desktop.1.gz",
        "./usr/share/doc/kreyol-desktop/copyright",
    ):
        assert path in listing
    control = tmp_path / "control"
    subprocess.run(["dpkg-deb", "--control", str(package), str(control)], check=True)
    said = subprocess.run(
        ["sh", str(control / "postrm"), "remove"], check=True, capture_output=True, text=True
    ).stdout
    assert "data stay in ~/.local/share/kreyol-desktop" in said
    assert re.search(r"-rwxr-xr-x root/root .*/kreyol-desktop/kreyol-desktop\n", listing)
    fields = subprocess.run(
        ["dpkg-deb", "--field", str(package), "Version"], check=True, capture_output=True, text=True
    ).stdout
    assert fields.strip() == "9.9.9"


@pytest.mark.skipif(shutil.which("makeself") is None, reason="makeself packs it")
def test_the_run_file_installs_for_one_user_and_two_builds_agree(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    program = tmp_path / "kreyol-desktop"
    program.mkdir()
    (program / "kreyol-desktop").write_text("#!/bin/sh\necho started\n")
    (program / "kreyol-desktop").chmod(0o755)
    digests = set()
    for _ in range(2):  # in one place: makeself writes down how it was called
        package = self_extracting.build_run(program, ROOT, tmp_path, "9.9.9")
        digests.add(sums.sha256(package))
    assert len(digests) == 1
    home = tmp_path / "home"
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "id").write_text("#!/bin/sh\necho 1000\n")
    (fake / "id").chmod(0o755)
    environment = {"HOME": str(home), "PATH": f"{fake}:/usr/bin:/bin", "TMPDIR": str(tmp_path)}
    subprocess.run(["sh", str(package), "--nox11"], check=True, env=environment, cwd=tmp_path,
                   capture_output=True)  # fmt: skip
    started = subprocess.run([str(home / ".local/bin/kreyol-desktop")], check=True,
                             capture_output=True, text=True)  # fmt: skip
    assert started.stdout == "started\n"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="a Debian package needs dpkg-deb")
def test_two_debian_packages_of_one_program_agree(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    program = tmp_path / "kreyol-desktop"
    program.mkdir()
    (program / "kreyol-desktop").write_text("#!/bin/sh\n")
    digests = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        digests.add(sums.sha256(debian.build_deb(program, ROOT, tmp_path / name, "9.9.9")))
    assert len(digests) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_installing_upgrading_and_removing_without_root_keeps_the_data(tmp_path):
    home, tree = tmp_path / "home", tmp_path / "tree"
    data = home / ".local" / "share" / "kreyol-desktop"
    data.mkdir(parents=True)
    (data / "kreyol.db").write_text("history")
    linux = ROOT / "packaging" / "linux"
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "KREYOL_PREFIX": str(home / "app")}
    # The scripts ask who they run as; an ordinary user is what is tested here.
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "id").write_text("#!/bin/sh\necho 1000\n")
    (fake / "id").chmod(0o755)
    environment["PATH"] = f"{fake}:{environment['PATH']}"

    def install(version):
        shutil.rmtree(tree, ignore_errors=True)
        (tree / "kreyol-desktop").mkdir(parents=True)
        (tree / "kreyol-desktop" / "kreyol-desktop").write_text(f"#!/bin/sh\necho {version}\n")
        (tree / "kreyol-desktop" / "kreyol-desktop").chmod(0o755)
        for name in ("kreyol-desktop.desktop", "kreyol-desktop.svg", "install.sh", "uninstall.sh"):
            shutil.copy(linux / name, tree / name)
        subprocess.run(["sh", "./install.sh"], cwd=tree, check=True, env=environment,
                       capture_output=True)  # fmt: skip
        started = subprocess.run([str(home / ".local/bin/kreyol-desktop")], check=True,
                                 capture_output=True, text=True)  # fmt: skip
        return started.stdout.strip()

    assert install("one") == "one"
    assert install("two") == "two"
    entry = home / ".local/share/applications/org.kreyoldesktop.Kreyol.desktop"
    assert f"Exec={home}/.local/bin/kreyol-desktop %F" in entry.read_text(encoding="utf-8")
    subprocess.run(["sh", str(home / "app" / "uninstall.sh")], check=True, env=environment,
                   capture_output=True)  # fmt: skip
    assert not (home / "app").exists()
    assert not entry.exists()
    assert (data / "kreyol.db").read_text() == "history"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS compiles the Windows installer")
def test_the_windows_installer_compiles_on_a_stand_in_payload(tmp_path):
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "kreyol-desktop.exe").write_bytes(b"MZ")
    setup = windows.build_setup(program, ROOT, tmp_path, "1.2.3")
    assert setup.read_bytes()[:2] == b"MZ"
    assert setup.stat().st_size > 50_000


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__}" in changelog
    metainfo = (ROOT / "packaging/linux/kreyol-desktop.metainfo.xml").read_text(encoding="utf-8")
    assert f'version="{__version__}"' in metainfo


def test_the_release_notes_are_the_changelogs_section():
    sys.path.insert(0, str(ROOT / "packaging"))
    from release_notes import section

    assert section("# C\n\n## 0.2.0\n\nnew\n\n## 0.1.0\n\nold\n", "0.1.0") == "old\n"
    with pytest.raises(ValueError, match=r"9\.9"):
        section("## 0.1.0\n", "9.9")
