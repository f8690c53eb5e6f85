from pathlib import Path

import pytest

from kreyol_desktop.core.errors import ModelCorruptError, ModelMissingError
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.speech import LexiconEntry, VoiceSettings
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from tests.engines.speech.conftest import BUNDLED, TABLES

SETTINGS = VoiceSettings()


class Folders:
    """The bundled voice, a French-named copy of it, and one whose files are gone."""

    def __init__(self, empty: Path) -> None:
        self._empty = empty

    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
        def info(name: str, language: str, *, bundled: bool) -> ModelInfo:
            return ModelInfo(name, ModelKind.VOICE, name, "1", (language,), "x", 9, bundled=bundled)

        assert kind is ModelKind.VOICE
        return [
            info("siwis", "fr", bundled=False),
            info("gone", "ht", bundled=False),
            info("bundled", "ht", bundled=True),
        ]

    def folder(self, model_id: str) -> Path:
        return self._empty if model_id == "gone" else BUNDLED


@pytest.fixture
def voices(tmp_path: Path) -> VoiceLibrary:
    (tmp_path / "empty").mkdir()
    return VoiceLibrary(Folders(tmp_path / "empty"), TABLES, tmp_path / "lexicon.csv")


def test_kreyol_voices_come_first_and_damaged_ones_are_left_out(voices: VoiceLibrary) -> None:
    assert [v.id for v in voices.installed()] == ["bundled", "siwis"]
    assert voices.installed()[0].rate_hz == 16000


def test_the_default_voice_is_the_first(voices: VoiceLibrary) -> None:
    assert voices.open().info.id == "bundled"


def test_a_replaced_version_is_spoken_by_the_one_that_is_there(tmp_path: Path) -> None:
    class Newer(Folders):
        def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
            kinds = ("ht_HT-v9-low", "ht_HT-other-v9-low")
            return [ModelInfo(i, ModelKind.VOICE, i, "9", ("ht",), "x", 9) for i in kinds]

    voices = VoiceLibrary(Newer(tmp_path), TABLES, tmp_path / "lexicon.csv")
    assert voices.open("ht_HT-v1-low").info.id == "ht_HT-v9-low"
    assert voices.open("ht_HT-v9-low").info.id == "ht_HT-v9-low"
    for unknown in ("ht_HT-v1-medium", "ht_HT-low"):
        with pytest.raises(ModelMissingError):
            voices.open(unknown)


def test_a_voice_is_loaded_once(voices: VoiceLibrary) -> None:
    assert voices.open("siwis") is voices.open("siwis")


@pytest.mark.parametrize("voice_id", ["none", "gone", "../etc"])
def test_an_absent_voice_is_missing(voices: VoiceLibrary, voice_id: str) -> None:
    with pytest.raises((ModelMissingError, ModelCorruptError)):
        voices.open(voice_id)


def test_no_voice_at_all_is_missing(tmp_path: Path) -> None:
    class Nothing(Folders):
        def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
            return []

    with pytest.raises(ModelMissingError):
        VoiceLibrary(Nothing(tmp_path), TABLES, tmp_path / "l.csv").open()


def test_a_changed_lexicon_changes_only_sentences_with_its_words(voices: VoiceLibrary) -> None:
    voice = voices.open()
    with_word = voice.key("Kay la bèl.", SETTINGS)
    without = voice.key("Li bèl.", SETTINGS)
    voices.save_lexicon([LexiconEntry("kay", "lakay")])
    assert voice.key("Kay la bèl.", SETTINGS) != with_word
    assert voice.key("Li bèl.", SETTINGS) == without
    assert voices.lexicon() == (LexiconEntry("kay", "lakay"),)


def test_a_lexicon_with_phonemes_is_spoken(voices: VoiceLibrary) -> None:
    plain = voices.open().speak("Xanadu.", SETTINGS)
    voices.save_lexicon([LexiconEntry("Xanadu", "/z a n a d u z a n a d u/")])
    assert voices.open().speak("Xanadu.", SETTINGS).samples > 1.3 * plain.samples
