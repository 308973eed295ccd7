"""Serving the desk: the first account, the address, the browser."""

from __future__ import annotations

import sys
import webbrowser
from getpass import getpass
from pathlib import Path

import typer

from saring.cli.console import write_note
from saring.cli.desk.options import data_folder, opened
from saring.errors import SettingsError
from saring.i18n import say


def serve_desk(
    context: typer.Context, port: int, listen: str, hosts: tuple[str, ...], facts: str | None, *, opens_browser: bool
) -> None:
    """Serve the desk until it is interrupted."""
    with opened(context, None) as database:
        from saring.desk.accounts import create_account, has_accounts
        from saring.desk.analysis import load_analysis
        from saring.desk.rights import Role
        from saring.desk.web.options import WebOptions
        from saring.desk.web.serve import serve

        if not has_accounts(database):
            create_account(database, *ask_account(), Role.ADMINISTRATOR)
        options = WebOptions(listen, port, hosts)
        address = f"https://{hosts[0]}/" if options.is_secure and hosts else f"http://localhost:{port}/"

        def started() -> None:
            write_note(say("desk_running", where=address))
            if opens_browser and not options.is_secure:
                webbrowser.open(address)

        spool = (Path(database.name).parent if database.is_sqlite else data_folder()) / "desk-spool"
        serve(database, load_analysis(facts=facts), options, spool, started)


def ask_account() -> tuple[str, str]:
    """Ask for the name and the password of the first account, in the terminal or from standard input."""
    write_note(say("desk_first_account"))
    name = _ask(say("desk_ask_name"), is_secret=False)
    password = _ask(say("desk_ask_password"), is_secret=True)
    if sys.stdin.isatty() and _ask(say("desk_ask_password_again"), is_secret=True) != password:
        raise SettingsError("desk_passwords_differ")
    return name, password


def _ask(question: str, *, is_secret: bool) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return getpass(f"{question}: ") if is_secret else input(f"{question}: ")
