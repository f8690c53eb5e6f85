"""Needs torch, which only the `train` extra brings."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from models.training.translation.__main__ import main  # noqa: E402
from models.training.translation.checkpoint import (  # noqa: E402
    Weights,
    load_weights,
    save_weights,
)
from models.training.translation.growth import deepen  # noqa: E402
from models.training.translation.model import Architecture, Transformer  # noqa: E402

SIZE = Architecture(vocabulary=40, width=32, feed_forward=64, heads=2, encoder_layers=2)
PADDING = 3


@pytest.fixture
def weights() -> Weights:
    torch.manual_seed(1)
    return Weights(SIZE, dict(Transformer(SIZE, padding=PADDING).state_dict()), [5, 6], steps=9)


def scores(weights: Weights) -> "torch.Tensor":
    model = Transformer(weights.architecture, padding=PADDING)
    model.load_state_dict(weights.parameters)
    model.eval()
    source = torch.tensor([[7, 8, 9, 10], [11, 12, PADDING, PADDING]])
    prefix = torch.tensor([[1, 20, 21], [1, 22, PADDING]])
    states, _ = model(source, prefix, prefix != PADDING)
    return model.scores(states, torch.arange(SIZE.vocabulary))


@pytest.mark.parametrize("layers", [3, 4, 5])
def test_a_deeper_model_says_the_same(weights: Weights, layers: int) -> None:
    deeper = deepen(weights, layers)
    assert deeper.architecture.encoder_layers == layers
    assert (deeper.output_pieces, deeper.steps) == ([5, 6], 9)
    assert torch.allclose(scores(deeper), scores(weights), atol=1e-6)


def test_a_copy_learns_without_its_original(weights: Weights) -> None:
    deeper = deepen(weights, 4)
    before = scores(weights)
    deeper.parameters["encoder.1.feed_forward.narrow.weight"].fill_(0.1)
    assert not torch.allclose(scores(deeper), before)
    assert torch.equal(scores(weights), before)


def test_a_model_is_not_made_shallower(weights: Weights) -> None:
    with pytest.raises(ValueError, match="2 encoder layers"):
        deepen(weights, 2)


def test_the_command_writes_what_training_starts_from(weights: Weights, tmp_path: Path) -> None:
    save_weights(weights, tmp_path / "small.pt", half=False)
    asked = ["--weights", str(tmp_path / "small.pt"), "--out", str(tmp_path / "deep.pt")]
    assert main(["grow", *asked, "--encoder-layers", "3"]) == 0
    assert load_weights(tmp_path / "deep.pt").architecture.encoder_layers == 3
