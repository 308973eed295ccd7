"""Decide the verdict on a text from the rules and from thresholds on its probabilities.

This is the one path to a verdict for scoring, the training report and card, `saring evaluate` and the gate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from saring.model.calibration import Thresholds
from saring.model.familiarity import UNFAMILIAR, LanguageCheck, LanguageMeasures
from saring.model.packing import reasons_of
from saring.records import Score, Verdict, scores_of
from saring.rules.context import may_miss_context, missing_context
from saring.rules.denial import denies, may_deny
from saring.text.arrays import Float, Int64


class RuledTexts(NamedTuple):
    """Normalised texts, and, by index, the scores of those decided by rules alone."""

    normalised: Sequence[str]
    unscorable: Mapping[int, Score]

    def take(self, places: Int64) -> RuledTexts:
        """Select some of the texts."""
        chosen = enumerate(places.tolist())
        unscorable = {new: self.unscorable[old] for new, old in chosen if old in self.unscorable}
        return RuledTexts([self.normalised[place] for place in places.tolist()], unscorable)


def apply_rules(
    texts: Sequence[str], normalised: Sequence[str], languages: LanguageMeasures, check: LanguageCheck | None
) -> RuledTexts:
    """Find the texts that cannot be scored: in an unknown language, not prose, or lacking context.

    `texts` are the originals of `normalised`, `languages` their measures. Without a `check`, languages are not checked.
    """
    unfamiliar_code = {} if check is None else check.unfamiliar(texts, normalised, languages)
    missing_code = {place: missing_context(normalised[place]) for place in may_miss_context(normalised)}
    found = {
        place: _unscorable(unfamiliar_code.get(place), missing_code.get(place))
        for place in unfamiliar_code.keys() | missing_code.keys()
    }
    return RuledTexts(normalised, {place: score for place, score in found.items() if score is not None})


def decide(texts: RuledTexts, probabilities: Mapping[str, Float], thresholds: Thresholds) -> list[Score]:
    """Return the score of each text; `probabilities` has an array per question of the model."""
    hoax, claim = probabilities["hoax"], probabilities.get("claim")
    risk = probabilities.get("risk", hoax)
    verdicts = thresholds.verdicts(claim, hoax, risk)
    reasons = {verdict: reasons_of((f"verdict_is_{verdict}",)) for verdict in set(verdicts)}
    claims = [None] * len(verdicts) if claim is None else claim.tolist()
    scores = scores_of(verdicts, hoax.tolist(), claims, risk.tolist(), [reasons[verdict] for verdict in verdicts])
    # A denial repeats the words of the hoax it denies, and the model sees only words.
    likely = [place for place, verdict in enumerate(verdicts) if verdict is Verdict.LIKELY_HOAX]
    for i in may_deny([texts.normalised[place] for place in likely]):
        if denies(texts.normalised[likely[i]]):
            score = scores[likely[i]]
            scores[likely[i]] = score._replace(verdict=Verdict.UNVERIFIED, reasons=reasons_of(("denies_a_claim",)))
    for place, score in texts.unscorable.items():
        scores[place] = score
    return scores


def decide_known(texts: RuledTexts, probabilities: Mapping[str, Float], thresholds: Thresholds) -> list[Verdict | None]:
    """Return the verdict on each text, None where a probability is missing (NaN)."""
    known = np.isfinite(np.sum(list(probabilities.values()), axis=0))
    scores = decide(texts, probabilities, thresholds)
    return [score.verdict if judged else None for score, judged in zip(scores, known.tolist(), strict=True)]


def _unscorable(unfamiliar_code: str | None, missing_code: str | None) -> Score | None:
    """Return the score without probabilities of a text that cannot be scored."""
    # Writing systems without spaces between words make texts look too short, so a foreign language is reported
    # first; but a text that only points elsewhere is not foreign.
    if unfamiliar_code is not None and missing_code != "points_elsewhere":
        verdict = Verdict.NEEDS_CONTEXT if unfamiliar_code.startswith(UNFAMILIAR) else Verdict.UNVERIFIED
        return _unscored(verdict, unfamiliar_code)
    return _unscored(Verdict.NEEDS_CONTEXT, missing_code) if missing_code else None


def _unscored(verdict: Verdict, reason: str) -> Score:
    return Score(verdict, None, None, 0.0, reasons_of((reason,)))
