from __future__ import annotations

import json

import pytest

from pipeline.phrases import set_language
from pipeline.reports.card import render_card
from pipeline.store import Model


@pytest.fixture
def report(model: Model) -> dict[str, object]:
    assert model.folder
    return dict(json.loads((model.folder / "report.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("language", "words"), [("en", "must not|Do not use it"), ("id", "Jangan dipakai")])
def test_the_card_names_sources_measures_limits_in_both_languages(
    model: Model, report: dict[str, object], language: str, words: str
) -> None:
    set_language(language)
    card = render_card(model, report)
    assert "| starter.csv |" in card
    assert "0." in card
    assert any(word in card for word in words.split("|"))
    assert card.count("\n## ") == 4


def test_the_card_says_no_path_of_a_machine(model: Model, report: dict[str, object]) -> None:
    assert "/" not in render_card(model, report).replace("1,000", "")
    assert "/starter.csv" not in json.dumps(dict(model.metadata))
