"""Speech: clips with a cache, narration, listening, and audio files."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from kreyol_desktop.core.errors import EmptyInputError, KreyolError, SpeechError
from kreyol_desktop.core.progress import Checkpoint, Stage, no_checkpoint
from kreyol_desktop.core.speech import (
    AudioOptions,
    AudioTags,
    Clip,
    LexiconEntry,
    StreamFormat,
    Timeline,
    Utterance,
    VoiceInfo,
    VoiceSettings,
)
from kreyol_desktop.services.ports import AudioRenderer, ClipCache, Segmenter, Voice, VoiceLibrary
from kreyol_desktop.services.precedence import Precedence
from kreyol_desktop.services.speech_text import utterances_of

logger = logging.getLogger(__name__)

PREVIEW_SENTENCE = "Bonjou! Men vwa m: mwen li liv, lèt ak jounal pou ou, an kreyòl."
ATTEMPTS = 3
"""A voice draws its noise anew each time, so a bad clip is worth another try."""
FEW_LETTERS = 6
SILENT_CLIP_MS = 200
"""Stands where a segment can't be spoken, so that the timeline keeps every segment."""

ProblemListener = Callable[[Utterance, KreyolError], None]


class SpeechService:
    """Speaks text. Safe to use from several threads at once."""

    def __init__(
        self,
        voices: VoiceLibrary,
        cache: ClipCache,
        renderer: AudioRenderer,
        segmenter: Segmenter | None = None,
    ) -> None:
        self._voices = voices
        self._cache = cache
        self._renderer = renderer
        self._segmenter = segmenter
        self._precedence = Precedence()

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The installed voices, the default one first."""
        return self._voices.installed()

    def warm_up(self, settings: VoiceSettings) -> None:
        """Load the voice now, so that the first "listen" starts at once. Raises ModelError."""
        self._voices.open(settings.voice)

    def lexicon(self) -> tuple[LexiconEntry, ...]:
        """The user's own pronunciations."""
        return self._voices.lexicon()

    def save_lexicon(self, entries: Iterable[LexiconEntry]) -> None:
        """Replace the user's pronunciations; only sentences with changed words are spoken anew.

        Raises InvalidRequestError for an entry that can't be used.
        """
        self._voices.save_lexicon(entries)

    def clip(self, text: str, settings: VoiceSettings) -> Clip:
        """The sound of one segment for somebody who waits for it: jobs make way.

        It comes from the cache if it was spoken before. Raises EmptyInputError when nothing in it can
        be spoken, InvalidRequestError for settings out of range, ModelError, and SpeechError when
        every attempt gives a bad clip.
        """
        with self._precedence.first():
            return self._clip(text, settings)

    def _unhurried(self, text: str, settings: VoiceSettings) -> Clip:
        """The same for a job."""
        self._precedence.make_way()
        return self._clip(text, settings)

    def _clip(self, text: str, settings: VoiceSettings) -> Clip:
        voice = self._voices.open(settings.voice)
        key = voice.key(text, settings)
        if not key:
            raise EmptyInputError(
                "There is nothing to speak in this text.", hint="Write words in Latin letters."
            )
        cached = self._cache.get(key)
        if cached is not None:
            return cached
        clip = _checked_clip(voice, text, settings)
        if voice.key(text, settings) == key:  # else the user's lexicon changed meanwhile
            self._cache.put(key, clip)
        return clip

    def keeping_clips(self) -> AbstractContextManager[None]:
        """While a job runs: its clips don't push each other out of the cache."""
        return self._cache.holding()

    def can_keep_clips(self) -> bool:
        """Whether it is worth while to speak something before it is needed."""
        return self._cache.has_room()

    def preview(self, settings: VoiceSettings) -> Clip:
        """A sentence by which to choose a voice. Raises ModelError or SpeechError."""
        return self.clip(PREVIEW_SENTENCE, settings)

    def narrate(
        self,
        utterances: Iterable[Utterance],
        settings: VoiceSettings,
        checkpoint: Checkpoint,
        *,
        total: int = 0,
        on_problem: ProblemListener | None = None,
    ) -> Iterator[tuple[Utterance, Clip]]:
        """Clips in order, each spoken when it is asked for.

        A segment with nothing to speak becomes a short silence. One that can't be spoken is told to
        ``on_problem`` and becomes a silence too; without a listener its error is raised. ``checkpoint``
        is called before every segment with the number done and ``total`` (0: as many as were done).
        """
        for done, utterance in enumerate(utterances):
            checkpoint(Stage.SPEAK, done, max(total, done))
            yield utterance, self._clip_or_silence(utterance, settings, on_problem)

    def _clip_or_silence(
        self, utterance: Utterance, settings: VoiceSettings, on_problem: ProblemListener | None
    ) -> Clip:
        try:
            return self._unhurried(utterance.text, settings)
        except EmptyInputError:
            return self._silence(settings)
        except SpeechError as error:
            if on_problem is None:
                raise
            on_problem(utterance, error)
            return self._silence(settings)

    def _silence(self, settings: VoiceSettings) -> Clip:
        rate_hz = self._voices.open(settings.voice).info.rate_hz
        return Clip(bytes(2 * (rate_hz * SILENT_CLIP_MS // 1000)), rate_hz)

    def utterances(self, text: str, settings: VoiceSettings) -> tuple[Utterance, ...]:
        """The sentences of a text with their pauses, the first one short; () for a blank text."""
        return tuple(utterances_of(text, settings, self._segmenter))

    def stream(self, text: str, settings: VoiceSettings) -> Iterator[tuple[Utterance, Clip]]:
        """Sentence by sentence, the first one short, so that sound starts while the rest is spoken.

        Raises EmptyInputError when nothing in the whole text can be spoken.
        """
        utterances = utterances_of(text, settings, self._segmenter)
        return self._spoken(utterances, settings, self._unhurried)

    def _spoken(
        self,
        utterances: Iterable[Utterance],
        settings: VoiceSettings,
        speak: Callable[[str, VoiceSettings], Clip],
    ) -> Iterator[tuple[Utterance, Clip]]:
        spoken = False
        for utterance in utterances:
            try:
                clip = speak(utterance.text, settings)
            except EmptyInputError:
                continue
            except SpeechError as error:
                if not _is_hardly_a_sound(utterance.text, error):
                    raise
                continue
            spoken = True
            yield utterance, clip
        if not spoken:
            raise EmptyInputError(
                "There is nothing to speak in this text.", hint="Write words in Latin letters."
            )

    def render(
        self,
        clips: Iterable[tuple[Utterance, Clip]],
        chapter_titles: Sequence[str],
        target: Path,
        options: AudioOptions,
        settings: VoiceSettings,
        tags: AudioTags,
    ) -> tuple[tuple[Path, ...], Timeline]:
        """Write the audio while the clips arrive; return its files and the exact timeline.

        Raises EmptyInputError, InvalidRequestError, EncodingError or ResourceError.
        """
        return self._renderer.render(clips, chapter_titles, target, options, settings, tags)

    def sound(
        self,
        text: str,
        settings: VoiceSettings,
        audio_format: StreamFormat,
        *,
        pace: float = 1.0,
        checkpoint: Checkpoint = no_checkpoint,
    ) -> Iterator[bytes]:
        """A text as sound in bytes, sentence by sentence, to be played while it is made.

        ``pace`` (0.5..2.0) multiplies the speed of the settings. Raises EmptyInputError when nothing
        can be spoken, ModelError, SpeechError, EncodingError, and what ``checkpoint`` raises.
        """
        return self._renderer.stream(
            self._checked_stream(text, settings, checkpoint), audio_format, pace
        )

    def _checked_stream(
        self, text: str, settings: VoiceSettings, checkpoint: Checkpoint
    ) -> Iterator[tuple[Utterance, Clip]]:
        utterances = utterances_of(text, settings, self._segmenter)
        for done, spoken in enumerate(self._spoken(utterances, settings, self.clip)):
            checkpoint(Stage.SPEAK, done, 0)
            yield spoken

    def close(self) -> None:
        """Let go of the loaded voices."""
        self._voices.close()


def _is_hardly_a_sound(text: str, error: SpeechError) -> bool:
    """Whether a voice stayed silent over a few letters: a lone "t" has no sound of its own."""
    letters = sum(character.isalnum() for character in text)
    return error.details.get("fault") == "silent" and letters < FEW_LETTERS


def _checked_clip(voice: Voice, text: str, settings: VoiceSettings) -> Clip:
    """A clip that passes the checks, at the third attempt at the latest."""
    fault = ""
    for _ in range(ATTEMPTS):
        clip = voice.speak(text, settings)
        fault = voice.fault(clip, text, settings)
        if not fault:
            return clip
        logger.warning("A clip was bad (%s); speaking it again", fault)
    raise SpeechError(
        f"A sentence could not be spoken ({fault}).",
        hint="Choose another voice or change the sentence.",
        fault=fault,
    )
