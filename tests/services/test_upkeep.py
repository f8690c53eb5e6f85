"""Backup and restore of everything but the results."""

import sqlite3
import zipfile

import pytest

from kreyol_desktop.core.errors import AccessDeniedError, CorruptError
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.services.upkeep_service import (
    ARCHIVE_MARK,
    UpkeepService,
    apply_pending_restore,
)
from kreyol_desktop.storage.database import Database


class Counted:
    """Stands where a memory or a cache is: upkeep only passes the question on."""

    def __init__(self):
        self.cleared = []

    def size_bytes(self):
        return 42

    def clear(self, **options):
        self.cleared.append(options)
        return 7


@pytest.fixture
def paths(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    return AppPaths(data, tmp_path / "c", tmp_path / "l", tmp_path / "o", tmp_path, tmp_path)


@pytest.fixture
def database(paths):
    opened = Database(paths.database, paths.backups)
    yield opened
    opened.close()


@pytest.fixture
def upkeep(paths, database):
    return UpkeepService(paths, Counted(), Counted(), database.copy_to, erasure=None)


def remember(database, endpoint):
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO usage_stats (date, endpoint, count) VALUES ('2026-11-27', ?, 1)",
            (endpoint,),
        )


def endpoints(paths):
    with sqlite3.connect(paths.database) as connection:
        rows = connection.execute("SELECT endpoint FROM usage_stats").fetchall()
    connection.close()
    return {row[0] for row in rows}


def test_a_backup_brings_back_database_settings_and_glossaries(paths, database, upkeep, tmp_path):
    remember(database, "before")
    paths.settings.write_text('{"theme": "dark"}')
    paths.glossaries.mkdir()
    (paths.glossaries / "mine.csv").write_text("en,fr,ht\n")
    archive = upkeep.back_up(tmp_path / "backup.zip")

    remember(database, "after")
    paths.settings.write_text("{}")
    (paths.glossaries / "mine.csv").unlink()
    upkeep.restore(archive)
    database.close()

    assert apply_pending_restore(paths.data)
    assert endpoints(paths) == {"before"}
    assert paths.settings.read_text() == '{"theme": "dark"}'
    assert (paths.glossaries / "mine.csv").is_file()
    assert (paths.data / "kreyol.db.before-restore").is_file()
    assert not apply_pending_restore(paths.data)


def test_nothing_is_left_beside_a_backup(paths, upkeep, tmp_path):
    upkeep.back_up(tmp_path / "backup.zip")
    assert not list(tmp_path.glob("*.part"))
    assert not list(paths.data.glob("*.backup"))


def test_a_backup_that_cannot_be_written_is_reported(upkeep, tmp_path):
    with pytest.raises(AccessDeniedError):
        upkeep.back_up(tmp_path / "no" / "such" / "folder" / "b.zip")


def foreign(tmp_path, names, mark):
    path = tmp_path / "foreign.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = mark
        for name in names:
            archive.writestr(name, "x")
    return path


@pytest.mark.parametrize(
    ("names", "mark"),
    [
        (["kreyol.db"], b""),
        (["../evil"], ARCHIVE_MARK.encode()),
        (["/etc/passwd"], ARCHIVE_MARK.encode()),
        (["a/../../b"], ARCHIVE_MARK.encode()),
    ],
)
def test_what_is_no_backup_is_refused(upkeep, paths, tmp_path, names, mark):
    with pytest.raises(CorruptError):
        upkeep.restore(foreign(tmp_path, names, mark))
    assert not apply_pending_restore(paths.data)


def test_a_restore_that_went_bad_does_not_keep_the_program_from_starting(paths):
    (paths.data / "restore.zip").write_bytes(b"torn")
    assert not apply_pending_restore(paths.data)
    assert (paths.data / "restore.damaged").is_file()


def test_junk_is_refused(upkeep, tmp_path):
    (tmp_path / "junk.zip").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(CorruptError):
        upkeep.restore(tmp_path / "junk.zip")


def test_clearing_the_memory_keeps_what_people_wrote(paths, database):
    memory, clips = Counted(), Counted()
    upkeep = UpkeepService(paths, memory, clips, database.copy_to, erasure=None)
    assert (upkeep.memory_bytes(), upkeep.clip_cache_bytes()) == (42, 42)
    assert upkeep.clear_memory() == 7
    upkeep.clear_clip_cache()
    assert memory.cleared == [{"keep_human": True}]
    assert clips.cleared == [{}]
