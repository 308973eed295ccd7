"""The table of formats for `saring formats` and the documentation, built from the registry and the presets."""

from __future__ import annotations

from typing import NamedTuple

from saring.i18n import say
from saring.messages import READERS
from saring.messages.presets import COLUMNS, ColumnMap, presets

OTHER_NAMES = {
    "x": "Twitter", "blogger": "Blogspot", "mediawiki": "Wikipedia", "feed": "RSS, Atom", "googleplus": "Google+",
    "google_talk": "Pidgin",
}  # fmt: skip
"""The names under which people look for a platform, where they are not its own."""


class FormatRow(NamedTuple):
    """One format: the option that chooses it, how to export it, what is read and what is lost, and a fixture."""

    platform: str
    option: str
    how: str
    reads: str
    lost: str
    fixture: str


FORMAT_COLUMNS = FormatRow._fields


def list_formats() -> list[FormatRow]:
    """Return all formats by platform, readers before presets, in the chosen language."""
    formats = [_reader_row(reader.name, reader.platform) for reader in READERS]
    formats += [_preset_row(name, mapping) for name, mapping in presets().items()]
    return sorted(formats, key=lambda row: (row.platform == "table", row.platform, row.option.startswith("--preset")))


def render_format_table(formats: list[FormatRow]) -> str:
    """Return the table in Markdown, in the chosen language."""
    rows = [[say(f"formats_{name}") for name in FORMAT_COLUMNS], ["---"] * len(FORMAT_COLUMNS)]
    rows += [[_cell(row.platform), f"`{row.option}`", *map(_cell, row[2:5]), f"`{row.fixture}`"] for row in formats]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in rows)


def phrase_key(name: str, part: str) -> str:
    """Return the key of a phrase about a format; `part` is `how`, `reads` or `lost`."""
    return f"format_{name.replace('-', '_')}_{part}"


def _reader_row(name: str, platform: str) -> FormatRow:
    how, reads, lost = (say(phrase_key(name, part)) for part in ("how", "reads", "lost"))
    return FormatRow(_known_as(platform), f"--format {name}", how, reads, lost, f"tests/messages/golden/{name}/")


def _preset_row(name: str, mapping: ColumnMap) -> FormatRow:
    how = say("preset_how")
    if mapping.gone:
        how = f"{say('preset_closed', year=mapping.gone)} {how}"
    fields = ", ".join(field for field in COLUMNS if mapping.names(field))
    fixture = f"tests/messages/presets/{name}/"
    return FormatRow(
        _known_as(mapping.platform),
        f"--preset {name}",
        how,
        say("preset_reads", fields=fields),
        say("preset_lost"),
        fixture,
    )


def _known_as(platform: str) -> str:
    """Return a platform with the other name it has."""
    other = OTHER_NAMES.get(platform)
    return f"{platform} ({other})" if other else platform


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
