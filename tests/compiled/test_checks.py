"""What compiled code leaves out, the rule would have let through; words are counted as the rule counts them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from saring import compiled
from saring.model.bundle import Model
from saring.model.drift import _count_unseen
from saring.model.scorer import Scorer
from saring.rules import context, denial, prose
from saring.text.normalise import normalise
from tests.compiled.test_normaliser import TEXTS
from tests.conftest import STARTER
from tests.odd_texts import FOREIGN, ODD, ORDINARY
from tests.profiles import examples

if TYPE_CHECKING:
    from saring.compiled.checks import ContextCheck, ProseCheck, WordSet
else:
    checks = pytest.importorskip("saring.compiled.checks", reason="the compiled loops were not built here")
    ContextCheck, ProseCheck, WordSet = checks.ContextCheck, checks.ProseCheck, checks.WordSet

LISTED = sorted(context._word_groups())
WORDS = st.one_of(
    st.sampled_from([*LISTED, "videonya", "benarkah", "inilah", "itupun", "nya", "galon", "beracun", "air", "ai", "a"]),
    st.sampled_from(["hati-hati", "5kg", "\ue000", "\ue001", "?", "", "é", "가나", "a_b", "ok2", "½a", "ﷲ", "\ud800"]),
    st.text("abnyakhlpu é_-\ue000½٣", max_size=5),
)
LINES = st.one_of(
    st.sampled_from(
        ["Beras 1kg Rp12.500", "Telur 28", "Gula ٣٣", "harga", "  ", "\r", "x\r12", "a\u2028b 12", "😱 99!"]
    ),
    st.text(alphabet=prose._CODE_MARKS + "ab 1\n", max_size=12),
    TEXTS,
)
SPOKEN = st.lists(WORDS, max_size=16).map(" ".join)
CHANTS = st.tuples(st.lists(WORDS, min_size=1, max_size=7), st.integers(1, 40)).map(lambda c: " ".join(c[0] * c[1]))
WRITTEN = st.lists(LINES, max_size=9).map("\n".join)


def context_check() -> ContextCheck:
    check = context._compiled_check()
    assert check is not None
    return check


def prose_check() -> ProseCheck:
    check = prose._compiled_check()
    assert check is not None
    return check


@settings(max_examples=examples(1500))
@given(st.lists(SPOKEN | TEXTS.map(normalise), max_size=4))
def test_what_is_not_looked_at_has_context(texts: list[str]) -> None:
    looked_at = context_check().candidates(texts)
    assert {place for place, text in enumerate(texts) if context.missing_context(text)} <= set(looked_at)


@settings(max_examples=examples(1500))
@given(st.lists(st.tuples(WRITTEN | TEXTS, SPOKEN | CHANTS | TEXTS.map(normalise)), max_size=4))
@example([("😱", " ".join(str(i) for i in range(70)) + " a" * 4300)])  # more different words than are told apart
@example([("(" * (1 << 21) + "{}[]" * (1 << 18), "")])
def test_what_is_not_looked_at_is_prose(pairs: list[tuple[str, str]]) -> None:
    texts, normalised = [text for text, _ in pairs], [same for _, same in pairs]
    looked_at = prose_check().candidates(texts, normalised)
    assert {place for place, pair in enumerate(pairs) if prose.not_prose(*pair)} <= set(looked_at)


ROWS = "\n".join(["Beras 12"] * prose.MIN_ROWS)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        (ROWS, ""),
        ("\u2028".join(["x 12"] * prose.MIN_ROWS) + "\n" * prose.MIN_ROWS, ""),
        ("{}[]()<>=;", ""),
        ("", prose.DIGIT * prose.MIN_DIGITS),
        ("", " ".join(["wkwk"] * prose.MIN_REPEATED_TOKENS)),
        ("", " ".join([*"abcd", *"e" * (prose.MIN_REPEATED_TOKENS - 4)])),
    ],
)
def test_what_is_just_no_prose_is_looked_at(text: str, normalised: str) -> None:
    just_prose = prose.not_prose(text, normalised) is None
    assert prose_check().candidates([text], [normalised]) == ([] if just_prose else [0])


@pytest.mark.parametrize("ending", context.ENDINGS)
def test_a_leaning_word_leans_with_any_ending(ending: str) -> None:
    text = f"gambar{ending} asli{ending} benar{ending}"
    assert context.missing_context(text) == "points_elsewhere"
    assert context_check().candidates([text]) == [0]


def test_most_of_what_people_write_is_not_looked_at() -> None:
    with STARTER.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    normalised = [normalise(text) for text in texts]
    assert len(prose.may_be_no_prose(texts, normalised)) < 0.02 * len(texts)
    assert len(context.may_miss_context(normalised)) < 0.2 * len(texts)
    assert len(denial.may_deny(normalised)) < 0.2 * len(texts)


@pytest.mark.parametrize("line", denial._lines("denies"))
def test_every_denial_holds_a_word_of_denial(line: str) -> None:
    words = WordSet([word for listed in denial._lines("words") for word in listed.split()])

    @settings(max_examples=60)
    @given(st.from_regex(rf"\A(?:{line.removeprefix('^')})\Z"), SPOKEN)
    def of_any_wording(said: str, rest: str) -> None:
        assert words.find_texts([f"{said} {rest}", f"{rest} {said}"]) == [0, 1]

    of_any_wording()


KNOWN = frozenset({"air", "galon", "desa", "é", "가나"})


@settings(max_examples=examples(1000))
@given(st.lists(SPOKEN | TEXTS | st.text(), max_size=4))
def test_unseen_words_are_counted_as_the_reference_counts_them(texts: list[str]) -> None:
    assert WordSet(sorted(KNOWN)).count_unseen(texts) == _count_unseen(KNOWN, texts)


def test_a_large_set_knows_its_words_and_no_others() -> None:
    words = [f"{one}{other}" for one in LISTED for other in LISTED[::9]]
    known = WordSet(words)
    assert known.find_texts(words) == list(range(len(words)))
    assert known.find_texts([f"{word}x" for word in words]) == []
    assert WordSet([]).find_texts(["air", ""]) == []


def test_scores_are_the_same_without_the_first_looks(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = [text for group in (ODD, FOREIGN) for texts in group.values() for text in texts]
    texts = [
        *odd,
        *ORDINARY,
        "ok",
        "info ini valid ga min?",
        "HOAKS! air galon beracun",
        *map(str, range(64)),
    ]
    scores = Scorer(model).score(texts)
    monkeypatch.setattr(compiled, "MIN_TEXTS_CHECKED", len(texts) + 1)
    assert Scorer(model).score(texts) == scores
    assert len({score.reasons for score in scores}) > 5


def test_what_makes_no_sense_is_refused() -> None:
    for odd in (3, None):
        with pytest.raises(TypeError, match="str"):
            context_check().candidates(["air", odd])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="a normalised text for each of 1 texts, found 2"):
        prose_check().candidates(["a"], ["a", "b"])
    with pytest.raises(ValueError, match="no space, found 'air galon'"):
        WordSet(["air galon"])
    with pytest.raises(ValueError, match="of 3 letters each, found 'an'"):
        ContextCheck([], ["an"], 3, 2, 12)
    with pytest.raises(ValueError, match="marks must be ASCII"):
        ProseCheck("(–", 10, 0.05, 6, "\ue000", 30, 25)
