"""Scores as bytes: small enough to keep and to send, exact to the last bit, and without any text."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from pipeline.phrases import say
from pipeline.scored import Reason, Score, Verdict

_N_NUMBERS = 3


def pack_scores(scores: Sequence[Score]) -> bytes:
    """Return the scores as bytes of this machine: a line of JSON with their kinds, kind numbers, then doubles.

    A reason is kept as its code: its sentence is said anew by who unpacks, in the language in force there.
    """
    kinds: dict[tuple[object, ...], int] = {}
    places, numbers = array("H"), array("d")
    for score in scores:
        hoax, claim = score.hoax_probability, score.check_worthiness
        kind = (score.verdict, tuple(reason.code for reason in score.reasons), hoax is None, claim is None)
        places.append(kinds.setdefault(kind, len(kinds)))
        numbers.extend((hoax or 0.0, claim or 0.0, score.risk))
    head = json.dumps([len(scores), *kinds]).encode()
    return b"\n".join((head, places.tobytes() + numbers.tobytes()))


def unpack_scores(packed: bytes) -> list[Score]:
    """Return the scores that were packed; raises `ValueError` for bytes that are none."""
    head, _, body = packed.partition(b"\n")
    n, *kinds = json.loads(head)
    places, numbers = array("H"), array("d")
    places.frombytes(body[: n * places.itemsize])
    numbers.frombytes(body[n * places.itemsize :])
    if len(numbers) != n * _N_NUMBERS:
        raise ValueError(f"expected {n * _N_NUMBERS} numbers, found {len(numbers)}")
    known = [(Verdict(verdict), _reasons(codes), no_hoax, no_claim) for verdict, codes, no_hoax, no_claim in kinds]
    rows = zip(places, numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return [_score(*known[place], hoax, claim, risk) for place, hoax, claim, risk in rows]


def _score(
    verdict: Verdict,
    reasons: tuple[Reason, ...],
    no_hoax: bool,
    no_claim: bool,
    hoax: float,
    claim: float,
    risk: float,
) -> Score:
    return Score(verdict, None if no_hoax else hoax, None if no_claim else claim, risk, reasons)


def _reasons(codes: Sequence[str]) -> tuple[Reason, ...]:
    return tuple(Reason(code, say(f"reason_{code}")) for code in codes)
