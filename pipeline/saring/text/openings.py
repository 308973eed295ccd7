"""Strip openings from a message: 'forwarded' banners, greetings, and calls to share."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from saring.resources import read_shipped

_FORWARDED = (
    r"(?:forwarded(?: many times| as received| message)?|(?:pesan )?diteruskan(?: berkali-kali| berulang kali)?|fwd?)"
)
BANNER = re.compile(rf"^(?:{_FORWARDED}(?: [.:])*(?: |$))+")
_MARKS = "(?: [.,!?:;])*"
_REPEATED_MARK = re.compile(r"([.,!?:;%])(?: ?[.,!?:;%])+")
_WORDY = re.compile(r"[^\W\d_]{2,}")
_MIN_WORDS_AFTER = 3


def without_openings(tokens: str) -> str:
    """Strip banners and openings from tidied tokens, and reduce each run of punctuation to its first mark.

    >>> without_openings("forwarded selamat pagi bapak ibu semua , air galon itu beracun ! !")
    'air galon itu beracun !'
    """
    return _REPEATED_MARK.sub(r"\1", _without_opening(BANNER.sub("", tokens)))


@cache
def openings() -> re.Pattern[str]:
    """Compile the shipped list into a pattern for a sequence of openings, addressees and banners."""
    table = read_shipped("openings.txt")
    everyone, one, *phrases = (line for line in table.splitlines() if line and not line.startswith("#"))
    crowd, person = ("|".join(line.partition(":")[2].split()) for line in (everyone, one))
    word = f"(?: (?:{crowd}|{person}))"
    addressed = rf"{_MARKS}(?:{word}*(?: (?:{crowd}))|{word}{{2,}}|{word}(?= [.,!?:;]))"
    opening = "|".join(phrase.replace(" ", f"{_MARKS} ") for phrase in phrases)
    return re.compile(rf"(?:(?:(?:{opening})(?:{addressed})?|{_FORWARDED}){_MARKS}(?: |$))+")


def _without_opening(text: str) -> str:
    """Strip greetings and calls to share, where a message follows them."""
    opening = openings().match(text)
    if opening is None:
        return text
    words = islice(_WORDY.finditer(text, opening.end()), _MIN_WORDS_AFTER)
    if len(list(words)) < _MIN_WORDS_AFTER:
        return text
    return text[opening.end() :]
