"""Legend of a workbook: what every column and value means, in the reader's language, with its name in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saring.i18n import PHRASES, say
from saring.records import Advice, Change, MatchStatus, Verdict
from saring.reports.worklist.sheets import heading

LEGEND_COLUMNS = ("sheet", "column", "value", "meaning", "name")
VALUES = {
    "verdict": ("verdict", tuple(Verdict)),
    "advice": ("advice", tuple(Advice)),
    "change": ("change", tuple(Change)),
    "fact_check_status": ("status", tuple(MatchStatus)),
}
Entry = tuple[str, str, str, str, str]


def legend_rows(sheets: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Yield sheet, column, value, meaning, and the name of the column or value in files of the columns of `sheets`."""
    for sheet, columns in sheets.items():
        title = say(f"sheet_{sheet}")
        for column in columns:
            if f"legend_{column}" not in PHRASES:
                continue  # a column that people added
            yield title, heading(column), "", say(f"legend_{column}"), column
            if sheet in ("worklist", "details") and column in VALUES:
                kind, codes = VALUES[column]
                for code in codes:
                    yield title, heading(column), say(f"{kind}_{code}"), say(f"legend_{kind}_{code}"), code
