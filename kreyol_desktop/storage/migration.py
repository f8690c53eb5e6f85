"""One numbered step of the database's history."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """Statements that run in one transaction together with the record that they ran.

    Numbers are unique in the whole program and never reused; a released migration is never edited.
    """

    number: int
    name: str
    statements: tuple[str, ...]
