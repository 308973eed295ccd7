"""What of an address may be shown: it leads where it led, and names nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from saring.text.hosts import is_kind
from saring.text.links import find_links, host_of_link
from saring.text.symbols import MASKS, PHONE

_USER = re.compile(r"^(\w+://)([^/?#@\s]*)@")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|igsh|mibextid|rdid|share_url|__cft__.*|__tn__|si"
    r"|mc_eid|_t|_r|sender_device|ref_src|ref_url|twclid|ttclid)",
    re.I,
)
_PRIVATE_VALUE = re.compile(
    r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,8}"
    r"|[+ ]?(?:62|0)[ ().-]*8[\d ().-]{7,16}|(?:\d[ .-]?){15}\d"
)
_PERSON_PARAMETER = re.compile(
    r"(?:phone|hp|no_?hp|telp?|tel|wa|no_?wa|nik|ktp|kk|rek|norek|rekening|npwp|nomor)", re.I
)
_NUMBER_IN_CHAT = re.compile(r"(?<=[/=])\+?\d[\d.()-]{7,18}(?![^?&#/])")
_NUMBER_IN_PATH = re.compile(r"(?<=/)(?:\+62|08)[\d.-]{8,14}(?=$|/)")
_ONLY_NUMBER = re.compile(r"((?:\w+://)?[\w.-]+/)(628\d{8,11})")
_MAY_NAME_PERSON = re.compile(r"[?#@]|\d[\d.()-]{7}")  # a query, a fragment, a user, or what begins a number
_PARTS = re.compile(r"([^?#]*)(\?[^#]*)?(#.*)?", re.S)


def public_address(link: str, keeps: Callable[[str], bool] = lambda _: False) -> str:
    """Return an address without what identifies a person: who shared it, whose number or e-mail stands in its query.

    Digits of a path stay, so the address still leads to its page; in the address of a chat a number is masked, unless
    `keeps` says that it belongs to nobody in particular.

    >>> public_address("https://contoh.example/a/1790123456789?id=5&hp=081200001234&utm_source=wa")
    'https://contoh.example/a/1790123456789?id=5'
    >>> public_address("https://wa.me/6281200001234?text=Halo")
    'https://wa.me/[telepon]?text=Halo'
    """
    if not _MAY_NAME_PERSON.search(link):
        return link
    link = _USER.sub(_without_user, link)
    path, query, fragment = _PARTS.fullmatch(link).groups("")  # type: ignore[union-attr]

    def mask(found: re.Match[str]) -> str:
        return found[0] if keeps(found[0]) else MASKS[PHONE]

    if _is_chat(path):
        path, query = _NUMBER_IN_CHAT.sub(mask, path), _NUMBER_IN_CHAT.sub(mask, query)
    path = _NUMBER_IN_PATH.sub(mask, path)
    if (alone := _ONLY_NUMBER.fullmatch(path)) and not keeps(alone[2]):
        path = alone[1] + MASKS[PHONE]
    kept = [part for part in query[1:].split("&") if _may_stay(part, keeps)]
    query = f"?{'&'.join(kept)}" if query and kept else ""
    return path + query + ("" if _is_private(fragment[1:]) else fragment)


def _is_chat(address: str) -> bool:
    host = host_of_link(address.replace("[.]", "."))
    return is_kind(host, "chats") or host == "web.whatsapp.com" or address.startswith("whatsapp:")


def _may_stay(parameter: str, keeps: Callable[[str], bool]) -> bool:
    name, _, value = parameter.partition("=")
    if _TRACKING.fullmatch(name):
        return False
    names_person = _PERSON_PARAMETER.fullmatch(name) and sum(map(str.isdigit, value)) >= 6
    return keeps(value) or not (names_person or _is_private(value or name))


def _is_private(value: str) -> bool:
    """Tell whether a value of a query is a number of a telephone, a NIK or an e-mail address."""
    return bool(_PRIVATE_VALUE.fullmatch(unquote(value)))


def _without_user(found: re.Match[str]) -> str:
    """Drop who signs in before an @; keep a host there, with which a false address looks like a true one."""
    return found[0] if find_links(found[2]) else found[1]
