"""What the desk refuses, in words for a person."""

from __future__ import annotations

from collections.abc import Mapping

from saring.errors import SaringError


class DeskError(SaringError):
    """Something that is not possible as it was asked for."""


class RefusedError(DeskError):
    """Something that the role of a person, or the state of a claim, does not allow."""


class StaleWriteError(DeskError):
    """A write over something that somebody else has changed; `theirs` is what is stored now."""

    def __init__(self, theirs: Mapping[str, str], version: int) -> None:
        self.theirs, self.version = theirs, version
        super().__init__("desk_stale")
