"""Tables that people bring: CSV from any spreadsheet, with errors that name the line."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from kreyol_desktop.core.errors import CorruptError, TooLargeError
from kreyol_desktop.core.memory_page import Damage
from kreyol_desktop.engines.translation.import_findings import Findings

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_SEPARATORS = ",;\t"

Row = tuple[int, dict[str, str]]
"""(line in the file, counted from 1; cells by the name of their column in small letters)"""


def read_table(
    path: Path, *, max_bytes: int, findings: Findings | None = None
) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The names of the columns and the rows of a CSV file; empty rows are passed over.

    Comma, semicolon and tab separate, whichever the first line has most of; UTF-8, UTF-16 with its
    mark and Windows-1252 are read. Raise TooLargeError, and CorruptError that names the line; with
    ``findings`` damaged rows are told there and passed over.
    """
    text = _text(path, max_bytes)
    # a spreadsheet may say first what separates
    said, _, rest = text.partition("\n")
    skipped = 0
    if said.strip().lower().startswith("sep=") and len(said.strip()) == len("sep=;"):
        separator, text, skipped = said.strip()[-1], rest, 1
    else:
        separator = max(_SEPARATORS, key=said.count)
    rows = _rows(path, text, separator, skipped, findings)
    _, names = next(rows, (1, []))
    head = tuple(name.strip().lower() for name in names)
    if not any(head):
        raise CorruptError(
            f"{path.name} is empty.", hint="The first line must name the columns.", line=1
        )
    return head, _named(path, head, rows, findings)


def _rows(
    path: Path, text: str, separator: str, skipped: int, findings: Findings | None
) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row with content."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = skipped + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if findings is None:
                raise _unreadable(path, line, error) from error
            # a quotation mark that is never closed takes all that follows with it
            is_last = lines.tell() == len(text)
            findings.tell(line, Damage.REST if is_last else Damage.UNREADABLE)
            cells = []
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = skipped + reader.line_num + 1


def _named(
    path: Path,
    head: tuple[str, ...],
    rows: Iterator[tuple[int, list[str]]],
    findings: Findings | None,
) -> Iterator[Row]:
    for line, cells in rows:
        if any(cell.strip() for cell in cells[len(head) :]):
            if findings is not None:
                findings.tell(line, Damage.CELLS)
                continue
            raise CorruptError(
                f"{path.name}, line {line}: {len(cells)} cells where the head names {len(head)}.",
                hint="Put a text that holds the separator in quotation marks.",
                line=line,
            )
        yield line, {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name}


def _unreadable(path: Path, line: int, error: csv.Error) -> CorruptError:
    return CorruptError(
        f"{path.name}, line {line}: not a readable row ({error}).",
        hint="Look for a quotation mark that is not closed, or save the table as CSV anew.",
        line=line,
    )


def _text(path: Path, max_bytes: int) -> str:
    size = path.stat().st_size
    if size > max_bytes:
        raise TooLargeError(
            f"{path.name} has {size // 2**20} MB; {max_bytes // 2**20} MB can be read.",
            hint="Part it into several files.",
            limit=max_bytes,
        )
    data = path.read_bytes()
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # what spreadsheets write where nobody chose UTF-8
        return data.decode("cp1252", errors="replace")
