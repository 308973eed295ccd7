"""Match messages with published fact-checks, by links and by title.

A score over a threshold is `matched`, unless there is a reason against it: the message is too short, the fact-check
too old, or the places differ. The thresholds were set, and their error measured, on labelled pairs
(`scripts/match_thresholds.py`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from saring.errors import InputError
from saring.facts.archive import is_archive, open_archive, save_archive
from saring.facts.index import TitleHit, TitleIndex, build_index, distinctive_stems, n_rare_words
from saring.facts.read import merged, read_fact_checks
from saring.i18n import say
from saring.records import FactCheck, FactCheckMatch, MatchStatus, ReadReport, Reason
from saring.resources import read_shipped
from saring.rules.places import Place, in_different_places
from saring.rules.reading import TextReading
from saring.text.links import bare_link
from saring.text.stem import clean_title, stem
from saring.text.words import words_of

MAX_AGE_DAYS = 730
"""A fact-check older than the message by more days than this is only suggested: things change."""
MIN_RARE_WORDS = 3
MIN_SHARED_STEMS, MIN_SHARED_INFORMATION = 2, 0.3
"""What a message must share with a title for a suggestion: distinctive stems, and this part of their information."""
_DOUBTS = frozenset({"match_short", "match_old", "match_other_place"})


@dataclass(frozen=True)
class MatchThresholds:
    """Thresholds on scores, and the `slope` and `middle` of the sigmoid that turns a score into a similarity."""

    matched_from: float
    suggested_from: float
    slope: float
    middle: float

    def similarity(self, score: float) -> float:
        """Turn a score into a similarity from 0 to 1; at 0.5, right and wrong pairs are equally frequent."""
        return 1 / (1 + math.exp(-self.slope * (score - self.middle)))


@dataclass(frozen=True)
class Archive:
    """Published fact-checks in the order of their ids, with their index."""

    fact_checks: Sequence[FactCheck]
    index: TitleIndex
    max_age_days: int = MAX_AGE_DAYS

    def match(
        self,
        readings: Sequence[TextReading],
        sent_at: Sequence[datetime | None],
        top: int,
        *,
        include_weak: bool = False,
    ) -> list[list[FactCheckMatch]]:
        """Return at most `top` matching fact-checks for each text, the most confident first.

        With `include_weak`, include weak matches, and those that share too few distinctive words with the message for a
        reader to agree: for a person who asked to see `top`.
        """
        least = -math.inf if include_weak else thresholds().suggested_from
        found = self.index.search([reading.title_words for reading in readings], top)
        return [
            self._matches(reading, at, [hit for hit in hits if hit.score >= least], top, include_weak=include_weak)
            for reading, at, hits in zip(readings, sent_at, found, strict=True)
        ]

    def _matches(
        self, reading: TextReading, at: datetime | None, hits: Sequence[TitleHit], top: int, *, include_weak: bool
    ) -> list[FactCheckMatch]:
        """Return the fact-checks that a text links to, then those found by title."""
        linked = dict.fromkeys(self._linked_entries(reading))
        matches = [self._linked(entry, reading) for entry in linked]
        for hit in (hit for hit in hits if hit.entry not in linked):
            match = self._found(hit, reading, at)
            if include_weak or match.status is MatchStatus.MATCHED or self._shares_content(hit.entry, reading):
                matches.append(match)
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
        sure = hit.score >= thresholds().matched_from and not any(reason.code in _DOUBTS for reason in reasons)
        status = MatchStatus.MATCHED if sure else MatchStatus.SUGGESTED
        return FactCheckMatch(self.fact_checks[hit.entry], 0, thresholds().similarity(hit.score), status, reasons)

    def _reasons(self, entry: int, reading: TextReading, at: datetime | None) -> Iterator[Reason]:
        if n_rare_words(reading.title_words) < MIN_RARE_WORDS:
            yield Reason("match_short", say("reason_match_short"))
        reviewed_on = self.fact_checks[entry].review_date
        if at and reviewed_on and (days := (at.date() - reviewed_on).days) > self.max_age_days:
            yield Reason("match_old", say("reason_match_old", days=days))
        expected = self._places_of(entry)
        if in_different_places(reading.places, expected):
            found, names = _names(reading.places), _names(expected)
            yield Reason("match_other_place", say("reason_match_other_place", found=found, expected=names))
        yield from _denial(reading)

    def _shares_content(self, entry: int, reading: TextReading) -> bool:
        """Tell whether a text shares enough distinctive words with what a fact-check is about for a reader to agree."""
        found = {stem(word) for word in reading.title_words}
        if (titles := self._stems.get(entry)) is None:
            texts = map(clean_title, _claim_texts(self.fact_checks[entry]))
            titles = self._stems[entry] = [distinctive_stems(words_of(text)) for text in texts]
        return any(_share_enough(found, title) for title in titles)

    @cached_property
    def _stems(self) -> dict[int, list[dict[str, float]]]:
        return {}

    def _places_of(self, entry: int) -> frozenset[Place]:
        """Return the places that a fact-check names; cached, since one fact-check is found for many messages."""
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
        return {link: entry for link, entry in links if "/" in link}  # a link to a front page is no match


def _share_enough(found: set[str], title: Mapping[str, float]) -> bool:
    shared = found.intersection(title)
    information = sum(title[stem] for stem in shared)
    return len(shared) >= MIN_SHARED_STEMS and information >= MIN_SHARED_INFORMATION * sum(title.values())


def _denial(reading: TextReading) -> tuple[Reason, ...]:
    return (Reason("match_denial", say("reason_match_denial")),) if reading.denies else ()


def build_archive(fact_checks: Sequence[FactCheck], max_age_days: int = MAX_AGE_DAYS) -> Archive:
    """Index fact-checks in memory, in the order they are given."""
    return Archive(fact_checks, build_index([_claim_texts(check) for check in fact_checks]), max_age_days)


def load_archive(path: Path, report: ReadReport | None = None, max_age_days: int = MAX_AGE_DAYS) -> Archive:
    """Open a saved archive, or read and index an importable file or folder in memory.

    Inputs that could not be read are in `report`; raises `InputError` where none could.
    """
    if is_archive(path):
        return Archive(*open_archive(path), max_age_days)
    report = ReadReport() if report is None else report
    fact_checks = read_fact_checks([path], report)
    if not fact_checks:
        raise _nothing_read([path], report)
    return build_archive(fact_checks, max_age_days)


class ImportCounts(NamedTuple):
    """Counts of an import: fact-checks read, new and updated, and the size of the archive."""

    n_read: int
    n_new: int
    n_updated: int
    n_total: int


def import_fact_checks(files: Sequence[Path], folder: Path, report: ReadReport) -> ImportCounts:
    """Import fact-checks into the archive in `folder`, without duplicates; create the archive if there is none.

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
    """Build the error for inputs without a readable fact-check, with the causes where known."""
    where = ", ".join(map(str, paths))
    if not report.failures:
        return InputError("facts_none", where=where)
    return InputError("facts_unreadable", failures="; ".join(report.failures))


def _claim_texts(check: FactCheck) -> list[str]:
    """Return the texts that state the claim: the title, and the claim reviewed."""
    return [check.title, check.claim_reviewed] if check.claim_reviewed else [check.title]


def _names(places: frozenset[Place]) -> str:
    return ", ".join(sorted(place.name.title() for place in places))


@cache
def thresholds() -> MatchThresholds:
    """Return the shipped thresholds; the file also documents their data and results."""
    text = read_shipped("match_thresholds.json")
    values = json.loads(text)
    return MatchThresholds(**{name: float(values[name]) for name in MatchThresholds.__dataclass_fields__})
