"""What the words before a number say it is: an account, a NIK, a sum of money, a permit."""

from __future__ import annotations

import re
from functools import cache

from saring.resources.word_lists import load_word_list

_FILLER = r"[^\d\n\[\]]"
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _words(name: str) -> str:
    return "|".join(sorted(map(re.escape, load_word_list("number_words.toml")[name]), key=len, reverse=True))


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    """Return, for each kind of number, the pattern of what stands before one; the first that fits counts."""
    number = r"(?: ?(?:no(?:mor|mer)?|nmr)\.?)?"
    return {
        "money": re.compile(rf"(?:\b(?:{_words('money')})|[$€])[\s.*]{{0,3}}$"),
        "register": re.compile(rf"\b(?:{_words('register')}){number}[\s.:*]{{0,3}}$"),
        "account": re.compile(rf"\b(?:{_words('account')})\b(?P<filler>{_FILLER}{{0,32}})$"),
        "nik": re.compile(rf"\b(?:nik|ktp|kk|kartu keluarga|npwp)\b(?P<filler>{_FILLER}{{0,24}})$"),
        "licence": re.compile(rf"\bsim\b(?P<filler>{_FILLER}{{0,24}})$"),
        "member": re.compile(rf"\b(?:nip|nisn|bpjs|jkn)\b{_FILLER}{{0,12}}$"),
        "bank": re.compile(rf"\b(?:{_words('bank')})\b{number}\W{{0,6}}$"),
    }


@cache
def _not_before_account() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('sum_or_phone')})\b")


@cache
def _words_of_leads() -> frozenset[str]:
    """Return one word of each lead, by which those texts are found that may have one."""
    leads = [
        lead for name in ("account", "bank", "register", "money") for lead in load_word_list("number_words.toml")[name]
    ]
    longest = [max(re.findall(r"[a-z]+", lead), key=len) for lead in leads]
    return frozenset([*longest, "c", "nik", "ktp", "kk", "keluarga", "npwp", "sim", "nip", "nisn", "bpjs", "jkn"])


def kind_of_lead(before: str) -> str:
    """Return what the words before a number say it is, empty where they say nothing.

    >>> kind_of_lead("no. rek bca a.n. siti: "), kind_of_lead("harga rp "), kind_of_lead("kata ")
    ('account', 'money', '')
    """
    if _words_of_leads().isdisjoint(_LETTERS.findall(before)) and "$" not in before and "\u20ac" not in before:
        return ""  # nearly always
    for kind, pattern in _leads().items():
        found = pattern.search(before)
        if found and not _not_before_account().search(found.groupdict().get("filler", "")):
            return kind
    return ""
