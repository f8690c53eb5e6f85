"""All migrations of the database, collected from the modules that own the tables.

A module that owns tables offers its own ``MIGRATIONS``; add it here. Numbers must be unique:
1 to 9 are the tasks', 10 to 19 the translation memory's, 20 to 29 those of the words of tasks. A
new one should be the highest of all: older programs compare no more than that.
"""

from kreyol_desktop.storage import task_schema, task_words_schema, translation_memory_schema
from kreyol_desktop.storage.migration import Migration


def in_order(*groups: tuple[Migration, ...]) -> tuple[Migration, ...]:
    """Join groups by number. Raise ValueError where a number is used twice."""
    joined = sorted((step for group in groups for step in group), key=lambda step: step.number)
    numbers = [step.number for step in joined]
    if len(set(numbers)) != len(numbers):
        raise ValueError(f"Migration numbers are not unique: {numbers}")
    return tuple(joined)


MIGRATIONS = in_order(
    task_schema.MIGRATIONS, translation_memory_schema.MIGRATIONS, task_words_schema.MIGRATIONS
)
