"""The words of tasks: names and texts in one full-text index, and the texts that are in it.

``task_words`` has one row for each task, under its ``seq``: its name, its source, its translation.
It keeps words only: the texts of documents stand packed in ``task_texts`` (see packed_texts), those
of speech in ``tasks.body``, and whoever takes a row out of the index hands over exactly what went
in. Triggers do so where that needs no unpacking.

``texts_to_index`` names the documents that were completed since their words were last taken in;
``deleted_texts`` the deleted tasks whose words are still in the index and whose texts are still
here. A task's ``name`` and ``body`` never change.
"""

from kreyol_desktop.storage.migration import Migration

MAX_TEXT_CHARS = 6_000_000
"""So much of a task's text is searched, both languages together: a book of some 1,200 pages."""

_WORDS = """
CREATE VIRTUAL TABLE task_words USING fts5(
    name, source, target, content='', tokenize="unicode61 remove_diacritics 2"
)
"""
_TEXTS = """
CREATE TABLE task_texts (
    seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (seq, part)
)
"""
_DELETED = "CREATE TABLE deleted_texts (seq INTEGER PRIMARY KEY, name TEXT NOT NULL)"

_COUNT_UP = """
    INSERT INTO task_counts (task_type, status, count) VALUES (new.task_type, new.status, 1)
    ON CONFLICT (task_type, status) DO UPDATE SET count = count + 1;
"""
_COUNT_DOWN = """
    UPDATE task_counts SET count = count - 1
    WHERE task_type = old.task_type AND status = old.status;
"""
_INDEX_NEW = f"""
    INSERT INTO task_words (rowid, name, source, target)
    VALUES (new.seq, new.name, '', substr(new.body, 1, {MAX_TEXT_CHARS}));
"""  # noqa: S608
_INDEX_ALL = f"""
    INSERT INTO task_words (rowid, name, source, target)
    SELECT seq, name, '', substr(body, 1, {MAX_TEXT_CHARS}) FROM tasks ORDER BY seq
"""  # noqa: S608
_UNINDEX_OLD = f"""
    INSERT INTO deleted_texts (seq, name)
    SELECT old.seq, old.name WHERE EXISTS (SELECT 1 FROM task_texts WHERE seq = old.seq);
    INSERT INTO task_words (task_words, rowid, name, source, target)
    SELECT 'delete', old.seq, old.name, '', substr(old.body, 1, {MAX_TEXT_CHARS})
    WHERE NOT EXISTS (SELECT 1 FROM task_texts WHERE seq = old.seq);
    DELETE FROM texts_to_index WHERE seq = old.seq;
"""  # noqa: S608

MIGRATIONS = (
    Migration(
        number=20,
        name="words of names and texts in one index",
        statements=(
            "DROP TRIGGER tasks_added",
            "DROP TRIGGER tasks_deleted",
            "DROP TRIGGER tasks_text_changed",
            "DROP TABLE tasks_fts",
            _WORDS,
            _TEXTS,
            _DELETED,
            "CREATE TABLE texts_to_index (seq INTEGER PRIMARY KEY)",
            _INDEX_ALL,
            "INSERT INTO texts_to_index (seq) SELECT seq FROM tasks "
            "WHERE task_type = 'document' AND status = 'completed'",
            f"CREATE TRIGGER tasks_added AFTER INSERT ON tasks BEGIN {_COUNT_UP} {_INDEX_NEW} END",
            "CREATE TRIGGER tasks_deleted AFTER DELETE ON tasks "
            f"BEGIN {_COUNT_DOWN} {_UNINDEX_OLD} END",
            "CREATE TRIGGER tasks_completed AFTER UPDATE OF status ON tasks "
            "WHEN new.status = 'completed' AND new.task_type = 'document' "
            "BEGIN INSERT OR REPLACE INTO texts_to_index (seq) VALUES (new.seq); END",
        ),
    ),
)
