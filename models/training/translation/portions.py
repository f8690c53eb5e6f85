"""What a built corpus folder holds."""

from dataclasses import dataclass
from pathlib import Path

from models.training.translation.cleaning import Pair
from models.training.translation.corpus import DEV_PREFIX, read_pairs
from models.training.translation.sources import ALL_SOURCES, Source, SourceLanguage


@dataclass(frozen=True, slots=True)
class Portion:
    """The pairs of one source and language."""

    source: Source
    language: SourceLanguage
    pairs: list[Pair]


def read_corpus(folder: Path) -> list[Portion]:
    """The training portions of a built corpus folder. Raise ValueError where there are none."""
    portions = [
        Portion(source, language, read_pairs(path))
        for source in ALL_SOURCES
        for language in SourceLanguage
        if (path := folder / f"{source.name}.{language.value}.tsv").exists()
    ]
    if not portions:
        raise ValueError(f"No training text in {folder}: build the corpus first.")
    return portions


def read_dev_sets(folder: Path) -> dict[str, tuple[SourceLanguage, list[Pair]]]:
    """The validation sets of a built corpus folder, by name such as `flores.en`."""
    return {
        f"{path.name.removeprefix(DEV_PREFIX).removesuffix('.tsv')}": (language, read_pairs(path))
        for language in SourceLanguage
        for path in sorted(folder.glob(f"{DEV_PREFIX}*.{language.value}.tsv"))
    }
