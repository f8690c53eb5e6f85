"""What Kreyòl writes in one usual form: hours, number signs, French ordinals, *e.g.* and *etc.*

A small model garbles them (``16h00`` became ``160,000``, ``n° 2024-117`` became ``° 2024-117``, *i.e.*
became *i.*), and each has one usual form: ``16è00``, ``nimewo 2024-117``, ``premye``, ``21yèm``, *sa vle di*.
"""

import re
from collections.abc import Callable, Iterator

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.addresses import addresses
from kreyol_desktop.engines.translation.dosage_forms import dosage_forms
from kreyol_desktop.engines.translation.hours import hours
from kreyol_desktop.engines.translation.legal_references import legal_references
from kreyol_desktop.engines.translation.references import document_forms

_NUMBER_SIGN = re.compile(
    r"(?<!\w)(?:[Nn][°º]s?|№|[Nn]os?\.|No)\s?(?P<number>\d+(?:[.,/–\-]\d+)*)(?![^\W\d_])"
)
_SUBDIVISION = re.compile(
    r"(?<![\w.,/-])\d+(?:\s(?:bis|ter|quater|quinquies)\b|(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\))+)"
)
_FRENCH_ORDINAL = re.compile(
    r"(?<![\w.,/-])(\d+)(?:ers?|[eè]res?|res?|[eè]mes?|i[eè]mes?|es?)(?!\w)"
)
_PHRASES = (
    (
        re.compile(
            r"(?<!\w)(?:e\.\s?g\.?(?![^\W\d_])|p(?:ar|\.)\s?ex\.|for (?:example|instance)(?!\w)|"
            r"par exemple(?!\w))",
            re.IGNORECASE,
        ),
        "pa egzanp",
    ),
    (
        re.compile(
            r"(?<!\w)(?:i\.\s?e\.?|c\.?\s?-?à-?\s?d\.?|that is to say|c['’]est-à-dire)(?!\w)",
            re.IGNORECASE,
        ),
        "sa vle di",
    ),
    (
        # the full stop that ends a sentence stays where it is
        re.compile(
            r"(?<!\w)(?:etc(?:\.(?=\s*[^\s.]))?|and so (?:on|forth)|et ainsi de suite)(?!\w)",
            re.IGNORECASE,
        ),
        "elatriye",
    ),
)
_FIRST_ORDINALS = {
    1: "premye",
    2: "dezyèm",
    3: "twazyèm",
    4: "katriyèm",
    5: "senkyèm",
    6: "sizyèm",
    7: "setyèm",
}


def written_forms(
    text: str, language: Language, target: Language
) -> Iterator[tuple[int, int, str]]:
    """Stretches (start, end, what is to stand in the target) of ``text``.

    Other targets than Kreyòl keep what is written.
    """
    rules: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
        (_NUMBER_SIGN, lambda match: f"nimewo {match['number']}"),
        (_SUBDIVISION, lambda match: match.group()),
    ]
    if language is Language.FRENCH:
        rules.append((_FRENCH_ORDINAL, _ordinal))
    if target is Language.KREYOL:
        yield from dosage_forms(text, language)
        yield from legal_references(text, language)
        yield from document_forms(text, language)
        for pattern, said in _PHRASES:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), said
    yield from addresses(text, language)
    for start, end, said in hours(text, language):
        yield start, end, said if target is Language.KREYOL else text[start:end]
    for pattern, write in rules:
        for match in pattern.finditer(text):
            form = write(match) if target is Language.KREYOL else match.group()
            yield match.start(), match.end(), form


def _ordinal(match: re.Match[str]) -> str:
    value = int(match[1])
    return _FIRST_ORDINALS.get(value, f"{value}yèm")
