"""Leaders ("Chapter 1 ....... 5", "Name: ______"): kept through translation, stretched to the room."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kreyol_desktop.core.document import Run

LEADER_CHARACTERS = ".…·_"
_LEADER = re.compile(r"\s*(?:[.…·_]\s?){4,}\s*(?P<tail>[\w,$%€.-]{0,12})\s*$")
SHORT_LEADER = "...."


def is_leader(text: str) -> bool:
    """Whether a word consists of leader dots only."""
    if text[:1] not in LEADER_CHARACTERS:
        return False
    return len(text) >= len(SHORT_LEADER) and not text.strip(LEADER_CHARACTERS)


def with_leader(source: str, runs: Sequence[Run]) -> tuple[Run, ...]:
    """``runs`` with the leader and the number behind it that ``source`` has at its end."""
    wanted = _LEADER.search(source)
    if wanted is None or wanted.start() == 0 or not runs:
        return tuple(runs)
    text = "".join(run.text for run in runs)
    tail = wanted["tail"]
    found = _LEADER.search(text)
    cut = found.start() if found is not None else len(text.rstrip().removesuffix(tail).rstrip(" ."))
    kept: list[Run] = []
    for run in runs:
        part = run.text[: max(0, cut)]
        cut -= len(run.text)
        if part:
            kept.append(replace(run, text=part))
    if not kept:
        return tuple(runs)
    leader = wanted.group().lstrip()[0] * len(SHORT_LEADER)
    kept.append(replace(runs[-1], text=f" {leader} {tail}".rstrip()))
    return tuple(kept)
