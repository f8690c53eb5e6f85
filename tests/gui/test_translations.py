"""The window speaks three languages, all of it, and its compiled words are up to date."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ht", "fr", "en")
SOURCES = sorted((ROOT / "kreyol_desktop" / "gui").rglob("*.py"))
PLACEHOLDER = re.compile(r"\{\w+\}|%n")


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def messages(file: Path) -> Iterator[tuple[tuple[str, str], ET.Element]]:
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            yield (name, message.findtext("source") or ""), message


def texts(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] or [translation.text or ""]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every text that the sources of the window use, as lupdate finds them."""
    target = tmp_path_factory.mktemp("ts") / "all.ts"
    names = [str(file.relative_to(ROOT)) for file in SOURCES]
    subprocess.run(
        [tool("pyside6-lupdate"), *names, "-ts", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return {key for key, _ in messages(target)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_and_none_is_left_over(
    language: str, used: set[tuple[str, str]]
) -> None:
    known = {key for key, _ in messages(FOLDER / f"kreyol_{language}.ts")}
    assert used - known == set(), "missing: run packaging/translations.py and translate"
    assert known - used == set(), "left over: run packaging/translations.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_untranslated(language: str) -> None:
    for key, message in messages(FOLDER / f"kreyol_{language}.ts"):
        translation = message.find("translation")
        assert translation is not None, key
        assert translation.get("type") is None, key
        assert all(text.strip() for text in texts(message)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive(language: str) -> None:
    for (_, source), message in messages(FOLDER / f"kreyol_{language}.ts"):
        for text in texts(message):
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source)), source


@pytest.mark.parametrize("language", ["ht", "fr"])
def test_hardly_any_text_is_left_in_english(language: str) -> None:
    """Names and signs are the same in every language; sentences are not."""
    for (_, source), message in messages(FOLDER / f"kreyol_{language}.ts"):
        if len(PLACEHOLDER.sub("", source).split()) > 3:
            assert source not in texts(message)


@pytest.mark.parametrize("name", ["kreyol_ht", "kreyol_fr", "kreyol_en", "qt_ht"])
def test_compiled_words_are_up_to_date(name: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), str(FOLDER / f"{name}.ts"), "-qm", str(fresh)],
        check=True,
        capture_output=True,
    )
    assert fresh.read_bytes() == (FOLDER / f"{name}.qm").read_bytes()


@pytest.mark.parametrize(
    ("language", "texts_of_1_and_5"),
    [
        ("ht", ("1 fichye", "5 fichye")),
        ("fr", ("1 fichier", "5 fichiers")),
        ("en", ("1 file", "5 files")),
    ],
)
def test_plurals_follow_the_language(
    qapp: QApplication, language: str, texts_of_1_and_5: tuple[str, str]
) -> None:
    translator = QTranslator()
    assert translator.load(f"kreyol_{language}", str(FOLDER))
    qapp.installTranslator(translator)
    found = tuple(
        QCoreApplication.translate("JobCard", "%n file(s)", None, number) for number in (1, 5)
    )
    qapp.removeTranslator(translator)
    assert found == texts_of_1_and_5
