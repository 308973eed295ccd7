"""Which numbers of a text are private: telephones, accounts, cards, NIK, NPWP, SIM, NIP; prices and dates are not.

Every rule looks at a group of digits, at most twenty groups after it, and a few words before the run: the time a text
takes grows with its length, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from saring.resources.word_lists import load_word_list
from saring.text.number_leads import kind_of_lead
from saring.text.number_runs import NumberRun, number_runs
from saring.text.ordinary_numbers import is_employee_number, is_round_sum, ordinary_end, sum_end
from saring.text.symbols import ACCOUNT, IDENTITY, NIK, PHONE

_MOBILE = re.compile(r"(?:62)?08[1-9]|628[1-9]")
_AREA = re.compile(r"0[2-79]\d{1,2}")
_MIN_PRIVATE = 6  # digits of the shortest account
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,20}$")

Found = tuple[int, str]
"""The last group of what was found, and its symbol, empty where it is not private."""
_Rule = Callable[[NumberRun, int, str], "Found | None"]


def private_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and symbol of each private number in a text of plain digits.

    >>> [(start, end) for start, end, _ in private_numbers("Rp 1.250.000, WA 0812-0000-1234")]
    [(17, 31)]
    """
    for run in number_runs(text, _MIN_PRIVATE):
        yield from _numbers_in(run)


def _numbers_in(run: NumberRun) -> Iterator[tuple[int, int, str]]:
    lead, i = kind_of_lead(run.before()), 0
    while i < len(run.groups):
        last, symbol = _judged(run, i, lead)
        if symbol:
            yield *_span(run, i, last), symbol
        i, lead = last + 1, ""


def _judged(run: NumberRun, i: int, lead: str) -> Found:
    for rule in _RULES if lead else _RULES_WITHOUT_LEAD:
        if found := rule(run, i, lead):
            return found
    return i, ""


def _span(run: NumberRun, first: int, last: int) -> tuple[int, int]:
    """Return where a number stands, with its plus and with a bracket that closes in it."""
    start, end = run.groups[first][0], run.groups[last][1]
    text = run.text
    for mark in "(+(":
        if start and text[start - 1] == mark and (mark == "+" or ")" in text[start:end]):
            start -= 1
    return start, end


def _after_money(run: NumberRun, i: int, lead: str) -> Found | None:
    return (_group_at(run, i, sum_end(run.text, run.groups[i][0])), "") if lead == "money" else None


def _in_register(run: NumberRun, i: int, lead: str) -> Found | None:
    return (len(run.groups) - 1, "") if lead == "register" else None


def _identity(run: NumberRun, i: int, lead: str) -> Found | None:
    """Find a number after NIK, KK, NPWP, SIM, NIP or BPJS, by how many digits it has."""
    sizes = {"nik": ((16, NIK), (15, IDENTITY)), "licence": ((14, IDENTITY), (13, IDENTITY), (12, IDENTITY))}
    sizes["member"] = tuple((size, IDENTITY) for size in (18, 13, 11, 10))
    for size, symbol in sizes.get(lead, ()):
        if (last := _group_of_digit(run, i, size)) is not None:
            return last, symbol
    return None


def _employee(run: NumberRun, i: int, lead: str) -> Found | None:
    if run.sizes[i] not in (8, 14, 18):
        return None
    last = _group_of_digit(run, i, 18)
    return (last, IDENTITY) if last is not None and is_employee_number(run.digits(i, last)) else None


def _named_account(run: NumberRun, i: int, lead: str) -> Found | None:
    if lead != "account" or is_round_sum(run.text, run.groups[i][0]):
        return None
    last = run.last_group(i, 6, 20, is_named=True)
    return None if last is None else (last, ACCOUNT)


def _tax_number(run: NumberRun, i: int, lead: str) -> Found | None:
    return (i + 5, IDENTITY) if run.sizes[i : i + 6] == [2, 3, 3, 1, 3, 3] else None


def _not_private(run: NumberRun, i: int, lead: str) -> Found | None:
    """Find a sum, a date, a time, a decimal, or the number of a service."""
    if run.character_before(i) == "+":
        return None
    end = ordinary_end(run.text, run.groups[i][0])
    return None if end is None else (_group_at(run, i, end), "")


def _abroad(run: NumberRun, i: int, lead: str) -> Found | None:
    start = run.groups[i][0]
    before = run.text[max(0, start - 4) : start].rstrip(" (")
    if not before.endswith("+") or before[-2:-1].isalpha():
        return None
    last = run.last_group(i, 9, 15)
    return None if last is None else (last, PHONE)


def _mobile(run: NumberRun, i: int, lead: str) -> Found | None:
    if run.text[run.groups[i][0]] not in "06":
        return None
    digits = run.digits(i, i + 4)
    if not _MOBILE.match(digits) or _is_in_word(run, i) or run.group(i)[0] not in "06":
        return None
    more = 0 if digits[0] == "0" else 2
    fewest = 9 if run.sizes[i] == 9 else 10
    last = run.last_group(i, fewest + more // 2, 13 + more)
    return None if last is None or _is_document(run, i, last) else (last, PHONE)


def _landline(run: NumberRun, i: int, lead: str) -> Found | None:
    if run.text[run.groups[i][0]] not in "06":
        return None
    is_abroad = run.group(i) == "62"
    area = "0" + run.group(i + 1) if is_abroad and i + 1 < len(run.groups) else run.group(i)
    last = run.last_group(i, 9 + is_abroad, 12 + is_abroad)
    if last is None or _is_in_word(run, i) or run.character_after(last).isalpha() or not _AREA.match(area):
        return None
    rest = range(i + 1, last + 1)
    if last > i and not (_AREA.fullmatch(area) and all(run.sizes[j] >= 3 - is_abroad for j in rest)):
        return None
    if any(run.separators[j] == "/" for j in rest) and (last > i + 1 or run.sizes[last] < 5):
        return None
    return (last, PHONE) if last > i or run.sizes[i] >= 9 else None


def _sixteen_digits(run: NumberRun, i: int, lead: str) -> Found | None:
    if max(run.sizes[i : i + 16]) < 4:
        return None
    last = _group_of_digit(run, i, 16)
    if last is None or not _stands_alone(run, i, last) or run.sizes[last] < 4:
        return None
    return (last, NIK) if all(run.separators[j] in " .-" for j in range(i + 1, last + 1)) else None


def _bank_account(run: NumberRun, i: int, lead: str) -> Found | None:
    last = run.last_group(i, 8, 20, is_named=True) if lead == "bank" else None
    return None if last is None else (last, ACCOUNT)


def _account(run: NumberRun, i: int, lead: str) -> Found | None:
    """Find a number that can only be an account: long, or of long groups with hyphens or spaces."""
    if max(run.sizes[i : i + 18]) < 3:
        return None
    last = run.last_group(i, 9, 18)
    if last is None or not _stands_alone(run, i, last):
        return None
    if last == i:
        return (i, ACCOUNT) if run.sizes[i] <= 16 else None
    separators = {run.separators[j] for j in range(i + 1, last + 1)}
    sizes = run.sizes[i : last + 1]
    if not separators <= {"-", " "} or " - " in run.text[run.groups[i][1] : run.groups[last][0]]:
        return None
    is_long = sum(sizes) >= 10 and (min(sizes) >= 3 or min(sizes[-2:]) >= 4)
    has_long_group = max(sizes) >= 4
    found = is_long and has_long_group if separators == {" "} else is_long or has_long_group
    return (last, ACCOUNT) if found else None


_RULES: tuple[_Rule, ...] = (
    _after_money,
    _in_register,
    _identity,
    _employee,
    _named_account,
    _tax_number,
    _not_private,
    _abroad,
    _mobile,
    _bank_account,
    _landline,
    _sixteen_digits,
    _account,
)
"""The rules in their order: the first that says something of a group of digits counts."""
_RULES_WITHOUT_LEAD = tuple(
    rule for rule in _RULES if rule not in (_after_money, _in_register, _identity, _named_account, _bank_account)
)


def _group_at(run: NumberRun, first: int, end: int) -> int:
    """Return the last group that ends at a place of the text, or before."""
    last = first
    while last + 1 < len(run.groups) and run.groups[last + 1][1] <= end:
        last += 1
    return last


def _group_of_digit(run: NumberRun, first: int, n_digits: int) -> int | None:
    """Return the group that ends with just so many digits from the first on, None where there is none."""
    total = 0
    for i in range(first, min(len(run.groups), first + n_digits)):
        total += run.sizes[i]
        if total >= n_digits:
            return i if total == n_digits else None
    return None


def _is_in_word(run: NumberRun, i: int) -> bool:
    """Tell whether a number is the tail of a word, and the word does not say that it is of a telephone."""
    if run.character_before(i) == "_" or not run.character_before(i).isalpha():
        return False
    word = _WORD_BEFORE.search(run.before()) if i == 0 else None
    return not (word and word[0] in load_word_list("number_words.toml")["telephone"])


def _is_document(run: NumberRun, first: int, last: int) -> bool:
    """Tell whether slashes in a number are those of a letter or a ruling, as in 045/0123/2024."""
    separators = [run.separators[j] for j in range(first + 1, last + 1)]
    return "/" in separators and (set(separators) != {"/"} or run.sizes[first] != 4)


def _stands_alone(run: NumberRun, first: int, last: int) -> bool:
    """Tell whether a number is no part of a word, of a decimal, or of a longer run with stops in it."""
    before, after = run.character_before(first), run.character_after(last)
    is_part = before.isalnum() or (before and before in "_.,")
    is_longer = last + 1 < len(run.groups) and run.separators[last + 1] in (".", ",", "_")
    return not (is_part or is_longer or after.isalnum() or after == "_")
