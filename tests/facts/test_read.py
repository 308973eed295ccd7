from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.facts.read import merged, read_fact_checks
from saring.facts.shapes import shape_of
from saring.records import FactCheck, ReadReport

MAFINDO = {
    "id": "4711",
    "authors": "1, 2",
    "status": "2",
    "classification": "False Context",
    "title": "[SALAH] Video Banjir di Kecamatan Sukamaju",
    "content": "Video banjir besar di Sukamaju, <b>sebarkan</b>!\r\n",
    "fact": "Rekaman lama.",
    "references": "https://arsip.example/1 https://cekfakta.example/2026/01/banjir",
    "source_issue": "WhatsApp",
    "source_link": "",
    "picture1": "",
    "picture2": "",
    "tanggal": "2026-01-10",
    "tags": "banjir",
    "conclusion": "Bukan di Sukamaju.",
    "claim_review": [],
    "media": [],
}
CLAIM_REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://periksa.example/a",
    "claimReviewed": "Air galon beracun",
    "author": {"@type": "Organization", "name": "Periksa Bersama"},
    "datePublished": "2026-02-03",
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "Salah"},
}
GOOGLE = {
    "claims": [
        {
            "text": "Air galon beracun",
            "claimant": "Akun anonim",
            "claimDate": "2026-02-01T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Periksa Bersama", "site": "periksa.example"},
                    "url": "https://periksa.example/a",
                    "title": "Tidak benar air galon beracun",
                    "reviewDate": "2026-02-03T00:00:00Z",
                    "textualRating": "Salah",
                    "languageCode": "id",
                }
            ],
        }
    ],
    "nextPageToken": "CAo",
}


def read(path: Path) -> tuple[list[FactCheck], ReadReport]:
    report = ReadReport()
    return read_fact_checks([path], report), report


def written(folder: Path, value: Any, name: str = "arsip.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_record_without_a_title_is_left_out_and_only_web_addresses_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"claims": [{"text": NaN, "claimReview": [{"title": NaN, "url": "https://a.example/1"}]},'
        ' {"text": "listrik", "claimReview": [{"title": "a", "url": "javascript:alert(1)"},'
        ' {"title": "b", "url": "https://"}, {"title": "c", "url": "https://a.example/\\"onclick"},'
        ' {"title": "d", "url": "https://a.example/4"}]}]}',
        encoding="utf-8",
    )
    (tmp_path / "b.csv").write_text("judul,tautan\nNaN,\nnull,\ne,https://a.example/5\nf,data:text/html\n", "utf-8")
    report = ReadReport()
    checks = read_fact_checks([tmp_path / "a.json", tmp_path / "b.csv"], report)
    addresses = {check.title: check.url for check in checks}
    assert addresses == {"a": "", "b": "", "c": "", "d": "https://a.example/4", "e": "https://a.example/5", "f": ""}
    assert [note.split(": ")[-1][:8] for note in report.notes if "neither a title" in note] == [
        "record 1",
        "record 2",
        "record 3",
    ]
    assert sum("whole address" in note for note in report.notes) == 4


def test_mafindo(tmp_path: Path) -> None:
    (check,), report = read(written(tmp_path, [MAFINDO]))
    assert check == FactCheck(
        fact_check_id="mafindo-4711",
        title="[SALAH] Video Banjir di Kecamatan Sukamaju",
        claim_reviewed="Video banjir besar di Sukamaju,  sebarkan !",
        body="Rekaman lama.\nBukan di Sukamaju.",
        url="https://cekfakta.example/2026/01/banjir",
        textual_rating="False Context",
        publisher="MAFINDO",
        review_date=date(2026, 1, 10),
    )
    assert report.notes == report.failures == []


@pytest.mark.parametrize(("status", "rating"), [("1", "Benar"), ("2", "Salah"), ("", "")])
def test_mafindo_without_classification_goes_by_its_status(tmp_path: Path, status: str, rating: str) -> None:
    (check,), _ = read(written(tmp_path, MAFINDO | {"classification": "-", "status": status}))
    assert check.textual_rating == rating


@pytest.mark.parametrize(
    "value",
    [
        CLAIM_REVIEW,
        [CLAIM_REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, CLAIM_REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [CLAIM_REVIEW]}]},
        {"@type": "DataFeed", "dataFeedElement": [CLAIM_REVIEW]},
        CLAIM_REVIEW | {"@type": ["Review", "schema:ClaimReview"]},
        json.dumps(CLAIM_REVIEW) + "\n" + json.dumps({"@type": "ClaimReview", "claimReviewed": ""}) + "\n",
    ],
    ids=["single", "list", "graph", "feed of items", "feed", "prefixed type", "json lines"],
)
def test_claim_review(tmp_path: Path, value: Any) -> None:
    (check,), _ = read(written(tmp_path, value))
    assert check.title == check.claim_reviewed == "Air galon beracun"
    assert (check.url, check.publisher, check.textual_rating) == (
        "https://periksa.example/a",
        "Periksa Bersama",
        "Salah",
    )
    assert check.review_date == date(2026, 2, 3)


def test_google(tmp_path: Path) -> None:
    (check,), _ = read(written(tmp_path, GOOGLE))
    assert check.title == "Tidak benar air galon beracun"
    assert check.claim_reviewed == "Air galon beracun"
    assert (check.publisher, check.textual_rating, check.review_date) == ("Periksa Bersama", "Salah", date(2026, 2, 3))


@pytest.mark.parametrize(
    "table",
    [
        "judul;tanggal;tautan\nHoaks air galon;31/1/2026;https://a.example/1\n",
        "fact_check_id,title,review_date,url\nx1,Hoaks air galon,2026-01-31,https://a.example/1\n",
        '{"title": "Hoaks air galon", "date": "31 Januari 2026", "link": "https://a.example/1"}\n',
    ],
    ids=["semicolons", "plain", "json lines"],
)
def test_tables(tmp_path: Path, table: str) -> None:
    (check,), report = read(written(tmp_path, table, "judul.csv"))
    assert (check.title, check.url, check.review_date) == ("Hoaks air galon", "https://a.example/1", date(2026, 1, 31))
    assert report.notes == []


def test_a_bad_record_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    path = written(tmp_path, [MAFINDO, "rusak", MAFINDO | {"id": "4712", "title": None, "content": None}])
    checks, report = read(path)
    assert [check.fact_check_id for check in checks] == ["mafindo-4711"]
    assert [f"{path}: " in note and f"{n}" in note for note, n in zip(report.notes, (2, 3), strict=True)] == [
        True,
        True,
    ]


def test_a_date_nobody_understands_is_noted_and_the_record_kept(tmp_path: Path) -> None:
    checks, report = read(written(tmp_path, "title,review_date\nAir galon,kapan-kapan\n", "a.csv"))
    assert checks[0].review_date is None
    assert len(report.notes) == 1
    assert "kapan-kapan" in report.notes[0]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([MAFINDO])[:-30],
        json.dumps({"hello": "world"}),
        "[1, 2, 3]",
        "[" * 100_000,
        "kolom,lain\n1,2\n",
        "\x89PNG\r\n\x1a\n",
        "bukan apa-apa",
    ],
    ids=["cut", "other object", "numbers", "nested", "other table", "picture", "prose"],
)
def test_a_broken_file_is_one_line_and_the_others_are_read(tmp_path: Path, content: str) -> None:
    broken = tmp_path / "a.json"
    broken.write_bytes(content.encode("latin-1"))
    good = written(tmp_path, GOOGLE, "b.json")
    report = ReadReport()
    assert len(read_fact_checks([broken, good], report)) == 1
    (failure,) = report.failures
    assert str(broken) in failure
    assert "\n" not in failure


def test_two_claims_of_one_page_are_two(tmp_path: Path) -> None:
    other = CLAIM_REVIEW | {"claimReviewed": "Air sumur beracun"}
    checks, _ = read(written(tmp_path, [CLAIM_REVIEW, other]))
    assert {check.title for check in checks} == {"Air galon beracun", "Air sumur beracun"}


def test_the_same_fact_check_twice_is_one_and_the_later_counts() -> None:
    old, new = FactCheck("1", "Air galon"), FactCheck("1", "Air galon beracun")
    assert merged([old, new]) == [new]
    page = "https://www.a.example/x/"
    assert (
        merged([FactCheck("1", "Air", url=page), FactCheck("2", "air", url="http://a.example/x?utm=1")])[
            0
        ].fact_check_id
        == "2"
    )


FIELD_NAMES = (
    *("@type", "@graph", "claims", "claimReview", "title", "author", "reviewRating", "dataFeedElement", "item", "url"),
    *("classification", "tanggal", "fact", "claim_review", "publisher", "text"),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(FIELD_NAMES), inner | st.sampled_from(["ClaimReview", "DataFeed"]), max_size=6
        )
    ),
    max_leaves=25,
)


@given(json_values)
def test_no_json_value_breaks_a_shape(value: Any) -> None:
    shape = shape_of(value)
    if shape is not None:
        for fields in shape.records(value):
            assert fields is None or all(isinstance(text, str) for text in fields.values())


def test_an_address_nobody_should_be_sent_is_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "arsip.csv"
    path.write_text("title,url\nAir PAM aman,javascript:alert(1)\n", encoding="utf-8")
    report = ReadReport()
    (check,) = read_fact_checks([path], report)
    assert check.url == ""
    assert "javascript" in report.notes[0]
