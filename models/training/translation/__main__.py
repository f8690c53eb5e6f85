"""`python -m models.training.translation COMMAND`: the recipe, one command per step."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[argparse.Namespace], int]

# Imports stand inside the commands: only some of them need torch, which is an optional extra.


def build_corpus(arguments: argparse.Namespace) -> int:
    """Clean and merge the sources."""
    from models.training.translation.corpus import CorpusFolders, build_corpus, provenance

    folders = CorpusFolders(arguments.seed, arguments.fetched, arguments.flores)
    counts = build_corpus(folders, arguments.corpus)
    print(provenance([count for count in counts if count.read]))
    for count in counts:
        reasons = ", ".join(f"{reason.value}: {n}" for reason, n in count.rejected.items())
        if reasons:
            print(f"left out of {count.source.name} {count.language.value}: {reasons}")
    return 0


def train_tokenizer(arguments: argparse.Namespace) -> int:
    """Train SentencePiece on a built corpus."""
    from models.training.translation.portions import read_corpus
    from models.training.translation.tokenizer import train_tokenizer

    texts = (
        text
        for portion in read_corpus(arguments.corpus)
        for pair in portion.pairs
        for text in (pair.source, pair.target)
    )
    train_tokenizer(texts, arguments.tokenizer, size=arguments.size)
    return 0


def train(arguments: argparse.Namespace) -> int:
    """Train, or go on training, for a slice of the budget."""
    from models.training.translation.hinting import read_hints
    from models.training.translation.lexicon import read_lexicon
    from models.training.translation.tokenizer import Tokenizer
    from models.training.translation.training import Trainer, TrainingSettings

    settings = TrainingSettings(
        minutes=arguments.minutes,
        slice_minutes=arguments.slice_minutes,
        peak_rate=arguments.rate,
        batch_tokens=arguments.batch_tokens,
        dropout=arguments.dropout,
        guide_weight=arguments.guide_weight,
        device=arguments.device,
        bfloat16=arguments.bfloat16,
        threads=arguments.threads,
        seed=arguments.seed,
        peers=arguments.peers,
    )
    trainer = Trainer(
        arguments.corpus,
        Tokenizer(arguments.tokenizer),
        arguments.run,
        settings=settings,
        start_from=arguments.start_from,
        hints=read_hints(arguments.hints) if arguments.hints else None,
        lexicon=list(read_lexicon(arguments.lexicon)) if arguments.lexicon else (),
    )
    trainer.train(lambda line: print(line, flush=True))
    return 0


def average(arguments: argparse.Namespace) -> int:
    """Average several checkpoints of one run."""
    from models.training.translation.checkpoint import average_weights, save_weights

    save_weights(average_weights(arguments.weights), arguments.out)
    return 0


def grow(arguments: argparse.Namespace) -> int:
    """Give a trained model more encoder layers, to go on from with `train --start-from`."""
    from models.training.translation.checkpoint import load_weights, save_weights
    from models.training.translation.growth import deepen

    save_weights(deepen(load_weights(arguments.weights), arguments.encoder_layers), arguments.out)
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write int8 weights, and compare them with float on the dev sets."""
    from models.training.translation.checkpoint import load_weights
    from models.training.translation.export import check_parity, export
    from models.training.translation.portions import read_dev_sets
    from models.training.translation.tokenizer import Tokenizer

    weights, tokenizer = load_weights(arguments.weights), Tokenizer(arguments.tokenizer)
    exact = arguments.out.with_name(arguments.out.name + "-float")
    export(weights, tokenizer, arguments.out, quantization="int8", hints=arguments.hints)
    export(weights, tokenizer, exact, quantization=None, hints=arguments.hints)
    good = True
    for name, (language, pairs) in read_dev_sets(arguments.corpus).items():
        parity = check_parity(exact, arguments.out, pairs[: arguments.sentences], language)
        print(name, parity.as_json())
        good = good and parity.is_good
    return 0 if good else 1


def word_links(arguments: argparse.Namespace) -> int:
    """Write the table of word links that stands beside the model."""
    from models.training.translation.lexicon import read_lexicon
    from models.training.translation.portions import read_corpus
    from models.training.translation.word_links import train_word_links

    arguments.out.mkdir(parents=True, exist_ok=True)
    lexicon = list(read_lexicon(arguments.lexicon))
    counts = train_word_links(read_corpus(arguments.corpus), arguments.out, lexicon)
    for language, count in counts.items():
        print(f"{language}: {count} links")
    return 0


def hints(arguments: argparse.Namespace) -> int:
    """Write the hints for rare words: from the word links, the lexicon and the glossaries."""
    from kreyol_desktop.core.language import Language
    from kreyol_desktop.engines.translation.word_links import read_word_links
    from models.training.translation.hint_tables import write_hints
    from models.training.translation.lexicon import read_glossaries, read_lexicon
    from models.training.translation.portions import read_corpus

    links = read_word_links(arguments.out, (Language.ENGLISH, Language.FRENCH))
    renderings = {language: table.renderings for language, table in links.items()}
    lexicon = [*read_lexicon(arguments.lexicon), *read_glossaries(arguments.glossaries)]
    portions = read_corpus(arguments.corpus)
    for language, count in write_hints(portions, renderings, lexicon, arguments.out).items():
        print(f"{language}: {count} words")
    return 0


def evaluate(arguments: argparse.Namespace) -> int:
    """Score an exported model on the dev sets."""
    from models.training.translation.decoding import Decoder, Search
    from models.training.translation.evaluation import TABLE_HEAD, evaluate
    from models.training.translation.portions import read_dev_sets

    decoder = Decoder(arguments.model, threads=arguments.threads)
    search = Search(arguments.beam, arguments.no_repeat, arguments.length_penalty)
    report, rows = {}, []
    for name, (language, pairs) in read_dev_sets(arguments.corpus).items():
        result = evaluate(decoder, pairs, language, search=search)
        report[name] = result.summary()
        rows.append(result.row(name))
        if arguments.outputs:
            arguments.outputs.mkdir(parents=True, exist_ok=True)
            lines = (
                f"{pair.source}\t{text}\t{pair.target}\n"
                for pair, text in zip(pairs, result.outputs, strict=True)
            )
            (arguments.outputs / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")
    print(json.dumps(report, indent=1) if arguments.json else "\n".join([TABLE_HEAD, *rows]))
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    arguments = _parser().parse_args(argv)
    command: Command = arguments.run_command
    return command(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="models.training.translation", description=__doc__)
    commands = parser.add_subparsers(required=True)
    _add_corpus_commands(commands)
    _add_train(commands)
    _add_result_commands(commands)
    return parser


def _add_corpus_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = _add(commands, "build-corpus", build_corpus)
    build.add_argument("--seed", type=Path, default=Path("models/training/corpus/seed"))
    build.add_argument("--fetched", type=Path, help="folder of the fetched sources, see SOURCES.md")
    build.add_argument("--flores", type=Path, help="folder of flores200-dev.{en,fr,ht}")
    pieces = _add(commands, "train-tokenizer", train_tokenizer)
    pieces.add_argument("--tokenizer", type=Path, required=True, help="file to write")
    pieces.add_argument("--size", type=int, default=8000)


def _add_train(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _add(commands, "train", train)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run's checkpoints")
    parser.add_argument("--minutes", type=float, required=True, help="budget over all slices")
    parser.add_argument("--slice-minutes", type=float, default=0.0, help="stop after so long")
    parser.add_argument("--start-from", type=Path, help="weights to continue from")
    parser.add_argument("--hints", type=Path, help="folder of hints for rare words")
    parser.add_argument("--lexicon", type=Path, help="folder of words to put into other sentences")
    parser.add_argument("--rate", type=float, default=1e-3, help="peak learning rate")
    parser.add_argument("--batch-tokens", type=int, default=2500)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument(
        "--guide-weight", type=float, default=0.1, help="of the alignments; 0 when going on"
    )
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--bfloat16", action="store_true", help="fast with AVX-512 BF16 or a GPU")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--peers", type=Path, help="folder shared by trainings that average")


def _add_result_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    mean = commands.add_parser("average", help=average.__doc__)
    mean.set_defaults(run_command=average)
    mean.add_argument("weights", type=Path, nargs="+")
    mean.add_argument("--out", type=Path, required=True)
    grown = commands.add_parser("grow", help=grow.__doc__)
    grown.set_defaults(run_command=grow)
    grown.add_argument("--weights", type=Path, required=True)
    grown.add_argument("--encoder-layers", type=int, required=True)
    grown.add_argument("--out", type=Path, required=True)
    written = _add(commands, "export", export)
    written.add_argument("--weights", type=Path, required=True)
    written.add_argument("--tokenizer", type=Path, required=True)
    written.add_argument("--out", type=Path, required=True)
    written.add_argument("--hints", type=Path, help="folder of the hints it was trained with")
    written.add_argument("--sentences", type=int, default=200)
    linked = _add(commands, "word-links", word_links)
    linked.add_argument("--out", type=Path, required=True, help="folder to write into")
    hinted = _add(commands, "hints", hints)
    hinted.add_argument("--out", type=Path, required=True, help="folder of the word links")
    hinted.add_argument("--glossaries", type=Path, default=Path("resources/glossaries"))
    for parser in (linked, hinted):
        parser.add_argument("--lexicon", type=Path, default=Path("models/training/corpus/lexicon"))
    scored = _add(commands, "evaluate", evaluate)
    scored.add_argument("--model", type=Path, default=Path("models/translation"))
    scored.add_argument("--outputs", type=Path, help="folder for source, output and reference")
    scored.add_argument("--json", action="store_true", help="with sacrebleu's signatures")
    scored.add_argument("--beam", type=int, default=4)
    scored.add_argument("--no-repeat", type=int, default=4)
    scored.add_argument("--length-penalty", type=float, default=1.0)
    scored.add_argument("--threads", type=int, default=2)


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=command.__doc__)
    parser.set_defaults(run_command=command)
    parser.add_argument("--corpus", type=Path, required=True, help="built corpus folder")
    return parser


if __name__ == "__main__":
    sys.exit(main())
