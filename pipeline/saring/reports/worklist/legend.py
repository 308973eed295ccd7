"""Legend of a workbook: what every column and value means, in the reader's language, with its name in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saring.facts.ratings import Rating, ratings
from saring.i18n import PHRASES, say
from saring.i18n.labels import label
from saring.records import Advice, Change, MatchStatus, Verdict
from saring.reports.worklist.sheets import heading
from saring.worklist.people import Status

LEGEND_COLUMNS = ("sheet", "column", "value", "meaning", "name")
VALUES = {
    "verdict": ("verdict", tuple(Verdict)),
    "advice": ("advice", tuple(Advice)),
    "change": ("change", tuple(Change)),
    "fact_check_status": ("status", tuple(MatchStatus)),
    "status": ("people_status", tuple(Status)),
}
SCHEMES = ("mafindo", "komdigi", "jatim")
"""The lists of ratings that an Indonesian office knows."""
Entry = tuple[str, str, str, str, str]


def legend_rows(sheets: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Yield sheet, column, value, meaning, and the name of the column or value in files of the columns of `sheets`."""
    for sheet, columns in sheets.items():
        title = say(f"sheet_{sheet}")
        for column in columns:
            if f"legend_{column}" not in PHRASES:
                continue  # a column that people added
            yield title, heading(column), "", say(f"legend_{column}"), column
            if sheet in ("worklist", "details"):
                for value, meaning, name in _values(column):
                    yield title, heading(column), value, meaning, name


def _values(column: str) -> Iterator[tuple[str, str, str]]:
    """Yield the label, the meaning and the code of each value of a column."""
    if column == "rating":
        yield from ((rating.label, _elsewhere(rating), rating.code) for rating in ratings())
    elif column in VALUES:
        kind, codes = VALUES[column]
        yield from ((label(kind, code), say(f"legend_{kind}_{code}"), str(code)) for code in codes)


def _elsewhere(rating: Rating) -> str:
    """Return what other lists call a rating."""
    names = [f"{say(f'ratings_{scheme}')}: {name}" for scheme in SCHEMES if (name := getattr(rating, scheme))]
    return say("legend_rating_elsewhere", names="; ".join(names)) if names else say("legend_rating_own")
