"""Build the macOS disk image: the application folder, signed and notarised where keys exist."""

import os
import platform
import plistlib
import shutil
import subprocess
from pathlib import Path

from installer import icons

DOCUMENT_TYPES = (
    "com.adobe.pdf",
    "org.openxmlformats.wordprocessingml.document",
    "org.oasis-open.opendocument.text",
    "org.idpf.epub-container",
    "public.html",
    "net.daringfireball.markdown",
    "public.plain-text",
    "public.rtf",
)


def info_plist(version: str) -> dict[str, object]:
    """The contents of Info.plist."""
    return {
        "CFBundleName": "Kreyòl Desktop",
        "CFBundleIdentifier": "org.kreyoldesktop.Kreyol",
        "CFBundleExecutable": "kreyol-desktop",
        "CFBundleIconFile": "kreyol-desktop.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr", "ht"],
        "LSMinimumSystemVersion": "12.0",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": list(DOCUMENT_TYPES),
            }
        ],
    }


def build_app(program: Path, target: Path, version: str) -> Path:
    """Lay the frozen folder out as ``Kreyòl Desktop.app``."""
    app = target / "Kreyol Desktop.app"
    shutil.rmtree(app, ignore_errors=True)
    resources = app / "Contents" / "Resources"
    resources.mkdir(parents=True)
    shutil.copytree(program, app / "Contents" / "MacOS", symlinks=True)
    (resources / "kreyol-desktop.icns").write_bytes(icons.icns())
    with (app / "Contents" / "Info.plist").open("wb") as file:
        plistlib.dump(info_plist(version), file)
    return app


def build_dmg(program: Path, root: Path, target: Path, version: str) -> Path:
    """Build ``kreyol-desktop-VERSION-MACHINE.dmg``; signs with KREYOL_SIGN_IDENTITY, notarises with
    KREYOL_NOTARY_PROFILE (a keychain profile of notarytool) when they are set.
    """
    app = build_app(program, target, version)
    sign(app, root / "packaging" / "macos" / "entitlements.plist")
    image = target / f"kreyol-desktop-{version}-{platform.machine()}.dmg"
    subprocess.run(
        ["hdiutil", "create", "-volname", "Kreyol Desktop", "-srcfolder", str(app),
         "-ov", "-format", "UDZO", str(image)],
        check=True,
    )  # fmt: skip
    notarise(image)
    return image


def sign(app: Path, entitlements: Path) -> None:
    """Sign with the hardened runtime; ad hoc where no identity is given."""
    identity = os.environ.get("KREYOL_SIGN_IDENTITY", "-")
    subprocess.run(
        ["codesign", "--force", "--deep", "--options", "runtime", "--entitlements",
         str(entitlements), "--sign", identity, str(app)],
        check=True,
    )  # fmt: skip


def notarise(image: Path) -> bool:
    """Have Apple check the image and staple its ticket; False when no profile is given."""
    profile = os.environ.get("KREYOL_NOTARY_PROFILE")
    if not profile:
        return False
    subprocess.run(
        ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"],
        check=True,
    )
    subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
    return True
