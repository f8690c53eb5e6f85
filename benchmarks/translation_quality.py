"""How good the translations are on a dev set, and how far their confidence can be trusted.

    python benchmarks/translation_quality.py --dev FOLDER [--model models/translation] [--every 1]

FOLDER holds ``seed-dev.tsv`` (English, French, Kreyòl by tabs) and ``flores200-dev.{en,fr,ht}``. For
each set and source language: chrF and BLEU of the bare model (beam 4) and of the checking translator
in the same run, the share of sentences whose figures are all kept, the share that fails a check. At
the end the constants that turn the model's score, and what its word links say, into a confidence;
they belong in its manifest.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import sacrebleu

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kreyol_desktop.core.language import Direction, Language  # noqa: E402 - found beside this script
from kreyol_desktop.core.translation import Decoding  # noqa: E402
from kreyol_desktop.engines.models.manifest import read_manifest  # noqa: E402
from kreyol_desktop.engines.translation import frame, numbers  # noqa: E402
from kreyol_desktop.engines.translation.careful import CarefulTranslator, Draft  # noqa: E402
from kreyol_desktop.engines.translation.confidence import Calibration  # noqa: E402
from kreyol_desktop.engines.translation.guards import check  # noqa: E402
from kreyol_desktop.engines.translation.opening import (  # noqa: E402
    clause_tokens,
    open_translator,
    preference,
)

USABLE_CHRF = 35.0


@dataclass(frozen=True)
class Noting(Calibration):
    """Notes what confidences would be made of, in the order of the sentences."""

    noted: list[tuple[float, float]] = field(default_factory=list)

    def confidence(self, score: float, accounted: float = 0.0) -> float:
        self.noted.append((score, accounted))
        return 0.5


@dataclass(frozen=True, slots=True)
class DevSet:
    name: str
    direction: Direction
    sources: list[str]
    references: list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=ROOT / "models" / "translation")
    parser.add_argument("--every", type=int, default=1, help="take each n-th sentence only")
    arguments = parser.parse_args()
    info = read_manifest(arguments.model).info(arguments.model)
    translator = open_translator(info)
    noting = Noting(slope=1.0, bias=0.0)
    careful = CarefulTranslator(
        translator,
        preference=preference(info),
        calibration=noting,
        clause_tokens=clause_tokens(info),
    )
    evidence: list[tuple[float, float]] = []
    quality: list[float] = []
    weights: list[float] = []
    for dev in dev_sets(arguments.dev, arguments.every):
        plain = [frame.plain_characters(source) for source in dev.sources]
        bare = translator.translate(plain, dev.direction, Decoding(beam_size=4))
        report(dev, "bare", [hypotheses[0].text for hypotheses in bare])
        done = careful.translate([Draft(source) for source in dev.sources], dev.direction)
        report(dev, "checked", [checked.text for checked in done])
        noted = iter(
            noting.noted[len(noting.noted) - sum(c.confidence is not None for c in done) :]
        )
        for checked, reference in zip(done, dev.references, strict=True):
            seen = next(noted) if checked.confidence is not None else None
            if seen is not None and not checked.flags:
                evidence.append(seen)
                quality.append(sacrebleu.sentence_chrf(checked.text, [reference]).score)
                weights.append(1.0 / len(dev.sources))
    calibrate(np.array(evidence), np.array(quality), np.array(weights))
    translator.close()


def dev_sets(folder: Path, every: int) -> list[DevSet]:
    """The sets that are there, in both source languages."""
    found = []
    if (folder / "seed-dev.tsv").is_file():
        rows = [line.split("\t") for line in lines(folder / "seed-dev.tsv")]
        for column, language in ((0, Language.ENGLISH), (1, Language.FRENCH)):
            pairs = ([row[column] for row in rows], [row[2] for row in rows])
            found.append(DevSet("plain", Direction(language, Language.KREYOL), *pairs))
    if (folder / "flores200-dev.ht").is_file():
        references = lines(folder / "flores200-dev.ht")
        for language in (Language.ENGLISH, Language.FRENCH):
            sources = lines(folder / f"flores200-dev.{language}")
            direction = Direction(language, Language.KREYOL)
            found.append(DevSet("hard", direction, sources, references))
    return [
        replace(dev, sources=dev.sources[::every], references=dev.references[::every])
        for dev in found
    ]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def report(dev: DevSet, way: str, translations: Sequence[str]) -> None:
    direction = dev.direction
    pairs = list(zip(dev.sources, translations, strict=True))
    figured = [pair for pair in pairs if numbers.values_in(pair[0], direction.source)]
    kept = sum(
        not numbers.difference(s, t, direction.source, direction.target).missing for s, t in figured
    )
    failing = sum(bool(check(s, t, direction)) for s, t in pairs)
    chrf = sacrebleu.corpus_chrf(list(translations), [dev.references]).score
    bleu = sacrebleu.corpus_bleu(list(translations), [dev.references]).score
    print(
        f"{dev.name:6} {direction} {way:8} {len(pairs):4} sentences  chrF {chrf:.2f}  BLEU {bleu:.2f}"
        f"  figures kept {kept / max(len(figured), 1):.0%}  failing a check {failing / len(pairs):.1%}",
        flush=True,
    )


def calibrate(evidence: np.ndarray, quality: np.ndarray, weights: np.ndarray) -> None:
    """Print the constants, and what the word links add to the score."""
    usable = quality >= USABLE_CHRF
    for name, columns in (("score alone", evidence[:, :1]), ("score and links", evidence)):
        if not columns.any(axis=0).all():
            continue  # the model has no word links
        theta = fit(columns, usable, weights)
        judged = columns @ theta[:-1]
        print(
            f"{name}: confidence_slope {theta[0]:.3f}"
            + (f"  confidence_links {theta[1]:.3f}" if len(theta) > 2 else "")
            + f"  confidence_bias {theta[-1]:.3f}; r with chrF {np.corrcoef(judged, quality)[0, 1]:.2f},"
            f" usable ranked above unusable {ranked_right(judged, usable):.1%}"
        )


def ranked_right(judged: np.ndarray, usable: np.ndarray) -> float:
    """The share of pairs, one usable and one not, in the right order (area under the curve)."""
    places = judged.argsort().argsort()
    good, bad = places[usable], places[~usable]
    return float((good.sum() - len(good) * (len(good) - 1) / 2) / (len(good) * len(bad)))


def fit(columns: np.ndarray, usable: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted logistic regression by Newton's method: a weight per column, then the constant."""
    inputs = np.column_stack([columns, np.ones(len(columns))])
    theta = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ theta))
        curvature = (inputs * (weights * chance * (1 - chance))[:, None]).T @ inputs
        theta += np.linalg.solve(
            curvature + 1e-9 * np.eye(len(theta)), inputs.T @ (weights * (usable - chance))
        )
    return theta


if __name__ == "__main__":
    main()
