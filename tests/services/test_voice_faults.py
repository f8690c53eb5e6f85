"""A voice whose files are gone or damaged: typed errors in plain words, and the text is not lost.

The user's copy hides the bundled voice of the same name, so a damaged copy is a damaged voice.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.__main__ import main
from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.errors import (
    KreyolError,
    ModelCorruptError,
    ModelError,
    ModelIncompatibleError,
    ModelMissingError,
)
from kreyol_desktop.core.job import ArtifactKind, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.phrases import load_texts
from kreyol_desktop.core.speech import AudioOptions, VoiceSettings
from kreyol_desktop.engines.speech.voice_config import read_voice_config
from kreyol_desktop.locations import user_paths

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "models" / "voice"
WAIT_S = 120
Damage = Callable[[Path, Path], None]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _noise(path: Path) -> None:
    path.write_bytes(b"\x5a" * path.stat().st_size)


def _settings(config: Path, text: str) -> None:
    """Other settings in a file of the same size, as the sizes are compared first."""
    config.write_bytes(text.encode().ljust(config.stat().st_size)[: config.stat().st_size])


def _without_phonemes(config: Path) -> None:
    values = json.loads(config.read_text("utf-8"))
    values["phoneme_id_map"] = {key: values["phoneme_id_map"][key] for key in "_^$ abd"}
    _settings(config, json.dumps(values))


DAMAGES: dict[str, tuple[Damage, type[KreyolError]]] = {
    "network missing": (lambda model, _: model.unlink(), ModelMissingError),
    "network cut": (lambda model, _: _cut(model), ModelCorruptError),
    "network noise": (lambda model, _: _noise(model), ModelCorruptError),
    "network empty": (lambda model, _: _empty(model), ModelCorruptError),
    "settings missing": (lambda _, config: config.unlink(), ModelMissingError),
    "settings cut": (lambda _, config: _cut(config), ModelCorruptError),
    "settings noise": (lambda _, config: _noise(config), ModelCorruptError),
    "settings of something else": (
        lambda _, config: _settings(config, '{"audio": [1]}'),
        ModelCorruptError,
    ),
    "settings in a circle": (
        lambda _, config: _settings(config, "[" * 100_000),
        ModelCorruptError,
    ),
    "settings without phonemes": (
        lambda _, config: _without_phonemes(config),
        ModelIncompatibleError,
    ),
}


def damaged_program(folder: Path, damage: Damage) -> Path:
    """A data folder whose voice is damaged."""
    copy = folder / "models" / "voice"
    shutil.copytree(BUNDLED, copy)
    (model,) = copy.glob("*.onnx")
    damage(model, model.with_name(model.name + ".json"))
    return folder


@pytest.fixture(params=DAMAGES)
def damage(request: pytest.FixtureRequest) -> tuple[Damage, type[KreyolError]]:
    return DAMAGES[request.param]


def test_listening_says_what_is_wrong(
    damage: tuple[Damage, type[KreyolError]], tmp_path: Path
) -> None:
    """And the loss of the installed voice is no reason to say that none is installed."""
    application = build_application(user_paths(damaged_program(tmp_path, damage[0])))
    try:
        for voice in ("", "ht_HT-v2-low"):
            with pytest.raises(ModelError) as caught:
                application.speech.clip("Bonjou.", VoiceSettings(voice=voice))
            assert isinstance(caught.value, damage[1])
            assert caught.value.hint
            assert "No voice is installed" not in caught.value.message
    finally:
        application.close()


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The program with a voice whose network is cut off, and its job loop."""
    folder = damaged_program(tmp_path_factory.mktemp("damaged"), DAMAGES["network cut"][0])
    built = build_application(user_paths(folder), isolated=False)
    with built.working():
        yield built
    built.close()


def done(application: Application, folder: Path, **changes: object) -> Task:
    source = folder / "dlo.txt"
    source.write_text("Drink clean water every day.", encoding="utf-8")
    values: dict[str, object] = {
        "type": TaskType.DOCUMENT,
        "name": "dlo.txt",
        "input_path": source,
        "source": Language.ENGLISH,
        "formats": (ArtifactKind.TEXT,),
        "audio": AudioOptions(),
    }
    request = JobRequest(**(values | changes))  # type: ignore[arg-type]
    return application.jobs.wait(application.jobs.submit(request).id, WAIT_S)


def test_a_document_is_translated_and_the_missing_sound_is_told(
    application: Application, tmp_path: Path
) -> None:
    task = done(application, tmp_path)
    assert task.state is TaskState.COMPLETED
    assert task.artifact(ArtifactKind.TEXT) is not None
    assert task.artifact(ArtifactKind.AUDIO) is None
    assert [warning.code for warning in task.warnings] == ["voice_unusable"]


@pytest.mark.parametrize(
    "changes", [{"formats": ()}, {"type": TaskType.AUDIO, "text": "Bonjou.", "input_path": None}]
)
def test_a_job_of_nothing_but_sound_fails_with_the_reason(
    application: Application, tmp_path: Path, changes: dict[str, object]
) -> None:
    task = done(application, tmp_path, **changes)
    assert task.state is TaskState.FAILED
    assert task.failure is not None
    assert task.failure.code == "model.corrupt"
    assert task.failure.hint


@pytest.mark.parametrize("language", ["ht", "fr", "en"])
def test_the_command_line_says_it_in_the_users_language(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    folder = damaged_program(tmp_path / "data", DAMAGES["settings missing"][0])
    code = main(["speak", "--data", str(folder), "Bonjou.", "-o", str(tmp_path / "a.wav")])
    words = load_texts(ROOT / "resources" / "texts" / "errors.toml")["model.missing"][language]
    assert code == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "a.wav").exists()


REAL = json.loads(next(BUNDLED.glob("*.onnx.json")).read_text("utf-8"))
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(codec="utf-8"), max_size=5),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.sampled_from("abc"), st.integers(), max_size=3),
)
PLACES = [("audio", "sample_rate"), ("inference", "length_scale"), ("inference", "noise_w")] + [
    (name,) for name in ("audio", "inference", "espeak", "phoneme_map", "phoneme_id_map")
]
PLACES += [("hop_length",), ("num_speakers",), ("espeak", "voice"), ("phoneme_id_map", "a")]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.sampled_from(PLACES), junk=JUNK)
def test_settings_are_read_or_refused(tmp_path: Path, place: tuple[str, ...], junk: object) -> None:
    """What is let through can be used: no type or value of a single entry breaks the voice later."""
    config = json.loads(json.dumps(REAL))
    inner = config
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = junk
    model = tmp_path / "x.onnx"
    model.write_bytes(b"x")
    (tmp_path / "x.onnx.json").write_text(json.dumps(config), "utf-8")
    try:
        read = read_voice_config(model)
    except ModelCorruptError as error:
        assert error.hint
        return
    assert 8000 <= read["audio"]["sample_rate"] <= 48000
    assert 0 < read.get("inference", {}).get("length_scale", 1.0) <= 10
    assert read.get("hop_length", 1) > 0
    assert all(isinstance(i, int) for ids in read["phoneme_id_map"].values() for i in ids)
