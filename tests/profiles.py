"""How many examples Hypothesis draws: few with `HYPOTHESIS_PROFILE=fast` (`make test`), all of them otherwise."""

from __future__ import annotations

import os

from hypothesis import settings

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "full")
FAST_EXAMPLES = 25


def load_profile() -> None:
    """Settle the profile; a busy machine is slow at any moment, so no example has a deadline."""
    settings.register_profile("full", deadline=None)
    settings.register_profile("fast", deadline=None, max_examples=FAST_EXAMPLES)
    settings.load_profile(PROFILE)


def examples(n: int) -> int:
    """Return how many examples a test draws that draws `n` in the full run."""
    return n if PROFILE == "full" else max(FAST_EXAMPLES, n // 20)
