"""What the player tells and needs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import Clip, Utterance, VoiceSettings


class PlayerState(StrEnum):
    EMPTY = "empty"
    PAUSED = "paused"
    PLAYING = "playing"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PlayerPosition:
    """Where the player is: the utterance, the sample in its clip, and the written word heard now.

    ``word`` is a character range of the utterance's text, or None in a pause.
    """

    state: PlayerState
    index: int = 0
    utterance: Utterance | None = None
    sample: int = 0
    word: tuple[int, int] | None = None
    error: KreyolError | None = None


PlayerListener = Callable[[PlayerPosition], None]
"""Called from the player's threads when the state or the sentence changes."""


class AudioSink(Protocol):
    """A loudspeaker. Every method but ``close`` may raise AudioDeviceError."""

    @property
    def is_available(self) -> bool: ...

    def open(self, rate_hz: int) -> None:
        """Make ready; does nothing when it is already open at that rate."""
        ...

    def write(self, pcm: bytes) -> None:
        """Play 16-bit mono PCM; waits while the device has enough."""
        ...

    def drop(self) -> int:
        """Fall silent at once; return how many samples were written and are not heard."""
        ...

    def close(self) -> None: ...


class ClipSource(Protocol):
    """What the player plays: the speech service."""

    def clip(self, text: str, settings: VoiceSettings) -> Clip: ...

    def utterances(self, text: str, settings: VoiceSettings) -> tuple[Utterance, ...]: ...


Stretch = Callable[[bytes, int, float], bytes]
"""(PCM, rate, speed) -> PCM at another pace, pitch kept."""
