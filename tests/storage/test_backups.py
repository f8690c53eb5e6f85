import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import AccessDeniedError, DatabaseError
from kreyol_desktop.core.job import JobRequest, TaskType
from kreyol_desktop.storage.backups import backup_time
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.task_store import TaskStore
from tests.storage.faults import FaultyFiles

DAY_S = 86_400.0
START = 1_800_000_000.0


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


def open_database(folder: Path, clock: Clock, **options: object) -> Database:
    return Database(
        folder / "kreyol.db",
        folder / "backups",
        clock=clock,
        **options,  # type: ignore[arg-type]
    )


def add(database: Database, clock: Clock, name: str) -> None:
    TaskStore(database, clock=clock).create_task(JobRequest(TaskType.AUDIO, name))


def names(database: Database) -> set[str]:
    with database.reading() as connection:
        return {row[0] for row in connection.execute("SELECT name FROM tasks")}


def scramble(path: Path) -> None:
    """Overwrite the middle of the file, as a dying disk does."""
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xa5" * 64
    path.write_bytes(bytes(data))


def test_a_backup_is_made_once_a_day_and_a_week_of_them_is_kept(tmp_path: Path) -> None:
    clock = Clock()
    with closing(open_database(tmp_path, clock)) as database:
        made = []
        for _ in range(20):
            made.append(database.back_up_if_due())
            clock.now += DAY_S / 2
    assert [path is not None for path in made] == [True, False] * 10
    kept = sorted((tmp_path / "backups").iterdir())
    assert len(kept) == 7
    assert kept[-1] == [path for path in made if path][-1]


def test_a_backup_from_the_future_does_not_stop_new_ones(tmp_path: Path) -> None:
    clock = Clock()
    with closing(open_database(tmp_path, clock)) as database:
        clock.now += 365 * DAY_S
        database.back_up_if_due()
        clock.now -= 365 * DAY_S
        assert database.back_up_if_due() is not None


def test_a_backup_is_whole_and_carries_its_time(tmp_path: Path) -> None:
    clock = Clock()
    with closing(open_database(tmp_path, clock)) as database:
        add(database, clock, "istwa")
        path = database.back_up_if_due()
    assert path is not None
    assert backup_time(path) == START
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("SELECT name FROM tasks").fetchall() == [("istwa",)]
        assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("damage", ["scrambled", "not a database", "cut"])
def test_a_damaged_database_is_replaced_by_the_newest_good_backup(
    tmp_path: Path, damage: str
) -> None:
    clock = Clock()
    with closing(open_database(tmp_path, clock)) as database:
        add(database, clock, "old")
        database.back_up_if_due()
        clock.now += DAY_S
        add(database, clock, "yesterday")
        database.back_up_if_due()
        clock.now += 60
        add(database, clock, "today")
    path = tmp_path / "kreyol.db"
    if damage == "scrambled":
        scramble(path)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        path.write_bytes(b"This is no database at all. " * 1000)
    with closing(open_database(tmp_path, clock)) as database:
        restoration = database.opening.restoration
        assert restoration is not None
        assert restoration.backup_made_at == START + DAY_S
        assert restoration.damaged.exists()
        assert names(database) == {"old", "yesterday"}


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    clock = Clock()
    with closing(open_database(tmp_path, clock)) as database:
        add(database, clock, "old")
        database.back_up_if_due()
        clock.now += DAY_S
        newest = database.back_up_if_due()
    assert newest is not None
    newest.write_bytes(b"rubbish" * 999)
    (tmp_path / "kreyol.db").write_bytes(b"rubbish" * 999)
    with closing(open_database(tmp_path, clock)) as database:
        assert names(database) == {"old"}


def test_without_a_good_backup_an_empty_database_begins(tmp_path: Path) -> None:
    clock = Clock()
    (tmp_path / "kreyol.db").write_bytes(b"rubbish" * 999)
    with closing(open_database(tmp_path, clock)) as database:
        assert database.opening.restoration is not None
        assert database.opening.restoration.backup_made_at is None
        assert names(database) == set()


def test_what_was_lost_is_counted_where_the_damaged_file_can_still_tell(tmp_path: Path) -> None:
    clock = Clock()
    with closing(open_database(tmp_path, clock)) as database:
        add(database, clock, "old")
        database.back_up_if_due()
        clock.now += 60
        for number in range(3):
            add(database, clock, f"new {number}")
        with database.writing() as connection:
            # Free pages can be damaged while the tables stay readable.
            connection.execute("CREATE TABLE filler (x)")
            connection.execute("INSERT INTO filler VALUES (zeroblob(400000))")
    path = tmp_path / "kreyol.db"
    data = bytearray(path.read_bytes())
    data[-300_000:-200_000] = b"\xff" * 100_000
    path.write_bytes(bytes(data))
    with closing(open_database(tmp_path, clock)) as database:
        assert database.opening.restoration is not None
        assert database.opening.restoration.lost_tasks == 3
        assert names(database) == {"old"}


def test_only_the_owner_of_the_data_folder_repairs(tmp_path: Path) -> None:
    (tmp_path / "kreyol.db").write_bytes(b"rubbish" * 999)
    with pytest.raises(DatabaseError):
        open_database(tmp_path, Clock(), repair=False)
    assert (tmp_path / "kreyol.db").read_bytes() == b"rubbish" * 999


def test_a_backup_that_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    clock = Clock()
    files = FaultyFiles("replace", 13)
    with closing(open_database(tmp_path, clock, files=files)) as database:
        with pytest.raises(AccessDeniedError):
            database.back_up_if_due()
        assert list((tmp_path / "backups").iterdir()) == []
        assert database.back_up_if_due() is not None
