"""One message scored and shown: the work of `saring score`, with or without the parser of its options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from saring.cli.console import expected_errors, print_result
from saring.errors import InputError
from saring.i18n import say
from saring.i18n.numbers import number
from saring.records import Score, Signal, Span

if TYPE_CHECKING:
    from saring.model.scorer import Scorer

MAX_BYTES = 8 << 20


class Question(NamedTuple):
    """What `saring score` is asked: a text or `-` for standard input, with which model, shown how."""

    text: str = "-"
    model: str | None = None
    as_json: bool = False


def plain_question(arguments: list[str]) -> Question | None:
    """Return what plain arguments ask of `saring score`, or None where the parser has to look.

    Loading the parser takes as long as scoring, so what any parser would understand the same is
    understood here; help, mistakes, abbreviations and all else are left to the parser.

    >>> plain_question(["score", "halo", "--json"])
    Question(text='halo', model=None, as_json=True)
    >>> plain_question(["score", "--help"]), plain_question(["score", "dua", "teks"]), plain_question(["read", "a"])
    (None, None, None)
    """
    command, *rest = arguments or [""]
    if command != "score":
        return None
    question, n_texts = Question(), 0
    while rest:
        word = rest.pop(0)
        if word == "--json":
            question = question._replace(as_json=True)
        elif word in ("--model", "-m") and rest and not rest[0].startswith("-"):
            question = question._replace(model=rest.pop(0))
        elif n_texts == 0 and (word == "-" or not word.startswith("-")):
            question, n_texts = question._replace(text=word), 1
        else:
            return None
    return question


@expected_errors
def answer(question: Question) -> None:
    """Score the message that was asked about, and print what came of it."""
    import json

    from saring.model.explain import explain  # numpy
    from saring.rules.reading import TextReading

    text = _read_stdin() if question.text == "-" else question.text
    scorer = load_scorer(question.model)
    result = scorer.score_text(text)
    words = explain(scorer.model, text) if result.hoax_probability is not None else ()
    record = as_record(result, words, TextReading(text).signals, scorer.model.version)
    print_result(json.dumps(record, ensure_ascii=False) if question.as_json else render(record))


def load_scorer(name: str | None) -> Scorer:
    """Verify and load a model by path or name, the default where none is named."""
    from saring.model.bundle import load_model
    from saring.model.registry import find_model
    from saring.model.scorer import Scorer  # numpy: only where something is scored
    from saring.settings import load_settings

    return Scorer(load_model(find_model(name, load_settings().models)))


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
    lines = [say("score_verdict", label=record["label"], risk=number(record["risk"], 2))]
    for name in ("check_worthiness", "hoax_probability"):
        if record[name] is not None:
            lines.append(f"{say(f'score_{name}')}: {number(record[name], 2)}")
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
