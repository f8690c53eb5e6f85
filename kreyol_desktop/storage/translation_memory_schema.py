"""Tables of the translation memory."""

from kreyol_desktop.storage.migration import Migration

MIGRATIONS = (
    Migration(
        10,
        "translation memory",
        (
            """
            CREATE TABLE memory (
                id INTEGER PRIMARY KEY,
                source TEXT NOT NULL,
                direction TEXT NOT NULL,
                model TEXT NOT NULL,
                glossary TEXT NOT NULL,
                target TEXT NOT NULL,
                human INTEGER NOT NULL,
                confidence REAL,
                flags TEXT NOT NULL,
                terms TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                used_at INTEGER NOT NULL,
                UNIQUE (source, direction, model, glossary)
            ) STRICT
            """,
            # eviction reads the machine's entries from the longest unused on
            "CREATE INDEX memory_by_use ON memory (used_at) WHERE human = 0",
            """
            CREATE VIRTUAL TABLE memory_words USING fts5 (
                source, content='memory', content_rowid='id',
                tokenize="unicode61 remove_diacritics 2"
            )
            """,
            """
            CREATE TRIGGER memory_added AFTER INSERT ON memory BEGIN
                INSERT INTO memory_words (rowid, source) VALUES (new.id, new.source);
            END
            """,
            """
            CREATE TRIGGER memory_deleted AFTER DELETE ON memory BEGIN
                INSERT INTO memory_words (memory_words, rowid, source)
                VALUES ('delete', old.id, old.source);
            END
            """,
        ),
    ),
    Migration(
        11,
        "words of both sides of the translation memory",
        (
            "DROP TRIGGER memory_added",
            "DROP TRIGGER memory_deleted",
            "DROP TABLE memory_words",
            """
            CREATE VIRTUAL TABLE memory_words USING fts5 (
                source, target, content='memory', content_rowid='id',
                tokenize="unicode61 remove_diacritics 2"
            )
            """,
            """
            CREATE TRIGGER memory_added AFTER INSERT ON memory BEGIN
                INSERT INTO memory_words (rowid, source, target)
                VALUES (new.id, new.source, new.target);
            END
            """,
            """
            CREATE TRIGGER memory_deleted AFTER DELETE ON memory BEGIN
                INSERT INTO memory_words (memory_words, rowid, source, target)
                VALUES ('delete', old.id, old.source, old.target);
            END
            """,
            "INSERT INTO memory_words (memory_words) VALUES ('rebuild')",
            # people look through their own entries, which are few among the machine's
            "CREATE INDEX memory_by_hand ON memory (id) WHERE human = 1",
        ),
    ),
)
