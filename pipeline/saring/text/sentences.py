"""A claim in neutral words: what an office may repeat once, without the urging, the links and the shouting.

A forward is written to be passed on. What is repeated from it in a clarification keeps the claim and
loses what makes people share it.
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
_PASTED_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d{2}\W{1,3}[^:\n]{1,40}: ")


def neutral_statement(title: str, text: str) -> str:
    """Return one sentence that says what is claimed, private data masked; empty where there are no words.

    The first sentence that states something is taken, of the title and then of the text: headings,
    greetings and calls to share are passed over. It holds at most `MAX_WORDS` words.

    >>> neutral_statement("", "AWAS!!! Skrg beredar telur palsu di pasar induk!! Sebarkan ke grup lain 🙏")
    'Sekarang beredar telur palsu di pasar induk'
    """
    whole = " ".join(text.split())  # a title that is the whole text has lost the line ends that part its sentences
    headline = " ".join(title.split())
    if headline.endswith("…") and (begins := whole.find(headline[:-1])) >= 0:  # cut short: it is in the text
        headline = _SENTENCE_END.split(whole[begins:])[0]
    sources = (text,) if headline == whole else (headline, text)
    candidates = [sentence for source in sources for sentence in _sentences(source)]
    stating = [sentence for sentence in candidates if not _URGING.search(sentence) and _n_words(sentence) >= _MIN_WORDS]
    chosen = next(iter([*stating, *candidates]), "")
    return shortened_words(_calm(chosen), MAX_WORDS)


def shortened_words(text: str, n_words: int) -> str:
    """Return at most `n_words` words and `MAX_LETTERS` letters of a text, with an ellipsis where some are left out.

    >>> shortened_words("satu dua, tiga", 2)
    'satu dua…'
    """
    words = text.split()
    short = " ".join(words[:n_words])[:MAX_LETTERS]
    return text if len(short) == len(" ".join(words)) else short.rstrip(",;:.–-… ") + "…"


def defanged(link: str) -> str:
    """Return a link that can be read and not clicked.

    >>> defanged("https://contoh.example/a")
    'contoh[.]example/a'
    """
    bare = re.sub(r"^\w+://", "", link)
    host, slash, path = bare.partition("/")
    return mask_private(f"{host.replace('.', '[.]')}{slash}{path}")


def without_pasted_heads(text: str) -> str:
    """Break the line where a message of another chat was pasted, and drop its time and its sender.

    >>> without_pasted_heads("24/07/26 19.12 - Bu Ani: jangan diminum")
    '\\njangan diminum'
    """
    return _PASTED_HEAD.sub("\n", text)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text without links, private data, formatting and pictures."""
    bare = without_pasted_heads(_starred_headings(mask_private(without_links(text))))
    bare = _PICTURES.sub(" ", _FORMATTING.sub(" ", bare))
    pieces = (_LEAD.sub("", " ".join(piece.split())) for piece in _SENTENCE_END.split(bare))
    return [piece for piece in pieces if _n_words(piece)]


def _starred_headings(text: str) -> str:
    """Put what stands in stars at the beginning on a line of its own: it is a heading."""
    return re.sub(r"^\s*(\*[^*\n]{3,80}\*)\s*", r"\1\n", text)


def _calm(sentence: str) -> str:
    """Write a sentence without shouting, stretched marks and everyday spellings."""
    letters = [letter for letter in sentence if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > len(letters) / 2:
        sentence = sentence.lower()
    words = [standard_spelling(word) for word in _MARKS.sub("", sentence).split()]
    calm = " ".join(words).strip(" .,;:-–…")
    return calm[:1].upper() + calm[1:]


def _n_words(sentence: str) -> int:
    return len(_WORD.findall(sentence))
