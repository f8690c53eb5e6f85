"""Clips as compact bytes: FLAC for the sound, packed integers for the word times."""

import io
import struct

from kreyol_desktop.core.speech import Clip, WordTime

_MAGIC = b"KCL1"
_HEADER = struct.Struct("<4sIII")
_WORD_FIELDS = 4


class FlacClipCodec:
    """Packs and unpacks clips without loss, in about half the space."""

    def pack(self, clip: Clip) -> bytes:
        """Bytes of a clip."""
        import numpy as np  # both are heavy, and only needed when sound is really kept
        import soundfile

        words = np.array(
            [(w.start_char, w.end_char, w.start_sample, w.end_sample) for w in clip.words], "<u4"
        )
        sound = io.BytesIO()
        samples = np.frombuffer(clip.pcm, "<i2")
        soundfile.write(sound, samples, clip.rate_hz, format="FLAC", subtype="PCM_16")
        header = _HEADER.pack(_MAGIC, clip.rate_hz, clip.samples, len(clip.words))
        return header + words.tobytes() + sound.getvalue()

    def unpack(self, data: bytes) -> Clip:
        """The clip of what ``pack`` gave. Raises ValueError for anything else."""
        import numpy as np  # see above
        import soundfile

        if len(data) < _HEADER.size:
            raise ValueError("too short")
        magic, rate_hz, samples, count = _HEADER.unpack_from(data)
        sound_start = _HEADER.size + 4 * _WORD_FIELDS * count
        if magic != _MAGIC or len(data) <= sound_start:
            raise ValueError("not a clip")
        words = np.frombuffer(data, "<u4", _WORD_FIELDS * count, _HEADER.size)
        try:
            pcm, rate = soundfile.read(io.BytesIO(data[sound_start:]), dtype="int16")
        except soundfile.SoundFileError as error:
            raise ValueError("damaged sound") from error
        if len(pcm) != samples or rate != rate_hz:
            raise ValueError("wrong length")
        times = tuple(WordTime(*map(int, row)) for row in words.reshape(-1, _WORD_FIELDS))
        return Clip(pcm.astype("<i2").tobytes(), rate_hz, times)
