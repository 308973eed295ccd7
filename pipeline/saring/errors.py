"""The errors a caller may catch.

An error has the key of a phrase and its values. Its message is one line in the chosen language: where it is, what
was expected, what was found, and what to do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from saring.i18n import say

if TYPE_CHECKING:
    from saring.records import ReadReport


class SaringError(Exception):
    """An expected error, with a one-line message for a person."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(" ".join(say(key, **values).splitlines()))  # a file name may hold line ends

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the key and the values, so that an error from another process arrives unchanged."""
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
    """A registry that is damaged or busy, or a change of its champion that is not possible."""


class OutputError(SaringError):
    """A file or folder that cannot be written to."""


class SettingsError(SaringError):
    """A setting or an option with a wrong value."""


class PipelineError(SaringError):
    """A scikit-learn pipeline that cannot be compiled as it is."""


class WorkerError(SaringError):
    """Workers that cannot be reached, or that are killed repeatedly."""
