"""`python -m models.training.voice COMMAND`: the recipe, one command per step, or `all` of them."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.training.voice import steps
from models.training.voice.prompts import PromptCounts
from models.training.voice.steps import Run

_STEPS = {
    "prompts": steps.choose_prompts,
    "teacher": steps.record,
    "features": steps.analyse,
    "align": steps.align,
    "train": steps.train,
    "refine": steps.refine,
    "export": steps.export,
    "recogniser": steps.train_listener,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    arguments = _parser().parse_args(argv)
    run = _run(arguments)
    if arguments.command in _STEPS:
        _STEPS[arguments.command](run, _say)
        return 0
    if arguments.command == "all":
        for step in _STEPS.values():
            step(run, _say)
    steps.evaluate(run, _say, _voices(run, arguments.compare))
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _voices(run: Run, others: Sequence[Path]) -> Mapping[str, Path]:
    """The voices to score: those given, and that of the run."""
    return {file.name.removesuffix(".onnx"): file for file in (*others, run.exported)}


def _run(arguments: argparse.Namespace) -> Run:
    return Run(
        folder=arguments.run,
        seed=arguments.seed,
        counts=PromptCounts(
            train=arguments.sentences, rare=arguments.rare, test=arguments.test_sentences
        ),
        fit_prompts=arguments.fit_prompts,
        workers=arguments.workers,
        threads=arguments.threads,
        start_from=arguments.start_from,
        l1_minutes=arguments.l1_minutes,
        spectral_minutes=arguments.spectral_minutes,
        spectral_rate=arguments.spectral_rate,
        average=arguments.average,
        recogniser_minutes=arguments.recogniser_minutes,
        brighter_db=arguments.brighter_db,
        voice=arguments.voice,
    )


def _parser() -> argparse.ArgumentParser:
    known = Run(Path())
    parser = argparse.ArgumentParser(prog="models.training.voice", description=__doc__)
    parser.add_argument("command", choices=[*_STEPS, "evaluate", "all"])
    parser.add_argument("--run", type=Path, required=True, help="folder of everything made")
    parser.add_argument("--seed", type=Path, default=known.seed, help="folder of the seed corpus")
    parser.add_argument("--sentences", type=int, default=known.counts.train)
    parser.add_argument("--rare", type=int, default=known.counts.rare, help="with rare sounds")
    parser.add_argument("--fit-prompts", type=int, default=known.fit_prompts)
    parser.add_argument("--test-sentences", type=int, default=known.counts.test)
    parser.add_argument("--workers", type=int, default=known.workers)
    parser.add_argument("--threads", type=int, default=known.threads)
    parser.add_argument("--start-from", type=Path, help=".onnx of a voice made by this recipe")
    parser.add_argument("--l1-minutes", type=float, default=known.l1_minutes)
    parser.add_argument("--spectral-minutes", type=float, default=known.spectral_minutes)
    parser.add_argument("--spectral-rate", type=float, default=known.spectral_rate)
    parser.add_argument(
        "--average", type=float, default=known.average, help="of the weights; 0.99 for short runs"
    )
    parser.add_argument("--recogniser-minutes", type=float, default=known.recogniser_minutes)
    parser.add_argument(
        "--brighter-db", type=float, default=known.brighter_db, help="for s, f, t, k, p and ʃ"
    )
    parser.add_argument("--voice", default=known.voice, help="name of the voice to write")
    parser.add_argument(
        "--compare", type=Path, nargs="*", default=[], help="other .onnx voices to score"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
