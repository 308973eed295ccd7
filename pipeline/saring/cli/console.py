"""What is said at the terminal, and how a command ends; standard library only, so that it costs nothing to load."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

from saring.errors import SaringError
from saring.i18n import say

P = ParamSpec("P")

SOME_FAILED = 1
NOTHING_DONE = 2


def write_note(message: str) -> None:
    """Say something to the person at the terminal; data never goes this way."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def print_result(text: str) -> None:
    """Print what was asked for; raises `BrokenPipeError` at once where nobody reads on."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def one_line(text: str, width: int) -> str:
    """Return a text as one line of at most `width` characters.

    >>> one_line("selamat  pagi\\nsemua", 13)
    'selamat pagi…'
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def stop(message: str, code: int = NOTHING_DONE) -> NoReturn:
    """Say why, and end with an exit code."""
    write_note(message)
    raise SystemExit(code)


def expected_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Turn expected failures into their one line and exit code 2, and Ctrl-C into a quiet 130."""

    @wraps(command)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SaringError as error:
            stop(say("error", message=error))
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
            raise SystemExit(0) from None
        except OSError as error:
            found = error.strerror or type(error).__name__
            stop(say("error", message=say("refused_by_system", where=error.filename or "-", found=found)))
        except KeyboardInterrupt:
            stop(say("interrupted"), 130)

    return guarded
