from pathlib import Path

from kreyol_desktop.core.job import JobRequest, Task, TaskState, TaskType
from kreyol_desktop.core.result_name import ResultName
from kreyol_desktop.services.publication import audio_drafts, result_stem

NOON_OF_27_NOVEMBER_2026_UTC = 1_795_780_800.0


def task(request: JobRequest) -> Task:
    asked = NOON_OF_27_NOVEMBER_2026_UTC
    return Task("1", request, TaskState.RUNNING, created_at=asked, updated_at=asked)


def test_a_translated_document_carries_its_language_in_its_name() -> None:
    request = JobRequest(TaskType.DOCUMENT, "Fèy sante.v2.pdf", input_path=Path("x"))
    assert result_stem(task(request)) == "Fèy sante.v2.ht"


def test_the_day_of_a_name_is_the_day_on_which_the_job_was_asked_for() -> None:
    request = JobRequest(
        TaskType.DOCUMENT,
        "leaflet.pdf",
        input_path=Path("x"),
        result_name=ResultName.DATE_NAME_LANGUAGE,
    )
    assert result_stem(task(request)) == "2026-11-27-leaflet.ht"


def test_spoken_text_keeps_its_name() -> None:
    request = JobRequest(TaskType.AUDIO, "v1.2 anons", result_name=ResultName.DATE_NAME_LANGUAGE)
    assert result_stem(task(request)) == "v1.2 anons"


def test_one_file_takes_the_stem_and_parts_keep_their_numbers() -> None:
    assert [d.name for d in audio_drafts([Path("audio.mp3")], "liv.ht")] == ["liv.ht.mp3"]
    parts = audio_drafts([Path("audio-01.mp3"), Path("audio-02.mp3")], "liv.ht")
    assert [d.name for d in parts] == ["liv.ht.audio-01.mp3", "liv.ht.audio-02.mp3"]
