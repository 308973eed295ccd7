"""Messages that carry the same text, or nearly the same, to one claim with its reach.

Candidates come from MinHash bands over word triples (Broder 1997; Leskovec et al., Mining of
Massive Datasets, chapter 3), and every candidate pair is verified on the triples themselves. A cut
or extended forward counts: what matters is how much of the shorter text stands in the longer.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.records import Claim, Message, ScoredMessage
from pipeline.text import normalise

N_BANDS, ROWS_PER_BAND = 24, 3
MIN_SHARED = 0.7
MIN_WORDS = 5
_SHINGLE = 3


def group_near_duplicates(normalised: Sequence[str]) -> list[int]:
    """Return a group number for each normalised text; the same number means nearly the same text.

    Texts under `MIN_WORDS` words are grouped only with exact copies. The grouping does not depend
    on the order of the texts; numbers are given in order of first appearance.
    """
    distinct = sorted(set(normalised))
    place = {text: i for i, text in enumerate(distinct)}
    parent = list(range(len(distinct)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    shingles = [_shingles(text) for text in distinct]
    for bucket in _buckets(shingles):
        for one, other in pairwise(bucket):
            if root(one) != root(other) and _same(shingles[one], shingles[other]):
                parent[max(root(one), root(other))] = min(root(one), root(other))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(place[text]), len(numbers)) for text in normalised]


def _shingles(text: str) -> NDArray[np.uint64]:
    """Hash every run of three words; none for a text too short to compare."""
    words = text.split(" ")
    if len(words) < MIN_WORDS:
        return np.zeros(0, np.uint64)
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    digests = b"".join(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs)
    return np.sort(np.frombuffer(digests, dtype=np.uint64))


def _buckets(shingles: Sequence[NDArray[np.uint64]]) -> Iterable[list[int]]:
    """Yield lists of texts that agree on a band of their MinHash signature."""
    rng = np.random.default_rng(20210101)
    odd = rng.integers(1, 1 << 63, N_BANDS * ROWS_PER_BAND, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    shift = rng.integers(1, 1 << 63, N_BANDS * ROWS_PER_BAND, dtype=np.uint64)
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i, hashes in enumerate(shingles):
        if len(hashes):
            mixed = hashes[:, None] * odd + shift
            signature = (mixed ^ (mixed >> np.uint64(31))).min(axis=0).reshape(N_BANDS, ROWS_PER_BAND)
            for band, row in enumerate(signature):
                buckets[band, row.tobytes()].append(i)
    return (bucket for bucket in buckets.values() if len(bucket) > 1)


def _same(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    """Tell whether most of the shorter text stands in the longer one."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    shorter, longer = sorted((len(one), len(other)))
    return shared >= MIN_SHARED * shorter and shared >= 0.3 * longer


def member_key(message: Message) -> str:
    """Return ten hexadecimal digits that name a message in any export that holds it."""
    sent_at = message.sent_at and message.sent_at.isoformat(timespec="minutes")
    named = "\0".join((message.platform, message.chat, message.sender, sent_at or "", message.text))
    return hashlib.blake2b(named.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def build_claims(scored: Iterable[ScoredMessage]) -> list[Claim]:
    """Group scored messages into claims, in order of first appearance."""
    messages = list(scored)
    numbers = group_near_duplicates([normalise(item.message.text) for item in messages])
    members: dict[int, list[ScoredMessage]] = defaultdict(list)
    for number, item in zip(numbers, messages, strict=True):
        members[number].append(item)
    return [_claim(group) for group in members.values()]


def _claim(group: Sequence[ScoredMessage]) -> Claim:
    # The riskiest copy speaks for the group; of equals the fullest, then the first in the alphabet.
    representative = min(group, key=lambda s: (-s.score.risk, -len(s.message.text), s.message.text))
    # Some platforms name a time zone and some do not; the clock on the wall orders both.
    times = sorted(
        (item.message.sent_at for item in group if item.message.sent_at), key=lambda t: t.replace(tzinfo=None)
    )
    digest = hashlib.blake2b(normalise(representative.message.text).encode("utf-8", "surrogatepass"), digest_size=5)
    claim_id = f"c-{digest.hexdigest()}"
    return Claim(
        claim_id=claim_id,
        family_id=claim_id,
        title=" ".join(representative.message.text.split()),
        phrases=(),
        representative=representative,
        n_messages=len(group),
        n_chats=len({(item.message.platform, item.message.chat) for item in group}),
        n_senders=len({(item.message.platform, item.message.sender) for item in group}),
        n_forwarded=sum(bool(item.message.forwarded_from) for item in group),
        platforms=tuple(sorted({item.message.platform for item in group})),
        first_seen_at=times[0] if times else None,
        last_seen_at=times[-1] if times else None,
        n_last_day=0,
        n_day_before=0,
        members=tuple(group),
    )
