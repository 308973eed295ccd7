"""Merge today's claims with those of an earlier worklist, counting no message twice.

A claim continues a claim of the earlier list if they share a counted message, or else have nearly the same text. It
then keeps the earlier id and what people wrote, and its counts are those of the union of both, whether
today's exports contain everything again or only what is new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from saring.claims.claims import group_texts
from saring.claims.spread import believed_times
from saring.i18n.times import earliest, latest, to_wall_clock
from saring.messages.keys import chat_key, message_key, sender_key, short_digest
from saring.records import Advice, Change, Claim, ListedClaim, People, ScoredMessage
from saring.text.normalise import normalise
from saring.worklist.people import join_people, lay_over


class TrackedClaim(NamedTuple):
    """A claim with its reach over both lists; `known` is the claim in the earlier list, or None.

    `n_new` messages were not in the earlier list, the first of them at `first_new_at`. `people` is what people wrote.
    """

    claim: Claim
    known: ListedClaim | None = None
    n_new: int | None = None
    first_new_at: datetime | None = None
    people: People = People()


def track_claims(
    claims: Sequence[Claim], earlier: Sequence[ListedClaim], score_again: Callable[[ListedClaim], ScoredMessage]
) -> list[TrackedClaim]:
    """Return today's claims merged with those of the earlier list, then those only in the earlier list.

    `score_again` scores the text of an earlier claim of which there is no message today.
    """
    keys = [[message_key(member.message) for member in claim.members] for claim in claims]
    owner_of = {key: place for place, listed in enumerate(earlier) for key in listed.member_keys}
    joined = _match_earlier(claims, keys, earlier, owner_of)
    n_seen_again = Counter(owner_of[key] for member_keys in keys for key in member_keys if key in owner_of)
    place_of = {key: place for place, member_keys in enumerate(keys) for key in member_keys}
    tracked = []
    for place, claim in enumerate(claims):
        known = [_without_moved_keys(earlier[index], place, place_of) for index in joined.get(place, ())]
        n_left = sum(max(0, earlier[index].n_messages - n_seen_again[index]) for index in joined.get(place, ()))
        new = [m for m, key in zip(claim.members, keys[place], strict=True) if key not in owner_of]
        tracked.append(_merge_counts(claim, known, n_left, new))
    missing = set(range(len(earlier))).difference(*joined.values())
    return _with_inherited_ids(claims, tracked) + [
        _only_earlier(earlier[place], score_again(earlier[place])) for place in sorted(missing)
    ]


def _match_earlier(
    claims: Sequence[Claim],
    keys: Sequence[Sequence[str]],
    earlier: Sequence[ListedClaim],
    owner_of: Mapping[str, int],
) -> dict[int, list[int]]:
    """Map each claim to the earlier claims it continues, the one with the most in common first.

    An earlier claim is continued by one claim only: that with most of its messages, or else with its text.
    """
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for place, member_keys in enumerate(keys):
        for key in set(member_keys).intersection(owner_of):
            shared[owner_of[key]][place] += 1
    same_text = _claims_with_same_text(claims, earlier)
    joined: dict[int, list[tuple[int, int]]] = defaultdict(list)
    owned = {place for counts in shared.values() for place in counts}
    for index in range(len(earlier)):
        # Claims that were separate in the earlier list are joined only if they share messages, not for similar texts.
        alike = {place: n for place, n in same_text.get(index, {}).items() if n or place not in owned}
        candidates = shared.get(index) or alike
        if candidates:
            best = min(candidates, key=lambda place: (-candidates[place], claims[place].claim_id))
            joined[best].append((-candidates[best], index))
    return {place: [index for _, index in sorted(found)] for place, found in joined.items()}


def _claims_with_same_text(claims: Sequence[Claim], earlier: Sequence[ListedClaim]) -> dict[int, Counter[int]]:
    """Map each earlier claim to the claims with nearly the same text; 1 for an identical text, else 0."""
    texts = [claim.representative.message.text for claim in claims]
    before = [listed.text for listed in earlier]
    numbers = group_texts(texts + before)
    of_number: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, number in enumerate(numbers[: len(claims)]):
        of_number[number].append(place)
    return {
        index: Counter({place: int(normalise(texts[place]) == normalise(before[index])) for place in of_number[number]})
        for index, number in enumerate(numbers[len(claims) :])
        if number in of_number
    }


def _without_moved_keys(listed: ListedClaim, place: int, place_of: Mapping[str, int]) -> ListedClaim:
    """Return an earlier claim without the keys of messages that belong to another claim today."""
    return replace(
        listed, member_keys=frozenset(key for key in listed.member_keys if place_of.get(key, place) == place)
    )


def _merge_counts(
    claim: Claim, known: Sequence[ListedClaim], n_left: int, new: Sequence[ScoredMessage]
) -> TrackedClaim:
    """Add the counts of the earlier list to a claim; `n_left` of its messages are not in today's input."""
    first_new_at = earliest(believed_times(replace(claim, members=tuple(new))))
    if not known:
        return TrackedClaim(claim, None, len(new), first_new_at)
    before = _merge_earlier(known)
    messages = [member.message for member in claim.members]
    n_messages = claim.n_messages + n_left
    n_new = min(n_messages - before.n_messages, len(new)) if messages[0].sent_at else n_messages - before.n_messages
    merged = replace(
        claim,
        claim_id=before.claim_id,
        n_messages=n_messages,
        n_chats=max(before.n_chats, len(before.chat_keys | set(map(chat_key, messages)))),
        n_senders=max(before.n_senders, len(before.sender_keys | set(map(sender_key, messages)))),
        n_forwarded=max(before.n_forwarded, claim.n_forwarded, before.n_forwarded + _n_forwarded(new)),
        platforms=tuple(sorted({*before.platforms, *claim.platforms})),
        first_seen_at=earliest((before.first_seen_at, claim.first_seen_at)),
        last_seen_at=latest((before.last_seen_at, claim.last_seen_at)),
    )
    return TrackedClaim(merged, before, max(0, n_new), first_new_at, before.people)


def _n_forwarded(messages: Iterable[ScoredMessage]) -> int:
    return sum(bool(scored.message.forwarded_from) for scored in messages)


def _merge_earlier(known: Sequence[ListedClaim]) -> ListedClaim:
    """Merge earlier claims into one with the id of the first, keeping everything people wrote."""
    first = known[0]
    if len(known) == 1:
        return first
    return replace(
        first,
        n_messages=sum(listed.n_messages for listed in known),
        n_forwarded=sum(listed.n_forwarded for listed in known),
        n_chats=max(first.n_chats, len(frozenset().union(*(listed.chat_keys for listed in known)))),
        n_senders=max(first.n_senders, len(frozenset().union(*(listed.sender_keys for listed in known)))),
        platforms=tuple(sorted({name for listed in known for name in listed.platforms})),
        first_seen_at=earliest(listed.first_seen_at for listed in known),
        last_seen_at=latest(listed.last_seen_at for listed in known),
        due_at=earliest(listed.due_at for listed in known),
        people=join_people([listed.people for listed in known]),
        member_keys=frozenset().union(*(listed.member_keys for listed in known)),
        chat_keys=frozenset().union(*(listed.chat_keys for listed in known)),
        sender_keys=frozenset().union(*(listed.sender_keys for listed in known)),
    )


def _only_earlier(listed: ListedClaim, representative: ScoredMessage) -> TrackedClaim:
    """Return a claim without a message today, as the earlier list has it."""
    claim = Claim(
        claim_id=listed.claim_id,
        family_id=listed.claim_id,
        title=listed.title,
        phrases=(),
        representative=representative,
        n_messages=listed.n_messages,
        n_chats=listed.n_chats,
        n_senders=listed.n_senders,
        n_forwarded=listed.n_forwarded,
        platforms=listed.platforms,
        first_seen_at=listed.first_seen_at,
        last_seen_at=listed.last_seen_at,
        n_last_day=0,
        n_day_before=0,
        members=(),
    )
    return TrackedClaim(claim, listed, 0, people=listed.people)


def _with_inherited_ids(claims: Sequence[Claim], tracked: Sequence[TrackedClaim]) -> list[TrackedClaim]:
    """Update family ids to inherited claim ids, and keep claim ids unique."""
    new_id = {claim.claim_id: item.claim.claim_id for claim, item in zip(claims, tracked, strict=True)}
    inherited = {item.known.claim_id for item in tracked if item.known}
    result = []
    for item in tracked:
        claim_id = item.claim.claim_id
        if item.known is None and claim_id in inherited:
            # The earlier claim continues with another text, while this claim has its original text.
            claim_id = f"c-{short_digest(claim_id)}"
        family_id = new_id.get(item.claim.family_id, item.claim.family_id)
        result.append(item._replace(claim=replace(item.claim, claim_id=claim_id, family_id=family_id)))
    return result


def with_marks(tracked: Iterable[TrackedClaim], marks: Mapping[str, People]) -> list[TrackedClaim]:
    """Return the claims with marks on those that no earlier list has."""
    return [
        item._replace(people=lay_over(item.people, marks[item.claim.claim_id]))
        if item.claim.claim_id in marks
        else item
        for item in tracked
    ]


def change_since(item: TrackedClaim, advice: Advice, away: timedelta) -> Change:
    """Return how a claim has changed since the earlier list; after `away` without messages it has resurfaced."""
    known = item.known
    if known is None:
        return Change.NEW
    back, last = item.first_new_at, known.last_seen_at
    if back and last and to_wall_clock(back) - to_wall_clock(last) >= away:
        return Change.RESURFACED
    if item.people.answer_url or (advice is Advice.ALREADY_ANSWERED and known.advice is not Advice.ALREADY_ANSWERED):
        return Change.ANSWERED
    return Change.GROWING if item.n_new else Change.UNCHANGED
