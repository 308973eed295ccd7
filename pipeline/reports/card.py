"""The model card and the evaluation as Markdown, in the language in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.phrases import say
from pipeline.store import Model

MEASURES = ("auc", "macro_f1", "f1", "calibration_error", "accuracy_surest_half")


def render_card(model: Model, report: Mapping[str, Any]) -> str:
    """Render what a model was trained on, how it does, and what it must not be used for."""
    training = model.metadata.get("training", {})
    sources = [
        [source["name"], str(source["rows"]), ", ".join(f"{k} {v}" for k, v in source["labels"].items())]
        for source in training.get("sources", [])
    ]
    parts = [
        f"# {say('card_title')}",
        say("card_purpose"),
        f"## {say('card_sources')}",
        _table([say("card_file"), say("card_rows"), say("card_labels")], sources),
        f"## {say('card_measures')}",
        say("card_measures_how"),
        _questions(report["questions"]),
        f"## {say('card_thresholds')}",
        say("card_thresholds_two" if model.knows_talk else "card_thresholds_one", **report["thresholds"]),
    ]
    if "claim_by_source" in report:
        rows = [
            [
                row["source"],
                say("card_claims") if row["claims"] else say("card_talk"),
                str(row["support"]),
                f"{row['flagged_per_1000']:.1f}",
                f"{row['sure_per_1000']:.1f}",
            ]
            for row in report["claim_by_source"]
        ]
        header = [say(f"card_{name}") for name in ("source", "what", "rows", "flagged", "sure")]
        parts.append(_table(header, rows))
    parts += [f"## {say('card_limits')}", say("card_limits_text")]
    return "\n\n".join(parts) + "\n"


def render_evaluation(report: Mapping[str, Any]) -> str:
    """Render what a model does on a labelled set."""
    verdicts = list(next(iter(report["verdicts"].values())))
    counts = [[label, *(str(row[v]) for v in verdicts)] for label, row in report["verdicts"].items()]
    parts = [
        f"# {say('evaluation_title', n=report['n_rows'])}",
        _table(["label", *(say(f"verdict_{v}") for v in verdicts)], counts),
        _questions({"hoax": report["hoax_question"], "claim": report["claim_question"]}),
    ]
    if report["alarms_per_1000"]:
        rows = [
            [source, str(row["support"]), f"{row['flagged']:.1f}", f"{row['likely_hoax']:.1f}"]
            for source, row in report["alarms_per_1000"].items()
        ]
        header = [say("card_source"), say("card_rows"), say("card_flagged"), say("verdict_likely_hoax")]
        parts += [f"## {say('evaluation_alarms')}", _table(header, rows)]
    return "\n\n".join(parts)


def _questions(questions: Mapping[str, Mapping[str, Any]]) -> str:
    rows = [
        [
            say(f"question_{name}"),
            str(measures["support"]),
            f"{measures['prevalence']:.2f}" if "prevalence" in measures else "–",
            *(_interval(measures.get(measure)) for measure in MEASURES),
        ]
        for name, measures in questions.items()
    ]
    header = [say("card_question"), say("card_rows"), say("card_prevalence"), *(say(f"measure_{m}") for m in MEASURES)]
    return _table(header, rows)


def _interval(measure: Mapping[str, float] | None) -> str:
    return "–" if measure is None else f"{measure['value']:.3f} ({measure['low']:.3f}–{measure['high']:.3f})"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
