"""Directions for taking a medicine, as prescriptions abbreviate them: *7.5 mL PO q8h x 10 days*.

A small model has never seen them and makes hours or names of them; each has one meaning (ISMP's list
of dangerous abbreviations leaves QD, QOD and the like to whoever writes; they are spelled out here).
"""

import re
from collections.abc import Iterator

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import numbers

_DOSE = (
    r"(?<![\w.,])\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+(?:[.,]\d+)?)?\s?"
    r"(?:mg|mcg|µg|μg|g|mL|ml|UI|IU)(?:/(?:kg|mL|ml|dose))*(?![\w/])"
)
_CODES = {
    r"(?:PO|p\.o\.)(?!\s?[Bb]ox|\w)": "pa bouch",
    r"(?:BID|b\.i\.d\.)(?!\w)": "2 fwa pa jou",
    r"(?:TID|t\.i\.d\.)(?!\w)": "3 fwa pa jou",
    r"(?:QID|q\.i\.d\.)(?!\w)": "4 fwa pa jou",
    r"(?:QD|q\.d\.)(?!\w)": "1 fwa pa jou",
    r"(?:QOD|q\.o\.d\.)(?!\w)": "yon jou sou de",
    r"(?:QHS|qhs|q\.h\.s\.)(?!\w)": "chak swa anvan dòmi",
    r"(?:PRN|prn|p\.r\.n\.)(?!\w)": "lè sa nesesè",
    r"[Qq]\s?(?P<hours>\d{1,2}(?:\s?[-–]\s?\d{1,2})?)\s?(?:h|hrs?|H)(?!\w)": "chak {} èdtan",
    r"[x×]\s?(?P<days>\d{1,3})\s?(?:days?|d|jours?|j)(?!\w)": "pandan {} jou",
    r"[x×]\s?(?P<weeks>\d{1,2})\s?(?:weeks?|wks?|semaines?|sem)(?!\w)": "pandan {} semèn",
    r"[x×]\s?(?P<months>\d{1,2})\s?(?:months?|mois)(?!\w)": "pandan {} mwa",
    r"(?P<times>\d{1,2})\s?(?:x|×|fois)\s?/\s?(?:j|jour|d|day)(?!\w)": "{} fwa pa jou",
}
_CODE = "|".join(re.sub(r"\?P<\w+>", "?:", code) for code in _CODES)
_DIRECTIONS = re.compile(
    rf"(?:(?P<dose>{_DOSE})\s+)?(?P<codes>(?<![\w.])(?:{_CODE})(?:[\s,]+(?:{_CODE}))*)"
)
_NOTHING_ELSE = re.compile(rf"(?:{_CODE})(?:[\s,]+(?:{_CODE}))*\.?")
"""The cell of a table."""
_ONE = re.compile("|".join(f"({code})" for code in _CODES))
_SAID = tuple(_CODES.values())
_PRESCRIBES = re.compile(
    rf"{_DOSE}|\b\d+\s?(?:tab|tablet|cap|capsule|pill|puff|drop|comprimé|gélule|goutte|cp)s?\b",
    re.IGNORECASE,
)


def dosage_forms(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Stretches (start, end, what is to stand in the Kreyòl) of a ``text`` that names a dose."""
    if _PRESCRIBES.search(text) is None and _NOTHING_ELSE.fullmatch(text.strip()) is None:
        return
    for match in _DIRECTIONS.finditer(text):
        dose = match["dose"]
        said = [numbers.rewrite(dose, language, Language.KREYOL)] if dose else []
        said += [_said(code) for code in _ONE.finditer(match["codes"])]
        yield *match.span(), " ".join(said)


def _said(code: re.Match[str]) -> str:
    number = next((value for value in code.groupdict().values() if value), "")
    place = next(n for n, part in enumerate(_outer_groups(code)) if part is not None)
    return _SAID[place].format(number.replace(" ", ""))


def _outer_groups(code: re.Match[str]) -> list[str | None]:
    """One group per code, without the named ones inside."""
    named = set(code.re.groupindex.values())
    return [code.group(n) for n in range(1, (code.re.groups or 0) + 1) if n not in named]
