"""Public Python API of Saring: score texts, read exports, rank claims, train models.

>>> import saring
>>> report = saring.ReadReport()
>>> len(list(saring.read_messages("data/demo", report=report))), report.failures
(645, [])

`load_model` loads a scorer, `triage` ranks the claims of a folder of exports, `train` trains a model from labelled
tables, and `compile_pipeline` makes a scikit-learn pipeline score at the speed of ours.

The names here are stable; modules in the rooms (`saring.messages`, `saring.claims`, …) may change. Each name is
imported on first use, so that `import saring` is fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saring.errors import SaringError
    from saring.messages.read import read_messages
    from saring.model.compile import compile_pipeline
    from saring.model.scorer import load_model
    from saring.parallel.workers import Workers
    from saring.records import Message, ReadReport, Score, Verdict, WorklistItem
    from saring.training.train import train
    from saring.worklist.triage import Worklist, triage

__version__ = "0.1.0"
__all__ = [
    "Message",
    "ReadReport",
    "SaringError",
    "Score",
    "Verdict",
    "Workers",
    "Worklist",
    "WorklistItem",
    "__version__",
    "compile_pipeline",
    "load_model",
    "read_messages",
    "train",
    "triage",
]

_MODULE_OF = {
    "Message": "saring.records",
    "ReadReport": "saring.records",
    "SaringError": "saring.errors",
    "Score": "saring.records",
    "Verdict": "saring.records",
    "Workers": "saring.parallel.workers",
    "Worklist": "saring.worklist.triage",
    "WorklistItem": "saring.records",
    "compile_pipeline": "saring.model.compile",
    "load_model": "saring.model.scorer",
    "read_messages": "saring.messages.read",
    "train": "saring.training.train",
    "triage": "saring.worklist.triage",
}


def __getattr__(name: str) -> Any:
    """Import a public name on first use, and cache it."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'saring' has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
