"""How the interpreter is run until the window has settled: no collections, short turns."""

import gc
import sys

TURN_S = 0.0005
"""While a lane imports and builds, the window gets the interpreter back after so many seconds. The
usual 5 ms would be paid again and again by everything that it draws."""


class StartPace:
    """``begin`` before the window is built, ``end`` once it has settled; ``end`` may come twice."""

    def __init__(self) -> None:
        self._usual_s = sys.getswitchinterval()
        self._is_begun = False

    def begin(self) -> None:
        """Collect nothing, and let threads take short turns."""
        self._is_begun = True
        gc.disable()
        sys.setswitchinterval(TURN_S)

    def end(self) -> None:
        """Take the usual pace, and let the collector pass over what was loaded at the start.

        A full collection over every imported library stops the main thread for a tenth of a second
        and more; those objects live as long as the program anyway.
        """
        if self._is_begun:
            self._is_begun = False
            sys.setswitchinterval(self._usual_s)
            gc.enable()
            gc.freeze()
