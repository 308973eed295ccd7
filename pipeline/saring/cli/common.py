"""Shared code of the commands that read messages: options, reading, report, progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Annotated, NoReturn

import typer

from saring.cli.console import NOTHING_DONE, SOME_FAILED, write_note, write_progress
from saring.i18n import say
from saring.messages import ReadOptions
from saring.messages.read import private_messages
from saring.records import Message, ReadReport
from saring.reports.tables import check_output

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


def check_table_output(output: str, since: Sequence[str] = ()) -> None:
    """Check early that an output can be written, and that nothing people wrote into it would be lost.

    `since` are the lists that the command carries on. Raises `OutputError`.
    """
    check_output(output)
    if Path(output).exists():
        from saring.worklist.overwriting import check_keeps_people  # reads workbooks

        check_keeps_people(output, map(Path, since))


def read_options(format: str | None, text_column: str | None, preset: str | None, map_file: str | None) -> ReadOptions:
    """Return the reading options; raises `InputError` for an invalid preset or map before anything is read."""
    options = ReadOptions(format, text_column, preset, map_file)
    if preset is None and map_file is None:
        return options
    from saring.messages.presets import find_preset, load_map  # presets are read from a table

    if map_file:
        load_map(map_file)
    if preset and (gone := find_preset(preset).gone):
        write_note(say("note", message=say("preset_gone", name=preset, year=gone)))
    return options


def open_messages(
    inputs: list[str], report: ReadReport, options: ReadOptions, *, keep_names: bool
) -> Iterator[Message]:
    """Return the messages of the inputs, pseudonymised unless `keep_names`.

    The first message is read at once: if nothing can be read, the command reports the failures and ends before it
    starts its output.
    """
    messages = private_messages(inputs, options, report, keep_names=keep_names)
    stream = count_messages(messages, keep_names=keep_names)
    first = next(stream, None)
    if first is None and report.failures:
        stop_unread(report)
    return stream if first is None else chain([first], stream)


def stop_unread(report: ReadReport) -> NoReturn:
    """Report why nothing could be read, and end the command."""
    write_run_notes(report)
    raise SystemExit(NOTHING_DONE)


def write_run_notes(report: ReadReport) -> None:
    """Print the notes and the failures of reading."""
    for note in report.notes:
        write_note(say("note", message=note))
    if report.n_duplicates:
        write_note(say("duplicates_dropped", n=report.n_duplicates))
    for failure in report.failures:
        write_note(say("error", message=failure))


def finish_run(report: ReadReport, n_rows: int, output: str, next_steps: Sequence[str] = ()) -> None:
    """Print what was written, what failed, and what to do next; exit with code 1 if something failed."""
    write_run_notes(report)
    write_note(say("written", n=n_rows, where=output))
    for step in next_steps:
        write_note(step)
    if report.failures:
        raise SystemExit(SOME_FAILED)


def count_messages(messages: Iterator[Message], *, keep_names: bool) -> Iterator[Message]:
    """Return the messages unchanged; on a terminal, show their count after two seconds.

    Print a note first if names are kept.
    """
    if keep_names:
        write_note(say("names_kept"))
    return _counted(messages, say("progress_messages")) if sys.stderr.isatty() else messages


def _counted(messages: Iterator[Message], label: str) -> Iterator[Message]:
    start = last = monotonic()
    shown = False
    for n, message in enumerate(messages, start=1):
        now = monotonic() if n % 256 == 0 else last
        if now - start > 2 and now - last > 0.2:
            shown, last = True, now
            write_progress(f"{label}: {n:,}")
        yield message
    if shown:
        write_progress()
