"""Installed models: those in the user's folder first, then those that came with the program."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kreyol_desktop.core.errors import (
    InvalidRequestError,
    ModelError,
    ModelMissingError,
)
from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.engines.models.catalog import CatalogEntry, read_catalog
from kreyol_desktop.engines.models.converter import require_converter
from kreyol_desktop.engines.models.installation import install_files, install_model
from kreyol_desktop.engines.models.manifest import (
    MANIFEST_NAME,
    Manifest,
    check_checksums,
    check_sizes,
    read_manifest,
)

if TYPE_CHECKING:
    from kreyol_desktop.engines.models.download import Downloader


class FolderModelRepository:
    """Models as folders that each hold a ``manifest.json``.

    ``user_folder`` is read and written; ``bundle`` is read only. A model in the user's folder hides
    one of the same id in the bundle, so that an update can be installed beside the program.
    """

    def __init__(
        self,
        *,
        user_folder: Path,
        bundle: Path,
        catalog: Path,
        downloader: "Downloader | None" = None,
    ) -> None:
        self._user_folder = user_folder
        self._bundle = bundle
        self._catalog = catalog
        self._downloader = downloader
        self._known: dict[str, tuple[tuple[int, int, int], Manifest | None]] = {}

    def installed(self, kind: ModelKind | None = None) -> list[ModelInfo]:
        """Every model whose manifest can be read; the user's first, then by folder name."""
        found: dict[str, ModelInfo] = {}
        for folder, manifest in self._manifests():
            if kind in (None, manifest.kind) and manifest.id not in found:
                found[manifest.id] = manifest.info(folder, bundled=self._is_bundled(folder))
        return list(found.values())

    def available(self) -> list[ModelInfo]:
        """The catalogue, less what is installed."""
        installed = {info.id for info in self.installed()}
        return [entry.info() for entry in self.catalog() if entry.id not in installed]

    def catalog(self) -> tuple[CatalogEntry, ...]:
        """Every known model. Raise ModelCorruptError when the catalogue cannot be read."""
        return read_catalog(self._catalog)

    def folder(self, model_id: str) -> Path:
        """The folder of an installed model, sizes checked.

        Raise ModelMissingError or ModelCorruptError.
        """
        folder, manifest = self._find(model_id)
        check_sizes(folder, manifest)
        return folder

    def verify(self, model_id: str) -> None:
        """Check every file's SHA-256. Raise ModelMissingError or ModelCorruptError."""
        folder, manifest = self._find(model_id)
        check_checksums(folder, manifest)

    def install(self, source: Path) -> ModelInfo:
        """Install from a folder or a zip that holds a manifest, whole or not at all; a folder with
        an OPUS-MT, M2M-100 or NLLB checkpoint is converted.

        Raise ModelError or ResourceError.
        """
        manifest = install_model(source, self._user_folder, self.catalog())
        return manifest.info(self._user_folder / manifest.id)

    def download(self, model_id: str, on_bytes: Callable[[int, int], None]) -> ModelInfo:
        """Fetch a model of the catalogue: resumed if broken off, checked, then put in place.

        ``on_bytes(done, total)`` may raise JobCancelled; what has arrived is kept for next time.
        Raise NetworkError, ModelError or ResourceError.
        """
        entry = self._catalog_entry(model_id)
        if not entry.files:
            raise ModelMissingError(
                f"The model {model_id} cannot be downloaded directly.",
                hint=entry.how_to or "Install it from a folder or a zip file.",
                model=model_id,
            )
        if entry.needs_conversion:
            require_converter()
        arrived = self._network().fetch(entry, self._user_folder / ".downloads", on_bytes)
        manifest = install_files(entry, arrived, self._user_folder)
        return manifest.info(self._user_folder / manifest.id)

    def _network(self) -> "Downloader":
        if self._downloader is None:
            # Delayed: half a second of imports that only a download should pay.
            from kreyol_desktop.engines.models.download import Downloader

            self._downloader = Downloader()
        return self._downloader

    def remove(self, model_id: str) -> None:
        """Delete a model from the user's folder. A bundled one cannot be removed."""
        folder, _ = self._find(model_id)
        if self._is_bundled(folder):
            raise InvalidRequestError(
                f"The model {model_id} came with the program and cannot be removed.",
                model=model_id,
            )
        shutil.rmtree(folder)

    def _find(self, model_id: str) -> tuple[Path, Manifest]:
        for folder, manifest in self._manifests():
            if manifest.id == model_id:
                return folder, manifest
        raise ModelMissingError(
            f"The model {model_id} is not installed.",
            hint="Install it from the models page or with the models command.",
            model=model_id,
        )

    def _manifests(self) -> Iterator[tuple[Path, Manifest]]:
        for root in (self._user_folder, self._bundle):
            for folder in _folders(root):
                manifest = self._manifest_of(folder)
                if manifest is not None:
                    yield Path(folder), manifest

    def _manifest_of(self, folder: str) -> Manifest | None:
        """The manifest in a folder, None where none can be read; read again when it changed."""
        try:
            status = (Path(folder) / MANIFEST_NAME).stat()
        except OSError:
            return None
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        known = self._known.get(folder)
        if known is None or known[0] != stamp:
            known = self._known[folder] = (stamp, _readable_manifest(Path(folder)))
        return known[1]

    def _is_bundled(self, folder: Path) -> bool:
        return folder.is_relative_to(self._bundle)

    def _catalog_entry(self, model_id: str) -> CatalogEntry:
        for entry in self.catalog():
            if entry.id == model_id:
                return entry
        raise ModelMissingError(f"The catalogue has no model {model_id}.", model=model_id)


def _folders(root: Path) -> list[str]:
    """The folders in ``root`` by name, without hidden ones; none where there is no root."""
    try:
        with os.scandir(root) as entries:
            return sorted(entry.path for entry in entries if not entry.name.startswith("."))
    except OSError:
        return []


def _readable_manifest(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except ModelError:
        # One unreadable model must not hide the others; naming it says what is wrong.
        return None
