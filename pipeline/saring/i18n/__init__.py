"""Translation: the chosen language, and the texts people read in Indonesian and English.

The phrases are in one module per subject, imported when one of its phrases is first needed. A test checks
that each exists in both languages with the same fields. Column names, JSON keys and codes are not phrases:
they stay English.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module

LANGUAGES = ("id", "en")

MODULES = (
    "verdicts",
    "commands",
    "worklist",
    "workers",
    "help",
    "usage",
    "facts",
    "models",
    "training",
    "choosing",
    "drafts",
    "errors",
    "labels",
    "tables",
    "reading",
    "formats",
    "pages",
    "platforms",
    "card",
    "desk_pages",
    "desk",
)
"""The modules in `phrases`, in the order in which they are searched."""


class _Phrases(Mapping[str, tuple[str, str]]):
    """Mapping of a key to its Indonesian and English text; modules are imported in turn until one has the key."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}
        self._loaded: set[str] = set()

    def __getitem__(self, key: str) -> tuple[str, str]:
        for module in MODULES:
            if key in self._known:
                break
            self._load(module)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        for module in MODULES:
            self._load(module)
        return iter(self._known)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _load(self, module: str) -> None:
        if module not in self._loaded:
            self._known.update(import_module(f"saring.i18n.phrases.{module}").PHRASES)
            self._loaded.add(module)


PHRASES = _Phrases()


def language_of_environment(environ: Mapping[str, str]) -> str | None:
    """Return the language that `SARING_LANG` names, None without one; the locale of the machine does not count.

    >>> language_of_environment({"SARING_LANG": "en"}), language_of_environment({"LANG": "en_GB.UTF-8"})
    ('en', None)
    """
    code = environ.get("SARING_LANG", "").strip().lower()
    return code if code in LANGUAGES else None


_language = language_of_environment(os.environ) or LANGUAGES[0]
_language_of_task: ContextVar[str | None] = ContextVar("language of a task", default=None)


def set_language(language: str) -> None:
    """Set the language of everything a person reads; raises `ValueError` if it is not `id` or `en`."""
    global _language
    _language = _known(language)


@contextmanager
def language_of_task(language: str) -> Iterator[None]:
    """Use a language in one thread or task only: two people read the desk in two languages at the same time."""
    before = _language_of_task.set(_known(language))
    try:
        yield
    finally:
        _language_of_task.reset(before)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, found {language!r}")
    return language


def get_language() -> str:
    """Return the chosen language: that of the task if it has one, else that of the process."""
    return _language_of_task.get() or _language


def say(key: str, **values: object) -> str:
    """Translate: return the phrase `key` in the chosen language, with its fields filled in.

    >>> set_language("en")
    >>> say("verdict_no_claim")
    'no claim'
    """
    return PHRASES[key][LANGUAGES.index(get_language())].format(**values)
