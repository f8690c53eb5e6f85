"""What the window finds again at its next start: the open book, places in books, the last folder.

Ids, numbers and one folder's name; no text of anybody.
"""

import json
import logging
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

logger = logging.getLogger(__name__)

FILE_NAME = "places.json"
MOST_BOOKS = 500
"""The places in so many books are kept, those of the books read last."""


@dataclass(slots=True)
class Places:
    """``books`` are sentences by the id of their job, ``look`` what the reader was set to."""

    open_book: str = ""
    folder: str = ""
    books: dict[str, int] = field(default_factory=dict)
    look: dict[str, float | str | bool] = field(default_factory=dict)


class KeptPlaces:
    """Read from a small file when first asked; used by the main thread alone, except ``write``."""

    def __init__(self, data: Path) -> None:
        self._file = data / FILE_NAME
        self._places: Places | None = None

    @property
    def places(self) -> Places:
        """The places; change them, then ``write`` their ``text``."""
        if self._places is None:
            self._places = self._read()
        return self._places

    def keep_place(self, book: str, segment: int) -> None:
        """The place in a book; it is now the book that was read last."""
        books = self.places.books
        books.pop(book, None)
        books[book] = segment
        while len(books) > MOST_BOOKS:
            del books[next(iter(books))]

    def folder(self) -> str:
        """The folder that was chosen last, if it is still there; the home folder else."""
        kept = self.places.folder
        return kept if kept and Path(kept).is_dir() else str(Path.home())

    def forget(self) -> None:
        """Begin with nothing again."""
        self._places = Places()

    def text(self) -> str:
        """What is to be written."""
        return json.dumps(asdict(self.places))

    def write(self, text: str) -> None:
        """Replace the file, from any thread; a disk that refuses is no reason to stop."""
        part = self._file.with_name(FILE_NAME + ".part")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(self._file)
        except OSError as error:
            logger.warning("The places were not kept: %s", error)

    def _read(self) -> Places:
        try:
            state = json.loads(self._file.read_text(encoding="utf-8"))
            known = {field.name: state[field.name] for field in fields(Places)}
            return Places(**known) if _is_sound(known) else Places()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return Places()


def _is_sound(state: dict[str, object]) -> bool:
    books, look = state["books"], state["look"]
    return (
        isinstance(state["open_book"], str)
        and isinstance(state["folder"], str)
        and isinstance(look, dict)
        and isinstance(books, dict)
        and all(isinstance(place, int) for place in books.values())
    )
