"""Plain text, RTF and subtitles."""

from pathlib import Path

import pytest

from kreyol_desktop.core.document import CueTime, Role
from kreyol_desktop.core.errors import CorruptError, EmptyInputError
from tests.engines.documents.readers.made import BODY, FRENCH, of_role, read, texts

KREYOL = "Lè lapli tonbe, larivyè a monte. Moun yo tann jouk dlo a bese anvan yo plante mayi."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_the_encoding_is_recognised(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    text = f"{FRENCH}\n\n{KREYOL}"
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes((bom + text).encode(encoding))
    assert texts(read(path, tmp_path)) == [FRENCH, KREYOL]


def test_hard_wrapped_lines_become_paragraphs(tmp_path: Path) -> None:
    import textwrap

    path = tmp_path / "a.txt"
    path.write_text("\r\n\r\n".join("\r\n".join(textwrap.wrap(t, 70)) for t in (BODY, FRENCH)))
    assert texts(read(path, tmp_path)) == [BODY, FRENCH]


def test_unwrapped_lines_stay_apart_and_lists_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"CHAPTER ONE\n\n{BODY}\n{FRENCH}\n\n- maize\n- beans\n\n1. first\n2. second\n")
    document = read(path, tmp_path)
    assert texts(document, Role.HEADING) == ["CHAPTER ONE"]
    assert texts(document, Role.PARAGRAPH) == [BODY, FRENCH]
    assert [(b.marker, b.text) for b in of_role(document, Role.LIST_ITEM)] == [
        ("-", "maize"),
        ("-", "beans"),
        ("1.", "first"),
        ("2.", "second"),
    ]


def test_blank_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\t\n")
    with pytest.raises(EmptyInputError):
        read(path, tmp_path)


def test_rtf_text_and_accents_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\f0 Bonjou, {\b Ayiti}!\par"
        rb" Krey\'f2l \u8212? pale.\par}"
    )
    document = read(path, tmp_path)
    assert document.media_type == "application/rtf"
    assert texts(document) == ["Bonjou, Ayiti!", "Kreyòl — pale."]


def test_srt_cues_keep_their_times_and_styles(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(
        "1\n00:00:01,500 --> 00:00:03,000\n<i>Hello</i>\nthere.\n\n"
        "2\n00:01:00,000 --> 00:01:02,250\nBye.\n"
    )
    first, second = read(path, tmp_path).blocks
    assert (first.role, first.cue, first.text) == (Role.CUE, CueTime(1500, 3000), "Hello\nthere.")
    assert [run.style.italic for run in first.runs] == [True, False]
    assert (second.cue, second.text) == (CueTime(60_000, 62_250), "Bye.")


def test_vtt_notes_and_voices_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT\n\nNOTE not spoken\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hi</v>\n"
    )
    document = read(path, tmp_path)
    assert document.media_type == "text/vtt"
    assert [(b.text, b.cue) for b in document.blocks] == [("Hi", CueTime(1000, 2000))]


def test_subtitles_without_cues_are_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("no cues here")
    with pytest.raises((EmptyInputError, CorruptError)):
        read(path, tmp_path)
