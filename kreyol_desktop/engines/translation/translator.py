"""A loaded CTranslate2 model behind the Translator port."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import ModelIncompatibleError, TranslationError
from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.translation import (
    DEFAULT_DECODING,
    Answers,
    CharAlignment,
    Decoding,
    Hypothesis,
)
from kreyol_desktop.engines.translation.alignment import Attention, char_alignment, place_of
from kreyol_desktop.engines.translation.answers import begun
from kreyol_desktop.engines.translation.batching import BatchScheduler, Request
from kreyol_desktop.engines.translation.native_memory import HeapTrimmer
from kreyol_desktop.engines.translation.tokenization import Encoded, Tokenizer, load_tokenizer

BATCH_TOKENS = 512
"""Source tokens in a batch: larger ones gain nothing on two cores and make others wait."""
MAX_INPUT_TOKENS = 512
"""Longer input is refused here: callers split sentences long before."""
TRIM_AFTER = 200
"""Sentences from which free memory goes back to the system once there is nothing to do."""
_LENGTH_SLACK = 12


@dataclass(frozen=True, slots=True)
class _Sentence:
    """``prefix`` are the tokens that the translation begins with."""

    text: str
    encoded: Encoded
    prefix: list[str]


@dataclass(frozen=True, slots=True)
class _Settings:
    direction: Direction
    decoding: Decoding
    has_prefix: bool


@dataclass(frozen=True, slots=True)
class _Watching:
    """The settings of sentences whose prefix is all that the model says, watched at what it looks."""

    direction: Direction


class CTranslate2Translator:
    """Thread-safe; concurrent calls are decoded together.

    One decoding thread per core, each with one computing thread: two threads inside one batch lose
    up to 46 % on a busy machine, two batches side by side never lost.
    """

    def __init__(
        self,
        folder: Path,
        *,
        model_id: str,
        directions: frozenset[Direction],
        options: Mapping[str, str],
        threads: int,
    ) -> None:
        import ctranslate2  # delayed: 60 ms that only a process that translates should pay

        self.model_id = model_id
        self.directions = directions
        self._tokenizer: Tokenizer = load_tokenizer(folder, options)
        try:
            self._model: Any = ctranslate2.Translator(
                str(folder),
                device="cpu",
                compute_type="int8",
                inter_threads=threads,
                intra_threads=1,
                max_queued_batches=-1,
            )
        except (RuntimeError, ValueError) as error:
            raise ModelIncompatibleError(
                f"The model {model_id} cannot be loaded.",
                hint="It may be damaged or made for another version: install it again.",
                model=model_id,
            ) from error
        self._trimmer = HeapTrimmer(TRIM_AFTER)
        # hypotheses of what is to be translated, the attention of what is to be watched
        self._scheduler: BatchScheduler[_Sentence, Any] = BatchScheduler(
            self._answer,
            workers=threads,
            max_cost=BATCH_TOKENS,
            on_rest=self._trimmer.rest,
        )

    def translate(
        self, sentences: Sequence[str], direction: Direction, decoding: Decoding = DEFAULT_DECODING
    ) -> list[list[Hypothesis]]:
        """Hypotheses, best first, for each sentence; none where its time ran out.

        Raise TranslationError when the direction is unknown, a sentence is too long, or the
        translator was closed.
        """
        results: list[list[Hypothesis]] = [[] for _ in sentences]
        for index, hypotheses in self.stream(sentences, direction, decoding):
            results[index] = hypotheses
        return results

    def stream(
        self,
        sentences: Sequence[str],
        direction: Direction,
        decoding: Decoding = DEFAULT_DECODING,
        *,
        beginnings: Sequence[str] = (),
        while_waiting: Callable[[], None] | None = None,
    ) -> Answers:
        """Like translate, but (index, hypotheses) as they are done, in any order; a sentence whose
        time ran out does not come. Decoding begins at once and goes on while results are used.

        ``beginnings`` are texts that the translations must begin with, one for each sentence; scores
        then leave out what was given.
        ``while_waiting`` is called several times a second; when it raises, or the caller leaves the
        results, what is not being decoded yet is dropped.
        """
        self._check_direction(direction)
        encoded = self._tokenizer.encode(sentences, direction)
        prefixes = [e.prefix or [] for e in encoded]
        if beginnings:
            prefixes = [self._tokenizer.encode_target(text, direction) for text in beginnings]
        settings = _Settings(direction, decoding, has_prefix=any(prefixes))
        requests: list[Request[_Sentence, Any]] = [
            Request(_Sentence(text, tokens, prefix), settings, len(tokens.tokens))
            for text, tokens, prefix in zip(sentences, encoded, prefixes, strict=True)
        ]
        if any(request.cost > MAX_INPUT_TOKENS for request in requests):
            raise TranslationError("A sentence is too long to be translated in one piece.")
        return begun(self._scheduler, requests, decoding.timeout_s, while_waiting)

    def align(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[CharAlignment]:
        """Which stretch of each target stands for which stretch of its source.

        The model is made to say the target, whoever wrote it, and watched at what it looks.
        """
        return [
            char_alignment(watched) if watched else ()
            for watched in self._watched(sources, targets, direction)
        ]

    def _watched(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[Attention | None]:
        """What the model looks at while it is made to say each target; None for one too long, or
        whose time ran out. Shares batches with what other callers want to have watched.
        """
        self._check_direction(direction)
        encoded = self._tokenizer.encode(sources, direction)
        watched: list[Attention | None] = [None for _ in sources]
        if any(len(e.tokens) > MAX_INPUT_TOKENS for e in encoded):
            return watched
        requests: list[Request[_Sentence, Any]] = [
            Request(
                _Sentence(source, tokens, self._tokenizer.encode_target(target, direction)),
                _Watching(direction),
                len(tokens.tokens),
            )
            for source, target, tokens in zip(sources, targets, encoded, strict=True)
        ]
        for index, attention in begun(self._scheduler, requests, DEFAULT_DECODING.timeout_s, None):
            watched[index] = attention
        return watched

    def count_tokens(self, sentence: str, direction: Direction) -> int:
        """Tokens of a sentence as the model sees it."""
        return self._tokenizer.count(sentence, direction)

    def close(self) -> None:
        """End the decoding threads and free the model."""
        self._scheduler.close()
        self._model.unload_model()

    def _check_direction(self, direction: Direction) -> None:
        if direction not in self.directions:
            raise TranslationError(
                f"The model {self.model_id} does not translate {direction}.",
                direction=str(direction),
            )

    def _answer(self, sentences: Sequence[_Sentence], settings: object) -> Sequence[Any]:
        try:
            if isinstance(settings, _Watching):
                return self._watch(sentences, settings.direction)
            assert isinstance(settings, _Settings)
            return self._decode(sentences, settings)
        except RuntimeError as error:
            raise TranslationError("The translation model failed.") from error

    def _watch(self, sentences: Sequence[_Sentence], direction: Direction) -> list[Attention]:
        results = self._model.translate_batch(
            [sentence.encoded.tokens for sentence in sentences],
            target_prefix=[sentence.prefix for sentence in sentences],
            beam_size=1,
            max_input_length=0,
            max_decoding_length=max(len(sentence.prefix) for sentence in sentences) + 1,
            return_attention=True,
        )
        return [
            self._attention(sentence, sentence.prefix, result.attention[0], direction)
            for sentence, result in zip(sentences, results, strict=True)
        ]

    def _attention(
        self, sentence: _Sentence, said: Sequence[str], rows: Any, direction: Direction
    ) -> Attention:
        return Attention(
            rows,
            self._tokenizer.target_spans(said, direction),
            self._tokenizer.source_spans(sentence.text, sentence.encoded),
            sentence.encoded.offset,
        )

    def _decode(
        self, sentences: Sequence[_Sentence], settings: _Settings
    ) -> list[list[Hypothesis]]:
        decoding = settings.decoding
        longest = max(sentence.encoded.length for sentence in sentences)
        prefixes = [sentence.prefix for sentence in sentences] if settings.has_prefix else None
        results = self._model.translate_batch(
            [sentence.encoded.tokens for sentence in sentences],
            target_prefix=prefixes,
            beam_size=max(decoding.beam_size, decoding.alternatives),
            num_hypotheses=decoding.alternatives,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            repetition_penalty=decoding.repetition_penalty,
            length_penalty=decoding.length_penalty,
            max_input_length=0,
            max_decoding_length=int(longest * decoding.max_length_factor) + _LENGTH_SLACK,
            return_scores=True,
            return_attention=True,
            disable_unk=True,
        )
        done = [
            self._hypotheses(sentence, result, settings)
            for sentence, result in zip(sentences, results, strict=True)
        ]
        del results
        self._trimmer.count(len(sentences))
        return done

    def _hypotheses(
        self, sentence: _Sentence, result: Any, settings: _Settings
    ) -> list[Hypothesis]:
        # CTranslate2 divides by the length, end mark included, to the power of the penalty: back to the mean
        excess = settings.decoding.length_penalty - 1
        return [
            Hypothesis(
                self._tokenizer.decode(tokens, settings.direction),
                float(score) * (len(tokens) + 1) ** excess,
                partial(self._place, sentence, result, rank, settings.direction),
            )
            for rank, (tokens, score) in enumerate(
                zip(result.hypotheses, result.scores, strict=True)
            )
        ]

    def _place(
        self,
        sentence: _Sentence,
        result: Any,
        rank: int,
        direction: Direction,
        start: int,
        end: int,
    ) -> int | None:
        tokens = result.hypotheses[rank]
        attention = self._attention(sentence, tokens, result.attention[rank], direction)
        text = self._tokenizer.decode(tokens, direction)
        return place_of((start, end), text, attention)
