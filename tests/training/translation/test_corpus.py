from pathlib import Path

import pytest

from models.training.translation.corpus import CorpusFolders, build_corpus, read_pairs
from models.training.translation.portions import read_corpus, read_dev_sets
from models.training.translation.sources import SourceLanguage

SEED = Path("models/training/corpus/seed")


@pytest.fixture
def folders(tmp_path: Path) -> CorpusFolders:
    seed, fetched, flores = (tmp_path / name for name in ("seed", "fetched", "flores"))
    for folder in (seed, fetched, flores):
        folder.mkdir()
    (seed / "a.tsv").write_text(
        "Good morning.\tBonjour.\tBonjou.\n"
        "The sea is calm.\tLa mer est calme.\tLanmè a kalm.\n"
        "Rain is coming.\tLa pluie arrive.\tLapli ap vini.\n"
        "a broken row\n",
        encoding="utf-8",
    )
    (seed / "seed-dev.tsv").write_text(
        "The sea is calm!\tMer calme.\tLanmè kalm.\n", encoding="utf-8"
    )
    (fetched / "general.en-ht.tsv").write_text(
        "Where does it hurt?\tKi kote li fè w mal?\tsomewhere\nHello world\tBonjou lemonn\tx\n",
        encoding="utf-8",
    )
    for language, text in (("en", "Hello, world."), ("fr", "Salut."), ("ht", "Alo lemonn.")):
        (flores / f"flores200-dev.{language}").write_text(f"{text}\n", encoding="utf-8")
    return CorpusFolders(seed, fetched, flores)


def test_training_text_shares_no_sentence_with_the_dev_sets(
    folders: CorpusFolders, tmp_path: Path
) -> None:
    build_corpus(folders, tmp_path / "out")
    seed_english = read_pairs(tmp_path / "out" / "seed.en.tsv")
    assert [pair.source for pair in seed_english] == ["Good morning.", "Rain is coming."]
    general = read_pairs(tmp_path / "out" / "general.en.tsv")
    assert [pair.source for pair in general] == ["Where does it hurt?"]


def test_both_languages_of_a_row_become_pairs_with_the_same_kreyol(
    folders: CorpusFolders, tmp_path: Path
) -> None:
    build_corpus(folders, tmp_path / "out")
    portions = {p.language: p.pairs for p in read_corpus(tmp_path / "out") if p.source.documents}
    french = [pair.target for pair in portions[SourceLanguage.FRENCH]]
    assert french == ["Bonjou.", "Lanmè a kalm.", "Lapli ap vini."]
    assert portions[SourceLanguage.ENGLISH][0].target == "Bonjou."


def test_the_provenance_table_counts_what_was_read_and_kept(
    folders: CorpusFolders, tmp_path: Path
) -> None:
    build_corpus(folders, tmp_path / "out")
    table = (tmp_path / "out" / "PROVENANCE.md").read_text(encoding="utf-8")
    assert "| seed | en | 3 | 2 | 2 | CC0 1.0 |" in table
    assert "| general | en | 2 | 1 | 0 |" in table


@pytest.mark.slow
def test_the_seed_corpus_alone_is_enough_to_build(tmp_path: Path) -> None:
    counts = build_corpus(CorpusFolders(SEED), tmp_path)
    kept = {count.language: count.kept for count in counts if count.read}
    assert min(kept.values()) > 20_000
    assert {name: len(pairs) for name, (_, pairs) in read_dev_sets(tmp_path).items()} == {
        "seed.en": 299,
        "seed.fr": 299,
    }


def test_a_folder_without_training_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="build the corpus first"):
        read_corpus(tmp_path)
