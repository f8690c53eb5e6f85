"""What to tell a person about the things that a result lacks: one line for each kind of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kreyol_desktop.core.document import ReadWarning

_UNKNOWN = "other"
_MAX_DETAILS = 5


class WarningPhrases:
    """Turns warnings into lines by a catalogue: code -> language -> phrase.

    A phrase may use ``{pages}`` ("3, 5–9", counted from 1), ``{details}`` and ``{message}``, the
    exact English text.
    """

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    def lines(self, language: str, warnings: Iterable[ReadWarning]) -> list[str]:
        """One line for each code, in the order in which the codes first come."""
        by_code: dict[str, list[ReadWarning]] = {}
        for warning in warnings:
            code = warning.code if warning.code in self._texts else _UNKNOWN
            key = code if code != _UNKNOWN else f"{code}:{warning.message}"
            by_code.setdefault(key, []).append(warning)
        return [self._line(language, key, group) for key, group in by_code.items()]

    def _line(self, language: str, key: str, group: Sequence[ReadWarning]) -> str:
        phrases = self._texts[key.partition(":")[0]]
        return phrases.get(language, phrases["en"]).format(
            pages=page_ranges(w.page for w in group if w.page is not None),
            details=_listed([w.detail for w in group if w.detail]),
            message=group[0].message,
        )


def page_ranges(pages: Iterable[int]) -> str:
    """Page indices from 0 as people write them, from 1: ``3, 5–9``."""
    ordered = sorted(set(pages))
    runs = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    return ", ".join(_run([page + 1 for _index, page in run]) for _start, run in runs)


def _run(pages: Sequence[int]) -> str:
    first, last = pages[0], pages[-1]
    if last <= first + 1:  # two neighbours are listed, not spanned
        return ", ".join(map(str, pages))
    return f"{first}–{last}"


def _listed(details: Sequence[str]) -> str:
    def shown() -> Iterator[str]:
        yield from details[:_MAX_DETAILS]
        if len(details) > _MAX_DETAILS:
            yield "…"

    return ", ".join(shown())
