"""Codes as people read them: verdicts, advice, topics, platforms."""

from __future__ import annotations

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
