"""The tables ``tasks`` and ``usage_stats``.

``input_data`` and ``result_data`` are JSON. ``seq`` orders tasks by insertion and is the row id of
the full-text index, which reads ``name`` and ``body`` from the table itself. ``task_counts`` holds
how many tasks there are of each type and status, kept by triggers, so that the total of a page
needs no scan.
"""

from kreyol_desktop.storage.migration import Migration

_TASKS = """
CREATE TABLE tasks (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    task_id TEXT NOT NULL UNIQUE,
    task_type TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL,
    input_data TEXT NOT NULL,
    result_data TEXT,
    error_message TEXT,
    name TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    progress TEXT,
    failure TEXT,
    owner TEXT NOT NULL DEFAULT ''
)
"""

_TASK_COUNTS = """
CREATE TABLE task_counts (
    task_type TEXT NOT NULL,
    status TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (task_type, status)
) WITHOUT ROWID
"""

_USAGE = """
CREATE TABLE usage_stats (
    date TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (date, endpoint)
) WITHOUT ROWID
"""

_FULL_TEXT = """
CREATE VIRTUAL TABLE tasks_fts USING fts5(
    name, body, content='tasks', content_rowid='seq',
    tokenize="unicode61 remove_diacritics 2"
)
"""

_COUNT_UP = """
    INSERT INTO task_counts (task_type, status, count) VALUES (new.task_type, new.status, 1)
    ON CONFLICT (task_type, status) DO UPDATE SET count = count + 1;
"""
_COUNT_DOWN = """
    UPDATE task_counts SET count = count - 1
    WHERE task_type = old.task_type AND status = old.status;
"""
_INDEX_NEW = "INSERT INTO tasks_fts (rowid, name, body) VALUES (new.seq, new.name, new.body);"
_UNINDEX_OLD = """
    INSERT INTO tasks_fts (tasks_fts, rowid, name, body)
    VALUES ('delete', old.seq, old.name, old.body);
"""

MIGRATIONS = (
    Migration(
        number=1,
        name="tasks and usage statistics",
        statements=(
            _TASKS,
            "CREATE INDEX tasks_by_time ON tasks (created_at, seq)",
            "CREATE INDEX tasks_by_kind ON tasks (task_type, status, created_at, seq)",
            "CREATE INDEX tasks_queue ON tasks (position, seq) WHERE status = 'queued'",
            _TASK_COUNTS,
            _USAGE,
            _FULL_TEXT,
            f"CREATE TRIGGER tasks_added AFTER INSERT ON tasks BEGIN {_COUNT_UP} {_INDEX_NEW} END",
            "CREATE TRIGGER tasks_deleted AFTER DELETE ON tasks "
            f"BEGIN {_COUNT_DOWN} {_UNINDEX_OLD} END",
            "CREATE TRIGGER tasks_status_changed AFTER UPDATE OF status, task_type ON tasks "
            "WHEN old.status <> new.status OR old.task_type <> new.task_type "
            f"BEGIN {_COUNT_DOWN} {_COUNT_UP} END",
            "CREATE TRIGGER tasks_text_changed AFTER UPDATE OF name, body ON tasks "
            "WHEN old.name <> new.name OR old.body <> new.body "
            f"BEGIN {_UNINDEX_OLD} {_INDEX_NEW} END",
        ),
    ),
)
