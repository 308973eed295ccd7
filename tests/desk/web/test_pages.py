"""What people meet on the pages: hostile chats, stale writes, races, bulk changes and undoing them."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selenium import webdriver
from sqlalchemy import select, update

from saring.desk.analysis import Analysis
from saring.desk.audit import now
from saring.desk.database.schema import claims, decisions, undos
from saring.desk.intake import add_import, run_next_import
from saring.desk.queue import Filter, count
from saring.desk.rights import Role
from tests.desk.web.conftest import Desk
from tests.desk.web.test_looks import sign_in

HOSTILE = (
    "<script>window.ran=1</script><img src=x onerror=window.ran=1>{{ 7*7 }}{% raise %}\"'><svg onload=window.ran=1> "
    "Gempa besar 8,3 SR Sabtu malam, sebarkan ke semua grup sebelum dihapus javascript:alert(1) \u202egpj.exe"
)
VERSION = re.compile(r'name="version" value="(\d+)"')


def version_of(text: str) -> str:
    found = VERSION.search(text)
    assert found
    return found[1]


class Tags(HTMLParser):
    """Collects the tags of a page and the attributes that could run something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.running: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (value or "").strip().lower().startswith("javascript:"):
                self.running.append(f"{tag} {name}")


@pytest.fixture
def hostile(desk: Desk, analysis: Analysis, tmp_path: Path) -> int:
    """The id of a claim from a chat that means harm, in its text, its name and its sender."""
    file = tmp_path / "Chat WhatsApp dengan <img src=x onerror=window.ran=1>.txt"
    lines = [f"24/07/26 19.{minute} - <b onclick=x>Bu{minute}</b>: {HOSTILE}\n" for minute in range(10, 14)]
    file.write_text("".join(lines), encoding="utf-8")
    add_import(desk.database, file, by=1)
    assert run_next_import(desk.database, analysis)
    with desk.database.reading() as connection:
        found = connection.scalar(select(claims.c.id).where(claims.c.text.contains("window.ran")))
    assert found is not None
    return int(found)


def test_a_hostile_chat_is_text_on_every_page(desk: Desk, hostile: int) -> None:
    officer = desk.person("officer")
    officer.post(f"/claims/{hostile}/take-up", version="1")
    officer.post(f"/claims/{hostile}/note", note=HOSTILE)
    officer.post(f"/claims/{hostile}/decide", version="2", finding="false", reason=HOSTILE)
    officer.post(f"/claims/{hostile}/answers", version="3")
    pages = [
        "/",
        "/?search=gempa",
        f"/claims/{hostile}",
        f"/claims/{hostile}/answer",
        "/imports",
        f"/?search={HOSTILE}",
    ]
    for path in pages:
        text = officer.get(path).text
        page = Tags(text)
        assert page.running == [], path
        assert page.tags.count("script") == 1, path
        assert "img" not in page.tags, path
        assert "{{" not in text or "{{ 7*7 }}" in text, path
        assert "\u202e" not in text.partition("<form")[0], path


def test_a_hostile_chat_runs_nothing_in_a_browser(
    browser: webdriver.Chrome, desk: Desk, address: str, hostile: int
) -> None:
    sign_in(browser, desk, address, "officer")
    browser.get_log("browser")
    for path in ("/", "/?search=gempa", f"/claims/{hostile}", "/imports"):
        browser.get(address + path)
        assert browser.execute_script("return window.ran || 0") == 0, path
        assert browser.get_log("browser") == [], path


def test_a_stale_decision_shows_both_versions_and_keeps_what_was_typed(desk: Desk) -> None:
    one, other = desk.person("officer"), desk.person("approver")
    one.post("/claims/1/take-up", version="1")
    other.post("/claims/1/decide", version="2", finding="true", reason="Sudah benar menurut BMKG.")
    mine = "Saya baru saja menelepon BMKG; mereka membantah."
    answer = one.post("/claims/1/decide", version="2", finding="false", reason=mine)
    assert answer.status_code == 409
    assert mine in answer.text
    assert "Sudah benar menurut BMKG." in answer.text
    assert version_of(answer.text) == "3"
    again = one.post("/claims/1/decide", version="3", finding="false", reason=mine)
    assert again.status_code == 303
    page = one.get("/claims/1").text
    assert mine in page
    assert "Sudah benar menurut BMKG." in page  # the history keeps both


def test_a_stale_answer_keeps_every_text(desk: Desk) -> None:
    one, other = desk.person("officer"), desk.person("approver")
    one.post("/claims/1/take-up", version="1")
    one.post("/claims/1/decide", version="2", finding="false", reason="Dibantah BMKG.")
    one.post("/claims/1/answers", version="3")
    texts = {f"text-{name}": f"Tulisan orang lain untuk {name}" for name in ("website", "x", "facebook")}
    assert other.post("/claims/1/answer", version="4", fact="BMKG membantah.", sources="", **texts).status_code == 303
    mine = {f"text-{name}": f"Tulisan saya untuk {name}" for name in ("website", "x", "facebook")}
    answer = one.post("/claims/1/answer", version="4", fact="Tidak ada gempa.", sources="", **mine)
    assert answer.status_code == 409
    for text in (*mine.values(), *texts.values(), "Tidak ada gempa.", "BMKG membantah."):
        assert text in answer.text


def test_two_officers_race_and_every_round_has_one_winner(desk: Desk) -> None:
    people = [desk.person("officer"), desk.person("approver")]
    people[0].post("/claims/1/take-up", version="1")
    with ThreadPoolExecutor(2) as pool:
        for turn in range(25):

            def decide(place: int, turn: int = turn) -> int:
                reason = f"Putusan {turn} dari orang {place}."
                answer = people[place].post("/claims/1/decide", version=str(turn + 2), finding="false", reason=reason)
                assert answer.status_code == 303 or reason in answer.text
                return answer.status_code

            assert sorted(pool.map(decide, (0, 1))) == [303, 409]
    with desk.database.reading() as connection:
        assert len(connection.execute(select(decisions.c.id).where(decisions.c.claim_id == 1)).all()) == 25


@pytest.mark.parametrize("assignee", ["999", "x"])
def test_claims_are_assigned_only_to_somebody_who_can_work_on_them(desk: Desk, assignee: str) -> None:
    officer = desk.person("officer")
    asked = {"change": "assign", "assignee": assignee, "filter": ""}
    assert officer.post("/bulk", claim="1", **asked).status_code == 422
    assert officer.post("/bulk/apply", ids="1", **asked).status_code == 422


def test_a_bulk_change_is_previewed_made_and_undone(desk: Desk) -> None:
    officer = desk.person("officer")
    preview = officer.post("/bulk", change="take_up", scope="filter", filter="lane=watch")
    n = count(desk.database, Filter(lane="watch"))
    assert f"{n} claims will change: take up" in preview.text
    ids = re.search(r'name="ids" value="([\d ]+)"', preview.text)
    assert ids
    made = officer.post("/bulk/apply", follow=True, change="take_up", ids=ids[1], filter="lane=watch")
    assert f"{n} claims changed." in made.text
    undo = re.search(r'name="undo" value="(\w+)"', made.text)
    assert undo
    assert _states(desk, ids[1]) == {"in_review"}
    assert desk.person("approver").post("/undo", undo=undo[1]).status_code == 422  # not theirs
    assert f"{n} claims are as they were." in officer.post("/undo", follow=True, undo=undo[1]).text
    assert _states(desk, ids[1]) == {"new"}


def _states(desk: Desk, ids: str) -> set[str]:
    with desk.database.reading() as connection:
        return set(connection.scalars(select(claims.c.state).where(claims.c.id.in_([int(one) for one in ids.split()]))))


def test_undoing_leaves_what_somebody_changed_since_and_ends_after_fifteen_seconds(desk: Desk) -> None:
    officer = desk.person("officer")
    made = officer.post("/bulk/apply", follow=True, change="take_up", ids="1 2", filter="")
    undo = re.search(r'name="undo" value="(\w+)"', made.text)
    assert undo
    officer.post("/claims/1/decide", version="2", finding="false", reason="Dibantah BMKG.")
    assert "1 claims are as they were." in officer.post("/undo", follow=True, undo=undo[1]).text
    again = officer.post("/bulk/apply", follow=True, change="take_up", ids="2", filter="")
    undo = re.search(r'name="undo" value="(\w+)"', again.text)
    assert undo
    with desk.database.writing() as connection:
        connection.execute(update(undos).values(at=now() - timedelta(seconds=17)))
    assert "15 seconds" in officer.post("/undo", undo=undo[1]).text


def test_an_answer_is_not_signed_by_its_writer_and_a_change_voids_the_signature(desk: Desk) -> None:
    writer, other = desk.person("approver"), desk.person("approver two")
    writer.post("/claims/1/take-up", version="1")
    writer.post("/claims/1/decide", version="2", finding="false", reason="Dibantah BMKG.")
    writer.post("/claims/1/answers", version="3")
    texts = {f"text-{name}": "BMKG membantah." for name in ("website", "x", "facebook", "instagram", "whatsapp")}
    fields = {"fact": "BMKG membantah.", "sources": "https://bmkg.example/1", **texts}
    writer.post("/claims/1/answer", version="4", **fields)
    assert writer.post("/claims/1/answer/submit", version="5").status_code == 303
    assert writer.post("/claims/1/answer/sign", version="6").status_code == 403
    assert "somebody else signs it" in writer.get("/claims/1/answer").text
    assert other.post("/claims/1/answer/sign", version="6").status_code == 303
    assert (
        writer.post("/claims/1/answer", version="7", **(fields | {"fact": "BMKG membantah lagi."})).status_code == 303
    )
    late = writer.post("/claims/1/answer/publish", version="8", address="https://kec.example/1")
    assert late.status_code == 403
    assert "Signed by" not in writer.get("/claims/1/answer").text


ODD = ("after=0_nan_1", "after=x_y_z", "after=1_2", "lane=%00", "search=%22%22*", "search=a*%20OR%20b", "assignee=1%27")


@pytest.mark.parametrize("query", ODD)
def test_an_address_that_somebody_typed_never_breaks_the_queue(desk: Desk, query: str) -> None:
    assert desk.person(Role.VIEWER).get(f"/?{query}").status_code == 200


def test_a_filter_is_saved_by_name_for_its_owner_only(desk: Desk) -> None:
    officer, other = desk.person("officer"), desk.person("approver")
    saved = officer.post("/filters", follow=True, name="<b>Gempa", filter="search=gempa&lane=respond_now&evil=1")
    link = '<a href="/?lane=respond_now&amp;search=gempa">&lt;b&gt;Gempa</a>'
    assert link in saved.text
    assert link in officer.get("/").text
    assert link not in other.get("/").text
    other.post("/filters", delete="<b>Gempa", filter="")
    assert link in officer.get("/").text
    officer.post("/filters", delete="<b>Gempa", filter="")
    assert link not in officer.get("/").text
    assert officer.post("/filters", name="semua", filter="").status_code == 422
