from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from saring.errors import BundleError
from saring.model.bundle import load_bundle
from saring.model.familiarity import (
    UNFAMILIAR,
    Familiarity,
    LanguageCheck,
    fit_familiarity,
    measure_languages,
    read_familiarity,
)
from saring.model.features import FeatureSpace
from saring.model.registry import shipped_models
from saring.text.arrays import Float
from saring.text.normalise import normalise
from tests.blocks import fit_char_block, fit_word_block
from tests.conftest import STARTER
from tests.odd_texts import FOREIGN, MIXED, ODD, ORDINARY, REGIONAL

FOREIGN_TEXTS = [text for texts in FOREIGN.values() for text in texts]
ODD_TEXTS = [(kind, text) for kind, texts in ODD.items() for text in texts]
REGIONAL_TEXTS = [text for texts in REGIONAL.values() for text in texts]
Fitted = tuple[FeatureSpace, Familiarity]


def fit(texts: list[str], sources: list[str] | None = None) -> Fitted:
    space = FeatureSpace((fit_word_block(texts), fit_char_block(texts, n_max=4)))
    return space, fit_familiarity(space, texts, sources or ["one"] * len(texts))


def codes(fitted: Fitted, texts: list[str]) -> list[str | None]:
    space, familiarity = fitted
    check, normalised = LanguageCheck(space, familiarity), [normalise(text) for text in texts]
    found = check.unfamiliar(texts, normalised, measure_languages(space, check, normalised))
    return [found.get(place) for place in range(len(texts))]


def measure_surprise(fitted: Fitted, normalised: list[str]) -> Float:
    space, familiarity = fitted
    return measure_languages(space, LanguageCheck(space, familiarity), normalised).surprise


@pytest.fixture(scope="module")
def talk() -> list[str]:
    """Normalised texts of the starter set, every language of Indonesia but Indonesian left out."""
    with STARTER.open(encoding="utf-8", newline="") as file:
        return [normalise(row["text"]) for row in csv.DictReader(file) if row["voice"] != "regional"][::4]


@pytest.fixture(scope="module")
def fitted(talk: list[str]) -> Fitted:
    return fit(talk)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_foreign_language_is_unfamiliar(fitted: Fitted, language: str) -> None:
    assert all(code and code.startswith(UNFAMILIAR) for code in codes(fitted, list(FOREIGN[language])))


def test_languages_of_indonesia_nobody_trained_on_are_less_strange_than_foreign_ones(fitted: Fitted) -> None:
    regional, foreign = ([normalise(text) for text in texts] for texts in (REGIONAL_TEXTS, FOREIGN_TEXTS))
    by_words = LanguageCheck(*fitted).foreign
    # What words do not tell must be told by letters.
    rest = [text for text, code in zip(foreign, by_words.tell(foreign), strict=True) if code is None]
    assert len(rest) < 0.4 * len(foreign)
    assert np.mean([code is not None for code in by_words.tell(regional)]) < 0.02
    assert (measure_surprise(fitted, regional) > np.quantile(measure_surprise(fitted, rest), 0.05)).mean() < 0.02


@pytest.mark.parametrize(("kind", "text"), ODD_TEXTS, ids=[kind for kind, _ in ODD_TEXTS])
def test_what_is_not_talk_is_unfamiliar(fitted: Fitted, kind: str, text: str) -> None:
    assert codes(fitted, [text])[0] is not None


def test_ordinary_talk_with_prices_cries_and_emoji_is_familiar(fitted: Fitted) -> None:
    found = codes(fitted, list(ORDINARY))
    assert [text for text, code in zip(ORDINARY, found, strict=True) if code] == []


def test_a_short_text_proves_nothing(fitted: Fitted) -> None:
    short = ["", "ok", "xqzj", "thank you", "gracias amigo", "😱", "wkwkwk", "12.000", "besok jam 7 ya"]
    assert codes(fitted, short) == [None] * len(short)


def test_no_texts_no_answers(fitted: Fitted) -> None:
    assert codes(fitted, []) == []


def test_what_was_learned_from_is_at_home_whatever_the_language() -> None:
    subjects = ["a vizinha", "o prefeito", "minha tia", "o motorista", "a escola", "o padeiro", "meu primo", "a médica"]
    verbs = ["disse que", "não sabe se", "vai contar quando", "também acha que", "mandou avisar que", "escreveu porque"]
    things = ["a água", "o remédio", "o ônibus", "a estrada", "o mercado", "a feira", "a ponte", "o salário"]
    ends = ["vai faltar amanhã", "chega mais tarde hoje", "está muito caro agora", "foi para outra cidade"]
    texts = [normalise(f"{s} {v} {t} {e}") for s in subjects for v in verbs for t in things for e in ends]
    portuguese = fit(texts[::3])
    assert codes(portuguese, ["o padeiro também acha que a feira chega mais tarde hoje"]) == [None]
    indonesian = "besok pagi seluruh warga diminta berkumpul di balai desa untuk kerja bakti membersihkan selokan"
    assert codes(portuguese, [indonesian]) == ["unfamiliar_language_id"]


def test_a_few_foreign_rows_do_not_move_the_limit(talk: list[str], fitted: Fitted) -> None:
    english = [normalise(text) for text in FOREIGN["english"]]
    _, familiarity = fit([*talk, *english])
    assert familiarity.limit == pytest.approx(fitted[1].limit, abs=0.15)
    assert codes(fitted, list(FOREIGN["english"])) == ["unfamiliar_language_en"] * len(english)


def test_the_source_that_needs_the_highest_limit_sets_it(talk: list[str]) -> None:
    odd = [normalise(text) for text in REGIONAL_TEXTS]
    texts = talk[:400] + odd
    space, together = fit(texts, ["all"] * len(texts))
    apart = fit_familiarity(space, texts, ["talk"] * 400 + ["regional"] * len(odd))
    assert apart.limit > together.limit


def test_a_source_of_a_few_rows_does_not_set_the_limit(talk: list[str]) -> None:
    odd = [normalise(text) for text in FOREIGN["german"]]
    space, plain = fit([*talk, *odd], ["talk"] * (len(talk) + len(odd)))
    few = fit_familiarity(space, [*talk, *odd], ["talk"] * len(talk) + ["german"] * len(odd))
    assert few.limit == pytest.approx(plain.limit, abs=0.05)


def test_a_text_is_judged_the_same_alone_and_in_a_crowd(fitted: Fitted) -> None:
    texts = [*FOREIGN_TEXTS, *REGIONAL_TEXTS, *MIXED]
    assert codes(fitted, texts) == [codes(fitted, [text])[0] for text in texts]


def test_a_training_text_is_measured_as_if_it_had_not_been_learned_from() -> None:
    # Each text stands there three times, just enough to learn its letters; without itself it would be unknown.
    letters = np.random.default_rng(0).integers(ord("a"), ord("z") + 1, (40, 30))
    texts = ["".join(map(chr, row)) for row in letters] * 3
    space, familiarity = fit(texts)
    assert familiarity.typical == pytest.approx(familiarity.unseen, abs=0.1)
    assert measure_surprise((space, familiarity), texts[:1])[0] < familiarity.unseen - 0.5


def test_the_manifest_keeps_it_whole(fitted: Fitted) -> None:
    _, familiarity = fitted
    assert read_familiarity({"familiarity": json.loads(json.dumps(familiarity.as_dict()))}) == familiarity
    assert read_familiarity({}) is None


@pytest.mark.parametrize("kept", [[1, 2, 3], {"limit": 7}, {"unseen": "x", "typical": 1, "limit": 1}])
def test_a_manifest_that_kept_something_else_is_damaged(kept: object) -> None:
    with pytest.raises(BundleError, match="familiarity"):
        read_familiarity({"familiarity": kept})


def test_the_shipped_model_knows_its_limits() -> None:
    model = load_bundle(shipped_models() / "default")
    familiarity = read_familiarity(model.metadata)
    if familiarity is None:
        pytest.skip("the shipped model was trained before familiarity was measured")
    shipped = (model.space, familiarity)
    strange = [code is not None for code in codes(shipped, FOREIGN_TEXTS)]
    assert np.mean(strange) > 0.8
    familiar = [*REGIONAL_TEXTS, *MIXED, *ORDINARY]
    fired = [text for text, code in zip(familiar, codes(shipped, familiar), strict=True) if code]
    assert len(fired) <= 2
