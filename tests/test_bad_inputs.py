"""Each bad input of `bad_inputs.CASES` through the real command, in English and in Indonesian."""

from __future__ import annotations

from pathlib import Path

import pytest

from saring.i18n import PHRASES
from tests.bad_inputs import CASES, FORM, Case, complaints, pattern_of, run_case, train_bundle

ONE_PER_PHRASE = {case.says: case for case in CASES if case.says}
# Each case starts a process: one for each phrase is tried always, in English, the others where there is time.
MARKED = [case if case in ONE_PER_PHRASE.values() else pytest.param(case, marks=pytest.mark.slow) for case in CASES]


@pytest.fixture(scope="module")
def tiny_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model from sixty invented rows: what is tried here is not how well it judges."""
    return train_bundle(tmp_path_factory.mktemp("latihan") / "latihan")


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case.name)
def test_bad_input_is_met_as_promised(case: Case, tmp_path: Path, tiny_bundle: Path) -> None:
    result = run_case(case, tmp_path / "kasus", tiny_bundle)

    assert complaints(case, result) == [], result


@pytest.mark.slow
@pytest.mark.parametrize("case", ONE_PER_PHRASE.values(), ids=lambda case: case.says)
def test_same_line_is_said_in_indonesian(case: Case, tmp_path: Path, tiny_bundle: Path) -> None:
    result = run_case(case, tmp_path / "kasus", tiny_bundle, language="id")

    assert complaints(case, result, language="id") == [], result


def test_patterns_tell_the_languages_apart() -> None:
    assert all(pattern_of(key, "en") != pattern_of(key, "id") for key in ONE_PER_PHRASE)


def test_form_asks_for_where_expected_found_and_what_to_do() -> None:
    assert FORM.fullmatch("error: a.csv: expected a table, found a picture; give the table")
    assert not FORM.fullmatch("error: a.csv: found a picture")
    assert not FORM.fullmatch("error: " + PHRASES["texts_empty_left_out"][1])
