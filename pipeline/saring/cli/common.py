"""What the commands that read messages share: their options, the reading itself, the report, the progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from time import monotonic
from typing import Annotated, NoReturn, TypeVar

import typer

from saring.cli.console import NOTHING_DONE, SOME_FAILED
from saring.cli.console import expected_errors as expected_errors
from saring.cli.console import write_note as write_note
from saring.cli.message import load_scorer as load_scorer
from saring.i18n import say
from saring.messages import ReadOptions
from saring.messages.read import private_messages
from saring.records import Message, ReadReport

Item = TypeVar("Item")

ALL_CORES = os.cpu_count() or 1

Inputs = Annotated[list[str], typer.Argument(help=say("help_inputs"), metavar="INPUT...", show_default=False)]
Output = Annotated[str, typer.Option("--output", "-o", help=say("help_output"), show_default=False)]
ModelName = Annotated[str | None, typer.Option("--model", "-m", help=say("help_model"), show_default=False)]
Format = Annotated[str | None, typer.Option("--format", help=say("help_format"), show_default=False)]
TextColumn = Annotated[str | None, typer.Option("--text-column", help=say("help_text_column"), show_default=False)]
Preset = Annotated[str | None, typer.Option("--preset", help=say("help_preset"), show_default=False)]
MapFile = Annotated[str | None, typer.Option("--map", help=say("help_map"), show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help=say("help_jobs"), show_default=False)]
KeepNames = Annotated[bool, typer.Option("--keep-names", help=say("help_keep_names"))]


def read_options(format: str | None, text_column: str | None, preset: str | None, map_file: str | None) -> ReadOptions:
    """Return the options of reading; `InputError`, before anything is read, for a preset or map that makes no sense."""
    options = ReadOptions(format, text_column, preset, map_file)
    if preset is None and map_file is None:
        return options
    from saring.messages.presets import find_preset, load_map  # presets are a table of their own

    if map_file:
        load_map(map_file)
    if preset and (gone := find_preset(preset).gone):
        write_note(say("note", message=say("preset_gone", name=preset, year=gone)))
    return options


def open_messages(
    inputs: list[str], report: ReadReport, options: ReadOptions, *, keep_names: bool
) -> Iterator[Message]:
    """Return the messages of the inputs, pseudonymised unless `keep_names`.

    The first message is read at once: if nothing can be read at all, the command reports the failures and ends
    before it starts its output.
    """
    if keep_names:
        write_note(say("names_kept"))
    stream = with_progress(private_messages(inputs, options, report, keep_names=keep_names), say("progress_messages"))
    first = next(stream, None)
    if first is None and report.failures:
        stop_unread(report)
    return stream if first is None else chain([first], stream)


def stop_unread(report: ReadReport) -> NoReturn:
    """Tell why nothing could be read, and end the command."""
    write_run_notes(report)
    raise SystemExit(NOTHING_DONE)


def write_run_notes(report: ReadReport) -> None:
    """Write the notes and the failures of reading to the terminal."""
    for note in report.notes:
        write_note(say("note", message=note))
    if report.n_duplicates:
        write_note(say("duplicates_dropped", n=report.n_duplicates))
    for failure in report.failures:
        write_note(say("error", message=failure))


def finish_run(report: ReadReport, n_rows: int, output: str) -> None:
    """Write what was written and what failed to the terminal; exit code 1 if something failed."""
    write_run_notes(report)
    write_note(say("written", n=n_rows, where=output))
    if report.failures:
        raise SystemExit(SOME_FAILED)


def with_progress(items: Iterable[Item], label: str) -> Iterator[Item]:
    """Return the items unchanged; on a terminal, a count of them is shown after two seconds."""
    return _counted(items, label) if sys.stderr.isatty() else iter(items)


def _counted(items: Iterable[Item], label: str) -> Iterator[Item]:
    start = last = monotonic()
    shown = False
    for n, item in enumerate(items, start=1):
        now = monotonic() if n % 256 == 0 else last
        if now - start > 2 and now - last > 0.2:
            shown, last = True, now
            typer.echo(f"\r{label}: {n:,}", err=True, nl=False)
        yield item
    if shown:
        typer.echo("\r\033[K", err=True, nl=False)
