"""The sources of training text: where each comes from, its licence, and how often it is drawn."""

from dataclasses import dataclass
from enum import Enum


class SourceLanguage(Enum):
    """Languages translated from; the value is the tag's name and the file name's part."""

    ENGLISH = "en"
    FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class Source:
    """One set of pairs.

    `weight` is the share of its pairs drawn in each epoch. `documents` says that neighbouring rows
    belong together, so that they may be joined into longer inputs.
    """

    name: str
    weight: float
    licence: str
    origin: str
    documents: bool = False


SEED = Source(
    name="seed",
    weight=1.0,
    licence="CC0 1.0",
    origin="written for this project, models/training/corpus/seed; not reviewed by native editors",
    documents=True,
)

# In a folder given on the command line; SOURCES.md names the public repositories behind each.
FETCHED = (
    Source(
        name="localisation-permissive",
        weight=0.12,
        licence="MIT, Apache-2.0, MPL-2.0, CC0, CC BY",
        origin="interface and help texts of public repositories",
    ),
    Source(
        name="localisation-gpl",
        weight=0.08,
        licence="GPL-2.0 or later, GPL-3.0, AGPL-3.0",
        origin="interface and help texts of public repositories",
    ),
    Source(
        name="general",
        weight=0.2,
        licence="free use, CC BY 3.0/4.0, MIT, CC0, GPL, CC BY-SA 3.0",
        origin="CMU medical phrases, African Storybook, legal aid, vote.gov, UDHR, word lists",
    ),
    Source(
        name="bible-1985",
        weight=0.01,
        licence="public domain (the Kreyòl side: unconfirmed by its publisher)",
        origin="Haitian Creole Version 1985, World English Bible, Louis Segond 1910",
    ),
)

ALL_SOURCES = (SEED, *FETCHED)
