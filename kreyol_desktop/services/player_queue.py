"""The sentences of a player and the few clips around the one that is heard."""

from dataclasses import dataclass, field

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import Clip, Utterance, VoiceSettings

AHEAD = 4
"""Clips kept ready after the current one: memory stays the same for any length of book."""

Outcome = Clip | KreyolError | None
"""A clip, why there is none, or None where there is nothing to speak."""


@dataclass(slots=True)
class PlayerQueue:
    """Not thread-safe: the player holds its lock around every use."""

    utterances: tuple[Utterance, ...] = ()
    settings: VoiceSettings = VoiceSettings()
    index: int = 0
    sample: int = 0
    """In the clip and its pause, at normal speed."""
    clips: dict[int, Outcome] = field(default_factory=dict)
    is_heard: bool = False
    """Whether any sentence had something to speak."""

    @property
    def current(self) -> Utterance | None:
        return self.utterances[self.index] if self.index < len(self.utterances) else None

    def wanted(self) -> int | None:
        """The next index whose clip should be made ready."""
        last = min(self.index + AHEAD, len(self.utterances) - 1)
        return next((i for i in range(self.index, last + 1) if i not in self.clips), None)

    def go(self, index: int, sample: int = 0) -> None:
        """Move, forgetting clips that are far away."""
        self.index, self.sample = max(0, min(index, len(self.utterances))), max(0, sample)
        for far in [i for i in self.clips if not self.index - 1 <= i <= self.index + AHEAD]:
            del self.clips[far]

    def find(self, segment: int) -> int | None:
        """The index of a segment."""
        return next((i for i, u in enumerate(self.utterances) if u.segment == segment), None)

    def chapter_start(self, step: int) -> int:
        """Where the next (+1) chapter begins, or this one, or (at its start) the one before (-1)."""
        chapters = [u.chapter for u in self.utterances]
        starts = [i for i in range(len(chapters)) if not i or chapters[i] != chapters[i - 1]]
        if step > 0:
            return next((i for i in starts if i > self.index), self.index)
        return next((i for i in reversed(starts) if i < self.index), 0)

    def ends_chapter(self) -> bool:
        """Whether the current sentence is the last of its chapter."""
        following = self.index + 1
        return following >= len(self.utterances) or (
            self.utterances[following].chapter != self.utterances[self.index].chapter
        )

    def word(self) -> tuple[int, int] | None:
        """The written word that is heard now."""
        clip = self.clips.get(self.index)
        if not isinstance(clip, Clip):
            return None
        return next(
            (
                (w.start_char, w.end_char)
                for w in clip.words
                if w.start_sample <= self.sample < w.end_sample
            ),
            None,
        )
