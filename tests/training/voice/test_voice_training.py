"""Training, export and scores on a tiny set. Needs torch, which only the `train` extra brings."""

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from kreyol_desktop.core.speech import VoiceInfo, VoiceSettings  # noqa: E402
from kreyol_desktop.engines.speech.voice import PiperVoice  # noqa: E402
from models.training.voice.acoustics import (  # noqa: E402
    ENVELOPE_POINTS,
    FRAME_VALUES,
    HOP,
)
from models.training.voice.alignment import Aligned  # noqa: E402
from models.training.voice.checkpoint import load_model, save_model  # noqa: E402
from models.training.voice.dataset import Example, make_batch, make_example  # noqa: E402
from models.training.voice.distance import span_levels  # noqa: E402
from models.training.voice.evaluation import score  # noqa: E402
from models.training.voice.export import export_voice  # noqa: E402
from models.training.voice.losses import FeatureLoss, SpectralLoss  # noqa: E402
from models.training.voice.network import AcousticModel, Size  # noqa: E402
from models.training.voice.prompts import Part, Prompt  # noqa: E402
from models.training.voice.recogniser import (  # noqa: E402
    Recogniser,
    RecogniserSettings,
    decode,
    edit_distance,
    labels,
    load_recogniser,
    train_recogniser,
)
from models.training.voice.speakers import VoiceSpeaker, teacher, wrong_sentence  # noqa: E402
from models.training.voice.training import Stage, StageSettings  # noqa: E402
from models.training.voice.vocoder import Vocoder  # noqa: E402
from models.training.voice.warm_start import begin_new_symbols, model_of_voice  # noqa: E402

TINY = Size(channels=16, inner=32, blocks=2)
FRAMES_A_SYMBOL = 12


def example(symbols: str, index: int = 0) -> Example:
    """A sentence whose phones have harmonics of their own."""
    marks = ("^", *symbols, "$")
    frames = (*[FRAMES_A_SYMBOL] * (len(marks) - 1), 0)
    total = sum(frames)
    rows = np.zeros((total, FRAME_VALUES))
    sound = np.zeros(total * HOP)
    for place, symbol in enumerate(marks[:-1]):
        span = slice(place * FRAMES_A_SYMBOL, (place + 1) * FRAMES_A_SYMBOL)
        voiced = symbol not in "^."
        rows[span, :ENVELOPE_POINTS] = -3 + np.cos(ord(symbol) * np.linspace(0, 4, 64))
        rows[span, -1] = 200 if voiced else 0
        seconds = np.arange(FRAMES_A_SYMBOL * HOP) / 16_000
        tone = sum(
            (1 + np.cos(ord(symbol) * n)) * np.sin(2 * np.pi * 200 * n * seconds)
            for n in range(1, 30)
        )
        sound[span.start * HOP : span.stop * HOP] = np.asarray(tone) * 0.02 * voiced
    pcm = (sound * 32767).astype("<i2")
    prompt = Prompt(f"x{index}", Part.TRAIN, symbols, tuple(symbols))
    return make_example(prompt, Aligned(marks, frames), rows.astype(np.float16), pcm)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    rng = random.Random(0)
    return [example("".join(rng.choices("asiuml", k=9)) + ".", index) for index in range(8)]


def train(folder: Path, examples: list[Example], steps: int, **changes: object) -> Stage:
    settings = StageSettings(
        minutes=5, peak_rate=3e-3, steps=steps, warm_up_steps=2, checkpoint_steps=10, average=0.9
    )
    torch.manual_seed(0)
    stage = Stage("tiny", folder, AcousticModel(TINY), FeatureLoss(), replace(settings, **changes))
    stage.train(examples, examples[:2], lambda _: None)
    return stage


def total(losses: dict[str, float]) -> float:
    return sum(FeatureLoss.weights[part] * value for part, value in losses.items())


def test_training_comes_nearer_and_goes_on_after_a_cut(
    tmp_path: Path, examples: list[Example]
) -> None:
    first = total(train(tmp_path, examples, 2).losses(examples))
    second = total(train(tmp_path, examples, 40).losses(examples))
    assert second < 0.8 * first
    state = torch.load(tmp_path / "tiny-state.pt", weights_only=True)
    assert state["steps"] == 42
    assert state["trained_s"] > 0


def test_a_spent_budget_is_not_trained_on(tmp_path: Path, examples: list[Example]) -> None:
    train(tmp_path, examples, 3)
    state = torch.load(tmp_path / "tiny-state.pt", weights_only=True)
    train(tmp_path, examples, 5, minutes=state["trained_s"] / 60 / 2)
    assert torch.load(tmp_path / "tiny-state.pt", weights_only=True)["steps"] == 3


def test_the_spectral_stage_moves_the_envelope(examples: list[Example]) -> None:
    torch.manual_seed(0)
    model = AcousticModel(TINY)
    parts = SpectralLoss()(model, examples[:3], random.Random(0))
    assert set(parts) == set(SpectralLoss.weights)
    parts["spectra"].backward()
    assert float(model.output.weight.grad[:ENVELOPE_POINTS].abs().sum()) > 0


def test_batches_are_padded_and_marked(examples: list[Example]) -> None:
    batch = make_batch([examples[0], example("as.")])
    assert batch.real.sum(1).tolist() == [len(examples[0]), 4 * FRAMES_A_SYMBOL]
    assert batch.known[1, 0].sum() == 5


def test_the_silence_after_a_sentence_is_cut() -> None:
    prompt = Prompt("x", Part.TRAIN, "a.", ("a", "."))
    aligned = Aligned(("^", "a", ".", "$"), (5, 10, 60, 0))
    rows = np.zeros((75, FRAME_VALUES), np.float16)
    made = make_example(prompt, aligned, rows, np.zeros(75 * HOP, "<i2"))
    assert len(made) == 5 + 10 + 25
    assert made.aligned.frames == (5, 10, 25, 0)


def test_the_vocoder_sings_the_pitch_it_is_given() -> None:
    frames = 120
    envelope = torch.full((1, frames, ENVELOPE_POINTS), -3.0)
    sound = Vocoder()(envelope, torch.full((1, frames), 250.0), torch.zeros(1, frames, 6), 0.0)
    spectrum = np.abs(np.fft.rfft(sound[0, 2000:10000].numpy() * np.hanning(8000)))
    peaks = np.flatnonzero(spectrum > 0.5 * spectrum[60:3900].max()) * 2.0
    assert len(peaks)
    assert all(min(peak % 250, -peak % 250) <= 4 for peak in peaks)


@pytest.mark.slow
def test_a_voice_goes_out_and_comes_back(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = AcousticModel(TINY).eval()
    with torch.no_grad():  # the exporter merges equal tables, which only an untrained network has
        for value in model.parameters():
            value.add_(0.01 * torch.randn_like(value))
    export_voice(model, tmp_path / "tiny.onnx")
    back = model_of_voice(tmp_path / "tiny.onnx").state_dict()
    for name, value in model.state_dict().items():
        assert torch.allclose(back[name], value), name
    save_model(model, tmp_path / "tiny.pt")
    assert load_model(tmp_path / "tiny.pt").size == TINY


@pytest.mark.slow
def test_a_brighter_voice_lifts_voiceless_consonants_alone(tmp_path: Path) -> None:
    model = model_of_voice(next(Path("models/voice").glob("*.onnx")))
    said = example("asatakafa.")
    levels: list[dict[str, float]] = []
    for decibels in (0.0, 9.0):
        export_voice(model, tmp_path / f"{decibels}.onnx", brighter_db=decibels)
        spoken = VoiceSpeaker(tmp_path / f"{decibels}.onnx")(said)
        levels.append(dict(span_levels(spoken.sound, spoken.symbols, spoken.samples)))
    assert levels[1]["s"] - levels[0]["s"] == pytest.approx(9, abs=2.5)
    assert levels[1]["a"] == pytest.approx(levels[0]["a"], abs=1)
    back = model_of_voice(tmp_path / "9.0.onnx").state_dict()
    assert all(torch.equal(back[name], value) for name, value in model.state_dict().items())


def test_the_bundled_voice_can_be_trained_on() -> None:
    voice = next(Path("models/voice").glob("*.onnx"))
    model = model_of_voice(voice)
    assert sum(value.numel() for value in model.parameters()) > 1_500_000
    begin_new_symbols(model)


@pytest.mark.slow
def test_the_program_speaks_an_exported_voice(tmp_path: Path) -> None:
    torch.manual_seed(1)
    file = tmp_path / "tiny.onnx"
    model = AcousticModel(TINY)
    with torch.no_grad():
        model.durations[-1].bias += 2.0  # an untrained network would be too hasty
    export_voice(model, file)
    info = VoiceInfo("tiny", "Tiny", "ht", 16_000)
    clip = PiperVoice(file, info).speak("Mwen manje miting.", VoiceSettings())
    assert clip.rate_hz == 16_000
    assert len(clip.words) == 3
    assert json.loads(file.with_name("tiny.onnx.json").read_text("utf-8"))["hop_length"] == HOP


@pytest.mark.slow
def test_the_recogniser_learns_and_scores(tmp_path: Path, examples: list[Example]) -> None:
    pytest.importorskip("pyworld")
    train_recogniser(
        examples, tmp_path / "ears.pt", RecogniserSettings(minutes=1, steps=40), lambda _: None
    )
    ears = load_recogniser(tmp_path / "ears.pt")
    good = score(teacher, examples, ears, compare=True)
    bad = score(wrong_sentence(examples), examples, ears, compare=False)
    assert good.phone_error_rate < 0.5 * bad.phone_error_rate
    assert good.cepstral_db == pytest.approx(0, abs=0.01)
    assert good.length_ratio == pytest.approx((1.0, 0.0))
    assert "s" in good.levels_db
    assert good.row("x").count("|") == 9
    assert good.phone_error_rate <= good.noisy_error_rate


def test_a_voice_speaks_the_symbols_of_an_example(examples: list[Example]) -> None:
    spoken = VoiceSpeaker(next(Path("models/voice").glob("*.onnx")))(examples[0])
    assert len(spoken.symbols) == len(spoken.samples) == len(examples[0].aligned.symbols) - 1
    assert sum(spoken.samples) == pytest.approx(len(spoken.sound))


def test_levels_are_those_of_the_stretches() -> None:
    sound = np.concatenate((np.full(5 * HOP, 0.1), np.full(4 * HOP, 1.0)))
    levels = dict(span_levels(sound, ["s", "a", "$"], [6 * HOP, 3 * HOP, 0]))
    assert levels == {"s": pytest.approx(-20, abs=0.01), "a": pytest.approx(0, abs=0.01)}
    assert span_levels(sound, (), ()) == []


def test_frames_have_the_labels_of_their_phones() -> None:
    numbers = labels(example("as."))
    assert len(numbers) == 4 * FRAMES_A_SYMBOL
    assert len(set(numbers.tolist())) == 3  # two phones and silence


def test_decoding_does_not_flicker() -> None:
    logs = np.full((30, Recogniser().leave.out_channels), -5.0)
    logs[:15, 1] = logs[15:, 2] = -0.1
    logs[7, 1], logs[7, 3] = -2.0, -0.5
    assert len(decode(logs)) == 2


def test_errors_are_counted() -> None:
    assert edit_distance(list("kat"), list("kat")) == 0
    assert edit_distance(list("ka"), list("kat")) == 1
    assert edit_distance(list("bats"), list("kat")) == 2
    assert edit_distance([], list("kat")) == 3
