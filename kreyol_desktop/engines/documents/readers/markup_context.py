"""What an HTML element means for the text in it: role, level, style, marker, language."""

import re
from dataclasses import dataclass, replace
from typing import Any

from kreyol_desktop.core.document import PLAIN, Align, CellPosition, Role, Run, Style
from kreyol_desktop.core.errors import LanguageError
from kreyol_desktop.core.language import Language, parse_language

LINE_BREAK = "\u2028"
SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "embed",
        "canvas",
        "svg",
        "math",
        "audio",
        "video",
        "source",
        "track",
        "map",
        "area",
        "datalist",
        "input",
        "meta",
        "link",
        "title",
        "param",
        "applet",
        "frameset",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
    ]
)
_INLINE_STYLES: dict[str, dict[str, bool]] = {
    **{tag: {"bold": True} for tag in ("b", "strong")},
    **{tag: {"italic": True} for tag in ("i", "em", "cite", "var", "dfn")},
    **{tag: {"underline": True} for tag in ("u", "ins")},
    **{tag: {"monospace": True} for tag in ("code", "kbd", "samp", "tt")},
    **{tag: {"struck": True} for tag in ("s", "strike")},
    "sup": {"superscript": True},
    "sub": {"subscript": True},
}
_ROLES = {
    **{f"h{n}": Role.HEADING for n in range(1, 7)},
    "li": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "blockquote": Role.QUOTE,
    "pre": Role.CODE,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "option": Role.FORM_FIELD,
    "textarea": Role.FORM_FIELD,
    "button": Role.FORM_FIELD,
    "legend": Role.FORM_FIELD,
}
_NOTE = re.compile(r"\b(?:foot|end)-?notes?\b|\bdoc-(?:foot|end)notes?\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGNS = {
    "left": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "justify": Align.JUSTIFY,
}
_LIST_TYPES = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SAFE_LINKS = ("http:", "https:", "mailto:", "tel:", "#")


@dataclass(frozen=True, slots=True)
class Context:
    """What an element inherits from those around it."""

    role: Role = Role.PARAGRAPH
    level: int = 0
    marker: str = ""
    depth: int = 0
    style: Style = PLAIN
    align: Align = Align.LEFT
    language: Language | None = None
    cell: CellPosition | None = None
    preformatted: bool = False


def tag_of(element: Any) -> str:
    """The lower-case tag without its namespace; nothing for comments."""
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def xlink_of(element: Any) -> str:
    """The address of an SVG image."""
    return element.get("{http://www.w3.org/1999/xlink}href") or element.get("xlink:href") or ""


def is_hidden(element: Any) -> bool:
    """Whether a reader of the page would not see the element."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def rows_of_table(table: Any, path: str) -> list[tuple[Any, str]]:
    """The rows of a table, with the paths to them."""
    rows = []
    for index, child in enumerate(table):
        tag, child_path = tag_of(child), f"{path}/{index}"
        if tag == "tr":
            rows.append((child, child_path))
        elif tag in ("thead", "tbody", "tfoot"):
            rows.extend(
                (row, f"{child_path}/{at}") for at, row in enumerate(child) if tag_of(row) == "tr"
            )
    return rows


def span_of(value: str | None) -> int:
    """A row or column span; pages that ask for millions get a thousand."""
    try:
        return max(1, min(int(value or 1), 1000))
    except ValueError:
        return 1


def first_number(element: Any) -> int:
    """The number at which an ordered list starts."""
    try:
        return int(element.get("start") or 1)
    except ValueError:
        return 1


def item_marker(parent: Any, item: Any, number: int) -> str:
    """The bullet or number of the ``number``-th item."""
    if tag_of(parent) != "ol":
        return "•"
    value = item.get("value") or ""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 7 else number
    letters = _LIST_TYPES.get(parent.get("type") or "")
    if letters and 1 <= number <= len(letters):
        return f"{letters[number - 1]}."
    return f"{number}."


def block_context(element: Any, tag: str, context: Context) -> Context:
    """What the text in a block element is."""
    role = _ROLES.get(tag, context.role)
    if tag in ("p", "div") and context.role not in (Role.LIST_ITEM, Role.QUOTE, Role.NOTE):
        role = context.role if context.role in (Role.CAPTION, Role.CODE) else Role.PARAGRAPH
    if context.role is Role.NOTE or _is_note(element):
        role = Role.NOTE
    return replace(
        context,
        role=role,
        level=int(tag[1]) if role is Role.HEADING and tag[1:].isdigit() else 0,
        depth=context.depth + (tag in ("ul", "ol", "dl", "menu")),
        align=_align(element, context.align),
        language=_language(element, context.language),
        preformatted=context.preformatted or tag in ("pre", "textarea"),
        style=_css_style(element, context.style),
    )


def inline_context(element: Any, tag: str, context: Context) -> Context:
    """How the text in an inline element looks."""
    style = context.style
    if tag in _INLINE_STYLES:
        style = replace(style, **_INLINE_STYLES[tag])  # type: ignore[arg-type] # names are Style's
    if tag == "a":
        address = (element.get("href") or "").strip()
        if address.lower().startswith(_SAFE_LINKS):
            style = replace(style, link=address)
    style = _css_style(element, style)
    return context if style == context.style else replace(context, style=style)


_CSS = re.compile(
    r"(?<![-\w])(font-weight|font-style|text-decoration(?:-line)?|vertical-align|color|text-align)"
    r"\s*:\s*([^;!]+)"
)


def _css_style(element: Any, style: Style) -> Style:
    for name, raw in _CSS.findall((element.get("style") or "").lower()):
        value = raw.strip()
        if name == "font-weight":
            style = replace(style, bold=value in ("bold", "bolder", "600", "700", "800", "900"))
        elif name == "font-style":
            style = replace(style, italic=value in ("italic", "oblique"))
        elif name.startswith("text-decoration"):
            style = replace(style, underline="underline" in value, struck="line-through" in value)
        elif name == "vertical-align":
            # sheets set <sup> on the base line and raise it by other means
            style = replace(style, superscript=style.superscript or value in ("super", "text-top"))
        elif name == "color" and re.fullmatch(r"#[0-9a-f]{6}", value):
            style = replace(style, color=int(value[1:], 16))
    return style


def _align(element: Any, inherited: Align) -> Align:
    for name, value in _CSS.findall((element.get("style") or "").lower()):
        if name == "text-align":
            return _ALIGNS.get(value.strip(), inherited)
    return _ALIGNS.get((element.get("align") or "").lower(), inherited)


def _language(element: Any, inherited: Language | None) -> Language | None:
    code = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return language_of(code) or inherited if code else inherited


def language_of(code: str | None) -> Language | None:
    """The language of a tag, OTHER for one that is not known, None for none."""
    if not code or not code.strip():
        return None
    try:
        return parse_language(code)
    except LanguageError:
        return Language.OTHER


def _is_note(element: Any) -> bool:
    marks = " ".join(
        element.get(name) or ""
        for name in ("class", "role", "{http://www.idpf.org/2007/ops}type", "epub:type")
    )
    return bool(marks.strip() and _NOTE.search(marks))


def with_breaks(run: Run) -> Run:
    """Turn the marks that stood for line breaks while white space was collapsed into ``\\n``."""
    if LINE_BREAK not in run.text:
        return run
    return Run(re.sub(rf" ?{LINE_BREAK} ?", "\n", run.text), run.style)
