"""Every sentence a person reads, in Indonesian and in English, and the language in force.

One file for each thing that is spoken of; a test holds that each phrase exists in both languages
with the same fields. Column names, JSON keys and codes are not phrases: they stay English.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import chain

from pipeline.phrases import (
    card,
    commands,
    drafts,
    errors,
    facts,
    formats,
    help,
    labels,
    models,
    pages,
    reading,
    tables,
    training,
    verdicts,
    worklist,
)

LANGUAGES = ("id", "en")

# key: (Indonesian, English)
PHRASES: dict[str, tuple[str, str]] = dict(
    chain.from_iterable(
        table.PHRASES.items()
        for table in (
            card,
            commands,
            drafts,
            errors,
            facts,
            formats,
            help,
            labels,
            models,
            pages,
            reading,
            tables,
            training,
            verdicts,
            worklist,
        )
    )
)


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
