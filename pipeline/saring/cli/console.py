"""Writing to the terminal and ending a command; standard library only, so that it loads at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

from saring.errors import SaringError
from saring.i18n import say

P = ParamSpec("P")

SOME_FAILED = 1
NOTHING_DONE = 2


# Control characters, half characters, and what reorders the text around it; the marks that Arabic needs are kept.
_UNSHOWN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSHOWN_IN_LINES, _UNSHOWN_IN_LINE = re.compile(f"[{_UNSHOWN}]"), re.compile(f"[\t\n{_UNSHOWN}]")
CLEAR_LINE = "\r\033[K"


def write_note(message: str) -> None:
    """Write a line for the user to standard error, over progress; data goes to standard output only."""
    sys.stderr.write(f"{CLEAR_LINE if sys.stderr.isatty() else ''}{one_line(message)}\n")
    sys.stderr.flush()


def write_progress(text: str = "") -> None:
    """Show a line of progress on the terminal, in place of the one before."""
    sys.stderr.write(f"{CLEAR_LINE}{one_line(text)}")
    sys.stderr.flush()


def print_result(text: str) -> None:
    """Print lines for a person to standard output; raises `BrokenPipeError` at once if nobody reads it."""
    _print(_UNSHOWN_IN_LINES.sub(_named, text))


def print_json(text: str) -> None:
    """Print JSON to standard output: what a terminal may obey is escaped, and the data are the same."""
    _print(_UNSHOWN_IN_LINES.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def one_line(text: object) -> str:
    r"""Return a text as one line that a terminal only shows: names and quoted lines may hold commands to it.

    >>> one_line("chat\x1b[2J.txt\nerror: \u202etxt.exe")
    'chat[U+001B][2J.txt[U+000A]error: [U+202E]txt.exe'
    """
    return _UNSHOWN_IN_LINE.sub(_named, str(text))


def _named(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


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
            sys.stderr.close()  # the reader of the output is gone
            raise SystemExit(0) from None
        except OSError as error:
            found = error.strerror or type(error).__name__
            stop(say("error", message=say("refused_by_system", where=error.filename or "-", found=found)))
        except KeyboardInterrupt:
            stop(say("interrupted"), 130)

    return guarded
