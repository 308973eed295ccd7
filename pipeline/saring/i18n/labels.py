"""Codes as people read them: verdicts, advice, topics, platforms."""

from __future__ import annotations

from functools import cache

from saring.i18n import PHRASES, say


def label(kind: str, code: str) -> str:
    """Return the label of a code of some kind, or the code itself if it has no phrase.

    >>> from saring.i18n import set_language
    >>> set_language("en")
    >>> label("verdict", "no_claim"), label("topic", "cuaca ekstrem")
    ('no claim', 'cuaca ekstrem')
    """
    key = f"{kind}_{code}"
    return say(key) if key in PHRASES else code


def code_of(kind: str, written: str) -> str:
    """Return the code of a label in either language, or the text itself if it is none.

    >>> code_of("platform", "WhatsApp"), code_of("platform", "tabel kantor"), code_of("platform", "Radio Sukamaju")
    ('whatsapp', 'table', 'Radio Sukamaju')
    """
    return _codes(kind).get(written.casefold(), written)


@cache
def _codes(kind: str) -> dict[str, str]:
    named = {key.removeprefix(f"{kind}_"): PHRASES[key] for key in PHRASES if key.startswith(f"{kind}_")}
    return {name.casefold(): code for code, names in named.items() for name in names}
