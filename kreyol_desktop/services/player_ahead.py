"""The thread that makes the next clips ready while one is heard."""

import threading
from collections.abc import Callable

from kreyol_desktop.core.errors import EmptyInputError, KreyolError
from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.services.player_queue import Outcome, PlayerQueue
from kreyol_desktop.services.player_values import ClipSource


class ReadAhead:
    """Fills the queue's clips. ``changed`` is the player's lock; it is notified of every clip."""

    def __init__(
        self, speech: ClipSource, changed: threading.Condition, queue: Callable[[], PlayerQueue]
    ) -> None:
        self._speech = speech
        self._changed = changed
        self._queue = queue
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="player-ahead", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread; waits for the clip that is being spoken."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self._queue().wanted() is not None)
                queue, wanted = self._queue(), self._queue().wanted()
                if self._closing or wanted is None:
                    return
                utterance = queue.utterances[wanted]
            outcome = self._speak(utterance, queue.settings)
            with self._changed:
                queue.clips[wanted] = outcome
                self._changed.notify_all()

    def _speak(self, utterance: Utterance, settings: VoiceSettings) -> Outcome:
        try:
            return self._speech.clip(utterance.text, settings)
        except EmptyInputError:
            return None
        except KreyolError as error:
            return error
