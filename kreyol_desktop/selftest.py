"""``--self-test``: does this installation work? Run on the frozen program before it is shipped.

Each check loads the real thing: native libraries, models, voice, typesetting, encoders, database,
server, window. It prints one line per check and ends with 0 when all passed.
"""

import argparse
import importlib
import importlib.util
import os
import sqlite3
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import httpx

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.errors import AudioDeviceError
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskState, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.speech import AudioFormat, AudioOptions, VoiceSettings
from kreyol_desktop.engines.speech.playback import SoundDeviceSink, alsa_is_configured
from kreyol_desktop.locations import bundled_portaudio, user_paths
from kreyol_desktop.server_face import server_switch

NATIVE = (
    "numpy",
    "onnxruntime",
    "ctranslate2",
    "sentencepiece",
    "pymupdf",
    "av",
    "soundfile",
    "lxml.etree",
    "pycld2",
    "rapidfuzz",
    "psutil",
)
SENTENCE = "Wash your hands with soap and water."
JOB_TIMEOUT_S = 180.0
SHORTEST_S = 0.5
RATE_HZ = 16_000

Check = Callable[[Application], str]


def main(argv: Sequence[str]) -> int:
    """Run every check; return 0 when all passed, else 1."""
    parser = argparse.ArgumentParser("kreyol-desktop")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="kreyol-self-test-") as scratch:
        application = build_application(user_paths(arguments.data or Path(scratch)))
        try:
            passed = [run_check(check, application) for check in CHECKS]
        finally:
            application.close()
    print(f"{sum(passed)} of {len(passed)} checks passed")  # noqa: T201 - its only output
    return 0 if all(passed) else 1


def run_check(check: Check, application: Application) -> bool:
    """Run one check and print its line; a check that raises has failed."""
    started = time.perf_counter()
    name = check.__name__.replace("check_", "").replace("_", " ")
    try:
        word, detail = "ok", check(application)
    except Exception as error:  # noqa: BLE001 - whatever it is, the line must say it
        word, detail = "FAILED", f"{type(error).__name__}: {error}"
    took_ms = 1000 * (time.perf_counter() - started)
    print(f"{word:7} {name:20} {took_ms:7.0f} ms  {detail}", flush=True)  # noqa: T201
    return word == "ok"


def check_libraries(_application: Application) -> str:
    """Every native library loads."""
    for name in NATIVE:
        importlib.import_module(name)
    return f"{len(NATIVE)} native libraries"


def check_models(application: Application) -> str:
    """Every bundled model and voice has the checksums of its manifest."""
    models = application.models.installed()
    for model in models:
        application.models.verify(model.id)
    _require(len(models) > 1, "a model or the voice is missing")
    return ", ".join(f"{model.id} {model.version}" for model in models)


def check_translation(application: Application) -> str:
    """English and French become Kreyòl."""
    english = application.translation.translate_text(
        SENTENCE, source=Language.ENGLISH, target=Language.KREYOL
    )
    french = application.translation.translate_text(
        "Lavez-vous les mains.", source=Language.FRENCH, target=Language.KREYOL
    )
    _require(english.text != SENTENCE and bool(french.text.strip()), "nothing was translated")
    return english.text


def check_speech(application: Application) -> str:
    """The voice speaks, and not silence."""
    clip = application.speech.clip("Bonjou, kijan ou ye?", VoiceSettings())
    _require(clip.seconds > SHORTEST_S, "the clip is too short")
    _require(any(clip.pcm), "the clip is silent")
    return f"{clip.seconds:.1f} s at {clip.rate_hz} Hz"


def check_main_job(application: Application) -> str:
    """The bundled sample becomes every kind of document, and an audiobook."""
    sample = application.paths.resources / "samples" / "school-text-fr.pdf"
    kinds = (ArtifactKind.PDF, ArtifactKind.DOCX, ArtifactKind.EPUB, ArtifactKind.HTML)
    request = JobRequest(
        TaskType.DOCUMENT, sample.name, sample, formats=kinds, audio=AudioOptions()
    )
    with application.working():
        task = application.jobs.submit(request)
        task = application.jobs.wait(task.id, JOB_TIMEOUT_S)
        _require(task.state is TaskState.COMPLETED, f"{task.state}: {task.failure}")
        made = ", ".join(a.path.suffix for a in task.artifacts)
        application.jobs.delete(task.id)
    return made


def check_encoders(application: Application) -> str:
    """Every audio format is written."""
    settings = VoiceSettings()
    with application.working():
        for audio in AudioFormat:
            request = JobRequest(
                TaskType.AUDIO,
                f"self-test-{audio}",
                text="Bonjou tout moun.",
                formats=(),
                audio=AudioOptions(audio),
                voice=settings,
            )
            task = application.jobs.submit(request)
            task = application.jobs.wait(task.id, JOB_TIMEOUT_S)
            _require(task.state is TaskState.COMPLETED, f"{audio}: {task.failure}")
            application.jobs.delete(task.id)
    return ", ".join(AudioFormat)


def check_loudspeaker(_application: Application) -> str:
    """PortAudio loads. A system without it can do everything but play while it speaks."""
    packaged = bundled_portaudio()
    if packaged is not None and not alsa_is_configured():
        return "ALSA is not set up: nothing can be listened to at once, files can be made"
    sink = SoundDeviceSink(packaged)
    try:
        version = sink.library_version().split(",")[0]
    except AudioDeviceError as error:
        _require(packaged is None, f"the packaged PortAudio does not load: {error.details}")
        return "PortAudio is missing: nothing can be listened to at once, files can be made"
    return f"{version}, {'ready' if sink.is_available else 'no device to play on'}"


def check_database(application: Application) -> str:
    """SQLite has full text search, and the database can be written."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    connection.close()
    _require(application.database.is_writable(), "the database cannot be written")
    return f"SQLite {sqlite3.sqlite_version}"


def check_server(application: Application) -> str:
    """The server answers on a free port, documentation included."""
    settings = replace(application.settings.current.server, port=0)
    switch = server_switch(application, lambda: settings)
    switch.start()
    try:
        for path in ("health", "docs", "openapi.json"):
            answer = httpx.get(f"{switch.url.rstrip('/')}/{path}", timeout=10)
            _require(answer.is_success and bool(answer.content), f"/{path}: {answer.status_code}")
        return switch.url
    finally:
        switch.stop()


def check_window(application: Application) -> str:
    """Qt starts, the window is built and painted, sound can be played (not part of a server)."""
    if importlib.util.find_spec("PySide6") is None:
        return "left out of this build"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kreyol_desktop.window_face import paint_and_play  # delayed: Qt is optional

    with tempfile.TemporaryDirectory(prefix="kreyol-sound-") as folder:
        sound = Path(folder, "second.wav")
        with wave.open(str(sound), "wb") as file:
            file.setparams((1, 2, RATE_HZ, 0, "NONE", "not compressed"))
            file.writeframes(bytes(2 * RATE_HZ))
        width, height, length_ms = paint_and_play(application, sound)
    _require(length_ms > 0, "sound can't be played: a plugin of QtMultimedia is missing")
    return f"{width} x {height} painted, {length_ms} ms to play"


CHECKS: tuple[Check, ...] = (
    check_libraries,
    check_models,
    check_translation,
    check_speech,
    check_main_job,
    check_encoders,
    check_loudspeaker,
    check_database,
    check_server,
    check_window,
)


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise AssertionError(otherwise)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
