"""Marks of a scam in a message: each a small named rule, off-line, with its place in the text.

The rules read the text as it was written, where private data may be masked already (`[telepon]`,
`[rekening]`). A sentence that warns of the trick is not the trick: official notices say the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Protocol

from saring.i18n import say
from saring.records import Signal
from saring.resources.word_lists import load_word_list
from saring.text.hosts import is_disguised, is_kind, is_listed, is_official, posed_name
from saring.text.links import Link


class ReadText(Protocol):
    """What the rules need to know of a text; `saring.rules.reading.TextReading` knows it."""

    @property
    def text(self) -> str:
        """The text as it was written."""

    @property
    def links(self) -> Sequence[Link]:
        """Its links, from left to right."""

    @property
    def denies(self) -> bool:
        """Whether it says of a claim that it is false."""


Rule = Callable[[ReadText], Iterator[Signal]]
GRAVE = frozenset({"look_alike_domain", "disguised_domain", "app_file", "code_request", "fee_first", "data_request"})
"""The signals that put a message on the worklist whatever the model says of it."""

_PHONE = re.compile(r"\[telepon\]|(?<![\d/])(?:\+?62[ -]?|0)8\d(?:[ .-]?\d){7,10}(?!\d)")
_ACCOUNT = re.compile(r"\[rekening\]|\brek(?:ening)?\b\.?:?(?: \w+)? ?\d(?:[ -]?\d){8,15}(?!\d)", re.I)
_APP = re.compile(
    r"\b(?:(?:surat|undangan|cek|foto|resi|paket|tagihan|file|tilang|bukti|data|info)[ _-]+){0,4}[\w()-]*\.apk\b", re.I
)
_SENTENCE_END = re.compile(r"[!?\n]|\.(?=\s|$)")
_NOTICE = re.compile(
    r"\W*(?:waspada|awas|hati-?hati|himbauan|imbauan)\b[^.\n]{0,40}\b(?:penipu|palsu|hoaks|modus|phishing)", re.I
)
_NEARBY = 120


def find_signals(reading: ReadText) -> tuple[Signal, ...]:
    """Return the marks of a scam in a text, in the order of their places; spans point into the text."""
    if not _may_hold_signals(reading.text):
        return ()
    found = {(signal.code, signal.start): signal for rule in RULES for signal in rule(reading)}
    return tuple(sorted(found.values(), key=lambda signal: (signal.start, signal.code)))


def _may_hold_signals(text: str) -> bool:
    """Tell whether a text holds one of the things that the rules look at; nearly every text does not."""
    # A pattern that need not mind the case is several times faster; these letters match others all the same.
    lower = text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s").lower()
    return _looked_at().search(lower) is not None


@cache
def _looked_at() -> re.Pattern[str]:
    kinds = load_word_list("signals.toml")["words"]
    words = "|".join("|".join(kinds[kind]) for kind in ("code", "fee", "work", "papers"))
    link, number = r"://|[\w-]\.[^\W\d_]|\.apk", r"\[telepon\]|8\d|\[rekening\]|\brek(?:ening)?\b"
    return re.compile(rf"{link}|{number}|\b(?:{words})(?!\w)")


def short_link(reading: ReadText) -> Iterator[Signal]:
    """A shortened link: nobody sees where it leads."""
    for link in reading.links:
        if is_kind(link.host, "shorteners"):
            yield _signal("short_link", link.start, link.end, found=link.host)


def look_alike_domain(reading: ReadText) -> Iterator[Signal]:
    """An address that carries the name of an agency, a bank or a delivery firm and is not theirs."""
    for link in reading.links:
        name = posed_name(link.host)
        if name is not None and not _warned(reading, link.start, link.end):
            yield _signal("look_alike_domain", link.start, link.end, found=link.host, name=name)


def disguised_domain(reading: ReadText) -> Iterator[Signal]:
    """An address with foreign letters that look like Latin ones."""
    for link in reading.links:
        if is_disguised(link.host) and not _warned(reading, link.start, link.end):
            yield _signal("disguised_domain", link.start, link.end, found=link.host)


def agency_link_outside(reading: ReadText) -> Iterator[Signal]:
    """A link offered as an agency's own, for registering or checking one's name, that is not under go.id."""
    for link in reading.links:
        before = reading.text[max(0, link.start - _NEARBY) : link.start]
        agency = _words("agency").search(before) if _words("offered_as_official").search(before) else None
        if agency and _is_strange(link.host) and not _warned(reading, link.start, link.end):
            yield _signal("agency_link_outside", link.start, link.end, found=link.host, name=agency[0])


def _is_strange(host: str) -> bool:
    """Tell whether nothing is known of a host: not the state's, not a platform, and no other rule's."""
    return not is_listed(host) and not is_official(host) and posed_name(host) is None


def app_file(reading: ReadText) -> Iterator[Signal]:
    """An Android program sent as an invitation, a receipt or a bill."""
    yield from _together("app_file", reading, _APP)


def phone_for_confirmation(reading: ReadText) -> Iterator[Signal]:
    """A private number to confirm or to claim something about money or data."""
    yield from _together("phone_for_confirmation", reading, _PHONE, "confirm", "money_matter")


def chat_link_with_benefit(reading: ReadText) -> Iterator[Signal]:
    """A link straight into a chat, beside a prize or an aid."""
    benefit = _words("benefit").search(reading.text)
    for link in reading.links if benefit else ():
        if benefit and is_kind(link.host, "chats") and not _warned(reading, link.start, link.end):
            yield _signal("chat_link_with_benefit", link.start, link.end, found=link.host, name=benefit[0])


def transfer_to_account(reading: ReadText) -> Iterator[Signal]:
    """An account number together with a request to transfer; dues of a neighbourhood or a class are left alone."""
    if not _words("community_money").search(reading.text):
        yield from _together("transfer_to_account", reading, _ACCOUNT, "transfer")


def code_request(reading: ReadText) -> Iterator[Signal]:
    """A request for a one-time code, a PIN or a password."""
    for signal in _together("code_request", reading, _words("code")):
        if _words("hand_over").search(_sentence(reading.text, signal.start, signal.end)):
            yield signal


def fee_first(reading: ReadText) -> Iterator[Signal]:
    """A fee to pay before a prize, an aid, a loan, a parcel or a job is given."""
    for signal in _together("fee_first", reading, _words("fee"), "pay"):
        promised = _words("benefit").search(reading.text) or _words("parcel_or_job").search(reading.text)
        if promised and not _words("free").search(_sentence(reading.text, signal.start, signal.end)):
            yield signal


def task_job(reading: ReadText) -> Iterator[Signal]:
    """Work from home by liking, rating or ordering, with an income promised."""
    if _words("task").search(reading.text) and _words("income").search(reading.text):
        yield from islice(_together("task_job", reading, _words("work")), 1)


def data_request(reading: ReadText) -> Iterator[Signal]:
    """Identity papers or account numbers asked for, in exchange for an aid or a prize."""
    for signal in _together("data_request", reading, _words("papers")):
        around = _sentence(reading.text, signal.start, signal.end)
        requested = _words("hand_over").search(around) or _words("prepare").search(around)
        if requested and _words("benefit").search(reading.text):
            yield signal


RULES: tuple[Rule, ...] = (
    short_link,
    look_alike_domain,
    disguised_domain,
    agency_link_outside,
    app_file,
    phone_for_confirmation,
    chat_link_with_benefit,
    transfer_to_account,
    code_request,
    fee_first,
    task_job,
    data_request,
)


def _together(code: str, reading: ReadText, pattern: re.Pattern[str], *needed: str) -> Iterator[Signal]:
    """Yield the matches of a pattern that no sentence warns of and that all needed words stand near."""
    for match in pattern.finditer(reading.text):
        start, end = match.span()
        near = reading.text[max(0, start - _NEARBY) : end + _NEARBY]
        if all(_words(kind).search(near) for kind in needed) and not _warned(reading, start, end):
            yield _signal(code, start, end, found=match[0].strip())


def _signal(code: str, start: int, end: int, **values: str) -> Signal:
    return Signal(code, say(f"signal_{code}", **values), start, end)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a stretch of a text."""
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def _warned(reading: ReadText, start: int, end: int) -> bool:
    """Tell whether the text warns of what stands there: in the same sentence, or as a whole."""
    in_the_sentence = _words("caution").search(_sentence(reading.text, start, end)) is not None
    return in_the_sentence or _NOTICE.match(reading.text) is not None or reading.denies


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_word_list('signals.toml')['words'][kind])})(?!\w)", re.I)
