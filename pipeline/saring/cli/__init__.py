"""The command line: one file for each command, which parses its options, calls one function and reports.

The language is set before the commands are imported, since their help texts are phrases. `saring --help` and
`saring score` must be instant: a command is imported when it is called, heavy libraries are imported inside
commands, and a plain `saring score` runs without the parser of options.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from types import FrameType

from saring.i18n import LANGUAGES, language_of_environment, say, set_language

_LANG_OPTIONS = [["--lang", language] for language in LANGUAGES]


def main() -> None:
    """Run the `saring` command."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _exit_on_signal)
    arguments = lang_first(sys.argv[1:])
    wanted = arguments[1] if arguments[:1] == ["--lang"] else language_of_environment(os.environ)
    set_language(wanted if wanted in LANGUAGES else language_of_environment(os.environ))
    try:
        from saring.cli.message import parse_plain_arguments, run_score

        request = parse_plain_arguments(arguments[2:] if arguments[:2] in _LANG_OPTIONS else arguments)
        if request is not None:
            gc.disable()  # saves a tenth of the time; the process ends before there is much to collect
            run_score(request)
            return
        from saring.cli.app import app  # after the language is set

        app(arguments)
    except KeyboardInterrupt:  # while libraries were still being imported
        sys.stderr.write(say("interrupted") + "\n")
        sys.exit(130)


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    """Exit in good order on SIGTERM: unfinished files are removed, and scores so far are kept."""
    sys.exit(128 + number)


def lang_first(arguments: list[str]) -> list[str]:
    """Move `--lang` to the front from wherever it stands, so that it may follow a command too.

    >>> lang_first(["score", "halo", "--lang=en"])
    ['--lang', 'en', 'score', 'halo']
    """
    for i, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and i + 1 < len(arguments):
            return ["--lang", arguments[i + 1], *arguments[:i], *arguments[i + 2 :]]
        if argument.startswith("--lang="):
            return ["--lang", argument.removeprefix("--lang="), *arguments[:i], *arguments[i + 1 :]]
    return arguments
