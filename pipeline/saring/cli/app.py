"""The Typer app: names and help of all commands are known at once, and each is imported when it is called."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from saring import __version__
from saring.cli.console import stop
from saring.cli.usage import Command, Group
from saring.i18n import LANGUAGES, say, set_language

COMMANDS = (
    "demo",
    "score",
    "batch",
    "triage",
    "draft",
    "summary",
    "claimreview",
    "read",
    "match",
    "formats",
    "train",
    "evaluate",
    "facts",
    "models",
    "data",
    "desk",
)
"""The modules of the commands beside this one; each has a function of its name, or an `app` with subcommands."""


class _LazyCommands(MutableMapping[str, Any]):
    """Lazy mapping of names to commands; looking one up imports it."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._loaded:
            self._loaded[name] = _load(name)
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _load(name: str) -> Any:
    module = import_module(f"saring.cli.{name}")
    parent = typer.Typer(cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    parent.callback()(_keep_as_group)
    if hasattr(module, "app"):
        parent.add_typer(module.app, name=name, help=say(f"help_{name}"))
    else:
        parent.command(name, cls=Command, help=say(f"help_{name}"))(getattr(module, name))
    group = get_command(parent)
    return group.commands[name] if isinstance(group, TyperGroup) else group


def _keep_as_group() -> None:
    """Make Typer treat an app with one command as a group, so that the command keeps its name."""


class LazyGroup(Group):
    """A group that lists its commands without importing them."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _LazyCommands()

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the names and the help of the commands, without importing them."""
        shown = [Command(name, help=say(f"help_{name}")) for name in COMMANDS]
        TyperGroup(commands=shown).format_commands(ctx, formatter)


app = typer.Typer(
    cls=LazyGroup,
    help=say("help_app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"saring {__version__}")
        raise typer.Exit


@app.callback()
def set_global_options(
    lang: Annotated[str | None, typer.Option("--lang", help=say("help_lang"), show_default=False)] = None,
    version: Annotated[
        bool, typer.Option("--version", help=say("help_version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Set the language of everything a person reads."""
    if lang is not None:
        if lang not in LANGUAGES:
            stop(say("error", message=say("language_unknown", where="--lang", found=lang)))
        set_language(lang)
