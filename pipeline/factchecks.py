"""The archive of published fact-checks, and which of them answer a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipeline.readers.sources import single_source
from pipeline.readers.tables import column_names, iter_table
from pipeline.records import FactCheck, FactCheckMatch, MatchStatus
from pipeline.retrieval import TitleIndex, build_index

MATCHED_FROM = 0.45


@dataclass(frozen=True)
class Archive:
    """Published fact-checks, ready to be searched."""

    fact_checks: tuple[FactCheck, ...]
    index: TitleIndex

    def match(self, texts: Sequence[str], sent_at: Sequence[datetime | None], top: int) -> list[list[FactCheckMatch]]:
        """Return for each text at most `top` fact-checks that may answer it, best first."""
        return [
            [
                FactCheckMatch(
                    self.fact_checks[place],
                    rank,
                    similarity,
                    MatchStatus.MATCHED if similarity >= MATCHED_FROM else MatchStatus.SUGGESTED,
                )
                for rank, (place, similarity) in enumerate(found, start=1)
            ]
            for found, _ in zip(self.index.search(texts, top), sent_at, strict=True)
        ]


def load_archive(path: Path) -> Archive:
    """Load a saved archive, or index an importable file or folder in memory; raises `InputError`."""
    files = sorted(p for p in path.rglob("*") if p.suffix in {".csv", ".jsonl"}) if path.is_dir() else [path]
    fact_checks = tuple(check for file in files for check in _read_table(file))
    return Archive(fact_checks, build_index([check.title for check in fact_checks]))


def _read_table(path: Path) -> list[FactCheck]:
    rows = iter_table(single_source(path))
    names = column_names(next(rows, (0, []))[1])
    records = [dict(zip(names, cells, strict=False)) for _, cells in rows]
    return [_fact_check(number, record) for number, record in enumerate(records) if record.get("title", "").strip()]


def _fact_check(number: int, record: dict[str, str]) -> FactCheck:
    reviewed = record.get("review_date", "")
    return FactCheck(
        fact_check_id=record.get("fact_check_id") or str(number),
        title=record["title"],
        claim_reviewed=record.get("claim_reviewed", ""),
        body=record.get("body", ""),
        url=record.get("url", ""),
        textual_rating=record.get("textual_rating", ""),
        publisher=record.get("publisher", ""),
        review_date=date.fromisoformat(reviewed) if reviewed else None,
    )
