from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from saring.answers.draft import ANSWERED, DEBUNK, build_draft, host_of, is_fact_checked, scam_links
from saring.errors import InputError
from saring.records import Advice, MatchStatus
from tests.listed import CHECKED, CLAIM, listed, with_people

ON = date(2026, 7, 27)


def test_without_an_answer_the_draft_corrects_and_leaves_the_facts_open() -> None:
    draft = build_draft(CLAIM, ON)
    assert (draft.form, draft.links, draft.finding, draft.fact) == (DEBUNK, (), "", "")


def test_a_certain_fact_check_is_pointed_to_and_a_suggested_one_is_not() -> None:
    draft = build_draft(CHECKED, ON)
    assert (draft.form, draft.checker, draft.finding) == (ANSWERED, "cekfakta.example", "false")
    suggested = replace(CHECKED, fact_check_status=MatchStatus.SUGGESTED)
    assert build_draft(suggested, ON).form == DEBUNK
    assert build_draft(suggested, ON).links == ()
    assert is_fact_checked(replace(suggested, advice=Advice.ALREADY_ANSWERED))


def test_the_office_comes_before_the_fact_check() -> None:
    own = with_people(CHECKED, answer_url="https://sukamaju.example/1", rating="konten palsu")
    draft = build_draft(own, ON, organisation="Humas Sukamaju")
    assert draft.links == ("https://sukamaju.example/1", "https://cekfakta.example/bansos-2026")
    assert (draft.checker, draft.finding) == ("", "fabricated content")


def test_a_claim_found_true_is_not_corrected() -> None:
    with pytest.raises(InputError, match=r"c-fb9506a02b: expected a claim to correct, found one rated true"):
        build_draft(listed(rating="Benar"), ON)
    with pytest.raises(InputError, match="found one rated true"):
        build_draft(replace(CHECKED, fact_check_rating="FAKTA"), ON)


def test_an_unknown_rating_is_refused_with_those_that_are_understood() -> None:
    with pytest.raises(InputError, match=r"found entahlah; choose one of: false, fabricated content"):
        build_draft(listed(rating="entahlah"), ON)


def test_what_an_officer_gives_is_masked_and_ends_as_a_sentence() -> None:
    draft = build_draft(CLAIM, ON, fact="Tidak ada\npendaftaran lewat 0812-0000-1234", organisation="Humas\nSukamaju")
    assert draft.fact == "Tidak ada pendaftaran lewat [telepon]."
    assert draft.organisation == "Humas Sukamaju"


def test_host_of() -> None:
    assert host_of("contoh.example/x") == "contoh.example"
    assert host_of("https://[contoh.example/x") == "https://[contoh.example/x"


def test_the_links_of_a_message_are_as_they_are_written_each_once() -> None:
    text = "Daftar di https://Bansos.example/a?b=1. Ulangi: https://Bansos.example/a?b=1, atau cek-bansos.vip!"
    assert scam_links(replace(CLAIM, text=text)) == ("https://Bansos.example/a?b=1", "cek-bansos.vip")
