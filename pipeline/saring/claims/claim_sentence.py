"""Find the sentence of a message that states its claim: not the prayer before it, the call after it, or a bare link."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from saring.resources import read_shipped
from saring.resources.word_lists import filler, load_word_list, word_groups
from saring.text.links import find_links, without_links
from saring.text.sentences import without_pasted_headers

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

MAX_TITLE_LETTERS = 120
WORD = re.compile(r"[^\W_]+(?:[-'.,][^\W_]+)*")
_ENOUGH_WORDS = 10
_LATER_SENTENCE = 1.0
_SAYS_SOMETHING = 3.0
_BESIDE_THE_CLAIM = 10.0
_EDGES = " \t*_~>-–—•·\"'“”"
_FRAME = re.compile(r"[═─━=_~*#•–—+|<>-]{3,}")
_NUMBERED = re.compile(r"^\W*\d{1,2}[.)]\s+")
# WhatsApp's marks of bold, italic and struck text.
_EMPHASIS = re.compile(r"(?<!\w)[*_~]{1,3}(?=\w)|(?<=[^\s*_~])[*_~]{1,3}(?!\w)")
_HASH = re.compile(r"(?<!\S)#(?=\w)")
_OPENING_MARKS, _CLOSING_MARKS = '(["', ".,!?:;'\"()[]/%…-"
_BEFORE_LINK = frozenset({"di", "ke", "klik", "cek", "link", "tautan", "lewat", "melalui", "pada", "sini", ""})
_LEADING_CLAUSE = re.compile(r"^[^,!:.]{1,80}?(?:[,!:.]+|[^\w\s.,!?:;'\"()\[\]/%&+-]+)\s+")


def claim_sentence(text: str) -> str:
    """Return the sentence that states the claim, on one line of at most `MAX_TITLE_LETTERS` letters.

    >>> claim_sentence("Assalamualaikum. Air PAM di Sukamaju beracun mulai besok! Sebarkan ke semua grup")
    'Air PAM di Sukamaju beracun mulai besok!'
    >>> claim_sentence("Renungan pagi. Karena itu bersyukurlah. #viral Menteri menjual tiga pulau #share")
    'Menteri menjual tiga pulau'
    """
    sentences = _sentences(text)
    if not sentences:
        return _shortened(" ".join(text.split()).strip(_EDGES))
    weights = [_weight(sentence) for sentence in sentences]
    # A forwarded message states its claim early; what says nothing does not make a sentence late.
    n_before = accumulate((weight >= _SAYS_SOMETHING for weight in weights), initial=0)
    places = [weight - _LATER_SENTENCE * n for weight, n in zip(weights, n_before, strict=False)]
    return _shortened(sentences[places.index(max(places))])


def _sentences(text: str) -> list[str]:
    """Return the sentences with words, without greeting, numbering, hashtags, frames and links."""
    lines = (_NUMBERED.sub("", line.strip(_EDGES)) for line in without_pasted_headers(text).splitlines())
    split = (_tidied(sentence) for line in lines for sentence in _sentence_splitter().tokenize(_FRAME.sub(" ", line)))
    return [sentence for sentence in split if WORD.search(sentence)]


def _tidied(sentence: str) -> str:
    words = _EMPHASIS.sub("", _without_links(sentence)).split()
    while words and words[0].startswith("#"):
        words.pop(0)
    while words and words[-1].startswith("#"):
        words.pop()
    return _without_pictures(_without_opening(_HASH.sub("", " ".join(words)).strip(_EDGES))).strip(_EDGES)


def _without_pictures(sentence: str) -> str:
    """Drop emoji and other marks from the ends, but not the punctuation of the sentence."""
    start, end = 0, len(sentence)
    while start < end and not (sentence[start].isalnum() or sentence[start] in _OPENING_MARKS):
        start += 1
    while start < end and not (sentence[end - 1].isalnum() or sentence[end - 1] in _CLOSING_MARKS):
        end -= 1
    return sentence[start:end]


def _without_links(sentence: str) -> str:
    """Return what stands before the first link if it says enough, or else all words besides the links."""
    links = find_links(sentence)
    if not links:
        return sentence
    words = sentence[: links[0].start].split()
    while words and words[-1].strip(_CLOSING_MARKS).lower() in _BEFORE_LINK:
        words.pop()
    before, after = " ".join(words).rstrip(",:;-"), without_links(sentence[links[0].start :]).strip()
    return before if _n_content(before) >= max(_SAYS_SOMETHING, _n_content(after)) else f"{before} {after}"


def _without_opening(sentence: str) -> str:
    """Drop leading clauses without content words."""
    opening = _title_words("opening")
    while (lead := _LEADING_CLAUSE.match(sentence)) and not _beginnings().match(sentence):
        words = [word.lower() for word in WORD.findall(lead[0])]
        if any(_is_content_word(word) and word not in opening for word in words):
            break
        sentence = sentence[lead.end() :]
    return sentence


def _weight(sentence: str) -> float:
    """Count content words, numbers and names twice; what does not name a claim counts against the sentence."""
    words = WORD.findall(sentence)
    lower = [word.lower() for word in words]
    urges = len(word_groups()["urge"].intersection(lower))
    content = [place for place, word in enumerate(lower) if _is_content_word(word)]
    named = [place for place in content if _is_name(words[place], first=place == 0)]
    judges = not _title_words("judgement").isdisjoint(lower)
    says = min(len(content), _ENOUGH_WORDS) + min(len(named), 3) + 3 * judges
    beside = not judges and _is_beside_the_claim(sentence, lower)
    return says - 3 * urges - _BESIDE_THE_CLAIM * beside


def _is_name(word: str, *, first: bool) -> bool:
    return word[0].isdigit() or (word[0].isupper() and not word.isupper() and not first)


def _is_beside_the_claim(sentence: str, lower: list[str]) -> bool:
    """Tell whether a sentence is mid-argument, asks for an act, wishes something, or is a field of a form."""
    return not _title_words("wish").isdisjoint(lower) or _beginnings().match(sentence) is not None


def _n_content(text: str) -> int:
    return sum(_is_content_word(word.lower()) for word in WORD.findall(text))


def _is_content_word(word: str) -> bool:
    return word not in filler()


@cache
def _title_words(kind: str) -> frozenset[str]:
    return frozenset(load_word_list("title_words.toml")[kind]["words"])


@cache
def _beginnings() -> re.Pattern[str]:
    """Compile the beginnings of sentences that do not name a claim; the name of a field has a colon behind it."""
    lists = load_word_list("title_words.toml")
    starts = "|".join(phrase for kind in ("argument", "request") for phrase in lists[kind]["starts"])
    fields = "|".join(lists["field"]["starts"])
    return re.compile(rf"\W*(?:(?:{starts})\b|(?:{fields})(?:\s*/\s*\w+)?\s*:)", re.I)


def _shortened(sentence: str) -> str:
    """Return a sentence with a capital letter first, cut to the length of a title between words."""
    sentence = sentence[:1].upper() + sentence[1:]
    if len(sentence) <= MAX_TITLE_LETTERS:
        return sentence
    kept = sentence[: MAX_TITLE_LETTERS - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:-") + "…"


@cache
def _sentence_splitter() -> PunktSentenceTokenizer:
    """Load the Punkt parameters for Indonesian from `scripts/train_punkt.py`: abbreviations, collocations, starters."""
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
