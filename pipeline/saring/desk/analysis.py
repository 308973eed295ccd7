"""What the desk asks of the rooms below: scores, words that moved them, and claims ranked as `saring triage` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock

from saring.claims.claims import build_claims
from saring.claims.clocks import examine_clocks
from saring.i18n.times import latest
from saring.model.explain import explain
from saring.model.scorer import Scorer, load_model
from saring.records import Claim, Message, People, Score, ScoredMessage, Span, WorklistItem
from saring.settings import Settings, load_settings
from saring.worklist.build import Matcher, WorklistOptions, build_worklist
from saring.worklist.continuity import TrackedClaim
from saring.worklist.triage import find_facts, titled


@dataclass(slots=True)
class Analysis:
    """A model, the fact-checks and the settings of the office; used by one thread at a time."""

    scorer: Scorer
    match: Matcher | None = None
    settings: Settings = field(default_factory=Settings)
    _lock: Lock = field(default_factory=Lock)

    @property
    def model_version(self) -> str:
        """The version of the model."""
        return self.scorer.model.version

    def score(self, texts: Sequence[str]) -> list[Score]:
        """Score texts."""
        with self._lock:
            return self.scorer.score(list(texts))

    def score_messages(self, messages: Sequence[Message]) -> list[ScoredMessage]:
        """Score messages."""
        with self._lock:
            return list(self.scorer.score_messages(iter(messages)))

    def explain(self, text: str) -> Sequence[Span]:
        """Return the words that moved the score of a text."""
        with self._lock:
            return explain(self.scorer.model, text)

    def group(self, scored: Sequence[ScoredMessage]) -> list[Claim]:
        """Group messages into claims."""
        clocks = examine_clocks((item.message for item in scored), datetime.now())
        return build_claims(scored, time_of=clocks.time_of)

    def rank(self, claims: Sequence[Claim], people: Mapping[str, People]) -> list[WorklistItem]:
        """Rank all claims, those that need no attention last; `people` says by claim id what the office answered."""
        now = latest(claim.last_seen_at for claim in claims)
        options = WorklistOptions(self.settings, now, self.match, everything=True)
        tracked = [TrackedClaim(claim, people=people.get(claim.claim_id, People())) for claim in claims]
        return titled(build_worklist(tracked, options), claims)


def load_analysis(model: str | None = None, facts: str | Path | None = None) -> Analysis:
    """Load the model, the fact-checks and the settings."""
    return Analysis(load_model(model), find_facts(facts), load_settings())
