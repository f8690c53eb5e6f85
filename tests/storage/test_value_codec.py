import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import DatabaseError
from kreyol_desktop.core.job import ArtifactKind, ChapterEdit, JobRequest, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.core.speech import AudioFormat, AudioOptions, VoiceSettings
from kreyol_desktop.storage.task_codec import (
    request_from_json,
    request_to_json,
    whole_request_to_json,
)
from kreyol_desktop.storage.value_codec import decode, encode

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = TEXT.filter(bool)

REQUESTS = st.builds(
    JobRequest,
    type=st.sampled_from(TaskType),
    name=TEXT,
    input_path=st.none() | st.builds(lambda n: Path("/in") / n.replace("/", "_"), NAMES),
    text=TEXT,
    source=st.none() | st.sampled_from(Language),
    target=st.sampled_from(Language),
    formats=st.lists(st.sampled_from(ArtifactKind), max_size=4).map(tuple),
    audio=st.none()
    | st.builds(
        AudioOptions,
        format=st.sampled_from(AudioFormat),
        per_chapter=st.booleans(),
        part_limit_bytes=st.integers(0, 2**40),
    ),
    voice=st.builds(
        VoiceSettings, voice=TEXT, speed=st.floats(0.5, 2), loudness_lufs=st.none() | st.just(-16.0)
    ),
    glossaries=st.lists(TEXT, max_size=3).map(tuple),
    unspoken_roles=st.frozensets(st.sampled_from(Role), max_size=4),
    chapter_edits=st.lists(
        st.builds(ChapterEdit, index=st.integers(0, 9), title=TEXT, spoken=st.booleans()),
        max_size=2,
    ).map(tuple),
)


@given(REQUESTS)
def test_a_request_survives_the_way_through_json(request: JobRequest) -> None:
    assert request_from_json(request_to_json(request), request.text) == request
    assert request_from_json(whole_request_to_json(request)) == request


def test_the_password_is_never_written() -> None:
    request = JobRequest(TaskType.DOCUMENT, "a", password="sezam")
    assert "sezam" not in request_to_json(request) + whole_request_to_json(request)


def test_a_request_of_an_older_program_takes_defaults_for_what_is_new() -> None:
    old = '{"type": "audio", "name": "istwa"}'
    assert request_from_json(old) == JobRequest(TaskType.AUDIO, "istwa")


@pytest.mark.parametrize("data", ["", "[]", "{}", "null", '{"type": "opera", "name": "x"}'])
def test_what_is_no_request_is_refused(data: str) -> None:
    with pytest.raises(DatabaseError):
        request_from_json(data)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("threads", True),
        ("threads", "4"),
        ("threads", 1.5),
        ("theme", "pink"),
        ("formats", "pdf"),
        ("formats", ["pdf", "papyrus"]),
        ("default_models", [["en-ht"]]),
        ("voice", []),
        ("make_audio", 1),
    ],
)
def test_one_bad_field_takes_its_default_and_is_reported(field: str, value: object) -> None:
    faults: list[str] = []
    data = encode(Settings(font_percent=150))
    assert isinstance(data, dict)
    data[field] = value  # type: ignore[assignment]
    settings = decode(Settings, json.loads(json.dumps(data)), lambda name, _: faults.append(name))
    assert settings == Settings(font_percent=150)
    assert faults == [field]


def test_a_bad_field_inside_a_part_costs_only_itself() -> None:
    faults: list[str] = []
    data = {"voice": {"speed": "fast", "voice": "siwis"}, "server": {"port": 9000, "wings": 2}}
    settings = decode(Settings, data, lambda name, _: faults.append(name))
    assert settings.voice == VoiceSettings(voice="siwis")
    assert settings.server.port == 9000
    assert faults == ["voice.speed", "server.wings"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*Settings.__slots__, "port", "speed", "x"]), inner, max_size=5
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_gives_settings_or_a_value_error(data: object) -> None:
    try:
        assert isinstance(decode(Settings, data, lambda name, fault: None), Settings)
    except ValueError:
        assert not isinstance(data, dict)


def test_a_value_without_json_form_is_a_bug() -> None:
    with pytest.raises(TypeError):
        encode(object())
