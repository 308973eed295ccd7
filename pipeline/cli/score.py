"""`saring score`: one message, with the words that moved the number."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

from pipeline.cli.common import ModelName, expected_errors, load_scorer
from pipeline.errors import InputError
from pipeline.phrases import say
from pipeline.records import Score, Signal, Span
from pipeline.signals import find_signals

MAX_BYTES = 8 << 20


@expected_errors
def score(
    text: Annotated[str, typer.Argument(help=say("help_text"), show_default=False)] = "-",
    model: ModelName = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help_json"))] = False,
) -> None:
    """Score one message, given as an argument or on standard input."""
    from pipeline.explain import explain  # numpy

    message = _read_stdin() if text == "-" else text
    scorer = load_scorer(model)
    result = scorer.score_text(message)
    words = explain(scorer.model, message) if result.hoax_probability is not None else ()
    record = as_record(result, words, find_signals(message), scorer.model.version)
    typer.echo(json.dumps(record, ensure_ascii=False) if as_json else render(record))


def _read_stdin() -> str:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError("line_too_long", where="-", line=1)
    if not data.strip():
        raise InputError("file_empty", where="-")
    return data.decode("utf-8-sig", errors="replace").strip()


def as_record(result: Score, words: tuple[Span, ...], signals: tuple[Signal, ...], version: str) -> dict[str, Any]:
    """Return what `--json` prints."""
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


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def render(record: dict[str, Any]) -> str:
    """Render a record as the lines an officer reads."""
    lines = [say("score_verdict", label=record["label"], risk=f"{record['risk']:.2f}")]
    for name in ("check_worthiness", "hoax_probability"):
        if record[name] is not None:
            lines.append(f"{say(f'score_{name}')}: {record[name]:.2f}")
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
