"""From sentences to a model's tokens and back, for each family of models that we can run.

A model's manifest names its scheme in ``options["scheme"]``:

``tagged``  one SentencePiece model; the source begins with ``<en>`` or ``<fr>`` (our own models), and
            with ``options["hints"]`` renderings stand behind words (``hints.py``), with ``"2"`` there
            names behind names too
``marian``  ``source.spm`` and ``target.spm``; ``options["target_tag"]`` for multilingual models
``m2m``     ``__en__`` before the source, ``__ht__`` forced as the first target token
``nllb``    ``eng_Latn`` before the source, ``hat_Latn`` forced as the first target token
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import ModelCorruptError, ModelIncompatibleError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.hints import (
    Rendering,
    hint_pieces,
    hint_table,
    hint_text,
    is_name,
    with_hints,
)

Span = tuple[int, int]
EOS = "</s>"
_OF_NAMES_TOO = "2"
_BYTE = re.compile("<0x([0-9A-F]{2})>")
_UTF8_LONGEST = 4
_NLLB = {
    Language.ENGLISH: "eng_Latn",
    Language.FRENCH: "fra_Latn",
    Language.SPANISH: "spa_Latn",
    Language.KREYOL: "hat_Latn",
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as tokens. ``offset`` counts the tokens before the first piece of the text;
    ``origins`` says for each piece from there on which piece of the sentence it is, or hints at.
    """

    tokens: list[str]
    prefix: list[str] | None
    offset: int
    origins: Sequence[int]

    @property
    def length(self) -> int:
        """Tokens without hints."""
        return len(self.tokens) - len(self.origins) + (self.origins[-1] + 1 if self.origins else 0)


class Tokenizer:
    """Encodes and decodes for one model. Thread-safe: SentencePiece's own methods are."""

    def __init__(
        self,
        source: Any,  # sentencepiece.SentencePieceProcessor has no type stubs
        target: Any,
        *,
        source_tag: Callable[[Direction], str | None],
        target_tag: Callable[[Direction], str | None],
        ends_source: bool,
        hints: Mapping[Language, str] | None = None,
        hints_names: bool = False,
    ) -> None:
        self._source = source
        self._target = target
        self._source_tag = source_tag
        self._target_tag = target_tag
        self._ends_source = ends_source
        self._hints_names = hints_names
        self._hints = {language: self._hinting(text) for language, text in (hints or {}).items()}

    def encode(self, sentences: Sequence[str], direction: Direction) -> list[Encoded]:
        """Tokens of each sentence, with the tags and the hints that the model wants."""
        head = [tag] if (tag := self._source_tag(direction)) else []
        tail = [EOS] if self._ends_source else []
        prefix = [tag] if (tag := self._target_tag(direction)) else None
        # one by one: SentencePiece starts a pool of threads for every list that it is given, which
        # takes a hundred times as long as to encode a sentence
        pieces = (self._source.encode(sentence, out_type=str) for sentence in sentences)
        hinting = self._hints.get(direction.source)
        if hinting is None:
            return [Encoded(head + p + tail, prefix, len(head), range(len(p))) for p in pieces]
        hinted = (with_hints(p, hinting) for p in pieces)
        return [Encoded(head + h.pieces + tail, prefix, len(head), h.origins) for h in hinted]

    def count(self, sentence: str, direction: Direction) -> int:
        """The tokens of a sentence without hints: what Encoded.length says, and quicker."""
        around = (self._source_tag(direction) is not None) + self._ends_source
        return len(self._source.encode(sentence, out_type=str)) + around

    def encode_target(self, sentence: str, direction: Direction) -> list[str]:
        """Tokens that make the model say ``sentence``."""
        tag = self._target_tag(direction)
        return ([tag] if tag else []) + list(self._target.encode(sentence, out_type=str))

    def decode(self, tokens: Sequence[str], direction: Direction) -> str:
        """The text of target tokens; a forced language tag at the front is dropped."""
        return str(self._target.decode(self._pieces(tokens, direction)))

    def source_spans(self, sentence: str, encoded: Encoded) -> list[Span]:
        """Character range of ``sentence`` under each of its pieces; a hint's is that of its word's end."""
        spans = _spans(self._source.encode(sentence, out_type=str), sentence)
        return [spans[origin] for origin in encoded.origins]

    def target_spans(self, tokens: Sequence[str], direction: Direction) -> list[Span]:
        """Character range of the decoded text under each token."""
        pieces = self._pieces(tokens, direction)
        skipped = len(tokens) - len(pieces)
        return [(0, 0)] * skipped + _spans(pieces, str(self._target.decode(pieces)))

    def _hinting(self, text: str) -> Rendering:
        known: dict[str, list[str]] = {}
        encode = partial(self._source.encode, out_type=str)
        # half of the time that a model takes to load, and mostly for one language only
        table = cache(lambda: hint_table(text))

        def pieces(word: str) -> Sequence[str]:
            rendering = table().get(word.lower())
            if rendering is None:
                return encode(word) if self._hints_names and is_name(word) else ()
            if rendering and rendering not in known:
                known[rendering] = hint_pieces(rendering, encode)
            return known.get(rendering, ())

        return pieces

    def _pieces(self, tokens: Sequence[str], direction: Direction) -> list[str]:
        tag = self._target_tag(direction)
        return list(tokens[1:] if tag and tokens and tokens[0] == tag else tokens)


def load_tokenizer(folder: Path, options: Mapping[str, str]) -> Tokenizer:
    """The tokenizer of the model in ``folder``. Raise ModelIncompatibleError."""
    scheme = options.get("scheme", "tagged")
    try:
        build = _SCHEMES[scheme]
    except KeyError:
        raise ModelIncompatibleError(
            f"This version cannot use models of the kind {scheme[:20]!r}.",
            hint="Update the program.",
        ) from None
    return build(folder, options)


def _tagged(folder: Path, options: Mapping[str, str]) -> Tokenizer:
    pieces = _processor(folder / options.get("pieces", "spm.model"))
    return Tokenizer(
        pieces,
        pieces,
        source_tag=lambda direction: f"<{direction.source}>",
        target_tag=lambda _direction: None,
        # our models' config.json has add_source_eos
        ends_source=False,
        hints=_read_hints(folder) if options.get("hints") else None,
        hints_names=options.get("hints") == _OF_NAMES_TOO,
    )


def _read_hints(folder: Path) -> Mapping[Language, str]:
    try:
        return {source: hint_text(folder, source) for source in (Language.ENGLISH, Language.FRENCH)}
    except (OSError, ValueError) as error:
        raise ModelCorruptError(
            "The model's hints for words cannot be read.",
            hint="Install the model again, or reinstall the program.",
        ) from error


def _marian(folder: Path, options: Mapping[str, str]) -> Tokenizer:
    tag = options.get("target_tag") or None
    return Tokenizer(
        _processor(folder / "source.spm"),
        _processor(folder / "target.spm"),
        source_tag=lambda _direction: tag,
        target_tag=lambda _direction: None,
        ends_source=True,
    )


def _m2m(folder: Path, options: Mapping[str, str]) -> Tokenizer:
    pieces = _processor(folder / options.get("pieces", "sentencepiece.bpe.model"))
    return Tokenizer(
        pieces,
        pieces,
        source_tag=lambda direction: f"__{direction.source}__",
        target_tag=lambda direction: f"__{direction.target}__",
        ends_source=True,
    )


def _nllb(folder: Path, options: Mapping[str, str]) -> Tokenizer:
    pieces = _processor(folder / options.get("pieces", "sentencepiece.bpe.model"))
    return Tokenizer(
        pieces,
        pieces,
        source_tag=lambda direction: _NLLB[direction.source],
        target_tag=lambda direction: _NLLB[direction.target],
        ends_source=True,
    )


_SCHEMES: Mapping[str, Callable[[Path, Mapping[str, str]], Tokenizer]] = {
    "tagged": _tagged,
    "marian": _marian,
    "m2m": _m2m,
    "nllb": _nllb,
}


def _processor(path: Path) -> Any:
    import sentencepiece  # delayed: only a process that translates needs it

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelIncompatibleError(
            f"The model's vocabulary {path.name} cannot be read.", hint="Install the model again."
        ) from error


def _spans(pieces: Sequence[str], text: str) -> list[Span]:
    """Character ranges of ``text`` under ``pieces``.

    Counted from the pieces, because SentencePiece's own offsets need protobuf; where normalisation
    changed the length they are stretched to fit.
    """
    spans: list[Span] = []
    position = -1  # the space that SentencePiece puts before the first word
    pending = bytearray()
    for piece in pieces:
        length = len(piece)
        if byte := _BYTE.fullmatch(piece):
            pending.append(int(byte.group(1), 16))
            length = _completed(pending)
        spans.append((max(position, 0), max(position + length, 0)))
        position += length
    if position in (len(text), 0):
        return spans
    scale = len(text) / position
    return [(round(start * scale), round(end * scale)) for start, end in spans]


def _completed(pending: bytearray) -> int:
    """1 when the bytes make a character (they are used up then), 0 while some are missing."""
    try:
        length = len(pending.decode("utf-8"))
    except UnicodeDecodeError:
        if len(pending) < _UTF8_LONGEST:
            return 0
        length = 1
    pending.clear()
    return length
