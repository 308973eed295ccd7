"""Legend of a workbook: the meaning of every column and value, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saring.i18n import PHRASES
from saring.records import Advice, Change, MatchStatus, Verdict

LEGEND_COLUMNS = ("sheet", "column", "value", "id", "en")
VALUES = {
    "verdict": ("verdict", tuple(Verdict)),
    "advice": ("advice", tuple(Advice)),
    "change": ("change", tuple(Change)),
    "fact_check_status": ("status", tuple(MatchStatus)),
}
Entry = tuple[str, str, str, str, str]


def legend_rows(sheets: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Yield sheet, column, value, and its name and meaning in Indonesian and in English; `sheets` are their columns."""
    for sheet, columns in sheets.items():
        for column in columns:
            yield sheet, column, "", *_both(f"column_{column}", f"legend_{column}")
            if sheet == "worklist" and column in VALUES:
                kind, codes = VALUES[column]
                for code in codes:
                    yield sheet, column, code, *_both(f"{kind}_{code}", f"legend_{kind}_{code}")


def _both(name: str, meaning: str) -> tuple[str, str]:
    """Join a name and its meaning, in each language."""
    indonesian, english = (f"{one}: {other}" for one, other in zip(PHRASES[name], PHRASES[meaning], strict=True))
    return indonesian, english
