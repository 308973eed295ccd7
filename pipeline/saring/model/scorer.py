"""One message, a batch, a stream: one code path from text to verdict."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from saring.errors import BundleError
from saring.i18n import get_language
from saring.model.bundle import Model, load_model
from saring.model.calibration import Float, logistic
from saring.model.familiarity import read_familiarity, unfamiliar
from saring.model.features import log_lengths
from saring.model.measure import MIN_TEXTS, Measurer
from saring.model.packing import pack_scores, reasons_of, unpack_scores
from saring.parallel.ordered_map import chunks_of, map_pairs, map_with_folder
from saring.parallel.workers import ALONE, Workers
from saring.records import Kind, Message, Score, ScoredMessage, Verdict, scored_messages, scores_of
from saring.rules.context import may_miss_context, missing_context
from saring.rules.denial import denies, may_deny
from saring.text.normalise import normalise_many

if TYPE_CHECKING:
    from saring.model.journal import Journal

CHUNK_MESSAGES = 2048
MAX_KNOWN, MAX_KNOWN_LETTERS = 1 << 13, 1 << 12
"""So many texts of so many letters at most are remembered."""
_PLAIN = Kind.TEXT.value


class Distinct(NamedTuple):
    """The different texts of a chunk, normalised, in order of first appearance, and their scores."""

    normalised: list[str]
    scores: list[Score]


class Kept(NamedTuple):
    """What stays here of a chunk; `packed` are its scores where the journal has them under `digest`."""

    messages: list[Message]
    texts: list[str]
    digest: bytes
    packed: bytes | None


class Part(NamedTuple):
    """What is worked on: `scored` texts are only normalised, `told` says that somebody asks for normalised texts."""

    texts: list[str]
    scored: bool
    told: bool


class Done(NamedTuple):
    """What comes of a part, distinct texts in order of first appearance; scores from elsewhere are packed."""

    normalised: list[str]
    scores: list[Score] | bytes


class Scorer:
    """Gives verdicts with one model. Safe to keep; it remembers the last texts it scored, not who wrote them.

    `watch`, where set, is told the normalised texts and the scores of each chunk, equal texts once.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.watch: Callable[[Sequence[str], Sequence[Score]], None] | None = None
        self._familiarity = read_familiarity(model.metadata)
        self._known: dict[str, tuple[str, Score]] = {}
        self._language_known = ""
        self._measurer = Measurer(model.space, model.coefficients, self._familiarity)

    def score_text(self, text: str) -> Score:
        """Score one text."""
        return self.score_texts([text])[0]

    def score_texts(self, texts: Sequence[str]) -> list[Score]:
        """Score texts, one score a text in the same order; equal texts are scored once."""
        return self._told(texts, self.score_distinct(texts))

    def score_distinct(self, texts: Sequence[str]) -> Distinct:
        """Score each different text once, without telling `watch`."""
        distinct = dict.fromkeys(texts)
        known = self._known_in(get_language())
        hits = list(map(known.get, distinct))
        new = [text for text, hit in zip(distinct, hits, strict=True) if hit is None]
        # By what was asked, not by what is new, so that the same chunk is measured the same way anywhere.
        fresh = self._score_new(new, many=len(texts) >= MIN_TEXTS)
        if len(known) + len(new) > MAX_KNOWN:
            known.clear()
        pairs = islice(zip(new, zip(*fresh, strict=True), strict=True), MAX_KNOWN)
        known.update((text, pair) for text, pair in pairs if len(text) <= MAX_KNOWN_LETTERS)
        return fresh if len(new) == len(hits) else _joined(hits, fresh)

    def _known_in(self, language: str) -> dict[str, tuple[str, Score]]:
        """Return what was scored lately, normalised and with its score: the same is passed on again and again."""
        if language != self._language_known:  # reasons are told in it
            self._known.clear()
            self._language_known = language
        return self._known

    def _score_new(self, texts: list[str], *, many: bool) -> Distinct:
        """Score different texts; texts that say the same are measured once."""
        normalised = normalise_many(texts)
        said = {same: place for place, same in enumerate(dict.fromkeys(normalised))}
        measures = self._measurer.measure(list(said), many=many)
        decided = self._decide(list(said), self._calibrated(list(said), measures.decision_values))
        places = [said[same] for same in normalised]
        scores = [decided[place] for place in places]
        strange = self._strange(texts, normalised, measures.surprise[places])
        missing = {place: missing_context(normalised[place]) for place in may_miss_context(normalised)}
        for place in strange.keys() | missing.keys():
            scores[place] = _unscorable(strange.get(place), missing.get(place)) or scores[place]
        return Distinct(normalised, scores)

    def _strange(self, texts: Sequence[str], normalised: Sequence[str], surprise: Float) -> dict[int, str]:
        """Say why texts are unlike all that was learned from; a model that does not know says nothing."""
        return {} if self._familiarity is None else unfamiliar(self._familiarity, texts, normalised, surprise)

    def probabilities(self, texts: Sequence[str]) -> Float:
        """Return the calibrated probability of each question for each text (texts x questions), whatever the text is.

        The questions are those of the model; verdicts come from `score_texts`, which also knows what cannot be judged.
        """
        normalised = normalise_many(texts)
        return self._calibrated(normalised, self._measurer.measure(normalised).decision_values)

    def _told(self, texts: Sequence[str], distinct: Distinct) -> list[Score]:
        """Tell `watch` what was scored, and return one score a text."""
        if self.watch is not None:
            self.watch(distinct.normalised, distinct.scores)
        if len(distinct.scores) == len(texts):
            return distinct.scores
        scores = dict(zip(dict.fromkeys(texts), distinct.scores, strict=True))
        return [scores[text] for text in texts]

    def score_messages(
        self, messages: Iterable[Message], workers: Workers = ALONE, journal: Journal | None = None
    ) -> Generator[ScoredMessage, None, None]:
        """Score a stream in chunks; one scored message a message, in order, the same for any workers.

        What the journal has kept is not scored again. A model that lies in no folder is not given to other
        processes: it is used here alone. Closing the generator ends the work.
        """
        if self.model.folder is None and not workers.share_memory:
            workers = ALONE
        with closing(self._worked(self._parts(messages, journal), workers)) as parts:
            for kept, done in parts:
                yield from scored_messages(kept.messages, self._settled(kept, done, journal), self.model.version)

    def _worked(
        self, parts: Iterator[tuple[Kept, Part]], workers: Workers
    ) -> Generator[tuple[Kept, Done], None, None]:
        if workers.share_memory:
            return map_pairs(partial(_score_here, self), parts, workers)
        folder = str(Path(self.model.folder or "").resolve())
        return map_with_folder(partial(_score_elsewhere, self.model.version), folder, parts, workers)

    def _parts(self, messages: Iterable[Message], journal: Journal | None) -> Iterator[tuple[Kept, Part]]:
        """Yield for each chunk what stays here and what is worked on; of what was scored before, little or nothing."""
        told = self.watch is not None
        for chunk in chunks_of(messages, CHUNK_MESSAGES):
            texts = [message.text if message.kind == _PLAIN else _words_of(message) for message in chunk]
            digest, packed = (b"", None) if journal is None else journal.find(texts)
            needed = texts if told or packed is None else []
            yield Kept(chunk, texts, digest, packed), Part(needed, packed is not None, told)

    def _settled(self, kept: Kept, done: Done, journal: Journal | None) -> list[Score]:
        """Return one score a message; tell `watch`, and let the journal keep what it has not."""
        scores = done.scores if kept.packed is None else kept.packed
        if journal is not None:
            journal.add(kept.digest, scores)
        settled = unpack_scores(scores) if isinstance(scores, bytes) else scores
        return self._told(kept.texts, Distinct(done.normalised, settled))

    def _calibrated(self, normalised: Sequence[str], decision_values: Float) -> Float:
        """Return texts x questions, calibrated."""
        model = self.model
        log_odds = decision_values + np.array(model.intercepts)
        return logistic(log_odds + np.outer(log_lengths(normalised), model.length_weights))

    def _decide(self, normalised: Sequence[str], probabilities: Float) -> list[Score]:
        """Return the score of each text that can be judged; `probabilities` are texts x questions."""
        found = dict(zip(self.model.questions, probabilities.T, strict=True))
        hoax, claim = found["hoax"], found.get("claim")
        risk = found.get("risk", hoax)
        verdicts = self.model.thresholds.verdicts(claim, hoax, risk)
        told = {verdict: reasons_of((f"verdict_is_{verdict}",)) for verdict in set(verdicts)}
        claims = [None] * len(verdicts) if claim is None else claim.tolist()
        scores = scores_of(verdicts, hoax.tolist(), claims, risk.tolist(), [told[verdict] for verdict in verdicts])
        # A denial repeats the words of the hoax it denies, and words are all the model sees.
        likely = [place for place, verdict in enumerate(verdicts) if verdict is Verdict.LIKELY_HOAX]
        for i in may_deny([normalised[place] for place in likely]):
            if denies(normalised[likely[i]]):
                score = scores[likely[i]]
                scores[likely[i]] = score._replace(verdict=Verdict.UNVERIFIED, reasons=reasons_of(("denies_a_claim",)))
        return scores


def _joined(hits: Iterable[tuple[str, Score] | None], fresh: Distinct) -> Distinct:
    """Put what was found new where nothing was known."""
    others = zip(*fresh, strict=True)
    found = [hit or next(others) for hit in hits]
    return Distinct([normalised for normalised, _ in found], [score for _, score in found])


def _score_here(scorer: Scorer, part: Part) -> Done:
    if part.scored:
        return Done(normalise_many(list(dict.fromkeys(part.texts))), b"")
    return Done(*scorer.score_distinct(part.texts))


def _score_elsewhere(version: str, folder: str, part: Part) -> Done:
    """Score in a worker; packed, scores cost a tenth of what they cost pickled."""
    normalised, scores = _score_here(_scorer_of(folder, version), part)
    packed = scores if isinstance(scores, bytes) else pack_scores(scores)
    return Done(normalised if part.told else [], packed)


@lru_cache(maxsize=2)
def _scorer_of(folder: str, version: str) -> Scorer:
    """Load a bundle once in each worker, every file verified; raises `BundleError` where it is another one."""
    model = load_model(Path(folder))
    if model.version != version:
        raise BundleError("bundle_replaced", where=folder, found=model.version, known=version)
    return Scorer(model)


def _words_of(message: Message) -> str:
    """Return what the person wrote: all of a text, the caption below a placeholder, nothing of a call."""
    if message.kind in (Kind.TEXT, Kind.POLL):
        return message.text
    return message.text.partition("\n")[2] if message.kind == Kind.MEDIA else ""


def _unscorable(strange: str | None, missing: str | None) -> Score | None:
    """Settle what the model cannot know and what cannot be judged alone: a score without numbers, or None."""
    # Other writing systems part no words, so they look too short; what leans is not strange for it.
    if strange is not None and missing != "points_elsewhere":
        return _without_numbers(Verdict.UNVERIFIED, strange)
    return _without_numbers(Verdict.NEEDS_CONTEXT, missing) if missing else None


def _without_numbers(verdict: Verdict, reason: str) -> Score:
    return Score(verdict, None, None, 0.0, reasons_of((reason,)))
