"""A small model out of Kreyòl, made without training: for tests of what faces do with one.

Its weights are drawn at random, so what it says makes no sense; everything around it is real.
"""

from pathlib import Path
from typing import Any

import numpy as np

from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.models.manifest import Manifest, describe_files, write_manifest

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 32, 1, 4, 64, 256
REVERSE_MODEL_ID = "small-ht-en-fr"
_NEVER, _AT_TIMES = -50.0, 2.0
"""Added to the scores of marks, which random weights would say, and of the end."""
_TEXT = [
    "dlo a pwòp epi timoun yo bwè l chak jou",
    "the water is clean and the children drink it every day",
    "l'eau est propre et les enfants la boivent chaque jour",
    "lave men ou ak savon anvan ou manje",
    "wash your hands with soap before you eat",
    "lavez-vous les mains avec du savon avant de manger",
] * 20


def make_reverse_model(folder: Path) -> Path:
    """A model of the kind ``m2m`` for ht→en and ht→fr in ``folder``, with its manifest."""
    folder.mkdir(parents=True)
    pieces = _train_pieces(folder)
    spec = _specification([*pieces, "__ht__", "__en__", "__fr__"])
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    write_manifest(
        folder,
        Manifest(
            id=REVERSE_MODEL_ID,
            kind=ModelKind.TRANSLATION,
            name="Small, out of Kreyòl",
            version="1",
            languages=("ht-en", "ht-fr"),
            licence="CC0-1.0",
            files=describe_files(folder),
            options={"scheme": "m2m"},
        ),
    )
    return folder


def _train_pieces(folder: Path) -> list[str]:
    import sentencepiece

    text = folder / "text.txt"
    text.write_text("\n".join(_TEXT), encoding="utf-8")
    prefix = folder / "sentencepiece.bpe"
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(prefix), vocab_size=70, minloglevel=2
    )
    text.unlink()
    prefix.with_suffix(".bpe.vocab").unlink()
    model = sentencepiece.SentencePieceProcessor(
        model_file=str(prefix.with_name(prefix.name + ".model"))
    )
    return [model.id_to_piece(i) for i in range(model.get_piece_size())]


def _specification(words: list[str]) -> Any:
    from ctranslate2.specs import common_spec, transformer_spec

    draw = np.random.default_rng(1)
    spec = transformer_spec.TransformerSpec.from_config(
        (LAYERS, LAYERS), HEADS, pre_norm=True, activation=common_spec.Activation.RELU
    )
    embeddings = draw.normal(0, 0.3, (len(words), WIDTH)).astype(np.float32)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = True
        side.position_encodings.encodings = draw.normal(0, 0.1, (POSITIONS, WIDTH)).astype("f4")
        _fill_norm(side.layer_norm)
        for layer in side.layer:
            _fill_attention(layer.self_attention, (3, 1), draw)
            _fill_feed_forward(layer.ffn, draw)
    for layer in spec.decoder.layer:
        _fill_attention(layer.attention, (1, 2, 1), draw)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings.copy()
    _fill_linear(spec.decoder.projection, WIDTH, len(words), draw)
    spec.decoder.projection.bias[[w.startswith(("__", "<")) for w in words]] = _NEVER
    spec.decoder.projection.bias[words.index("</s>")] = _AT_TIMES
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.config.bos_token = spec.config.decoder_start_token = "<s>"
    spec.config.eos_token, spec.config.unk_token = "</s>", "<unk>"
    return spec


def _fill_attention(attention: Any, widths: tuple[int, ...], draw: np.random.Generator) -> None:
    _fill_norm(attention.layer_norm)
    for linear, factor in zip(attention.linear, widths, strict=True):
        _fill_linear(linear, WIDTH, WIDTH * factor, draw)


def _fill_feed_forward(ffn: Any, draw: np.random.Generator) -> None:
    _fill_norm(ffn.layer_norm)
    _fill_linear(ffn.linear_0, WIDTH, INNER, draw)
    _fill_linear(ffn.linear_1, INNER, WIDTH, draw)


def _fill_linear(linear: Any, before: int, after: int, draw: np.random.Generator) -> None:
    linear.weight = draw.normal(0, before**-0.5, (after, before)).astype(np.float32)
    linear.bias = np.zeros(after, np.float32)


def _fill_norm(norm: Any) -> None:
    norm.gamma, norm.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
