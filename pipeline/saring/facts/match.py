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
from saring.facts.index import Found, TitleIndex, build_index, n_telling_words
from saring.facts.read import merged, read_fact_checks
from saring.i18n import say
from saring.records import FactCheck, FactCheckMatch, MatchStatus, ReadReport, Reason
from saring.resources import read_shipped
from saring.rules.denial import denies
from saring.rules.places import Place, elsewhere, places_of
from saring.text.links import bare_link, find_links
from saring.text.normalise import normalise

MAX_AGE_DAYS = 730
"""A fact-check older than the message by more days than this is only suggested: things change."""
MIN_TELLING_WORDS = 3
_LOWERING = frozenset({"match_short", "match_old", "match_other_place"})


@dataclass(frozen=True)
class Thresholds:
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
        self, texts: Sequence[str], sent_at: Sequence[datetime | None], top: int, *, faint: bool = False
    ) -> list[list[FactCheckMatch]]:
        """Return for each text at most `top` fact-checks that may answer it, the surest first.

        With `faint` also those that share hardly anything with it: for a person who asked to see `top`.
        """
        least = -math.inf if faint else thresholds().suggested_from
        return [
            self._matches(text, at, [one for one in found if one.score >= least], top)
            for text, at, found in zip(texts, sent_at, self.index.search(texts, top), strict=True)
        ]

    def _matches(self, text: str, at: datetime | None, found: Sequence[Found], top: int) -> list[FactCheckMatch]:
        message = _Message(text, at)
        linked = [place for link in message.links if (place := self._place_of_link.get(link)) is not None]
        answers = [self._linked(place, message) for place in dict.fromkeys(linked)]
        for place, score in found:
            if place not in linked:
                answers.append(self._found(place, score, message))
        return [answer._replace(rank=rank) for rank, answer in enumerate(answers[:top], start=1)]

    def _linked(self, place: int, message: _Message) -> FactCheckMatch:
        reasons = (Reason("match_linked", say("reason_match_linked")), *message.denial)
        return FactCheckMatch(self.fact_checks[place], 0, 1.0, MatchStatus.MATCHED, reasons)

    def _found(self, place: int, score: float, message: _Message) -> FactCheckMatch:
        check = self.fact_checks[place]
        reasons = tuple(self._reasons(check, message))
        sure = score >= thresholds().matched_from and not any(reason.code in _LOWERING for reason in reasons)
        status = MatchStatus.MATCHED if sure else MatchStatus.SUGGESTED
        return FactCheckMatch(check, 0, thresholds().similarity(score), status, reasons)

    def _reasons(self, check: FactCheck, message: _Message) -> Iterator[Reason]:
        if message.is_short:
            yield Reason("match_short", say("reason_match_short"))
        if message.at and check.review_date and (message.at.date() - check.review_date).days > self.max_age_days:
            days = (message.at.date() - check.review_date).days
            yield Reason("match_old", say("reason_match_old", days=days))
        expected = places_of(f"{check.title}\n{check.claim_reviewed}")
        if elsewhere(message.places, expected):
            found, names = _names(message.places), _names(expected)
            yield Reason("match_other_place", say("reason_match_other_place", found=found, expected=names))
        yield from message.denial

    @cached_property
    def _place_of_link(self) -> dict[str, int]:
        links = ((bare_link(check.url), place) for place, check in enumerate(self.fact_checks))
        return {link: place for link, place in links if "/" in link}  # the front page of a newsroom is no answer


@dataclass(frozen=True)
class _Message:
    """What a message says about which fact-check may answer it, found out once where it is needed."""

    text: str
    at: datetime | None

    @cached_property
    def links(self) -> list[str]:
        return [bare_link(self.text[link.start : link.end]) for link in find_links(self.text)]

    @cached_property
    def is_short(self) -> bool:
        return n_telling_words(self.text) < MIN_TELLING_WORDS

    @cached_property
    def places(self) -> frozenset[Place]:
        return places_of(self.text)

    @cached_property
    def denial(self) -> tuple[Reason, ...]:
        said = denies(normalise(self.text))
        return (Reason("match_denial", say("reason_match_denial")),) if said else ()


def build_archive(fact_checks: Sequence[FactCheck], max_age_days: int = MAX_AGE_DAYS) -> Archive:
    """Index fact-checks in memory, in the order they are given."""
    return Archive(fact_checks, build_index([_faces(check) for check in fact_checks]), max_age_days)


def load_archive(path: Path, report: ReadReport | None = None, max_age_days: int = MAX_AGE_DAYS) -> Archive:
    """Open a saved archive, or read and index an importable file or folder in memory.

    What could not be read beside what could is told in `report`; raises `InputError` where nothing could.
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


def _faces(check: FactCheck) -> list[str]:
    """Return what says the claim: the title, and the claim in the words that circulated."""
    return [check.title, check.claim_reviewed] if check.claim_reviewed else [check.title]


def _names(places: frozenset[Place]) -> str:
    return ", ".join(sorted(place.name.title() for place in places))


@cache
def thresholds() -> Thresholds:
    """Return the shipped thresholds; the file also says on what they were set and what they gave."""
    text = read_shipped("match_thresholds.json")
    values = json.loads(text)
    return Thresholds(**{name: float(values[name]) for name in Thresholds.__dataclass_fields__})
