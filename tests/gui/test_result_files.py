"""Copies of results: whole or not at all, and nothing of the user's is overwritten unasked."""

import errno
import shutil
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    KreyolError,
    NotFoundError,
)
from kreyol_desktop.core.job import Artifact, ArtifactKind, JobRequest, Task, TaskState, TaskType
from kreyol_desktop.gui.job_actions import save_choices
from kreyol_desktop.gui.result_files import copy_file, copy_results


@pytest.fixture
def result(tmp_path: Path) -> Path:
    file = tmp_path / "job" / "leaflet-ht.pdf"
    file.parent.mkdir()
    file.write_bytes(b"new")
    return file


def test_a_copy_takes_the_place_of_the_chosen_file(result: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.pdf"
    target.write_bytes(b"old")
    assert copy_file(result, target) == target
    assert target.read_bytes() == b"new"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["job", "mine.pdf"]


def test_a_result_saved_onto_itself_stays(result: Path) -> None:
    assert copy_file(result, result) == result
    assert result.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EACCES, AccessDeniedError),
        (errno.EROFS, AccessDeniedError),
        (errno.EIO, KreyolError),
    ],
)
def test_a_copy_that_breaks_off_leaves_the_old_file_and_no_rest(
    result: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[KreyolError],
) -> None:
    def half(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"ne")
        raise OSError(number, "said by the disk")

    target = tmp_path / "mine.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(error):
        copy_file(result, target)
    assert target.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["job", "mine.pdf"]


def test_a_result_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        copy_file(tmp_path / "gone.pdf", tmp_path / "copy.pdf")


def test_every_sharing_gets_a_folder_of_its_own(result: Path, tmp_path: Path) -> None:
    sound = result.with_name("leaflet-ht.mp3")
    sound.write_bytes(b"sound")
    folder = tmp_path / "stick"
    folder.mkdir()
    first = copy_results([result, sound], folder, "leaflet")
    (first / "leaflet-ht.pdf").write_bytes(b"with my notes")
    second = copy_results([result, sound], folder, "leaflet")
    assert [first.name, second.name] == ["leaflet", "leaflet (2)"]
    assert (first / "leaflet-ht.pdf").read_bytes() == b"with my notes"
    assert sorted(file.name for file in second.iterdir()) == ["leaflet-ht.mp3", "leaflet-ht.pdf"]


@pytest.mark.parametrize("name", ["a/b", "..", "  ", "x" * 300, 'q?"<>|', "nul\x00"])
def test_a_name_that_no_folder_can_have_is_mended(result: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    target = copy_results([result], folder, name)
    assert target.parent == folder
    assert (target / result.name).is_file()


def test_each_single_result_can_be_chosen_and_chapters_are_left_to_the_folder() -> None:
    names = {
        ArtifactKind.PDF: ["a-ht.pdf"],
        ArtifactKind.DOCX: ["a-ht.docx"],
        ArtifactKind.AUDIO: ["1.mp3", "2.mp3"],
        ArtifactKind.READALONG: ["a.json"],
    }
    artifacts = tuple(
        Artifact(kind, Path(name), 1, "") for kind, files in names.items() for name in files
    )
    request = JobRequest(TaskType.DOCUMENT, "a.pdf")
    task = Task("1", request, TaskState.COMPLETED, 0, 0, artifacts=artifacts)
    offered = save_choices(task)
    assert list(offered.values()) == [Path("a-ht.pdf"), Path("a-ht.docx")]
    assert all(key.endswith(f"(*{path.suffix})") for key, path in offered.items())
