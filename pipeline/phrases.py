"""Every sentence a person reads, in Indonesian and in English, and the language in force.

One table, so that a translator needs one file and a test can hold that each phrase exists in both
languages with the same fields. Column names, JSON keys and codes are not phrases: they stay English.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES = ("id", "en")

# key: (Indonesian, English). Errors read: where: expected, found; what to do.
PHRASES: dict[str, tuple[str, str]] = {
    # verdicts
    "verdict_likely_hoax": ("kemungkinan hoaks", "likely hoax"),
    "verdict_unverified": ("belum terverifikasi", "unverified"),
    "verdict_needs_context": ("butuh konteks", "needs context"),
    "verdict_no_claim": ("bukan klaim", "no claim"),
}


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
