"""The one loudspeaker of the window: whoever speaks last is heard, everybody else falls silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.services.player_values import PlayerPosition, PlayerState

if TYPE_CHECKING:
    from kreyol_desktop.gui.services import Player


class VoicePlayer(QObject):
    """The program's player on the main thread. It is made at first use, since it starts threads.

    ``changed`` tells of every change of state and sentence, and that another owner took over;
    ``failed(owner, error)`` why it fell silent.
    """

    changed = Signal()
    failed = Signal(object, object)
    _moved = Signal()

    def __init__(self, make: Callable[[], Player], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._player: Player | None = None
        self._owner: object | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)

    def load(
        self,
        owner: object,
        utterances: Sequence[Utterance],
        voice: VoiceSettings,
        *,
        start: int | None = None,
    ) -> None:
        """Take the loudspeaker and these sentences; ``play`` starts them at normal speed.

        ``start`` is the segment to begin with, None for the first.
        """
        player = self.player()
        self._owner = owner
        player.load(utterances, voice)
        if start is not None:
            player.seek(start)
        player.set_speed(1.0)
        player.set_repeat(repeats=False)
        player.sleep_in(None)
        self.changed.emit()

    def player(self) -> Player:
        """The player itself, for the owner's commands."""
        if self._player is None:
            self._player = self._make()
            self._unsubscribe = self._player.subscribe(lambda _: self._moved.emit())
        return self._player

    def belongs_to(self, owner: object) -> bool:
        """Whether ``owner`` was the last to load something."""
        return self._owner is owner

    def is_playing(self, owner: object) -> bool:
        """Whether ``owner`` is heard, or will be as soon as its first clip is spoken."""
        return self.belongs_to(owner) and self.position().state is PlayerState.PLAYING

    def position(self) -> PlayerPosition:
        """Where the player is."""
        return (
            PlayerPosition(PlayerState.EMPTY) if self._player is None else self._player.position()
        )

    def stop(self, owner: object) -> None:
        """Silence ``owner`` and forget its sentences; does nothing to others."""
        if self.belongs_to(owner) and self._player is not None:
            self._player.load((), VoiceSettings())
            self._owner = None
            self.changed.emit()

    def close(self) -> None:
        """End the player's threads."""
        if self._unsubscribe is not None and self._player is not None:
            self._unsubscribe()
            self._player.close()
            self._player = self._owner = None

    def _on_moved(self) -> None:
        """Ask again where it is: what the player told may be of the owner before."""
        now = self.position()
        if self._owner is not None and now.state is PlayerState.FAILED and now.error is not None:
            self.failed.emit(self._owner, now.error)
        self.changed.emit()
