"""A day of a three-person office in a browser, in Indonesian: from a dropped zip to a published answer and recap."""

from __future__ import annotations

import json
import re
import time
import zipfile
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from saring.desk.accounts import create_account
from saring.desk.database.engine import open_database
from saring.desk.rights import Role
from tests.desk.web.conftest import DEMO, PASSWORD, Desk

Page = webdriver.Chrome
FACT = "Dinas Kesehatan sudah memeriksa depot air; airnya aman diminum."
SOURCE = "https://dinkes.kabupaten.example/hasil-uji-air"
ADDRESS = "https://kecamatan.example/klarifikasi/air-galon"
CHAT = "25/07/26 08.15 - Bu Rina: {text}\n25/07/26 08.16 - Pak Joko: waduh\n"


class Office:
    """What people do in the browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def go(self, path: str) -> None:
        self.page.get(self.address + path)

    def find(self, selector: str) -> WebElement:
        return self.page.find_element(By.CSS_SELECTOR, selector)

    def text(self) -> str:
        return self.find("body").text

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is, as a person does who uses no mouse."""
        for key in keys:
            before = self.find("html")
            self.page.switch_to.active_element.send_keys(key)
            time.sleep(0.05)
            self._settle(before)

    def _settle(self, before: WebElement) -> None:
        """Wait for the next page if a key led to one."""
        WebDriverWait(self.page, 20).until(lambda page: page.execute_script("return document.readyState") == "complete")
        del before

    def write(self, name: str, text: str) -> None:
        field = self.find(f"[name={name}]")
        field.clear()
        field.send_keys(text)

    def leave(self) -> None:
        """Leave a field, so that keys are keys again."""
        self.page.switch_to.active_element.send_keys(Keys.ESCAPE)

    def submit(self, selector: str) -> None:
        button = self.find(selector)
        button.send_keys(Keys.ENTER)
        WebDriverWait(self.page, 20).until(lambda _: _is_gone(button))

    def sign_in(self, name: str) -> None:
        self.page.delete_all_cookies()
        self.go("/sign-in")
        self.write("name", name)
        self.write("password", PASSWORD)
        self.submit("main button.main")


def _is_gone(element: WebElement) -> bool:
    try:
        element.is_enabled()
    except Exception:
        return True
    return False


@pytest.fixture
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with three people and nothing imported yet."""
    file = tmp_path_factory.mktemp("office") / "desk.db"
    database = open_database(f"sqlite:///{file}")
    for name, role in (("siti", Role.OFFICER), ("budi", Role.APPROVER), ("admin", Role.ADMINISTRATOR)):
        create_account(database, name, PASSWORD, role)
    create_account(database, "wakil", PASSWORD, Role.APPROVER)
    database.close()
    return file


def drop(office: Office, file: Path) -> None:
    office.go("/imports")
    office.find("#files").send_keys(str(file))
    office.submit("form[enctype] button.main")


def wait_for_imports(office: Office, n: int) -> None:
    done = "selesai"
    WebDriverWait(office.page, 60).until(lambda _: office.find("#imports").text.count(done) >= n)


def test_from_a_dropped_zip_to_a_published_answer_and_the_recap(
    browser: Page, address: str, desk: Desk, tmp_path: Path
) -> None:
    office = Office(browser, address)
    zipped = tmp_path / "grup.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for file in sorted(DEMO.rglob("*.txt")):
            archive.write(file, file.name)
    office.sign_in("siti")
    assert browser.title == "Antrean klaim · Saring"
    drop(office, zipped)
    wait_for_imports(office, 1)  # the page moves by itself
    assert "0 tak terbaca" in office.text()
    drop(office, zipped)
    assert "sudah pernah diimpor" in office.text()

    office.press("g", "j", Keys.ENTER)
    claim = browser.current_url
    title = office.find("h1").text
    office.press("t", "1", "r")
    browser.switch_to.active_element.send_keys("Hasil uji laboratorium menyatakan airnya aman.")
    office.leave()
    office.press("s")
    assert "Putusan tersimpan." in office.text()
    assert "diputuskan" in office.text()

    office.press("d", "f")
    browser.switch_to.active_element.send_keys(FACT)
    office.write("sources", SOURCE)
    office.submit("button[value=fill]")
    for area in browser.find_elements(By.CSS_SELECTOR, "textarea[name^=text-]"):
        assert FACT.split(";")[0] in (area.get_attribute("value") or "")
    office.press("h")
    assert "Masih ada [ISI: …] di:" in office.text()
    for area in browser.find_elements(By.CSS_SELECTOR, "textarea[name^=text-]"):
        text = area.get_attribute("value") or ""
        area.clear()
        area.send_keys(re.sub(r"\[ISI:[^]]*\]", "Sukamaju", text))
    office.leave()
    office.press("s")
    assert "Tersimpan." in office.text()
    office.press("h")
    assert "menunggu persetujuan" in office.text()
    assert browser.find_elements(By.CSS_SELECTOR, "[aria-keyshortcuts=y]") == []

    office.sign_in("budi")
    office.page.get(claim)
    office.press("l", "y")
    assert "Disetujui budi" in office.text()

    office.sign_in("siti")
    office.page.get(claim)
    office.press("l")
    office.write("address", ADDRESS)
    office.leave()
    office.press("p")
    assert f"{ADDRESS}" in office.text()
    assert "terbit" in office.text()

    later = tmp_path / "WhatsApp Chat dengan RT 09.txt"
    text = " ".join(_text_of(office, claim).split())
    later.write_text(CHAT.format(text=text), encoding="utf-8")
    drop(office, later)
    wait_for_imports(office, 2)
    office.go("/?lane=already_answered")
    assert title[:40] in office.text()
    office.page.get(claim)
    assert "Sudah dijawab:" in office.text()

    office.press("m")
    figures = {row.text for row in browser.find_elements(By.CSS_SELECTOR, "tbody tr")}
    assert any(row.startswith("jawaban terbit 1") for row in figures)
    assert any(row.startswith("salah 1") for row in figures)

    office.sign_in("admin")
    office.go("/access-log")
    assert "membuka klaim" in office.text()
    complaints = [entry["message"] for entry in browser.get_log("browser")]
    assert [one for one in complaints if "status of 422" not in one] == []  # the answer that was handed in too early


def _text_of(office: Office, claim: str) -> str:
    office.page.get(claim)
    return office.find(".message").text


def test_nothing_comes_from_another_host(browser: Page, address: str, desk: Desk) -> None:
    browser.get_log("performance")
    office = Office(browser, address)
    office.sign_in("siti")
    for path in ("/", "/imports", "/recap", "/me"):
        office.go(path)
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {event["params"]["request"]["url"] for event in sent if event["method"] == "Network.requestWillBeSent"}
    assert asked
    assert {url for url in asked if not url.startswith((address, "data:"))} == set()
