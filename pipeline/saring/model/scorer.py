"""Score one text, many texts, or a stream of messages with a model."""

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
from saring.model.bundle import Model, load_bundle
from saring.model.calibration import logistic
from saring.model.familiarity import LanguageCheck, read_familiarity
from saring.model.features import evidence_shares, token_counts
from saring.model.measure import MIN_TEXTS, Measurer
from saring.model.packing import pack_scores, unpack_scores
from saring.model.registry import find_model
from saring.model.verdict import apply_rules, decide
from saring.parallel.ordered_map import chunks_of, map_pairs, map_with_folder
from saring.parallel.workers import ALONE, Workers
from saring.records import Kind, Message, Score, ScoredMessage, scored_messages
from saring.text.arrays import Float
from saring.text.forms import CANONICAL
from saring.text.normalise import normalise_many

if TYPE_CHECKING:
    from saring.model.journal import Journal

CHUNK_MESSAGES = 2048
MAX_KNOWN, MAX_KNOWN_LETTERS = 1 << 13, 1 << 12
"""Limits of the cache of scored texts: number of texts, and letters of each."""
_PLAIN = Kind.TEXT.value


class DistinctScores(NamedTuple):
    """The distinct texts of a chunk in the form the model measures, in order of first appearance, and their scores."""

    normalised: list[str]
    scores: list[Score]


class KeptChunk(NamedTuple):
    """The part of a chunk that stays in this process; `packed` are its scores from the journal, if any."""

    messages: list[Message]
    texts: list[str]
    digest: bytes
    packed: bytes | None


class ChunkWork(NamedTuple):
    """The part of a chunk that is sent to a worker.

    Texts that are `scored` already are only normalised; `wants_normalised` says whether normalised texts are to
    be returned.
    """

    texts: list[str]
    scored: bool
    wants_normalised: bool


class ChunkResult(NamedTuple):
    """The result of a worker for the distinct texts of a chunk, in order of first appearance.

    Scores from another process are packed.
    """

    normalised: list[str]
    scores: list[Score] | bytes


class Scorer:
    """Scores texts with one model; it caches the last texts, without their senders.

    `watch`, if set, is called with the normalised distinct texts and the scores of each chunk.
    """

    classes_ = ("not_hoax", "hoax")
    """The columns of `predict_proba`."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.watch: Callable[[Sequence[str], Sequence[Score]], None] | None = None
        familiarity = read_familiarity(model.metadata)
        self._check = None if familiarity is None else LanguageCheck(model.space, familiarity)
        self._known: dict[bool, dict[str, tuple[str, Score]]] = {True: {}, False: {}}
        self._language_known = ""
        self._measurer = Measurer(model.space, model.coefficients, self._check)

    def score_text(self, text: str) -> Score:
        """Score one text."""
        return self.score([text])[0]

    def score(self, texts: Sequence[str]) -> list[Score]:
        """Score texts; returns one score per text, in order. Equal texts are scored once.

        >>> [str(score.verdict) for score in load_model("default").score(["selamat pagi semua", "ok"])]
        ['no_claim', 'needs_context']
        """
        _require_list(texts)
        return self._pass_to_watch(texts, self.score_distinct(texts))

    def score_distinct(self, texts: Sequence[str]) -> DistinctScores:
        """Score each distinct text once, without calling `watch`."""
        distinct = dict.fromkeys(texts)
        # The two ways to measure differ in the last digit. Which one a text gets depends on all texts with it, and
        # neither on what is cached nor on the process that scores, so that a result is the same everywhere.
        many = len(texts) >= MIN_TEXTS
        known = self._cache_for(get_language(), many)
        cached = list(map(known.get, distinct))
        new = [text for text, hit in zip(distinct, cached, strict=True) if hit is None]
        fresh = self._score_new(new, many=many)
        if len(known) + len(new) > MAX_KNOWN:
            known.clear()
        pairs = islice(zip(new, zip(*fresh, strict=True), strict=True), MAX_KNOWN)
        known.update((text, pair) for text, pair in pairs if len(text) <= MAX_KNOWN_LETTERS)
        return fresh if len(new) == len(cached) else _merge_cached(cached, fresh)

    def _cache_for(self, language: str, many: bool) -> dict[str, tuple[str, Score]]:
        """Return the cache of normalised texts and scores for a language; the same texts are forwarded many times."""
        if language != self._language_known:  # reasons are in this language
            self._known = {True: {}, False: {}}
            self._language_known = language
        return self._known[many]

    def _score_new(self, texts: list[str], *, many: bool) -> DistinctScores:
        """Score distinct texts; texts that the model reads in the same form are measured once."""
        normalised = normalise_many(texts)
        measured = normalised if self.model.text_form == CANONICAL else self.model.write_texts(texts)
        place_of_form = {form: place for place, form in enumerate(dict.fromkeys(measured))}
        forms = list(place_of_form)
        measures = self._measurer.measure(forms, many=many)
        places = np.array([place_of_form[form] for form in measured], dtype=np.int64)
        probabilities = self._calibrated(forms, measures.decision_values)[places]
        ruled = apply_rules(texts, normalised, measures.languages.take(places), self._check)
        by_question = dict(zip(self.model.questions, probabilities.T, strict=True))
        return DistinctScores(measured, decide(ruled, by_question, self.model.thresholds))

    def predict_proba(self, texts: Sequence[str]) -> Float:
        """Return the probabilities of `not_hoax` and `hoax`, given that a text makes a claim (texts x 2).

        Every text gets them, even without a claim; for verdicts use `score`.

        >>> load_model("default").predict_proba(["air galon beracun", "rapat besok jam 8"]).shape
        (2, 2)
        """
        _require_list(texts)
        hoax = self.probabilities(texts)[:, self.model.questions.index("hoax")]
        return np.stack([1 - hoax, hoax], axis=1)

    def probabilities(self, texts: Sequence[str]) -> Float:
        """Return the calibrated probabilities (texts x questions), for any text.

        The questions are those of the model, in order. For verdicts use `score`, which also detects texts that cannot
        be judged.
        """
        measured = self.model.write_texts(texts)
        return self._calibrated(measured, self._measurer.measure(measured).decision_values)

    def _pass_to_watch(self, texts: Sequence[str], distinct: DistinctScores) -> list[Score]:
        """Call `watch`, and return one score per text."""
        if self.watch is not None:
            self.watch(distinct.normalised, distinct.scores)
        if len(distinct.scores) == len(texts):
            return distinct.scores
        scores = dict(zip(dict.fromkeys(texts), distinct.scores, strict=True))
        return [scores[text] for text in texts]

    def score_messages(
        self, messages: Iterable[Message], workers: Workers = ALONE, journal: Journal | None = None
    ) -> Generator[ScoredMessage, None, None]:
        """Score a stream of messages in chunks, in order; the result does not depend on `workers`.

        Scores in the journal are reused. A model without a folder cannot be loaded by other processes, so it scores in
        this one. Closing the generator stops the work.
        """
        if self.model.folder is None and not workers.share_memory:
            workers = ALONE
        with closing(self._work_on(self._parts(messages, journal), workers)) as parts:
            for kept, done in parts:
                yield from scored_messages(kept.messages, self._finish_chunk(kept, done, journal), self.model.version)

    def _work_on(
        self, parts: Iterator[tuple[KeptChunk, ChunkWork]], workers: Workers
    ) -> Generator[tuple[KeptChunk, ChunkResult], None, None]:
        if workers.share_memory:
            return map_pairs(partial(_score_here, self), parts, workers)
        folder = str(Path(self.model.folder or "").resolve())
        return map_with_folder(partial(_score_in_worker, self.model.version), folder, parts, workers)

    def _parts(self, messages: Iterable[Message], journal: Journal | None) -> Iterator[tuple[KeptChunk, ChunkWork]]:
        """Yield each chunk of messages in two parts; only texts to be scored or normalised go to a worker."""
        wants_normalised = self.watch is not None
        for chunk in chunks_of(messages, CHUNK_MESSAGES):
            texts = [message.text if message.kind == _PLAIN else _words_of(message) for message in chunk]
            digest, packed = (b"", None) if journal is None else journal.find(texts)
            needed = texts if wants_normalised or packed is None else []
            yield KeptChunk(chunk, texts, digest, packed), ChunkWork(needed, packed is not None, wants_normalised)

    def _finish_chunk(self, kept: KeptChunk, done: ChunkResult, journal: Journal | None) -> list[Score]:
        """Return one score per message, and add new scores to the journal."""
        scores = done.scores if kept.packed is None else kept.packed
        if journal is not None:
            journal.add(kept.digest, scores)
        unpacked = unpack_scores(scores) if isinstance(scores, bytes) else scores
        return self._pass_to_watch(kept.texts, DistinctScores(done.normalised, unpacked))

    def _calibrated(self, normalised: Sequence[str], decision_values: Float) -> Float:
        """Return calibrated probabilities (texts x questions)."""
        model = self.model
        shares = evidence_shares(token_counts(normalised)[:, np.newaxis], np.array(model.half_evidence_at))
        return logistic(decision_values * shares + np.array(model.intercepts))


def load_model(name_or_path: str | Path | None = None) -> Scorer:
    """Load a model from a folder, by its name in the registry, or the champion by default.

    The hoax probability is that for the office's `hoaxes_per_1000`, where its settings have it. Raises `BundleError`
    where there is no such model, its files were changed, or a maker the office trusts (`model_keys`) has not signed it.

    >>> model = load_model()
    >>> model.classes_
    ('not_hoax', 'hoax')
    >>> score = model.score_text("selamat pagi bapak ibu semua")
    >>> str(score.verdict)
    'no_claim'
    """
    from saring.settings import load_settings

    name = None if name_or_path is None else str(name_or_path)
    settings = load_settings()
    bundle = find_model(name, settings.models, settings.model_keys)
    return Scorer(load_bundle(bundle).at_prior(settings.hoaxes_per_1000))


def _require_list(texts: Sequence[str]) -> None:
    if isinstance(texts, str):
        raise TypeError("texts must be a list of str, found one str")


def _merge_cached(cached: Iterable[tuple[str, Score] | None], fresh: DistinctScores) -> DistinctScores:
    """Merge cached and new scores in the order of the texts; a text without a cached score takes the next new one."""
    remaining = zip(*fresh, strict=True)
    found = [hit or next(remaining) for hit in cached]
    return DistinctScores([normalised for normalised, _ in found], [score for _, score in found])


def _score_here(scorer: Scorer, part: ChunkWork) -> ChunkResult:
    if part.scored:
        return ChunkResult(scorer.model.write_texts(list(dict.fromkeys(part.texts))), b"")
    return ChunkResult(*scorer.score_distinct(part.texts))


def _score_in_worker(version: str, folder: str, part: ChunkWork) -> ChunkResult:
    """Score in a worker process; packing scores takes a tenth of the time of pickling them."""
    normalised, scores = _score_here(_scorer_of(folder, version), part)
    packed = scores if isinstance(scores, bytes) else pack_scores(scores)
    return ChunkResult(normalised if part.wants_normalised else [], packed)


@lru_cache(maxsize=2)
def _scorer_of(folder: str, version: str) -> Scorer:
    """Load a bundle once per worker; raises `BundleError` where its version differs."""
    _, _, hoaxes_per_1000 = version.partition("@")
    model = load_bundle(Path(folder)).at_prior(int(hoaxes_per_1000) if hoaxes_per_1000 else None)
    if model.version != version:
        raise BundleError("bundle_replaced", where=folder, found=model.version, known=version)
    return Scorer(model)


def _words_of(message: Message) -> str:
    """Return the sender's own words: a text, the caption of media, nothing of a call."""
    if message.kind in (Kind.TEXT, Kind.POLL):
        return message.text
    return message.text.partition("\n")[2] if message.kind == Kind.MEDIA else ""
