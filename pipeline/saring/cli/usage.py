"""Help and usage errors in the reader's language, since the option parser speaks English only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from saring.cli.console import stop
from saring.i18n import say

USAGE_ERROR: Any = typer.BadParameter.__base__
"""The parser's error for a command typed wrongly; typer has no public name for it."""
_HINT = r"(?P<name>.+?)"
_ERRORS = {
    rf"Missing argument {_HINT}\.": "missing_argument",
    rf"Missing option {_HINT}\.": "missing_option",
    r"Missing command\.": "missing_command",
    r"No such option: (?P<name>\S+)": "no_option",
    rf"No such option: {_HINT} \(Possible options: (?P<near>.+)\)": "no_option_near",
    rf"No such command {_HINT}\.": "no_command",
    rf"No such command {_HINT}\. Did you mean (?P<near>.+)\?": "no_command_near",
    rf"Option {_HINT} requires an argument\.": "no_value",
    rf"Option {_HINT} does not take a value\.": "takes_no_value",
    r"Got unexpected extra argument(?:s|\(s\))? \((?P<found>.+)\)": "too_many",
    rf"Invalid value for {_HINT}: .*valid integer.*": "not_whole",
    rf"Invalid value for {_HINT}: .*valid (number|float).*": "not_number",
    rf"Invalid value for {_HINT}: Input should be greater than or equal to (?P<least>\S+)": "too_small",
    rf"Invalid value for {_HINT}: Input should be less than or equal to (?P<most>\S+)": "too_large",
}
"""What the parser says of a mistake, and the phrase for it; every other message is shown as it is."""
_HELP: Sequence[tuple[str, Callable[[re.Match[str]], str]]] = (
    (r"^([^-]\S*) <[^>]+>$", lambda found: found[1]),  # the name of an argument says what it is
    (r"<(int|float)[^>]*>|\bINTEGER( RANGE)?\b|\bFLOAT( RANGE)?\b", lambda _: say("usage_number")),
    (r"<(str|path)>|\bTEXT\b", lambda _: say("usage_text")),
    (r"^Show this message and exit\.$", lambda _: say("usage_help")),
    (r"\[required", lambda _: say("usage_required")),
    (r"; required\]", lambda _: say("usage_also_required")),
    (r"\[default: ", lambda _: say("usage_default")),
    (r"\bx>=([\d.]+)", lambda found: say("usage_from", least=found[1])),
    (r"([\d.]+)<=x<=([\d.]+)", lambda found: say("usage_range", least=found[1], most=found[2])),
    (r"\[OPTIONS\]", lambda _: say("usage_options")),
    (r"\{(.+?)\}(\.\.\.)?", lambda found: found[1]),  # what is not in brackets is required
    (r"COMMAND \[ARGS\]\.\.\.", lambda _: say("usage_subcommand")),
)


_ParserFormatter: Any = typer.Context.formatter_class


class _Formatter(_ParserFormatter):  # type: ignore[misc]
    """The parser's layout of help, with the words replaced before lines are broken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, translate_help(args), say("usage_usage"))

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(say(f"usage_heading_{heading}"))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Write a list of names and what they mean."""
        super().write_dl([(translate_help(name), translate_help(text)) for name, text in rows], *args, **kwargs)


class _Help:
    """Help of a command, laid out by `_Formatter`."""

    def get_help(self, ctx: Any) -> str:
        """Return the help."""
        formatter = _Formatter(width=ctx.terminal_width, max_width=ctx.max_content_width)
        self.format_help(ctx, formatter)  # type: ignore[attr-defined]
        return str(formatter.getvalue().rstrip("\n"))


class Command(_Help, TyperCommand):
    """A command whose help is in the reader's language."""


class Group(_Help, TyperGroup):
    """A group of commands; help and usage errors are in the reader's language."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; a mistake in how it was typed becomes one line and exit code 2."""
        is_standalone = extra.get("standalone_mode", True)
        try:
            result = super().main(*args, **extra | {"standalone_mode": False})
        except USAGE_ERROR as error:
            if not is_standalone:
                raise
            is_help = type(error).__name__ == "NoArgsIsHelpError"
            stop(error.message if is_help else say("error", message=describe_mistake(error)))
        if is_standalone:
            raise SystemExit(result)
        return result


def translate_help(text: str) -> str:
    """Replace the parser's words in a text of the help."""
    for pattern, translated in _HELP:
        text = re.sub(pattern, translated, text)
    return text


def describe_mistake(error: Any) -> str:
    """Return what is wrong with a command, and where its help is."""
    message = " ".join(error.format_message().split())
    mistakes = ((re.fullmatch(pattern, message), key) for pattern, key in _ERRORS.items())
    message = next((say(f"usage_{key}", **found.groupdict()) for found, key in mistakes if found), message)
    command = error.ctx.command_path if error.ctx else "saring"
    return say("usage_see_help", message=message, command=command)
