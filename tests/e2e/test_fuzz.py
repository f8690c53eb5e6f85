"""Damaged files of every kind: words for the user, never a crash, a hang or a file elsewhere.

``--fuzz-files N`` says how many are made in all (2,000), ``--fuzz-seed`` which. A file that fails is
kept in the test's folder; put a copy into ``tests/data/fuzz`` once the fault is mended, and it is
tried first from then on.
"""

import contextlib
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import KreyolError, WorkerDiedError
from kreyol_desktop.core.speech import VoiceInfo, VoiceSettings
from kreyol_desktop.engines.documents.isolation import IsolatedLibrary
from kreyol_desktop.engines.documents.library import DocumentLibrary
from kreyol_desktop.engines.models.repository import FolderModelRepository
from kreyol_desktop.engines.speech.lexicon import Lexicon
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.verbalizer.words import load_tables
from kreyol_desktop.engines.speech.voice import PiperVoice
from kreyol_desktop.services.glossary_service import GlossaryService
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.settings_store import SettingsStore
from kreyol_desktop.storage.task_store import TaskStore
from tests.e2e import fuzz_seeds
from tests.e2e.mutation import damaged
from tests.e2e.program import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

CORPUS = ROOT / "tests" / "data" / "fuzz"
DEFAULT_FILES = 2000
DEFAULT_SEED = 8
HANG_S = 10.0
"""Of computing; a machine that is busy with other things makes nothing hang."""
STALL_S = 60.0
VOICES = 60
MAX_GROWTH_BYTES = 200 * 1024 * 1024
SHARE = {"documents": 0.7, "settings": 0.08, "databases": 0.07, "glossaries": 0.08, "models": 0.07}


@dataclass
class Outcome:
    """How many files were understood, how many refused with words."""

    understood: int = 0
    refused: int = 0


@pytest.fixture(scope="module")
def library() -> Iterator[IsolatedLibrary]:
    library = IsolatedLibrary(stall_s=STALL_S)
    yield library
    library.close()


@pytest.fixture
def dice(pytestconfig: pytest.Config, request: pytest.FixtureRequest) -> random.Random:
    seed = pytestconfig.getoption("--fuzz-seed", None) or DEFAULT_SEED
    return random.Random(f"{seed} {request.node.name}")


def _count(config: pytest.Config, kind: str) -> int:
    return max(1, round(SHARE[kind] * (config.getoption("--fuzz-files", None) or DEFAULT_FILES)))


def _try(action: Callable[[], object], path: Path, outcome: Outcome) -> None:
    """Only a KreyolError may come out, and soon."""
    started = _computed_s()
    try:
        action()
    except KreyolError as error:
        assert not isinstance(error, WorkerDiedError), f"{path} killed the reader"
        assert str(error).strip()
        outcome.refused += 1
    except Exception as error:
        raise AssertionError(f"{path} raised {type(error).__name__}: {error}") from error
    else:
        outcome.understood += 1
    assert _computed_s() - started < HANG_S, f"{path} took too long"


def _computed_s() -> float:
    """Seconds that this process and its workers, dead ones included, have computed."""
    process = psutil.Process()
    own = process.cpu_times()
    total = own.user + own.system + own.children_user + own.children_system
    for child in process.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = child.cpu_times()
            total += times.user + times.system
    return float(total)


def _outside(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if folder / "work" not in path.parents}


def test_damaged_documents(
    library: IsolatedLibrary, dice: random.Random, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    seeds = fuzz_seeds.documents()
    work = tmp_path / "work"
    outcomes: Counter[str] = Counter()
    before = psutil.Process().memory_info().rss
    for _ in range(_count(pytestconfig, "documents")):
        suffix = dice.choice(sorted(seeds))
        path = tmp_path / f"file{suffix}"
        path.write_bytes(damaged(seeds[suffix], dice))
        work.mkdir(exist_ok=True)
        seen = _outside(tmp_path)
        outcome = Outcome()
        options = ReadOptions(work_dir=work, ocr=False, max_pages=50)
        _try(lambda p=path, o=options: library.read(p, o), path, outcome)
        assert _outside(tmp_path) == seen, f"{path} made the reader write elsewhere"
        outcomes[f"{suffix} {'read' if outcome.understood else 'refused'}"] += 1
        path.unlink()
    assert psutil.Process().memory_info().rss - before < MAX_GROWTH_BYTES
    for suffix in seeds:
        assert outcomes[f"{suffix} read"] + outcomes[f"{suffix} refused"] > 0


def test_files_that_once_failed(library: IsolatedLibrary, tmp_path: Path) -> None:
    outcome = Outcome()
    options = ReadOptions(work_dir=tmp_path, ocr=False, max_pages=50)
    for path in sorted(CORPUS.glob("document-*")):
        _try(lambda p=path: library.read(p, options), path, outcome)
    for path in sorted(CORPUS.glob("model-*")):
        _try(lambda p=path: _repository(tmp_path).install(p), path, outcome)
    assert outcome.refused + outcome.understood == len(list(CORPUS.glob("*-*")))


def _repository(folder: Path) -> FolderModelRepository:
    return FolderModelRepository(
        user_folder=folder / "models",
        bundle=folder / "bundle",
        catalog=ROOT / "resources" / "models" / "catalog.toml",
    )


def test_damaged_settings(dice: random.Random, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    path = tmp_path / "settings.json"
    store = SettingsStore(path)
    store.save(store.load())
    seed = path.read_bytes()
    outcome = Outcome()
    for _ in range(_count(pytestconfig, "settings")):
        path.write_bytes(damaged(seed, dice))
        _try(store.load, path, outcome)
    assert outcome.refused == 0


def test_damaged_databases(
    dice: random.Random, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    seed = fuzz_seeds.database(tmp_path)
    outcome = Outcome()
    for number in range(_count(pytestconfig, "databases")):
        folder = tmp_path / f"data{number}"
        folder.mkdir()
        path = folder / "kreyol.db"
        path.write_bytes(damaged(seed, dice))
        _try(lambda f=folder: _use_database(f), path, outcome)
    assert outcome.understood > 0


def _use_database(folder: Path) -> None:
    database = Database(folder / "kreyol.db", folder / "backups")
    try:
        TaskStore(database).ids()
    finally:
        database.close()


@pytest.mark.parametrize("suffix", [".csv", ".tbx"])
def test_damaged_glossaries(
    dice: random.Random, tmp_path: Path, pytestconfig: pytest.Config, suffix: str
) -> None:
    seed = (fuzz_seeds.CSV if suffix == ".csv" else fuzz_seeds.TBX).encode()
    service = GlossaryService(packs=tmp_path / "packs", user_folder=tmp_path / "own")
    path = tmp_path / f"terms{suffix}"
    take = service.import_csv if suffix == ".csv" else service.import_tbx
    outcome = Outcome()
    for _ in range(_count(pytestconfig, "glossaries") // 2):
        path.write_bytes(damaged(seed, dice))
        _try(lambda: take(path, "mine"), path, outcome)
    assert {p.name for p in (tmp_path / "own").glob("*")} <= {"mine.csv"}


def test_damaged_model_packages(
    dice: random.Random, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    seed = fuzz_seeds.model_package()
    repository = _repository(tmp_path)
    path = tmp_path / "package.zip"
    outcome = Outcome()
    for _ in range(_count(pytestconfig, "models")):
        path.write_bytes(damaged(seed, dice))
        _try(lambda: repository.install(path), path, outcome)
        _try(repository.installed, path, outcome)
    inside = {p.relative_to(tmp_path).parts[0] for p in tmp_path.rglob("*")}
    assert inside <= {"models", "package.zip"}


def test_damaged_voice_settings(dice: random.Random, tmp_path: Path) -> None:
    """The voice is opened and speaks: wrong numbers reach the model itself."""
    seed = fuzz_seeds.voice_config()
    original = next((ROOT / "models" / "voice").glob("*.onnx"))
    model = tmp_path / original.name
    shutil.copyfile(original, model)
    verbalizer = Verbalizer(load_tables(ROOT / "resources" / "speech"), Lexicon(()))
    info = VoiceInfo("fuzz", "fuzz", "ht", 16_000)
    outcome = Outcome()

    def speak() -> None:
        PiperVoice(model, info, verbalizer=verbalizer).speak("Bonjou.", VoiceSettings())

    for _ in range(VOICES):
        model.with_name(f"{model.name}.json").write_bytes(damaged(seed, dice))
        _try(speak, model, outcome)


MARKUP = st.recursive(
    st.text(max_size=12),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "b", "table", "tr", "td", "ul", "li", "h1", "svg", "pre", "script"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.tuples(st.just(".html"), MARKUP),
        st.tuples(st.sampled_from([".txt", ".md", ".srt", ".vtt", ".rtf"]), st.text(max_size=300)),
    )
)
def test_made_up_texts(tmp_path_factory: pytest.TempPathFactory, made: tuple[str, str]) -> None:
    folder = tmp_path_factory.mktemp("made")
    path = folder / f"made{made[0]}"
    path.write_text(made[1], "utf-8", "surrogatepass")
    options = ReadOptions(work_dir=folder, ocr=False)
    _try(lambda: DocumentLibrary().read(path, options), path, Outcome())
