"""Scores as bytes: small enough to keep and to send, exact to the last bit, and without any text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from saring.i18n import get_language, say
from saring.records import Reason, Score, Verdict, scores_of

_N_NUMBERS = 3


def pack_scores(scores: Sequence[Score]) -> bytes:
    """Return the scores as bytes of this machine: a line of JSON with their kinds, kind numbers, then doubles.

    A kind is a verdict and the codes of its reasons: their sentences are said anew by who unpacks, in the language
    in force there. A probability that is None is kept as NaN.
    """
    verdicts, *numbers, reasons = zip(*scores, strict=True) if scores else ((),) * len(Score._fields)
    # By identity, which costs a fraction of comparing: reasons of the same codes are nearly always the same object.
    keys = list(zip(map(id, verdicts), map(id, reasons), strict=True))
    kinds = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    places = [kinds[key] for key in keys]
    firsts = [places.index(number) for number in range(len(kinds))]
    named = [(verdicts[i], [reason.code for reason in reasons[i]]) for i in firsts]
    head = json.dumps([len(scores), *named]).encode()
    return b"\n".join((head, np.array(places, np.uint32).tobytes() + np.array(numbers, np.float64).tobytes()))


def unpack_scores(packed: bytes) -> list[Score]:
    """Return the scores that were packed; raises `ValueError` for bytes that are none."""
    head, _, body = packed.partition(b"\n")
    n, *named = json.loads(head)
    places = np.frombuffer(body, np.uint32, n)
    numbers = np.frombuffer(body, np.float64, offset=places.nbytes)
    if len(numbers) != n * _N_NUMBERS:
        raise ValueError(f"expected {n * _N_NUMBERS} numbers, found {len(numbers)}")
    kinds = [(Verdict(verdict), reasons_of(tuple(codes))) for verdict, codes in named]
    verdicts, reasons = [verdict for verdict, _ in kinds], [told for _, told in kinds]
    listed = places.tolist()
    hoax, claim, risk = numbers.reshape(_N_NUMBERS, n)
    told = [reasons[i] for i in listed]
    return scores_of([verdicts[i] for i in listed], _none_for_nan(hoax), _none_for_nan(claim), risk.tolist(), told)


def reasons_of(codes: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return the reasons of these codes in the language in force: one object for the same codes."""
    return _reasons_in(get_language(), codes)


@lru_cache(maxsize=256)
def _reasons_in(_language: str, codes: tuple[str, ...]) -> tuple[Reason, ...]:
    return tuple(Reason(code, say(f"reason_{code}")) for code in codes)


def _none_for_nan(numbers: NDArray[np.float64]) -> list[float | None]:
    values: list[float | None] = numbers.tolist()
    for place in np.flatnonzero(np.isnan(numbers)).tolist():
        values[place] = None
    return values
