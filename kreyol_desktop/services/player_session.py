"""What the commands of the player and its threads share."""

import logging
import threading
from collections.abc import Callable

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import Clip
from kreyol_desktop.services.player_queue import PlayerQueue
from kreyol_desktop.services.player_sleep import SleepTimer
from kreyol_desktop.services.player_values import PlayerListener, PlayerPosition, PlayerState

logger = logging.getLogger(__name__)


class PlayerSession:
    """The state of the player, its sentences and who is told of changes.

    ``changed`` guards everything but the listeners; whoever changes something notifies it.
    ``generation`` counts the changes that void what is being played.
    """

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.queue = PlayerQueue()
        self.state = PlayerState.EMPTY
        self.error: KreyolError | None = None
        self.speed = 1.0
        self.repeats = False
        self.sleep = SleepTimer()
        self.generation = 0
        self.is_closing = False
        self._listeners: list[PlayerListener] = []

    @property
    def is_due(self) -> bool:
        """Whether the current sentence should be played and its clip is ready."""
        return self.state is PlayerState.PLAYING and self.queue.index in self.queue.clips

    @property
    def rate_hz(self) -> int:
        """Samples a second of the current clip; 1 where there is none."""
        clip = self.queue.clips.get(self.queue.index)
        return clip.rate_hz if isinstance(clip, Clip) else 1

    def set(self, state: PlayerState, error: KreyolError | None = None) -> None:
        """Change the state and wake the threads. The lock is held."""
        self.state, self.error = state, error
        self.changed.notify_all()

    def position(self) -> PlayerPosition:
        """Where the player is now."""
        with self.changed:
            queue = self.queue
            return PlayerPosition(
                self.state, queue.index, queue.current, queue.sample, queue.word(), self.error
            )

    def subscribe(self, listener: PlayerListener) -> Callable[[], None]:
        """Tell ``listener`` of changes of state and sentence; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self) -> None:
        """Tell all listeners where the player is. The lock isn't held: they may give commands."""
        position = self.position()
        for listener in tuple(self._listeners):
            try:
                listener(position)
            except Exception:
                logger.exception("A listener of the player failed")
