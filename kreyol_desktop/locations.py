"""Which folders the program uses on this system, from source, installed or frozen."""

import os
import sys
from pathlib import Path

from kreyol_desktop.core.paths import AppPaths

NAME = "kreyol-desktop"
DATA_VARIABLE = "KREYOL_DATA_DIR"


def program_root() -> Path:
    """The folder that holds ``resources`` and ``models``: the bundle's, or the source tree's."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def bundled_portaudio() -> Path | None:
    """PortAudio in a frozen program for Linux, where the system's search does not find it."""
    library = program_root() / "libportaudio.so.2"
    return library if library.is_file() else None


def user_paths(data: Path | None = None) -> AppPaths:
    """The user's folders, or all of them below ``data`` (or KREYOL_DATA_DIR) when one is given."""
    root = program_root()
    chosen = data or (Path(os.environ[DATA_VARIABLE]) if DATA_VARIABLE in os.environ else None)
    if chosen is not None:
        chosen = chosen.expanduser().resolve()
        folders = (chosen, chosen / "cache", chosen / "logs", chosen / "output")
    else:
        import platformdirs  # delayed: not needed where the folder is given

        own = platformdirs.PlatformDirs(NAME, appauthor=False)
        folders = (
            own.user_data_path,
            own.user_cache_path,
            own.user_log_path,
            own.user_documents_path / "Kreyol Desktop",
        )
    data_folder, cache, logs, output = folders
    return AppPaths(
        data=data_folder,
        cache=cache,
        logs=logs,
        output=output,
        resources=root / "resources",
        bundled_models=root / "models",
    )


def core_count() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
