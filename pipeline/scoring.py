"""One message, a batch, a stream: one code path from text to verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.calibration import Float, logistic
from pipeline.context import missing_context
from pipeline.denial import denies
from pipeline.familiarity import read_familiarity, unfamiliar
from pipeline.features import log_lengths
from pipeline.measuring import Measurer
from pipeline.parallel import map_chunks
from pipeline.phrases import get_language, say, set_language
from pipeline.records import Kind, Message, Reason, Score, ScoredMessage, Verdict
from pipeline.store import Model, load_model
from pipeline.text import normalise

CHUNK_MESSAGES = 2048


class Distinct(NamedTuple):
    """The different texts of a chunk, normalised, in order of first appearance, and their scores."""

    normalised: list[str]
    scores: list[Score]


class Scorer:
    """Gives verdicts with one model. Safe to keep; it holds no state of the messages.

    `watch`, where set, is told the normalised texts and the scores of each chunk, equal texts once.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.watch: Callable[[Sequence[str], Sequence[Score]], None] | None = None
        self._familiarity = read_familiarity(model.metadata)
        self._measurer = Measurer(model.space, model.coefficients, self._familiarity)

    def score_text(self, text: str) -> Score:
        """Score one text."""
        return self.score_texts([text])[0]

    def score_texts(self, texts: Sequence[str]) -> list[Score]:
        """Score texts, one score a text in the same order; equal texts are scored once."""
        return self._told(texts, self.score_distinct(texts))

    def score_distinct(self, texts: Sequence[str]) -> Distinct:
        """Score each different text once, without telling `watch`."""
        distinct = {text: normalise(text) for text in dict.fromkeys(texts)}
        measures = self._measurer.measure(list(distinct.values()))
        unscored = self._unscored(distinct, measures.surprise)
        probabilities = self._probabilities(list(distinct.values()), measures.decision_values).tolist()
        scores = [
            settled or self._decide(normalised, row)
            for settled, normalised, row in zip(unscored, distinct.values(), probabilities, strict=True)
        ]
        return Distinct(list(distinct.values()), scores)

    def _told(self, texts: Sequence[str], distinct: Distinct) -> list[Score]:
        """Tell `watch` what was scored, and return one score a text."""
        if self.watch is not None:
            self.watch(distinct.normalised, distinct.scores)
        scores = dict(zip(dict.fromkeys(texts), distinct.scores, strict=True))
        return [scores[text] for text in texts]

    def _unscored(self, distinct: Mapping[str, str], surprise: Float) -> list[Score | None]:
        """Settle what the model cannot know and what cannot be judged alone: scores without numbers, or None."""
        scores: list[Score | None] = []
        for normalised, strange in zip(distinct.values(), self._strange(distinct, surprise), strict=True):
            missing = missing_context(normalised)
            # Other writing systems part no words, so they look too short; what leans is not strange for it.
            if strange is not None and missing != "points_elsewhere":
                scores.append(_without_numbers(Verdict.UNVERIFIED, strange))
            else:
                scores.append(_without_numbers(Verdict.NEEDS_CONTEXT, missing) if missing else None)
        return scores

    def _strange(self, distinct: Mapping[str, str], surprise: Float) -> list[str | None]:
        """Say why a text is unlike all that was learned from; a model that does not know says nothing."""
        if self._familiarity is None:
            return [None] * len(distinct)
        return unfamiliar(self._familiarity, list(distinct), list(distinct.values()), surprise)

    def score_messages(self, messages: Iterable[Message], n_jobs: int = 1) -> Iterator[ScoredMessage]:
        """Score a stream in chunks; one scored message a message, in order, the same for any `n_jobs`.

        A model that lies in no folder is not given to other processes: it is used here alone.
        """
        function = partial(_score_chunk, self)
        if self.model.folder is not None and n_jobs != 1:
            function = partial(_score_in_worker, str(self.model.folder.resolve()), self.model.version, get_language())
        for chunk, distinct in map_chunks(function, messages, CHUNK_MESSAGES, n_jobs if self.model.folder else 1):
            for message, score in zip(chunk, self._told([_words_of(m) for m in chunk], distinct), strict=True):
                yield ScoredMessage(message, score, self.model.version)

    def _probabilities(self, normalised: Sequence[str], decision_values: Float) -> Float:
        """Return texts x questions, calibrated."""
        model = self.model
        log_odds = decision_values + np.array(model.intercepts)
        return logistic(log_odds + np.outer(log_lengths(normalised), model.length_weights))

    def _decide(self, normalised: str, probabilities: Sequence[float]) -> Score:
        found = dict(zip(self.model.questions, probabilities, strict=True))
        hoax = found["hoax"]
        claim, risk = found.get("claim"), found.get("risk", hoax)
        verdict = self.model.thresholds.verdict(claim, hoax, risk)
        # A denial repeats the words of the hoax it denies, and words are all the model sees.
        if verdict is Verdict.LIKELY_HOAX and denies(normalised):
            return Score(Verdict.UNVERIFIED, hoax, claim, risk, (_reason("denies_a_claim"),))
        return Score(verdict, hoax, claim, risk, (_reason(f"verdict_is_{verdict}"),))


def _score_chunk(scorer: Scorer, chunk: Sequence[Message]) -> Distinct:
    return scorer.score_distinct([_words_of(message) for message in chunk])


def _score_in_worker(folder: str, version: str, language: str, chunk: Sequence[Message]) -> Distinct:
    set_language(language)
    return _score_chunk(_scorer_of(folder, version), chunk)


@lru_cache(maxsize=1)
def _scorer_of(folder: str, _version: str) -> Scorer:
    """Load a bundle once in each worker; a bundle of another version in the same folder anew."""
    return Scorer(load_model(Path(folder)))


def _words_of(message: Message) -> str:
    """Return what the person wrote: all of a text, the caption below a placeholder, nothing of a call."""
    if message.kind in (Kind.TEXT, Kind.POLL):
        return message.text
    return message.text.partition("\n")[2] if message.kind == Kind.MEDIA else ""


def _without_numbers(verdict: Verdict, reason: str) -> Score:
    return Score(verdict, None, None, 0.0, (_reason(reason),))


def _reason(code: str) -> Reason:
    return Reason(code, say(f"reason_{code}"))
