"""Files as data URIs, streamed so that an hour of sound does not stand in memory twice."""

import base64
from collections.abc import Iterator
from pathlib import Path

from kreyol_desktop.core.document import Block

_CHUNK = 3 * 256 * 1024  # a multiple of three: base64 of the parts joins without padding inside
_AUDIO_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4b": "audio/mp4",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
}


def audio_type(path: Path) -> str:
    """The media type of an audio file by its suffix."""
    return _AUDIO_TYPES.get(path.suffix.lower(), "audio/mpeg")


def data_uri(path: Path, media_type: str) -> Iterator[str]:
    """Yield the parts of the data URI of a file."""
    yield f"data:{media_type};base64,"
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield base64.b64encode(chunk).decode("ascii")


def image_data_uri(block: Block) -> str:
    """The data URI of a block's picture; "" when there is none or it cannot be read."""
    if block.image is None or not block.image.media_type.startswith("image/"):
        return ""
    try:
        return "".join(data_uri(block.image.path, block.image.media_type))
    except FileNotFoundError:
        return ""
