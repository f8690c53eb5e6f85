"""Write a trained model in CTranslate2's format, and check that int8 says the same as float."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sacrebleu

from models.training.translation.checkpoint import Weights
from models.training.translation.cleaning import Pair
from models.training.translation.decoding import Decoder
from models.training.translation.hinting import hint_files
from models.training.translation.model import MAX_POSITIONS, sinusoids
from models.training.translation.sources import SourceLanguage
from models.training.translation.tokenizer import Tokenizer

TOKENIZER_NAME = "spm.model"


def export(
    weights: Weights,
    tokenizer: Tokenizer,
    out: Path,
    *,
    quantization: str | None,
    hints: Path | None = None,
) -> None:
    """Replace the folder `out` by the model; `quantization` is "int8" or None for float32; `hints` is
    the folder of the hints that it was trained with."""
    spec = _specification(weights, tokenizer)
    spec.validate()
    spec.optimize(quantization=quantization)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    spec.save(str(out))
    shutil.copy(tokenizer.path, out / TOKENIZER_NAME)
    for name in hint_files() if hints else ():
        shutil.copy(hints / name, out / name)


def _specification(weights: Weights, tokenizer: Tokenizer) -> Any:
    from ctranslate2.specs import common_spec, transformer_spec  # a C++ library: only for export

    size = weights.architecture
    spec = transformer_spec.TransformerSpec.from_config(
        (size.encoder_layers, size.decoder_layers),
        size.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
    )
    # copies: quantisation works in place
    values = {name: value.float().numpy().copy() for name, value in weights.parameters.items()}
    _fill_layers(spec.encoder.layer, values, "encoder")
    _fill_layers(spec.decoder.layer, values, "decoder")
    positions = sinusoids(MAX_POSITIONS, size.width).numpy()
    for side, name in ((spec.encoder, "encoder_norm"), (spec.decoder, "decoder_norm")):
        side.scale_embeddings = True
        side.position_encodings.encodings = positions
        _fill_norm(side.layer_norm, values, name)
    spec.encoder.embeddings[0].weight = values["embedding.weight"]
    pieces = target_pieces(weights, tokenizer)
    spec.decoder.embeddings.weight = values["embedding.weight"][pieces]
    spec.decoder.projection.weight = values["embedding.weight"][pieces]
    spec.decoder.projection.bias = values["bias"][pieces]
    _register(spec, tokenizer, pieces)
    return spec


def target_pieces(weights: Weights, tokenizer: Tokenizer) -> list[int]:
    """The pieces of the target vocabulary: those that training could predict, and the marks.

    The output layer and the search over it are half of decoding: leaving out the pieces that never
    occur in Kreyòl makes it a third faster, and changes no translation.
    """
    if weights.output_pieces is None:
        return list(range(tokenizer.size))
    marks = {tokenizer.start, tokenizer.end, tokenizer.padding, tokenizer.unknown}
    return sorted(marks.union(weights.output_pieces))


def _fill_layers(layers: Sequence[Any], values: dict[str, Any], side: str) -> None:
    for index, layer in enumerate(layers):
        prefix = f"{side}.{index}"
        own = f"{prefix}.attention"
        _fill_norm(layer.self_attention.layer_norm, values, f"{own}.norm")
        _fill_linear(layer.self_attention.linear[0], values, f"{own}.query_key_value")
        _fill_linear(layer.self_attention.linear[1], values, f"{own}.output")
        if side == "decoder":
            other = f"{prefix}.source_attention"
            _fill_norm(layer.attention.layer_norm, values, f"{other}.norm")
            for linear, name in zip(
                layer.attention.linear, ("query", "key_value", "output"), strict=True
            ):
                _fill_linear(linear, values, f"{other}.{name}")
        feed_forward = f"{prefix}.feed_forward"
        _fill_norm(layer.ffn.layer_norm, values, f"{feed_forward}.norm")
        _fill_linear(layer.ffn.linear_0, values, f"{feed_forward}.widen")
        _fill_linear(layer.ffn.linear_1, values, f"{feed_forward}.narrow")


def _fill_norm(spec: Any, values: dict[str, Any], name: str) -> None:
    spec.gamma, spec.beta = values[f"{name}.weight"], values[f"{name}.bias"]


def _fill_linear(spec: Any, values: dict[str, Any], name: str) -> None:
    spec.weight, spec.bias = values[f"{name}.weight"], values[f"{name}.bias"]


def _register(spec: Any, tokenizer: Tokenizer, pieces: Sequence[int]) -> None:
    spec.register_source_vocabulary(tokenizer.vocabulary())
    spec.register_target_vocabulary([tokenizer.piece(piece) for piece in pieces])
    start = tokenizer.piece(tokenizer.start)
    spec.config.bos_token = spec.config.decoder_start_token = start
    spec.config.eos_token = tokenizer.piece(tokenizer.end)
    spec.config.unk_token = tokenizer.piece(tokenizer.unknown)
    spec.config.add_source_bos = False
    spec.config.add_source_eos = True


@dataclass(frozen=True, slots=True)
class Parity:
    """How near the int8 model is to the float one: share of equal outputs, chrF between them, and
    both models' chrF against the references."""

    sentences: int
    equal_share: float
    chrf_between: float
    chrf_float: float
    chrf_int8: float

    @property
    def is_good(self) -> bool:
        """Half a point of chrF is the most that quantisation may change, either way."""
        return abs(self.chrf_int8 - self.chrf_float) < 0.5

    def as_json(self) -> str:
        """One line."""
        fields = {name: round(getattr(self, name), 3) for name in self.__slots__}
        return json.dumps({**fields, "is_good": self.is_good})


def check_parity(
    float_model: Path, int8_model: Path, pairs: Sequence[Pair], language: SourceLanguage
) -> Parity:
    """Translate with both and compare."""
    sources = [pair.source for pair in pairs]
    references = [[pair.target for pair in pairs]]
    exact = Decoder(float_model, compute_type="float32").translate(sources, language)
    small = Decoder(int8_model, compute_type="int8").translate(sources, language)
    return Parity(
        sentences=len(pairs),
        equal_share=sum(a == b for a, b in zip(exact, small, strict=True)) / len(pairs),
        chrf_between=sacrebleu.corpus_chrf(small, [exact]).score,
        chrf_float=sacrebleu.corpus_chrf(exact, references).score,
        chrf_int8=sacrebleu.corpus_chrf(small, references).score,
    )
