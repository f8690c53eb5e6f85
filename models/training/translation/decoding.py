"""Translate sentences with an exported model, as plainly as can be: no guards, no memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.training.translation.cleaning import clean
from models.training.translation.hinting import has_hints, no_hint, read_hints
from models.training.translation.sources import SourceLanguage
from models.training.translation.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True)
class Search:
    """Beam search settings; the defaults are those of all published figures of this project."""

    beam: int = 4
    no_repeat: int = 4
    length_penalty: float = 1.0
    max_batch_tokens: int = 2048


DEFAULT_SEARCH = Search()


class Decoder:
    """An exported model and its tokenizer."""

    def __init__(self, folder: Path, *, compute_type: str = "int8", threads: int = 2) -> None:
        import ctranslate2  # a C++ library: only for those who translate

        self._tokenizer = Tokenizer(folder / "spm.model")
        self._hints = read_hints(folder) if has_hints(folder) else None
        self._model: Any = ctranslate2.Translator(
            str(folder), compute_type=compute_type, inter_threads=threads, intra_threads=1
        )

    def translate(
        self, sources: Sequence[str], language: SourceLanguage, *, search: Search = DEFAULT_SEARCH
    ) -> list[str]:
        """One translation per source."""
        results = self._model.translate_batch(
            [self._pieces(clean(text), language) for text in sources],
            beam_size=search.beam,
            no_repeat_ngram_size=search.no_repeat,
            length_penalty=search.length_penalty,
            max_batch_size=search.max_batch_tokens,
            batch_type="tokens",
        )
        return [self._tokenizer.decode_pieces(result.hypotheses[0]) for result in results]

    def _pieces(self, text: str, language: SourceLanguage) -> list[str]:
        rendering = self._hints.of(language) if self._hints else no_hint
        return self._tokenizer.source_pieces(text, language, rendering)
