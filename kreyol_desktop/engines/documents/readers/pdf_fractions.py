"""Fractions that are set of small figures and a fraction slash, as words can carry them: 1/4."""

from collections.abc import Sequence

from kreyol_desktop.core.document import Run

_SLASH = "\u2044"


def with_plain_fractions(runs: Sequence[Run]) -> tuple[Run, ...]:
    """``runs`` with each raised figure, fraction slash and small figure put together in one style.

    A whole number before a fraction keeps its distance: 5¼ becomes "5 1/4", not "51/4".
    """
    if not any(_SLASH in run.text for run in runs):
        return tuple(runs)
    result: list[Run] = []
    pending = list(runs)
    while pending:
        run = pending.pop(0)
        is_set = run.text.strip() == _SLASH and result and pending
        if is_set and result[-1].text.isdecimal() and pending[0].text[:1].isdecimal():
            result[-1] = Run(f"{result[-1].text}/", run.style)
            _part_from_number(result)
            below = pending.pop(0)
            if below.style.size_pt < run.style.size_pt:  # the small figures only, not what follows
                result[-1] = Run(result[-1].text + below.text, run.style)
            else:
                result.append(below)
        else:
            result.append(Run(run.text.replace(_SLASH, "/"), run.style))
    return tuple(_joined(result))


def _part_from_number(runs: list[Run]) -> None:
    if len(runs) > 1 and runs[-2].text[-1:].isdecimal():
        runs[-2] = Run(f"{runs[-2].text} ", runs[-2].style)


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].style == run.style:
            joined[-1] = Run(joined[-1].text + run.text, run.style)
        else:
            joined.append(run)
    return joined
