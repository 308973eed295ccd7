from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import InputError
from saring.facts.match import Archive, build_archive, load_archive, thresholds
from saring.records import FactCheck, FactCheckMatch, MatchStatus
from saring.resources import shipped_folder
from saring.rules.reading import TextReading

CHECKS = [
    FactCheck("a", "[SALAH] Van putih penculik anak di Kecamatan Sukamaju", url="https://periksa.example/van/"),
    FactCheck("b", "[SALAH] Van putih penculik anak di Kecamatan Rawamulya"),
    FactCheck("c", "Hoaks! Telur palsu buatan pabrik kulitnya dari kapur", review_date=date(2020, 1, 31)),
    FactCheck("d", "Undian berhadiah motor listrik", claim_reviewed="Selamat, nomor Anda terpilih sebagai pemenang"),
]
VAN = "Awas ada van putih penculik anak keliling di Kecamatan Sukamaju, jaga anak kita"
EGGS = "Beredar telur palsu buatan pabrik, kulitnya dari kapur, jangan dimakan"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return build_archive(CHECKS)


def read(*texts: str) -> list[TextReading]:
    return list(map(TextReading, texts))


def first(archive: Archive, text: str, at: datetime | None = None) -> FactCheckMatch:
    return archive.match(read(text), [at], 5)[0][0]


def codes(match: FactCheckMatch) -> list[str]:
    return [reason.code for reason in match.reasons]


def test_a_copy_is_matched_and_the_same_rumour_elsewhere_suggested(archive: Archive) -> None:
    here, elsewhere = archive.match(read(VAN), [None], 2)[0]
    assert (here.fact_check.fact_check_id, here.rank, here.status) == ("a", 1, MatchStatus.MATCHED)
    assert (elsewhere.fact_check.fact_check_id, elsewhere.rank) == ("b", 2)
    assert elsewhere.status == MatchStatus.SUGGESTED
    assert codes(elsewhere) == ["match_other_place"]
    assert "Sukamaju" in elsewhere.reasons[0].detail
    assert "Rawamulya" in elsewhere.reasons[0].detail


def test_one_shared_word_is_no_suggestion() -> None:
    school = FactCheck("s", "[SALAH] Vaksin difteri di sekolah mengandung zat berbahaya dan membuat anak kejang")
    archive = build_archive([school, *CHECKS])
    about_another = "Kasus difteri naik lagi di kabupaten sebelah, dinas kesehatan meminta warga melapor"
    about_it = "katanya vaksin difteri itu bikin anak kejang, benar tidak ya bu"
    assert archive.match(read(about_another), [None], 5) == [[]]
    (found,) = archive.match(read(about_it), [None], 5)[0]
    assert found.fact_check.fact_check_id == "s"
    asked = archive.match(read(about_another), [None], 1, include_weak=True)[0]
    assert [match.fact_check.fact_check_id for match in asked] == ["s"]


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (datetime(2026, 7, 1), MatchStatus.SUGGESTED),
        (datetime(2020, 3, 1), MatchStatus.MATCHED),
        (datetime(2022, 1, 30), MatchStatus.MATCHED),
        (datetime(2022, 1, 31), MatchStatus.SUGGESTED),
        (None, MatchStatus.MATCHED),
    ],
)
def test_an_old_check_is_only_suggested(archive: Archive, at: datetime | None, status: MatchStatus) -> None:
    match = first(archive, EGGS, at)
    assert match.status == status
    assert codes(match) == (["match_old"] if status == MatchStatus.SUGGESTED else [])


def test_the_office_says_what_is_old() -> None:
    patient = build_archive(CHECKS, max_age_days=10_000)
    assert first(patient, EGGS, datetime(2026, 7, 1)).status == MatchStatus.MATCHED


def test_a_short_message_is_only_suggested(archive: Archive) -> None:
    match = first(archive, "telur palsu")
    assert match.fact_check.fact_check_id == "c"
    assert match.status == MatchStatus.SUGGESTED
    assert "match_short" in codes(match)


def test_a_denial_is_recognised(archive: Archive) -> None:
    match = first(archive, f"Kabar ini tidak benar: {VAN}")
    assert match.fact_check.fact_check_id == "a"
    assert "match_denial" in codes(match)


def test_the_link_of_a_check_leads_to_it_whatever_else_is_said(archive: Archive) -> None:
    match = first(archive, "baca dulu ya www.periksa.example/van?utm_source=wa.")
    assert (match.fact_check.fact_check_id, match.status, match.similarity) == ("a", MatchStatus.MATCHED, 1.0)
    assert codes(match) == ["match_linked"]
    both = archive.match(read(f"{VAN} https://periksa.example/van"), [None], 4)[0]
    assert [m.fact_check.fact_check_id for m in both] == ["a", "b"]


def test_the_words_that_circulated_find_a_check_whose_title_says_it_otherwise(archive: Archive) -> None:
    assert first(archive, "selamat nomor anda terpilih jadi pemenang!!").fact_check.fact_check_id == "d"


def test_ordinary_talk_finds_nothing(archive: Archive) -> None:
    assert archive.match(read("selamat pagi semua", "", "besok jadi rapat jam 9?"), [None] * 3, 5) == [[], [], []]


def test_who_asks_for_faint_resemblance_gets_it(archive: Archive) -> None:
    (faint,) = archive.match(read("anak saya demam, minta izin tidak masuk"), [None], 1, include_weak=True)[0]
    assert faint.fact_check.fact_check_id in "ab"
    assert faint.status == MatchStatus.SUGGESTED
    assert faint.similarity < thresholds().similarity(thresholds().suggested_from)
    assert archive.match(read("anak saya demam, minta izin tidak masuk"), [None], 1) == [[]]


def test_similarity_grows_with_the_score() -> None:
    values = [thresholds().similarity(score) for score in (-50.0, 0.0, thresholds().middle, 3.0, 400.0)]
    assert values == sorted(values)
    assert values[2] == pytest.approx(0.5)
    assert 0 <= values[0] < values[-1] <= 1


def test_order_of_archive_and_batch_change_nothing(archive: Archive) -> None:
    texts = [VAN, EGGS, "telur palsu", "undian motor"]
    backwards = build_archive(CHECKS[::-1])
    one = archive.match(read(*texts), [None] * 4, 3)
    other = backwards.match(read(*texts[::-1]), [None] * 4, 3)[::-1]
    for mine, theirs in zip(one, other, strict=True):
        assert [m.fact_check.fact_check_id for m in mine] == [m.fact_check.fact_check_id for m in theirs]
        assert [m.similarity for m in mine] == pytest.approx([m.similarity for m in theirs])
        assert [m.status for m in mine] == [m.status for m in theirs]


@given(st.lists(st.text(max_size=80), max_size=4), st.integers(1, 3))
def test_any_text_gives_ranked_matches(texts: list[str], top: int) -> None:
    for matches in build_archive(CHECKS).match(read(*texts), [None] * len(texts), top):
        assert len(matches) <= top
        assert [match.rank for match in matches] == list(range(1, len(matches) + 1))
        assert all(0 <= match.similarity <= 1 for match in matches)


def test_a_folder_without_fact_checks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"expected fact-checks, found none"):
        load_archive(tmp_path)


def test_the_shipped_archive_is_whole() -> None:
    archive = load_archive(shipped_folder("factchecks", "data/factchecks"))
    assert len(archive.fact_checks) == 60
    assert all(check.review_date and check.url.split("/")[2].endswith(".example") for check in archive.fact_checks)
    assert {bool(check.claim_reviewed) for check in archive.fact_checks} == {True, False}
