"""The model card in Markdown and HTML, and the evaluation of a model, in the language in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from saring.i18n import LANGUAGES, get_language, say, set_language
from saring.i18n.numbers import number
from saring.model.bundle import Model, to_json
from saring.reports.card.document import Document, Section, Table
from saring.reports.card.markdown import render_markdown
from saring.reports.card.page import render_document_page
from saring.reports.card.sections import build_card, questions_table


def render_card_markdown(model: Model, report: Mapping[str, Any]) -> str:
    """Render the card without its drawings: what they show is said, and where they are."""
    card = build_card(model, report)
    first, *others = card.sections
    note = say("card_figures_elsewhere", file=card_name(get_language(), "html"))
    return render_markdown(replace(card, sections=(replace(first, parts=(*first.parts, note)), *others)))


def render_card_html(model: Model, report: Mapping[str, Any]) -> str:
    """Render the card as one self-contained page with its drawings."""
    return render_document_page(build_card(model, report))


def card_documents(model: Model, report: Mapping[str, Any]) -> dict[str, str]:
    """Return what a bundle carries besides arrays: the report, and the card in every language and format."""
    documents = {"report.json": to_json(report)}
    before = get_language()
    try:
        for language in LANGUAGES:
            set_language(language)
            documents[card_name(language, "md")] = render_card_markdown(model, report)
            documents[card_name(language, "html")] = render_card_html(model, report)
    finally:
        set_language(before)
    return documents


def card_name(language: str, ending: str) -> str:
    """Return the file name of a card in a bundle.

    >>> card_name("id", "html")
    'card.id.html'
    """
    return f"card.{language}.{ending}"


def render_evaluation(report: Mapping[str, Any]) -> str:
    """Render what a model does on a labelled set, as Markdown."""
    verdicts = list(next(iter(report["verdicts"].values())))
    counts = [
        (say(f"card_label_{label}"), *(number(row[v], 0) for v in verdicts))
        for label, row in report["verdicts"].items()
    ]
    header = (say("card_label"), *(say(f"verdict_{v}") for v in verdicts))
    questions = questions_table({"hoax": report["hoax_question"], "claim": report["claim_question"]})
    sections = [
        Section("verdicts", say("card_confusion"), (Table(header, tuple(counts), "l" + "r" * len(verdicts)),)),
        Section("measures", say("card_measures"), (questions,)),
    ]
    if report["alarms_per_1000"]:
        alarms = [
            (source, number(row["support"], 0), number(row["flagged"], 1), number(row["likely_hoax"], 1))
            for source, row in report["alarms_per_1000"].items()
        ]
        header = (say("card_source"), say("card_rows"), say("card_flagged"), say("verdict_likely_hoax"))
        sections.append(Section("alarms", say("evaluation_alarms"), (Table(header, tuple(alarms), "lrrr"),)))
    return render_markdown(Document(say("evaluation_title", n=number(report["n_rows"], 0)), tuple(sections)))
