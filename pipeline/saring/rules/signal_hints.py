"""Which rules for scam signals may match a text, told by strings that every match of theirs holds.

The rules read a text with dozens of regular expressions; nearly every text has none of their words, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import product

from saring import compiled
from saring.resources.word_lists import load_word_list

Hints = Sequence[str]
Need = tuple[str, ...]
"""Kinds of words of which a rule needs one."""

NEEDS: Mapping[str, tuple[Need, ...]] = {
    "short_link": (("link",),),
    "look_alike_domain": (("link",),),
    "disguised_domain": (("link",),),
    "agency_link_outside": (("link",), ("agency",), ("offered_as_official",)),
    "app_file": (("app",),),
    "phone_for_confirmation": (("phone",), ("confirm",), ("money_matter",)),
    "chat_link_with_benefit": (("link",), ("benefit",)),
    "transfer_to_account": (("account",), ("transfer",)),
    "code_request": (("code",), ("hand_over",)),
    "fee_first": (("fee",), ("pay",), ("benefit", "parcel_or_job")),
    "task_job": (("task",), ("income",), ("work",)),
    "data_request": (("papers",), ("hand_over", "prepare"), ("benefit",)),
    "prize_offer": (("prize",), ("way_to_claim", "link")),
    "share_for_prize": (("pass_on",), ("benefit", "prize")),
    "aid_link": (("link",), ("aid",), ("offered_as_official",)),
    "easy_job": (("easy",), ("income",), ("work",), ("phone", "link")),
}
"""What each rule needs: of every line one kind of words or more. The kinds, and their hints, are in `signals.toml`."""

_DIGIT = re.compile(r"\d")
_ALIKE = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})  # letters that `re.I` takes for each other


def possible_rules(text: str) -> tuple[str, ...]:
    """Return the names of the rules that may match a text, in the order of `NEEDS`; no other can.

    >>> possible_rules("Kirim kode OTP yang masuk ke nomor saya"), possible_rules("selamat pagi bapak ibu")
    (('code_request',), ())
    """
    return _names(_check()(text))


@cache
def _names(found: int) -> tuple[str, ...]:
    return tuple(name for place, name in enumerate(NEEDS) if found >> place & 1)


@cache
def _check() -> Callable[[str], int]:
    """Return the compiled check, or its definition where it was not built."""
    made = compiled.find("checks")
    if made is None:
        return possible_by_definition
    check: Callable[[str], int] = made.HintCheck(list(map(list, hint_lists())), list(map(list, needed_lists()))).find
    return check


def possible_by_definition(text: str) -> int:
    """Return the rules that may match, as bits of a number: the text holds one hint of each list they need."""
    plain = in_plain_letters(text)
    found = {place for place, hints in enumerate(hint_lists()) if any(hint in plain for hint in hints)}
    return sum(1 << place for place, needed in enumerate(needed_lists()) if found.issuperset(needed))


def in_plain_letters(text: str) -> str:
    """Return a text as hints are written: in lower case, with letters that are one in any case, and 0 for any digit."""
    return _DIGIT.sub("0", text.translate(_ALIKE).lower())


@cache
def hint_lists() -> tuple[Hints, ...]:
    """Return the distinct lists of hints, each of which some rule needs one of."""
    return tuple(dict.fromkeys(hints for rule in NEEDS for hints in _lists_of(rule)))


@cache
def needed_lists() -> tuple[tuple[int, ...], ...]:
    """Return, for each rule, the places of the lists of which it needs a hint each."""
    return tuple(tuple(dict.fromkeys(map(hint_lists().index, _lists_of(rule)))) for rule in NEEDS)


def _lists_of(rule: str) -> list[Hints]:
    """Return lists of hints of which every text that a rule matches holds one each.

    Where a rule needs one kind or another, it needs of each pair of their lists a hint of either.
    """
    lists_of_kind = load_word_list("signals.toml")["hints"]
    pairs = (lists for need in NEEDS[rule] for lists in product(*(lists_of_kind[kind] for kind in need)))
    return [tuple(hint for hints in lists for hint in hints) for lists in pairs]
