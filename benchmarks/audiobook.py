"""A whole Kreyòl book as a listener gets it: spoken, encoded, with chapters and subtitles, checked.

    python benchmarks/audiobook.py [--hours 10] [--formats m4b mp3] [--folder DIR]

Chapters of seed sentences, none twice, go through the program's own jobs: read, split, spoken clip
by clip, encoded, subtitled. Then the files are opened as a player opens them: length against the
timeline, chapter marks, tags, whether it begins to play at once (faststart), silences, loudness. The
second format finds the clips in the cache. Ten hours take about 20 minutes of processor time.
"""

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import psutil

from kreyol_desktop.engines.speech.loudness import integrated_lufs, true_peak

if TYPE_CHECKING:
    from kreyol_desktop.core.job import Task

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "models" / "training" / "corpus" / "seed"
SENTENCE_S = 5.3
"""About how long a sentence of the corpus and its pause last."""
CHAPTER_SENTENCES = 160
PARAGRAPH_SENTENCES = 5
WINDOW_S = 120
WINDOWS = 12
LIMIT_DBTP = -1.0
"""What EBU R128 allows a programme."""
SILENT = 10 ** (-55 / 20)
EVERY_S = 0.5
SETTLED, SETTLED_H = 0.1, 0.25
"""What is loaded in the first tenth of a stage, or quarter of an hour of sound, is no growth."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a player would find; times in seconds, ``faults`` in words."""

    seconds: float
    chapters: int
    longest_silence_s: float
    lufs: float
    true_peak_dbtp: float
    faults: tuple[str, ...]


def write_book(path: Path, hours: float) -> int:
    """A Markdown book of about ``hours``; how many chapters it has."""
    rows = (
        line.split("\t")[2]
        for file in sorted(SEED.glob("*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.count("\t") == 2
    )
    sentences = [
        row for row in dict.fromkeys(rows) if re.fullmatch(r"[^#*_`<>|\[\]]{30,150}[.!?]", row)
    ]
    wanted = round(hours * 3600 / SENTENCE_S)
    chosen = sentences[:: max(1, len(sentences) // wanted)][:wanted]
    parts = []
    for number, start in enumerate(range(0, len(chosen), CHAPTER_SENTENCES), start=1):
        parts.append(f"# Chapit {number}")
        of_chapter = chosen[start : start + CHAPTER_SENTENCES]
        parts.extend(
            " ".join(of_chapter[first : first + PARAGRAPH_SENTENCES])
            for first in range(0, len(of_chapter), PARAGRAPH_SENTENCES)
        )
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return sum(part.startswith("# ") for part in parts)


def child(source: Path, data: Path, audio_format: str) -> None:
    """One job in this process; prints what it took and made as JSON."""
    from kreyol_desktop.bootstrap import (
        build_application,
    )  # delayed: the parent measures without it
    from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
    from kreyol_desktop.core.language import Language
    from kreyol_desktop.core.speech import AudioFormat, AudioOptions
    from kreyol_desktop.locations import user_paths

    application = build_application(user_paths(data))
    memory: list[tuple[str, float, float]] = []
    ended = threading.Event()
    places: deque[tuple[str, float]] = deque([("", 0.0)], maxlen=1)
    application.jobs.subscribe(lambda event: places.append(_place(event.task)))
    watch = threading.Thread(target=_watch, args=(memory, places, ended), daemon=True)
    watch.start()
    started = time.process_time()
    request = JobRequest(
        TaskType.DOCUMENT,
        source.name,
        input_path=source,
        source=Language.KREYOL,
        formats=(ArtifactKind.SUBTITLES, ArtifactKind.VTT, ArtifactKind.LRC),
        audio=AudioOptions(AudioFormat(audio_format)),
        add_note=False,
    )
    with application.working():
        task = application.jobs.wait(application.jobs.submit(request).id, 100_000)
    took = time.process_time() - started
    ended.set()
    watch.join()
    application.close()
    if task.failure is not None:
        raise SystemExit(f"{task.state}: {task.failure}")
    files = {artifact.kind.value: str(artifact.path) for artifact in task.artifacts}
    notes = [warning.code for warning in task.warnings]
    print(json.dumps({"took_s": took, "memory": memory, "files": files, "warnings": notes}))


def _place(task: "Task") -> tuple[str, float]:
    """The stage of a task, and how much of the stage is done (0..1)."""
    progress = task.progress
    return (progress.stage, progress.done / max(1, progress.total)) if progress else ("", 0.0)


def _watch(
    memory: list[tuple[str, float, float]],
    places: "deque[tuple[str, float]]",
    ended: threading.Event,
) -> None:
    process = psutil.Process()
    while not ended.wait(EVERY_S):
        stage, share = places[-1]
        memory.append((stage, share, process.memory_info().rss / 1e6))


def check(audio: Path, subtitles: Path, chapters: int) -> Findings:
    """Open the book as a player does."""
    with av.open(str(audio)) as book:
        seconds = (book.duration or 0) / av.time_base
        marks = [
            (c["start"] * float(c["time_base"] or 0), c["end"] * float(c["time_base"] or 0))
            for c in book.chapters()
        ]
        tags = {name.lower(): value for name, value in book.metadata.items()}
        language = book.streams.audio[0].metadata.get("language", "")
    cues = _cues(subtitles)
    faults = [
        *(["the chapters are not all there"] if len(marks) != chapters else []),
        *(
            ["the chapters have gaps"]
            if any(abs(a[1] - b[0]) > 0.01 for a, b in itertools.pairwise(marks))
            else []
        ),
        *(
            ["the last chapter does not end with the book"]
            if abs(marks[-1][1] - seconds) > 0.2
            else []
        ),
        *(["no title"] if not tags.get("title") else []),
        *(
            ["the language is not told"]
            if "hat" not in (language, tags.get("language"), tags.get("tlan"))
            else []
        ),
        *(
            ["a player must read it whole first"]
            if audio.suffix == ".m4b" and not starts_at_once(audio)
            else []
        ),
        *(
            ["the cues are not in order"]
            if any(a[1] > b[0] for a, b in itertools.pairwise(cues))
            else []
        ),
        *(["the last cue is far from the end"] if not 0 <= seconds - cues[-1][1] < 4 else []),
        *(
            f"no sentence begins at {m[0]:.2f} s, a chapter"
            for m in marks
            if min(abs(c[0] - m[0]) for c in cues) > 0.05
        ),
    ]
    silence, lufs, peak_dbtp = _heard(audio, seconds)
    faults += [f"a true peak of {peak_dbtp:.2f} dBTP"] if peak_dbtp > LIMIT_DBTP else []
    return Findings(seconds, len(marks), silence, lufs, peak_dbtp, tuple(faults))


def starts_at_once(path: Path) -> bool:
    """Whether the table of an MP4 file comes before its sound."""
    with path.open("rb") as file:
        while header := file.read(8):
            size = int.from_bytes(header[:4], "big")
            if header[4:] in (b"moov", b"mdat"):
                return header[4:] == b"moov"
            file.seek(size - 8, 1)
    return False


def _cues(path: Path) -> list[tuple[float, float]]:
    found = re.findall(
        r"(\d+):(\d+):(\d+),(\d+) --> (\d+):(\d+):(\d+),(\d+)", path.read_text("utf-8")
    )
    clocks = ([int(part) for part in row] for row in found)
    return [
        (a * 3600 + b * 60 + c + d / 1000, e * 3600 + f * 60 + g + h / 1000)
        for a, b, c, d, e, f, g, h in clocks
    ]


def _heard(audio: Path, seconds: float) -> tuple[float, float, float]:
    """The longest silence, the loudness and the true peak (dBTP), in stretches of the whole book."""
    silence, peak, sounds, rate = 0.0, 1e-9, [], 16_000
    count = max(1, min(WINDOWS, int(seconds // WINDOW_S)))
    for number in range(count):
        sound, rate = _stretch(audio, seconds * number / count)
        sounds.append(sound)
        silence = max(silence, _longest_silence(sound, rate))
        peak = max(peak, true_peak(sound))
    return silence, integrated_lufs(np.concatenate(sounds), rate), 20 * float(np.log10(peak))


def _stretch(audio: Path, start_s: float) -> tuple[np.ndarray, int]:
    with av.open(str(audio)) as book:
        stream = book.streams.audio[0]
        book.seek(int(start_s * av.time_base))
        frames, length = [], 0
        for frame in book.decode(stream):
            values = frame.to_ndarray().reshape(-1)
            scale = 32768.0 if values.dtype.kind == "i" else 1.0
            frames.append((values / scale).astype(np.float32))
            length += values.size
            if length > WINDOW_S * stream.rate:
                break
        return np.concatenate(frames), stream.rate


def _longest_silence(sound: np.ndarray, rate: int) -> float:
    step = rate // 100
    blocks = sound[: sound.size // step * step].reshape(-1, step)
    longest = run = 0
    for silent in np.sqrt(np.mean(blocks**2, axis=1)) < SILENT:
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return longest / 100


def slope_mb_an_hour(memory: list[tuple[str, float, float]], stage: str, hours: float) -> float:
    """How much the memory grew in a stage for an hour of sound that it made; NaN for too few."""
    settled = max(SETTLED * hours, SETTLED_H)
    rows = [(s * hours, mb) for name, s, mb in memory if name == stage and s * hours > settled]
    if len(rows) < 3 or rows[0][0] == rows[-1][0]:
        return float("nan")
    made, mb = np.array(rows).T
    return float(np.polyfit(made, mb, 1)[0])


def steps(memory: list[tuple[str, float, float]]) -> str:
    """The highest memory of each stage, in MB."""
    highest: dict[str, float] = {}
    for stage, _, mb in memory:
        highest[stage] = max(highest.get(stage, 0.0), mb)
    return ", ".join(f"{stage} {mb:.0f}" for stage, mb in highest.items() if stage)


def bench(hours: float, formats: list[str], folder: Path) -> Iterator[str]:
    """A line for each format."""
    source = folder / "liv.md"
    folder.mkdir(parents=True, exist_ok=True)
    chapters = write_book(source, hours)
    for audio_format in formats:
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, __file__, "--child", str(source), str(folder / "data"), audio_format],
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        wall = time.perf_counter() - started
        made = json.loads(done.stdout.splitlines()[-1])
        found = check(Path(made["files"]["audio"]), Path(made["files"]["subtitles"]), chapters)
        memory = [tuple(row) for row in made["memory"]]
        peak = max(mb for _, _, mb in memory)
        played = found.seconds / 3600
        yield (
            f"{audio_format} book of {played:5.2f} h  {found.chapters} chapters, {peak:.0f} MB peak"
            f" (growth while speaking {slope_mb_an_hour(memory, 'speak', played):+.2f}, while encoding"
            f" {slope_mb_an_hour(memory, 'encode', played):+.2f} MB/h; {steps(memory)}),"
            f" {made['took_s'] / 60:.1f} min of"
            f" processor ({made['took_s'] / found.seconds:.4f} s/s; {wall / 60:.0f} min in all),"
            f" longest silence {found.longest_silence_s:.2f} s, {found.lufs:.1f} LUFS,"
            f" true peak {found.true_peak_dbtp:.2f} dBTP,"
            f" warnings {made['warnings'] or 'none'}, faults {list(found.faults) or 'none'}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=10)
    parser.add_argument("--formats", nargs="*", default=["m4b", "mp3"])
    parser.add_argument(
        "--folder", type=Path, help="where it is made (otherwise deleted at the end)"
    )
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        source, data, audio_format = arguments.child
        child(Path(source), Path(data), audio_format)
        return
    with tempfile.TemporaryDirectory() as name:
        for line in bench(arguments.hours, arguments.formats, arguments.folder or Path(name)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
