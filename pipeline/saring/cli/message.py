"""Score and print one message: the work of `saring score`, with or without the option parser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from saring.cli.console import expected_errors, print_json, print_result
from saring.errors import InputError
from saring.i18n import say
from saring.i18n.numbers import format_number
from saring.records import Score, Signal, Span

if TYPE_CHECKING:
    from saring.model.scorer import Scorer

MAX_BYTES = 8 << 20


class ScoreRequest(NamedTuple):
    """The arguments of `saring score`: a text or `-` for standard input, a model, and the form of the output."""

    text: str = "-"
    model: str | None = None
    as_json: bool = False


def parse_plain_arguments(arguments: list[str]) -> ScoreRequest | None:
    """Parse plain arguments of `saring score`; None if they need the full parser.

    Loading the parser takes as long as scoring, so the plain cases are parsed here. Help, errors, abbreviations
    and everything else are left to the parser.

    >>> parse_plain_arguments(["score", "halo", "--json"])
    ScoreRequest(text='halo', model=None, as_json=True)
    >>> parse_plain_arguments(["score", "--help"]), parse_plain_arguments(["score", "dua", "teks"])
    (None, None)
    """
    command, *rest = arguments or [""]
    if command != "score":
        return None
    request, n_texts = ScoreRequest(), 0
    while rest:
        word = rest.pop(0)
        if word == "--json":
            request = request._replace(as_json=True)
        elif word in ("--model", "-m") and rest and not rest[0].startswith("-"):
            request = request._replace(model=rest.pop(0))
        elif n_texts == 0 and (word == "-" or not word.startswith("-")):
            request, n_texts = request._replace(text=word), 1
        else:
            return None
    return request


@expected_errors
def run_score(request: ScoreRequest) -> None:
    """Score a message and print the result."""
    import json

    from saring.model.explain import explain  # numpy
    from saring.rules.reading import TextReading

    text = read_stdin() if request.text == "-" else request.text
    scorer = load_scorer(request.model)
    result = scorer.score_text(text)
    words = explain(scorer.model, text) if result.hoax_probability is not None else ()
    record = result_record(result, words, TextReading(text).signals, scorer.model.version)
    if request.as_json:
        print_json(json.dumps(record, ensure_ascii=False))
    else:
        print_result(render(record))


def load_scorer(name: str | None) -> Scorer:
    """Load and verify a model by its path or name; without one, the default."""
    from saring.model.scorer import load_model  # numpy: only where something is scored

    return load_model(name)


def read_stdin() -> str:
    """Return the one message that stands on standard input; raises `InputError` for none, or far too much."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError("line_too_long", where="-", line=1)
    if not data.strip():
        raise InputError("file_empty", where="-")
    return data.decode("utf-8-sig", errors="replace").strip()


def result_record(result: Score, words: tuple[Span, ...], signals: tuple[Signal, ...], version: str) -> dict[str, Any]:
    """Return the record printed by `--json`."""
    return {
        "verdict": str(result.verdict),
        "label": say(f"verdict_{result.verdict}"),
        "risk": round(result.risk, 4),
        "check_worthiness": _round(result.check_worthiness),
        "hoax_probability": _round(result.hoax_probability),
        "reasons": [reason.detail for reason in result.reasons],
        "signals": [signal._asdict() for signal in signals],
        "words": [
            {"text": span.text, "start": span.start, "end": span.end, "weight": round(span.weight, 3)} for span in words
        ],
        "model_version": version,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def render(record: dict[str, Any]) -> str:
    """Render a result as lines of text for a person."""
    lines = [say("score_verdict", label=record["label"], risk=format_number(record["risk"], 2))]
    for name in ("check_worthiness", "hoax_probability"):
        if record[name] is not None:
            lines.append(f"{say(f'score_{name}')}: {format_number(record[name], 2)}")
    lines += [f"- {reason}" for reason in record["reasons"]]
    lines += [say("score_signal", detail=signal["detail"]) for signal in record["signals"]]
    strongest = sorted(record["words"], key=lambda word: -abs(word["weight"]))
    up = [word["text"] for word in strongest if word["weight"] > 0]
    down = [word["text"] for word in strongest if word["weight"] < 0]
    if up:
        lines.append(say("score_words_up", words=", ".join(up)))
    if down:
        lines.append(say("score_words_down", words=", ".join(down)))
    return "\n".join(lines)
