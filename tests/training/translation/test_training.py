"""Needs torch, which only the `train` extra brings."""

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from kreyol_desktop.engines.translation.hints import MARK  # noqa: E402
from models.training.translation.batching import Example, Marks, batches  # noqa: E402
from models.training.translation.checkpoint import (  # noqa: E402
    Weights,
    average_weights,
    load_weights,
    save_weights,
)
from models.training.translation.cleaning import Pair  # noqa: E402
from models.training.translation.corpus import CorpusFolders, build_corpus  # noqa: E402
from models.training.translation.decoding import Decoder  # noqa: E402
from models.training.translation.evaluation import evaluate  # noqa: E402
from models.training.translation.export import check_parity, export  # noqa: E402
from models.training.translation.hinting import (  # noqa: E402
    has_hints,
    hint_files,
    read_hints,
)
from models.training.translation.model import Architecture, Transformer  # noqa: E402
from models.training.translation.optimiser import FlatAdam  # noqa: E402
from models.training.translation.peers import Peers  # noqa: E402
from models.training.translation.portions import read_corpus  # noqa: E402
from models.training.translation.schedule import Schedule  # noqa: E402
from models.training.translation.sources import SourceLanguage  # noqa: E402
from models.training.translation.tokenizer import (  # noqa: E402
    OutputVocabulary,
    Tokenizer,
    train_tokenizer,
)
from models.training.translation.training import Trainer, TrainingSettings  # noqa: E402

SEED = Path("models/training/corpus/seed")
TINY = Architecture(vocabulary=0, width=128, feed_forward=256, heads=2, encoder_layers=2)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100 short rows of the seed corpus: 200 pairs."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = (SEED / "plain.tsv").read_text(encoding="utf-8").splitlines()[:100]
    (folder / "few.tsv").write_text("\n".join(lines), encoding="utf-8")
    build_corpus(CorpusFolders(folder), folder / "built")
    return folder / "built"


@pytest.fixture(scope="module")
def pairs(corpus: Path) -> list[Pair]:
    return [pair for portion in read_corpus(corpus) for pair in portion.pairs]


@pytest.fixture(scope="module")
def tokenizer(corpus: Path, pairs: list[Pair]) -> Tokenizer:
    texts = itertools.chain.from_iterable((pair.source, pair.target) for pair in pairs)
    train_tokenizer(texts, corpus / "spm.model", size=700)
    return Tokenizer(corpus / "spm.model")


def tiny(tokenizer: Tokenizer) -> Architecture:
    return Architecture(**{**TINY.as_dict(), "vocabulary": tokenizer.size})


def trainer(corpus: Path, tokenizer: Tokenizer, run: Path, steps: int) -> Trainer:
    settings = TrainingSettings(
        minutes=60,
        slice_steps=steps,
        peak_rate=3e-3,
        warm_up_steps=20,
        batch_tokens=600,
        dropout=0.0,
        label_smoothing=0.0,
        threads=1,
        seed=1,
    )
    return Trainer(corpus, tokenizer, run, settings=settings, architecture=tiny(tokenizer))


@pytest.mark.slow
def test_a_short_run_learns_200_pairs_by_heart_and_ctranslate2_says_them(
    corpus: Path, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    trainer(corpus, tokenizer, tmp_path, steps=400).train(lambda _: None)
    weights = load_weights(tmp_path / "weights.pt")
    export(weights, tokenizer, tmp_path / "int8", quantization="int8")
    export(weights, tokenizer, tmp_path / "float", quantization=None)
    portion = read_corpus(corpus)[0]
    result = evaluate(Decoder(tmp_path / "int8"), portion.pairs, portion.language)
    assert result.chrf.value > 80
    assert result.faithfulness.repeating.yes == 0
    parity = check_parity(
        tmp_path / "float", tmp_path / "int8", portion.pairs, SourceLanguage.ENGLISH
    )
    assert parity.is_good


def test_the_output_vocabulary_of_a_model_is_what_training_could_predict(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    weights = weights_of(Transformer(tiny(tokenizer), padding=3))
    predicted = list(range(20, 120))
    export(
        Weights(weights.architecture, weights.parameters, predicted),
        tokenizer,
        tmp_path / "small",
        quantization="int8",
    )
    pieces = json.loads((tmp_path / "small" / "target_vocabulary.json").read_text("utf-8"))
    marks = {tokenizer.unknown, tokenizer.start, tokenizer.end, tokenizer.padding}
    assert pieces == [tokenizer.piece(piece) for piece in sorted({*marks, *predicted})]
    source = json.loads((tmp_path / "small" / "source_vocabulary.json").read_text("utf-8"))
    assert len(source) == tokenizer.size
    said = Decoder(tmp_path / "small").translate(["One word."], SourceLanguage.ENGLISH)
    assert len(said) == 1


def test_a_run_goes_on_where_it_stopped(corpus: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    trainer(corpus, tokenizer, tmp_path, steps=2).train(lambda _: None)
    assert load_weights(tmp_path / "weights.pt").steps == 2
    trainer(corpus, tokenizer, tmp_path, steps=3).train(lambda _: None)
    assert load_weights(tmp_path / "weights.pt").steps == 5


def test_a_spent_budget_trains_no_more(corpus: Path, tokenizer: Tokenizer, tmp_path: Path) -> None:
    settings = TrainingSettings(minutes=0.0, threads=1, seed=1)
    spent = Trainer(corpus, tokenizer, tmp_path, settings=settings, architecture=tiny(tokenizer))
    spent.train(lambda _: None)
    assert load_weights(tmp_path / "weights.pt").steps == 0


def test_weights_of_different_architectures_are_not_averaged(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    for index, layers in enumerate((1, 2)):
        size = Architecture(**{**tiny(tokenizer).as_dict(), "encoder_layers": layers})
        save_weights(weights_of(Transformer(size, padding=3)), tmp_path / f"{index}.pt")
    with pytest.raises(ValueError, match="one architecture"):
        average_weights([tmp_path / "0.pt", tmp_path / "1.pt"])


def test_an_average_lies_in_the_middle(tokenizer: Tokenizer, tmp_path: Path) -> None:
    models = [Transformer(tiny(tokenizer), padding=3) for _ in range(2)]
    for index, model in enumerate(models):
        save_weights(weights_of(model), tmp_path / f"{index}.pt", half=False)
    mean = average_weights([tmp_path / "0.pt", tmp_path / "1.pt"]).parameters
    first, second = (dict(model.named_parameters()) for model in models)
    name = "encoder.0.feed_forward.widen.weight"
    torch.testing.assert_close(mean[name], (first[name] + second[name]).detach() / 2)


def test_padding_changes_no_score(tokenizer: Tokenizer) -> None:
    model = Transformer(tiny(tokenizer), padding=3).eval()
    marks = Marks(padding=3, start=1, end=2)
    short, long = example([5, 6], [7, 8]), example([5, 6, 7, 8, 9], [9, 8, 7, 6, 5])
    (alone,) = batches([short], marks, max_tokens=100)
    (padded,) = batches([short, long], marks, max_tokens=100)
    with torch.no_grad():
        expected, _ = model(alone.source, alone.prefix, alone.scored)
        states, _ = model(padded.source, padded.prefix, padded.scored)
    torch.testing.assert_close(states[: len(expected)], expected)


def test_batches_hold_every_example_and_no_more_tokens_than_allowed() -> None:
    rng = random.Random(1)
    examples = [example([4] * rng.randint(1, 40), [5] * rng.randint(1, 40)) for _ in range(200)]
    made = list(batches(examples, Marks(3, 1, 2), max_tokens=200, rng=rng))
    assert sum(len(batch.source) for batch in made) == 200
    assert max(max(batch.source.numel(), batch.prefix.numel()) for batch in made) <= 200


def test_evaluating_the_average_leaves_the_current_weights_alone(tokenizer: Tokenizer) -> None:
    model = Transformer(tiny(tokenizer), padding=3)
    optimiser = FlatAdam(model, torch.float32, torch.device("cpu"))
    optimiser.average.zero_()
    before = optimiser.master.clone()
    with optimiser.averaged():
        assert float(model.embedding.weight.detach().abs().sum()) == 0
    torch.testing.assert_close(optimiser.master, before)


def test_peers_meet_in_the_middle(tmp_path: Path) -> None:
    first, second = (Peers(tmp_path, name=name) for name in ("first", "second"))
    ones, threes = torch.ones(3), torch.full((3,), 3.0)
    assert not first.exchange(ones)
    assert second.exchange(threes)
    assert threes.tolist() == [2.0, 2.0, 2.0]
    assert not second.exchange(threes)
    assert first.exchange(ones)
    assert ones.tolist() == [1.5, 1.5, 1.5]


def test_a_step_without_a_finite_gradient_is_dropped(tokenizer: Tokenizer) -> None:
    model = Transformer(tiny(tokenizer), padding=3)
    optimiser = FlatAdam(model, torch.float32, torch.device("cpu"))
    before = optimiser.master.clone()
    assert model.bias.grad is not None
    model.bias.grad.fill_(float("nan"))
    assert not optimiser.step(1e-3)
    torch.testing.assert_close(optimiser.master, before)


def test_the_rate_rises_then_falls_to_a_fiftieth() -> None:
    schedule = Schedule(peak=1e-3, warm_up_steps=100, budget_s=600)
    assert schedule.rate(0, 0) == pytest.approx(1e-5)
    assert schedule.rate(500, 300) == pytest.approx(1e-3 * 0.51)
    assert schedule.rate(500, 900) == pytest.approx(2e-5)


def test_pieces_of_the_source_side_are_spelt_with_those_of_the_target(
    tokenizer: Tokenizer, pairs: list[Pair]
) -> None:
    output = OutputVocabulary(tokenizer, (pair.target for pair in pairs))
    assert len(output.pieces) < tokenizer.size
    for pair in pairs:
        pieces = output.encode(pair.source)
        assert set(pieces) <= set(output.pieces)
        text = tokenizer.decode_pieces([tokenizer.piece(piece) for piece in pieces])
        assert text == tokenizer.decode_pieces(
            [tokenizer.piece(piece) for piece in tokenizer.encode(pair.source)]
        )


def example(source: list[int], target: list[int]) -> Example:
    import numpy as np

    return Example(source, target, np.full(len(target) + 1, -1))


def weights_of(model: Transformer) -> object:
    from models.training.translation.checkpoint import Weights

    return Weights(model.size, {k: v.detach() for k, v in model.named_parameters()})


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def test_a_training_with_hints_learns_from_them_and_exports_them(
    corpus: Path, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    for name in hint_files():
        (tmp_path / name).write_text("water\tdlo\neau\tdlo\n", encoding="utf-8")
    settings = TrainingSettings(minutes=5, slice_steps=2, threads=1, seed=1)
    hints = read_hints(tmp_path)
    trainer = Trainer(
        corpus, tokenizer, tmp_path, settings=settings, architecture=tiny(tokenizer), hints=hints
    )
    trainer.train(lambda _line: None)
    out = tmp_path / "out"
    export(load_weights(tmp_path / "weights.pt"), tokenizer, out, quantization=None, hints=tmp_path)
    assert has_hints(out)
    rendering = read_hints(out).of(SourceLanguage.ENGLISH)
    pieces = tokenizer.source_pieces("water", SourceLanguage.ENGLISH, rendering)
    assert MARK in pieces
    assert len(Decoder(out).translate(["The water."], SourceLanguage.ENGLISH)) == 1
