"""Which loaded model translates which direction; each model is loaded once, at first use."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from kreyol_desktop.core.errors import ModelMissingError
from kreyol_desktop.core.language import Direction, parse_language
from kreyol_desktop.core.model_info import ModelInfo
from kreyol_desktop.engines.translation.careful import CarefulTranslator
from kreyol_desktop.engines.translation.opening import make_careful
from kreyol_desktop.services.model_service import ModelService
from kreyol_desktop.services.ports import Translator

OpenTranslator = Callable[[ModelInfo], Translator]
MakeCareful = Callable[[ModelInfo, Translator], CarefulTranslator]


@dataclass(frozen=True, slots=True)
class LoadedModel:
    """A model ready for use. ``key`` names it and its version in the translation memory."""

    key: str
    name: str
    careful: CarefulTranslator
    translator: Translator


class ModelPool:
    """Thread-safe. Raise ModelError from every method that loads."""

    def __init__(
        self,
        models: ModelService,
        open_translator: OpenTranslator,
        make_careful: MakeCareful = make_careful,
    ) -> None:
        self._models = models
        self._open = open_translator
        self._make_careful = make_careful
        self._lock = threading.Lock()
        self._loaded: dict[str, LoadedModel] = {}
        self._directions: tuple[tuple[ModelInfo, ...], frozenset[Direction]] = ((), frozenset())

    def directions(self) -> frozenset[Direction]:
        """Every direction that an installed model offers."""
        infos = self._models.translators()
        listed, found = self._directions
        if listed is not infos:
            found = frozenset(d for info in infos for d in directions_of(info))
            self._directions = (infos, found)
        return found

    def model_for(self, direction: Direction) -> LoadedModel:
        """The model chosen for ``direction``, loaded. Raise ModelMissingError when none can."""
        return self._load(self._info(direction))

    def is_loaded(self, direction: Direction) -> bool:
        """Whether ``model_for`` would answer at once."""
        return self._info(direction).id in self._loaded

    def loaded_key(self, direction: Direction) -> str:
        """The key of the model that ``model_for`` would give at once; "" where it had to load."""
        info = self._info(direction)
        known = self._loaded.get(info.id)
        return known.key if known is not None and known.key == _key(info) else ""

    def name_for(self, direction: Direction) -> str:
        """Name and version of the model chosen for ``direction``; nothing is loaded."""
        info = self._info(direction)
        return f"{info.name} {info.version}".strip()

    def close(self) -> None:
        """Close every loaded model."""
        with self._lock:
            loaded, self._loaded = self._loaded, {}
        for model in loaded.values():
            model.translator.close()

    def _info(self, direction: Direction) -> ModelInfo:
        model_id = self._models.default_for(direction)
        for info in self._models.translators():
            if info.id == model_id:
                return info
        raise ModelMissingError(
            f"No installed model translates {direction}.",
            hint="Install one from the models page.",
            direction=str(direction),
        )

    def _load(self, info: ModelInfo) -> LoadedModel:
        with self._lock:
            known = self._loaded.get(info.id)
            if known is not None and known.key == _key(info):
                return known
            self._models.folder(info.id)  # checks the sizes of its files
            translator = self._open(info)
            model = LoadedModel(
                _key(info), info.name, self._make_careful(info, translator), translator
            )
            self._loaded[info.id] = model
        if known is not None:
            known.translator.close()
        return model


def directions_of(info: ModelInfo) -> frozenset[Direction]:
    """The directions of a model from the ``en-ht`` pairs in its manifest."""
    pairs = (pair.split("-", 1) for pair in info.languages if "-" in pair)
    return frozenset(Direction(parse_language(a), parse_language(b)) for a, b in pairs)


def _key(info: ModelInfo) -> str:
    return f"{info.id}@{info.version}"
