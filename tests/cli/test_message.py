from __future__ import annotations

import pytest

from pipeline.cli.message import Question, plain_question


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        (["score", "halo"], Question("halo")),
        (["score"], Question("-")),
        (["score", "-"], Question("-")),
        (["score", "--json", "halo", "-m", "lama"], Question("halo", "lama", True)),
        (["score", "--model", "lama", "halo"], Question("halo", "lama")),
        (["score", ""], Question("")),
    ],
)
def test_plain_arguments_need_no_parser(arguments: list[str], question: Question) -> None:
    assert plain_question(arguments) == question


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
    assert plain_question(arguments) is None
