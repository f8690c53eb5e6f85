"""The real program, killed at any moment, loses nothing and leaves nothing half-done."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.storage.atomic_file import is_temporary
from tests.e2e.crash_scene import SOURCE, STAGES, CrashScene, random_delay
from tests.e2e.result_content import ResultContent, content_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200)]

DEFAULT_POINTS = len(STAGES)
DEFAULT_SEED = 20261127


def _finished(scene: CrashScene) -> ResultContent:
    """Run to the end, check what every finished job must be, and return what it made."""
    done = scene.finish()
    assert done.code == 0, done.err
    assert scene.tasks() == [(SOURCE.name, "completed")]
    assert scene.integrity() == "ok"
    leftovers = [
        path
        for path in scene.folder.rglob("*")
        if is_temporary(path.name) or path.suffix in (".part", ".tmp") or path.name == "work"
    ]
    assert leftovers == []
    (job,) = (scene.data / "jobs").iterdir()
    return content_of(scene.out, job)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[CrashScene, ResultContent]:
    scene = CrashScene(tmp_path_factory.mktemp("undisturbed"))
    return scene, _finished(scene)


def _assert_same(ours: ResultContent, theirs: ResultContent) -> None:
    assert [source for source, _ in ours.segments] == [source for source, _ in theirs.segments]
    assert ours.segments == theirs.segments
    # The voice breathes a little differently each time it speaks a sentence anew.
    assert ours.audio_s == pytest.approx(theirs.audio_s, rel=0.03)
    assert replace(ours, audio_s=0.0) == replace(theirs, audio_s=0.0)


def test_killed_at_any_stage_it_ends_as_if_nothing_had_happened(
    undisturbed: tuple[CrashScene, ResultContent],
    tmp_path: Path,
    pytestconfig: pytest.Config,
    capsys: pytest.CaptureFixture[str],
) -> None:
    points = pytestconfig.getoption("--crash-points", None) or DEFAULT_POINTS
    rng = random.Random(pytestconfig.getoption("--crash-seed", None) or DEFAULT_SEED)
    quiet, expected = undisturbed
    killed: Counter[str] = Counter()
    chain = 0
    while killed.total() < points:
        chain += 1
        scene = CrashScene(tmp_path / f"chain{chain}")
        scene.folder.mkdir()
        for stage in STAGES[: points - killed.total()]:
            point = scene.kill_in(stage, random_delay(stage, rng))
            assert scene.integrity() == "ok"
            if point is None:
                break
            killed[point.stage or "start"] += 1
            if scene.stored()[0] == "completed":
                break
        _assert_same(_finished(scene), expected)
        assert scene.names() == quiet.names()
        assert sorted(p.name for p in scene.out.iterdir()) == sorted(
            p.name for p in quiet.out.iterdir()
        )
    with capsys.disabled():
        print(f"\nkilled {killed.total()} times in {chain} jobs: {dict(killed)}")
