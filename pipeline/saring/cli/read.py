"""`saring read`: write the messages without scores."""

from __future__ import annotations

from dataclasses import asdict

from saring.cli.common import (
    Format,
    Inputs,
    KeepNames,
    MapFile,
    Output,
    Preset,
    TextColumn,
    check_table_output,
    finish_run,
    open_messages,
    read_options,
)
from saring.cli.console import expected_errors, write_note
from saring.i18n import say
from saring.records import ReadReport
from saring.reports.message_rows import READ_COLUMNS, read_rows
from saring.reports.tables import write_rows


@expected_errors
def read(
    inputs: Inputs,
    output: Output,
    format: Format = None,
    text_column: TextColumn = None,
    preset: Preset = None,
    map_file: MapFile = None,
    keep_names: KeepNames = False,
) -> None:
    """Read exports and tables, and account for every line."""
    check_table_output(output)
    report = ReadReport()
    messages = open_messages(inputs, report, read_options(format, text_column, preset, map_file), keep_names=keep_names)
    n_rows = write_rows(read_rows(messages), READ_COLUMNS, output, say("title_read"))
    write_note(say("line_account", **asdict(report.account)))
    finish_run(report, n_rows, output)
