"""Claims to a ranked worklist: what to look at first."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pipeline.phrases import say
from pipeline.records import FLAGGED, Advice, Claim, Part, Reason, WorklistItem


def build_worklist(claims: Iterable[Claim], *, everything: bool = False) -> list[WorklistItem]:
    """Rank claims by priority, the flagged ones only unless `everything`.

    Priority is `risk` times a factor of reach from 0.6 (seen once) towards 1; both parts are kept
    beside it. Equal priorities are ordered by claim id, so the order never depends on the input.
    """
    chosen = [claim for claim in claims if everything or claim.representative.score.verdict in FLAGGED]
    ranked = sorted(chosen, key=lambda claim: (-_priority(claim), claim.claim_id))
    return [
        WorklistItem(
            rank,
            _priority(claim),
            claim,
            (Part("reach", reach(claim), 1.0, ""),),
            Advice.WATCH,
            Reason("watch", say("advice_watch")),
        )
        for rank, claim in enumerate(ranked, start=1)
    ]


def reach(claim: Claim) -> float:
    """Return 0 for a message seen once, rising towards 1 with copies, chats and senders.

    Another chat counts most, another sender next, one more copy by the same sender least; each
    doubling adds the same.
    """
    weighted = (claim.n_messages - 1) + 2 * (claim.n_senders - 1) + 4 * (claim.n_chats - 1)
    return 1 - 1 / (1 + math.log2(1 + weighted) / 2)


def _priority(claim: Claim) -> float:
    return claim.representative.score.risk * (0.6 + 0.4 * reach(claim))
