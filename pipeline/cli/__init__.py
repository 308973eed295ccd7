"""The command line: one file a command, each parses, calls one function, and reports.

The language is settled before the commands are imported, since their help texts are phrases.
Heavy libraries are imported inside commands: `saring --help` and `saring score` must be instant.
"""

from __future__ import annotations

import os
import sys

from pipeline.phrases import LANGUAGES, language_of_environment, set_language


def main() -> None:
    """Run the `saring` command."""
    settle_language(sys.argv[1:])
    from pipeline.cli.app import app  # noqa: PLC0415 (after the language is settled)

    app()


def settle_language(arguments: list[str]) -> None:
    """Set the language from `--lang` wherever it stands, else from the environment."""
    language = language_of_environment(os.environ)
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        given = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and given in LANGUAGES:
            language = given
    set_language(language)
