"""Installed and known models, and which one translates what."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from kreyol_desktop.core.errors import ModelMissingError
from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.settings import Settings
from kreyol_desktop.services.ports import ModelRepository

LOOK_AGAIN_S = 0.5
"""A model that is put into the folder by hand is seen this much later at most."""


class SettingsAccess(Protocol):
    """What is needed of the settings service."""

    @property
    def current(self) -> Settings: ...

    def update(self, **changes: Any) -> Settings: ...


@dataclass(frozen=True, slots=True)
class _Defaults:
    """Which model translates what, as long as models and settings are these."""

    infos: tuple[ModelInfo, ...] = ()
    choices: Settings | None = None
    found: dict[Direction, str] = field(default_factory=dict)


class ModelService:
    """Thin over the repository; adds the choice of a model per direction, kept in the settings."""

    def __init__(
        self,
        repository: ModelRepository,
        settings: SettingsAccess,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._repository = repository
        self._settings = settings
        self._monotonic = monotonic
        self._translators: tuple[float, tuple[ModelInfo, ...]] | None = None
        self._defaults = _Defaults()

    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
        """Installed models, the user's own first."""
        return self._repository.installed(kind)

    def translators(self) -> tuple[ModelInfo, ...]:
        """Installed translation models, at most LOOK_AGAIN_S old: every sentence asks for them."""
        now, known = self._monotonic(), self._translators
        if known is None or now - known[0] > LOOK_AGAIN_S:
            known = (now, tuple(self._repository.installed(ModelKind.TRANSLATION)))
            self._translators = known
        return known[1]

    def available(self) -> list[ModelInfo]:
        """Known models that are not installed."""
        return self._repository.available()

    def folder(self, model_id: str) -> Path:
        """A model's folder, sizes checked. Raise ModelMissingError or ModelCorruptError."""
        return self._repository.folder(model_id)

    def verify(self, model_id: str) -> None:
        """Check every file's SHA-256. Raise ModelCorruptError or ModelMissingError."""
        self._repository.verify(model_id)

    def install(self, source: Path) -> ModelInfo:
        """Install from a folder or a zip. Raise ModelError or ResourceError."""
        try:
            return self._repository.install(source)
        finally:
            self._translators = None

    def download(self, model_id: str, on_bytes: Callable[[int, int], None]) -> ModelInfo:
        """Fetch a known model; ``on_bytes(done, total)`` may raise JobCancelled."""
        try:
            return self._repository.download(model_id, on_bytes)
        finally:
            self._translators = None

    def remove(self, model_id: str) -> None:
        """Remove a model that the user installed, and every choice of it."""
        self._repository.remove(model_id)
        self._translators = None
        kept = tuple(pair for pair in self._settings.current.default_models if pair[1] != model_id)
        self._settings.update(default_models=kept)

    def default_for(self, direction: Direction) -> str:
        """Id of the model that translates ``direction``: the chosen one, else the first that can.

        A chosen model that is gone is passed over. Raise ModelMissingError when none can.
        """
        defaults, infos, choices = self._defaults, self.translators(), self._settings.current
        if defaults.infos is not infos or defaults.choices is not choices:
            # Every sentence asks: what was found holds until the models or the settings are others.
            self._defaults = defaults = _Defaults(infos, choices)
        if direction not in defaults.found:
            defaults.found[direction] = self._choose(direction, infos, choices)
        return defaults.found[direction]

    def _choose(self, direction: Direction, infos: tuple[ModelInfo, ...], choices: Settings) -> str:
        able = [info.id for info in infos if str(direction) in info.languages]
        chosen = dict(choices.default_models).get(str(direction))
        if chosen in able:
            return chosen
        if not able:
            raise ModelMissingError(
                f"No installed model translates {direction}.",
                hint="Install one from the models page.",
                direction=str(direction),
            )
        return able[0]

    def set_default(self, direction: Direction, model_id: str) -> None:
        """Choose a model for ``direction``. Raise ModelMissingError when it cannot do that."""
        for info in self._repository.installed(ModelKind.TRANSLATION):
            if info.id == model_id and str(direction) in info.languages:
                break
        else:
            raise ModelMissingError(
                f"The model {model_id} does not translate {direction}.", model=model_id
            )
        others = dict(self._settings.current.default_models)
        others[str(direction)] = model_id
        self._settings.update(default_models=tuple(sorted(others.items())))
