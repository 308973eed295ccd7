"""Messages that carry the same claim, to one record with its reach.

Messages are grouped by their wording without places, dates and numbers (`saring.text.near_copies`): a family. Within a
family, messages that differ in one of these are different claims (`saring.claims.families`), and a message that denies
what others pass on is never one of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from saring.claims.details import mask_details, normalise_masked
from saring.claims.essence import strip_banners
from saring.claims.families import details_of, part_by_details
from saring.i18n.times import on_the_wall
from saring.messages.keys import chat_of, sender_of, short_digest
from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.records import Claim, ScoredMessage
from saring.rules.reading import TextReading
from saring.text.near_copies import group_near_copies

CHUNK_TEXTS = 1024
_DAY = timedelta(hours=24)


class _Wording(NamedTuple):
    """A text as it is compared: masked and normalised, its details in order, and whether it denies a claim."""

    text: str
    values: tuple[str, ...]
    denies: bool


def build_claims(scored: Iterable[ScoredMessage], workers: Workers = ALONE) -> list[Claim]:
    """Group scored messages into claims, in order of first appearance; the same for any workers.

    The title is the whole text of the representative; `saring.claims.titles.with_titles` finds the claim sentence.
    """
    messages = list(scored)
    wordings = _wordings((item.message.text for item in messages), workers)
    key_of = _group(Counter(wordings[item.message.text] for item in messages))
    members: dict[tuple[int, int], list[ScoredMessage]] = defaultdict(list)
    for item in messages:
        members[key_of[wordings[item.message.text]]].append(item)
    newest = max((_wall_clock(item) for item in messages if item.message.sent_at), default=None)
    claims = {key: _claim(group, wordings, newest) for key, group in members.items()}
    families: dict[int, list[Claim]] = defaultdict(list)
    for (family, _), claim in claims.items():
        families[family].append(claim)
    # A family is named after its largest claim.
    named = {family: min(group, key=lambda c: (-c.n_messages, c.claim_id)) for family, group in families.items()}
    return [replace(claim, family_id=named[family].claim_id) for (family, _), claim in claims.items()]


def group_texts(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return for each text its family and its claim within the family, as numbers."""
    wordings = _wordings(texts)
    key_of = _group(Counter(wordings[text] for text in texts))
    return [key_of[wordings[text]] for text in texts]


def _wordings(texts: Iterable[str], workers: Workers = ALONE) -> dict[str, _Wording]:
    """Return the wording of each distinct text."""
    wordings: dict[str, _Wording] = {}
    for chunk, found in map_chunks(_worded, dict.fromkeys(texts), CHUNK_TEXTS, workers):
        wordings |= zip(chunk, found, strict=True)
    return wordings


def _worded(texts: Sequence[str]) -> list[_Wording]:
    return [_wording(text) for text in texts]


def _wording(text: str) -> _Wording:
    reading = TextReading(text)
    masked, values = mask_details(reading)
    return _Wording(normalise_masked(strip_banners(masked)).rstrip(" .,!"), values, reading.denies)


def _group(weights: Mapping[_Wording, int]) -> dict[_Wording, tuple[int, int]]:
    """Return the family of each wording, and its claim within the family; `weights` are numbers of copies."""
    distinct = sorted(weights)
    numbers = group_near_copies([wording.text for wording in distinct], join_chains=False)
    families: dict[tuple[int, bool], list[_Wording]] = defaultdict(list)
    n_of_group = Counter(numbers)
    for number, wording in zip(numbers, distinct, strict=True):
        families[number, n_of_group[number] > 1 and wording.denies].append(wording)
    key_of: dict[_Wording, tuple[int, int]] = {}
    for family, members in enumerate(families.values()):
        key_of |= zip(members, ((family, part) for part in _parts(members, weights)), strict=True)
    return key_of


def _parts(family: Sequence[_Wording], weights: Mapping[_Wording, int]) -> list[int]:
    if len(family) == 1:
        return [0]
    details = [details_of(wording.text, wording.values) for wording in family]
    return part_by_details(details, [weights[wording] for wording in family])


def _claim(group: Sequence[ScoredMessage], wordings: Mapping[str, _Wording], newest: datetime | None) -> Claim:
    # The riskiest copy speaks for the group; of equals the fullest, then the first in the alphabet.
    representative = min(group, key=lambda s: (-s.score.risk, -len(s.message.text), s.message.text))
    wording = wordings[representative.message.text]
    claim_id = f"c-{short_digest(wording.text, *wording.values)}"
    times = sorted((item for item in group if item.message.sent_at), key=_wall_clock)
    ages = [newest - _wall_clock(item) for item in times] if newest else []
    return Claim(
        claim_id=claim_id,
        family_id=claim_id,
        title=" ".join(representative.message.text.split()),
        phrases=(),
        representative=representative,
        n_messages=len(group),
        n_chats=len({chat_of(item.message) for item in group}),
        n_senders=len({sender_of(item.message) for item in group}),
        n_forwarded=sum(bool(item.message.forwarded_from) for item in group),
        platforms=tuple(sorted({item.message.platform for item in group})),
        first_seen_at=times[0].message.sent_at if times else None,
        last_seen_at=times[-1].message.sent_at if times else None,
        n_last_day=sum(age < _DAY for age in ages),
        n_day_before=sum(_DAY <= age < 2 * _DAY for age in ages),
        members=tuple(group),
    )


def _wall_clock(item: ScoredMessage) -> datetime:
    # Some platforms name a time zone and some do not; the clock on the wall orders both.
    return on_the_wall(item.message.sent_at or datetime.min)
