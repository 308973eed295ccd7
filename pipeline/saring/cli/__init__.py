"""The command line: one file a command, each parses, calls one function, and reports.

The language is settled before the commands are imported, since their help texts are phrases.
Heavy libraries are imported inside commands: `saring --help` and `saring score` must be instant, so a
command is imported when it is called, and one plain message is scored without loading the parser.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from types import FrameType

from saring.i18n import LANGUAGES, language_of_environment, say, set_language

_SPOKEN = [["--lang", language] for language in LANGUAGES]


def main() -> None:
    """Run the `saring` command."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)
    arguments = lang_first(sys.argv[1:])
    wanted = arguments[1] if arguments[:1] == ["--lang"] else language_of_environment(os.environ)
    set_language(wanted if wanted in LANGUAGES else language_of_environment(os.environ))
    try:
        from saring.cli.message import answer, plain_question

        question = plain_question(arguments[2:] if arguments[:2] in _SPOKEN else arguments)
        if question is not None:
            gc.disable()  # a tenth of the time, and the process ends before there is much to collect
            answer(question)
            return
        from saring.cli.app import app  # after the language is settled

        app(arguments)
    except KeyboardInterrupt:  # while libraries were still being imported
        sys.stderr.write(say("interrupted") + "\n")
        sys.exit(130)


def _end(number: int, _frame: FrameType | None) -> None:
    """End in good order when told to (SIGTERM): what is half-written is removed, what was scored is kept."""
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
