"""What the classes of a page look like, by its style sheets: most books mark words by class alone.

Only rules for a class or for a tag with a class are read, and only what a run can look like; rules for
printing and for narrow screens are passed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_PIECE = re.compile(r"[^{}]+|[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?\.([-\w]+)", re.IGNORECASE)
_KEPT = frozenset(
    {
        "font-weight", "font-style", "text-decoration", "text-decoration-line", "vertical-align",
        "color", "text-align", "display", "visibility",
    }
)  # fmt: skip
_LARGEST = 1_000_000
"""Characters of a sheet that are read."""

Sheet = Mapping[tuple[str, str], str]
"""(tag or "", class) -> declarations."""


def read_sheets(sheets: Iterable[str]) -> Sheet:
    """The rules of ``sheets``; later ones come after earlier ones."""
    found: dict[tuple[str, str], str] = {}
    for sheet in sheets:
        for selectors, body in _rules(_without_comments(sheet[:_LARGEST])):
            declarations = _declarations(body)
            if not declarations:
                continue
            for selector in selectors.split(","):
                rule = _SELECTOR.fullmatch(selector.strip())
                if rule is not None:
                    key = ((rule.group(1) or "").lower(), rule.group(2))
                    found[key] = found.get(key, "") + declarations
    return found


def _without_comments(text: str) -> str:
    parts = []
    while text:
        before, mark, rest = text.partition("/*")
        parts.append(before)
        text = rest.partition("*/")[2] if mark else ""
    return " ".join(parts)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold everywhere."""
    depth, last, selectors = 0, "", ""
    for piece in _PIECE.findall(text):
        if piece == "{":
            depth += 1
            selectors = last.rpartition(";")[2].strip() if depth == 1 else selectors
        elif piece == "}":
            depth, last = max(0, depth - 1), ""
        elif depth == 1 and not selectors.startswith("@"):
            yield selectors, piece
        elif depth == 0:
            last = piece


def _declarations(body: str) -> str:
    kept = []
    for declaration in body.split(";"):
        name, mark, value = declaration.partition(":")
        if mark and name.strip().lower() in _KEPT:
            kept.append(f"{name.strip().lower()}:{value.strip()};")
    return "".join(kept)


def apply_sheet(root: Any, sheet: Sheet) -> None:
    """Write what the classes of each element say into its ``style``, before what that says itself."""
    if not sheet:
        return
    for element in root.iter():
        names = element.get("class") if isinstance(element.tag, str) else None
        if not names:
            continue
        tag = element.tag.rpartition("}")[2].lower()
        found = "".join(
            sheet.get(("", name), "") + sheet.get((tag, name), "") for name in names.split()
        )
        if found:
            element.set("style", found + (element.get("style") or ""))


def own_sheets(root: Any) -> list[str]:
    """The sheets that a page holds itself."""
    return [style.text or "" for style in root.iter("style")]
