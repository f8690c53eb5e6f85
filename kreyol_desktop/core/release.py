"""A published version of the program, and which of two is newer."""

import re
from dataclasses import dataclass

_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class Release:
    """``version`` is numbers with dots between them; ``page`` tells people how to get it, or ""."""

    version: str
    page: str = ""


def is_version(text: str) -> bool:
    """Whether ``text`` is one to four numbers with dots between them."""
    return _VERSION.fullmatch(text) is not None


def is_newer(version: str, than: str) -> bool:
    """Whether the first of two versions is newer; missing numbers are zeros.

    What follows the numbers ("0.2.0.dev1") is not looked at. Raise ValueError where there are none.
    """
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> list[int]:
    found = _VERSION.match(version)
    if found is None:
        raise ValueError(f"{version!r} is no version")
    numbers = [int(number) for number in found.group().split(".")]
    return numbers + [0] * (4 - len(numbers))
