"""Opening an installed translation model as its manifest says."""

import os

from kreyol_desktop.core.errors import ModelMissingError
from kreyol_desktop.core.language import Direction, parse_language
from kreyol_desktop.core.model_info import ModelInfo
from kreyol_desktop.engines.models.manifest import check_sizes, read_manifest
from kreyol_desktop.engines.translation.careful import CLAUSE_TOKENS, CarefulTranslator, Decoder
from kreyol_desktop.engines.translation.confidence import DEFAULT_CALIBRATION, Calibration
from kreyol_desktop.engines.translation.preference import Preference
from kreyol_desktop.engines.translation.translator import CTranslate2Translator
from kreyol_desktop.engines.translation.word_links import read_word_links


def open_translator(info: ModelInfo, *, threads: int = 0) -> CTranslate2Translator:
    """Load a model, its sizes checked; ``threads`` 0 means one per core.

    Raise ModelMissingError, ModelCorruptError or ModelIncompatibleError.
    """
    if info.folder is None:
        raise ModelMissingError(f"The model {info.id} is not installed.", model=info.id)
    manifest = read_manifest(info.folder)
    check_sizes(info.folder, manifest)
    return CTranslate2Translator(
        info.folder,
        model_id=info.id,
        directions=frozenset(_direction(pair) for pair in info.languages),
        options=manifest.options,
        threads=threads or os.cpu_count() or 1,
    )


def make_careful(info: ModelInfo, translator: Decoder) -> CarefulTranslator:
    """The checking translator around a loaded model, set up as its manifest says.

    ``options["clause_tokens"]``, ``["confidence_slope"]``, ``["confidence_links"]`` and
    ``["confidence_bias"]`` are measured per model.
    Raise ModelCorruptError when its word links are damaged.
    """
    options = read_manifest(info.folder).options if info.folder else {}
    calibration = Calibration(
        float(options.get("confidence_slope", DEFAULT_CALIBRATION.slope)),
        float(options.get("confidence_bias", DEFAULT_CALIBRATION.bias)),
        float(options.get("confidence_links", DEFAULT_CALIBRATION.links)),
    )
    return CarefulTranslator(
        translator,
        preference=preference(info),
        calibration=calibration,
        clause_tokens=clause_tokens(info),
    )


def preference(info: ModelInfo) -> Preference:
    """How to choose among this model's hypotheses. Raise ModelCorruptError."""
    if info.folder is None:
        return Preference()
    sources = {_direction(pair).source for pair in info.languages}
    return Preference(read_word_links(info.folder, sources))


def clause_tokens(info: ModelInfo) -> int:
    """The length in tokens from which this model's sentences are cut into clauses."""
    options = read_manifest(info.folder).options if info.folder else {}
    return int(options.get("clause_tokens", CLAUSE_TOKENS))


def _direction(pair: str) -> Direction:
    source, target = pair.split("-", 1)
    return Direction(parse_language(source), parse_language(target))
