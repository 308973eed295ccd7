"""A title an officer can read for each claim: its claim sentence, and the phrases that tell it from the rest.

NLTK takes a second to import, so titles are asked for (`with_titles`) for the claims that will be listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.records import Claim
from pipeline.shipped import read_shipped
from pipeline.text import without_pasted_heads
from pipeline.wordlists import filler, word_groups

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

MAX_TITLE_LETTERS = 120
MAX_PHRASES = 5
_PHRASE_WORDS = (3, 2)
_ENOUGH_WORDS = 10
_LATER_SENTENCE = 0.5
_WORD = re.compile(r"[^\W_]+(?:[-'.,][^\W_]+)*")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_MARK = re.compile(r"[.,!?:;\n\"()*]+(?=\s|$)|[\"()*\n]")
_EDGES = " \t*_~>-–—•·\"'"
_LEADING_CLAUSE = re.compile(r"^[^,!:]{1,80}?(?:[,!:]+|[^\w\s.,!?:;'\"()\[\]/%&+-]+)\s+")
_LEADING_MARKS = re.compile(r"^[^\w(\[\"]+")


def with_titles(claims: Iterable[Claim], background: Iterable[Claim]) -> list[Claim]:
    """Return the claims with their claim sentence as title and their telling phrases.

    `background` are all claims of the run: a phrase tells something where the others do not have it.
    """
    n_with = Counter(phrase for claim in background for phrase in _phrases(claim.representative.message.text))
    total = sum(n_with.values())
    return [
        replace(
            claim,
            title=claim_sentence(claim.representative.message.text),
            phrases=_telling(list(dict.fromkeys(item.message.text for item in claim.members)), n_with, total),
        )
        for claim in claims
    ]


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
    # Of equals the first: what is forwarded says its claim early.
    best = max(enumerate(sentences), key=lambda pair: (_weight(pair[1]) - _LATER_SENTENCE * pair[0], -pair[0]))[1]
    return _shortened(_without_greeting(" ".join(best.split())))


def _weight(sentence: str) -> float:
    """Count the words that say something, and figures and names twice; words of passing on count against it."""
    words = _WORD.findall(_LINK.sub(" ", sentence))
    urges = sum(word.lower() in word_groups()["urge"] for word in words)
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


def _telling(texts: Sequence[str], n_with: Counter[str], total: int) -> tuple[str, ...]:
    """Return the phrases whose likelihood ratio between a claim and the run is highest, no word twice."""
    from nltk.metrics import BigramAssocMeasures

    here = Counter(phrase for text in texts for phrase in _phrases(text))
    n_here = sum(here.values())
    scores: dict[str, float] = {}
    for phrase, n in here.items():
        # The members are more than the one text of each claim in the run: what is counted of them is in the run.
        everywhere, all_phrases = max(n, n_with[phrase] + n - 1), total + n_here
        scores[phrase] = BigramAssocMeasures.likelihood_ratio(n, (everywhere, n_here), all_phrases)
    chosen: list[str] = []
    used: set[str] = set()
    for phrase in sorted(scores, key=lambda phrase: (-scores[phrase], -len(phrase), phrase)):
        if used.isdisjoint(phrase.split()):
            chosen.append(phrase)
            used |= set(phrase.split())
    return tuple(chosen[:MAX_PHRASES])


def _phrases(text: str) -> set[str]:
    """Return the runs of two and three words that begin and end with a word that says something."""
    found: set[str] = set()
    for piece in _MARK.split(_LINK.sub("\n", text.lower())):
        words = [word for word, _ in groupby(_WORD.findall(piece))]
        tells = [word not in filler() and not word.isdigit() for word in words]
        for n in _PHRASE_WORDS:
            ends = zip(tells, tells[n - 1 :], strict=False)
            found |= {" ".join(words[i : i + n]) for i, both in enumerate(ends) if all(both)}
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
