"""Twenty claims without a mouse, and the same work without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from sqlalchemy import func, select

from saring.desk.accounts import create_account
from saring.desk.analysis import Analysis
from saring.desk.database.engine import open_database
from saring.desk.database.schema import decisions
from saring.desk.intake import add_import, run_next_import
from saring.desk.rights import Role
from tests.desk.web.conftest import DEMO, PASSWORD, Desk
from tests.desk.web.test_day import Office
from tests.desk.web.test_looks import sign_in

RUMOURS = (
    "Gempa besar {n},3 SR akan terjadi Sabtu malam di {place}. Sebarkan ke semua grup!",
    "Bantuan tunai Rp{n}.500.000 dari pemerintah untuk warga {place}, daftar sebelum ditutup, sebarkan!",
)
PLACES = ("Sukamaju", "Cibadak", "Wonosari", "Banjarnegara", "Lembang", "Kuningan")


@pytest.fixture
def prepared(tmp_path_factory: pytest.TempPathFactory, analysis: Analysis) -> Path:
    """A desk with more than twenty claims to look at."""
    folder = tmp_path_factory.mktemp("many")
    database = open_database(f"sqlite:///{folder / 'desk.db'}")
    for role in Role:
        create_account(database, role, PASSWORD, role)
    texts = [rumour.format(n=n, place=place) for rumour in RUMOURS for n, place in enumerate(PLACES, start=4)]
    lines = [f"24/07/26 19.{minute:02} - Bu Ani: {text}\n" for minute, text in enumerate(texts, start=10)]
    (folder / "chat.txt").write_text("".join(lines), encoding="utf-8")
    for path in (DEMO, folder / "chat.txt"):
        add_import(database, path, by=1)
        assert run_next_import(database, analysis)
    database.close()
    return folder / "desk.db"


def test_twenty_claims_are_decided_without_a_mouse(browser: webdriver.Chrome, desk: Desk, address: str) -> None:
    sign_in(browser, desk, address, "officer")
    office = Office(browser, address)
    office.go("/")
    assert len(browser.find_elements(By.CSS_SELECTOR, "[data-row]")) > 20
    office.press("j", Keys.ENTER)
    for n in range(20):
        office.press("t", "1", "r")
        browser.switch_to.active_element.send_keys(f"Dibantah dinas, catatan {n}.")
        office.press(Keys.ESCAPE, "S")
        assert "Putusan tersimpan." in office.text()
    with desk.database.reading() as connection:
        assert connection.scalar(select(func.count(decisions.c.claim_id.distinct()))) == 20


def test_single_letter_keys_can_be_switched_off(browser: webdriver.Chrome, desk: Desk, address: str) -> None:
    sign_in(browser, desk, address, "officer")
    office = Office(browser, address)
    office.go("/")
    office.press("?")
    assert "baris berikut" in office.find("#keys").text
    office.find("#keys-off").send_keys(Keys.SPACE)
    office.press(Keys.ESCAPE, "m")
    assert browser.current_url == f"{address}/"
    browser.execute_script("localStorage.clear()")
    office.press("m")
    assert browser.current_url == f"{address}/recap"


def test_a_claim_is_decided_without_scripts(browser: webdriver.Chrome, desk: Desk, address: str) -> None:
    sign_in(browser, desk, address, "officer")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        office = Office(browser, address)
        office.go("/")
        office.submit("a.title")
        office.submit("form[action*=take-up] button")
        office.find("[name=finding][value=false]").send_keys(Keys.SPACE)
        office.find("[name=reason]").send_keys("Dibantah dinas.")
        office.submit("form[action*=decide] button.main")
        assert "Putusan tersimpan." in office.text()
        office.submit("form[action$=answers] button")
        assert "Faktanya" in office.text()
        office.go("/imports")
        assert "0 tak terbaca" in office.text()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
