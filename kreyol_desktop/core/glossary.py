"""Values of terminology."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kreyol_desktop.core.language import Language


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its names: per language the preferred one first, then accepted others.

    ``part_of_speech`` is ``noun``, ``verb``, ``adjective``, ``phrase`` or "" where unknown.
    """

    names: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    part_of_speech: str = ""
    notes: str = ""

    def preferred(self, language: Language) -> str:
        """The preferred name in ``language``, "" where there is none."""
        names = self.names.get(language, ())
        return names[0] if names else ""


@dataclass(frozen=True, slots=True)
class GlossaryInfo:
    """A glossary in a list; ``bundled`` ones cannot be changed."""

    id: str
    name: str
    size: int
    bundled: bool


_ARROW = " → "


def fired_name(source: str, target: str) -> str:
    """How reports name a term that fired: ``blood pressure → tansyon``."""
    return f"{source}{_ARROW}{target}"


def source_name(fired: str) -> str:
    """The source side of what ``fired_name`` made."""
    return fired.partition(_ARROW)[0]
