"""Check a file of the seed corpus: `python check.py FILE.tsv` prints one line for each doubtful row.

It looks at columns, duplicates (also against the other files of the folder), length ratios, digits,
Kreyòl spelling and repeated openings. A flag is a question, not a verdict: proper names, foreign
titles and units may stay.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

NOT_KREYOL = re.compile(r"[éêîôûâëïüç]|[qx]|c(?!h)")
GROUPED_DIGITS = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d)")
MAX_SAME_OPENING_SHARE = 0.04


def rows_of(path: Path) -> Iterator[list[str]]:
    """Yield the stripped cells of each line that isn't blank."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield [cell.strip() for cell in line.split("\t")]


def digit_groups(text: str) -> int:
    """How many numbers a text holds, thousands separators removed."""
    return len(re.findall(r"\d+", GROUPED_DIGITS.sub("", text)))


def doubts(english: str, french: str, kreyol: str) -> Iterator[str]:
    """Yield what looks wrong in one row."""
    for name, source in (("en/ht", english), ("fr/ht", french)):
        ratio = len(kreyol) / len(source)
        if len(source) > 25 and not 0.55 < ratio < 1.6:
            yield f"length ratio {name} {ratio:.2f}"
    if digit_groups(english) != digit_groups(kreyol):
        yield "digits differ"
    for word in re.findall(r"[^\W\d_]+", kreyol):
        if word[0].islower() and NOT_KREYOL.search(word):
            yield f"spelling? {word!r}"
    if kreyol.lower() == french.lower() and len(kreyol.split()) > 2:
        yield "Kreyòl equals French"


def check(path: Path) -> int:
    """Print the doubts about a file, return how many there are."""
    others = [other for other in sorted(path.parent.glob("*.tsv")) if other != path]
    seen = {row[0].lower() for other in others for row in rows_of(other)}
    openings: Counter[str] = Counter()
    flags: list[str] = []
    for number, row in enumerate(rows_of(path), 1):
        if len(row) != 3 or not all(row):
            flags.append(f"line {number}: not 3 columns: {row[0][:90]}")
            continue
        english = row[0].lower()
        if english in seen:
            flags.append(f"line {number}: duplicate English: {row[0][:70]}")
        seen.add(english)
        openings[" ".join(english.split()[:3])] += 1
        flags += [f"line {number}: {doubt}: {row[2][:80]}" for doubt in doubts(*row)]
    limit = max(4.0, openings.total() * MAX_SAME_OPENING_SHARE)
    flags += [f"opening {text!r} used {n} times" for text, n in openings.items() if n > limit]
    print(*flags, f"{openings.total()} rows, {len(flags)} flags", sep="\n")
    return len(flags)


if __name__ == "__main__":
    sys.exit(1 if check(Path(sys.argv[1]).resolve()) else 0)
