from __future__ import annotations

import pytest

from saring.cli.message import ScoreRequest, parse_plain_arguments, render
from saring.i18n import set_language


@pytest.mark.parametrize(
    ("arguments", "parsed"),
    [
        (["score", "halo"], ScoreRequest("halo")),
        (["score"], ScoreRequest("-")),
        (["score", "-"], ScoreRequest("-")),
        (["score", "--json", "halo", "-m", "lama"], ScoreRequest("halo", "lama", True)),
        (["score", "--model", "lama", "halo"], ScoreRequest("halo", "lama")),
        (["score", ""], ScoreRequest("")),
    ],
)
def test_plain_arguments_need_no_parser(arguments: list[str], parsed: ScoreRequest) -> None:
    assert parse_plain_arguments(arguments) == parsed


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["score", "--help"],
        ["score", "--"],
        ["score", "--", "-5 derajat"],
        ["score", "dua", "teks"],
        ["score", "--model=lama", "halo"],
        ["score", "--model"],
        ["score", "halo", "-m", "-x"],
        ["score", "-mlama", "halo"],
        ["batch", "halo"],
        ["--lang", "fr", "score", "halo"],
    ],
)
def test_whatever_is_not_plain_is_left_to_the_parser(arguments: list[str]) -> None:
    assert parse_plain_arguments(arguments) is None


@pytest.mark.parametrize(("language", "shown"), [("id", "0,94"), ("en", "0.94")])
def test_numbers_are_written_as_the_reader_writes_them(language: str, shown: str) -> None:
    record = {"label": "x", "risk": 0.84, "check_worthiness": None, "hoax_probability": 0.944, "reasons": [],
              "signals": [], "words": []}  # fmt: skip
    set_language(language)
    assert f": {shown}" in render(record)
