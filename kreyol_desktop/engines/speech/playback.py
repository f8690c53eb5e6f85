"""The loudspeaker, through PortAudio."""

import ctypes.util
import os
import sys
import threading
from pathlib import Path
from typing import Any

from kreyol_desktop.core.errors import AudioDeviceError

_ALSA_CONFIGURATION = "/usr/share/alsa/alsa.conf"
"""Where the packaged ALSA library looks, which was built by Debian."""


def alsa_is_configured() -> bool:
    """Whether this is a Linux with ALSA's configuration, or another system. Without it PortAudio ends
    the whole process: an assertion fails in its BuildDeviceList.
    """
    if sys.platform != "linux":
        return True
    paths = os.environ.get("ALSA_CONFIG_PATH", _ALSA_CONFIGURATION)
    return any(Path(path).is_file() for path in paths.split(":"))


class SoundDeviceSink:
    """Plays 16-bit mono PCM with little delay.

    PortAudio is loaded at the first ``open``; ``library`` is where a packaged program keeps it, since
    the system's search does not find it there. Without PortAudio or a device every call but ``close``
    raises AudioDeviceError, and the rest of the program works.
    """

    def __init__(self, library: Path | None = None) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._stream: Any = None
        self._rate_hz = 0

    @property
    def is_available(self) -> bool:
        """Whether there is something to play on."""
        try:
            sounddevice = self._portaudio()
            sounddevice.query_devices(kind="output")
        except (AudioDeviceError, ValueError, RuntimeError):
            return False
        except Exception as error:  # noqa: BLE001 - PortAudioError is only known once it is loaded
            return not _is_portaudio(error)
        return True

    def library_version(self) -> str:
        """The name and version of PortAudio. Raises AudioDeviceError where it can't be loaded."""
        return str(self._portaudio().get_portaudio_version()[1])

    def open(self, rate_hz: int) -> None:
        """Make ready for a sample rate. Raises AudioDeviceError."""
        with self._lock:
            if self._stream is not None and self._rate_hz == rate_hz:
                return
            self._shut()
            sounddevice = self._portaudio()
            try:
                self._stream = sounddevice.RawOutputStream(
                    samplerate=rate_hz, channels=1, dtype="int16", latency="low"
                )
                self._stream.start()
            except Exception as error:
                self._stream = None
                raise _no_device(error) from error
            self._rate_hz = rate_hz

    def write(self, pcm: bytes) -> None:
        """Play; returns when the sound is queued. Raises AudioDeviceError when the device is gone."""
        with self._lock:
            if self._stream is None:
                raise _no_device(None)
            try:
                self._stream.write(pcm)
            except Exception as error:
                self._shut()
                raise _no_device(error) from error

    def drop(self) -> int:
        """Fall silent at once; return about how many samples were queued and are not heard."""
        with self._lock:
            if self._stream is None:
                return 0
            queued = int(self._stream.latency * self._rate_hz)
            try:
                self._stream.abort()
                self._stream.start()
            except Exception as error:
                self._shut()
                raise _no_device(error) from error
            return queued

    def close(self) -> None:
        """Let go of the device; ``open`` takes it again."""
        with self._lock:
            self._shut()

    def _shut(self) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return
        try:
            stream.close()
        except Exception as error:
            if not _is_portaudio(error):  # a device that was unplugged is closed already
                raise

    def _portaudio(self) -> Any:
        """The sounddevice module. It looks for PortAudio while it is imported, so import it late."""
        original = ctypes.util.find_library
        library = self._library
        if library is not None and not alsa_is_configured():
            raise _no_device(OSError("ALSA is not set up on this computer"))

        def find(name: str) -> str | None:
            return str(library) if name == "portaudio" and library else original(name)

        ctypes.util.find_library = find
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise _no_device(error) from error
        finally:
            ctypes.util.find_library = original
        return sounddevice


def _is_portaudio(error: Exception) -> bool:
    return type(error).__name__ == "PortAudioError"


def _no_device(error: Exception | None) -> AudioDeviceError:
    return AudioDeviceError(
        "No sound can be played on this computer.",
        hint="Check the loudspeakers or headphones; audio files can still be made.",
        reason=str(error)[:200] if error else "closed",
    )
