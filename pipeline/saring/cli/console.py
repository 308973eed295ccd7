"""Writing to the terminal and ending a command; standard library only, so that it loads at once."""

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
    """Write a line for the user to standard error; data goes to standard output only."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


def print_result(text: str) -> None:
    """Print the result to standard output; raises `BrokenPipeError` at once if nobody reads it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def shorten(text: str, width: int) -> str:
    """Shorten a text to one line of at most `width` characters.

    >>> shorten("selamat  pagi\\nsemua", 13)
    'selamat pagi…'
    """
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def stop(message: str, code: int = NOTHING_DONE) -> NoReturn:
    """Write the reason and end with an exit code."""
    write_note(message)
    raise SystemExit(code)


def expected_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Decorate a command: an expected error becomes one line and exit code 2, Ctrl-C exit code 130."""

    @wraps(command)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except SaringError as error:
            stop(say("error", message=error))
        except BrokenPipeError:
            sys.stderr.close()  # nobody reads the output any more
            raise SystemExit(0) from None
        except OSError as error:
            found = error.strerror or type(error).__name__
            stop(say("error", message=say("refused_by_system", where=error.filename or "-", found=found)))
        except KeyboardInterrupt:
            stop(say("interrupted"), 130)

    return guarded
