"""Score an exported model on a test set."""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from models.training.translation.cleaning import Pair, clean
from models.training.translation.decoding import DEFAULT_SEARCH, Decoder, Search
from models.training.translation.faithfulness import Faithfulness, measure
from models.training.translation.sources import SourceLanguage


@dataclass(frozen=True, slots=True)
class Score:
    """A sacrebleu score and the signature that makes it comparable."""

    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of one model on one set."""

    sentences: int
    chrf: Score
    chrf_words: Score
    bleu: Score
    faithfulness: Faithfulness
    sentences_per_s: float
    outputs: tuple[str, ...]

    def summary(self) -> dict[str, Any]:
        """Everything but the outputs, for JSON."""
        result = asdict(self)
        del result["outputs"]
        return result

    def row(self, name: str) -> str:
        """One row of a Markdown table whose head is TABLE_HEAD."""
        faithful = self.faithfulness
        shares = (
            faithful.numbers_kept,
            faithful.negation_kept,
            faithful.names_kept,
            faithful.repeating,
            faithful.copied,
        )
        cells = [name, *(f"{s.value:.1f}" for s in (self.chrf, self.chrf_words, self.bleu))]
        cells += [f"{100 * rate.share:.1f} % of {rate.of}" for rate in shares]
        cells.append(f"{self.sentences_per_s:.0f}")
        return f"| {' | '.join(cells)} |"


TABLE_HEAD = (
    "| set | chrF | chrF++ | BLEU | numbers kept | negation kept | names kept | repeating | copied "
    "| sentences/s |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def evaluate(
    decoder: Decoder,
    pairs: Sequence[Pair],
    language: SourceLanguage,
    *,
    search: Search = DEFAULT_SEARCH,
) -> Evaluation:
    """Translate and score. References get the same cleaning as training text: straight quotes."""
    began_s = time.perf_counter()
    outputs = decoder.translate([pair.source for pair in pairs], language, search=search)
    took_s = time.perf_counter() - began_s
    references = [clean(pair.target) for pair in pairs]
    return Evaluation(
        sentences=len(pairs),
        chrf=_score(CHRF(), outputs, references),
        chrf_words=_score(CHRF(word_order=2), outputs, references),
        bleu=_score(BLEU(), outputs, references),
        faithfulness=measure(pairs, outputs, language),
        sentences_per_s=len(pairs) / took_s,
        outputs=tuple(outputs),
    )


def _score(metric: Metric, outputs: Sequence[str], references: Sequence[str]) -> Score:
    value = metric.corpus_score(list(outputs), [list(references)]).score
    return Score(round(float(value), 2), str(metric.get_signature()))
