"""Keeping what must not change: addresses, placeholders, code, figures and foreign names.

The protected stretch is replaced by a small stand-in that the model copies reliably, and put back
afterwards. Measured on the dev sets: with numbers replaced by single digits, 95 to 100 % of the
sentences of the plain set keep every figure (78 to 88 % unprotected), on the hard set 83 to 88 %
(51 to 70 %), and chrF rises by 0.1 to 1.3; stand-ins such as ``{0}`` or ``X1`` do worse.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import numbers
from kreyol_desktop.engines.translation.double_forms import (
    Choices,
    Rewording,
    choices_in,
    double_forms,
    reworded,
)
from kreyol_desktop.engines.translation.hours import without_doubled_parts
from kreyol_desktop.engines.translation.references import settled
from kreyol_desktop.engines.translation.written_forms import written_forms

VERBATIM = re.compile(
    r"""
    (?:https?://|www\.)(?:\([^\s<>"'«»()]{0,300}\)|[^\s<>"'«»(]|\((?![^\s<>"'«»()]{0,300}\)))*(?:\([^\s<>"'«»()]{0,300}\)|[^\s<>"'«».,;:!?()\]*])       # address
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+                    # e-mail
    | (?<![\w/])(?:/[\w.-]+){2,}/?                    # path
    | \{\{[^{}]*\}\} | \$?\{[^{}\s]*\} | %\([^()\s]*\)[a-z] | %(?:\d+\$)?[sdif@](?!\w) # placeholder
    | </?[A-Za-z][^<>]*>  | &\#?\w+;                  # tag, entity
    | `[^`]+`                                         # code
    | (?<!\w)[A-Za-z]:(?:\\[\w.-]+)+\\? | (?:\\\\?[\w.-]+){2,}                # path of Windows
    | (?<![\w.])\d+(?:\.\d+)*(?:\((?:[A-Za-z]|[ivxlIVXL]{1,6}|\d{1,3})\))+ # 1.2(a)(iii)
    | \[[ xX✓✗]?\] | (?<!\w)_+(?:\s?[/.-]\s?_+)+(?!\w)                # box to tick, date to fill in
    | \b(?:MM|DD|JJ|YYYY|AAAA|YY|HH|SS)(?:[/.:-](?:MM?|DD?|JJ?|YYYY|AAAA|YY|HH?|SS))+\b
    | [±≈≤≥]\s?\d(?![\d.,]|[ \u00a0\u202f]\d) | \d+(?:[.,]\d+)?\s?[x×]\s?10[⁻⁰¹²³⁴-⁹]+
    | (?<!\w)[^\W_]*[\u2070-\u209c][\w\u2070-\u209c]*                   # H₂O
    | (?<!\w)(?:[^\W\d_]+/)?[µμ][A-Za-z]{1,2}(?!\w)                       # cells/µL
    | "[^"<>]{1,60}"\s<[^<>\s]+@[^<>\s]+>                               # "Name" <address>
    | …{2,} | \.{4,} | \.{2,}(?:/\.{2,})+                               # blanks of a form
    | \\[!-/:-@\[-`{-~]                                                # escaped sign
    | (?<![\w:]):[a-z0-9_+-]{2,40}:(?![\w:])                          # :emoji:
    | \S{60,}                                         # no word of any language
    | \b\w+\.(?:pdf|docx?|xlsx?|csv|txt|zip|exe|html?|py|json|com|org|net|gov|edu|ht)\b(?!@)
    | (?<![\w+])[A-Z]\w*(?:\+[A-Z0-9]\w*)+(?![\w+])                    # Ctrl+C
    | (?<!\w)[@\#][A-Za-z]\w+                         # handle, hashtag
    | (?:\d+\s?)?[¼½¾] | (?<!\w)(?!(?:k|c|m)?m[²³])[^\W\d_]+[²³¹] | [©®±×÷] | _{3,}            # ½ cup, mc², a blank to fill in
    | [\u200e\u200f\u202a-\u202e\u2066-\u2069]                     # marks of direction
    | [^\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2116\ufb00-\ufb06]
      [^\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u200c\u200e-\u206f\u20a0-\u20cf\u2116\ufb00-\ufb06]*  # emoji, other scripts
    """,
    re.VERBOSE,
)
"""What is carried over character by character."""

_MAYBE_VERBATIM = re.compile(
    r"[/\\µμ@{%<&`#\[±≈≤≥\u2070-\u209c¼½¾²³¹©®±×÷\u200e\u200f\u202a-\u202e\u2066-\u2069]|___|……|\.{4}|\.\./|_[/.-]|[A-Y][/.:-][A-Y]|×\s?10|\.\w|\d\(|\w\+\w|:[a-z0-9_+-]+:|\S{60}|[^\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2116]"
)
"""In every text that VERBATIM matches, and ten times as fast to look for: most have none."""

_PHONE = r"\+\d[\d\s().\-]{6,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\d{3,4}[-.\s]\d{2,4}[-.]\d{4}"
_COMPOUND = r"\d+(?:[:/–\-]\d+)+"
_MONEY = r"(?:US|HT|CA)?[$€£]\s?"
_MONEY_AFTER = r"(?:\s?(?:\$(?:US|CA|HT)(?!\w)|[€£$](?![\w€£$])))"
_UNIT = (
    r"(?:\s?(?:mg|mcg|µg|μg|g|kg|ml|mL|cl|dl|dL|l|L|cc|[kcm]?m[²³]|mm|cm|km|m|ha|km/h|kW|kWh|W|V|Hz|°C|°F|°|UI|IU|mmHg|"
    r"ppm|lbs?|oz|mph|gal|Mo|Go|MB|GB)(?:/(?:kg|g|ml|mL|dl|dL|l|L|h|m|m2|ha|day|jour|j))?(?![\w/'’]))"
)
"""A dose keeps its unit: ``5 mg/kg`` is one thing."""
NEVER_LOUD = re.compile(rf"(?:{VERBATIM.pattern})|(?<=\d){_UNIT}", re.VERBOSE)
"""What keeps its letters in a text that is written in capitals."""
_HAS_WORD = re.compile(r"\w")
_HOUR_MARK = re.compile(r"(?<=\d[:/]\d\d)è(?!\w)|(?<=/\d{4})è(?!\w)")
"""*5:30è*, *12/05/2024è*: put behind a stand-in that looked like an hour."""
_UNSEEN = str.maketrans(
    {"\u00ad": "", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
"""Hyphens that only show where a word is broken, and letters that were set as one."""
_GLUED = re.compile(r"(?:[^\W\d_],|[\d}][.,])(?=[\d{])")
_ORDINAL = re.compile(r"(?:st|nd|rd|s|er|ère|re)\b")
_AFTER_LETTERS = re.compile(r"[^\W\d_]-?\Z")


class StandIns(Enum):
    """Kinds of stand-ins, in the order in which they are tried."""

    DIGITS = auto()
    TWO_DIGITS = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """A stand-in and what it stands for."""

    stand_in: str
    original: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with stand-ins. ``slots`` is empty where nothing needed protection."""

    text: str
    slots: tuple[Slot, ...]
    choices: Choices = Choices()

    def restore(self, translated: str) -> str | None:
        """Put the originals back; None when a stand-in was lost or doubled."""
        translated = self.choices.said_in(translated)
        if not self.slots:
            return translated
        originals = {slot.stand_in: slot.original for slot in self.slots}
        pattern = _stand_in_pattern(originals)
        found = [match.group() for match in pattern.finditer(translated)]
        if sorted(found) != sorted(originals):
            return None
        translated = self._set_apart(translated, pattern)
        whole = pattern.sub(lambda match: _beside(match, originals[match.group()]), translated)
        return settled(without_doubled_parts(_HOUR_MARK.sub("", whole)))

    def _set_apart(self, translated: str, pattern: re.Pattern[str]) -> str:
        """Without the marks that glue a stand-in to what stands before it: the model takes *5, 6* for
        a decimal, and *Figure 5* for *Figure,5*.
        """
        if _GLUED.search(translated) is None:
            return translated
        one = pattern.pattern
        gaps = {
            (match[1], match[3]): match[2]
            for match in re.finditer(f"({one})([^\\w]+)(?=({one}))", self.text)
        }
        glued = re.compile(f"({one})[.,](?=({one}))")
        apart = glued.sub(lambda m: m[1] + gaps.get((m[1], m[2]), ", "), translated)
        return re.sub(
            f"(?<=[^\\W\\d_]),({one})",
            lambda m: f", {m[1]}" if f", {m[1]}" in self.text else f" {m[1]}",
            apart,
        )


def verbatim_parts(text: str) -> list[str]:
    """Addresses, placeholders, tags and code in ``text``, in order."""
    if _MAYBE_VERBATIM.search(text) is None:
        return []
    return [match.group() for match in VERBATIM.finditer(text)]


def mask(
    text: str,
    language: Language,
    target: Language,
    kind: StandIns,
    extra: tuple[tuple[int, int, str], ...] = (),
) -> Masked:
    """Replace what must not change by stand-ins of ``kind``.

    ``extra`` holds more stretches with what is to stand there afterwards (start, end, text), such
    as glossary terms and foreign names; where stretches overlap the earlier and longer one wins.
    """
    kept = _with_signs(text, _without_overlap([*extra, *_stretches(text, language, target)]))
    slots = [
        Slot(stand_in, original)
        for (_, _, original), stand_in in zip(kept, _stand_ins(text, kind), strict=False)
    ]
    hidden = [
        Rewording(start, end, slot.stand_in)
        for (start, end, _), slot in zip(kept, slots, strict=False)
    ]
    plain = [
        form
        for form in double_forms(text, language, target)
        if all(form.end <= start or end <= form.start for start, end, _ in kept)
    ]
    masked, choices = reworded(text, [*hidden, *plain])
    masked = masked.translate(_UNSEEN)
    return Masked(masked, tuple(slots), choices_in(masked, language, choices))


def _stretches(text: str, language: Language, target: Language) -> Iterator[tuple[int, int, str]]:
    if _MAYBE_VERBATIM.search(text):
        for match in VERBATIM.finditer(text):
            yield match.start(), match.end(), match.group()
    yield from written_forms(text, language, target)
    number = numbers.number_pattern(language).pattern
    figures = re.compile(
        f"{_PHONE}|(?:{_MONEY})?(?:{_COMPOUND}|(?:{number}))(?:{_UNIT}|{_MONEY_AFTER})?"
    )
    for match in figures.finditer(text):
        if _is_figure(text, match):
            compound = re.search(r"\d[:/–-]\d", match.group()) or match.group().startswith("+")
            original = match.group()
            if not compound:
                original = numbers.rewrite(original, language, target)
            yield match.start(), match.end(), original


def _is_figure(text: str, match: re.Match[str]) -> bool:
    """Single digits need no help; ``COVID-19``, ``B12``, ``21st`` and ``1990s`` are words."""
    if match.group().isdigit() and len(match.group()) == 1:
        return False
    if _AFTER_LETTERS.search(text[max(0, match.start() - 2) : match.start()]):
        return False
    return _ORDINAL.match(text, match.end()) is None


def _without_overlap(stretches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    chosen: list[tuple[int, int, str]] = []
    for stretch in sorted(stretches, key=lambda s: (s[0], -s[1])):
        if not chosen or stretch[0] >= chosen[-1][1]:
            chosen.append(stretch)
    return chosen


def _with_signs(text: str, stretches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A sign (*≥*, an arrow) and what stands beside it as one: the model puts commas between two."""
    joined: list[tuple[int, int, str]] = []
    for start, end, original in stretches:
        if joined:
            first, last, before = joined[-1]
            gap = text[last:start]
            if not gap.strip() and not (_HAS_WORD.search(before) and _HAS_WORD.search(original)):
                joined[-1] = (first, end, before + gap + original)
                continue
        joined.append((start, end, original))
    return joined


def _stand_ins(text: str, kind: StandIns) -> Iterator[str]:
    """Stand-ins of a kind that do not occur in ``text``."""
    taken = set(re.findall(r"\d+", text))
    singles = [str(n) for n in range(2, 10)] if kind is StandIns.DIGITS else []
    return (n for n in [*singles, *map(str, range(25, 99))] if n not in taken)


def _beside(match: re.Match[str], original: str) -> str:
    """``original`` in the place of its stand-in; a word is set off from a word that touches it."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    left = " " if original[:1].isalpha() and before.isalpha() else ""
    right = " " if original[-1:].isalpha() and after.isalpha() else ""
    return f"{left}{original}{right}"


def _stand_in_pattern(stand_ins: dict[str, str]) -> re.Pattern[str]:
    choices = "|".join(re.escape(s) for s in sorted(stand_ins, key=len, reverse=True))
    return re.compile(rf"(?<![\d])(?:{choices})(?![\d])")
