"""Which published fact-checks answer a message, and how sure that is.

A score over a threshold is `matched`, unless something speaks against it: the message is too short,
the fact-check too old, the place another one. The thresholds come from labelled pairs
(`scripts/match_thresholds.py`), on which what they promise was measured too.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from saring.errors import InputError
from saring.facts.archive import is_archive, open_archive, save_archive
from saring.facts.index import TitleHit, TitleIndex, build_index, n_telling_words
from saring.facts.read import merged, read_fact_checks
from saring.i18n import say
from saring.records import FactCheck, FactCheckMatch, MatchStatus, ReadReport, Reason
from saring.resources import read_shipped
from saring.rules.places import Place, elsewhere
from saring.rules.reading import TextReading
from saring.text.links import bare_link

MAX_AGE_DAYS = 730
"""A fact-check older than the message by more days than this is only suggested: things change."""
MIN_TELLING_WORDS = 3
_LOWERING = frozenset({"match_short", "match_old", "match_other_place"})


@dataclass(frozen=True)
class MatchThresholds:
    """`matched_from` and `suggested_from` are scores; `slope` and `middle` turn a score into a similarity."""

    matched_from: float
    suggested_from: float
    slope: float
    middle: float

    def similarity(self, score: float) -> float:
        """Return a score as a number from 0 to 1, one half where right and wrong pairs are equally many."""
        return 1 / (1 + math.exp(-self.slope * (score - self.middle)))


@dataclass(frozen=True)
class Archive:
    """Published fact-checks in the order of their ids, with their index."""

    fact_checks: Sequence[FactCheck]
    index: TitleIndex
    max_age_days: int = MAX_AGE_DAYS

    def match(
        self, readings: Sequence[TextReading], sent_at: Sequence[datetime | None], top: int, *, faint: bool = False
    ) -> list[list[FactCheckMatch]]:
        """Return for each text at most `top` fact-checks that may answer it, the surest first.

        With `faint` also those that share hardly anything with it: for a person who asked to see `top`.
        """
        least = -math.inf if faint else thresholds().suggested_from
        found = self.index.search([reading.title_words for reading in readings], top)
        return [
            self._matches(reading, at, [hit for hit in hits if hit.score >= least], top)
            for reading, at, hits in zip(readings, sent_at, found, strict=True)
        ]

    def _matches(
        self, reading: TextReading, at: datetime | None, hits: Sequence[TitleHit], top: int
    ) -> list[FactCheckMatch]:
        """Return the fact-checks a text links to, then those whose titles were found for it."""
        linked = dict.fromkeys(self._linked_entries(reading))
        matches = [self._linked(entry, reading) for entry in linked]
        matches += [self._found(hit, reading, at) for hit in hits if hit.entry not in linked]
        return [match._replace(rank=rank) for rank, match in enumerate(matches[:top], start=1)]

    def _linked_entries(self, reading: TextReading) -> Iterator[int]:
        for link in reading.links:
            entry = self._entry_of_link.get(bare_link(reading.text[link.start : link.end]))
            if entry is not None:
                yield entry

    def _linked(self, entry: int, reading: TextReading) -> FactCheckMatch:
        reasons = (Reason("match_linked", say("reason_match_linked")), *_denial(reading))
        return FactCheckMatch(self.fact_checks[entry], 0, 1.0, MatchStatus.MATCHED, reasons)

    def _found(self, hit: TitleHit, reading: TextReading, at: datetime | None) -> FactCheckMatch:
        reasons = tuple(self._reasons(hit.entry, reading, at))
        sure = hit.score >= thresholds().matched_from and not any(reason.code in _LOWERING for reason in reasons)
        status = MatchStatus.MATCHED if sure else MatchStatus.SUGGESTED
        return FactCheckMatch(self.fact_checks[hit.entry], 0, thresholds().similarity(hit.score), status, reasons)

    def _reasons(self, entry: int, reading: TextReading, at: datetime | None) -> Iterator[Reason]:
        if n_telling_words(reading.title_words) < MIN_TELLING_WORDS:
            yield Reason("match_short", say("reason_match_short"))
        reviewed_on = self.fact_checks[entry].review_date
        if at and reviewed_on and (days := (at.date() - reviewed_on).days) > self.max_age_days:
            yield Reason("match_old", say("reason_match_old", days=days))
        expected = self._places_of(entry)
        if elsewhere(reading.places, expected):
            found, names = _names(reading.places), _names(expected)
            yield Reason("match_other_place", say("reason_match_other_place", found=found, expected=names))
        yield from _denial(reading)

    def _places_of(self, entry: int) -> frozenset[Place]:
        """Return the places a fact-check names; the same one is found for many messages."""
        if (places := self._places.get(entry)) is None:
            check = self.fact_checks[entry]
            places = self._places[entry] = TextReading(f"{check.title}\n{check.claim_reviewed}").places
        return places

    @cached_property
    def _places(self) -> dict[int, frozenset[Place]]:
        return {}

    @cached_property
    def _entry_of_link(self) -> dict[str, int]:
        links = ((bare_link(check.url), entry) for entry, check in enumerate(self.fact_checks))
        return {link: entry for link, entry in links if "/" in link}  # the front page of a newsroom is no answer


def _denial(reading: TextReading) -> tuple[Reason, ...]:
    return (Reason("match_denial", say("reason_match_denial")),) if reading.denies else ()


def build_archive(fact_checks: Sequence[FactCheck], max_age_days: int = MAX_AGE_DAYS) -> Archive:
    """Index fact-checks in memory, in the order they are given."""
    return Archive(fact_checks, build_index([_claim_texts(check) for check in fact_checks]), max_age_days)


def load_archive(path: Path, report: ReadReport | None = None, max_age_days: int = MAX_AGE_DAYS) -> Archive:
    """Open a saved archive, or read and index an importable file or folder in memory.

    What could not be read beside what could is in `report`; raises `InputError` where nothing could.
    """
    if is_archive(path):
        return Archive(*open_archive(path), max_age_days)
    report = ReadReport() if report is None else report
    fact_checks = read_fact_checks([path], report)
    if not fact_checks:
        raise _nothing_read([path], report)
    return build_archive(fact_checks, max_age_days)


class ImportCounts(NamedTuple):
    """What an import did: fact-checks read, new and updated in the archive, and its size now."""

    n_read: int
    n_new: int
    n_updated: int
    n_total: int


def import_fact_checks(files: Sequence[Path], folder: Path, report: ReadReport) -> ImportCounts:
    """Read fact-checks into the archive in `folder`, which is made where there is none; no doubles.

    Raises `InputError` where nothing could be read, `OutputError` where `folder` cannot be written.
    """
    read = read_fact_checks(files, report)
    if not read:
        raise _nothing_read(files, report)
    earlier = read_fact_checks([folder], ReadReport()) if is_archive(folder) else []
    together = merged([*earlier, *read])
    save_archive(together, build_archive(together).index, folder)
    n_new = len(together) - len(earlier)
    return ImportCounts(len(read), n_new, len(read) - n_new, len(together))


def _nothing_read(paths: Sequence[Path], report: ReadReport) -> InputError:
    """Return the error of an input that gave nothing: why, where it is known."""
    where = ", ".join(map(str, paths))
    if not report.failures:
        return InputError("facts_none", where=where)
    return InputError("facts_unreadable", failures="; ".join(report.failures))


def _claim_texts(check: FactCheck) -> list[str]:
    """Return the texts that say the claim: the title, and the claim in the words that circulated."""
    return [check.title, check.claim_reviewed] if check.claim_reviewed else [check.title]


def _names(places: frozenset[Place]) -> str:
    return ", ".join(sorted(place.name.title() for place in places))


@cache
def thresholds() -> MatchThresholds:
    """Return the shipped thresholds; the file also says on what they were set and what they gave."""
    text = read_shipped("match_thresholds.json")
    values = json.loads(text)
    return MatchThresholds(**{name: float(values[name]) for name in MatchThresholds.__dataclass_fields__})
