"""The speech service with the real voice, cache and encoders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    EmptyInputError,
    KreyolError,
    ModelMissingError,
    SpeechError,
)
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.progress import Stage, no_checkpoint
from kreyol_desktop.core.speech import (
    AudioOptions,
    AudioTags,
    Clip,
    LexiconEntry,
    Utterance,
    VoiceInfo,
    VoiceSettings,
)
from kreyol_desktop.engines.speech.clip_codec import FlacClipCodec
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from kreyol_desktop.engines.speech.voice import PiperVoice
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from kreyol_desktop.services.narration import BackgroundNarrator
from kreyol_desktop.services.speech_service import ATTEMPTS, SpeechService
from kreyol_desktop.services.speech_text import FIRST_CHARS, LONGEST_CHARS
from kreyol_desktop.storage.audio_cache import DiskClipCache

ROOT = Path(__file__).parents[2]
SETTINGS = VoiceSettings()


class Folders:
    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
        return [ModelInfo("bundled", ModelKind.VOICE, "Kreyòl", "0", ("ht",), "x", 1, bundled=True)]

    def folder(self, model_id: str) -> Path:
        return ROOT / "models" / "voice"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VoiceLibrary]:
    lexicon = tmp_path_factory.mktemp("lexicon") / "lexicon.csv"
    library = VoiceLibrary(Folders(), ROOT / "resources" / "speech", lexicon)
    yield library
    library.close()


@pytest.fixture
def cache(tmp_path: Path) -> DiskClipCache:
    return DiskClipCache(tmp_path / "clips", 50_000_000, FlacClipCodec())


@pytest.fixture
def service(library: VoiceLibrary, cache: DiskClipCache) -> SpeechService:
    return SpeechService(library, cache, Renderer())


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that the voice really speaks."""
    texts: list[str] = []
    original = PiperVoice.speak

    def speak(self: PiperVoice, text: str, settings: VoiceSettings) -> Clip:
        texts.append(text)
        return original(self, text, settings)

    monkeypatch.setattr(PiperVoice, "speak", speak)
    return texts


@pytest.fixture
def lexicon_emptied(service: SpeechService) -> Iterator[None]:
    yield
    service.save_lexicon([])


def _utterances(*texts: str) -> list[Utterance]:
    return [Utterance(number, text, 300) for number, text in enumerate(texts)]


def test_voices_are_listed(service: SpeechService) -> None:
    assert service.voices() == (VoiceInfo("bundled", "Kreyòl", "ht", 16000, "x", 1, bundled=True),)


def test_a_clip_is_spoken_once(service: SpeechService, spoken: list[str]) -> None:
    first = service.clip("Bonjou tout moun.", SETTINGS)
    assert service.clip("Bonjou tout moun.", SETTINGS) == first
    assert spoken == ["Bonjou tout moun."]


def test_changing_one_sentence_speaks_one_sentence(
    service: SpeechService, spoken: list[str]
) -> None:
    before = _utterances("Premye fraz la.", "Dezyèm fraz la.", "Twazyèm fraz la.")
    list(service.narrate(before, SETTINGS, no_checkpoint))
    spoken.clear()
    after = _utterances("Premye fraz la.", "Yon lòt fraz.", "Twazyèm fraz la.")
    list(service.narrate(after, SETTINGS, no_checkpoint))
    assert spoken == ["Yon lòt fraz."]


def test_a_changed_pronunciation_speaks_the_sentences_with_the_word_anew(
    service: SpeechService, spoken: list[str], lexicon_emptied: None
) -> None:
    book = _utterances("Chat la dòmi.", "Kay Xavier bèl.", "Solèy la leve.", "Xavier rive.")
    list(service.narrate(book, SETTINGS, no_checkpoint))
    spoken.clear()
    service.save_lexicon([LexiconEntry("Xavier", "Savye")])
    list(service.narrate(book, SETTINGS, no_checkpoint))
    assert spoken == ["Kay Xavier bèl.", "Xavier rive."]
    spoken.clear()
    service.save_lexicon([])
    list(service.narrate(book, SETTINGS, no_checkpoint))
    assert spoken == []


def test_a_pronunciation_changed_while_it_is_spoken_is_not_kept_for_the_old_one(
    service: SpeechService, monkeypatch: pytest.MonkeyPatch, lexicon_emptied: None
) -> None:
    original = PiperVoice.speak

    def speak(self: PiperVoice, text: str, settings: VoiceSettings) -> Clip:
        service.save_lexicon([LexiconEntry("Xavier", "Zavyera")])
        return original(self, text, settings)

    with monkeypatch.context() as patch:
        patch.setattr(PiperVoice, "speak", speak)
        changed = service.clip("Se Xavier sa.", SETTINGS)
    service.save_lexicon([])
    assert service.clip("Se Xavier sa.", SETTINGS) != changed


def test_settings_that_change_the_sound_speak_anew(
    service: SpeechService, spoken: list[str]
) -> None:
    for settings in (SETTINGS, VoiceSettings(speed=1.5), VoiceSettings(loudness_lufs=-16)):
        service.clip("Bonjou.", settings)
    service.clip("Bonjou.", VoiceSettings(paragraph_pause_ms=1))
    assert len(spoken) == 3


def test_an_unknown_voice_is_missing(service: SpeechService) -> None:
    with pytest.raises(ModelMissingError):
        service.clip("Bonjou.", VoiceSettings(voice="none"))


def test_nothing_speakable_is_an_empty_input(service: SpeechService) -> None:
    with pytest.raises(EmptyInputError):
        service.clip("***", SETTINGS)
    with pytest.raises(EmptyInputError):
        list(service.stream("\n\n 😀 \n", SETTINGS))


def _failing(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Make the first ``times`` clips silent."""
    calls: list[int] = []
    original = PiperVoice.speak

    def speak(self: PiperVoice, text: str, settings: VoiceSettings) -> Clip:
        calls.append(1)
        clip = original(self, text, settings)
        return Clip(bytes(len(clip.pcm)), clip.rate_hz) if len(calls) <= times else clip

    monkeypatch.setattr(PiperVoice, "speak", speak)
    return calls


@pytest.mark.parametrize("text", ["t.\nBonjou tout moun.", "Bonjou.\n\nT."])
def test_a_letter_that_has_no_sound_of_its_own_is_passed_over(
    service: SpeechService, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    original = PiperVoice.speak

    def speak(self: PiperVoice, text: str, settings: VoiceSettings) -> Clip:
        clip = original(self, text, settings)
        return clip if len(text) > 2 else Clip(bytes(len(clip.pcm)), clip.rate_hz)

    monkeypatch.setattr(PiperVoice, "speak", speak)
    assert len(list(service.stream(text, SETTINGS))) == 1
    with pytest.raises(EmptyInputError):
        list(service.stream("t.", SETTINGS))


def test_a_sentence_over_which_the_voice_stays_silent_is_an_error(
    service: SpeechService, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, 100)
    with pytest.raises(SpeechError):
        list(service.stream("Bonjou tout moun.", SETTINGS))


def test_a_bad_clip_is_spoken_again(
    service: SpeechService, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _failing(monkeypatch, ATTEMPTS - 1)
    clip = service.clip("Bonjou tout moun.", SETTINGS)
    assert any(clip.pcm)
    assert len(calls) == ATTEMPTS


def test_a_clip_that_stays_bad_is_reported_and_never_cached(
    service: SpeechService, cache: DiskClipCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = _failing(monkeypatch, 1000)
    with pytest.raises(SpeechError) as caught:
        service.clip("Bonjou tout moun.", SETTINGS)
    assert caught.value.details["fault"] == "silent"
    assert len(calls) == ATTEMPTS
    assert cache.size_bytes() == 0


def test_a_book_larger_than_the_cache_is_spoken_once(
    library: VoiceLibrary, tmp_path: Path, spoken: list[str]
) -> None:
    """By age alone the cache would lose the beginning to the end before it was encoded."""
    texts = [f"Fraz nimewo {number} nan liv la." for number in range(8)]
    small = SpeechService(
        library, DiskClipCache(tmp_path / "few", 120_000, FlacClipCodec()), Renderer()
    )
    with small.keeping_clips():
        with BackgroundNarrator(small, SETTINGS) as narrator:
            for utterance in _utterances(*texts):
                narrator.add(utterance)
            narrator.finish(len(texts), no_checkpoint)
        ahead = len(spoken)
        for _ in small.narrate(_utterances(*texts), SETTINGS, no_checkpoint):
            pass
    assert 1 < ahead < len(texts)
    assert len(spoken) == len(texts) + 1
    assert sum(file.stat().st_size for file in (tmp_path / "few").rglob("*.clip")) <= 120_000


def test_without_a_cache_nothing_is_spoken_ahead(
    library: VoiceLibrary, tmp_path: Path, spoken: list[str]
) -> None:
    none = SpeechService(library, DiskClipCache(tmp_path / "no", 0, FlacClipCodec()), Renderer())
    with none.keeping_clips(), BackgroundNarrator(none, SETTINGS) as narrator:
        narrator.add(*_utterances("Bonjou tout moun."))
        narrator.finish(1, no_checkpoint)
    assert spoken == []


def test_a_narration_goes_on_after_a_problem_that_is_listened_to(
    service: SpeechService, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems: list[tuple[int, KreyolError]] = []
    _failing(monkeypatch, ATTEMPTS)
    clips = list(
        service.narrate(
            _utterances("Premye fraz la.", "Dezyèm fraz la."),
            SETTINGS,
            no_checkpoint,
            on_problem=lambda utterance, error: problems.append((utterance.segment, error)),
        )
    )
    assert [number for number, _ in problems] == [0]
    assert [any(clip.pcm) for _, clip in clips] == [False, True]


def test_a_problem_that_nobody_listens_to_is_raised(
    service: SpeechService, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(monkeypatch, ATTEMPTS)
    with pytest.raises(SpeechError):
        list(service.narrate(_utterances("Bonjou tout moun."), SETTINGS, no_checkpoint))


def test_an_unspeakable_segment_keeps_its_place(service: SpeechService) -> None:
    clips = list(
        service.narrate(_utterances("Bonjou.", "* * *", "Orevwa."), SETTINGS, no_checkpoint)
    )
    assert [utterance.segment for utterance, _ in clips] == [0, 1, 2]
    assert clips[1][1].seconds == pytest.approx(0.2)
    assert not any(clips[1][1].pcm)


def test_narration_reports_progress_and_is_lazy(service: SpeechService, spoken: list[str]) -> None:
    seen: list[tuple[Stage, int, int]] = []
    clips = service.narrate(
        _utterances("Youn.", "De.", "Twa."), SETTINGS, lambda *args: seen.append(args), total=3
    )
    next(clips)
    assert (len(spoken), seen) == (1, [(Stage.SPEAK, 0, 3)])
    list(clips)
    assert seen[-1] == (Stage.SPEAK, 2, 3)


def test_listening_begins_with_a_short_piece(service: SpeechService) -> None:
    sentence = "Timoun yo t ap jwe nan lakou a, " * 8 + "lè lapli a rive."
    text = f"{sentence}\n\nDezyèm paragraf. Ak yon lòt fraz!"
    pieces = list(service.stream(text, SETTINGS))
    texts = [utterance.text for utterance, _ in pieces]
    assert len(texts[0]) <= FIRST_CHARS
    assert " ".join(texts[:2]) == sentence
    assert texts[2:] == ["Dezyèm paragraf.", "Ak yon lòt fraz!"]
    # the voice itself rests at the comma at which the sentence was cut
    pauses = [utterance.pause_ms for utterance, _ in pieces]
    assert pauses == [0, 700, 300, 700]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Wi, li te rive byen bonè maten an avèk tout fanmi li, epi li chita.", "Wi, li te"),
        ("Lè lapli a tonbe, tout moun ki te nan lakou a kouri antre anndan kay la.", "Lè lapli"),
        (
            "Tout moun ki te nan lakou lekòl la kouri antre anndan kay la byen vit, epi yo chita.",
            "Tout moun",
        ),
    ],
)
def test_the_first_piece_ends_at_a_clause_and_is_no_single_word(
    service: SpeechService, sentence: str, first: str
) -> None:
    pieces = [u.text for u in service.utterances(sentence, SETTINGS)]
    assert len(pieces) == 2
    assert pieces[0].startswith(first)
    assert pieces[0].endswith(",")
    assert " ".join(pieces) == sentence


def test_a_long_sentence_without_a_clause_stays_whole(service: SpeechService) -> None:
    sentence = "Tout moun ki te nan lakou lekòl la kouri antre anndan kay la byen vit."
    assert [u.text for u in service.utterances(sentence, SETTINGS)] == [sentence]


@pytest.mark.parametrize("text", ["mo " * 20_000, "mo, " * 15_000, "b" * 50_000])
def test_a_page_without_a_full_stop_is_cut(service: SpeechService, text: str) -> None:
    pieces = [u.text for u in service.utterances(text, SETTINGS)]
    assert max(map(len, pieces)) <= LONGEST_CHARS
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


def test_a_spoken_text_becomes_an_audio_file(service: SpeechService, tmp_path: Path) -> None:
    settings = VoiceSettings(chapter_pause_ms=0)
    paths, timeline = service.render(
        service.stream("Bonjou. Kijan ou ye?", settings),
        ["Bonjou"],
        tmp_path / "bonjou.mp3",
        AudioOptions(),
        settings,
        AudioTags("Bonjou"),
    )
    assert paths[0].stat().st_size > 5_000
    assert [time.segment for time in timeline.segments] == [0, 1]
    assert len(timeline.segments[1].words) == 3


def test_the_lexicon_can_be_edited(service: SpeechService) -> None:
    assert service.lexicon() == ()
    service.save_lexicon(())
    assert service.lexicon() == ()


def test_a_voice_can_be_tried(service: SpeechService) -> None:
    assert 2 < service.preview(SETTINGS).seconds < 10
