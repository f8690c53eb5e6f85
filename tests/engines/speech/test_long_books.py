"""A long book takes no more memory than a short one; measured in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kreyol_desktop.core.speech import AudioFormat

ROOT = Path(__file__).parents[3]

SCRIPT = """
import json, resource, sys
from pathlib import Path
import av, numpy as np
from kreyol_desktop.core.speech import *
from kreyol_desktop.engines.speech.encoding.renderer import Renderer

target, minutes = Path(sys.argv[1]), (1, int(sys.argv[2]))
tone = np.sin(np.arange(160_000) * 0.1) * 3000 * np.sin(np.arange(160_000) * 0.001)
clip = Clip(tone.astype("<i2").tobytes(), 16_000)

def peak_kb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

peaks = []
for length in minutes:
    clips = ((Utterance(n, "x", 0, n // 30), clip) for n in range(6 * length))
    titles = [f"Chapit {n}" for n in range(length)]
    options = AudioOptions(AudioFormat(target.suffix[1:]))
    (path,), timeline = Renderer().render(
        clips, titles, target, options, VoiceSettings(chapter_pause_ms=0), AudioTags("Liv")
    )
    peaks.append(peak_kb())
with av.open(str(path)) as book:
    chapters = len(book.chapters())
    seconds = (book.duration or 0) / av.time_base
print(json.dumps({"grown_mb": (peaks[1] - peaks[0]) / 1024, "seconds": seconds, "chapters": chapters}))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no resource module there")
@pytest.mark.parametrize("audio_format", [AudioFormat.MP3, AudioFormat.M4B])
def test_half_an_hour_takes_the_memory_of_a_minute(
    tmp_path: Path, audio_format: AudioFormat
) -> None:
    minutes = 30
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / f"book.{audio_format}"), str(minutes)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    sound_mb = minutes * 60 * 16_000 * 2 / 1e6
    assert figures["grown_mb"] < sound_mb / 6
    assert figures["seconds"] == pytest.approx(minutes * 60, abs=0.2)
    assert figures["chapters"] == minutes // 5
