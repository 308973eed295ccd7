"""One message, a batch, a stream: one code path from text to verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from pipeline.calibration import Float, logistic
from pipeline.phrases import say
from pipeline.records import Kind, Message, Reason, Score, ScoredMessage, Verdict
from pipeline.store import Model
from pipeline.text import LINK, LINK_APP, LINK_GOV, LINK_SHORT, normalise

MIN_WORDS = 3
CHUNK_MESSAGES = 2048
_LINKS = {LINK, LINK_SHORT, LINK_GOV, LINK_APP}
_WORD = re.compile(r"[^\W\d_]{2,}")


class Scorer:
    """Gives verdicts with one model. Safe to keep; it holds no state of the messages."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def score_text(self, text: str) -> Score:
        """Score one text."""
        return self.score_texts([text])[0]

    def score_texts(self, texts: Sequence[str]) -> list[Score]:
        """Score texts, one score a text in the same order; equal texts are scored once."""
        distinct = {text: normalise(text) for text in dict.fromkeys(texts)}
        scorable = [text for text, normalised in distinct.items() if _missing_context(normalised) is None]
        probabilities = self._probabilities([distinct[text] for text in scorable])
        scores = {text: self._decide(row) for text, row in zip(scorable, probabilities, strict=True)}
        for text, normalised in distinct.items():
            reason = _missing_context(normalised)
            if reason is not None:
                scores[text] = _needs_context(reason)
        return [scores[text] for text in texts]

    def score_messages(self, messages: Iterable[Message]) -> Iterator[ScoredMessage]:
        """Score a stream in chunks; one scored message a message, in order."""
        stream = iter(messages)
        while chunk := list(islice(stream, CHUNK_MESSAGES)):
            for message, score in zip(chunk, self.score_texts([_words_of(m) for m in chunk]), strict=True):
                yield ScoredMessage(message, score, self.model.version)

    def _probabilities(self, normalised: Sequence[str]) -> Float:
        """Return texts x questions, calibrated."""
        log_odds = self.model.space.decision_values(normalised, self.model.coefficients)
        return logistic(log_odds + np.array(self.model.intercepts))

    def _decide(self, probabilities: Float) -> Score:
        limits = self.model.thresholds
        hoax = float(probabilities[-1])
        claim = float(probabilities[0]) if self.model.knows_talk else None
        risk = hoax if claim is None else hoax * claim
        if claim is not None and claim < limits.claim:
            verdict = Verdict.NO_CLAIM
        elif hoax >= limits.hoax and (claim is None or claim >= limits.sure_claim):
            verdict = Verdict.LIKELY_HOAX
        else:
            verdict = Verdict.UNVERIFIED
        return Score(verdict, hoax, claim, risk, (_reason(f"verdict_is_{verdict}"),))


def _words_of(message: Message) -> str:
    """Return what the person wrote: all of a text, the caption below a placeholder, nothing of a call."""
    if message.kind in (Kind.TEXT, Kind.POLL):
        return message.text
    return message.text.partition("\n")[2] if message.kind == Kind.MEDIA else ""


def _missing_context(normalised: str) -> str | None:
    """Say why a text cannot be judged alone, or None: no words, only a link, or too few words."""
    n_words = len(_WORD.findall(normalised))
    if n_words >= MIN_WORDS:
        return None
    if any(link in normalised for link in _LINKS):
        return "only_link"
    return "too_short" if n_words else "no_text"


def _needs_context(reason: str) -> Score:
    return Score(Verdict.NEEDS_CONTEXT, None, None, 0.0, (_reason(reason),))


def _reason(code: str) -> Reason:
    return Reason(code, say(f"reason_{code}"))
