from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import partial

import matplotlib as mpl
import pytest

from saring.i18n import set_language
from saring.reports.card.plots import (
    draw_confusion,
    draw_coverage,
    draw_distributions,
    draw_learning,
    draw_precision_recall,
    draw_reliability,
)

COUNTS = {"hoax": [0, 3, 9], "not_hoax": [4, 4, 4], "no_claim": [90, 1, 0]}
VERDICTS = {"hoax": {"no_claim": 1, "likely_hoax": 1200}, "no_claim": {"no_claim": 0, "likely_hoax": 0}}
DRAWINGS: dict[str, Callable[[str], str]] = {
    "precision_recall": partial(draw_precision_recall, [[0.1, 1.0], [1.0, 0.4]], 0.4),
    "reliability": partial(draw_reliability, [[0.1, 0.2, 5], [0.8, 0.7, 5]]),
    "distributions": partial(draw_distributions, COUNTS, [0.7]),
    "learning": partial(draw_learning, [[100, 0.6, 0.5, 0.7], [1200, 0.8, 0.75, 0.85]]),
    "coverage": partial(draw_coverage, [[0.5, 0.1], [1.0, 0.2]]),
    "confusion": partial(draw_confusion, VERDICTS),
    "one point": partial(draw_learning, [[100, 0.6, 0.5, 0.7]]),
}


def words(drawing: str) -> str:
    return " ".join(text for text in ET.fromstring(drawing).itertext() if text.strip())


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_svg_with_a_name_and_words_and_the_same_each_time(name: str) -> None:
    drawing = DRAWINGS[name]("Recall & <all>")
    root = ET.fromstring(drawing)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "Recall & <all>"
    assert words(drawing)
    assert "data:image" not in drawing
    assert "<dc:date" not in drawing
    assert drawing == DRAWINGS[name]("Recall & <all>")


@pytest.mark.parametrize("name", DRAWINGS)
def test_two_drawings_share_no_name(name: str) -> None:
    def ids(drawing: str) -> set[str]:
        return {element.attrib["id"] for element in ET.fromstring(drawing).iter() if "id" in element.attrib}

    assert not ids(DRAWINGS[name]("one")) & ids(DRAWINGS[name]("two"))


def test_words_and_numbers_are_in_the_language_in_force() -> None:
    assert "ordinary talk (n = 91)" in words(DRAWINGS["distributions"]("x"))
    assert "1,200" in words(DRAWINGS["learning"]("x"))
    assert "1,200" in words(DRAWINGS["confusion"]("x"))
    set_language("id")
    assert "obrolan biasa (n = 91)" in words(DRAWINGS["distributions"]("x"))
    assert "1.200" in words(DRAWINGS["learning"]("x"))
    assert "0,2" in words(DRAWINGS["reliability"]("x"))


def test_what_a_person_set_for_their_own_drawings_changes_nothing() -> None:
    before = DRAWINGS["coverage"]("x")
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "black"}):
        assert DRAWINGS["coverage"]("x") == before
        assert mpl.rcParams["font.size"] == 30


def test_no_pyplot_is_loaded() -> None:
    DRAWINGS["coverage"]("x")
    assert "matplotlib.pyplot" not in sys.modules
