"""A title an officer can read for each claim: its claim sentence, and the phrases that tell it from the rest.

NLTK takes a second to import, so only the claims that are listed get titles (`with_titles`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from saring.parallel.ordered_map import map_chunks
from saring.parallel.workers import ALONE, Workers
from saring.records import Claim
from saring.resources import read_shipped
from saring.resources.word_lists import filler, word_groups
from saring.text.links import without_links
from saring.text.sentences import without_pasted_heads

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

MAX_TITLE_LETTERS = 120
MAX_PHRASES = 5
CHUNK_TEXTS = 1024
_PHRASE_WORDS = (3, 2)
_ENOUGH_WORDS = 10
_LATER_SENTENCE = 0.5
_WORD = re.compile(r"[^\W_]+(?:[-'.,][^\W_]+)*")
_MARK = re.compile(r"[.,!?:;\n\"()*]+(?=\s|$)|[\"()*\n]")
_EDGES = " \t*_~>-–—•·\"'"
_LEADING_CLAUSE = re.compile(r"^[^,!:]{1,80}?(?:[,!:]+|[^\w\s.,!?:;'\"()\[\]/%&+-]+)\s+")
_LEADING_MARKS = re.compile(r"^[^\w(\[\"]+")


def with_titles(claims: Iterable[Claim], background: Iterable[Claim], workers: Workers = ALONE) -> list[Claim]:
    """Return the claims with their claim sentence as title and their telling phrases; the same for any workers.

    `background` are all claims of the run: a phrase tells something where the others do not have it.
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
    """What is read of one text alone: its phrases, one a line, and its claim sentence where a title is wanted."""

    phrases: str
    title: str


def _read_texts(requests: Sequence[tuple[str, bool]]) -> list[_TitleWords]:
    return [_TitleWords("\n".join(_phrases(text)), claim_sentence(text) if titled else "") for text, titled in requests]


def _titled(claim: Claim, read: Mapping[str, _TitleWords], n_with: Mapping[str, int], total: int) -> Claim:
    texts = dict.fromkeys(item.message.text for item in claim.members)
    here = Counter(phrase for text in texts for phrase in read[text].phrases.splitlines())
    return replace(claim, title=read[claim.representative.message.text].title, phrases=_telling(here, n_with, total))


def claim_sentence(text: str) -> str:
    """Return the sentence that says most, on one line of at most `MAX_TITLE_LETTERS` letters.

    >>> claim_sentence("Assalamualaikum. Air PAM di Sukamaju beracun mulai besok! Sebarkan ke semua grup")
    'Air PAM di Sukamaju beracun mulai besok!'
    """
    sentences = [
        s for line in without_pasted_heads(text).splitlines() for s in _splitter().tokenize(line.strip(_EDGES))
    ]
    if not sentences:
        return ""
    best = sentences[0]
    if len(sentences) > 1:
        # Of equals the first: what is forwarded says its claim early.
        best = max(enumerate(sentences), key=lambda pair: (_weight(pair[1]) - _LATER_SENTENCE * pair[0], -pair[0]))[1]
    return _shortened(_without_greeting(" ".join(best.split())))


def _weight(sentence: str) -> float:
    """Count the words that say something, and figures and names twice; words of passing on count against it."""
    words = _WORD.findall(without_links(sentence))
    urge = word_groups()["urge"]
    urges = sum(word.lower() in urge for word in words)
    said = [word for word in words if _says_something(word.lower())]
    named = [word for word in said if word[0].isdigit() or (word[0].isupper() and not word.isupper())]
    return min(len(said), _ENOUGH_WORDS) + min(len(named), 3) - 3 * urges


def _says_something(word: str) -> bool:
    return word not in filler()


def _without_greeting(sentence: str) -> str:
    """Drop leading clauses in which nothing is said."""
    while lead := _LEADING_CLAUSE.match(sentence):
        if any(_says_something(word.lower()) for word in _WORD.findall(lead[0])):
            break
        sentence = sentence[lead.end() :]
    return _LEADING_MARKS.sub("", sentence.strip(_EDGES))


def _shortened(sentence: str) -> str:
    """Cut between words."""
    if len(sentence) <= MAX_TITLE_LETTERS:
        return sentence
    kept = sentence[: MAX_TITLE_LETTERS - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:-") + "…"


def _telling(here: Mapping[str, int], n_with: Mapping[str, int], total: int) -> tuple[str, ...]:
    """Return the phrases whose likelihood ratio between a claim and the run is highest, no word twice.

    `here` are the phrases of the claim with the number of its texts that hold each, `n_with` those of the run.
    """
    n_here = sum(here.values())
    # The members are more than the one text of each claim in the run: what is counted of them is in the run.
    ranked = sorted(
        (-_likelihood_ratio(n, max(n, n_with.get(phrase, 0) + n - 1), n_here, total + n_here), -len(phrase), phrase)
        for phrase, n in here.items()
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


@lru_cache(maxsize=1 << 16)  # most phrases of a run are as rare as many others
def _likelihood_ratio(n: int, everywhere: int, n_here: int, all_phrases: int) -> float:
    from nltk.metrics import BigramAssocMeasures

    return float(BigramAssocMeasures.likelihood_ratio(n, (everywhere, n_here), all_phrases))


def _phrases(text: str) -> set[str]:
    """Return the runs of two and three words that begin and end with a word that says something."""
    found: set[str] = set()
    silent = filler()
    for piece in _MARK.split(without_links(text.lower(), "\n")):
        words = [word for word, _ in groupby(_WORD.findall(piece))]
        tells = [word not in silent and not word.isdigit() for word in words]
        for n in _PHRASE_WORDS:
            ends = zip(tells, tells[n - 1 :], strict=False)
            found.update([" ".join(words[i : i + n]) for i, (one, other) in enumerate(ends) if one and other])
    return found


@cache
def _splitter() -> PunktSentenceTokenizer:
    """Read what `scripts/train_punkt.py` learned of Indonesian: abbreviations, collocations, sentence starters."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    table = read_shipped("punkt.tsv")
    for line in table.splitlines():
        kind, *words = line.split("\t")
        if kind == "abbreviation":
            parameters.abbrev_types.add(words[0])
        elif kind == "collocation":
            parameters.collocations.add((words[0], words[1]))
        elif kind == "starter":
            parameters.sent_starters.add(words[0])
    return PunktSentenceTokenizer(parameters)
