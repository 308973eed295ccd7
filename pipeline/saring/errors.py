"""What a caller may catch.

An error is a phrase key and its values: one line that says where, what was expected, what was
found and what to do, in the reader's language (`saring.i18n`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from saring.i18n import say

if TYPE_CHECKING:
    from saring.records import ReadReport


class SaringError(Exception):
    """An expected failure, with a one-line message fit to show to a person."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(" ".join(say(key, **values).splitlines()))  # a file name may hold line ends

    def __reduce__(self) -> tuple[object, ...]:
        """Let it travel from another process as it is."""
        return partial(type(self), self.key, **self.values), ()


class InputError(SaringError):
    """An input that cannot be read."""


class UnreadableError(InputError):
    """Inputs of which one or all could not be read."""

    @property
    def report(self) -> ReadReport:
        """What was read, and what was not."""
        report: ReadReport = self.values["report"]  # type: ignore[assignment]
        return report


class DatasetError(SaringError):
    """A labelled set that cannot be used."""


class BundleError(SaringError):
    """A model bundle that is damaged, altered or too new."""


class RegistryError(SaringError):
    """A registry that is damaged or busy, or a change of the model in charge that makes no sense."""


class OutputError(SaringError):
    """A place that cannot be written to."""


class SettingsError(SaringError):
    """A setting or an option that makes no sense."""


class WorkerError(SaringError):
    """Workers that cannot be reached, or that are killed again and again."""
