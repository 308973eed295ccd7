"""Every sentence a person reads, in Indonesian and in English, and the language in force.

One file for each thing that is spoken of, loaded when something of it is first said; a test holds that
each phrase exists in both languages with the same fields. Column names, JSON keys and codes are not
phrases: they stay English.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib import import_module

LANGUAGES = ("id", "en")

TABLES = (
    "verdicts",
    "commands",
    "worklist",
    "workers",
    "help",
    "facts",
    "models",
    "training",
    "drafts",
    "errors",
    "labels",
    "tables",
    "reading",
    "formats",
    "pages",
    "card",
)
"""The modules of phrases beside this one, in the order in which they are looked through."""


class _Phrases(Mapping[str, tuple[str, str]]):
    """Key to (Indonesian, English); a table is read when those before it do not have a key."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}
        self._tables_read: set[str] = set()

    def __getitem__(self, key: str) -> tuple[str, str]:
        for table in TABLES:
            if key in self._known:
                break
            self._read(table)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        for table in TABLES:
            self._read(table)
        return iter(self._known)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _read(self, table: str) -> None:
        if table not in self._tables_read:
            self._known.update(import_module(f"saring.i18n.phrases.{table}").PHRASES)
            self._tables_read.add(table)


PHRASES = _Phrases()


def language_of_environment(environ: Mapping[str, str]) -> str:
    """Return the language the environment asks for: `SARING_LANG`, then the locale, then `id`.

    >>> language_of_environment({"LANG": "en_GB.UTF-8"})
    'en'
    >>> language_of_environment({"LANG": "C.UTF-8"})
    'id'
    """
    for name in ("SARING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "id"


_language = language_of_environment(os.environ)


def set_language(language: str) -> None:
    """Set the language of everything a person reads; `ValueError` if it is not `id` or `en`."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, found {language!r}")
    _language = language


def get_language() -> str:
    """Return the language in force."""
    return _language


def say(key: str, **values: object) -> str:
    """Return the phrase `key` in the language in force, with its fields filled in.

    >>> set_language("en")
    >>> say("verdict_no_claim")
    'no claim'
    """
    return PHRASES[key][LANGUAGES.index(_language)].format(**values)
