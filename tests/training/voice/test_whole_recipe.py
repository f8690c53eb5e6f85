"""The whole recipe on a handful of sentences: needs the `train` extra and pico2wave."""

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("pyworld")
pytest.importorskip("onnx")

from models.training.voice.__main__ import main
from models.training.voice.prompts import HELD_OUT

SEED = Path("models/training/corpus/seed")
BUNDLED = next(Path("models/voice").glob("*.onnx"))


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not shutil.which("pico2wave"), reason="the teacher is not installed")
def test_one_command_makes_a_voice_and_goes_on_after_a_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = tmp_path / "seed"
    seed.mkdir()
    for name, rows in (("plain.tsv", 60), (HELD_OUT, 12)):
        lines = (SEED / name).read_text(encoding="utf-8").splitlines()[:rows]
        (seed / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = ["all", "--run", str(tmp_path / "run"), "--seed", str(seed), "--sentences", "12"]
    command += [
        "--rare",
        "0",
        "--test-sentences",
        "4",
        "--start-from",
        str(BUNDLED),
        "--voice",
        "ht_HT-vx-low",
    ]
    for stage in ("l1", "spectral", "recogniser"):
        command += [f"--{stage}-minutes", "0.03"]

    assert main([*command, "--compare", str(BUNDLED)]) == 0

    report = json.loads((tmp_path / "run" / "report.json").read_text(encoding="utf-8"))
    assert list(report) == [
        "teacher with Kreyòl phonemes",
        BUNDLED.stem,
        "ht_HT-vx-low",
        "teacher reading Kreyòl as French",
        "a wrong sentence (chance)",
    ]
    assert report["ht_HT-vx-low"]["cepstral_db"] < report[list(report)[3]]["cepstral_db"]
    audio = (tmp_path / "run" / "audio.pcm").stat()
    capsys.readouterr()
    assert main(command) == 0
    assert (tmp_path / "run" / "audio.pcm").stat().st_mtime_ns == audio.st_mtime_ns
    assert "| teacher with Kreyòl phonemes |" in capsys.readouterr().out
