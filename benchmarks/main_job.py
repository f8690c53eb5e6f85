"""The main job on a 10-page and a 100-page PDF: wall time, peak memory, share of each stage.

Each document is worked through by the real program in a process of its own, over a fresh data
folder, with PDF, DOCX, HTML and MP3 as results. Run: python benchmarks/main_job.py [--pages 10 100]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import psutil
import pymupdf

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "models" / "training" / "corpus" / "seed"
WORDS_PER_PAGE = 400
AIMS = {10: 30.0, 100: 300.0}
AIM_MEMORY_MB = 700


def english_sentences() -> list[str]:
    """The English side of the seed corpus: varied text, so that the memory is no help."""
    rows: list[str] = []
    for file in sorted(SENTENCES.glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        rows.extend(line.split("\t")[0] for line in lines)
    if not rows:
        raise SystemExit(f"No sentences in {SENTENCES}")
    return rows


def make_pdf(path: Path, pages: int) -> int:
    """Typeset a PDF of about ``pages`` pages of running text with headings; return its words."""
    sentences = iter(english_sentences()[:: max(1, len(english_sentences()) // (pages * 40))])
    pdf = pymupdf.open()
    toc, words = [], 0
    for number in range(1, pages + 1):
        html, on_page = [f"<h2>Section {number}</h2>"], 0
        while on_page < WORDS_PER_PAGE:
            paragraph = " ".join(next(sentences) for _ in range(4))
            on_page += len(paragraph.split())
            html.append(f"<p>{paragraph}</p>")
        words += on_page
        page = pdf.new_page(width=595, height=842)
        css = "body { font-family: serif; font-size: 10.5pt; }"
        page.insert_htmlbox((56, 56, 539, 790), "".join(html), css=css)
        page.insert_text((290, 815), str(number), fontsize=9)
        toc.append([1, f"Section {number}", number])
    pdf.set_toc(toc)
    pdf.subset_fonts()
    pdf.save(path, garbage=3, deflate=True)
    return words


def child(source: Path, data: Path) -> None:
    """Run one job in this process and print its stage times as JSON."""
    from kreyol_desktop.bootstrap import build_application
    from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskType
    from kreyol_desktop.core.speech import AudioOptions
    from kreyol_desktop.locations import user_paths

    started = time.perf_counter()
    application = build_application(user_paths(data))
    times: defaultdict[str, float] = defaultdict(float)
    last = [time.perf_counter(), "start"]

    def watch(event):
        now = time.perf_counter()
        if event.task.progress is not None:
            times[last[1]] += now - last[0]
            last[:] = [now, event.task.progress.stage.value]

    application.jobs.subscribe(watch)
    task = application.jobs.submit(
        JobRequest(
            TaskType.DOCUMENT,
            source.name,
            input_path=source,
            formats=(ArtifactKind.PDF, ArtifactKind.DOCX, ArtifactKind.HTML),
            audio=AudioOptions(),
        )
    )
    with application.working():
        task = application.jobs.wait(task.id, 3600)
    wall = time.perf_counter() - started
    audio = next(a for a in task.artifacts if a.kind is ArtifactKind.AUDIO)
    application.close()
    print(json.dumps({
        "wall_s": wall, "state": task.state.value, "stages": times,
        "segments": task.coverage.segments, "audio_bytes": audio.bytes, "audio": str(audio.path),
    }))  # fmt: skip


def measure(pages: int, folder: Path) -> dict:
    """Run one size in a child process and watch its memory, its own children included."""
    source = folder / f"{pages}.pdf"
    words = make_pdf(source, pages)
    process = subprocess.Popen(
        [sys.executable, __file__, "--child", str(source), str(folder / f"data-{pages}")],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    peak = 0
    while process.poll() is None:
        peak = max(peak, resident_bytes(process.pid))
        time.sleep(0.2)
    output = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"The job failed: {output}")
    return {**json.loads(output.splitlines()[-1]), "words": words, "peak_mb": peak / 1e6}


def resident_bytes(pid: int) -> int:
    """Proportional memory of a process and its children, bytes; 0 when it has ended."""
    try:
        parent = psutil.Process(pid)
        family = [parent, *parent.children(recursive=True)]
        return sum(p.memory_full_info().pss for p in family)
    except psutil.Error:
        return 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--child", nargs=2, type=Path)
    arguments = parser.parse_args()
    if arguments.child:
        child(*arguments.child)
        return
    print(
        f"{'pages':>6} {'words':>7} {'wall s':>7} {'aim s':>6} {'s/page':>7} {'peak MB':>8}  stages"
    )
    with tempfile.TemporaryDirectory(prefix="kreyol-bench-") as folder:
        for pages in arguments.pages:
            row = measure(pages, Path(folder))
            stages = ", ".join(
                f"{k} {100 * v / row['wall_s']:.0f}%" for k, v in row["stages"].items()
            )
            print(
                f"{pages:>6} {row['words']:>7} {row['wall_s']:>7.1f} {AIMS.get(pages, 0):>6.0f} "
                f"{row['wall_s'] / pages:>7.2f} {row['peak_mb']:>8.0f}  {stages}"
            )
    print(f"Aim for peak memory: {AIM_MEMORY_MB} MB; s/page should not grow with the pages.")


if __name__ == "__main__":
    main()
