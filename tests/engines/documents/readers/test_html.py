"""HTML and Markdown: structure and styles are kept, and nothing is fetched."""

import base64
import socket
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Align, Document, Role
from kreyol_desktop.core.errors import CorruptError, EmptyInputError
from kreyol_desktop.core.language import Language
from tests.engines.documents.readers.made import of_role, read, texts

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def html(tmp_path: Path, body: str, head: str = "", lang: str = "en") -> Document:
    path = tmp_path / "a.html"
    path.write_text(
        f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>",
        encoding="utf-8",
    )
    return read(path, tmp_path)


def test_headings_paragraphs_lists_and_quotes_have_their_roles(tmp_path: Path) -> None:
    document = html(
        tmp_path,
        "<h1>One</h1><p>Two\n  words</p><ul><li>a<ul><li>b</li></ul></li></ul>"
        "<ol start=4><li>c<li>d</ol><blockquote><p>e</p></blockquote><pre>f\n  g</pre>",
    )
    assert [(b.role, b.level, b.marker, b.text) for b in document.blocks] == [
        (Role.HEADING, 1, "", "One"),
        (Role.PARAGRAPH, 0, "", "Two words"),
        (Role.LIST_ITEM, 1, "•", "a"),
        (Role.LIST_ITEM, 2, "•", "b"),
        (Role.LIST_ITEM, 1, "4.", "c"),
        (Role.LIST_ITEM, 1, "5.", "d"),
        (Role.QUOTE, 0, "", "e"),
        (Role.CODE, 0, "", "f\n  g"),
    ]


def test_inline_styles_and_links_become_runs(tmp_path: Path) -> None:
    (block,) = html(
        tmp_path,
        '<p style="text-align:center">a <b>b <i>c</i></b> <a href="https://x.org/">d</a>'
        ' <a href="javascript:e()">e</a><br>f <code>g</code><sup>2</sup></p>',
    ).blocks
    assert block.text == "a b c d e\nf g2"
    assert block.align is Align.CENTER
    styles = {run.text.strip(): run.style for run in block.runs}
    assert styles["b"].bold
    assert not styles["b"].italic
    assert styles["c"].bold
    assert styles["c"].italic
    assert styles["d"].link == "https://x.org/"
    assert all("javascript" not in run.style.link for run in block.runs)
    assert styles["g"].monospace
    assert styles["2"].superscript


def test_cells_know_their_place_with_spans(tmp_path: Path) -> None:
    document = html(
        tmp_path,
        "<table><caption>T</caption><thead><tr><th>a<th>b</thead>"
        "<tr><td rowspan=2>c<td>d<tr><td><tr><td colspan=2>e</table>",
    )
    cells = [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell]
    assert cells == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d"), (2, 1, ""), (3, 0, "e")]
    assert [b.cell.header for b in document.blocks if b.cell] == [True, True] + [False] * 4
    assert document.blocks[0].role is Role.CAPTION


def test_scripts_hidden_parts_and_comments_are_left_out(tmp_path: Path) -> None:
    document = html(
        tmp_path, "<script>x</script><!-- y --><p hidden>z</p><p style='display:none'>w</p><p>seen"
    )
    assert texts(document) == ["seen"]


def test_title_author_and_language_are_read(tmp_path: Path) -> None:
    head = "<title>Un  essai</title><meta name=author content=Moi>"
    document = html(tmp_path, "<p>Bonjour<p lang=ht>Bonjou", head, "fr-CA")
    assert (document.title, document.author) == ("Un essai", "Moi")
    assert document.language is Language.FRENCH
    assert [b.language for b in document.blocks] == [None, Language.KREYOL]


def test_an_image_in_the_page_is_saved_and_a_remote_one_is_never_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_args: object, **_more: object) -> None:
        raise AssertionError("the reader went to the network")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    data = base64.b64encode(PNG).decode()
    document = html(
        tmp_path,
        f'<p>a<img alt="dot" src="data:image/png;base64,{data}">'
        '<img src="http://127.0.0.1:9/x.png"><img src="../../etc/passwd">'
        '<link rel=stylesheet href="http://127.0.0.1:9/x.css">',
    )
    (image,) = of_role(document, Role.IMAGE)
    assert image.image is not None
    assert image.image.path.read_bytes() == PNG
    assert image.image.path.is_relative_to(tmp_path)
    assert (image.image.width_px, image.image.alt) == (1, "dot")
    assert [w.code for w in document.warnings] == ["images_outside"]


def test_an_anchor_leads_back_to_its_element(tmp_path: Path) -> None:
    document = html(tmp_path, "<div><p>a</p><p>b <b>c</b></p></div>")
    assert [b.anchor for b in document.blocks] == ["1/0/0", "1/0/1"]


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="iso-8859-1"><p>Kreyòl ayisyen'.encode("latin-1"))
    assert texts(read(path, tmp_path)) == ["Kreyòl ayisyen"]


def test_deep_nesting_loses_no_text_or_is_refused(tmp_path: Path) -> None:
    document = html(tmp_path, "<div>" * 1500 + "deep" + "</div>" * 1500 + "<p>after")
    assert " ".join(texts(document)) == "deep after"
    with pytest.raises(CorruptError):
        html(tmp_path, "<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after")


def test_a_page_without_text_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyInputError):
        html(tmp_path, "<script>x</script>")


def test_markdown_is_read_with_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "The book"\n---\n# One\n\nTwo *three*\nfour\n\n1. five\n2. six\n\n'
        "| a | b |\n|---|---|\n| c | d |\n\n> seven\n\n```\ncode\n```\n"
    )
    document = read(path, tmp_path)
    assert document.title == "The book"
    assert document.media_type == "text/markdown"
    assert [(b.role, b.text) for b in document.blocks] == [
        (Role.HEADING, "One"),
        (Role.PARAGRAPH, "Two three four"),
        (Role.LIST_ITEM, "five"),
        (Role.LIST_ITEM, "six"),
        (Role.TABLE_CELL, "a"),
        (Role.TABLE_CELL, "b"),
        (Role.TABLE_CELL, "c"),
        (Role.TABLE_CELL, "d"),
        (Role.QUOTE, "seven"),
        (Role.CODE, "code"),
    ]
