"""Whatever a disk refuses, nothing is half-written, nothing old is lost, and a retry works."""

import errno
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    FolderMissingError,
    ResourceError,
)
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.storage.artifact_store import ArtifactStore
from kreyol_desktop.storage.atomic_file import is_temporary
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.file_errors import resource_error
from kreyol_desktop.storage.file_operations import FileOperations, retry_while_held
from kreyol_desktop.storage.settings_store import SettingsStore
from tests.storage.faults import OPERATIONS, FaultyFiles, files_in

FAULTS = {
    errno.ENOSPC: DiskFullError,
    errno.EACCES: AccessDeniedError,
    errno.EROFS: AccessDeniedError,
    errno.EIO: ResourceError,
}
RENAMES = ("replace", "rename_new")


@dataclass(frozen=True)
class Scene:
    """An action on storage with what it may leave behind: the old files, or the new ones."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[Path, FileOperations], object]


def _settings_before(folder: Path) -> None:
    SettingsStore(folder / "settings.json").save(Settings(font_percent=110))


def _save_settings(folder: Path, files: FileOperations) -> None:
    SettingsStore(folder / "settings.json", files=files).save(Settings(font_percent=150))


def _store(folder: Path, files: FileOperations | None = None) -> ArtifactStore:
    return ArtifactStore(folder / "jobs", files=files, reserve_bytes=0)


def _input_before(folder: Path) -> None:
    (folder / "in.pdf").write_bytes(b"source" * 1000)


def _keep_input(folder: Path, files: FileOperations) -> None:
    _store(folder, files).keep_input("t1", folder / "in.pdf")


def _draft_before(folder: Path) -> None:
    _published_before(folder)
    (folder / "jobs" / "t1" / "draft").write_bytes(b"new" * 1000)


def _published_before(folder: Path) -> None:
    store = _store(folder)
    draft = store.job_dir("t1") / "draft"
    draft.write_bytes(b"old" * 1000)
    store.publish("t1", ArtifactKind.PDF, draft, "a.pdf")


def _publish(folder: Path, files: FileOperations) -> None:
    draft = folder / "jobs" / "t1" / "draft"
    _store(folder, files).publish("t1", ArtifactKind.PDF, draft, "a.pdf")


def _export(folder: Path, files: FileOperations) -> None:
    store = _store(folder, files)
    artifact = store.publish("t1", ArtifactKind.PDF, folder / "jobs/t1/draft", "a.pdf")
    store.export(artifact, folder / "out")


def _record(folder: Path, files: FileOperations) -> None:
    _store(folder, files).record("t1", JobRequest(TaskType.AUDIO, "istwa"))


def _database_before(folder: Path) -> None:
    Database(folder / "kreyol.db", folder / "backups").close()


def _back_up(folder: Path, files: FileOperations) -> None:
    with closing(
        Database(folder / "kreyol.db", folder / "backups", files=files, clock=lambda: 1e9)
    ) as database:
        database.back_up_if_due()


SCENES = (
    Scene("save settings", _settings_before, _save_settings),
    Scene("keep an input", _input_before, _keep_input),
    Scene("publish a result", _draft_before, _publish),
    Scene("export a result", _draft_before, _export),
    Scene("record a request", lambda folder: None, _record),
    Scene("back up the database", _database_before, _back_up),
)


def _run_until_no_fault(
    scene: Scene, operation: str, number: int, folder: Path
) -> list[ResourceError]:
    """Fail the first, second, third ... call of an operation until the action gets through."""
    raised = []
    for nth in range(1, 50):
        files = FaultyFiles(operation, number, nth)
        try:
            scene.act(folder, files)
        except ResourceError as error:
            raised.append(error)
            _assert_nothing_half(folder)
        if not files.failed:
            return raised
        if not (folder / "jobs" / "t1" / "draft").exists() and "result" in scene.name:
            (folder / "jobs" / "t1" / "draft").write_bytes(b"new" * 1000)
    raise AssertionError("the faults never ended")


def _assert_nothing_half(folder: Path) -> None:
    files = files_in(folder)
    assert not [name for name in files if is_temporary(Path(name).name)]
    whole = (b"old" * 1000, b"new" * 1000, b"source" * 1000)
    for name, data in files.items():
        if name.endswith((".pdf", "draft")):
            assert data in whole, name


@pytest.mark.parametrize("number", FAULTS, ids=lambda n: errno.errorcode[n])
@pytest.mark.parametrize("operation", [*OPERATIONS, "rename_new"])
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_fault_is_a_typed_error_and_the_next_try_works(
    scene: Scene, operation: str, number: int, tmp_path: Path
) -> None:
    folder, undisturbed = tmp_path / "a", tmp_path / "b"
    for place in (folder, undisturbed):
        place.mkdir()
        scene.prepare(place)
    raised = _run_until_no_fault(scene, operation, number, folder)
    assert all(type(error) is FAULTS[number] for error in raised)
    scene.act(undisturbed, FileOperations())
    assert _documents(folder) == _documents(undisturbed)


def _documents(folder: Path) -> dict[str, bytes]:
    """What the user would miss: everything but the database and its own list of paths."""
    return {
        name: data
        for name, data in files_in(folder).items()
        if "kreyol.db" not in name and not name.endswith(("exports.json", "draft", ".db"))
    }


def test_the_faults_reach_every_scene(tmp_path: Path) -> None:
    """Each action above really uses the operations that are made to fail."""
    reached = set()
    for scene in SCENES:
        for operation in (*OPERATIONS, "rename_new"):
            folder = tmp_path / f"{scene.name} {operation}"
            folder.mkdir()
            scene.prepare(folder)
            if _run_until_no_fault(scene, operation, errno.ENOSPC, folder):
                reached.add((scene.name, operation))
    for scene in SCENES:
        assert (scene.name, "fsync") in reached
        assert {(scene.name, rename) for rename in RENAMES} & reached


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOENT, FolderMissingError),
        (errno.ENODEV, FolderMissingError),
        (errno.EDQUOT, DiskFullError),
        (errno.EPERM, AccessDeniedError),
    ],
)
def test_other_faults_of_drives_have_their_types(number: int, kind: type[ResourceError]) -> None:
    assert type(resource_error(OSError(number, "x"), Path("/media/stick"))) is kind


def test_errors_show_no_more_of_a_path_than_its_last_name() -> None:
    error = resource_error(OSError(errno.EACCES, "x"), Path("/home/marie/stick"))
    assert "marie" not in f"{error.message} {error.hint} {dict(error.details)}"


def test_a_held_file_is_tried_again() -> None:
    calls: list[int] = []

    def held_twice() -> None:
        calls.append(1)
        if len(calls) < 3:
            raise OSError(errno.EBUSY, "held")

    retry_while_held(held_twice)
    assert len(calls) == 3


def test_another_error_is_not_tried_again() -> None:
    calls: list[int] = []

    def refuse() -> None:
        calls.append(1)
        raise OSError(errno.EACCES, "no")

    with pytest.raises(PermissionError):
        retry_while_held(refuse)
    assert len(calls) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links")
@pytest.mark.parametrize("taken", [True, False])
def test_a_file_system_without_hard_links_still_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    def no_links(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links on FAT")

    monkeypatch.setattr("os.link", no_links)
    source, target = tmp_path / "new", tmp_path / "name"
    source.write_bytes(b"new")
    if taken:
        target.write_bytes(b"old")
        with pytest.raises(FileExistsError):
            FileOperations().rename_new(source, target)
    else:
        FileOperations().rename_new(source, target)
    assert target.read_bytes() == (b"old" if taken else b"new")
