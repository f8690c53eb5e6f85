"""Bring the words of the window up to date: find new texts, keep old translations, compile.

``python packaging/translations.py`` rewrites ``resources/translations/kreyol_*.ts`` and ``*.qm``; new
texts are left unfinished, for Qt Linguist or an editor. Qt's lupdate knows no plural rule for
Haitian Creole and refuses to update such a file, so the merge is done here for every language.
"""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"ht": ("ht_HT", 1), "fr": ("fr_FR", 2), "en": ("en_US", 2)}
"""Language code -> name in the file, number of plural forms."""

Key = tuple[str, str]


def tool(name: str) -> str:
    """The path of a Qt tool beside this Python."""
    return str(Path(sys.executable).with_name(name))


def used_texts() -> ET.Element:
    """What the sources of the window use, as lupdate finds it."""
    sources = sorted((ROOT / "kreyol_desktop" / "gui").rglob("*.py"))
    names = [source.relative_to(ROOT).as_posix() for source in sources]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "used.ts"
        command = [tool("pyside6-lupdate"), *names, "-ts", str(target), "-locations", "none"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return ET.parse(target).getroot()


def known_translations(file: Path) -> dict[Key, list[str]]:
    """The finished translations of a file; several texts for plural forms."""
    if not file.exists():
        return {}
    known: dict[Key, list[str]] = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None:
                forms = [form.text or "" for form in translation.findall("numerusform")]
                key = (context.findtext("name") or "", message.findtext("source") or "")
                known[key] = forms or [translation.text or ""]
    return known


def merge(root: ET.Element, known: dict[Key, list[str]], language: str) -> int:
    """Fill the translations in; return how many are unfinished. English is its own translation."""
    unfinished = 0
    for context in root.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            is_plural = message.get("numerus") == "yes"
            texts = known.get((context.findtext("name") or "", source))
            if texts is None and language == "en" and not is_plural:
                texts = [source]
            unfinished += texts is None
            _set(message, texts, LANGUAGES[language][1] if is_plural else 0)
    return unfinished


def _set(message: ET.Element, texts: list[str] | None, plural_forms: int) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    for child in list(translation):
        translation.remove(child)
    translation.text = None
    translation.attrib.pop("type", None)
    if texts is None:
        translation.set("type", "unfinished")
        texts = [""] * max(1, plural_forms)
    if not plural_forms:
        translation.text = texts[0]
    for number in range(plural_forms):
        ET.SubElement(translation, "numerusform").text = texts[min(number, len(texts) - 1)]


def write(root: ET.Element, language: str, target: Path) -> None:
    """Write a file that Qt Linguist opens."""
    root.set("language", LANGUAGES[language][0])
    root.set("sourcelanguage", "en")
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode")
    target.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def compile_all() -> None:
    """Make the .qm files."""
    for source in sorted(FOLDER.glob("*.ts")):
        # A window that is open has the old file mapped into its memory: written over, it would crash.
        fresh = source.with_suffix(".qm.new")
        command = [tool("pyside6-lrelease"), str(source), "-qm", str(fresh)]
        subprocess.run(command, check=True, capture_output=True)
        fresh.replace(source.with_suffix(".qm"))


def main() -> int:
    """Update every language; the exit code is 1 while anything is untranslated."""
    missing = 0
    for language in LANGUAGES:
        file = FOLDER / f"kreyol_{language}.ts"
        root = used_texts()
        unfinished = merge(root, known_translations(file), language)
        write(root, language, file)
        print(f"{file.name}: {unfinished} untranslated")
        missing += unfinished
    compile_all()
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
