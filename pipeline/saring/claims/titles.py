"""Title each claim with its claim sentence, and find the phrases that distinguish it from other claims.

NLTK takes a second to import, so only the claims that are listed get titles (`with_titles`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from saring.claims.claim_sentence import WORD, claim_sentence
from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.records import Claim
from saring.resources.word_lists import filler
from saring.text.links import without_links

MAX_PHRASES = 5
CHUNK_TEXTS = 1024
_PHRASE_WORDS = (3, 2)
_MARK = re.compile(r"(?<![.,!?:;\n\"()*])[.,!?:;\n\"()*]+(?=\s|$)|[\"()*\n]")


def with_titles(claims: Iterable[Claim], background: Iterable[Claim], workers: Workers = ALONE) -> list[Claim]:
    """Return the claims with claim sentences as titles and distinctive phrases; does not depend on `workers`.

    `background` are all claims of the run: a phrase is distinctive where the others do not have it.
    """
    claims = list(claims)
    run = Counter(claim.representative.message.text for claim in background)
    listed = {item.message.text: False for claim in claims for item in claim.members}
    listed |= {claim.representative.message.text: True for claim in claims}
    requests = (dict.fromkeys(run, False) | listed).items()
    read: dict[str, _TitleWords] = {}
    n_with: Counter[str] = Counter()
    for chunk, found in map_chunks(_read_texts, requests, CHUNK_TEXTS, workers):
        for (text, _), one in zip(chunk, found, strict=True):
            if text in run:
                n = run[text]
                for phrase in one.phrases.splitlines():
                    n_with[phrase] += n
            if text in listed:
                read[text] = one
    total = sum(n_with.values())
    return [_titled(claim, read, n_with, total) for claim in claims]


class _TitleWords(NamedTuple):
    """The phrases of a text, one per line, and its claim sentence where a title is wanted."""

    phrases: str
    title: str


def _read_texts(requests: Sequence[tuple[str, bool]]) -> list[_TitleWords]:
    return [_TitleWords("\n".join(_phrases(text)), claim_sentence(text) if titled else "") for text, titled in requests]


def _titled(claim: Claim, read: Mapping[str, _TitleWords], n_with: Mapping[str, int], total: int) -> Claim:
    texts = dict.fromkeys(item.message.text for item in claim.members)
    counts = Counter(phrase for text in texts for phrase in read[text].phrases.splitlines())
    return replace(
        claim, title=read[claim.representative.message.text].title, phrases=_distinctive_phrases(counts, n_with, total)
    )


def _distinctive_phrases(counts: Mapping[str, int], n_with: Mapping[str, int], total: int) -> tuple[str, ...]:
    """Return the phrases with the highest likelihood ratio between the claim and the run; no word occurs twice.

    `counts` has the number of texts of the claim with each phrase, `n_with` that of the run.
    """
    n_here = sum(counts.values())
    # `n_with` counts one text per claim: the other texts of this claim are added.
    ranked = sorted(
        (-_likelihood_ratio(n, max(n, n_with.get(phrase, 0) + n - 1), n_here, total + n_here), -len(phrase), phrase)
        for phrase, n in counts.items()
    )
    chosen: list[str] = []
    used: set[str] = set()
    for _, _, phrase in ranked:
        words = phrase.split(" ")
        if used.isdisjoint(words):
            chosen.append(phrase)
            used.update(words)
            if len(chosen) == MAX_PHRASES:
                break
    return tuple(chosen)


@lru_cache(maxsize=1 << 16)  # most phrases of a run have the same counts as many others
def _likelihood_ratio(n: int, everywhere: int, n_here: int, all_phrases: int) -> float:
    from nltk.metrics import BigramAssocMeasures

    return float(BigramAssocMeasures.likelihood_ratio(n, (everywhere, n_here), all_phrases))


def _phrases(text: str) -> set[str]:
    """Return the bigrams and trigrams that begin and end with a content word."""
    found: set[str] = set()
    fillers = filler()
    for piece in _MARK.split(without_links(text.lower(), "\n")):
        words = [word for word, _ in groupby(WORD.findall(piece))]
        is_content = [word not in fillers and not word.isdigit() for word in words]
        for n in _PHRASE_WORDS:
            ends = zip(is_content, is_content[n - 1 :], strict=False)
            found.update([" ".join(words[i : i + n]) for i, (one, other) in enumerate(ends) if one and other])
    return found
