"""Numbers in words, in official orthography.

Source: the counting tables of the IPN primers. Tens change before units: *ven* 20, *venteyen* 21,
*vennde* 22 to *vennsèt* 27, but *ventuit* and *ventnèf*, where the /t/ of old *vingt* is heard; so do
*trant*, *karant*, *senkant*, *swasant*. 70 to 79 count on from sixty (*swasanndis*), 80 and 90 from
*katreven*. Hundreds: *san, desan, twasan, katsan, senksan, sisan, sètsan, uisan, nèfsan*. The long
scale is used as in French: *milyon* 10^6, *milya* 10^9, *bilyon* 10^12.
"""

import re
from dataclasses import dataclass

UNITS = (
    "zewo",
    "en",
    "de",
    "twa",
    "kat",
    "senk",
    "sis",
    "sèt",
    "uit",
    "nèf",
    "dis",
    "onz",
    "douz",
    "trèz",
    "katòz",
    "kenz",
    "sèz",
    "disèt",
    "dizuit",
    "diznèf",
)
_TENS = {2: "ven", 3: "trant", 4: "karant", 5: "senkant", 6: "swasant", 8: "katreven"}
_BEFORE_UNIT = {2: "venn", 3: "trann", 4: "karann", 5: "senkann", 6: "swasann"}
_WITH_T = {2: "vent", 3: "trant", 4: "karant", 5: "senkant", 6: "swasant"}
_HUNDREDS = (
    "-",
    "san",
    "desan",
    "twasan",
    "katsan",
    "senksan",
    "sisan",
    "sètsan",
    "uisan",
    "nèfsan",
)
_SCALES = ((10**12, "bilyon"), (10**9, "milya"), (10**6, "milyon"))

LARGEST = 10**15
"""From here on numbers are read digit by digit."""

_ORDINAL_ENDS = (
    ("eyen", "eyinyèm"),
    ("milyon", "milyonyèm"),
    ("milya", "milyadyèm"),
    ("bilyon", "bilyonyèm"),
    ("katreven", "katreventyèm"),
    ("ven", "ventyèm"),
    ("zewo", "zewoyèm"),
    ("twa", "twazyèm"),
    ("kat", "katriyèm"),
    ("senk", "senkyèm"),
    ("sis", "sizyèm"),
    ("sèt", "setyèm"),
    ("nèf", "nevyèm"),
    ("san", "santyèm"),
    ("dis", "dizyèm"),
    ("de", "dezyèm"),
    ("en", "inyèm"),
)

NUMBER = (
    r"(?:(?!0)\d{1,3}(?:[\u00a0\u202f ]\d{3})+,\d{1,2}(?!\d)"
    r"|(?!0)\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?!0)\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?"
    r"|(?!0)\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"
    r"|(?!0)\d{1,3}\.\d00(?![\d.])"
    r"|\d+(?:[.,]\d+)?)"
)
"""A number as people write it: 1250, 1,250, 1 250, 1 250,50, 1.250,50, 3.5, 3,5."""


@dataclass(frozen=True, slots=True)
class Number:
    """``fraction`` are the digits after ``mark`` ("," or "."), "" for a whole number."""

    whole: str
    mark: str = ""
    fraction: str = ""

    @property
    def is_one(self) -> bool:
        return self.whole == "1" and not self.fraction


def parse_number(text: str) -> Number:
    """Parse what NUMBER matches."""
    text = re.sub(r"[\u00a0\u202f ]", "", text)
    marks = re.findall(r"[.,]", text)
    if not marks:
        return Number(text)
    whole, mark, fraction = text.rpartition(marks[-1])
    if len(set(marks)) == 2:  # noqa: PLR2004 - one mark groups, the other is decimal
        return Number(re.sub(r"[.,]", "", whole), mark, fraction)
    grouped = len(marks) > 1 or (
        len(fraction) == 3  # noqa: PLR2004 - a group of thousands
        and not whole.startswith("0")
        and len(whole) <= 3  # noqa: PLR2004
        and (mark == "," or fraction.endswith("00"))
    )
    return Number(re.sub(r"[.,]", "", text)) if grouped else Number(whole, mark, fraction)


def say_number(text: str, *, one: str = "en") -> str:
    """Words of a written number; ``one`` is what 1 is called here (*en*, or *yon* before a noun)."""
    number = parse_number(text)
    if number.is_one:
        return one
    whole = say_integer(number.whole)
    return f"{whole} {say_fraction(number)}" if number.fraction else whole


def say_fraction(number: Number) -> str:
    """*vigil* for a comma, *pwen* for a point; up to two digits as a number, more one by one."""
    mark = "vigil" if number.mark == "," else "pwen"
    digits = number.fraction
    if len(digits) <= 2 and not digits.startswith("0"):  # noqa: PLR2004 - like a price
        return f"{mark} {cardinal(int(digits))}"
    return f"{mark} {say_digits(digits)}"


def say_integer(digits: str) -> str:
    """Words of a row of digits; digit by digit when it begins with 0 or is too long."""
    if (digits.startswith("0") and len(digits) > 1) or len(digits) > len(str(LARGEST)) - 1:
        return say_digits(digits)
    return cardinal(int(digits))


def say_digits(digits: str) -> str:
    """Each digit by its name."""
    return " ".join(UNITS[int(digit)] for digit in digits)


def cardinal(value: int) -> str:
    """Words of ``value``, 0 <= value < 10^15. Raises ValueError outside."""
    if not 0 <= value < LARGEST:
        raise ValueError(value)
    if value < 100:  # noqa: PLR2004
        return _below_hundred(value)
    if value < 1000:  # noqa: PLR2004
        return _joined(_HUNDREDS[value // 100], value % 100)
    if value < 10**6:
        thousands, rest = divmod(value, 1000)
        return _joined("mil" if thousands == 1 else f"{cardinal(thousands)} mil", rest)
    size, name = next(scale for scale in _SCALES if value >= scale[0])
    count, rest = divmod(value, size)
    return _joined(f"{'yon' if count == 1 else cardinal(count)} {name}", rest)


def _joined(head: str, rest: int) -> str:
    return f"{head} {cardinal(rest)}" if rest else head


def _below_hundred(value: int) -> str:
    if value < len(UNITS):
        return UNITS[value]
    tens, unit = divmod(value, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    if unit == 0:
        return _TENS[tens]
    if tens == 8:  # noqa: PLR2004 - katreven keeps its form: katreven en, katreven de
        return f"katreven {UNITS[unit]}" if unit in (1, 8, 11) else f"katreven{UNITS[unit]}"
    if unit in (1, 11):
        return f"{_WITH_T[tens]}e{'yen' if unit == 1 else 'onz'}"
    stem = _WITH_T if unit in (8, 9) else _BEFORE_UNIT
    return f"{stem[tens]}{UNITS[unit]}"


def ordinal(value: int) -> str:
    """*premye, dezyèm, twazyèm ...*; only the last number word changes."""
    if value == 1:
        return "premye"
    words = cardinal(value)
    for end, replacement in _ORDINAL_ENDS:
        if words.endswith(end):
            return words[: -len(end)] + replacement
    return f"{words}yèm"
