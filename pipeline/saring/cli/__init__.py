"""The command line: one file for each command, which parses its options, calls one function and reports.

The language is set before the commands are imported, since their help texts are phrases. `saring --help` and
`saring score` must start fast: a command is imported when it is called, heavy libraries are imported inside
commands, and a plain `saring score` runs without the option parser.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from contextlib import suppress
from types import FrameType

from saring.errors import SaringError
from saring.i18n import LANGUAGES, language_of_environment, say, set_language

_LANG_OPTIONS = [["--lang", language] for language in LANGUAGES]


def main() -> None:
    """Run the `saring` command."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _exit_on_signal)
    arguments = lang_first(sys.argv[1:])
    set_language(language_wanted(arguments))
    try:
        from saring.cli.message import parse_plain_arguments, run_score

        request = parse_plain_arguments(arguments[2:] if arguments[:2] in _LANG_OPTIONS else arguments)
        if request is not None:
            gc.disable()  # saves a tenth of the time, and the process is short-lived
            run_score(request)
            return
        from saring.cli.app import app  # after the language is set

        app(arguments, prog_name="saring")
    except KeyboardInterrupt:  # while libraries were still being imported
        sys.stderr.write(say("interrupted") + "\n")
        sys.exit(130)


def language_wanted(arguments: list[str]) -> str:
    """Return the language of `--lang`, else `SARING_LANG`, else the settings file, else Indonesian.

    Settings that cannot be read are the error of a command that needs them, not of its help.
    """
    if arguments[:2] in _LANG_OPTIONS:
        return arguments[1]
    from saring.settings import load_settings  # reads saring.toml

    with suppress(SaringError):
        return load_settings().language
    return language_of_environment(os.environ) or LANGUAGES[0]


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    """Exit cleanly on SIGTERM: unfinished files are removed, and the scores so far are kept."""
    sys.exit(128 + number)


def lang_first(arguments: list[str]) -> list[str]:
    """Move `--lang` to the front, so that it may also follow a command.

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
