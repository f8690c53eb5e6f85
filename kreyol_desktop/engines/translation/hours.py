"""Hours of the clock and hours that pass, as French and English write them.

``9h`` and ``16 h 30`` are times of day, ``toutes les 8 h`` and ``48 hrs`` last: Kreyòl says ``9è`` and
``16è30`` of the one, ``8 èdtan`` of the other. A small model takes either for the other and makes up
a part of the day (*Pran yon grenn chak 8è diswa*).
"""

import re
from collections.abc import Iterator

from kreyol_desktop.core.language import Language

_HOURS = re.compile(
    r"(?<![\w.,:])(?<!\d/)(?:(?P<low>\d{1,3})(?P<to>\s?[-–]\s?|\s(?:à|a|to|or|ou)\s))?(?P<hour>\d{1,3})"
    r"(?:\s?h|H)(?:\s?(?P<minute>[0-5]\d)(?P<lasts>\s?(?:min(?:utes?)?|mn)(?!\w))?)?(?![\w:/])"
)
_ENGLISH_HOURS = re.compile(
    r"(?<![\w.,:])(?<!\d/)(?:(?P<low>\d{1,3})(?P<to>\s?[-–]\s?|\s(?:to|or)\s))?(?P<hour>\d{1,3})"
    r"\s?(?:hrs?|HRS?)(?P<minute>)(?P<lasts>)(?![\w:/])"
)
_FROM_TO = re.compile(
    r"(?<!\w)[dD]e\s(?P<from>[012]?\d\s?[hH](?:\s?[0-5]\d)?)\s+à\s+"
    r"(?P<to>[012]?\d\s?[hH](?:\s?[0-5]\d)?)(?![\w:/])"
)
_AROUND_THE_CLOCK = re.compile(
    r"(?<![\w.,:/])(?:(?P<h>24)\s?[hH]\s?(?:/|sur)\s?24(?:\s?[hH])?|(?P<j>7)\s?[jJ](?:ours)?\s?(?:/|sur)\s?7(?:\s?[jJ])?)(?!\w)"
)
_HALF_DAY = re.compile(
    r"(?<![\w.,:/$])(?P<hour>0?[1-9]|1[0-2])(?:[:.](?P<minute>[0-5]\d))?\s?"
    r"(?P<half>[aApP])(?:\.\s?[mM]\.|[mM]\b)"
)
_LAST_HOUR = 24

_LASTS_BEFORE = re.compile(
    r"(?:\b(?:tou(?:te)?s les|chaque|pendant|durant|dur(?:e|ent|é|ée|er|ait|era|eront)|dans(?: les)?|"
    r"en|depuis|il y a|moins de|plus de|(?:au )?(?:moins|plus|maximum|minimum)|faut|prend|prendra|reste|"
    r"sous|environ|compte[rz]|prévo(?:ir|yez)|do(?:rt|rmi)|attendu|[^\W\d_]+é|premi[eè]res|derni[eè]res|prochaines|"
    r"(?:délais?|durées?|trajet|période|journée|semaine|intervalle|pause|stage|formation|total|attente|"
    r"retard|sommeil|travail|espacées?|répit|préavis)(?: \w+)? (?:de|d['’]au moins))|d['’]une durée de|/)\s*\Z",
    re.IGNORECASE,
)
_LASTS_AFTER = re.compile(
    r"\s*(?:par (?:jour|semaine|mois|an|nuit)|/\s?(?:jour|j|semaine|sem|mois)\b|plus tard|d['’]affilée|"
    r"consécutives|de (?:cours|travail|sommeil|repos|route|marche|vol|train|voiture|bus|attente|retard|"
    r"jeûne|suite|formation|stage|conduite|délai)|avant (?=[^\W\d])|après (?=[^\W\d])|maximum|minimum)",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"(?:\b(?:à|dès|vers|jusqu['’]à|entre|at|from|until|by|till)|à partir de)(?: environ)?\s*\Z",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(r"\s*(?:à|-|–|et)\s*\d")


def hours(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """(start, end, what Kreyòl says) of every hour in ``text``, English or French.

    Hours of a span of time come once more with the whole span before them.
    """
    for match in _AROUND_THE_CLOCK.finditer(text):
        yield match.start(), match.end(), "24 sou 24" if match["h"] else "7 jou sou 7"
    for match in _FROM_TO.finditer(text):
        times = (_HOURS.match(match[end]) for end in ("from", "to"))
        first, last = (_clock(time) for time in times if time is not None)
        yield match.start(), match.end(), f"soti {first} rive {last}"
    patterns = [_HOURS]
    if language is Language.ENGLISH:
        patterns.append(_ENGLISH_HOURS)
        for match in _HALF_DAY.finditer(text):
            yield match.start(), match.end(), _half_day(match)
    for pattern in patterns:
        for match in pattern.finditer(text):
            if language is Language.ENGLISH and match.group().endswith("H"):
                continue  # room 12H, the 4H club
            lasts = _lasts(text, match, language)
            yield match.start(), match.end(), _lasting(match) if lasts else _clock(match)


def without_doubled_parts(translated: str) -> str:
    """``translated`` without what a model adds behind a stand-in: *6è diswa è*, *10 mg è*."""
    return _DOUBLED_PART.sub(r"\1", _STRAY_MARK.sub(r"\1", translated))


_STRAY_MARK = re.compile(
    r"((?:maten|diswa|apremidi|èdtan|midi|minwi|\dè(?:\d\d)?|"
    r"\d\s?(?:mg|mcg|µg|k?g|ml|mL|cl|dl|l|L|mm|cm|km|m|%)))\s?è(?!\w)"
)
_DOUBLED_PART = re.compile(
    r"(nan maten|nan apremidi|diswa)\s(?:nan maten|di ?maten|nan apremidi|diswa)(?!\w)"
)


def _lasts(text: str, match: re.Match[str], language: Language) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    if match["lasts"] or int(match["hour"]) > _LAST_HOUR:
        return True
    if _CLOCK_BEFORE.search(before) is not None:
        return False
    if language is Language.ENGLISH:
        return not match["minute"]
    if _RANGE_AFTER.match(text, match.end()):
        return False
    return bool(_LASTS_BEFORE.search(before) or _LASTS_AFTER.match(text, match.end()))


def _clock(match: re.Match[str]) -> str:
    return f"{_low(match)}{match['hour']}è{match['minute'] or ''}"


def _low(match: re.Match[str]) -> str:
    """The lower end of *6-8 h*, of *6 to 8 h*."""
    if not match["low"]:
        return ""
    return f"{match['low']}{_BETWEEN.get(match['to'].strip(), match['to'])}"


_BETWEEN = {"à": " a ", "a": " a ", "to": " a ", "or": " oswa ", "ou": " oswa "}


def _lasting(match: re.Match[str]) -> str:
    minutes = f" {match['minute']} minit" if match["minute"] else ""
    return f"{_low(match)}{match['hour']} èdtan{minutes}"


def _half_day(match: re.Match[str]) -> str:
    hour, after_noon = int(match["hour"]), match["half"] in "pP"
    if hour == _NOON and not match["minute"]:
        return "midi" if after_noon else "minwi"
    if after_noon:
        part = "nan apremidi" if hour == _NOON or hour < _EVENING else "diswa"
    else:
        part = "nan maten"
    return f"{hour}è{match['minute'] or ''} {part}"


_NOON, _EVENING = 12, 6
