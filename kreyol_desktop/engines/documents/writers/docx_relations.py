"""What a DOCX would fetch or run when it is opened: it does not travel into the result."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

_PROGRAMS = ("macroenabled", "vbaproject", "activex")
_NOWHERE = "NULL"
"""What Word itself writes for a picture that it has lost."""


def is_relations(name: str) -> bool:
    """Whether a part of the package lists the relations of another."""
    return name.lower().endswith(".rels")


def has_programs(names: Iterable[str], content_types: bytes) -> bool:
    """Whether a package has macros or ActiveX, by the names of its parts or by their types."""
    found = "\n".join(names).lower() + content_types.decode("utf-8", "replace").lower()
    return any(kind in found for kind in _PROGRAMS)


def without_outside(data: bytes, parser: Any) -> bytes:
    """Relations in which pictures, templates, objects and frames that lie elsewhere lead nowhere.

    Links that a person clicks on stay. A relation is not removed: what names it would be broken.
    """
    root = etree.fromstring(data, parser)
    changed = False
    for relation in root:
        outside = (relation.get("TargetMode") or "").lower() == "external"
        if outside and not (relation.get("Type") or "").endswith("/hyperlink"):
            relation.set("Target", _NOWHERE)
            changed = True
    if not changed:
        return data
    edited: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return edited
