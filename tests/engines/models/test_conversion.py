"""Conversion of real, if tiny, checkpoints with random weights.

Needs the optional extra ``convert``; without it only the messages are tested.
"""

import importlib.util
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kreyol_desktop.core.errors import ModelCorruptError, ModelIncompatibleError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.translation import Decoding
from kreyol_desktop.engines.models.catalog import read_catalog
from kreyol_desktop.engines.models.conversion import convert, inspect_checkpoint, is_checkpoint
from kreyol_desktop.engines.models.installation import install_model
from kreyol_desktop.engines.models.manifest import check_checksums, read_manifest
from kreyol_desktop.engines.models.repository import FolderModelRepository
from kreyol_desktop.engines.translation.opening import open_translator

ROOT = Path(__file__).parents[3]
EXTRA = all(importlib.util.find_spec(name) for name in ("torch", "transformers"))
needs_extra = pytest.mark.skipif(not EXTRA, reason="the optional extra convert is not installed")

EN_HT = Direction(Language.ENGLISH, Language.KREYOL)
HT_EN = Direction(Language.KREYOL, Language.ENGLISH)
TEXT = [
    "the water is clean and the children drink it every day",
    "dlo a pwòp epi timoun yo bwè l chak jou",
    "wash your hands with soap before you eat",
    "lave men ou ak savon anvan ou manje",
    "the school opens on monday morning at eight",
    "lekòl la louvri lendi maten a uitè",
] * 20


def train_pieces(folder: Path, name: str) -> list[str]:
    import sentencepiece

    source = folder / "text.txt"
    source.write_text("\n".join(TEXT), encoding="utf-8")
    prefix = folder / name.removesuffix(".model").removesuffix(".spm")
    sentencepiece.SentencePieceTrainer.train(
        input=str(source), model_prefix=str(prefix), vocab_size=60, minloglevel=2
    )
    made = prefix.with_name(prefix.name + ".model")
    made.replace(folder / name)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
    return [processor.id_to_piece(i) for i in range(processor.get_piece_size())]


def small(**changes: Any) -> dict[str, Any]:
    sizes = {
        "d_model": 32,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 4,
        "encoder_ffn_dim": 64,
        "decoder_ffn_dim": 64,
        "max_position_embeddings": 128,
    }
    return sizes | changes


def build_marian(folder: Path) -> Path:
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    torch.manual_seed(0)
    folder.mkdir()
    pieces = train_pieces(folder, "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    words = ["</s>", "<unk>", *(p for p in pieces if p not in ("</s>", "<unk>", "<s>")), "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({word: n for n, word in enumerate(words)}))
    config = MarianConfig(
        vocab_size=len(words),
        pad_token_id=len(words) - 1,
        eos_token_id=0,
        decoder_start_token_id=len(words) - 1,
        forced_eos_token_id=0,
        static_position_embeddings=True,
        scale_embedding=True,
        activation_function="swish",
        **small(),
    )
    MarianMTModel(config).save_pretrained(folder, safe_serialization=False)
    tokenizer = MarianTokenizer(
        str(folder / "source.spm"),
        str(folder / "target.spm"),
        str(folder / "vocab.json"),
        source_lang="en",
        target_lang="ht",
    )
    tokenizer.save_pretrained(folder)
    return folder


def build_m2m(folder: Path) -> Path:
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    torch.manual_seed(0)
    folder.mkdir()
    pieces = train_pieces(folder, "sentencepiece.bpe.model")
    words = ["<s>", "<pad>", "</s>", "<unk>"]
    words += [piece for piece in pieces if piece not in words]
    (folder / "vocab.json").write_text(json.dumps({word: n for n, word in enumerate(words)}))
    tokenizer = M2M100Tokenizer(
        str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"), src_lang="en"
    )
    tokenizer.save_pretrained(folder)
    config = M2M100Config(
        vocab_size=len(tokenizer) + 8, pad_token_id=1, eos_token_id=2, bos_token_id=0, **small()
    )
    M2M100ForConditionalGeneration(config).save_pretrained(folder, safe_serialization=False)
    return folder


def build_nllb(folder: Path) -> Path:
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    torch.manual_seed(0)
    folder.mkdir()
    train_pieces(folder, "sentencepiece.bpe.model")
    tokenizer = NllbTokenizer(
        str(folder / "sentencepiece.bpe.model"), src_lang="eng_Latn", tgt_lang="hat_Latn"
    )
    tokenizer.save_pretrained(folder)
    config = M2M100Config(
        vocab_size=len(tokenizer), pad_token_id=1, eos_token_id=2, bos_token_id=0, **small()
    )
    M2M100ForConditionalGeneration(config).save_pretrained(folder, safe_serialization=False)
    return folder


def run(folder: Path, direction: Direction) -> str:
    translator = open_translator(read_manifest(folder).info(folder), threads=1)
    try:
        decoding = Decoding(beam_size=2, max_length_factor=1.0)
        ((hypothesis, *_),) = translator.translate(["the water is clean"], direction, decoding)
        (links,) = translator.align(["the water"], ["dlo a"], direction)
    finally:
        translator.close()
    assert hypothesis.score < 0
    assert links
    assert all(0 <= t0 < t1 <= 5 and 0 <= s0 <= s1 <= 9 for t0, t1, s0, s1, _ in links)
    return hypothesis.text


@needs_extra
@pytest.mark.slow
def test_a_marian_checkpoint_is_installed_and_runs(tmp_path: Path) -> None:
    source = build_marian(tmp_path / "opus-mt-en-ht")
    catalog = read_catalog(ROOT / "resources" / "models" / "catalog.toml")
    manifest = install_model(source, tmp_path / "models", catalog)
    folder = tmp_path / "models" / "opus-mt-en-ht"
    assert manifest.languages == ("en-ht",)
    assert manifest.licence == "Apache-2.0"
    check_checksums(folder, manifest)
    assert isinstance(run(folder, EN_HT), str)


@needs_extra
@pytest.mark.slow
def test_an_m2m_checkpoint_runs_in_both_directions(tmp_path: Path) -> None:
    target = tmp_path / "converted"
    manifest = convert(build_m2m(tmp_path / "small-m2m"), target)
    assert manifest.options["scheme"] == "m2m"
    assert {"en-ht", "ht-en", "fr-ht"} <= set(manifest.languages)
    for direction in (EN_HT, HT_EN):
        text = run(target, direction)
        assert "__" not in text


@needs_extra
@pytest.mark.slow
def test_a_checkpoint_is_fetched_converted_and_installed(tmp_path: Path) -> None:
    source = build_marian(tmp_path / "opus-mt-en-ht")
    names = [path.name for path in source.iterdir() if path.suffix != ".txt"]
    handler = partial(SimpleHTTPRequestHandler, directory=str(source))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        catalog = tmp_path / "catalog.toml"
        files = "".join(
            f'[[models.files]]\npath = "{name}"\nurl = "{address}/{name}"\n' for name in names
        )
        catalog.write_text(
            f"""
            [[models]]
            id = "opus-mt-en-ht"
            kind = "translation"
            name = "Small"
            languages = ["en-ht"]
            licence = "CC0-1.0"
            size_bytes = 1
            format = "transformers"
            {files}
            """
        )
        repository = FolderModelRepository(
            user_folder=tmp_path / "models", bundle=tmp_path / "bundle", catalog=catalog
        )
        repository.download("opus-mt-en-ht", lambda _done, _total: None)
        server.shutdown()
    repository.verify("opus-mt-en-ht")
    assert isinstance(run(repository.folder("opus-mt-en-ht"), EN_HT), str)
    assert not list((tmp_path / "models" / ".downloads").iterdir())


@needs_extra
@pytest.mark.slow
def test_an_nllb_checkpoint_is_installed_and_runs_in_both_directions(tmp_path: Path) -> None:
    source = build_nllb(tmp_path / "nllb-200-distilled-600m")
    catalog = read_catalog(ROOT / "resources" / "models" / "catalog.toml")
    manifest = install_model(source, tmp_path / "models", catalog)
    assert manifest.options["scheme"] == "nllb"
    assert manifest.non_commercial
    folder = tmp_path / "models" / "nllb-200-distilled-600m"
    check_checksums(folder, manifest)
    for direction, tag in ((EN_HT, "hat_Latn"), (HT_EN, "eng_Latn")):
        # weights drawn at random say other tags too; the forced one is what must be gone
        assert not run(folder, direction).startswith(tag)


def checkpoint(folder: Path, config: dict[str, object], *files: str) -> Path:
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(config))
    for name in files:
        (folder / name).write_bytes(b"x")
    return folder


def test_a_marian_folder_is_recognised_by_its_name(tmp_path: Path) -> None:
    folder = checkpoint(
        tmp_path / "opus-mt-ht-fr", {"model_type": "marian"}, "source.spm", "target.spm"
    )
    assert is_checkpoint(folder)
    assert inspect_checkpoint(folder).languages == ("ht-fr",)


def test_a_marian_model_with_several_targets_gets_its_tag(tmp_path: Path) -> None:
    folder = checkpoint(
        tmp_path / "opus-mt-en-ht", {"model_type": "marian"}, "source.spm", "target.spm"
    )
    (folder / "vocab.json").write_text(json.dumps({">>fra<<": 5, ">>hat<<": 6}))
    assert inspect_checkpoint(folder).options["target_tag"] == ">>hat<<"


def test_nllb_is_told_from_m2m_by_its_tokenizer(tmp_path: Path) -> None:
    folder = checkpoint(tmp_path / "n", {"model_type": "m2m_100"}, "sentencepiece.bpe.model")
    assert inspect_checkpoint(folder).scheme == "m2m"
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "NllbTokenizer"}')
    assert inspect_checkpoint(folder).scheme == "nllb"


def test_an_incomplete_checkpoint_says_what_is_missing(tmp_path: Path) -> None:
    folder = checkpoint(tmp_path / "opus-mt-en-ht", {"model_type": "marian"}, "source.spm")
    with pytest.raises(ModelCorruptError, match=r"target\.spm"):
        inspect_checkpoint(folder)


def test_a_marian_folder_without_languages_is_refused(tmp_path: Path) -> None:
    folder = checkpoint(tmp_path / "m", {"model_type": "marian"}, "source.spm", "target.spm")
    with pytest.raises(ModelIncompatibleError, match="languages"):
        inspect_checkpoint(folder)


def test_another_kind_of_checkpoint_is_refused(tmp_path: Path) -> None:
    folder = checkpoint(tmp_path / "b", {"model_type": "bert"})
    assert not is_checkpoint(folder)
    with pytest.raises(ModelIncompatibleError):
        inspect_checkpoint(folder)


@pytest.mark.skipif(EXTRA, reason="the extra is installed")
def test_without_the_extra_the_message_says_how_to_get_it(tmp_path: Path) -> None:
    folder = checkpoint(
        tmp_path / "opus-mt-en-ht", {"model_type": "marian"}, "source.spm", "target.spm"
    )
    with pytest.raises(ModelIncompatibleError) as caught:
        convert(folder, tmp_path / "out")
    assert "convert" in caught.value.hint
