"""The self-test's question whether sound can be played, with Qt's real player."""

import wave

import pytest

from kreyol_desktop.gui.playback_check import duration_ms


@pytest.fixture
def one_second(tmp_path):
    with wave.open(str(tmp_path / "second.wav"), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", "not compressed"))
        file.writeframes(bytes(32_000))
    return tmp_path / "second.wav"


def test_a_sound_file_has_its_length(qtbot, one_second):
    assert duration_ms(one_second) == 1000


def test_what_is_no_sound_cannot_be_played(qtbot, tmp_path):
    file = tmp_path / "words.wav"
    file.write_text("not a sound")
    assert duration_ms(file, timeout_ms=3000) == 0
