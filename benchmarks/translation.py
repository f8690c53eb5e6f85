"""How fast the translation engine is, each row a ratio within this run.

    python benchmarks/translation.py [--sentences 400] [--long 20000] [--callers 50]

Rows: a whole document at once against one sentence at a time; a hit in the memory against the model;
concurrent callers against one; a single warm sentence; loading; the share of the processor's 8-bit
bound; and the memory of the process over a long run. ``--long 0`` leaves the long run out.
"""

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from int8_peak import int8_peak_ops  # noqa: E402 - found beside this script

from kreyol_desktop.core.language import Direction, Language  # noqa: E402
from kreyol_desktop.core.segment import Origin  # noqa: E402
from kreyol_desktop.core.translation import (  # noqa: E402
    Decoding,
    MemoryEntry,
    MemoryKey,
)
from kreyol_desktop.engines.models.manifest import read_manifest  # noqa: E402
from kreyol_desktop.engines.translation.careful import CarefulTranslator, Draft  # noqa: E402
from kreyol_desktop.engines.translation.opening import (  # noqa: E402
    make_careful,
    open_translator,
)
from kreyol_desktop.engines.translation.tokenization import load_tokenizer  # noqa: E402
from kreyol_desktop.engines.translation.translator import CTranslate2Translator  # noqa: E402
from kreyol_desktop.services.sentence_translation import memory_text  # noqa: E402
from kreyol_desktop.storage.database import Database  # noqa: E402
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory  # noqa: E402

EN_HT = Direction(Language.ENGLISH, Language.KREYOL)
MODEL = ROOT / "models" / "translation"
SEED = ROOT / "models" / "training" / "corpus" / "seed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=400)
    parser.add_argument("--long", type=int, default=20_000)
    parser.add_argument("--callers", type=int, default=50)
    arguments = parser.parse_args()
    texts = english_sentences()
    started = time.perf_counter()
    info = read_manifest(MODEL).info(MODEL)
    translator = open_translator(info)
    row("load the model", f"{time.perf_counter() - started:.3f} s", "under 0.2 s")
    careful = make_careful(info, translator)
    careful.translate([Draft(text) for text in texts[:20]], EN_HT)
    batching(careful, texts[: arguments.sentences])
    memory_hits(careful, texts[: arguments.sentences])
    callers(careful, texts, arguments.callers)
    single(careful, texts)
    share_of_bound(translator, texts[: arguments.sentences])
    if arguments.long:
        long_run(careful, texts, arguments.long)
    translator.close()


def row(name: str, figure: str, aim: str = "") -> None:
    print(f"{name:58} {figure:>34}   {aim}", flush=True)


def english_sentences() -> list[str]:
    """English sentences of the seed corpus, in a fixed mixed order."""
    rows: list[str] = []
    for path in sorted(SEED.glob("*.tsv")):
        rows += [
            line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines() if line
        ]
    return rows[::7] + rows[1::7] + rows[2::7] + rows[3::7] + rows[4::7] + rows[5::7] + rows[6::7]


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def batching(careful: CarefulTranslator, texts: Sequence[str]) -> None:
    drafts = [Draft(text) for text in texts]
    some = drafts[::4]
    used = time.process_time()
    one_by_one = timed(lambda: [careful.translate([d], EN_HT) for d in some]) / len(some)
    used_alone = (time.process_time() - used) / len(some)
    used = time.process_time()
    together = timed(lambda: careful.translate(drafts, EN_HT)) / len(drafts)
    used_together = (time.process_time() - used) / len(drafts)
    row(
        "whole document : one sentence at a time",
        f"{1 / together:.0f} : {1 / one_by_one:.0f} sentences/s = {one_by_one / together:.1f}x",
        "at least 4x",
    )
    # where other programs take the cores, processor time tells what an idle machine would do
    bound = used_alone / used_together * (psutil.cpu_count() or 1)
    row(
        "the same by processor time, all cores busy",
        f"{used_together * 1000:.1f} : {used_alone * 1000:.1f} ms = {bound:.1f}x",
        "at least 4x",
    )


def memory_hits(careful: CarefulTranslator, texts: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "m.db", Path(folder) / "backups")
        memory = SqliteTranslationMemory(database, limit_bytes=lambda: 10**9)
        started = time.perf_counter()
        done = careful.translate([Draft(text) for text in texts], EN_HT)
        by_model = time.perf_counter() - started
        keys = [MemoryKey("m", EN_HT, memory_text(text)) for text in texts]
        memory.store(
            MemoryEntry(key, checked.text, Origin.MODEL)
            for key, checked in zip(keys, done, strict=True)
        )
        by_memory = min(
            timed(
                lambda: memory.look_up([MemoryKey("m", EN_HT, memory_text(text)) for text in texts])
            )
            for _ in range(5)
        )
        database.close()
    row(
        "memory hit : model",
        f"{len(texts) / by_memory:.0f} : {len(texts) / by_model:.0f} /s = {by_model / by_memory:.0f}x",
        "at least 100x",
    )


def callers(careful: CarefulTranslator, texts: Sequence[str], count: int) -> None:
    def call(numbers: Sequence[int]) -> None:
        for number in numbers:
            careful.translate([Draft(texts[number])], EN_HT)

    each = 6
    alone = timed(lambda: call(range(each * 4))) / (each * 4)
    threads = [
        threading.Thread(target=call, args=(range(n * each, (n + 1) * each),)) for n in range(count)
    ]

    def crowd() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    together = timed(crowd) / (count * each)
    row(
        f"{count} concurrent callers : one",
        f"{1 / together:.0f} : {1 / alone:.0f} sentences/s = {alone / together:.1f}x",
        "at least 4x",
    )


def single(careful: CarefulTranslator, texts: Sequence[str]) -> None:
    chosen = [text for text in texts if 8 <= len(text.split()) <= 16][:200]
    times = sorted(timed(lambda t=t: careful.translate([Draft(t)], EN_HT)) for t in chosen)  # type: ignore[misc] # bound early
    p50, p99 = statistics.median(times) * 1000, times[int(len(times) * 0.99)] * 1000
    row(
        "a warm sentence of 8 to 16 words, p50 / p99",
        f"{p50:.0f} / {p99:.0f} ms",
        "under 25 / 80 ms",
    )


def share_of_bound(translator: CTranslate2Translator, texts: Sequence[str]) -> None:
    options = read_manifest(MODEL).options
    layers = (int(options["encoder_layers"]), int(options["decoder_layers"]))
    width, inner, words = (int(options[k]) for k in ("width", "inner_width", "vocabulary"))
    # keys and values of the source are made once for each source token, whatever the beam
    encoder = layers[0] * (4 * width**2 + 2 * width * inner) + layers[1] * 2 * width**2
    decoder = layers[1] * (6 * width**2 + 2 * width * inner) + width * words
    # hints are read like words, and every sentence has an end mark on either side
    tokenizer = load_tokenizer(MODEL, options)
    read = sum(len(encoded.tokens) + 1 for encoded in tokenizer.encode(texts, EN_HT))
    peak = int8_peak_ops()
    for beam in (1, 4):
        decoding = Decoding(beam_size=beam, no_repeat_ngram=0)
        started = time.perf_counter()
        results = translator.translate(texts, EN_HT, decoding)
        seconds = time.perf_counter() - started
        written = sum(len(tokenizer.encode_target(r[0].text, EN_HT)) + 1 for r in results)
        operations = 2.0 * (encoder * read + beam * decoder * written)
        cores = psutil.cpu_count() or 1
        row(
            f"share of the 8-bit bound, beam {beam} ({cores} cores, {peak / 1e9:.0f} GOPS each)",
            f"{operations / seconds / (peak * cores):.0%} ({written / seconds:.0f} tokens/s)",
            "above 50 %",
        )


def long_run(careful: CarefulTranslator, texts: Sequence[str], count: int) -> None:
    process = psutil.Process()
    points: list[tuple[float, float]] = []
    window = 500
    for start in range(0, count, window):
        chosen = [texts[n % len(texts)] for n in range(start, start + window)]
        careful.translate([Draft(text) for text in chosen], EN_HT)
        points.append(((start + window) / 1000, process.memory_info().rss / 2**20))
    settled = points[len(points) // 4 :]
    slope = statistics.linear_regression([x for x, _ in settled], [y for _, y in settled]).slope
    row(
        f"memory over {count:,} sentences, MiB a thousand",
        f"{slope:+.2f} ({points[0][1]:.0f} to {points[-1][1]:.0f} MiB)",
        "flat",
    )


if __name__ == "__main__":
    main()
