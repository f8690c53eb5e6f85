"""HTML whose text is translated while every tag stays where it belongs."""

import html
import re
from collections import Counter
from collections.abc import Iterator

from kreyol_desktop.engines.translation.marked_text import Mark, MarkedText, Stack

_TOKEN = re.compile(
    r"<!--|<!\[CDATA\[|<![^>]*>|<\?"
    # bounded, so that thousands of tags that never end cost no more than their length
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]{0,60})"
    r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^<'\">]){0,400}>",
    re.IGNORECASE,
)
_ENDS = {"<!--": "-->", "<![cdata[": "]]>", "<?": "?>"}
_RAW = frozenset(
    ["script", "style", "pre", "code", "textarea", "kbd", "samp", "svg", "math", "template"]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
    ]
)
_THINGS = frozenset(["img", "code", "kbd", "samp", "math", "svg", "wbr"])
"""Stand among the words of a sentence and hold none themselves."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACER = re.compile(r"(?:(?:\s|\A)(?:&nbsp;\s*)+|(?:&nbsp;\s*){2,}|&nbsp;\Z)", re.IGNORECASE)
"""Spaces that hold no two words together: they make room, and stay."""
MAX_DEPTH = 64
"""Inline elements inside one another; those below are kept as markup, as no browser shows them."""


def parse_html(text: str) -> MarkedText:
    """Take any text apart; what is no tag is text. Never raises."""
    parsed = MarkedText(_escape if "&nbsp;" in text else _escape_signs)
    stack: list[Mark] = []
    too_deep: Counter[str] = Counter()
    empty_at = -1
    position = 0
    for start, end, name, closes in _markup(text):
        if start == empty_at and closes and stack and _name(stack[-1].opening) == name:
            # an element without text: an icon, an anchor
            parsed.add_thing(stack.pop().opening + text[start:end], tuple(stack))
            position = end
            continue
        _add_text(parsed, text[position:start], tuple(stack))
        position = end
        raw = text[start:end]
        if name in _THINGS:
            parsed.add_thing(raw, tuple(stack))
        elif name not in _INLINE:
            parsed.add_markup(raw)
        elif not closes and len(stack) >= MAX_DEPTH:
            too_deep[name] += 1
            parsed.add_markup(raw)
        elif not closes:
            stack.append(Mark(raw, f"</{_name(raw)}>"))
            empty_at = end
        elif too_deep[name]:
            too_deep[name] -= 1
            parsed.add_markup(raw)
        else:
            _close(stack, name)
    _add_text(parsed, text[position:], tuple(stack))
    return parsed


def _add_text(parsed: MarkedText, raw: str, stack: Stack) -> None:
    position = 0
    for spacer in () if stack else _SPACER.finditer(raw):
        parsed.add_text(html.unescape(raw[position : spacer.start()]))
        parsed.add_markup(spacer.group())
        position = spacer.end()
    parsed.add_text(html.unescape(raw[position:]), stack)


def _escape(text: str) -> str:
    return _escape_signs(text).replace("\u00a0", "&nbsp;")


def _escape_signs(text: str) -> str:
    return html.escape(text, quote=False)


def is_markup(text: str) -> bool:
    """Whether a plain text is marked up: inline elements in pairs or entities, and no stray ``<``,
    ``>``, ``&``.

    Then its tags can be kept on their words as in HTML, and nothing else needs escaping.
    """
    inline_ends = _ENTITY.search(text) is not None
    rest: list[str] = []
    position = 0
    for start, end, name, closes in _markup(text):
        rest.append(text[position:start])
        position = end
        inline_ends = inline_ends or (closes and name in _INLINE)
    rest.append(text[position:])
    return inline_ends and not re.search("[<>&]", _ENTITY.sub("", "".join(rest)))


def _markup(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """(start, end, name, is a closing tag) of tags, comments and elements that hold no prose.

    What is opened and never closed reaches to the end, as in a browser; every character is looked
    at a bounded number of times.
    """
    position = 0
    while match := _TOKEN.search(text, position):
        name = (match["name"] or "").lower()
        end = match.end()
        if mark := _ENDS.get(match.group().lower()):
            end = _after(text, mark, end)
        elif name in _RAW and not match["close"]:
            closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, end)
            end = closing.end() if closing else len(text)
        yield match.start(), end, name, bool(match["close"])
        position = end


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _close(stack: list[Mark], name: str) -> None:
    """Remove the innermost open element of this name; crossing ones stay open, as browsers do."""
    for index in range(len(stack) - 1, -1, -1):
        if _name(stack[index].opening) == name:
            del stack[index]
            return


def _name(tag: str) -> str:
    match = re.match(r"<\s*([\w:-]+)", tag)
    return match.group(1).lower() if match else ""
