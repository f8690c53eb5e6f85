"""How fast Kreyòl is spoken, and that a long book takes no more memory than a short one.

    python benchmarks/speech.py [--hours 10] [--sentences 150] [--whole-book HOURS]

Prints the pace of the verbalizer (and its ratio to one pass per rule), the real-time factor of
synthesis and of the whole chain to MP3 in processor seconds per second of sound, the time until the
first sound of "listen" (with a warm voice and with one that must be loaded; and its ratio to speaking
the whole text first), a cache hit against synthesis, and the memory of a process after a tenth of a
long book and after all of it, as MP3 and as M4B. ``--whole-book`` also sends a book
of that length, in which no sentence comes twice, through the program's jobs and checks the files.
"""

import argparse
import itertools
import json
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import audiobook  # beside this file

from kreyol_desktop.core.model_info import ModelInfo, ModelKind
from kreyol_desktop.core.progress import no_checkpoint
from kreyol_desktop.core.speech import (
    AudioFormat,
    AudioOptions,
    AudioTags,
    Clip,
    Utterance,
    VoiceSettings,
)
from kreyol_desktop.engines.speech.clip_codec import FlacClipCodec
from kreyol_desktop.engines.speech.encoding.renderer import Renderer
from kreyol_desktop.engines.speech.time_stretch import stretch
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.verbalizer.words import load_tables
from kreyol_desktop.engines.speech.voice_library import VoiceLibrary
from kreyol_desktop.services.player_service import PlayerService
from kreyol_desktop.services.speech_service import SpeechService
from kreyol_desktop.storage.audio_cache import DiskClipCache

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "resources" / "speech"
SEED = ROOT / "models" / "training" / "corpus" / "seed"
SETTINGS = VoiceSettings()
BOOK_FORMATS = (AudioFormat.MP3, AudioFormat.M4B)
SAMPLE = (
    "Timoun yo te leve bonè maten an, yo lave figi yo, epi yo pran chemen lekòl la. "
    "Doktè a di l pou l bwè anpil dlo, epi pou l repoze kò l pandan de jou. "
    "Lè lapli a fin tonbe, tout moun soti deyò pou gade lakansyèl la. "
    "Komite a ap reyini lendi 5 jiyè a 3:30 PM pou l pale sou 1,250 goud ki te depanse yo. "
    "Èske ou konnen ki kote mwen ka jwenn yon bon kafe nan vil sa a?"
)


class BundledFolder:
    def installed(self, *_: object) -> list[ModelInfo]:
        return [ModelInfo("bundled", ModelKind.VOICE, "Kreyòl", "0", ("ht",), "", 1, bundled=True)]

    def folder(self, *_: object) -> Path:
        return ROOT / "models" / "voice"


def sentences(count: int) -> list[str]:
    """Kreyòl sentences of the seed corpus, else of the sample with a number each."""
    rows = [
        line.split("\t")[2]
        for file in sorted(SEED.glob("*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.count("\t") >= 2
    ]
    if not rows:
        parts = re.split(r"(?<=[.?]) ", SAMPLE)
        rows = [f"{number}. {text}" for number, text in zip(range(count), itertools.cycle(parts))]
    step = max(1, len(rows) // count)
    return rows[::step][:count]


def service(folder: Path) -> SpeechService:
    voices = VoiceLibrary(BundledFolder(), TABLES, folder / "lexicon.csv")
    cache = DiskClipCache(folder / "clips", 1 << 30, FlacClipCodec())
    return SpeechService(voices, cache, Renderer())


def bench_verbalizer(count: int) -> None:
    texts = sentences(count * 20)
    size_mb = sum(len(text.encode()) for text in texts) / 1e6
    verbalizer = Verbalizer(load_tables(TABLES))
    verbalizer.verbalize(" ".join(texts[:200]))
    started = time.process_time()
    for text in texts:
        verbalizer.verbalize(text)
    ours = time.process_time() - started
    patterns = [re.compile(rule.pattern) for rule in verbalizer._all_rules(load_tables(TABLES))]
    started = time.process_time()
    for text in texts[: max(1, len(texts) // 10)]:
        for pattern in patterns:
            pattern.sub(" ", text)
    naive = 10 * (time.process_time() - started)
    print(
        f"verbalizer           {size_mb / ours:8.2f} MB/s   ({naive / ours:.1f}x one pass per rule)"
    )


def bench_synthesis(texts: list[str], folder: Path) -> None:
    speech = service(folder)
    speech.warm_up(SETTINGS)
    voice = VoiceLibrary(BundledFolder(), TABLES, folder / "none.csv").open()
    voice.speak("Bonjou.", SETTINGS)
    started = time.process_time()
    seconds = sum(voice.speak(text, SETTINGS).seconds for text in texts)
    alone = time.process_time() - started
    print(
        f"synthesis alone      {alone / seconds:8.4f} s/s    ({seconds / 60:.1f} minutes of sound)"
    )
    utterances = [Utterance(i, text, 300, i // 50) for i, text in enumerate(texts)]
    started = time.process_time()
    _, timeline = speech.render(
        speech.narrate(utterances, SETTINGS, no_checkpoint),
        [],
        folder / "book.mp3",
        AudioOptions(),
        SETTINGS,
        AudioTags("Liv"),
    )
    whole = time.process_time() - started
    print(f"whole chain to MP3   {whole / timeline.seconds:8.4f} s/s    (with cache and checks)")
    started = time.process_time()
    for text in texts:
        speech.clip(text, SETTINGS)
    hits = time.process_time() - started
    print(
        f"cache hit            {hits / len(texts) * 1000:8.2f} ms/clip ({alone / hits:.0f}x synthesis)"
    )
    speech.close()


class FirstSound:
    """A loudspeaker that notes when the first sound comes."""

    is_available = True

    def __init__(self) -> None:
        self.came = threading.Event()
        self.at_s = 0.0

    def open(self, rate_hz: int) -> None: ...

    def write(self, pcm: bytes) -> None:
        if not self.came.is_set():
            self.at_s = time.perf_counter()
            self.came.set()
        time.sleep(len(pcm) / 32000)

    def drop(self) -> int:
        return 0

    def close(self) -> None: ...


def bench_first_sound(texts: list[str], folder: Path) -> None:
    speech = service(folder)
    rounds = [" ".join(texts[number * 8 : number * 8 + 8]) for number in range(8)]
    cold, *delays = (_first_sound_s(speech, text) for text in rounds)
    delay = sorted(delays)[len(delays) // 2]
    started = time.perf_counter()
    for utterance in speech.utterances(" ".join(texts[-8:]) + " Fen.", SETTINGS):
        speech.clip(utterance.text, SETTINGS)
    whole = time.perf_counter() - started
    print(
        f"first sound          {delay * 1000:8.0f} ms     (slowest of 7: {max(delays) * 1000:.0f} ms;"
        f" all 8 sentences first: {whole * 1000:.0f} ms, {whole / delay:.1f}x)"
    )
    print(f"first sound, cold    {cold * 1000:8.0f} ms     (the voice is loaded first)")
    beside = sorted(_first_sounds_beside_a_job(speech, texts))
    print(
        f"first sound, busy    {beside[len(beside) // 2] * 1000:8.0f} ms     (while a job speaks long"
        f" sentences; slowest of {len(beside)}: {beside[-1] * 1000:.0f} ms)"
    )
    speech.close()


def _first_sounds_beside_a_job(speech: SpeechService, texts: list[str]) -> list[float]:
    """First sounds while another thread speaks without a rest, as the lane of jobs does."""
    ended = threading.Event()

    def utterances() -> Iterator[Utterance]:
        for number in itertools.takewhile(lambda _: not ended.is_set(), itertools.count()):
            start = number * 3 % max(1, len(texts) - 3)
            long = f"{number + 2000}. " + " ".join(texts[start : start + 3])[:380]
            yield Utterance(number, long, SETTINGS.sentence_pause_ms)

    def job() -> None:
        for _ in speech.narrate(utterances(), SETTINGS, no_checkpoint):
            pass

    thread = threading.Thread(target=job)
    thread.start()
    try:
        fresh = [f"{number + 90} moun: {text}" for number, text in enumerate(texts[-7:])]
        return [_first_sound_s(speech, text) for text in fresh]
    finally:
        ended.set()
        thread.join()


def _first_sound_s(speech: SpeechService, text: str) -> float:
    """From the click to the first sound at the loudspeaker; no sentence was spoken before."""
    sink = FirstSound()
    player = PlayerService(speech, sink, stretch)
    started = time.perf_counter()
    player.listen(text, SETTINGS)
    came = sink.came.wait(30)
    player.close()
    return sink.at_s - started if came else float("inf")


def bench_memory(hours: float) -> None:
    """A book of cached clips in a process of its own."""
    for audio_format, part in itertools.product(BOOK_FORMATS, (hours / 10, hours)):
        done = subprocess.run(
            [sys.executable, __file__, "--book", str(part), "--format", audio_format.value],
            capture_output=True,
            text=True,
            check=True,
        )
        figures = json.loads(done.stdout.splitlines()[-1])
        print(
            f"{audio_format.value} book of {part:5.1f} h  {figures['peak_mb']:8.0f} MB peak"
            f" (+{figures['grown_mb']:.0f} MB while writing; {figures['rtf']:.4f} s/s, "
            f"{figures['file_mb']:.0f} MB, off by {figures['off_s'] * 1000:.0f} ms)"
        )


def write_book(hours: float, audio_format: AudioFormat) -> None:
    """Write a book of ``hours`` from 60 cached clips and tell what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speech = service(folder)
        texts = sentences(60)
        seconds = sum(speech.clip(text, SETTINGS).seconds + 0.3 for text in texts)
        count = int(hours * 3600 / seconds * len(texts))
        before = _peak_mb()
        started = time.process_time()
        paths, timeline = speech.render(
            _repeated(speech, texts, count),
            [],
            folder / f"book.{audio_format.value}",
            AudioOptions(audio_format),
            SETTINGS,
            AudioTags("Liv"),
        )
        took = time.process_time() - started
        figures = {
            "peak_mb": _peak_mb(),
            "grown_mb": _peak_mb() - before,
            "rtf": took / timeline.seconds,
            "file_mb": paths[0].stat().st_size / 1e6,
            "off_s": abs(_container_seconds(paths[0]) - timeline.seconds),
        }
        print(json.dumps(figures))


def _repeated(
    speech: SpeechService, texts: list[str], count: int
) -> Iterator[tuple[Utterance, Clip]]:
    utterances = (
        Utterance(number, text, 300, number // 400)
        for number, text in zip(range(count), itertools.cycle(texts))
    )
    return speech.narrate(utterances, SETTINGS, no_checkpoint)


def _container_seconds(path: Path) -> float:
    import av

    with av.open(str(path)) as container:
        return (container.duration or 0) / av.time_base


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=10)
    parser.add_argument("--sentences", type=int, default=150)
    parser.add_argument("--whole-book", type=float, help="hours; see audiobook.py")
    parser.add_argument("--book", type=float, help=argparse.SUPPRESS)
    parser.add_argument("--format", type=AudioFormat, help=argparse.SUPPRESS)
    parser.add_argument("--only", choices=["pace", "first-sound", "memory"], help="one part")
    arguments = parser.parse_args()
    if arguments.book:
        write_book(arguments.book, arguments.format or AudioFormat.MP3)
        return
    texts = sentences(arguments.sentences)
    if arguments.only in (None, "pace"):
        bench_verbalizer(arguments.sentences)
        with tempfile.TemporaryDirectory() as folder:
            bench_synthesis(texts, Path(folder))
    if arguments.only in (None, "first-sound"):
        with tempfile.TemporaryDirectory() as folder:
            bench_first_sound(texts, Path(folder))
    if arguments.only in (None, "memory"):
        bench_memory(arguments.hours)
    if arguments.whole_book:
        with tempfile.TemporaryDirectory() as folder:
            for line in audiobook.bench(arguments.whole_book, ["m4b", "mp3"], Path(folder)):
                print(line)


if __name__ == "__main__":
    main()
