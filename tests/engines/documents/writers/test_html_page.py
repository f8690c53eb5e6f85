import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup

from kreyol_desktop.core.document import Role, Run, Style
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.engines.documents.writers.safe_links import safe_href
from tests.engines.documents.writers.made import (
    block,
    cell,
    document,
    every_role,
    press,
    spoken,
    translated,
)

HOSTILE = "</script><script>alert(1)</script> <img src=x onerror=alert(2)> & \"quoted\" 'x' \0\x1b"


def page(made, tmp_path, kind=ArtifactKind.HTML) -> str:
    target = tmp_path / "out.html"
    press().write(kind, made, target, WriteOptions())
    return target.read_text(encoding="utf-8")


def test_the_page_says_its_language_and_carries_all_text(tmp_path):
    html = page(translated(every_role(tmp_path)), tmp_path)
    soup = BeautifulSoup(html, "lxml")
    assert soup.html["lang"] == "ht"
    assert soup.title.string == "Yon liv"
    text = " ".join(soup.main.get_text(" ").split())
    for wanted in (
        "SAFE WATER",
        "LIFE",
        "BOIL IT",
        "CONTAINER",
        "A NOTE AT THE FOOT",
        "Tradiksyon",
    ):
        assert wanted in text
    assert "PAGE HEAD" not in text


def test_structure_is_real_markup(tmp_path):
    soup = BeautifulSoup(page(translated(every_role(tmp_path)), tmp_path), "lxml")
    assert [h.name for h in soup.main.find_all(re.compile("^h[1-6]$"))] == ["h1", "h1", "h2"]
    assert len(soup.main.find_all("tr")) == 2
    assert [th.get_text() for th in soup.main.find_all("th")] == ["CONTAINER", "DROPS"]
    nested = soup.main.find("ul").find("ul")
    assert nested.get_text() == "FOR A MINUTE"
    assert soup.main.find("ol")["start"] == "3"
    assert soup.main.find("strong").get_text() == "LIFE"
    assert soup.main.find("img")["alt"] == "a red square"


def test_nothing_is_loaded_from_outside(tmp_path):
    made = spoken(translated(every_role(tmp_path)), tmp_path)
    soup = BeautifulSoup(page(made, tmp_path), "lxml")
    loaded = [tag["src"] for tag in soup.find_all(src=True)]
    assert loaded
    assert all(address.startswith("data:") for address in loaded)
    assert soup.find_all("link") == []
    assert "url(" not in soup.style.string
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'")


def test_the_policy_allows_exactly_the_script_of_the_page(tmp_path):
    html = page(spoken(translated(every_role(tmp_path)), tmp_path), tmp_path)
    soup = BeautifulSoup(html, "lxml")
    (script,) = [s for s in soup.find_all("script") if not s.get("type")]
    digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert f"'sha256-{digest}'" in policy


def test_every_spoken_sentence_has_its_place_and_its_time(tmp_path):
    made = spoken(translated(every_role(tmp_path)), tmp_path)
    soup = BeautifulSoup(page(made, tmp_path), "lxml")
    times = json.loads(soup.find(id="times").string)["segments"]
    assert [t["start"] for t in times] == sorted(t["start"] for t in times)
    shown = {tag["id"] for tag in soup.select(".seg")}
    assert {f"s{t['id']}" for t in times} >= shown
    assert times[1]["words"] == [[0, 2, 500, 750]]
    sound = soup.find("audio")["src"]
    assert base64.b64decode(sound.split(",", 1)[1]) == made.audio_path.read_bytes()


def test_without_sound_there_is_no_player_and_no_script(tmp_path):
    soup = BeautifulSoup(page(translated(every_role(tmp_path)), tmp_path), "lxml")
    assert soup.find_all(["script", "audio", "button"]) == []


def test_controls_have_names_for_screen_readers(tmp_path):
    soup = BeautifulSoup(page(spoken(translated(every_role(tmp_path)), tmp_path), tmp_path), "lxml")
    controls = soup.select(".player button, .player select")
    assert len(controls) == 4
    assert all(control.get("aria-label") for control in controls)


class _Watcher(HTMLParser):
    """Collects what a browser would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


@pytest.mark.parametrize(
    "role", [Role.PARAGRAPH, Role.TITLE, Role.LIST_ITEM, Role.CODE, Role.QUOTE]
)
@pytest.mark.parametrize("kind", [ArtifactKind.HTML, ArtifactKind.BILINGUAL_HTML])
def test_hostile_text_stays_text(role, kind, tmp_path):
    blocks = [
        block(0, HOSTILE, role, level=1, marker='"><b>'),
        cell(1, HOSTILE, 0, 0),
        block(2, "click", style=Style(link="javascript:alert(1)")),
        block(3, "click", style=Style(link='https://x.org/" onclick="alert(1)')),
    ]
    made = spoken(translated(document(blocks), lambda text: text), tmp_path)
    made = replace(made, title=HOSTILE, document=replace(made.document, author=HOSTILE))
    watcher = _Watcher()
    watcher.feed(page(made, tmp_path, kind))
    assert watcher.scripts == 2
    assert watcher.handlers == []
    assert not any(a.lower().startswith("javascript") for a in watcher.addresses)


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://example.org/a b", "https://example.org/ab"),
        ("mailto:a@b.org", "mailto:a@b.org"),
        ("java\nscript:alert(1)", ""),
        ("JAVASCRIPT:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//evil.org", ""),
        ("#place", ""),
        ("http://[broken", ""),
        ("https:", ""),
    ],
)
def test_only_links_that_lead_out_harmlessly_are_kept(link, safe):
    assert safe_href(link) == safe


def test_a_bilingual_page_has_source_and_target_side_by_side(tmp_path):
    html = page(translated(every_role(tmp_path)), tmp_path, ArtifactKind.BILINGUAL_HTML)
    pair = BeautifulSoup(html, "lxml").select_one(".pair:has(strong)")
    source, target = pair.find_all("p")
    assert source.get_text() == "Water is life and more."
    assert source["lang"] == "en"
    assert target.get_text() == "WATER IS LIFE AND MORE."


def test_sentences_that_need_a_look_are_marked(tmp_path):
    made = translated(document([block(0, "one"), block(1, "two")]))
    flagged = replace(made.segments[1][0], flags=frozenset({Flag.NUMBERS}))
    made = replace(made, segments={**made.segments, 1: (flagged,)})
    soup = BeautifulSoup(page(made, tmp_path), "lxml")
    assert [tag["id"] for tag in soup.select(".look")] == ["s1"]


def test_links_and_styles_of_runs_survive(tmp_path):
    soup = BeautifulSoup(page(translated(every_role(tmp_path)), tmp_path), "lxml")
    (link,) = soup.main.find_all("a")
    assert link["href"] == "https://example.org/a?b=1&c=2"
    assert link.get_text() == "MORE"


def test_a_missing_picture_is_left_out(tmp_path):
    source = every_role(tmp_path)
    (tmp_path / "red.png").unlink()
    soup = BeautifulSoup(page(translated(source), tmp_path), "lxml")
    assert soup.find_all("img") == []


def test_line_breaks_inside_a_paragraph_are_kept(tmp_path):
    made = translated(replace(document([]), blocks=(replace(block(0, ""), runs=(Run("a\nb"),)),)))
    assert "A<br/>B" in page(made, tmp_path)
