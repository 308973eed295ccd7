"""Saring, from a notebook or a program: score texts, read exports, rank what travels in them, train.

>>> import saring
>>> report = saring.ReadReport()
>>> len(list(saring.read_messages("data/demo", report=report))), report.failures
(644, [])

`load_model` scores texts, `triage` makes the ranked list of a folder of exports, `train` learns from labelled tables,
and `compile_pipeline` lets a scikit-learn pipeline score at the speed of ours.

What is named here stays; what lies in the rooms (`saring.messages`, `saring.claims`, …) may change. Each name is
loaded when it is first used, so that `import saring` takes no time.
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
    """Load a public name when it is first used, and keep it."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'saring' has no attribute {name!r}")
    found = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
