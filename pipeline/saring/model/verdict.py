"""The verdict on a text: what rules say of it and what thresholds say of its probabilities, put together in one place.

Scoring, the report and card of a training, `saring evaluate` and the gate all decide here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from saring.model.calibration import Thresholds
from saring.model.familiarity import Familiarity, unfamiliar
from saring.model.packing import reasons_of
from saring.records import Score, Verdict, scores_of
from saring.rules.context import may_miss_context, missing_context
from saring.rules.denial import denies, may_deny
from saring.text.arrays import Float, Int64


class RuledTexts(NamedTuple):
    """Normalised texts, and by their places the scores of those that rules decide without any threshold."""

    normalised: Sequence[str]
    unscorable: Mapping[int, Score]

    def take(self, places: Int64) -> RuledTexts:
        """Return some of the texts."""
        chosen = enumerate(places.tolist())
        unscorable = {new: self.unscorable[old] for new, old in chosen if old in self.unscorable}
        return RuledTexts([self.normalised[place] for place in places.tolist()], unscorable)


def apply_rules(
    texts: Sequence[str], normalised: Sequence[str], surprise: Float, familiarity: Familiarity | None
) -> RuledTexts:
    """Find the texts that cannot be scored: of an unknown language, no prose, or without the context they need.

    `texts` are the originals of `normalised`, and `surprise` says how strange the language of each is. A model
    without `familiarity` calls no text strange.
    """
    strange = {} if familiarity is None else unfamiliar(familiarity, texts, normalised, surprise)
    missing = {place: missing_context(normalised[place]) for place in may_miss_context(normalised)}
    found = {place: _unscorable(strange.get(place), missing.get(place)) for place in strange.keys() | missing.keys()}
    return RuledTexts(normalised, {place: score for place, score in found.items() if score is not None})


def decide(texts: RuledTexts, probabilities: Mapping[str, Float], thresholds: Thresholds) -> list[Score]:
    """Return the score of each text; `probabilities` holds a value a text for each question of the model."""
    hoax, claim = probabilities["hoax"], probabilities.get("claim")
    risk = probabilities.get("risk", hoax)
    verdicts = thresholds.verdicts(claim, hoax, risk)
    reasons = {verdict: reasons_of((f"verdict_is_{verdict}",)) for verdict in set(verdicts)}
    claims = [None] * len(verdicts) if claim is None else claim.tolist()
    scores = scores_of(verdicts, hoax.tolist(), claims, risk.tolist(), [reasons[verdict] for verdict in verdicts])
    # A denial repeats the words of the hoax it denies, and words are all the model sees.
    likely = [place for place, verdict in enumerate(verdicts) if verdict is Verdict.LIKELY_HOAX]
    for i in may_deny([texts.normalised[place] for place in likely]):
        if denies(texts.normalised[likely[i]]):
            score = scores[likely[i]]
            scores[likely[i]] = score._replace(verdict=Verdict.UNVERIFIED, reasons=reasons_of(("denies_a_claim",)))
    for place, score in texts.unscorable.items():
        scores[place] = score
    return scores


def decide_known(texts: RuledTexts, probabilities: Mapping[str, Float], thresholds: Thresholds) -> list[Verdict | None]:
    """Return the verdict of each text, None for those that have no probability (NaN) of one question or another."""
    known = np.isfinite(np.sum(list(probabilities.values()), axis=0))
    scores = decide(texts, probabilities, thresholds)
    return [score.verdict if judged else None for score, judged in zip(scores, known.tolist(), strict=True)]


def _unscorable(strange: str | None, missing: str | None) -> Score | None:
    """Return the score, without numbers, of a text the model cannot know or that cannot be judged alone, or None."""
    # Words of other writing systems are not parted by spaces, so their texts look too short; one that points at
    # something else is not strange for that.
    if strange is not None and missing != "points_elsewhere":
        return _without_numbers(Verdict.UNVERIFIED, strange)
    return _without_numbers(Verdict.NEEDS_CONTEXT, missing) if missing else None


def _without_numbers(verdict: Verdict, reason: str) -> Score:
    return Score(verdict, None, None, 0.0, reasons_of((reason,)))
