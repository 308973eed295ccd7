"""Scam signals in a message: small named rules that work offline and report spans of the text.

The rules read the original text, in which private data may be masked already (`[telepon]`, `[rekening]`). A sentence
that warns of a scam does not count: official notices use the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Protocol

from saring.i18n import say
from saring.records import Signal
from saring.resources.word_lists import load_word_list
from saring.rules.signal_hints import possible_rules
from saring.text.hosts import impersonated_name, is_disguised, is_kind, is_listed, is_official
from saring.text.links import Link


class ReadText(Protocol):
    """The interface that rules need of a text; `saring.rules.reading.TextReading` implements it."""

    @property
    def text(self) -> str:
        """The original text."""

    @property
    def links(self) -> Sequence[Link]:
        """The links, from left to right."""

    @property
    def denies(self) -> bool:
        """Whether the text says that a claim is false."""


class Rule(Protocol):
    """A rule: it yields the signals of a text."""

    __name__: str

    def __call__(self, reading: ReadText, /) -> Iterator[Signal]:
        """Yield the signals of a text."""


GRAVE = frozenset({"look_alike_domain", "disguised_domain", "app_file", "code_request", "fee_first", "data_request"})
"""The signals that put a message on the worklist whatever its score."""

_PHONE = re.compile(r"\[telepon\]|(?<![\d/])(?:\+?62[ -]?|0)8\d(?:[ .-]?\d){7,10}(?!\d)")
_ACCOUNT = re.compile(r"\[rekening\]|\brek(?:ening)?\b\.?:?(?: \w+)? ?\d(?:[ -]?\d){8,15}(?!\d)", re.I)
_APP = re.compile(
    r"\b(?:(?:surat|undangan|cek|foto|resi|paket|tagihan|file|tilang|bukti|data|info)[ _-]+){0,4}"
    r"[\w()-]{0,80}\.apk\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[!?\n]|\.(?=\s|$)")
_NOTICE = re.compile(
    r"\W*(?:waspada|awas|hati-?hati|himbauan|imbauan)\b[^.\n]{0,40}\b(?:penipu|palsu|hoaks|modus|phishing)", re.I
)
_NEARBY = 120


def find_signals(reading: ReadText) -> tuple[Signal, ...]:
    """Return the scam signals of a text, in text order."""
    rules = [_RULES[name] for name in possible_rules(reading.text)]
    found = {(signal.code, signal.start): signal for rule in rules for signal in rule(reading)}
    return tuple(sorted(found.values(), key=lambda signal: (signal.start, signal.code)))


def short_link(reading: ReadText) -> Iterator[Signal]:
    """A shortened link, which hides its target."""
    for link in reading.links:
        if is_kind(link.host, "shorteners"):
            yield _signal("short_link", link.start, link.end, found=link.host)


def look_alike_domain(reading: ReadText) -> Iterator[Signal]:
    """An address that contains the name of an agency, a bank or a delivery company and is not theirs."""
    for link in reading.links:
        name = impersonated_name(link.host)
        if name is not None and not _has_warning(reading, link.start, link.end):
            yield _signal("look_alike_domain", link.start, link.end, found=link.host, name=name)


def disguised_domain(reading: ReadText) -> Iterator[Signal]:
    """An address with foreign letters that look like Latin letters."""
    for link in reading.links:
        if is_disguised(link.host) and not _has_warning(reading, link.start, link.end):
            yield _signal("disguised_domain", link.start, link.end, found=link.host)


def agency_link_outside(reading: ReadText) -> Iterator[Signal]:
    """A link presented as an agency's, for registering or checking one's name, that is not under go.id."""
    for link in reading.links:
        before = reading.text[max(0, link.start - _NEARBY) : link.start]
        agency = _word_pattern("agency").search(before) if _word_pattern("offered_as_official").search(before) else None
        if agency and _is_strange(link.host) and not _has_warning(reading, link.start, link.end):
            yield _signal("agency_link_outside", link.start, link.end, found=link.host, name=agency[0])


def _is_strange(host: str) -> bool:
    """Tell whether a host is unknown: not official, not a platform, and not matched by another rule."""
    return not is_listed(host) and not is_official(host) and impersonated_name(host) is None


def app_file(reading: ReadText) -> Iterator[Signal]:
    """An Android app (APK) sent as an invitation, a receipt or a bill."""
    yield from _matches_near("app_file", reading, _APP)


def phone_for_confirmation(reading: ReadText) -> Iterator[Signal]:
    """A private phone number for confirming or claiming something about money or data."""
    yield from _matches_near("phone_for_confirmation", reading, _PHONE, "confirm", "money_matter")


def chat_link_with_benefit(reading: ReadText) -> Iterator[Signal]:
    """A link into a chat, near a prize or social aid."""
    links = [link for link in reading.links if is_kind(link.host, "chats")]
    benefit = _word_pattern("benefit").search(reading.text) if links else None
    for link in links:
        if benefit and not _has_warning(reading, link.start, link.end):
            yield _signal("chat_link_with_benefit", link.start, link.end, found=link.host, name=benefit[0])


def transfer_to_account(reading: ReadText) -> Iterator[Signal]:
    """An account number with a request to transfer money, except for dues of a neighbourhood or a class."""
    if not _word_pattern("community_money").search(reading.text):
        yield from _matches_near("transfer_to_account", reading, _ACCOUNT, "transfer")


def code_request(reading: ReadText) -> Iterator[Signal]:
    """A request for a one-time code, a PIN or a password."""
    for signal in _matches_near("code_request", reading, _word_pattern("code")):
        if _word_pattern("hand_over").search(_sentence(reading.text, signal.start, signal.end)):
            yield signal


def fee_first(reading: ReadText) -> Iterator[Signal]:
    """A fee to be paid before a prize, aid, a loan, a parcel or a job is given."""
    for signal in _matches_near("fee_first", reading, _word_pattern("fee"), "pay"):
        promised = _word_pattern("benefit").search(reading.text) or _word_pattern("parcel_or_job").search(reading.text)
        if promised and not _word_pattern("free").search(_sentence(reading.text, signal.start, signal.end)):
            yield signal


def task_job(reading: ReadText) -> Iterator[Signal]:
    """Work from home by liking, rating or ordering, with a promised income."""
    if _word_pattern("task").search(reading.text) and _word_pattern("income").search(reading.text):
        yield from islice(_matches_near("task_job", reading, _word_pattern("work")), 1)


def data_request(reading: ReadText) -> Iterator[Signal]:
    """A request for identity papers or account numbers in exchange for aid or a prize."""
    for signal in _matches_near("data_request", reading, _word_pattern("papers")):
        around = _sentence(reading.text, signal.start, signal.end)
        requested = _word_pattern("hand_over").search(around) or _word_pattern("prepare").search(around)
        if requested and _word_pattern("benefit").search(reading.text):
            yield signal


def prize_offer(reading: ReadText) -> Iterator[Signal]:
    """A prize that nobody entered for, or gifts for everybody, with a way to claim it."""
    if _word_pattern("way_to_claim").search(reading.text) or reading.links:
        yield from islice(_matches_near("prize_offer", reading, _word_pattern("prize")), 1)


def share_for_prize(reading: ReadText) -> Iterator[Signal]:
    """A prize or a gift for whoever passes the message on."""
    if _word_pattern("benefit").search(reading.text) or _word_pattern("prize").search(reading.text):
        yield from islice(_matches_near("share_for_prize", reading, _word_pattern("pass_on")), 1)


def aid_link(reading: ReadText) -> Iterator[Signal]:
    """A link to register for aid or to look up one's name, on an address that is no official's."""
    for link in reading.links:
        near = reading.text[max(0, link.start - _NEARBY) : link.end + _NEARBY]
        aid = _word_pattern("aid").search(near) if _word_pattern("offered_as_official").search(near) else None
        strange = _is_strange(link.host) or is_kind(link.host, "shorteners")
        if aid and strange and not _has_warning(reading, link.start, link.end):
            yield _signal("aid_link", link.start, link.end, found=link.host, name=aid[0])


def easy_job(reading: ReadText) -> Iterator[Signal]:
    """A job with an income that asks nothing of anybody, to be had in a chat."""
    easy = _word_pattern("easy").search(reading.text) and _word_pattern("income").search(reading.text)
    in_a_chat = _PHONE.search(reading.text) or any(is_kind(link.host, "chats") for link in reading.links)
    if easy and in_a_chat:
        yield from islice(_matches_near("easy_job", reading, _word_pattern("work")), 1)


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
    prize_offer,
    share_for_prize,
    aid_link,
    easy_job,
)
_RULES = {rule.__name__: rule for rule in RULES}


def _matches_near(code: str, reading: ReadText, pattern: re.Pattern[str], *needed: str) -> Iterator[Signal]:
    """Yield a signal for each match of `pattern` with all needed words nearby and no warning about it."""
    for match in pattern.finditer(reading.text):
        start, end = match.span()
        near = reading.text[max(0, start - _NEARBY) : end + _NEARBY]
        if all(_word_pattern(kind).search(near) for kind in needed) and not _has_warning(reading, start, end):
            yield _signal(code, start, end, found=match[0].strip())


def _signal(code: str, start: int, end: int, **values: str) -> Signal:
    return Signal(code, say(f"signal_{code}", **values), start, end)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a span of a text."""
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = _SENTENCE_END.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def _has_warning(reading: ReadText, start: int, end: int) -> bool:
    """Tell whether a text warns of the scam in a span: in the same sentence, or as a whole."""
    in_the_sentence = _word_pattern("caution").search(_sentence(reading.text, start, end)) is not None
    return in_the_sentence or _NOTICE.match(reading.text) is not None or reading.denies


@cache
def _word_pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_word_list('signals.toml')['words'][kind])})(?!\w)", re.I)
