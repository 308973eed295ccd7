"""`saring match`: match messages with published fact-checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from saring.cli.common import (
    Format,
    Inputs,
    MapFile,
    Output,
    Preset,
    TextColumn,
    check_table_output,
    finish_run,
    open_messages,
    read_options,
)
from saring.cli.console import expected_errors
from saring.cli.facts import MaxAgeDays, Top, load_facts
from saring.files.rows import Row
from saring.i18n import say
from saring.messages import is_scorable
from saring.parallel.ordered_map import chunks_of
from saring.records import Message, ReadReport
from saring.reports.rows import MATCH_COLUMNS, match_row
from saring.reports.tables import write_rows

if TYPE_CHECKING:
    from saring.facts.match import Archive

BATCH = 512

Facts = Annotated[str, typer.Option("--facts", help=say("help_facts_option"), show_default=False)]


@expected_errors
def match(
    inputs: Inputs,
    output: Output,
    facts: Facts,
    top: Top = 5,
    max_age_days: MaxAgeDays = None,
    format: Format = None,
    text_column: TextColumn = None,
    preset: Preset = None,
    map_file: MapFile = None,
) -> None:
    """Write the matching fact-checks of each message, the most confident first."""
    check_table_output(output)
    report = ReadReport()
    archive = load_facts(Path(facts), report, max_age_days)
    options = read_options(format, text_column, preset, map_file)
    messages = filter(is_scorable, open_messages(inputs, report, options, keep_names=False))
    n_rows = write_rows(_rows(archive, messages, top), MATCH_COLUMNS, output, say("title_match"))
    finish_run(report, n_rows, output)


def _rows(archive: Archive, messages: Iterator[Message], top: int) -> Iterator[Row]:
    """Yield the rows of all messages; `query` counts messages from 0."""
    from saring.rules.reading import TextReading  # imports the rules, which only matching needs

    for batch in chunks_of(enumerate(messages), BATCH):
        readings, times = [TextReading(message.text) for _, message in batch], [message.sent_at for _, message in batch]
        for (query, _), matches in zip(batch, archive.match(readings, times, top, include_weak=True), strict=True):
            yield from (match_row(query, found) for found in matches)
