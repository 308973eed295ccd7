"""One message, a batch, a stream: one code path from text to verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from pipeline.calibration import Float, logistic
from pipeline.context import missing_context
from pipeline.denial import denies
from pipeline.familiarity import read_familiarity, unfamiliar
from pipeline.features import log_lengths
from pipeline.phrases import say
from pipeline.records import Kind, Message, Reason, Score, ScoredMessage, Verdict
from pipeline.store import Model
from pipeline.text import normalise

CHUNK_MESSAGES = 2048


class Scorer:
    """Gives verdicts with one model. Safe to keep; it holds no state of the messages.

    `watch`, where set, is told the normalised texts and the scores of each chunk, equal texts once.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.watch: Callable[[Sequence[str], Sequence[Score]], None] | None = None
        self._familiarity = read_familiarity(model.metadata)

    def score_text(self, text: str) -> Score:
        """Score one text."""
        return self.score_texts([text])[0]

    def score_texts(self, texts: Sequence[str]) -> list[Score]:
        """Score texts, one score a text in the same order; equal texts are scored once."""
        distinct = {text: normalise(text) for text in dict.fromkeys(texts)}
        scores = self._unscored(distinct)
        scorable = [text for text in distinct if text not in scores]
        probabilities = self._probabilities([distinct[text] for text in scorable])
        scores |= {text: self._decide(distinct[text], row) for text, row in zip(scorable, probabilities, strict=True)}
        if self.watch is not None:
            self.watch(list(distinct.values()), [scores[text] for text in distinct])
        return [scores[text] for text in texts]

    def _unscored(self, distinct: Mapping[str, str]) -> dict[str, Score]:
        """Settle what the model cannot know and what cannot be judged alone: texts to scores without numbers."""
        scores: dict[str, Score] = {}
        for (text, normalised), strange in zip(distinct.items(), self._strange(distinct), strict=True):
            missing = missing_context(normalised)
            # Other writing systems part no words, so they look too short; what leans is not strange for it.
            if strange is not None and missing != "points_elsewhere":
                scores[text] = _without_numbers(Verdict.UNVERIFIED, strange)
            elif missing is not None:
                scores[text] = _without_numbers(Verdict.NEEDS_CONTEXT, missing)
        return scores

    def _strange(self, distinct: Mapping[str, str]) -> list[str | None]:
        """Say why a text is unlike all that was learned from; a model that does not know says nothing."""
        if self._familiarity is None:
            return [None] * len(distinct)
        return unfamiliar(self.model.space, self._familiarity, list(distinct), list(distinct.values()))

    def score_messages(self, messages: Iterable[Message]) -> Iterator[ScoredMessage]:
        """Score a stream in chunks; one scored message a message, in order."""
        stream = iter(messages)
        while chunk := list(islice(stream, CHUNK_MESSAGES)):
            for message, score in zip(chunk, self.score_texts([_words_of(m) for m in chunk]), strict=True):
                yield ScoredMessage(message, score, self.model.version)

    def _probabilities(self, normalised: Sequence[str]) -> Float:
        """Return texts x questions, calibrated."""
        model = self.model
        log_odds = model.space.decision_values(normalised, model.coefficients) + np.array(model.intercepts)
        return logistic(log_odds + np.outer(log_lengths(normalised), model.length_weights))

    def _decide(self, normalised: str, probabilities: Float) -> Score:
        found = dict(zip(self.model.questions, probabilities.tolist(), strict=True))
        hoax = found["hoax"]
        claim, risk = found.get("claim"), found.get("risk", hoax)
        verdict = self.model.thresholds.verdict(claim, hoax, risk)
        # A denial repeats the words of the hoax it denies, and words are all the model sees.
        if verdict is Verdict.LIKELY_HOAX and denies(normalised):
            return Score(Verdict.UNVERIFIED, hoax, claim, risk, (_reason("denies_a_claim"),))
        return Score(verdict, hoax, claim, risk, (_reason(f"verdict_is_{verdict}"),))


def _words_of(message: Message) -> str:
    """Return what the person wrote: all of a text, the caption below a placeholder, nothing of a call."""
    if message.kind in (Kind.TEXT, Kind.POLL):
        return message.text
    return message.text.partition("\n")[2] if message.kind == Kind.MEDIA else ""


def _without_numbers(verdict: Verdict, reason: str) -> Score:
    return Score(verdict, None, None, 0.0, (_reason(reason),))


def _reason(code: str) -> Reason:
    return Reason(code, say(f"reason_{code}"))
