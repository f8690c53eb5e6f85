"""The sleep timer of the player."""

from dataclasses import dataclass


@dataclass(slots=True)
class SleepTimer:
    """``at_s`` is a time of the player's clock. It goes off once."""

    at_s: float | None = None
    after_chapter: bool = False

    def goes_off(self, now_s: float) -> bool:
        """Whether it is time; if so the timer is off from now on."""
        if self.at_s is None or now_s < self.at_s:
            return False
        self.at_s = None
        return True

    def goes_off_after(self, *, ended_chapter: bool) -> bool:
        """The same, at the end of a sentence."""
        if not (self.after_chapter and ended_chapter):
            return False
        self.after_chapter = False
        return True
