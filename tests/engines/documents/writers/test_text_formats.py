import json
import re
from dataclasses import replace
from itertools import pairwise

import pysubs2
import pytest
from markdown_it import MarkdownIt

from kreyol_desktop.core.document import Chapter, CueTime, ReadWarning, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.readalong import load_readalong
from kreyol_desktop.core.segment import Coverage, Flag, Origin, Segment
from kreyol_desktop.engines.documents.writers.markdown import escape
from tests.engines.documents.writers.made import (
    block,
    document,
    every_role,
    press,
    spoken,
    translated,
)


def text(made, kind, tmp_path) -> str:
    target = tmp_path / f"out{press().suffix(kind)}"
    press().write(kind, made, target, WriteOptions())
    return target.read_text(encoding="utf-8")


def cues(*texts: str, target=lambda t: t.upper()):
    blocks = [
        block(n, t, Role.CUE, cue=CueTime(n * 2000, n * 2000 + 1500)) for n, t in enumerate(texts)
    ]
    return translated(document(blocks), target)


def test_plain_text_has_paragraphs_lists_and_rows(tmp_path):
    shown = text(translated(every_role(tmp_path)), ArtifactKind.TEXT, tmp_path)
    assert (
        "SAFE WATER\n\nWHY IT MATTERS\n\nWATER IS LIFE AND MORE.\n\n• BOIL IT\n  – FOR A MINUTE"
        in shown
    )
    assert "CONTAINER\tDROPS\n1 LITER\tTWO" in shown
    assert shown.endswith("Se yon machin ki tradui dokiman sa a.\n")


def test_markdown_is_what_a_parser_makes_of_it(tmp_path):
    shown = text(translated(every_role(tmp_path)), ArtifactKind.MARKDOWN, tmp_path)
    html = MarkdownIt("commonmark").enable("table").render(shown)
    assert "<h1>SAFE WATER</h1>" in html
    assert "<strong>LIFE</strong>" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">MORE</a>' in html
    assert html.count("<td>") == 2
    assert "X = 1 &lt; 2" in html


@pytest.mark.parametrize(
    "plain",
    [
        "# no heading",
        "1. no list",
        "- none",
        "*a* _b_ `c`",
        "[x](y)",
        "<b>",
        "a | b",
        "---",
        "&amp;",
        "\\",
    ],
)
def test_text_that_looks_like_markdown_is_shown_as_it_is(plain):
    html = MarkdownIt("commonmark").enable("table").render(escape(plain))
    shown = re.sub("<[^>]*>", "", html).strip()
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == plain
    assert html.startswith("<p>")


def test_subtitles_keep_the_cues_of_the_source(tmp_path):
    shown = text(cues("Hello.", "How are\nyou?"), ArtifactKind.SUBTITLES, tmp_path)
    read = pysubs2.SSAFile.from_string(shown)
    assert [(e.start, e.end, e.plaintext) for e in read] == [
        (0, 1500, "HELLO."),
        (2000, 3500, "HOW ARE\nYOU?"),
    ]


def test_vtt_and_lrc_have_the_same_times(tmp_path):
    made = cues("Hello.", "Good-bye --> <b>")
    vtt = text(made, ArtifactKind.VTT, tmp_path)
    assert vtt.startswith("WEBVTT\n")
    assert "00:00:02.000 --> 00:00:03.500\nGOOD-BYE --&gt; &lt;B&gt;" in vtt
    lrc = text(made, ArtifactKind.LRC, tmp_path)
    assert "[00:00.00]HELLO.\n[00:02.00]GOOD-BYE --> <B>\n" in lrc


def test_a_spoken_document_gives_cues_from_its_timeline(tmp_path):
    made = spoken(translated(document([block(0, "one"), block(1, "two")])), tmp_path)
    read = pysubs2.SSAFile.from_string(text(made, ArtifactKind.SUBTITLES, tmp_path))
    assert [(e.start, e.end, e.plaintext) for e in read] == [(0, 500, "ONE"), (500, 1000, "TWO")]


def test_a_long_sentence_is_shown_in_parts_of_two_lines(tmp_path):
    made = spoken(translated(document([block(0, "word " * 60)])), tmp_path)
    read = pysubs2.SSAFile.from_string(text(made, ArtifactKind.SUBTITLES, tmp_path))
    assert len(read) > 2
    assert all(len(e.plaintext.split("\n")) <= 2 for e in read)
    assert all(len(line) <= 44 for e in read for line in e.plaintext.split("\n"))
    assert " ".join(e.plaintext for e in read).split() == ["WORD"] * 60
    assert all(a.end == b.start for a, b in pairwise(read))


def test_a_cue_without_text_does_not_break_the_file(tmp_path):
    shown = text(cues("Hello.", "x", target=lambda t: " \n\n "), ArtifactKind.SUBTITLES, tmp_path)
    assert len(pysubs2.SSAFile.from_string(shown)) == 2


def test_read_along_comes_back_as_it_was_written(tmp_path):
    made = spoken(translated(every_role(tmp_path)), tmp_path)
    flagged = replace(
        made.segments[3][0],
        flags=frozenset({Flag.NUMBERS, Flag.NAMES}),
        origin=Origin.MODEL,
        confidence=0.5,
    )
    made = replace(
        made,
        segments={**made.segments, 3: (flagged,)},
        chapters=(Chapter(0, "Premye", 1, 9), Chapter(1, "Dezyèm", 10, 18)),
    )
    target = tmp_path / "r.json"
    press().write(ArtifactKind.READALONG, made, target, WriteOptions())
    loaded = load_readalong(target.read_text(encoding="utf-8"))
    assert (loaded.title, loaded.source) == ("Yon liv", Language.ENGLISH)
    assert loaded.target is Language.KREYOL
    by_id = {b.id: b for b in loaded.blocks}
    (segment,) = by_id[3].segments
    assert segment.target == "WATER IS LIFE AND MORE."
    assert (segment.origin, segment.confidence) == (Origin.MODEL, 0.5)
    assert segment.flags == {Flag.NUMBERS, Flag.NAMES}
    assert segment.end_s - segment.start_s == pytest.approx(0.5)
    assert (segment.words[0].start_char, segment.words[0].end_char) == (0, 2)
    assert by_id[2].level == 1
    assert [c.title for c in loaded.chapters] == ["Premye", "Dezyèm"]
    assert loaded.chapters[0].start_s < loaded.chapters[1].start_s


def test_the_report_counts_and_lists_what_needs_a_look(tmp_path):
    made = translated(document([block(0, "one"), block(1, "two")]))
    flagged = replace(made.segments[1][0], flags=frozenset({Flag.NEGATION}))
    made = replace(
        made,
        segments={**made.segments, 1: (flagged,)},
        coverage=Coverage(segments=2, checked=1, flagged=1, by_flag=(("negation", 1),)),
        document=replace(made.document, warnings=(ReadWarning("scan", "Page 3 is a scan.", 2),)),
    )
    report = json.loads(text(made, ArtifactKind.REPORT, tmp_path))
    assert report["coverage"]["by_flag"] == {"negation": 1}
    assert [entry["source"] for entry in report["flagged"]] == ["two"]
    assert report["warnings"] == [
        {"code": "scan", "message": "Page 3 is a scan.", "page": 2, "detail": ""}
    ]


def test_a_block_without_a_translation_is_shown_in_its_own_words(tmp_path):
    made = replace(translated(document([block(0, "one"), block(1, "two")])), segments={})
    assert text(made, ArtifactKind.TEXT, tmp_path).startswith("one\n\ntwo\n")
    untranslated = {0: (Segment(0, 0, "one"),)}
    assert text(replace(made, segments=untranslated), ArtifactKind.TEXT, tmp_path).startswith("one")
