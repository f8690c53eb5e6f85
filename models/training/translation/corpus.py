"""Build the training corpus: read, clean, drop duplicates and evaluation sentences, count.

The result is a folder with `<source>.<language>.tsv` (source TAB Kreyòl), `dev-<set>.<language>.tsv`
and `PROVENANCE.md`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.training.translation.cleaning import Pair, PairFilter, Rejection, clean, overlap_key
from models.training.translation.sources import ALL_SOURCES, SEED, Source, SourceLanguage

SEED_DEV_NAME = "seed-dev.tsv"
DEV_PREFIX = "dev-"


@dataclass(frozen=True, slots=True)
class CorpusFolders:
    """Where the raw text lies. `fetched` and `flores` may be missing: less is then built."""

    seed: Path
    fetched: Path | None = None
    flores: Path | None = None


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many pairs of a source were read and kept, and why the others were not."""

    source: Source
    language: SourceLanguage
    read: int
    kept: int
    rejected: dict[Rejection, int]


def build_corpus(folders: CorpusFolders, out: Path) -> list[SourceCount]:
    """Write the corpus folder and return what it holds."""
    out.mkdir(parents=True, exist_ok=True)
    dev_sets = dict(_dev_sets(folders))
    forbidden = {
        overlap_key(clean(text))
        for pairs in dev_sets.values()
        for pair in pairs
        for text in (pair.source, pair.target)
    }
    for (name, language), pairs in dev_sets.items():
        write_pairs(out / f"{DEV_PREFIX}{name}.{language.value}.tsv", map(_cleaned, pairs))
    counts = [
        _build_source(source, language, folders, forbidden, out)
        for source in ALL_SOURCES
        for language in SourceLanguage
    ]
    table = provenance([count for count in counts if count.read])
    (out / "PROVENANCE.md").write_text(table, encoding="utf-8")
    return counts


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a TSV file; further columns are ignored, lines with fewer than two skipped."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [Pair(row[0], row[1]) for row in rows if len(row) > 1]


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """Write pairs as TSV."""
    lines = (f"{pair.source}\t{pair.target}\n" for pair in pairs)
    path.write_text("".join(lines), encoding="utf-8")


def read_trilingual(path: Path, language: SourceLanguage) -> list[Pair]:
    """The pairs of one source language in a file of the seed corpus."""
    column = list(SourceLanguage).index(language)
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [Pair(row[column], row[2]) for row in rows if len(row) == 3 and all(row)]


def provenance(counts: Sequence[SourceCount]) -> str:
    """A Markdown table of sources, licences and counts."""
    lines = [
        "| source | language | pairs read | pairs kept | drawn per epoch | licence | origin |",
        "|---|---|--:|--:|--:|---|---|",
    ]
    for count in counts:
        source = count.source
        drawn = int(count.kept * source.weight)
        lines.append(
            f"| {source.name} | {count.language.value} | {count.read:,} | {count.kept:,} "
            f"| {drawn:,} | {source.licence} | {source.origin} |"
        )
    return "\n".join(lines) + "\n"


def _build_source(
    source: Source, language: SourceLanguage, folders: CorpusFolders, forbidden: set[str], out: Path
) -> SourceCount:
    raw = _raw_pairs(source, language, folders)
    pair_filter = PairFilter(forbidden)
    kept = pair_filter.keep(raw)
    if kept:
        write_pairs(out / f"{source.name}.{language.value}.tsv", kept)
    return SourceCount(source, language, len(raw), len(kept), dict(pair_filter.rejected))


def _raw_pairs(source: Source, language: SourceLanguage, folders: CorpusFolders) -> list[Pair]:
    if source is SEED:
        files = (path for path in sorted(folders.seed.glob("*.tsv")) if path.name != SEED_DEV_NAME)
        return [pair for path in files for pair in read_trilingual(path, language)]
    if folders.fetched is None:
        return []
    path = folders.fetched / f"{source.name}.{language.value}-ht.tsv"
    return read_pairs(path) if path.exists() else []


def _dev_sets(
    folders: CorpusFolders,
) -> Iterator[tuple[tuple[str, SourceLanguage], list[Pair]]]:
    for language in SourceLanguage:
        seed_dev = folders.seed / SEED_DEV_NAME
        if seed_dev.exists():
            yield ("seed", language), read_trilingual(seed_dev, language)
        if folders.flores is not None:
            yield ("flores", language), _read_flores(folders.flores, language)


def _read_flores(folder: Path, language: SourceLanguage) -> list[Pair]:
    """FLORES-200 as one file per language, `flores200-dev.en`: validation only."""
    sides = (
        (folder / f"flores200-dev.{name}").read_text(encoding="utf-8").splitlines()
        for name in (language.value, "ht")
    )
    return [Pair(source, target) for source, target in zip(*sides, strict=True)]


def _cleaned(pair: Pair) -> Pair:
    return Pair(clean(pair.source), clean(pair.target))
