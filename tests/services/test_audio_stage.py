"""What an audiobook says of itself, and what a job of pure text becomes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from kreyol_desktop.core.document import ImageRef
from kreyol_desktop.core.errors import TypesettingError
from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import JobContext, Stage
from kreyol_desktop.core.speech import AudioOptions, Utterance
from kreyol_desktop.engines.documents.writers.press import Press
from kreyol_desktop.engines.speech.clip_codec import FlacClipCodec
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from kreyol_desktop.services.audio_stage import MAX_COVER_BYTES, AudioStage
from kreyol_desktop.services.monitoring import PerformanceMonitor
from kreyol_desktop.services.speech_service import SpeechService
from kreyol_desktop.storage.audio_cache import DiskClipCache
from tests.engines.documents.readers.test_html import PNG
from tests.services.test_speech_service import ROOT, Folders

UTTERANCES = (Utterance(0, "Bonjou tout moun.", 300), Utterance(1, "Orevwa.", 0, 1))
CHAPTERS = ("Premye", "Dènye")


class CoverlessPress(Press):
    def cover(self, title: str, author: str) -> bytes:
        raise TypesettingError("no fonts")


@pytest.fixture
def speech(tmp_path: Path) -> Iterator[SpeechService]:
    library = VoiceLibrary(Folders(), ROOT / "resources" / "speech", tmp_path / "lexicon.csv")
    yield SpeechService(
        library, DiskClipCache(tmp_path / "clips", 1 << 24, FlacClipCodec()), Renderer()
    )
    library.close()


def stage(speech: SpeechService, kind: type[Press] = Press) -> AudioStage:
    return AudioStage(speech, kind(ROOT / "resources" / "fonts"), PerformanceMonitor())


def request(**options: bool) -> JobRequest:
    return JobRequest(
        TaskType.DOCUMENT, "Liv", target=Language.KREYOL, audio=AudioOptions(**options)
    )


def encoded(
    made_by: AudioStage, folder: Path, wanted: JobRequest, cover: ImageRef | None = None
) -> ID3:
    context = JobContext("x", folder, lambda *_: None)
    narrated = made_by.encode(
        UTTERANCES, CHAPTERS, "Liv la", wanted, context, folder, author="Manman Pòl", cover=cover
    )
    return ID3(narrated.files[0])


def test_a_book_names_its_title_author_language_and_has_a_cover(
    speech: SpeechService, tmp_path: Path
) -> None:
    tags = encoded(stage(speech), tmp_path, request())
    assert tags["TIT2"].text == ["Liv la"]
    assert tags["TPE1"].text == ["Manman Pòl"]
    assert tags["TLAN"].text == ["hat"]
    (cover,) = tags.getall("APIC")
    assert cover.data.startswith(b"\xff\xd8")
    chapters = sorted(tags.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert [chapter.sub_frames["TIT2"].text[0] for chapter in chapters] == [*CHAPTERS]


def test_files_for_phone_messages_carry_no_picture(speech: SpeechService, tmp_path: Path) -> None:
    tags = encoded(stage(speech), tmp_path, request(low_bitrate=True))
    assert tags.getall("APIC") == []
    assert tags["TPE1"].text == ["Manman Pòl"]


def picture(path: Path, data: bytes) -> ImageRef:
    path.write_bytes(data)
    return ImageRef(path, "image/png", 1, 1)


def test_a_book_keeps_its_own_cover(speech: SpeechService, tmp_path: Path) -> None:
    own = picture(tmp_path / "own.png", PNG)
    (cover,) = encoded(stage(speech), tmp_path, request(), own).getall("APIC")
    assert (cover.mime, cover.data) == ("image/png", PNG)


@pytest.mark.parametrize("size", [MAX_COVER_BYTES + 1, None])
def test_a_heavy_or_lost_cover_gives_way_to_a_plain_one(
    speech: SpeechService, tmp_path: Path, size: int | None
) -> None:
    own = picture(tmp_path / "own.png", PNG.ljust(size or 0, b"0"))
    if size is None:
        own.path.unlink()
    (cover,) = encoded(stage(speech), tmp_path, request(), own).getall("APIC")
    assert cover.mime == "image/jpeg"
    assert cover.data.startswith(b"\xff\xd8")


def test_a_cover_that_cannot_be_made_stops_no_book(speech: SpeechService, tmp_path: Path) -> None:
    tags = encoded(stage(speech, CoverlessPress), tmp_path, request())
    assert tags.getall("APIC") == []
    assert tags["TIT2"].text == ["Liv la"]


def test_a_text_is_encoded_while_it_is_spoken(speech: SpeechService, tmp_path: Path) -> None:
    seen: list[tuple[Stage, int]] = []
    context = JobContext("x", tmp_path, lambda stage, done, total: seen.append((stage, done)))
    wanted = JobRequest(
        TaskType.AUDIO, "Nòt", text="Bonjou tout moun. 😀 Orevwa!", audio=AudioOptions()
    )
    narrated = stage(speech).encode_text(wanted, context, tmp_path)
    assert narrated.timeline is not None
    assert [time.segment for time in narrated.timeline.segments] == [0, 1]
    assert seen == [(Stage.SPEAK, 0), (Stage.SPEAK, 1), (Stage.SPEAK, 2)]
    assert ID3(narrated.files[0])["TIT2"].text == ["Nòt"]
