from pathlib import Path

from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.services.publication import audio_drafts, result_stem


def test_a_translated_document_carries_its_language_in_its_name():
    request = JobRequest(TaskType.DOCUMENT, "Fèy sante.v2.pdf", input_path=Path("x"))
    assert result_stem(request) == "Fèy sante.v2.ht"


def test_spoken_text_keeps_its_name():
    assert result_stem(JobRequest(TaskType.AUDIO, "v1.2 anons")) == "v1.2 anons"


def test_one_file_takes_the_stem_and_parts_keep_their_numbers():
    assert [d.name for d in audio_drafts([Path("audio.mp3")], "liv.ht")] == ["liv.ht.mp3"]
    parts = audio_drafts([Path("audio-01.mp3"), Path("audio-02.mp3")], "liv.ht")
    assert [d.name for d in parts] == ["liv.ht.audio-01.mp3", "liv.ht.audio-02.mp3"]
