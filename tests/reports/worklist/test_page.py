from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saring.errors import OutputError
from saring.i18n import set_language
from saring.records import People, Signal, Span, WorklistRun
from saring.reports.cells import shown
from saring.reports.worklist import page as worklist_page
from saring.reports.worklist.page_claims import pieces_of
from saring.reports.worklist.write import write_worklist
from tests.reports.worklist_items import NASTY, RUN, build_items, explain_with, many_items

ITEMS = build_items()


def page_of(path: Path, language: str = "id", run: WorklistRun = RUN) -> str:
    set_language(language)
    assert write_worklist(ITEMS, str(path / "list.html"), run=run, explain=explain_with(ITEMS)) == len(ITEMS)
    return (path / "list.html").read_text(encoding="utf-8")


def script(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_page_holds_every_claim_with_its_parts(tmp_path: Path) -> None:
    claims = script(page_of(tmp_path), "claims")
    assert [claim["rank"] for claim in claims] == list(range(1, 13))
    second = claims[1]
    assert (second["advice"], second["verdict"], second["due"]) == ("respond_now", "unverified", "2026-07-24T10:15")
    assert second["signals"][1] == ["tanda: kirim kode OTP", "kirim kode OTP"]
    assert ["Bantuan", 1, 0] in second["pieces"]
    assert sum(chat[2] for chat in second["chats"]) == sum(second["spread"][2]) == second["counts"][0] == 6
    assert claims[0]["facts"][1][2] == ""  # javascript: is no address


def test_what_needs_context_stands_below_the_list(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    section = page.split('<section id="context"')[1].split("</section>")[0]
    assert page.index('<section id="list"') < page.index('<section id="context"')
    assert "15 pesan ini" in section
    for kind in ("tautan saja", "terlalu pendek"):
        assert f'<th scope="row">{kind}</th>' in section
    assert "&lt;b&gt;iya&lt;/b&gt;" in section
    without = page_of(tmp_path, run=replace(RUN, context_groups=()))
    assert 'id="context"' not in without


def test_nothing_in_a_message_can_end_the_script_or_hide(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert "<script>document" not in page
    assert page.count("</script>") == 3
    assert "\u202e" not in page
    text = "".join(piece[0] for piece in script(page, "claims")[11]["pieces"])
    assert text.startswith(NASTY.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]").replace("\x07", " "))
    assert len(text) >= 10_000


def test_only_its_own_script_and_style_may_run_and_nothing_is_loaded(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    for kind, tag in (("script", "<script>"), ("style", "<style>")):
        content = page.split(tag)[1].split(f"</{kind}>")[0]
        named = re.search(rf"{kind}-src 'sha256-([^']+)'", policy[1])
        assert named
        assert hashlib.sha256(content.encode()).digest() == b64decode(named[1])
    assert not re.findall(r'(?:src|href|action)="(?!#)', page)
    assert not re.search(r' style="| on\w+="', page)


class _Checker(HTMLParser):
    """Keeps the tags that stand open, and what a screen reader is given."""

    open_tags: list[str]
    labels: set[str]
    fields: set[str]

    def reset(self) -> None:
        super().reset()
        self.open_tags, self.labels, self.fields = [], set(), set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in ("meta", "input", "rect", "line"):
            self.open_tags.append(tag)
        if tag == "label":
            self.labels.add(str(found["for"]))
        if tag in ("input", "select"):
            self.fields.add(str(found["id"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_is_well_formed_and_every_field_has_a_label(tmp_path: Path, language: str) -> None:
    page = page_of(tmp_path, language)
    checker = _Checker()
    checker.feed(page)
    assert checker.open_tags == []
    assert checker.fields == checker.labels
    assert f'<html lang="{language}">' in page
    assert ("tanggapi sekarang" in page) == (language == "id")
    assert "{{" not in page
    assert "{%" not in page


def test_an_empty_list_is_a_page_too(tmp_path: Path) -> None:
    write_worklist([], str(tmp_path / "a.html"), run=RUN, explain=lambda _: ())
    assert script((tmp_path / "a.html").read_text(encoding="utf-8"), "claims") == []


def test_five_thousand_claims_stay_a_page_one_can_send(tmp_path: Path) -> None:
    write_worklist(many_items(5_000), str(tmp_path / "a.html"), run=RUN, explain=lambda _: ())
    size = (tmp_path / "a.html").stat().st_size
    assert size < 10_000_000, f"{size:,} bytes"


def test_words_are_marked_in_the_first_claims_and_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist_page, "MAX_EXPLAINED", 2)
    page = page_of(tmp_path)
    assert [claim["explained"] for claim in script(page, "claims")] == [True] * 2 + [False] * 10
    assert script(page, "words")["explained"] == 2


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_pieces_put_together_are_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b), max(a, b), "", 1.0) for a, b in ends[:2]]
    signals = [Signal("x", "", min(a, b), max(a, b)) for a, b in ends[2:]]
    pieces = list(pieces_of(text.replace("\r", " "), spans, signals))
    assert "".join(piece for piece, _, _ in pieces) == shown(text.replace("\r", " "))
    assert all(piece for piece, _, _ in pieces)


@pytest.mark.parametrize("ending", [".xlsx", ".html"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"list{ending}"
    path.write_text("old", encoding="utf-8")
    for place in ("workbook.message_key", "page_claims.shares_of_chats"):
        monkeypatch.setattr(f"saring.reports.worklist.{place}", _full)
    with pytest.raises(OutputError, match="No space left"):
        write_worklist(ITEMS, str(path), run=RUN, explain=lambda _: ())
    assert path.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="ends in one of"):
        write_worklist(ITEMS, str(tmp_path / "a.pdf"), run=RUN, explain=lambda _: ())


def test_what_people_wrote_is_in_the_readers_language_with_its_address(tmp_path: Path) -> None:
    set_language("id")
    answer = "https://sukamaju.example/klarifikasi/1"
    added = (("Lapor camat", date(2026, 7, 20)), ("Disetujui", True), ("Aduan", 1.5))
    people = People("done", "Bu Rini", "=1+1", "false", answer, added)
    items = [replace(ITEMS[0], people=people), replace(ITEMS[1], people=People(rating="entahlah")), ITEMS[2]]
    write_worklist(items, str(tmp_path / "list.html"), run=RUN, explain=explain_with(items))
    first, second, third = script((tmp_path / "list.html").read_text(encoding="utf-8"), "claims")
    assert first["people"] == ["done", "=1+1"]
    assert first["written"] == [
        ["Penanggung jawab", "Bu Rini", ""],
        ["Putusan kantor", "Salah", ""],
        ["Tautan klarifikasi", answer, answer],
        ["Lapor camat", "20 Juli 2026", ""],
        ["Disetujui", "ya", ""],
        ["Aduan", "1,5", ""],
    ]
    assert (second["written"], third["written"]) == ([["Putusan kantor", "entahlah", ""]], [])
