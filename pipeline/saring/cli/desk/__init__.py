"""`saring desk`: the office's desk in a browser, and what keeps it."""

from __future__ import annotations

from typing import Annotated

import typer

from saring.cli.console import expected_errors
from saring.cli.desk import keep, messages
from saring.cli.desk.options import DatabaseOption, Facts
from saring.cli.usage import Command, Group
from saring.i18n import say

app = typer.Typer(cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
@expected_errors
def desk(
    context: typer.Context,
    database: DatabaseOption = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help=say("help_desk_port"))] = 8765,
    listen: Annotated[str, typer.Option("--listen", help=say("help_desk_listen"))] = "127.0.0.1",
    host: Annotated[
        list[str] | None, typer.Option("--host", metavar="HOST", help=say("help_desk_host"), show_default=False)
    ] = None,
    facts: Facts = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=say("help_desk_no_browser"))] = False,
) -> None:
    """Serve the desk; on the first start, make the first account in the terminal."""
    context.obj = database
    if context.invoked_subcommand is None:
        from saring.cli.desk.serve import serve_desk  # the web framework

        serve_desk(context, port, listen, tuple(host or ()), facts, opens_browser=not no_browser)


for name, command in {**keep.COMMANDS, **messages.COMMANDS}.items():
    app.command(name, cls=Command, help=say(f"help_desk_{name.replace('-', '_')}"))(command)
