"""Which short texts were translated lately: what they need is loaded, so they are quick to recall."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from kreyol_desktop.core.language import Language

SHORT_CHARS = 500
SEEN_TEXTS = 4096


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text as it was asked for; ``source`` None means that its language was recognised."""

    text: str
    source: Language | None
    target: Language


class SeenTexts:
    """The last SEEN_TEXTS texts of at most SHORT_CHARS characters; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[SeenText, None] = OrderedDict()

    def add(self, seen: SeenText) -> None:
        """Note a text; the one that was noted longest ago makes room."""
        if len(seen.text) > SHORT_CHARS:
            return
        with self._lock:
            self._kept[seen] = None
            self._kept.move_to_end(seen)
            while len(self._kept) > SEEN_TEXTS:
                self._kept.popitem(last=False)

    def __contains__(self, seen: SeenText) -> bool:
        return seen in self._kept
