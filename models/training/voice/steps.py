"""The steps of the recipe, each in the run's folder, each skipped when its result is there."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.training.voice.alignment import Aligner, read_alignments, write_alignments
from models.training.voice.features import FeatureStore
from models.training.voice.prompts import (
    Part,
    Prompt,
    PromptCounts,
    make_prompts,
    rare_prompts,
    read_prompts,
    write_prompts,
)
from models.training.voice.teacher import SpeechStore

Report = Callable[[str], None]

_SPECTRAL_CHECKPOINT = 50
_MORE_ROUNDS = 3
"""Rounds of the aligner that starts from older alignments."""


@dataclass(frozen=True, slots=True)
class Run:
    """The folder of a run, and how much work goes into each step (minutes of processor time)."""

    folder: Path
    seed: Path = Path("models/training/corpus/seed")
    counts: PromptCounts = field(default_factory=PromptCounts)
    workers: int = 2
    threads: int = 1
    start_from: Path | None = None
    l1_minutes: float = 40.0
    spectral_minutes: float = 40.0
    spectral_rate: float = 6e-4
    average: float = 0.998
    recogniser_minutes: float = 15.0
    brighter_db: float = 0.0
    fit_prompts: int = 700
    voice: str = "ht_HT-v2-low"

    @property
    def prompts(self) -> Path:
        return self.folder / "prompts.jsonl"

    @property
    def alignments(self) -> Path:
        return self.folder / "alignments.jsonl"

    @property
    def recogniser(self) -> Path:
        return self.folder / "recogniser.pt"

    @property
    def exported(self) -> Path:
        return self.folder / "voice" / f"{self.voice}.onnx"

    @property
    def report(self) -> Path:
        return self.folder / "report.json"


def choose_prompts(run: Run, report: Report) -> None:
    """Choose what the teacher says; older prompts are kept, since their recordings are."""
    if not run.prompts.exists():
        write_prompts(make_prompts(run.seed, run.counts), run.prompts)
    prompts = read_prompts(run.prompts)
    if not any(one.name.startswith("rare-") for one in prompts):
        prompts += rare_prompts(prompts, run.seed, run.counts.rare)
        write_prompts(prompts, run.prompts)
    parts = {part.value: sum(one.part is part for one in prompts) for part in Part}
    report(f"prompts: {parts}, {sum(len(one.phones) for one in prompts)} phones")


def record(run: Run, report: Report) -> None:
    """Have the teacher say the prompts; goes on where it was cut."""
    bad = SpeechStore(run.folder).record(read_prompts(run.prompts), workers=run.workers)
    recordings = SpeechStore(run.folder).recordings()
    hours = sum(one.samples for one in recordings) / 16_000 / 3600
    report(f"speech: {len(recordings)} recordings, {hours:.2f} h; went wrong: {len(bad)}")


def analyse(run: Run, report: Report) -> None:
    """Compute the features; goes on where it was cut."""
    FeatureStore(run.folder).compute(SpeechStore(run.folder), workers=run.workers)
    report("features: done")


def align(run: Run, report: Report) -> None:
    """Find the frames of every symbol, in those recordings where they are not known yet."""
    by_name = {one.name: one for one in read_prompts(run.prompts)}
    recordings = SpeechStore(run.folder).recordings()
    found = read_alignments(run.alignments) if run.alignments.exists() else {}
    if all(one.name in found for one in recordings):
        return
    features = FeatureStore(run.folder).load(recordings)
    prompts = [by_name[one.name] for one in recordings]
    aligner = Aligner(rounds=_MORE_ROUNDS) if found else Aligner()
    known = [one for one in prompts if one.name in found] or prompts
    aligner.fit(fit_sample(known, run.fit_prompts), features, report, known=found)
    missing = [one for one in prompts if one.name not in found]
    write_alignments({**found, **aligner.align(missing, features)}, run.alignments)


def fit_sample(prompts: Sequence[Prompt], count: int) -> list[Prompt]:
    """Prompts to fit the aligner on: random ones, and enough with each phone."""
    order = random.Random(0).sample(prompts, len(prompts))
    sample, rest = order[:count], order[count:]
    for phone in sorted({phone for one in prompts for phone in one.phones}):
        missing = 20 - sum(phone in one.phones for one in sample)
        sample += [one for one in rest if phone in one.phones and one not in sample][
            : max(0, missing)
        ]
    return sample


def train(run: Run, report: Report) -> None:
    """First stage (L1): the features of the teacher. No minutes: the start is only handed on."""
    from models.training.voice.checkpoint import save_model
    from models.training.voice.dataset import load_examples, training_statistics
    from models.training.voice.losses import FeatureLoss
    from models.training.voice.network import AcousticModel
    from models.training.voice.training import Stage, StageSettings
    from models.training.voice.warm_start import begin_new_symbols, model_of_voice

    examples = load_examples(run.folder, [Part.TRAIN])
    if run.start_from:
        model = model_of_voice(run.start_from)
        begin_new_symbols(model)
    else:
        model = AcousticModel()
        model.load_state_dict({**model.state_dict(), **training_statistics(examples)})
    if not run.l1_minutes:
        save_model(model, run.folder / "acoustic.pt")
        return
    settings = StageSettings(
        minutes=run.l1_minutes, peak_rate=1e-3 if run.start_from else 2e-3, threads=run.threads
    )
    stage = Stage("acoustic", run.folder, model, FeatureLoss(), settings)
    stage.train(examples, load_examples(run.folder, [Part.DEV]), report)


def refine(run: Run, report: Report) -> None:
    """Second stage: the spectra of the teacher's sound, through the vocoder."""
    from models.training.voice.checkpoint import load_model
    from models.training.voice.dataset import load_examples
    from models.training.voice.losses import SpectralLoss
    from models.training.voice.training import Stage, StageSettings

    settings = StageSettings(
        minutes=run.spectral_minutes,
        peak_rate=run.spectral_rate,
        average=run.average,
        checkpoint_steps=_SPECTRAL_CHECKPOINT,
        threads=run.threads,
        seed=1,
    )
    model = load_model(run.folder / "acoustic.pt")
    stage = Stage("refined", run.folder, model, SpectralLoss(), settings)
    examples = load_examples(run.folder, [Part.TRAIN])
    stage.train(examples, load_examples(run.folder, [Part.DEV]), report)


def export(run: Run, report: Report) -> None:
    """Write the voice."""
    from models.training.voice.checkpoint import load_model
    from models.training.voice.export import export_voice

    export_voice(load_model(run.folder / "refined.pt"), run.exported, brighter_db=run.brighter_db)
    report(f"voice: {run.exported}, {run.exported.stat().st_size / 1e6:.1f} MB")


def train_listener(run: Run, report: Report) -> None:
    """Train the recogniser on the teacher's speech."""
    from models.training.voice.dataset import load_examples
    from models.training.voice.recogniser import RecogniserSettings, train_recogniser

    if not run.recogniser.exists():
        settings = RecogniserSettings(run.recogniser_minutes, threads=run.threads)
        train_recogniser(load_examples(run.folder, [Part.TRAIN]), run.recogniser, settings, report)


def evaluate(run: Run, report: Report, voices: Mapping[str, Path]) -> None:
    """Score the voices on the test prompts, beside teacher, French reading and a wrong sentence."""
    from models.training.voice.dataset import load_examples
    from models.training.voice.evaluation import TABLE_HEAD, score
    from models.training.voice.recogniser import load_recogniser
    from models.training.voice.speakers import (
        Speaker,
        VoiceSpeaker,
        french_reading,
        teacher,
        wrong_sentence,
    )

    examples = load_examples(run.folder, [Part.TEST])
    recogniser = load_recogniser(run.recogniser)
    speakers: dict[str, tuple[Speaker, bool]] = {
        "teacher with Kreyòl phonemes": (teacher, False),
        **{name: (VoiceSpeaker(file), True) for name, file in voices.items()},
        "teacher reading Kreyòl as French": (french_reading, True),
        "a wrong sentence (chance)": (wrong_sentence(examples), False),
    }
    found = {}
    report(TABLE_HEAD)
    for name, (speaker, compare) in speakers.items():
        found[name] = score(speaker, examples, recogniser, compare=compare)
        report(found[name].row(name))
    text = json.dumps({name: one.as_dict() for name, one in found.items()}, indent=1)
    run.report.write_text(text + "\n", encoding="utf-8")
