"""Rewrite a claim as a neutral statement that an office can repeat: without urging, links and capitals.

A forwarded message is written to be shared. The statement keeps its claim and drops what makes people share it.
"""

from __future__ import annotations

import re

from saring.text.links import without_links
from saring.text.private import mask_private
from saring.text.spelling import standard_spelling

MAX_WORDS, MAX_LETTERS = 30, 240
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_FORMATTING = re.compile(r"[*_~`\"“”„«»<>]+")
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u206f]"
)
_WORD = re.compile(r"[^\W\d_]\w*")
_MARKS = re.compile(r" ?[!?]+")
_LEAD = re.compile(
    r"^\W*(?:info|informasi|pengumuman|pemberitahuan|kabar|penting|awas|waspada|izin|ijin|dapat|penjelasan|dari)"
    r"\b[^:]{0,80}: ",
    re.I,
)
_URGING = re.compile(
    r"^\W*(?:info(?:rmasi)?|pengumuman|pemberitahuan|penting|awas|waspada|hati-?hati|bu ibu|jangan|sebar(?:kan)?"
    r"|viralkan|bagikan|share|teruskan|tolong|mohon|breaking news|urgent|cek|klik|segera|siapkan"
    r"|assalamu'?alaikum|selamat (?:pagi|siang|sore|malam)|demi)\b"
    r"|\b(?:sebarkan|viralkan|share|teruskan|bagikan|(?-i:JANGAN)|mau tanya|dapat dari|(?:dari|masuk) grup)\b",
    re.I,
)
_MIN_WORDS = 5
_CLOCK = r",? \d{1,2}[.:]\d{2}"
_PASTED_HEAD = re.compile(
    rf"(?:\d{{1,2}}/\d{{1,2}}/\d{{2,4}}{_CLOCK}|\[\d{{1,2}}/\d{{1,2}}{_CLOCK}\])\W{{1,3}}[^:\n]{{1,40}}: "
)


def neutral_statement(title: str, text: str) -> str:
    """Return one sentence that states the claim, private data masked; empty where there are no words.

    It is the first statement of the title or else of the text: headings, greetings and calls to share are skipped. It
    has at most `MAX_WORDS` words.

    >>> neutral_statement("", "AWAS!!! Skrg beredar telur palsu di pasar induk!! Sebarkan ke grup lain 🙏")
    'Sekarang beredar telur palsu di pasar induk'
    """
    whole = " ".join(text.split())  # a title that is the whole text has lost its line breaks
    title = " ".join(title.split())
    if title.endswith("…") and (begins := whole.find(title[:-1])) >= 0:  # a cut title: its sentence is in the text
        title = _SENTENCE_END.split(whole[begins:])[0]
    sources = (text,) if title == whole else (title, text)
    candidates = [sentence for source in sources for sentence in _sentences(source)]
    stating = [sentence for sentence in candidates if not _URGING.search(sentence) and _n_words(sentence) >= _MIN_WORDS]
    chosen = next(iter([*stating, *candidates]), "")
    return shortened_words(_neutralised(chosen), MAX_WORDS)


def shortened_words(text: str, n_words: int) -> str:
    """Return at most `n_words` words and `MAX_LETTERS` letters of a text, with an ellipsis where it was cut.

    >>> shortened_words("satu dua, tiga", 2)
    'satu dua…'
    """
    words = text.split()
    short = " ".join(words[:n_words])[:MAX_LETTERS]
    return text if len(short) == len(" ".join(words)) else short.rstrip(",;:.–-… ") + "…"


def defanged(link: str) -> str:
    """Return a link defanged: readable but not clickable.

    >>> defanged("https://contoh.example/a")
    'contoh[.]example/a'
    """
    bare = re.sub(r"^\w+://", "", link)
    host, slash, path = bare.partition("/")
    return mask_private(f"{host.replace('.', '[.]')}{slash}{path}")


def without_pasted_headers(text: str) -> str:
    """Replace the time and sender of a pasted chat message by a line break.

    >>> without_pasted_headers("24/07/26 19.12 - Bu Ani: jangan diminum")
    '\\njangan diminum'
    >>> without_pasted_headers("[9/24, 09.20] Bu Ani: jangan diminum")
    '\\njangan diminum'
    """
    return _PASTED_HEAD.sub("\n", text)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text without links, private data, formatting and emoji."""
    bare = without_pasted_headers(_starred_headings(mask_private(without_links(text))))
    bare = _PICTURES.sub(" ", _FORMATTING.sub(" ", bare))
    pieces = (_LEAD.sub("", " ".join(piece.split())) for piece in _SENTENCE_END.split(bare))
    return [piece for piece in pieces if _n_words(piece)]


def _starred_headings(text: str) -> str:
    """Put a bold heading (`*…*`) at the beginning on a line of its own."""
    return re.sub(r"^\s*(\*[^*\n]{3,80}\*)\s*", r"\1\n", text)


def _neutralised(sentence: str) -> str:
    """Rewrite a sentence without capitals, repeated punctuation and slang spellings."""
    letters = [letter for letter in sentence if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > len(letters) / 2:
        sentence = sentence.lower()
    words = [standard_spelling(word) for word in _MARKS.sub("", sentence).split()]
    calm = " ".join(words).strip(" .,;:-–…")
    return calm[:1].upper() + calm[1:]


def _n_words(sentence: str) -> int:
    return len(_WORD.findall(sentence))
