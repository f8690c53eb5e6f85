"""Small sound files of every format, made here, from which damaged ones are made."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx

from kreyol_desktop.storage.database import Database
from tests.e2e.program import ROOT, SAMPLES

TEXT = "Wash your hands before you eat. Boil the water for 5 minutes.\n\nCall Dr. Pierre at 3 p.m."

HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Water</title></head><body><h1>Water</h1>
<p>{TEXT}</p><ul><li>One<ul><li>Two</li></ul></li></ul><table><tr><th>A</th><td>1</td></tr></table>
<p>A <b>bold</b> <a href="https://example.org">link</a>&nbsp;&#233;</p></body></html>"""

SRT = "1\n00:00:01,000 --> 00:00:03,500\nHello, <i>world</i>.\n\n2\n00:00:04,000 --> 00:00:06,000\nBye.\n"

RTF = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\f0\fs24 Hello \b world\b0.\par Caf\'e9.\par}"

MARKDOWN = f"# Water\n\n{TEXT}\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code`\n"

TBX = """<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body><termEntry>
<langSet xml:lang="en"><tig><term>hospital</term></tig></langSet>
<langSet xml:lang="ht"><tig><term>lopital</term></tig></langSet></termEntry></body></text></martif>"""

CSV = (
    "en,fr,ht,part_of_speech,notes\n"
    "hospital|clinic,hôpital,lopital,noun,\n"
    '"health, public",santé publique,sante piblik,noun,"two ""words"""\n'
)


def documents() -> Mapping[str, bytes]:
    """Suffix -> a sound file."""
    return {
        ".pdf": (SAMPLES / "health-leaflet-en.pdf").read_bytes(),
        ".docx": _docx(),
        ".epub": _epub(),
        ".odt": _odt(),
        ".html": HTML.encode(),
        ".md": MARKDOWN.encode(),
        ".txt": TEXT.encode(),
        ".rtf": RTF.encode(),
        ".srt": SRT.encode(),
        ".vtt": ("WEBVTT\n\n" + SRT.replace(",", ".")).encode(),
    }


def database(folder: Path) -> bytes:
    """A fresh database of this version."""
    Database(folder / "seed.db", folder / "seed-backups").close()
    return (folder / "seed.db").read_bytes()


def voice_config() -> bytes:
    """The settings of the bundled voice."""
    return next((ROOT / "models" / "voice").glob("*.onnx.json")).read_bytes()


def model_package() -> bytes:
    """A small model package, sound but for its weights, as a zip."""
    files = {"model.bin": b"weights" * 20, "spm.model": b"pieces" * 20}
    manifest = json.loads((ROOT / "models" / "translation" / "manifest.json").read_text())
    members = {"m/manifest.json": json.dumps(manifest).encode()}
    members |= {f"m/{name}": data for name, data in files.items()}
    return _zip(members)


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading("Water", 1)
    document.add_paragraph(TEXT).add_run(" Bold.").bold = True
    document.add_paragraph("One", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "Cell"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _epub() -> bytes:
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Water</dc:title>'
        '<dc:identifier id="i">x</dc:identifier><dc:language>en</dc:language></metadata>'
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    page = HTML.replace("<!DOCTYPE html>", '<?xml version="1.0"?>').replace(
        "<html ", '<html xmlns="http://www.w3.org/1999/xhtml" '
    )
    return _zip(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "p.opf": package.encode(),
            "a.xhtml": page.replace("&nbsp;", " ").encode(),
        }
    )


def _odt() -> bytes:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        '<text:h text:outline-level="1">Water</text:h><text:p>Wash your hands.</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>'
    )
    return _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _zip(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()
