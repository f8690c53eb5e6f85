"""SentencePiece with language tags, and the pieces that may appear in Kreyòl output."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path

import sentencepiece

from kreyol_desktop.engines.translation.hints import hint_pieces, with_hints
from models.training.translation.sources import SourceLanguage

VOCABULARY_SIZE = 8000
TAGS = ("<en>", "<fr>", "<ht>")
_MIN_TARGET_COUNT = 2
_SAMPLING_ALPHA = 0.4


def train_tokenizer(texts: Iterable[str], target: Path, *, size: int = VOCABULARY_SIZE) -> None:
    """Train a unigram model on both sides of the corpus and write it to `target`.

    Digits are single pieces, so that numbers can be copied; bytes stand in for unknown characters.
    A small corpus yields as many pieces as it can (the size is a soft limit).
    """
    with target.open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=file,
            vocab_size=size,
            hard_vocab_limit=False,
            model_type="unigram",
            character_coverage=0.9999,
            byte_fallback=True,
            split_digits=True,
            pad_id=3,
            user_defined_symbols=list(TAGS),
            normalization_rule_name="nmt_nfkc",
            minloglevel=2,
        )


class Tokenizer:
    """Encodes sources with their tag and end mark, targets without either."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
        # the same few thousand renderings come again in every epoch
        self._hint = cache(self._encode_hint)
        self.size: int = self._pieces.get_piece_size()
        self.padding: int = self._pieces.pad_id()
        self.unknown: int = self._pieces.unk_id()
        self.start: int = self._pieces.bos_id()
        self.end: int = self._pieces.eos_id()

    def encode(self, text: str) -> list[int]:
        """The pieces of a text."""
        return list(self._pieces.encode(text))

    def encode_source(
        self, text: str, language: SourceLanguage, *, sampled: bool = False
    ) -> list[int]:
        """The model's input: tag, pieces, end. `sampled` draws one of the likely splittings."""
        tag = self._pieces.piece_to_id(f"<{language.value}>")
        pieces = (
            self._pieces.encode(text, enable_sampling=True, alpha=_SAMPLING_ALPHA, nbest_size=-1)
            if sampled
            else self._pieces.encode(text)
        )
        return [tag, *pieces, self.end]

    def hinted_source(
        self, text: str, language: SourceLanguage, rendering: Callable[[str], str | None]
    ) -> list[int]:
        """The model's input with renderings behind words."""
        names = self.source_pieces(text, language, rendering)
        return [*(self._pieces.piece_to_id(name) for name in names), self.end]

    def source_pieces(
        self, text: str, language: SourceLanguage, rendering: Callable[[str], str | None]
    ) -> list[str]:
        """The input as CTranslate2 takes it, which adds the end itself; with renderings behind words
        (`hints.py` of the program)."""
        pieces = self._pieces.encode(text, out_type=str)
        hinted = with_hints(pieces, lambda word: self._hint(rendering(word)))
        return [f"<{language.value}>", *hinted.pieces]

    def _encode_hint(self, rendering: str | None) -> list[str]:
        return (
            hint_pieces(rendering, partial(self._pieces.encode, out_type=str)) if rendering else []
        )

    def decode_pieces(self, pieces: Sequence[str]) -> str:
        """Text of output pieces."""
        return str(self._pieces.decode(list(pieces)))

    def piece(self, index: int) -> str:
        """The piece with an index."""
        return str(self._pieces.id_to_piece(index))

    def vocabulary(self) -> list[str]:
        """All pieces in order."""
        return [self.piece(index) for index in range(self.size)]

    def is_always_output(self, index: int) -> bool:
        """Whether a piece is needed in the output whatever the corpus: marks, bytes, characters."""
        return (
            self._pieces.is_control(index)
            or self._pieces.is_unknown(index)
            or self._pieces.is_byte(index)
            or len(self.piece(index).removeprefix("▁")) <= 1
        )


class OutputVocabulary:
    """The pieces that training may predict: a third of the softmax is saved by leaving out those
    that occur only on the source side. Others are spelt with smaller pieces."""

    def __init__(self, tokenizer: Tokenizer, targets: Iterable[str]) -> None:
        counts = Counter(piece for text in targets for piece in tokenizer.encode(text))
        self._tokenizer = tokenizer
        self.pieces = [
            index
            for index in range(tokenizer.size)
            if counts[index] >= _MIN_TARGET_COUNT or tokenizer.is_always_output(index)
        ]
        self._index_of = {tokenizer.piece(index): index for index in self.pieces}
        self._allowed = frozenset(self.pieces)
        self._spelt = cache(self._spell)

    def encode(self, text: str) -> list[int]:
        """The pieces of a target text, all of them in the vocabulary."""
        pieces = self._tokenizer.encode(text)
        if all(piece in self._allowed for piece in pieces):
            return pieces
        return [
            part
            for piece in pieces
            for part in ((piece,) if piece in self._allowed else self._spelt(piece))
        ]

    def _spell(self, piece: int) -> tuple[int, ...]:
        rest, parts = self._tokenizer.piece(piece), []
        while rest:
            length = next(n for n in range(len(rest), 0, -1) if self._known(rest[:n]))
            parts.append(self._index_of[rest[:length]])
            rest = rest[length:]
        return tuple(parts)

    def _known(self, text: str) -> bool:
        return text in self._index_of
