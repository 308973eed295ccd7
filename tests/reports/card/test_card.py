from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from saring.i18n import PHRASES, get_language, set_language
from saring.model.bundle import Model, to_json
from saring.reports.card.card import card_documents, render_card_html, render_card_markdown, render_evaluation
from saring.reports.card.sections import build_card, warning_lines

Report = dict[str, Any]
MISSING = "Not measured in this run."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("# Model card", "Do not use it:", "punish", "at most 5.0", "0.", "near copies", "ordinary talk")),
        ("id", ("# Kartu model", "Jangan dipakai untuk:", "menghukum", "paling banyak 5,0", "0,", "obrolan biasa")),
    ],
)
def test_the_card_says_it_all_in_both_languages(
    model: Model, full_report: Report, language: str, words: tuple[str, ...]
) -> None:
    set_language(language)
    card = render_card_markdown(model, full_report)
    assert "| starter.csv | 7" in card
    assert all(word in card for word in words)
    assert PHRASES["card_missing"][language == "en"] not in card
    page = render_card_html(model, full_report)
    assert f'<html lang="{language}">' in page
    # One content, two writers.
    for section in build_card(model, full_report).sections:
        assert f"## {section.heading}" in card
        assert f'<section id="{section.key}">' in page


def test_what_was_not_measured_is_said_to_be_missing(model: Model, plain_report: Report) -> None:
    card = render_card_markdown(model, plain_report)
    for heading in (
        "Four ways to split the data, side by side",
        "Verdicts by label, at the thresholds",
        "The less it decides, the less it errs",
        "Curves: a claim?",
        "Curves: hoax, given a claim?",
        "Shortcuts",
        "Sets it was not trained on",
        "Examples where it fails",
    ):
        assert f"## {heading}\n\n{MISSING}" in card
    assert "was not checked in this run" in card
    assert "<svg" not in render_card_html(model, plain_report)


@pytest.mark.parametrize("part", ["splits", "curves", "confusion", "coverage", "examples", "shortcuts", "left_out"])
def test_each_part_may_be_absent(model: Model, full_report: Report, part: str) -> None:
    without = {key: value for key, value in full_report.items() if key != part}
    assert MISSING in render_card_markdown(model, without)
    assert MISSING in render_card_html(model, without)


def test_a_report_read_from_its_file_gives_the_same_card(model: Model, full_report: Report) -> None:
    set_language("en")
    read = json.loads(to_json(full_report))
    assert list(read["confusion"]) != list(full_report["confusion"])  # the keys of the file are sorted
    assert render_card_markdown(model, read) == render_card_markdown(model, full_report)


def test_a_curve_that_is_absent_is_named(model: Model, full_report: Report) -> None:
    curves = full_report["curves"] | {"hoax": full_report["curves"]["hoax"] | {"learning": []}}
    card = render_card_markdown(model, full_report | {"curves": curves})
    assert f"Learning curve: {MISSING}" in card
    assert card.count("**Learning curve.**") == 2


@pytest.mark.parametrize(("language", "figure"), [("id", "0,84"), ("en", "0.84")])
def test_warnings_are_written_as_the_language_does(language: str, figure: str) -> None:
    set_language(language)
    values = {"question": "hoax", "random": 0.84, "grouped": 0.79}
    by_source = {"key": "warn_source_tells_label", "values": {"question": "claim", "share": 0.97, "blind": 0.58}}
    copies, source = warning_lines({"warnings": [{"key": "warn_copies", "values": values}, by_source]})
    assert figure in copies
    assert copies.startswith({"id": "mirip hoaks, bila klaim?", "en": "hoax, given a claim?"}[language])
    assert "97" in source


def test_warnings_come_first(model: Model, full_report: Report) -> None:
    (line,) = warning_lines(full_report)
    card = render_card_markdown(model, full_report)
    assert card.index(f"**WARNING.** {line}") < card.index("**WARNING.** This model does not say") < 600
    page = render_card_html(model, full_report)
    assert page.index('class="alert"') < page.index("<nav")
    assert line in page
    assert "found nothing else" in render_card_markdown(model, full_report | {"warnings": []})


def test_splits_stand_side_by_side(model: Model, full_report: Report) -> None:
    card = render_card_markdown(model, full_report)
    table = card[card.index("**hoax, given a claim?**") :].split("\n\n")[1].splitlines()
    assert [line.split(" | ")[0] for line in table[2:]] == [
        "| random",
        "| near copies on one side",
        "| without source grup_warga",
    ]
    auc = full_report["splits"][4]["auc"]
    assert f"{auc['value']:.3f} ({auc['low']:.3f}–{auc['high']:.3f})" in table[2]
    assert "0.050 | 0.357 | 0.833" in table[2]
    assert table[4].endswith("| – | – | – | – |")
    assert "- train on the older, test on the newer: ordinary talk" in card


def test_only_features_that_are_shortcuts_are_listed(model: Model, full_report: Report) -> None:
    card = render_card_markdown(model, full_report)
    assert "| kominfo | debunk template |" in card
    assert "| sebarkan |" not in card


def test_a_promise_that_the_data_cannot_prove_is_taken_back(model: Model, full_report: Report) -> None:
    few = [row | {"support": 250} for row in full_report["claim_by_source"]]
    card = render_card_markdown(model, full_report | {"claim_by_source": few})
    assert "limit of 1.0\u00a0% is not proven: there are 250 rows of ordinary talk, at least 299" in card
    assert "limit of 5.0" not in card
    assert "not proven" not in render_card_markdown(model, full_report)


def test_a_promise_for_each_kind_of_text_stands_instead_of_the_one_for_talk(model: Model, full_report: Report) -> None:
    options = model.metadata["training"]["options"] | {
        "max_alarms": [
            {"kind": "announcement", "flagged": 0.15, "likely_hoax": 0.04},
            {"kind": "news", "flagged": 1.0, "likely_hoax": 0.05},
        ]
    }
    training = model.metadata["training"] | {"options": options}
    card = render_card_markdown(replace(model, metadata=model.metadata | {"training": training}), full_report)
    assert "| announcements | 15.0\u00a0% | 4.0\u00a0% |" in card
    assert "| news | any | 5.0\u00a0% |" in card
    assert "of ordinary talk of the kinds" not in card


def test_a_bundle_without_training_options_promises_nothing(model: Model, plain_report: Report) -> None:
    old = replace(model, metadata={})
    card = render_card_markdown(old, plain_report)
    assert "at most" not in card
    assert f"\n\n{MISSING}\n\n" in card.split("## How it does")[0]


def test_a_model_of_one_question_says_so(model: Model, full_report: Report) -> None:
    report = full_report | {"questions": {"hoax": full_report["questions"]["hoax"]}}
    card = render_card_markdown(replace(model, questions=("hoax",)), report)
    assert "No ordinary talk in the data" in card
    assert "Curves: a claim?" not in card


def test_the_card_says_no_path_of_a_machine(model: Model, full_report: Report) -> None:
    assert "/" not in render_card_markdown(model, full_report)
    assert "/starter.csv" not in json.dumps(dict(model.metadata))


def test_documents_are_the_same_each_time_and_leave_the_language_alone(model: Model, full_report: Report) -> None:
    documents = card_documents(model, full_report)
    assert set(documents) == {"report.json", "card.id.md", "card.en.md", "card.id.html", "card.en.html"}
    assert get_language() == "en"
    assert documents == card_documents(model, full_report)
    assert json.loads(documents["report.json"]) == full_report
    assert model.version not in "".join(documents.values())  # it is a digest of what holds them


def test_the_language_comes_back_after_an_error(model: Model) -> None:
    with pytest.raises(KeyError, match="thresholds"):
        card_documents(model, {"questions": {}})
    assert get_language() == "en"


def test_texts_are_escaped(model: Model, full_report: Report) -> None:
    example = {"text": "<script>alert(1)</script> a|b\nc", "label": "hoax", "verdict": "no_claim"}
    report = full_report | {"examples": [example]}
    assert "<script" not in render_card_html(model, report)
    assert "\\<script>alert(1)\\</script> a\\|b c |" in render_card_markdown(model, report)


class _Page(HTMLParser):
    """Collects what a page refers to, its ids, and whether its tags close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        self.targets += [values[name] for name in ("href", "src", "xlink:href") if name in values]
        if tag == "th":
            assert values["scope"] in {"col", "row"}
        if tag == "svg":
            assert values["role"] == "img"
            assert values["aria-label"]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_no_network(model: Model, full_report: Report) -> None:
    text = render_card_html(model, full_report)
    page = _Page(text)
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    used = {target.removeprefix("#") for target in page.targets} | set(re.findall(r"url\(#(\w+)\)", text))
    assert used <= set(page.ids)
    assert all(target.startswith("#") for target in page.targets)
    assert text.count("<svg") == 14
    assert len(text) < 300_000


def test_an_evaluation_counts_verdicts_and_alarms() -> None:
    report = {
        "n_rows": 1234,
        "verdicts": {"no_claim": {"likely_hoax": 1, "no_claim": 1233}},
        "hoax_question": {"support": 0},
        "claim_question": {"support": 1234, "prevalence": 0.0, "auc": None},
        "alarms_per_1000": {"grup": {"support": 1234, "flagged": 0.8, "likely_hoax": 0.8}},
    }
    lines = render_evaluation(report).splitlines()
    assert lines[0] == "# Measured on 1,234 rows"
    assert "| ordinary talk | 1 | 1,233 |" in lines
    assert "| hoax, given a claim? | 0 | – | – | – | – | – | – |" in lines
    assert "| grup | 1,234 | 0.8 | 0.8 |" in lines


CANDIDATES = [
    {"changes": {"text_form": form, "char_n_max": 5, "within_words": False}, "auc": auc, "gain": gain, "error": 0.002}
    for form, auc, gain in (("canonical", 0.81, 0.0), ("plain", 0.83, 0.02))
]


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_was_chosen_stands_on_the_card_with_its_gain(model: Model, full_report: Report, language: str) -> None:
    set_language(language)
    compared = [{**candidate, "chosen": candidate["gain"] > 0} for candidate in CANDIDATES]
    stages = [{"stage": "texts", "compared": compared}]
    choice = {"rows": 500, "folds": 5, "grouped_by": ["topic"], "stages": stages}
    card = render_card_markdown(model, full_report | {"choice": choice})
    assert "0,0200 ± 0,0020" in card or "0.0200 ± 0.0020" in card
    assert PHRASES["choice_together_topic"][language == "en"] in card
    assert PHRASES["card_choice_few"][language == "en"] in render_card_markdown(
        model, full_report | {"choice": {**choice, "folds": 0, "stages": []}}
    )


@pytest.mark.parametrize(
    ("shift", "words"),
    [
        ({"n_claims": 40}, "40 claims only"),
        ({"n_claims": 900, "share": 0.2, "low": 0.15, "high": 0.25, "check": 0.22, "agrees": True}, "about 20\u00a0%"),
        (
            {"n_claims": 900, "share": 0.2, "low": 0.1, "high": 0.3, "check": 0.6, "agrees": False},
            "cannot be estimated",
        ),
        ({"n_claims": 900, "share": 0.2, "low": 0.1, "high": 0.3, "check": None, "agrees": False}, "20\u00a0% and –"),
    ],
)
def test_the_share_of_hoaxes_elsewhere_stands_on_the_card(
    model: Model, full_report: Report, shift: Report, words: str
) -> None:
    card = render_card_markdown(model, full_report | {"prior_shift": {"least": 100, "prior": 0.4, **shift}})
    assert words in card
