"""The rows of `sensible_rows.toml`, and what triage makes of each with the verdict that a good model gives."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from saring.claims.claims import build_claims
from saring.claims.titles import with_titles
from saring.records import Message, Score, ScoredMessage, Verdict, WorklistItem
from saring.worklist.build import WorklistOptions, build_worklist
from saring.worklist.continuity import TrackedClaim

NOW = datetime(2026, 8, 10, 12)
N_CHATS, N_SENDERS = 3, 4


@dataclass(frozen=True)
class SensibleRow:
    """A message, and what an officer would accept as its row."""

    text: str
    title_has: str
    title_lacks: list[str]
    topics: list[str]
    may_have: list[str]
    advice: list[str]
    signals: tuple[str, ...] = ()
    verdict: str = "likely_hoax"
    n_messages: int = N_SENDERS

    def title_faults(self, title: str) -> Iterator[str]:
        """Yield what is wrong with a title."""
        if self.title_has.casefold() not in title.casefold():
            yield f"title lacks {self.title_has!r}: {title!r}"
        for piece in self.title_lacks:
            if piece.casefold() in title.casefold():
                yield f"title has {piece!r}: {title!r}"

    def topic_faults(self, item: WorklistItem) -> Iterator[str]:
        """Yield the topics and signals that are missing, and the topics that do not belong."""
        if missing := {*self.topics} - {*item.topics}:
            yield f"topics lack {sorted(missing)}: {item.topics}"
        if strange := {*item.topics} - {*self.topics, *self.may_have}:
            yield f"topics have {sorted(strange)}"
        if unseen := {*self.signals} - {signal.code for signal in item.signals}:
            yield f"signals lack {sorted(unseen)}: {[signal.code for signal in item.signals]}"

    def advice_faults(self, item: WorklistItem) -> Iterator[str]:
        """Yield the advice if it is none of the acceptable."""
        if item.advice not in self.advice:
            verdict = item.claim.representative.score.verdict
            yield f"advice is {item.advice} ({verdict}; {item.advice_reason.detail}; {item.topics})"


def sensible_rows() -> list[SensibleRow]:
    """Return the authored rows."""
    table = tomllib.loads(Path(__file__).with_name("sensible_rows.toml").read_text(encoding="utf-8"))
    return [SensibleRow(**(row | {"signals": tuple(row.get("signals", ()))})) for row in table["row"]]


def item_of(row: SensibleRow) -> WorklistItem:
    """Return the row of the worklist for a message sent to three chats by four people."""
    score = Score(Verdict(row.verdict), 0.8, 0.9, 0.7, ())
    sent = [
        Message(
            "whatsapp", f"c{i % N_CHATS}", f"s{i % N_SENDERS}", NOW - timedelta(hours=8 - i), "text", row.text, "f:1"
        )
        for i in range(row.n_messages)
    ]
    claims = build_claims([ScoredMessage(message, score, "v") for message in sent])
    (claim,) = with_titles(claims, claims)
    (item,) = build_worklist([TrackedClaim(claim)], WorklistOptions(now=NOW, everything=True))
    return item
