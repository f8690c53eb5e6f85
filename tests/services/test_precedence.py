"""Who waits for a sound is served before whoever only stores one."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.progress import no_checkpoint
from kreyol_desktop.core.speech import Clip, Utterance, VoiceSettings
from kreyol_desktop.engines.speech.clip_codec import FlacClipCodec
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from kreyol_desktop.engines.speech.voice import PiperVoice
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from kreyol_desktop.services.precedence import Precedence
from kreyol_desktop.services.speech_service import SpeechService
from kreyol_desktop.storage.audio_cache import DiskClipCache
from tests.services.test_speech_service import ROOT, Folders

WAIT_S = 20
A_MOMENT_S = 0.2


@pytest.fixture
def speech(tmp_path: Path) -> Iterator[SpeechService]:
    library = VoiceLibrary(Folders(), ROOT / "resources" / "speech", tmp_path / "lexicon.csv")
    yield SpeechService(
        library, DiskClipCache(tmp_path / "clips", 1 << 24, FlacClipCodec()), Renderer()
    )
    library.close()


def test_nobody_makes_way_for_nobody() -> None:
    Precedence().make_way(WAIT_S)


def test_work_goes_on_when_the_last_one_is_served() -> None:
    precedence, went_on = Precedence(), threading.Event()

    def job() -> None:
        precedence.make_way(WAIT_S)
        went_on.set()

    thread = threading.Thread(target=job)
    with precedence.first():
        with precedence.first():
            thread.start()
        assert not went_on.wait(A_MOMENT_S)
    assert went_on.wait(WAIT_S)
    thread.join()


def test_who_waits_for_ever_stops_no_job() -> None:
    precedence = Precedence()
    with precedence.first():
        precedence.make_way(A_MOMENT_S)


def test_a_failure_is_no_waiting() -> None:
    precedence = Precedence()
    with pytest.raises(ValueError, match="x"), precedence.first():
        raise ValueError("x")
    precedence.make_way(WAIT_S)


@pytest.mark.parametrize("kind", ["narrate", "stream"])
def test_a_job_speaks_its_next_sentence_after_the_one_that_is_listened_to(
    speech: SpeechService, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    order: list[str] = []
    listening, may_end, job_spoke = threading.Event(), threading.Event(), threading.Event()
    original = PiperVoice.speak

    def speak(self: PiperVoice, text: str, settings: VoiceSettings) -> Clip:
        order.append(text)
        if text == "Koute.":
            listening.set()
            assert may_end.wait(WAIT_S)
        else:
            job_spoke.set()
        return original(self, text, settings)

    monkeypatch.setattr(PiperVoice, "speak", speak)

    def job() -> None:
        if kind == "narrate":
            clips = speech.narrate([Utterance(0, "Travay.")], VoiceSettings(), no_checkpoint)
        else:
            clips = speech.stream("Travay.", VoiceSettings())
        assert len(list(clips)) == 1

    listener = threading.Thread(target=speech.clip, args=("Koute.", VoiceSettings()))
    worker = threading.Thread(target=job)
    listener.start()
    assert listening.wait(WAIT_S)
    worker.start()
    assert not job_spoke.wait(A_MOMENT_S)
    may_end.set()
    listener.join()
    worker.join()
    assert order == ["Koute.", "Travay."]
