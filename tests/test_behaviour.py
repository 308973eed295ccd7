"""What a user may expect of the shipped model, whatever it was trained on last.

How a message is typed, forwarded or introduced does not change its verdict. A message that stands
near a threshold may fall to either side after any training, so it proves nothing and is skipped;
most must stand clear of them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import numpy as np
import pytest

from saring.model.bundle import load_bundle
from saring.model.familiarity import UNFAMILIAR
from saring.model.registry import shipped_models
from saring.model.scorer import Scorer
from saring.records import Score, Verdict
from tests.behaviour_texts import (
    ANNOUNCEMENTS,
    DEBUNKS,
    FALSE_ALARMS,
    LEANING,
    MESSAGES,
    MISSED,
    ORDINARY,
    RECIPES,
    STRANGE,
)
from tests.conftest import ROOT, STARTER

MARGIN = 0.08
N_SHARED_LETTERS = 40

SLANG = {
    "yang": "yg", "tidak": "gak", "dengan": "dgn", "sudah": "udah", "karena": "krn", "semua": "smua", "jangan": "jgn",
    "untuk": "utk", "saja": "aja", "banyak": "bnyk", "dari": "dr", "belum": "blm", "juga": "jg", "bisa": "bs",
}  # fmt: skip


def in_slang(text: str) -> str:
    return re.sub(r"\w+", lambda word: SLANG.get(word[0], word[0]), text)


def stretched(text: str) -> str:
    """Stretch the last vowel of every third long word that has no double vowel: tolooong."""
    words = re.split(r"(\W+)", text)
    long = [i for i, word in enumerate(words) if len(word) > 3 and not re.search(r"([aeiou])\1", word, re.I)]
    for i in long[::3]:
        words[i] = re.sub(r"([aeiou])(?=[^aeiou]*$)", r"\1\1\1\1", words[i], flags=re.I)
    return "".join(words)


def with_emoji(text: str) -> str:
    return " ".join(word + " 😱" * (i % 5 == 4) for i, word in enumerate(text.split(" ")))


OPENINGS = (
    "Forwarded many times\n",
    "Diteruskan berkali-kali\n",
    "*Forwarded:*\n\n",
    "😱😱🔥 ",
    "Assalamualaikum wr wb ",
    "Assalamu'alaikum warahmatullahi wabarakatuh.\n\n",
    "Selamat pagi bapak ibu sekalian, ",
    "Selamat malam semuanya\n",
    "Halo teman-teman, ",
    "Salam sejahtera untuk kita semua. ",
    "Mohon izin share, ",
    "Dari grup sebelah: ",
    "Copas dari grup sebelah\n",
    "Forwarded\nAssalamualaikum, ijin share info dari wag sebelah ya bapak ibu:\n",
)
PERTURBATIONS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "title case": str.title,
    "slang": in_slang,
    "stretched": stretched,
    "emoji between": with_emoji,
    "emoji behind": lambda text: f"{text} 🙏🙏🔥",
} | {opening: opening.__add__ for opening in OPENINGS}
CALLS = ("{} sebarkan!!!", "SEBARKAN!!! {}", "{} VIRALKAN!!!", "{} Teruskan ke semua grup sebelum dihapus!!!")

TYPICAL = [(Verdict(verdict), text) for verdict, texts in MESSAGES.items() for text in texts]
BASES = [text for _, text in TYPICAL] + [*DEBUNKS, *ORDINARY, *RECIPES, *ANNOUNCEMENTS]


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(load_bundle(shipped_models() / "default"))


def stands_clear(scorer: Scorer, score: Score) -> bool:
    """Tell whether small changes of its numbers would leave a score its verdict."""
    assert score.hoax_probability is not None
    moved = [-MARGIN, 0.0, MARGIN]
    claim, hoax, risk = (axis.ravel() for axis in np.meshgrid(moved, moved, moved))
    verdicts = scorer.model.thresholds.verdicts(
        claim + (score.check_worthiness or 0.0), hoax + score.hoax_probability, risk + score.risk
    )
    return len(set(verdicts)) == 1


def clear_score(scorer: Scorer, text: str) -> Score:
    score = scorer.score_text(text)
    if not stands_clear(scorer, score):
        pytest.skip("stands near a threshold")
    return score


@pytest.mark.parametrize(("verdict", "text"), TYPICAL)
def test_typical_messages(scorer: Scorer, verdict: Verdict, text: str) -> None:
    assert clear_score(scorer, text).verdict is verdict


@pytest.mark.xfail(reason="claims in a calm voice are what it misses (docs/quality.md)")
@pytest.mark.parametrize("text", MISSED)
def test_claims_that_ought_to_be_flagged(scorer: Scorer, text: str) -> None:
    assert scorer.score_text(text).verdict is Verdict.UNVERIFIED


def test_most_messages_stand_clear_of_the_thresholds(scorer: Scorer) -> None:
    n_clear = sum(stands_clear(scorer, score) for score in scorer.score([text for _, text in TYPICAL]))
    assert n_clear >= 0.75 * len(TYPICAL)


@pytest.mark.parametrize("perturb", PERTURBATIONS.values(), ids=PERTURBATIONS)
@pytest.mark.parametrize("text", BASES)
def test_how_it_is_typed_or_introduced_does_not_change_a_verdict(
    scorer: Scorer, text: str, perturb: Callable[[str], str]
) -> None:
    verdict = clear_score(scorer, text).verdict
    assert scorer.score_text(perturb(text)).verdict is verdict


@pytest.mark.parametrize("text", DEBUNKS)
def test_a_debunk_that_quotes_a_hoax_is_no_likely_hoax(scorer: Scorer, text: str) -> None:
    for shown in (text, text.upper(), f"Dari grup sebelah: {text}"):
        assert scorer.score_text(shown).verdict is not Verdict.LIKELY_HOAX


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("text", ORDINARY + RECIPES)
def test_a_call_to_share_makes_no_hoax_of_ordinary_talk(scorer: Scorer, text: str, call: str) -> None:
    if call.format(text) in FALSE_ALARMS:
        pytest.xfail("a wish and a call to share")
    for shown in (call.format(text), call.format(text).upper()):
        assert scorer.score_text(shown).verdict is not Verdict.LIKELY_HOAX


@pytest.mark.parametrize("text", RECIPES)
def test_a_recipe_stays_a_recipe(scorer: Scorer, text: str) -> None:
    assert scorer.score_text(f"{text} sebarkan!!!").verdict is Verdict.NO_CLAIM


@pytest.mark.parametrize("text", ANNOUNCEMENTS)
def test_the_capitals_of_an_announcement_change_nothing(scorer: Scorer, text: str) -> None:
    assert scorer.score_text(text) == scorer.score_text(text.capitalize())


@pytest.mark.parametrize("text", ANNOUNCEMENTS)
def test_an_official_announcement_is_not_clearly_a_likely_hoax(scorer: Scorer, text: str) -> None:
    if text in FALSE_ALARMS:
        pytest.xfail("a deadline in capital letters")
    assert clear_score(scorer, text).verdict is not Verdict.LIKELY_HOAX


def test_few_official_announcements_are_likely_hoaxes(scorer: Scorer) -> None:
    # Free aid and free vaccines are what scams offer too: such announcements stand at the threshold.
    verdicts = [score.verdict for score in scorer.score(ANNOUNCEMENTS)]
    assert verdicts.count(Verdict.LIKELY_HOAX) <= 0.3 * len(ANNOUNCEMENTS)


@pytest.mark.parametrize(("text", "code"), LEANING.items())
def test_what_leans_on_something_else_needs_context(scorer: Scorer, text: str, code: str) -> None:
    score = scorer.score_text(text)
    assert score.verdict is Verdict.NEEDS_CONTEXT
    assert [reason.code for reason in score.reasons] == [code]


@pytest.mark.parametrize(("text", "code"), STRANGE.values(), ids=STRANGE)
def test_what_the_model_cannot_know_has_a_reason_and_no_number(scorer: Scorer, text: str, code: str) -> None:
    score = scorer.score_text(text)
    assert score.verdict is (Verdict.NEEDS_CONTEXT if code.startswith(UNFAMILIAR) else Verdict.UNVERIFIED)
    assert (score.hoax_probability, score.check_worthiness, score.risk) == (None, None, 0.0)
    assert [reason.code for reason in score.reasons] == [code]


def test_no_message_here_was_learned_from() -> None:
    learned: set[str] = set()
    for path in (STARTER, ROOT / "data" / "gate" / "gate.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                learned |= runs(row["text"])
    assert [text for text in BASES if runs(text) & learned] == []


def runs(text: str) -> set[str]:
    text = " ".join(text.lower().split())
    return {text[i : i + N_SHARED_LETTERS] for i in range(len(text) - N_SHARED_LETTERS + 1)}
