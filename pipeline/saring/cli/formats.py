"""`saring formats`: the formats that can be read, and how to export them from each platform."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from saring.cli.console import expected_errors, print_result, write_note
from saring.files.whole import write_text
from saring.i18n import say
from saring.messages.format_table import FORMAT_COLUMNS, FormatRow, list_formats, render_format_table
from saring.reports.tables import check_output, write_rows

FormatsOutput = Annotated[
    str | None, typer.Option("--output", "-o", help=say("help_formats_output"), show_default=False)
]


@expected_errors
def formats(output: FormatsOutput = None) -> None:
    """Print each format as a block, or write all of them as a table."""
    listed = list_formats()
    if output is None:
        print_result("\n\n".join(map(render_block, listed)))
        return
    if Path(output).suffix.lower() == ".md":
        write_text(Path(output), render_format_table(listed))
    else:
        check_output(output)
        write_rows(map(tuple, listed), FORMAT_COLUMNS, output, say("title_formats"))
    write_note(say("written", n=len(listed), where=output))


def render_block(row: FormatRow) -> str:
    """Render one format as lines of text."""
    lines = [f"{row.platform}  ({row.option})"]
    lines += [f"  {say(f'formats_{name}')}: {value}" for name, value in zip(FORMAT_COLUMNS[2:], row[2:], strict=True)]
    return "\n".join(lines)
