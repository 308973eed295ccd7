from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.i18n import say, set_language
from saring.model import journal as module
from saring.model import scorer as scoring
from saring.model.bundle import Model
from saring.model.journal import Journal, open_journal
from saring.model.packing import pack_scores, reasons_of, unpack_scores
from saring.model.scorer import Scorer
from saring.parallel.workers import Workers
from saring.records import Message, Reason, Score, ScoredMessage, Verdict

CODES = ("verdict_is_likely_hoax", "denies_a_claim", "too_short")
NUMBERS = st.floats(0, 1)
SCORES = st.builds(
    Score,
    st.sampled_from(Verdict),
    st.none() | NUMBERS,
    st.none() | NUMBERS,
    NUMBERS,
    st.lists(st.sampled_from(CODES), max_size=2).map(
        lambda codes: tuple(Reason(code, say(f"reason_{code}")) for code in codes)
    ),
)
TEXTS = [f"air galon nomor {i % 97} beracun, sebarkan ke grup {i}!" if i % 3 else "ok" for i in range(300)]
MESSAGES = [Message("whatsapp", "g", "s", None, "text", text, str(i)) for i, text in enumerate(TEXTS)]


class Stopped(BaseException):
    """A run that ends in the middle."""


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 0)
    monkeypatch.setattr(scoring, "CHUNK_MESSAGES", 32)


def run(
    scorer: Scorer, output: Path, messages: list[Message], stop_at: int | None = None, fresh: bool = False
) -> tuple[list[ScoredMessage], list[str]]:
    """Score messages as a command does, up to `stop_at`; return what came out and what was said."""
    scored: list[ScoredMessage] = []
    said: list[str] = []
    try:
        with open_journal(str(output), scorer.model.version, said.append, fresh=fresh) as journal:
            for item in scorer.score_messages(messages, Workers(), journal):
                if len(scored) == stop_at:
                    raise Stopped
                scored.append(item)
    except Stopped:
        pass
    return scored, said


@given(st.lists(SCORES, max_size=20))
def test_scores_come_out_of_their_pack_as_they_went_in(scores: list[Score]) -> None:
    assert unpack_scores(pack_scores(scores)) == scores


def test_reasons_are_said_in_the_language_of_who_unpacks() -> None:
    packed = pack_scores([Score(Verdict.UNVERIFIED, 0.5, 0.5, 0.5, (Reason("too_short", say("reason_too_short")),))])
    set_language("id")
    assert unpack_scores(packed)[0].reasons == (Reason("too_short", say("reason_too_short")),)


def test_packing_keeps_every_bit_and_the_kinds_apart() -> None:
    one = Score(Verdict.UNVERIFIED, 0.1 + 0.2, None, 5e-324, reasons_of(("too_short",)))
    scores = [
        one,
        one._replace(verdict=Verdict.NO_CLAIM),
        one._replace(reasons=()),
        one._replace(hoax_probability=-0.0),
    ]
    assert list(map(repr, unpack_scores(pack_scores(scores)))) == list(map(repr, scores))
    assert unpack_scores(pack_scores(scores))[0].reasons is one.reasons


@given(st.lists(st.text(max_size=3), max_size=3), st.lists(st.text(max_size=3), max_size=3))
def test_chunks_have_one_digest_only_if_they_are_equal(one: list[str], other: list[str]) -> None:
    assert (module._digest(one) == module._digest(other)) == (one == other)
    assert module._digest([*one, "ab", "c"]) != module._digest([*one, "a", "bc"])
    assert module._digest(["\ud83d", "\ude31"]) != module._digest(["\U0001f631"])


def test_a_damaged_pack_is_refused() -> None:
    packed = pack_scores([Score(Verdict.UNVERIFIED, 0.5, 0.5, 0.5, ())])
    with pytest.raises(ValueError, match="expected 3 numbers, found 2"):
        unpack_scores(packed[:-8])


def test_an_interrupted_run_goes_on_where_it_stopped(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scorer, output = Scorer(model), tmp_path / "o.csv"
    whole, _ = run(scorer, tmp_path / "other.csv", MESSAGES)
    _, said = run(scorer, output, MESSAGES, stop_at=100)
    assert said == [say("resume_kept", where=tmp_path / ".o.csv.saring-resume")]
    counted: list[int] = []
    score = scorer.score_distinct
    monkeypatch.setattr(scorer, "score_distinct", lambda texts: (counted.append(len(texts)), score(texts))[1])
    again, said = run(scorer, output, MESSAGES)
    assert again == whole
    assert sum(counted) == 300 - 128
    assert said == [say("resume_going_on", n_kept=128, n=129)]
    assert list(tmp_path.iterdir()) == []


def test_who_watches_is_told_the_same_by_a_resumed_run(model: Model, tmp_path: Path) -> None:
    scorer = Scorer(model)
    seen: list[str] = []
    scorer.watch = lambda normalised, scores: seen.extend(map(str, zip(normalised, scores, strict=True)))
    run(scorer, tmp_path / "other.csv", MESSAGES)
    whole = seen[:]
    run(scorer, tmp_path / "o.csv", MESSAGES, stop_at=100)
    seen.clear()
    run(scorer, tmp_path / "o.csv", MESSAGES)
    assert seen == whole


def test_changed_input_shifts_no_row(model: Model, tmp_path: Path) -> None:
    scorer = Scorer(model)
    changed = [*MESSAGES[:70], MESSAGES[70]._replace(text="Vaksin membuat magnet menempel!"), *MESSAGES[70:]]
    run(scorer, tmp_path / "o.csv", MESSAGES, stop_at=299)
    again, said = run(scorer, tmp_path / "o.csv", changed)
    assert again == run(scorer, tmp_path / "other.csv", changed)[0]
    assert said == [say("resume_going_on", n_kept=64, n=65)]


@pytest.mark.parametrize("cut", [1, 20, 300])
@pytest.mark.parametrize("change", ["torn", "flipped"])
def test_a_record_that_is_not_whole_is_scored_again(model: Model, tmp_path: Path, cut: int, change: str) -> None:
    scorer, kept = Scorer(model), tmp_path / ".o.csv.saring-resume"
    run(scorer, tmp_path / "o.csv", MESSAGES, stop_at=100)
    raw = kept.read_bytes()
    kept.write_bytes(raw[:-cut] + (b"" if change == "torn" else bytes([raw[-cut] ^ 1]) + raw[len(raw) - cut + 1 :]))
    again, said = run(scorer, tmp_path / "o.csv", MESSAGES, stop_at=200)
    assert again == run(scorer, tmp_path / "other.csv", MESSAGES)[0][:200]
    assert said[0] == say("resume_going_on", n_kept=96, n=97)
    assert run(scorer, tmp_path / "o.csv", MESSAGES)[1] == [say("resume_going_on", n_kept=224, n=225)]


def test_the_journal_of_another_model_is_thrown_away(model: Model, tmp_path: Path) -> None:
    kept, said = tmp_path / "kept", list[str]()
    for version in ("a" * 12, "b" * 12):
        journal = Journal(kept, version, said.append, fresh=False)
        digest, packed = journal.find(["halo"])
        assert packed is None
        journal.add(digest, b"scores")
        journal.close()
    assert said[1] == say("note", message=say("resume_other_model", where=kept))


def test_a_person_can_start_over(model: Model, tmp_path: Path) -> None:
    scorer = Scorer(model)
    run(scorer, tmp_path / "o.csv", MESSAGES, stop_at=100)
    assert run(scorer, tmp_path / "o.csv", MESSAGES, fresh=True)[1] == []


def test_nothing_that_was_written_is_in_the_journal(model: Model, tmp_path: Path) -> None:
    run(Scorer(model), tmp_path / "o.csv", MESSAGES, stop_at=100)
    raw = (tmp_path / ".o.csv.saring-resume").read_bytes()
    assert not any(word.encode() in raw for text in TEXTS for word in text.split() if len(word) > 4)


def test_a_short_run_keeps_nothing(model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 60)
    assert run(Scorer(model), tmp_path / "o.csv", MESSAGES, stop_at=100)[1] == []
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_ends_the_keeping_and_not_the_run(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "_append", full)
    scored, said = run(Scorer(model), tmp_path / "o.csv", MESSAGES)
    assert len(scored) == 300
    where = tmp_path / ".o.csv.saring-resume"
    assert said == [say("note", message=say("resume_unwritable", where=where, found="No space left on device"))]
