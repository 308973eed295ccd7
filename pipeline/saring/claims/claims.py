"""Group scored messages into claims, and count the reach of each.

Near copies by wording, leaving out places, dates and numbers (`saring.text.near_copies`), form a family. Within a
family, messages that differ in one of these details are different claims (`saring.claims.families`), and a message that
denies a claim is never grouped with those that spread it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

from saring.claims.details import mask_details, normalise_masked
from saring.claims.essence import strip_banners
from saring.claims.families import details_of, part_by_details
from saring.i18n.times import earliest, latest, to_wall_clock
from saring.messages.keys import chat_of, sender_of, short_digest
from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.records import Claim, Message, ScoredMessage
from saring.rules.reading import TextReading
from saring.text.near_copies import group_near_copies

CHUNK_TEXTS = 1024
_DAY = timedelta(hours=24)
TimeOf = Callable[[Message], datetime | None]


class _Wording(NamedTuple):
    """A text prepared for comparison: masked and normalised, its details in order, and whether it denies a claim."""

    text: str
    values: tuple[str, ...]
    denies: bool


def build_claims(
    scored: Iterable[ScoredMessage], workers: Workers = ALONE, time_of: TimeOf = attrgetter("sent_at")
) -> list[Claim]:
    """Group scored messages into claims, in order of first appearance; the result does not depend on `workers`.

    `time_of` returns when a message was sent, None where nobody knows (`Clocks.time_of` believes no wrong clock).
    The title is the whole text of the representative; `saring.claims.titles.with_titles` finds the claim sentence.
    """
    messages = list(scored)
    wordings = _wordings((item.message.text for item in messages), workers)
    key_of = _group(Counter(wordings[item.message.text] for item in messages))
    members: dict[tuple[int, int], list[ScoredMessage]] = defaultdict(list)
    for item in messages:
        members[key_of[wordings[item.message.text]]].append(item)
    newest = latest(time_of(item.message) for item in messages)
    claims = {key: _claim(group, wordings, newest, time_of) for key, group in members.items()}
    families: dict[int, list[Claim]] = defaultdict(list)
    for (family, _), claim in claims.items():
        families[family].append(claim)
    # A family is named after its largest claim.
    named = {family: min(group, key=lambda c: (-c.n_messages, c.claim_id)) for family, group in families.items()}
    return [replace(claim, family_id=named[family].claim_id) for (family, _), claim in claims.items()]


def group_texts(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the family number of each text, and its claim number within the family."""
    wordings = _wordings(texts)
    key_of = _group(Counter(wordings[text] for text in texts))
    return [key_of[wordings[text]] for text in texts]


def _wordings(texts: Iterable[str], workers: Workers = ALONE) -> dict[str, _Wording]:
    """Return the wording of each distinct text."""
    wordings: dict[str, _Wording] = {}
    for chunk, found in map_chunks(_wordings_of_chunk, dict.fromkeys(texts), CHUNK_TEXTS, workers):
        wordings |= zip(chunk, found, strict=True)
    return wordings


def _wordings_of_chunk(texts: Sequence[str]) -> list[_Wording]:
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


def _claim(
    group: Sequence[ScoredMessage], wordings: Mapping[str, _Wording], newest: datetime | None, time_of: TimeOf
) -> Claim:
    # The copy with the highest risk represents the group; ties go to the longest, then alphabetically.
    representative = min(group, key=lambda s: (-s.score.risk, -len(s.message.text), s.message.text))
    wording = wordings[representative.message.text]
    claim_id = f"c-{short_digest(wording.text, *wording.values)}"
    times = [time for item in group if (time := time_of(item.message))]
    ages = [to_wall_clock(newest) - to_wall_clock(time) for time in times] if newest else []
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
        first_seen_at=earliest(times),
        last_seen_at=latest(times),
        n_last_day=sum(age < _DAY for age in ages),
        n_day_before=sum(_DAY <= age < 2 * _DAY for age in ages),
        members=tuple(group),
    )
