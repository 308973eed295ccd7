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
    """Return the scores as bytes in this machine's order: a line of JSON with their kinds, kind numbers, then doubles.

    A kind is a verdict and the codes of its reasons: the sentences are made where scores are unpacked, in the
    language in force there. A probability that is None is kept as NaN.
    """
    verdicts, *numbers, reasons = zip(*scores, strict=True) if scores else ((),) * len(Score._fields)
    # By identity, which costs a fraction of comparing: reasons of the same codes are nearly always the same object.
    keys = list(zip(map(id, verdicts), map(id, reasons), strict=True))
    number_of = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    kind_numbers = [number_of[key] for key in keys]
    firsts = [kind_numbers.index(number) for number in range(len(number_of))]
    kinds = [(verdicts[i], [reason.code for reason in reasons[i]]) for i in firsts]
    header = json.dumps([len(scores), *kinds]).encode()
    return b"\n".join((header, np.array(kind_numbers, np.uint32).tobytes() + np.array(numbers, np.float64).tobytes()))


def unpack_scores(packed: bytes) -> list[Score]:
    """Return the scores that were packed; raises `ValueError` for bytes that are none."""
    header, _, body = packed.partition(b"\n")
    n, *kinds = json.loads(header)
    kind_numbers = np.frombuffer(body, np.uint32, n)
    numbers = np.frombuffer(body, np.float64, offset=kind_numbers.nbytes)
    if len(numbers) != n * _N_NUMBERS:
        raise ValueError(f"expected {n * _N_NUMBERS} numbers, found {len(numbers)}")
    listed = kind_numbers.tolist()
    verdict_of = [Verdict(verdict) for verdict, _ in kinds]
    reasons_by_kind = [reasons_of(tuple(codes)) for _, codes in kinds]
    verdicts, reasons = [verdict_of[i] for i in listed], [reasons_by_kind[i] for i in listed]
    hoax, claim, risk = numbers.reshape(_N_NUMBERS, n)
    return scores_of(verdicts, _none_for_nan(hoax), _none_for_nan(claim), risk.tolist(), reasons)


def reasons_of(codes: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return the reasons of these codes in the language in force: one object for the same codes."""
    return _reasons_in(get_language(), codes)


@lru_cache(maxsize=256)
def _reasons_in(_language: str, codes: tuple[str, ...]) -> tuple[Reason, ...]:
    return tuple(Reason(code, say(f"reason_{code}")) for code in codes)


def _none_for_nan(numbers: NDArray[np.float64]) -> list[float | None]:
    values: list[float | None] = numbers.tolist()
    for i in np.flatnonzero(np.isnan(numbers)).tolist():
        values[i] = None
    return values
