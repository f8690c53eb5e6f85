"""The format of the voices: ours in Piper's own runtime, and Piper's other voices in ours."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from piper import PiperVoice as PiperRuntime

from kreyol_desktop.core.speech import VoiceInfo, VoiceSettings
from kreyol_desktop.engines.speech.phonemes import to_ipa, transcribe
from kreyol_desktop.engines.speech.voice import PiperVoice
from kreyol_desktop.engines.speech.voice_library import model_file
from tests.engines.speech.conftest import BUNDLED

TEXT = "Mwen renmen peyi mwen anpil."


def test_the_bundled_voice_runs_in_pipers_own_runtime() -> None:
    runtime = PiperRuntime.load(model_file(BUNDLED))
    chunks = list(runtime.synthesize(to_ipa(transcribe(TEXT))))
    sound = np.concatenate([chunk.audio_float_array for chunk in chunks])
    assert chunks[0].sample_rate == 16_000
    assert 1.0 < len(sound) / 16_000 < 4.0
    assert float(np.sqrt(np.mean(sound**2))) > 0.01


@pytest.mark.parametrize(("language", "uvular"), [("fr", True), ("fr-fr", True), ("es", False)])
def test_a_voice_of_espeak_phonemes_speaks_kreyol(
    tmp_path: Path, language: str, uvular: bool
) -> None:
    """A voice as Piper publishes them: espeak's phonemes of another language, no alignments known."""
    model = model_file(BUNDLED)
    config = json.loads(model.with_name(model.name + ".json").read_text(encoding="utf-8"))
    ids = config["phoneme_id_map"]
    symbols = {key: ids[key] for key in ids if key != "ɣ"}
    if uvular:  # as in French, which has no final ŋ either
        symbols["ʁ"] = ids["ɣ"]
        symbols.pop("ŋ", None)
    config |= {
        "espeak": {"voice": language},
        "phoneme_type": "espeak",
        "phoneme_map": {},
        "phoneme_id_map": symbols,
    }
    foreign = tmp_path / "foreign.onnx"
    shutil.copy(model, foreign)
    (tmp_path / "foreign.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    voice = PiperVoice(foreign, VoiceInfo("foreign", "Foreign", language[:2], 16_000))
    clip = voice.speak(TEXT + " Se yon miting.", VoiceSettings())
    assert voice.fault(clip, TEXT + " Se yon miting.", VoiceSettings()) == ""
    assert len(clip.words) == 8
