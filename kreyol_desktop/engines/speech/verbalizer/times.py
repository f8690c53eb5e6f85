"""Times of day and durations on the clock.

The hour leans on its number: *inè, dezè, twazè, katrè ... onzè*; 12 is *midi*, 0 *minwi*; a half is
*edmi*, a quarter *eka*. With the 12-hour clock the part of the day is said.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import (
    NUMBER,
    cardinal,
    say_digits,
    say_integer,
    say_number,
)
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_HOURS = (
    "minwi",
    "inè",
    "dezè",
    "twazè",
    "katrè",
    "senkè",
    "sizè",
    "setè",
    "uitè",
    "nevè",
    "dizè",
    "onzè",
    "midi",
    "trèzè",
    "katòzè",
    "kenzè",
    "sèzè",
    "disetè",
    "dizuitè",
    "diznevè",
    "ventè",
    "venteyinè",
    "venndezè",
    "venntwazè",
    "minwi",
)
_QUARTERS = {15: "eka", 30: "edmi"}
_WHOLE_DAY = 24
_EVERY_BEFORE = re.compile(r"(?:chak|pandan|dire|apre|nan|tous les|/) $")
"""Before a number of hours, not a time of day."""
_MIDDAY = 12
_EVENING = 6


def say_time(hour: int, minute: int, half_day: str = "") -> str:
    """*twazè karannsenk nan apremidi*. ``half_day`` is "a", "p" or "" for the 24-hour clock."""
    if half_day and hour <= _MIDDAY:
        return _twelve_hour(hour, minute, half_day)
    return _clock(hour, minute)


def _clock(hour: int, minute: int) -> str:
    words = _HOURS[hour]
    return f"{words} {_QUARTERS.get(minute) or cardinal(minute)}" if minute else words


def _twelve_hour(hour: int, minute: int, half_day: str) -> str:
    if hour in (0, _MIDDAY):
        return _clock(_MIDDAY if half_day == "p" else 0, minute)
    part = "nan maten" if half_day == "a" else "nan apremidi" if hour < _EVENING else "diswa"
    return f"{_clock(hour, minute)} {part}"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["time_hour"]), int(match["time_minute"] or 0)
    return say_time(hour, minute, (match["time_half"] or "").lower()[:1])


def _ratio(match: re.Match[str]) -> str:
    """*3:1* for a score or a ratio, *1:50000* for a map; with a range after it, a place in a book."""
    first, second, last = (
        match[f"time_{name}"] for name in ("first_part", "second_part", "last_part")
    )
    if last:
        return f"{say_integer(first)}, {say_integer(second)} a {say_integer(last)}"
    return f"{say_integer(first)} {'sou' if len(second) > len(first) + 1 else 'a'} {say_integer(second)}"


def _full(match: re.Match[str]) -> str:
    hour, minute, second = (int(match[f"time_{name}"]) for name in ("h", "m", "s"))
    words = (
        _clock(hour, minute) if hour < len(_HOURS) else f"{cardinal(hour)} èdtan {cardinal(minute)}"
    )
    return f"{words} {say_digits('0') if not second else cardinal(second)} segonn"


def _hours(match: re.Match[str]) -> str:
    minute = match["time_after_h"]
    if (
        match.group()[-1] in "hH"
        and not match["time_half_of_h"]
        and _EVERY_BEFORE.search(match.string, max(0, match.start() - 10), match.start())
    ):
        return f"{cardinal(int(match['time_of_h']))} èdtan"
    if int(match["time_of_h"]) == _WHOLE_DAY and not minute:
        return "vennkat èdtan"
    half = (match["time_half_of_h"] or "").lower()[:1]
    return say_time(int(match["time_of_h"]), int(minute) if minute else 0, half)


def _hours_apart(match: re.Match[str]) -> str:
    """*8-10h* is a time of day, *chak 6-8 h* and *24-48 h* count hours."""
    first, last = int(match["time_hour_from"]), int(match["time_hour_to"])
    counted = match.group()[-1] in "hH" and _EVERY_BEFORE.search(
        match.string, max(0, match.start() - 10), match.start()
    )
    if counted or max(first, last) > _WHOLE_DAY:
        return f"{cardinal(first)} a {cardinal(last)} èdtan"
    return f"{_HOURS[first]} a {_HOURS[last]}"


def _span(match: re.Match[str]) -> str:
    ends = [re.findall(r"\d+", match[f"time_{end}"]) for end in ("from", "to")]
    return " a ".join(say_time(int(hour), int(*minute or "0")) for hour, *minute in ends)


def _span_of_halves(match: re.Match[str]) -> str:
    """*8–10 am, 9:30 am – 1 pm, 10-2 PM*: the first half day is told, or follows from the second."""
    half = match["time_last_half"].lower()[0]
    first, last = (_hour_and_minute(match[f"time_{name}"]) for name in ("first", "end"))
    crosses = first[0] % _MIDDAY > last[0] % _MIDDAY
    told = (match["time_first_half"] or "").lower()[:1]
    first_half = told or ("a" if half == "p" and crosses else half)
    start, end = say_time(*first, first_half), say_time(*last, half)
    part = end.removeprefix(_clock(*last))
    return f"{start.removesuffix(part) if part else start} a {end}"


def _hour_and_minute(text: str) -> tuple[int, int]:
    hour, _, minute = text.partition(":")
    return int(hour), int(minute or "0")


def _around_the_clock(match: re.Match[str]) -> str:
    """*24h/24, 7j/7, 10h/24*: hours lean on *è*, as in *vennkatrè sou vennkat*."""
    count = int(match["time_open"])
    if match["time_unit"] != "h":
        words = f"{cardinal(count)} jou"
    elif count == _WHOLE_DAY:
        words = "vennkatrè"
    else:
        words = _HOURS[count] if 0 < count < _WHOLE_DAY else f"{cardinal(count)} èdtan"
    return f"{words} sou {cardinal(int(match['time_all']))}"


def _hours_and_minutes(match: re.Match[str]) -> str:
    """*15h05mn, 2h30min*: a time of day or a duration, said alike: *dezè trant minit*."""
    minutes = say_integer(match["time_of_min"].lstrip("0") or "0")
    return f"{_HOURS[int(match['time_before_min'])]} {minutes} minit"


def _many_hours(match: re.Match[str]) -> str:
    """*48h*, and *8h/jou*: too many for a time of day, or so many a day."""
    per = match["time_per"]
    words = f"{say_integer(match['time_many'])} èdtan"
    return f"{words} pa {per}" if per else words


_HALF = rf"[aApP]\.?[mM](?:\.(?! [A-Z]|\s*\Z)|{WORD_END})"
_OF_TWELVE = r"(?:1[0-2]|0?[1-9])(?::[0-5]\d)?"
_TIME = r"(?:[01]?\d|2[0-4])(?::[0-5]\d(?![\d:])|(?: ?[hH](?: ?[0-5]\d)?|è)(?![^\W_]))"

RULES = (
    Rule(
        r"(?<=\d)T(?P<time_iso_hour>[01]\d|2[0-3]):(?P<time_iso_minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?"
        rf"(?:Z|[+-]\d\d:?\d\d)?{WORD_END}",
        lambda match: f", {say_time(int(match['time_iso_hour']), int(match['time_iso_minute']))}",
        begins="A",
    ),
    Rule(
        rf"(?:(?<=chèl )|(?<=chèl: )|(?<=chèl la se )|(?<=scale )|(?<=ilisyon )|{NOT_IN_WORD}(?=1 ?: ?\d{{1,3}}[ .,]\d{{3}}))"
        rf"1 ?: ?(?P<time_scale>{NUMBER})",
        lambda match: f"en sou {say_number(match['time_scale'])}",
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_first>{_OF_TWELVE}) ?(?P<time_first_half>[aApP]\.?[mM]\.?)? ?[-–] ?"
        rf"(?P<time_end>{_OF_TWELVE}) ?(?P<time_last_half>{_HALF})",
        _span_of_halves,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_open>\d{{1,2}}) ?(?P<time_unit>h|jou|j)/(?P<time_all>\d{{1,2}}){WORD_END}",
        _around_the_clock,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_many>(?:\d{{1,3}}(?= ?h/)|2[5-9]|[3-9]\d|1\d\d)) ?h(?!\w)"
        r"(?:/(?P<time_per>jou|semèn|mwa))?",
        _many_hours,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_before_min>[01]?\d|2[0-3]) ?h ?(?P<time_of_min>[0-5]?\d) ?(?:mn|min){WORD_END}",
        _hours_and_minutes,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_hour_from>[01]?\d|2[0-4]|\d\d(?=[ \d–-]{{2,6}}h)) ?[-–] ?"
        rf"(?P<time_hour_to>[01]?\d|2[0-4]|\d\d(?= ?h)) ?[hHè]{WORD_END}",
        _hours_apart,
        begins="d",
    ),
    Rule(rf"{NOT_IN_WORD}(?P<time_from>{_TIME}) ?[-–] ?(?P<time_to>{_TIME})", _span, begins="d"),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_h>\d{{1,2}}):(?P<time_m>[0-5]\d):(?P<time_s>[0-5]\d)(?![\d:])",
        _full,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_hour>[01]?\d|2[0-4]):(?P<time_minute>[0-5]\d)(?![\d:]|[-–]\d{{1,3}}(?![\d:h])|-[a-z]{{2}}-)"
        rf"(?: ?(?P<time_half>[aApP]\.?[mM](?:\.(?! [A-Z]|\s*\Z)|{WORD_END})))?",
        _time,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_first_part>\d{{1,3}}) ?: ?(?P<time_second_part>\d{{1,7}})"
        r"(?:[-–](?P<time_last_part>\d{1,3}))?(?![\d:]|-[a-z]{2}-)",
        _ratio,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_of_h>[01]?\d|2[0-4]) ?(?:h|H|è|zè|vè|tè)(?: ?(?P<time_after_h>[0-5]\d))?{WORD_END}"
        r"(?: (?P<time_half_of_h>[AaPp]\.?[Mm])(?![^\W_]))?",
        _hours,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<time_hour2>1[0-2]|0?[1-9]) ?(?P<time_half2>[aApP]\.?[mM](?:\.(?! [A-Z]|\s*\Z)|{WORD_END}))",
        lambda match: say_time(int(match["time_hour2"]), 0, match["time_half2"].lower()[:1]),
        begins="d",
    ),
)
