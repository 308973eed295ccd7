"""One normaliser for training and scoring, and the masking of private data.

`normalise` undoes what typing habits and collections do to a text (spacing, stretching, look-alike
letters, case, emoji, dates), so that a model learns what is said and not who typed it. It is
idempotent and total: any string in, a string out. Its version travels in every bundle, and a
bundle of another version is refused.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from saring import compiled
from saring.resources import read_shipped

if TYPE_CHECKING:
    from saring.compiled.normaliser import Normaliser

TEXT_VERSION = 2

# One character each, from the private use area, so that a character n-gram sees one symbol.
DIGIT = "\ue000"
LINK, LINK_SHORT, LINK_GOV, LINK_APP = "\ue001", "\ue002", "\ue003", "\ue004"
PHONE, NIK, ACCOUNT, EMAIL, MENTION = "\ue005", "\ue006", "\ue007", "\ue008", "\ue009"
MASKS = {PHONE: "[telepon]", NIK: "[nik]", ACCOUNT: "[rekening]", EMAIL: "[email]", MENTION: "[akun]"}
_MASK_TABLE = str.maketrans(MASKS)
_MASK_WORD = re.compile(r"\[(?:telepon|nik|rekening|email|akun)\]")
_SYMBOL_OF_MASK = {mask: symbol for symbol, mask in MASKS.items()}

_TOP_LEVEL = "com|net|org|id|info|xyz|me|ly|gl|site|online|top|club|shop|link|app|icu|live|store|website|example|test"
_IN_LINK = r"[^\s<>\"'\ue000-\ue0ff]"
_LAST_IN_LINK = r"[^\s<>\"'\ue000-\ue0ff.,!?;:*_)\]]"  # the stop after a link is not part of it
_LINK_REST = f"{_IN_LINK}*{_LAST_IN_LINK}"
_LINK = re.compile(
    rf"(?:https?://|www\.){_LINK_REST}"
    rf"|(?<![\w@.])(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:{_TOP_LEVEL})(?![\w@\[\ue000-\ue0ff])(?:/(?:{_LINK_REST})?)?",
    re.I,
)
_SHORT = "bit.ly|s.id|tinyurl.com|goo.gl|t.co|cutt.ly|rebrand.ly|is.gd|ow.ly|linktr.ee|wa.me|t.me|shorturl.at"
_SHORTENER = re.compile(rf"(?:https?://)?(?:www\.)?(?:{_SHORT.replace('.', '[.]')})(?:/|$)", re.I)
_GOVERNMENT = re.compile(r"(?:https?://)?(?:[\w-]+\.)*go\.id(?:[/:?#]|$)", re.I)
_APP_FILE = re.compile(r"\.apk\b", re.I)
_NUMBER_IN_LINK = re.compile(r"\d{9,}")

_DEFANGED = re.compile(r" ?\[(?:dot|titik|\.)\] ?", re.I)

_PASTED_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d{2}\W{1,3}[^:\n]{1,40}: ")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_MENTION = re.compile(r"(?<![\w@\]\ue000-\ue0ff])@\w[\w.]*")
_GAP = r"[\s().\u2010-\u2013-]{0,2}"
_NIK = re.compile(r"(?<![\d.,])(?:\d[ .]?){15}\d(?!\d|[.,]\d)")
_PHONE = re.compile(
    rf"(?<![\w.,+])(?:\+?62|\(?0(?=[2-9])){_GAP}(?:\d{_GAP}){{7,12}}\d(?!\d)|(?<![\w+])\+\d(?:{_GAP}\d){{8,13}}(?!\d)"
)
_ACCOUNT = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){8,15}(?!\w|[.,]\d)")
_N_DIGITS_PRIVATE = 9
_NOT_DIGITS = bytes(set(range(256)) - set(b"0123456789"))

_FORWARDED = (
    r"(?:forwarded(?: many times| as received| message)?|(?:pesan )?diteruskan(?: berkali-kali| berulang kali)?|fwd?)"
)
BANNER = re.compile(rf"^(?:{_FORWARDED}(?: [.:])*(?: |$))+")
_MARKS = "(?: [.,!?:;])*"
_WORDY = re.compile(r"[^\W\d_]{2,}")
_MIN_WORDS_AFTER = 3
_ONE_LETTER = re.compile(r"(?<![^\W\d_])([^\W\d_])\1{2,}(?![^\W\d_])")
_STRETCHED_LETTER = re.compile(r"([^\W\d_])\1{2,}")
_STRETCHED_SYLLABLE = re.compile(r"([^\W\d_]{2,3}?)\1{2,}")
# What every stretched letter and syllable holds, found in a fifth of the time.
_THREE_ALIKE = re.compile(r"(.)\1\1")
_THREE_TIMES = re.compile(r"(.)(.)(.?)\1\2\3\1\2\3")
_SPACED_WORD = re.compile(r"(?<![^ ])(?:[^\W\d_](?: \. | |-)){3,}[^\W\d_](?![^ ])")
_REDUPLICATED = re.compile(r"\b([a-z]{3,})2(nya|an|ku|mu|lah)?\b")
_DIGIT_AS_LETTER = re.compile(r"(?<=[a-z])[01345](?=[a-z])")
_LETTER_OF_DIGIT = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s"}
_LOOK_ALIKE = str.maketrans("авеікмнорстухѕјԁԛԝαεικνορτυχ", "abeikmhopctyxsjdqwaeiknoptux")
_MIXED_WORD = re.compile(r"\w*[a-z]\w*")
_WORD = r"(?:[^\W_]|\ue000)+"
_TOKEN_OF_DIGITS = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[\ue001-\ue0ff]|[.,!?:;%]")
_TOKEN = re.compile(rf"{_WORD}(?:[-']{_WORD})*|[\ue001-\ue0ff]|[.,!?:;%]")
_REPEATED_MARK = re.compile(r"([.,!?:;%])(?: ?[.,!?:;%])+")
_DIGITS = str.maketrans("0123456789", DIGIT * 10)


def mask_private(text: str) -> str:
    """Replace phone numbers, NIK, account numbers, e-mail addresses and @names; keep links.

    >>> mask_private("hubungi 0812-0000-1234 atau bu.ani@contoh.example")
    'hubungi [telepon] atau [email]'
    """
    if not _may_hold_private_data(text):
        return text
    masked = _outside(_links(text), text, _private_to_symbol, _mask_in_link).translate(_MASK_TABLE)
    # A mask can part what looked like one word and bare another number: again until nothing is left.
    return masked if masked == text else mask_private(masked)


def without_pasted_heads(text: str) -> str:
    """Break the line where a message of another chat was pasted, and drop its time and its sender.

    >>> without_pasted_heads("24/07/26 19.12 - Bu Ani: jangan diminum")
    '\\njangan diminum'
    """
    return _PASTED_HEAD.sub("\n", text)


@lru_cache(maxsize=256)  # what is asked of one message is asked several times in a row
def normalise(text: str, *, keep_digits: bool = False) -> str:
    """Return the canonical form of a text: tokens parted by single spaces, empty if there are none.

    Digits become one symbol each, unless `keep_digits`: to find the same claim, its numbers matter.

    >>> normalise("SEBARKAN!!! Air  g a l o n ber4cun , cek https://contoh.example/a")
    'sebarkan ! air galon beracun , cek \\ue001'
    """
    engine = _compiled()
    if engine is None:
        return normalise_by_reference(text, keep_digits=keep_digits)
    return engine.normalise(text, keep_digits)


def normalise_many(texts: Sequence[str]) -> list[str]:
    """Return what `normalise` returns for each text, faster where there are many."""
    engine = _compiled()
    return list(map(normalise, texts)) if engine is None else engine.normalise_many(list(texts))


def normalise_by_reference(text: str, *, keep_digits: bool = False) -> str:
    """Return what `normalise` returns, by regular expressions alone: the definition, and the way without a compiler."""
    text = _to_symbols(_with_mask_symbols(_fold(_undo_copying(text))))
    return _without_openings(_tidy(text, keep_digits=keep_digits))


def _with_mask_symbols(folded: str) -> str:
    return _MASK_WORD.sub(lambda match: f" {_SYMBOL_OF_MASK[match[0]]} ", folded) if "[" in folded else folded


def _to_symbols(folded: str) -> str:
    """Put a symbol where links and private data stood."""
    links = _links_by_reference(folded)
    return _without_mentions(_outside(links, folded, _private_to_symbol_by_reference, _link_to_symbol))


def _without_mentions(text: str) -> str:
    # Collections differ in whether they kept the accounts a text addresses: who is addressed says nothing.
    return text.replace(MENTION, " ")


def _tidy(text: str, *, keep_digits: bool) -> str:
    """Part the tokens by single spaces, and spell each in one way."""
    text = _REDUPLICATED.sub(r"\1-\1\2", text)
    text = _DIGIT_AS_LETTER.sub(lambda match: _LETTER_OF_DIGIT[match[0]], text)
    text = _tokenise(text, keep_digits=keep_digits)
    text = _SPACED_WORD.sub(lambda match: re.sub(r"[ .-]", "", match[0]), text)
    # Nobody can say how many letters were meant, but nearly always it is one; a word of one letter stays two.
    if _THREE_ALIKE.search(text):
        text = _STRETCHED_LETTER.sub(r"\1", _ONE_LETTER.sub(r"\1\1", text))
    if _THREE_TIMES.search(text):
        text = _STRETCHED_SYLLABLE.sub(r"\1\1", text)
    slang = _slang()
    return " ".join([slang.get(token, token) for token in text.split(" ")])


def _tokenise(text: str, *, keep_digits: bool) -> str:
    """Part the tokens by single spaces, each digit one symbol unless `keep_digits`."""
    if DIGIT in text:  # somebody's private letter is a digit to us
        return " ".join(_TOKEN.findall(text if keep_digits else text.translate(_DIGITS)))
    tokens = " ".join(_TOKEN_OF_DIGITS.findall(text))
    return tokens if keep_digits else tokens.translate(_DIGITS)


def _without_openings(tokens: str) -> str:
    """Strip banners and openings, and write each run of marks as its first."""
    return _REPEATED_MARK.sub(r"\1", _without_opening(BANNER.sub("", tokens)))


def _without_opening(text: str) -> str:
    """Strip greetings and words of passing on, where a message follows them."""
    opening = openings().match(text)
    if opening is None:
        return text
    words = islice(_WORDY.finditer(text, opening.end()), _MIN_WORDS_AFTER)
    if len(list(words)) < _MIN_WORDS_AFTER:
        return text
    return text[opening.end() :]


def _undo_copying(text: str) -> str:
    """Undo what copying through web pages and fact-checkers' desks does: entities, and links made harmless."""
    if "&" in text:
        text = html.unescape(text)
    return _DEFANGED.sub(".", text) if "[" in text else text


def _fold(text: str) -> str:
    """Lower the case and, outside ASCII, drop marks, invisible characters and look-alikes."""
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return _without_look_alikes(text.translate(_WITHOUT_DROPPED))


def _without_look_alikes(text: str) -> str:
    return _MIXED_WORD.sub(lambda match: match[0].translate(_LOOK_ALIKE), text)


class _WithoutDropped(dict[int, int | None]):
    """A translation that drops marks and invisible characters outside ASCII, learned as they are met."""

    def __missing__(self, code: int) -> int | None:
        dropped = code > 127 and unicodedata.category(chr(code)) in {"Mn", "Me", "Cf", "Cs", "Cc"}
        return self.setdefault(code, None if dropped else code)


_WITHOUT_DROPPED = _WithoutDropped()


@cache
def _compiled() -> Normaliser | None:
    """Return the compiled part of `normalise`, None where there is none."""
    made = compiled.find("normaliser")
    return None if made is None else made.Normaliser(_rules())


def _rules() -> compiled.Rules:
    return compiled.Rules(
        reference=lambda text, keep_digits: normalise_by_reference(text, keep_digits=keep_digits),
        fold_of=_fold_of,
        class_of=_class_of,
        looks_like=_LOOK_ALIKE,
        slang=_slang(),
        starts=read_shipped("opening_starts.txt").splitlines(),
        top_levels=frozenset(_TOP_LEVEL.encode().split(b"|")),
        shorteners=frozenset(_SHORT.encode().split(b"|")),
        undo_copying=_undo_copying,
        put_mask_symbols=lambda folded: _without_mentions(_with_mask_symbols(folded)),
        put_symbols=lambda stretch, has_number: _without_mentions(_symbols_of(stretch, has_number)),
        tidy=lambda text, keep_digits: _tidy(text, keep_digits=keep_digits),
        without_openings=_without_openings,
    )


def _fold_of(code: int) -> str | None:
    """Return what one character folds to before look-alikes, None where that depends on its neighbours."""
    if code < 128:
        return chr(code).lower()
    lower = chr(code).lower()
    apart = unicodedata.normalize("NFKD", lower)
    if "Σ" in chr(code) + apart:  # the last sigma of a word has a small letter of its own
        return None
    folded = unicodedata.normalize("NFKD", apart.lower()).translate(_WITHOUT_DROPPED)
    return None if any(map(unicodedata.combining, folded)) else folded


def _class_of(code: int) -> int:
    """Return what a character is to the rules, as the bits that `compiled/characters.pxd` names."""
    char = chr(code)
    return sum(bit for bit, rule in _class_rules().items() if rule.fullmatch(char)) + (code in _LOOK_ALIKE) * 64


@cache
def _class_rules() -> dict[int, re.Pattern[str]]:
    rules = {
        2: r"\w",
        4: r"[^\W_]",
        8: r"[^\W\d_]",
        16: r"\d",
        32: r"[\s().\u2010-\u2013-]",
        128: r"[.,!?:;%]",
        256: r"[\ue001-\ue0ff]",
        512: _IN_LINK,
        1024: _LAST_IN_LINK,
    }
    return {bit: re.compile(rule) for bit, rule in rules.items()}


def _outside(
    links: Iterable[tuple[int, int]], text: str, outside: Callable[[str], str], link: Callable[[str], str]
) -> str:
    """Apply `outside` between links and `link` to each link."""
    pieces, position = [], 0
    for start, end in links:
        pieces += [outside(text[position:start]), link(text[start:end])]
        position = end
    pieces.append(outside(text[position:]))
    return "".join(pieces)


def _links(text: str) -> Iterable[tuple[int, int]]:
    """Find where the links of a text are."""
    engine = _compiled() if "." in text else None
    found = None if engine is None else engine.links(text)
    return _links_by_reference(text) if found is None else found


def _links_by_reference(text: str) -> Iterable[tuple[int, int]]:
    return (match.span() for match in _LINK.finditer(text)) if "." in text else ()


def _may_hold_private_data(text: str) -> bool:
    return "@" in text or _has_private_number(text)


def _has_private_number(text: str) -> bool:
    # Nearly every message is let through here, so this is the fastest count of digits there is.
    return len(text.encode("utf-8", "replace").translate(None, _NOT_DIGITS)) >= _N_DIGITS_PRIVATE


def _private_to_symbol(text: str) -> str:
    """Put a symbol where private data stood, looking only where some may stand if that can be told."""
    engine = _compiled()
    if engine is None or not _may_hold_private_data(text):
        return _private_to_symbol_by_reference(text)
    pieces, position = [], 0
    has_number = _has_private_number(text)
    for start, end in engine.private_windows(text):
        pieces += [text[position:start], _symbols_of(text[start:end], has_number)]
        position = end
    return "".join([*pieces, text[position:]])


def _private_to_symbol_by_reference(text: str) -> str:
    return _symbols_of(text, _has_private_number(text))


def _symbols_of(text: str, has_number: bool) -> str:
    """Replace the most specific shape first."""
    if "@" in text:
        text = _MENTION.sub(MENTION, _EMAIL.sub(EMAIL, text))
    if has_number:
        text = _ACCOUNT.sub(ACCOUNT, _PHONE.sub(PHONE, _NIK.sub(NIK, text)))
    return text


def _mask_in_link(link: str) -> str:
    """Mask a number a link carries, as `wa.me/62812…` does."""
    return _NUMBER_IN_LINK.sub(PHONE, link)


def _link_to_symbol(link: str) -> str:
    if _APP_FILE.search(link):
        return f" {LINK_APP} "
    if _GOVERNMENT.match(link):
        return f" {LINK_GOV} "
    return f" {LINK_SHORT if _SHORTENER.match(link) else LINK} "


@cache
def _slang() -> dict[str, str]:
    """Read the shipped list of everyday spellings: `spelling<TAB>standard` a line."""
    table = read_shipped("slang.tsv")
    pairs = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return dict(pairs)


@cache
def openings() -> re.Pattern[str]:
    """Compile the shipped list of openings, one after the other, with those addressed and banners between."""
    table = read_shipped("openings.txt")
    everyone, one, *phrases = (line for line in table.splitlines() if line and not line.startswith("#"))
    crowd, person = ("|".join(line.partition(":")[2].split()) for line in (everyone, one))
    word = f"(?: (?:{crowd}|{person}))"
    addressed = rf"{_MARKS}(?:{word}*(?: (?:{crowd}))|{word}{{2,}}|{word}(?= [.,!?:;]))"
    opening = "|".join(phrase.replace(" ", f"{_MARKS} ") for phrase in phrases)
    return re.compile(rf"(?:(?:(?:{opening})(?:{addressed})?|{_FORWARDED}){_MARKS}(?: |$))+")


def without_links(text: str) -> str:
    """Return a text with each link replaced by a space."""
    return _LINK.sub(" ", text)


def standard_spelling(word: str) -> str:
    """Return the standard form of an everyday spelling, with its capital; any other word as it is.

    >>> standard_spelling("yg"), standard_spelling("Skrg"), standard_spelling("hati2")
    ('yang', 'Sekarang', 'hati-hati')
    """
    lower = _REDUPLICATED.sub(r"\1-\1\2", word.lower())
    standard = _slang().get(lower, lower)
    if standard == word.lower():
        return word
    return standard.capitalize() if word[0].isupper() else standard
