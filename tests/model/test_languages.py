from __future__ import annotations

import numpy as np
import pytest

from saring.i18n import get_language, set_language
from saring.i18n.phrases.verdicts import PHRASES
from saring.model.bundle import Model, load_bundle
from saring.model.familiarity import UNFAMILIAR
from saring.model.features import FeatureSpace
from saring.model.languages import ForeignLanguages, language_words, may_be_foreign
from saring.model.registry import shipped_models
from saring.model.scorer import Scorer
from saring.records import FLAGGED, Verdict
from saring.text.normalise import normalise, normalise_many
from tests.blocks import fit_char_block, fit_word_block
from tests.language_texts import ENGLISH, MALAY, MIXED, OTHER, REGIONAL

HALVES = pytest.mark.parametrize("first", [0, 1], ids=["tuned", "held_out"])


@pytest.fixture(scope="module")
def shipped() -> Model:
    return load_bundle(shipped_models() / "default")


@pytest.fixture(scope="module")
def foreign(shipped: Model) -> ForeignLanguages:
    return ForeignLanguages(shipped.space)


@pytest.fixture(scope="module")
def scorer(shipped: Model) -> Scorer:
    return Scorer(shipped)


def tell(foreign: ForeignLanguages, *texts: str) -> list[str | None]:
    return foreign.tell(normalise_many(list(texts)))


def flagged(scorer: Scorer, texts: list[str]) -> float:
    return float(np.mean([score.verdict in FLAGGED for score in scorer.score(texts)]))


@HALVES
def test_english_and_malay_are_told_and_not_flagged(foreign: ForeignLanguages, scorer: Scorer, first: int) -> None:
    for texts, code, at_least in ((ENGLISH[first::2], "en", 0.85), (MALAY[first::2], "ms", 0.7)):
        assert np.mean([found == code for found in tell(foreign, *texts)]) >= at_least
        assert flagged(scorer, texts) <= 0.05


@HALVES
def test_indonesian_with_english_and_languages_of_indonesia_are_still_judged(
    foreign: ForeignLanguages, scorer: Scorer, first: int
) -> None:
    for texts in (MIXED[first::2], REGIONAL[first::2]):
        assert sum(code is not None for code in tell(foreign, *texts)) <= 1
        assert sum(score.reasons[0].code.startswith(UNFAMILIAR) for score in scorer.score(texts)) <= 1


def test_other_languages_are_named_where_they_can_be_told(foreign: ForeignLanguages, scorer: Scorer) -> None:
    codes = tell(foreign, *[text for _, text in OTHER])
    told = [(code, language) for code, (language, _) in zip(codes, OTHER, strict=True) if code]
    assert [pair for pair in told if pair[0] != pair[1]] == []
    assert len(told) >= 0.75 * len(OTHER)
    assert flagged(scorer, [text for _, text in OTHER]) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ok thanks everyone, see you tomorrow", "en"),
        ("good morning everyone, have a nice day", "en"),
        ("esok cikgu tak datang, ada mesyuarat", "ms"),
        ("good morning semua, jangan lupa besok kumpul di lapangan ya", None),
        ("thank you ya kak", None),
        ("besok kita meeting jam 9 di kantor", None),
        ("Puan Maharani: tak ada pembicaraan politik saat makan malam", None),
        ("kepala dinas bilang dokter dan polisi sudah di lokasi kebakaran", None),
    ],
)
def test_a_short_text_is_foreign_only_where_its_own_words_do_not_outweigh(
    foreign: ForeignLanguages, text: str, code: str | None
) -> None:
    assert tell(foreign, text) == [code]


def test_a_text_that_is_at_least_half_indonesian_is_judged(foreign: ForeignLanguages) -> None:
    indonesian = (
        "Surat dari kedutaan sudah keluar pagi ini, semua warga negara kita diminta meninggalkan wilayah itu sebelum "
        "tengah hari karena keadaan tidak aman, harap segera hubungi keluarga masing-masing."
    )
    english = "All visitors must leave the area before noon because of the storm."
    assert tell(foreign, f"{english} {indonesian}") == [None]
    assert tell(foreign, f"{english} {english.replace('visitors', 'people')} Harap waspada semua") == ["en"]


def test_a_language_of_one_own_words_is_not_foreign() -> None:
    subjects = ["a vizinha", "o prefeito", "minha tia", "o motorista", "a escola", "o padeiro", "meu primo"]
    verbs = ["disse que", "não sabe se", "vai contar quando", "também acha que", "mandou avisar que", "escreveu porque"]
    ends = ["a água vai faltar amanhã", "o ônibus chega mais tarde hoje", "o salário está muito baixo agora"]
    texts = normalise_many([f"{s} {v} {e}" for s in subjects for v in verbs for e in ends])
    portuguese = ForeignLanguages(FeatureSpace((fit_word_block(texts),)))
    assert tell(portuguese, "bom dia, alguém sabe se vai ter aula amanhã?") == [None]
    assert tell(portuguese, "good morning, does anybody know whether there is school tomorrow?") == ["en"]
    indonesian = "selamat pagi, besok ada rapat di kantor kelurahan, jangan lupa bawa laporan yang kemarin"
    assert tell(portuguese, indonesian) == ["id"]


def test_a_model_without_words_in_its_vocabulary_tells_no_language() -> None:
    foreign = ForeignLanguages(FeatureSpace((fit_char_block(["besok hujan deras sekali"] * 3),)))
    assert (foreign.words, tell(foreign, ENGLISH[0])) == (frozenset(), [None])


def test_the_quick_count_leaves_out_no_foreign_text(foreign: ForeignLanguages) -> None:
    texts = normalise_many([*ENGLISH, *MALAY, *MIXED, *REGIONAL, *(text for _, text in OTHER)])
    tokens = [text.split(" ") for text in texts]
    n_foreign = np.array([sum(token in foreign.words for token in found) for found in tokens], dtype=float)
    asked = may_be_foreign(n_foreign, np.array([len(found) for found in tokens], dtype=float))
    told = [code is not None for code in foreign.tell(texts)]
    assert not (np.array(told) & ~asked).any()
    assert asked.mean() < 1


def test_words_are_spelled_as_normalised_texts_spell_them() -> None:
    weights, shared = language_words()
    words = [word for of_language in weights.values() for word in of_language] + sorted(shared)
    assert [word for word in words if normalise(word) != word] == []


def test_no_word_is_malay_and_indonesian() -> None:
    weights, _ = language_words()
    assert sorted(weights["ms"].keys() & weights["id"].keys()) == []


def test_every_language_has_a_name_in_both_languages(scorer: Scorer) -> None:
    assert all(f"reason_{UNFAMILIAR}_{code}" in PHRASES for code in language_words().weights)
    chosen = get_language()
    try:
        for language, name in (("id", "ditulis dalam bahasa Inggris"), ("en", "written in English")):
            set_language(language)
            score = scorer.score_text("ok thanks everyone, see you tomorrow")
            assert (score.verdict, score.reasons[0].code) == (Verdict.NEEDS_CONTEXT, f"{UNFAMILIAR}_en")
            assert score.reasons[0].detail.startswith(name)
    finally:
        set_language(chosen)
