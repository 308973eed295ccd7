"""Count what cannot be judged on its own, so that every message is somewhere: on the list, or in one of these groups.

A picture, a bare link, "is this true?" and a text in a language the model never learned need something that is not
there. They are no rows of the list; they are counted below it, by what is missing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from saring.i18n.times import earliest, latest
from saring.messages.keys import chat_of
from saring.records import CONTEXT_KINDS, Claim, ContextGroup, Kind, Verdict

MAX_EXAMPLES, MAX_REASONS = 5, 3
MAX_LETTERS = 120
_OTHER = CONTEXT_KINDS[-1]


def group_by_context(claims: Iterable[Claim], answered_elsewhere: Collection[str] = ()) -> tuple[ContextGroup, ...]:
    """Group the messages that need context by what they lack, in the order of `CONTEXT_KINDS`.

    `answered_elsewhere` are the ids of claims that are rows of the list all the same, because of a scam signal.
    """
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.representative.score.verdict is Verdict.NEEDS_CONTEXT and claim.claim_id not in answered_elsewhere:
            groups[_kind_of(claim)].append(claim)
    return tuple(_group(kind, groups[kind]) for kind in CONTEXT_KINDS if kind in groups)


def _kind_of(claim: Claim) -> str:
    message, score, _ = claim.representative
    code = score.reasons[0].code if score.reasons else _OTHER
    if code == _OTHER and message.kind == Kind.MEDIA:
        return "media"
    # The code of a language names it; all of them are one group.
    return next((kind for kind in CONTEXT_KINDS if code.startswith(kind)), _OTHER)


def _group(kind: str, claims: Sequence[Claim]) -> ContextGroup:
    reasons = Counter(reason.detail for claim in claims for reason in claim.representative.score.reasons)
    often = sorted(claims, key=lambda claim: (-claim.n_messages, claim.title))
    return ContextGroup(
        kind=kind,
        n_messages=sum(claim.n_messages for claim in claims),
        n_chats=len({chat_of(member.message) for claim in claims for member in claim.members}),
        first_seen_at=earliest(claim.first_seen_at for claim in claims),
        last_seen_at=latest(claim.last_seen_at for claim in claims),
        reasons=tuple(reason for reason, _ in reasons.most_common(MAX_REASONS)),
        examples=tuple(_shortened(claim.title) for claim in often[:MAX_EXAMPLES]),
    )


def _shortened(title: str) -> str:
    return title if len(title) <= MAX_LETTERS else title[: MAX_LETTERS - 1].rstrip() + "…"
