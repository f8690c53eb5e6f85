"""Asking a model and checking its answers, while it goes on with the next ones."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Protocol

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.translation import Answers, Decoding, Hypothesis
from kreyol_desktop.engines.translation.attempts import Attempt
from kreyol_desktop.engines.translation.clause import Clause, has_letters
from kreyol_desktop.engines.translation.preference import Preference
from kreyol_desktop.engines.translation.protection import Masked

MAX_TOKENS = 500
"""What the model is never asked to read in one piece; only a sentence without spaces is so long."""

_LONGEST_CHARACTER = 4
"""Bytes in UTF-8."""


class Streaming(Protocol):
    """What is needed of a loaded model: decoding begins with the call, not with the first use."""

    def stream(
        self,
        sentences: Sequence[str],
        direction: Direction,
        decoding: Decoding = ...,
        *,
        beginnings: Sequence[str] = ...,
        while_waiting: Callable[[], None] | None = ...,
    ) -> Answers: ...


@dataclass(frozen=True, slots=True)
class _Question:
    """A clause as one attempt (``rank`` among the attempts) shows it to the model."""

    clause: Clause
    rank: int
    protected: Masked


@dataclass(frozen=True, slots=True)
class _Round:
    """Questions that are being decoded together. ``source[n]`` answers ``questions[n]``: the same
    text is only asked once.
    """

    questions: tuple[_Question, ...]
    source: tuple[int, ...]
    answers: Answers
    first: bool


class Asking:
    """The questions of one call. Not thread-safe: each call has its own.

    ``wanted`` other translations are looked for; ``while_waiting`` is called several times a second,
    and what it raises ends the work.
    """

    def __init__(
        self,
        decoder: Streaming,
        direction: Direction,
        attempts: Sequence[Attempt],
        count_tokens: Callable[[str], int],
        preference: Preference,
        *,
        wanted: int = 0,
        while_waiting: Callable[[], None] | None = None,
    ) -> None:
        self._decoder = decoder
        self._direction = direction
        self._attempts = attempts
        self._count_tokens = count_tokens
        self._preference = preference
        self._wanted = wanted
        self._while_waiting = while_waiting
        self._rounds: deque[_Round] = deque()
        self._open = ExitStack()

    def ask(self, clauses: Sequence[Clause]) -> None:
        """Begin with the first attempt at ``clauses``; returns at once."""
        self._begin(clauses, [0], first=True)

    def finish(self) -> None:
        """Check the answers, ask again about what fails, until every clause has its candidates."""
        failed = self._check_rounds()
        resorts = [rank for rank, attempt in enumerate(self._attempts) if attempt.last_resort]
        empty = [c for c in failed if not c.tried.any and not c.unanswered]
        for rank in resorts:
            self._begin(empty, [rank], first=False)
        self._check_rounds()

    def close(self) -> None:
        """Drop what is still waiting to be decoded."""
        self._rounds.clear()
        self._open.close()

    def _check_rounds(self) -> list[Clause]:
        """Check all answers, and those of the retries; return the clauses that were asked again."""
        failed: list[Clause] = []
        while self._rounds:
            finished = self._rounds.popleft()
            self._check(finished)
            if finished.first:
                failing = [q.clause for q in finished.questions if _fails(q.clause)]
                self._retry(failing)
                failed += failing
        return failed

    def _retry(self, clauses: Sequence[Clause]) -> None:
        """Put ``clauses`` to the other attempts at once, those that decode alike together."""
        alike: dict[Decoding, list[int]] = {}
        for rank, attempt in enumerate(self._attempts[1:], start=1):
            if not attempt.last_resort:
                alike.setdefault(attempt.decoding, []).append(rank)
        for ranks in alike.values():
            self._begin(clauses, ranks, first=False)

    def _begin(self, clauses: Sequence[Clause], ranks: Sequence[int], *, first: bool) -> None:
        questions = [
            q for clause in clauses for rank in ranks if (q := self._question(clause, rank))
        ]
        if not questions:
            return
        distinct = dict.fromkeys(question.protected.text for question in questions)
        texts = {text: place for place, text in enumerate(distinct)}
        answers = self._decoder.stream(
            list(texts),
            self._direction,
            self._attempts[ranks[0]].decoding,
            while_waiting=self._while_waiting,
        )
        self._open.enter_context(closing(answers))
        for question in questions:
            question.clause.unanswered += 1
        source = tuple(texts[question.protected.text] for question in questions)
        self._rounds.append(_Round(tuple(questions), source, answers, first))

    def _question(self, clause: Clause, rank: int) -> _Question | None:
        protected = clause.masked(self._direction, self._attempts[rank])
        if not has_letters(protected.text):
            clause.copy(protected)
            return None
        if self._is_too_long(protected.text):
            return None
        return _Question(clause, rank, protected)

    def _is_too_long(self, text: str) -> bool:
        # a token is a byte or more, so that counting them is seldom needed
        return len(text) * _LONGEST_CHARACTER > MAX_TOKENS and self._count_tokens(text) > MAX_TOKENS

    def _check(self, finished: _Round) -> None:
        """Checked as they come, while the rest is still being decoded."""
        waiting: dict[int, list[_Question]] = {}
        for question, place in zip(finished.questions, finished.source, strict=True):
            waiting.setdefault(place, []).append(question)
        for place, hypotheses in finished.answers:
            for question in waiting[place]:
                if hypotheses:
                    question.clause.unanswered -= 1
                self._judge(question, hypotheses)

    def _judge(self, question: _Question, hypotheses: Sequence[Hypothesis]) -> None:
        clause, protected = question.clause, question.protected
        ranked = self._preference.ranked(protected.text, hypotheses, self._direction.source)
        for hypothesis, account in ranked:
            candidate = clause.candidate(protected, hypothesis, account, self._direction)
            if candidate is not None:
                clause.tried.add(question.rank, candidate)
            if clause.tried.clean(question.rank) > self._wanted:
                break  # checking the rest costs more than it could bring


def _fails(clause: Clause) -> bool:
    return not clause.tried.settled and not clause.unanswered
