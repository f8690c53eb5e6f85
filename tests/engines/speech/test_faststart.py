"""The index of an audiobook comes first, and points to the same sound as before."""

from pathlib import Path

import av
import numpy as np
import pytest

from kreyol_desktop.core.speech import AudioFormat, AudioOptions, ChapterTime
from kreyol_desktop.engines.speech.encoding.faststart import move_index_to_front
from kreyol_desktop.engines.speech.encoding.writers import open_writer

RATE = 16_000
CHAPTERS = (ChapterTime("Premye", 0, 40_000), ChapterTime("Dezyèm", 40_000, 100_000))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An M4B as the encoder leaves it."""
    path = tmp_path / "liv.m4b"
    writer = open_writer(path, RATE, AudioOptions(AudioFormat.M4B))
    sweep = 8000 * np.sin(np.cumsum(np.linspace(0.02, 0.4, 100_000)))
    writer.write(sweep.astype("<i2").tobytes())
    writer.mark_chapters(CHAPTERS)
    writer.close()
    return path


def sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as file:
        return np.concatenate([f.to_ndarray().reshape(-1) for f in file.decode(audio=0)])


def titles(path: Path) -> list[str]:
    with av.open(str(path)) as file:
        return [chapter["metadata"]["title"] for chapter in file.chapters()]


def test_the_index_moves_and_the_sound_stays(book: Path) -> None:
    before, size = sound(book), book.stat().st_size
    data = book.read_bytes()
    assert data.index(b"moov") > data.index(b"mdat")
    move_index_to_front(book)
    data = book.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert len(data) == size
    assert np.array_equal(sound(book), before)


def test_chapters_are_read_from_the_right_place(book: Path) -> None:
    """Their titles are samples too, between those of the sound."""
    move_index_to_front(book)
    assert titles(book) == ["Premye", "Dezyèm"]


def test_a_second_time_changes_nothing(book: Path) -> None:
    move_index_to_front(book)
    once = book.read_bytes()
    move_index_to_front(book)
    assert book.read_bytes() == once


def test_a_file_without_an_index_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.m4b"
    path.write_bytes(
        b"\x00\x00\x00\x10ftypM4A \x00\x00\x00\x00" + b"\x00\x00\x00\x00mdat" + bytes(50)
    )
    before = path.read_bytes()
    with pytest.raises(ValueError, match="moov"):
        move_index_to_front(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["x.m4b"]
