"""The page in a real browser: what an officer does with it, and that nothing leaves it."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from saring.i18n import set_language
from saring.records import People
from saring.reports.worklist.write import write_worklist
from saring.worklist.earlier import read_earlier
from tests.reports.worklist_items import RUN, build_items, explain_with, many_items

ITEMS = build_items()
ANSWER = "https://sukamaju.example/klarifikasi/1"
Page = webdriver.Chrome
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for language in ("id", "en"):
        set_language(language)
        write_worklist(ITEMS, str(folder / f"{language}.html"), run=RUN, explain=explain_with(ITEMS))
    write_worklist(many_items(5_000), str(folder / "long.html"), run=RUN, explain=lambda _: ())
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture
def open_page(browser: Page, files: dict[str, Path]) -> Iterator[Open]:
    def opened(name: str = "id", width: int = 1300) -> Page:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(files[name].as_uri())
        return browser

    yield opened
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def ranks(page: Page) -> list[int]:
    return [int(cell.text.split()[-1]) for cell in page.find_elements(By.CSS_SELECTOR, "#rows td.rank")]


def choose(page: Page, name: str, value: str) -> None:
    Select(page.find_element(By.ID, name)).select_by_value(value)


def opened(page: Page, rank: int) -> WebElement:
    """Open the claim of a rank and return what opens below it."""
    button = page.find_elements(By.CSS_SELECTOR, "button.title")[rank - 1]
    detail = button.get_attribute("aria-controls")
    button.send_keys(Keys.ENTER)  # as a person does who uses no mouse
    return page.find_element(By.ID, str(detail))


def test_nothing_leaves_the_page_and_nothing_of_a_message_runs(open_page: Open) -> None:
    page = open_page()
    page.get_log("performance")
    page = open_page()
    for rank in range(1, 13):
        opened(page, rank)
    sent = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    asked = {e["params"]["request"]["url"] for e in sent if e["method"] == "Network.requestWillBeSent"}
    assert {url.split(":")[0] for url in asked} == {"file"}
    assert len(asked) == 1
    assert page.title == "Daftar kerja klarifikasi"
    assert page.get_log("browser") == []
    assert page.execute_script("return document.querySelectorAll('main img, main iframe, main script').length") == 0


def test_the_policy_stops_what_is_not_the_page_s_own(open_page: Open) -> None:
    page = open_page()
    ran = page.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);"
        "return window.ran || 0"
    )
    assert ran == 0
    assert "Content Security Policy" in page.get_log("browser")[0]["message"]


@pytest.mark.parametrize(
    ("place", "key"),
    [(1, lambda i: -i.priority), (4, lambda i: i.claim.title.lower()), (5, lambda i: -i.claim.n_messages)],
)
def test_a_heading_sorts_and_sorts_back(open_page: Open, place: int, key: Callable[[Any], Any]) -> None:
    page = open_page()
    head = page.find_elements(By.CSS_SELECTOR, "#heads th")[place]
    head.find_element(By.TAG_NAME, "button").click()
    if place != 4:  # letters and signs have an order of their own in each language
        assert ranks(page) == [item.rank for item in sorted(ITEMS, key=lambda i: (key(i), i.rank))]
    forward = ranks(page)
    assert head.get_attribute("aria-sort") == "ascending"
    head.find_element(By.TAG_NAME, "button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert sorted(ranks(page)) == sorted(forward)
    assert ranks(page) != forward
    assert len(page.find_elements(By.CSS_SELECTOR, "#heads [aria-sort]")) == 1


def test_filters_and_search_narrow_the_list_and_are_cleared(open_page: Open) -> None:
    page = open_page()
    choose(page, "f-topic", "health")
    assert ranks(page) == [1, 4, 9, 12]
    choose(page, "f-verdict", "likely_hoax")
    assert ranks(page) == [1, 9]
    assert page.find_element(By.ID, "status").text == "2 dari 12 klaim"
    page.find_element(By.ID, "search").send_keys("KELOR demam")
    assert ranks(page) == [9]
    page.find_element(By.ID, "search").send_keys(" zzz")
    assert ranks(page) == []
    assert "longgarkan" in page.find_element(By.ID, "status").text
    page.find_element(By.ID, "clear").click()
    assert ranks(page) == list(range(1, 13))
    choose(page, "f-advice", "do_not_amplify")
    assert ranks(page) == [6, 12]
    choose(page, "f-advice", "")
    choose(page, "f-change", "resurfaced")
    assert ranks(page) == [5, 10]
    choose(page, "f-change", "")
    choose(page, "f-platform", "facebook")
    assert set(ranks(page)) == {item.rank for item in ITEMS if "facebook" in item.claim.platforms}


def test_an_open_claim_shows_what_the_list_leaves_out(open_page: Open) -> None:
    page = open_page()
    detail = opened(page, 2)
    button = page.find_elements(By.CSS_SELECTOR, "button.title")[1]
    assert button.get_attribute("aria-expanded") == "true"
    assert page.switch_to.active_element == button
    marks = {mark.get_attribute("class"): mark.text for mark in detail.find_elements(By.CSS_SELECTOR, ".message mark")}
    assert marks["toward"] == "Bantuan"
    assert marks["signal"] == "kirim kode OTP"
    assert len(detail.find_elements(By.CSS_SELECTOR, ".parts tr")) == 7
    picture = detail.find_element(By.CSS_SELECTOR, "svg.spread")
    assert len(picture.find_elements(By.TAG_NAME, "rect")) == 6
    assert "20 Jul 2026" in str(picture.get_attribute("aria-label"))
    assert "RT 05 Kampung Melati" in detail.text
    button.send_keys(Keys.SPACE)
    assert page.find_elements(By.CSS_SELECTOR, ".detail-row") == []


def test_links_are_those_of_fact_checks_and_of_the_web(open_page: Open) -> None:
    detail = opened(open_page(), 1)
    links = detail.find_elements(By.TAG_NAME, "a")
    assert [link.get_attribute("href") for link in links] == ["https://cekfakta.example/0?a=1&b=2"]
    assert links[0].get_attribute("rel") == "noopener noreferrer"
    assert "Judul dengan <b>tanda</b>" in detail.text


def test_a_relative_of_a_claim_opens_from_it(open_page: Open) -> None:
    page = open_page()
    choose(page, "f-verdict", "likely_hoax")
    page.find_element(By.CSS_SELECTOR, f"#row-{ITEMS[6].claim.claim_id} button.title").click()
    page.find_element(By.CSS_SELECTOR, "button.plain").click()
    assert page.find_element(By.ID, f"detail-{ITEMS[7].claim.claim_id}").is_displayed()
    assert page.switch_to.active_element.text.startswith("Penculik anak")


def test_a_phone_shows_cards_that_fit(open_page: Open) -> None:
    page = open_page("en", 360)
    for rank in (1, 2, 11, 12):
        opened(page, rank)
    assert page.execute_script("return document.documentElement.scrollWidth") == 360
    assert not page.find_element(By.ID, "heads").is_displayed()
    assert not page.find_element(By.ID, "sort").is_displayed()
    page.find_element(By.CSS_SELECTOR, "#filters summary").click()
    assert page.find_element(By.ID, "sort").is_displayed()
    choose(page, "sort", "5")
    most = max(ITEMS, key=lambda item: (item.claim.n_messages, -item.rank))
    assert ranks(page)[0] == most.rank
    wide = "return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 361).length"
    assert page.execute_script(wide) == 0


def test_print_leaves_out_the_controls_and_keeps_open_claims(open_page: Open) -> None:
    page = open_page()
    detail = opened(page, 12)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not page.find_element(By.CSS_SELECTOR, ".tools").is_displayed()
    assert not page.find_element(By.ID, "next").is_displayed()
    assert detail.is_displayed()
    message = detail.find_element(By.CSS_SELECTOR, ".message")
    whole = page.execute_script("return arguments[0].scrollHeight <= arguments[0].clientHeight + 1", message)
    assert whole  # 10,000 characters are printed, not the part that fits a box
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    printed = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    assert printed.startswith(b"%PDF")


def test_on_a_phone_the_list_comes_before_the_charts(open_page: Open) -> None:
    page = open_page("id", 390)
    top = "return document.querySelector(arguments[0]).getBoundingClientRect().top"
    first_row, charts = (page.execute_script(top, place) for place in ("#rows tr", ".charts"))
    assert first_row < 900 < charts  # within the first screen
    wide = open_page("id", 1280)
    assert wide.execute_script(top, ".charts") < wide.execute_script(top, "#rows tr")


def test_print_has_every_claim_that_the_filters_leave_and_its_heading_on_every_page(open_page: Open) -> None:
    page = open_page("long")
    choose(page, "f-topic", "elections")
    n = int(page.find_element(By.ID, "status").text.split()[0].replace(",", ""))
    assert n > 50
    page.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert len(ranks(page)) == n
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert page.execute_script("return getComputedStyle(document.querySelector('.list thead')).display") == (
        "table-header-group"
    )
    # A browser does not paint the buttons of a repeated heading, so on paper their names are written without them.
    assert not page.find_element(By.CSS_SELECTOR, "#heads button").is_displayed()
    named = "return [...document.querySelectorAll('#heads th')].map(th => getComputedStyle(th, '::before').content)"
    assert page.execute_script(named)[:3] == ['"No"', '"Priority"', '"Advice"']
    page.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert len(ranks(page)) == 50


def test_marks_stay_in_the_browser_and_go_into_a_file_for_since(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    first, second = (item.claim.claim_id for item in ITEMS[:2])
    opened(page, 1)
    choose(page, f"status-{first}", "done")
    opened(page, 2)
    page.find_element(By.ID, f"note-{second}").send_keys('=tanya "Bu Rini", besok\nlagi', Keys.TAB)
    assert page.find_element(By.ID, f"mark-{first}").text == "selesai"
    page = open_page()  # the page opened again has them still
    assert page.find_element(By.ID, f"mark-{first}").text == "selesai"
    assert "2 klaim" in page.find_element(By.ID, "marks-count").text
    page.find_element(By.ID, "marks-save").click()
    saved = tmp_path / "tanda-saring.csv"
    for _ in range(100):
        if saved.exists():
            break
        time.sleep(0.05)
    assert saved.read_bytes().startswith(b"\xef\xbb\xbfclaim_id,status,note,marked_at\r\n")
    listed = tmp_path / "list.csv"
    write_worklist(ITEMS, str(listed), run=RUN, explain=lambda _: ())
    claims = read_earlier([listed, saved]).claims
    assert claims is not None
    assert [(claim.people.status, claim.people.note) for claim in claims[:3]] == [
        ("done", ""), ("", '=tanya "Bu Rini", besok\nlagi'), ("", ""),
    ]  # fmt: skip
    assert page.get_log("browser") == []
    other = open_page("en")
    assert other.find_element(By.ID, "marks").is_displayed()  # the same list in English has the same marks
    other.execute_script("localStorage.clear()")


def test_what_people_wrote_into_the_list_before_is_on_the_page(browser: Page, tmp_path: Path) -> None:
    people = [People("tanya Pak Lurah", "Bu Rini", "sudah ditelepon", "salah", ANSWER), People("Selesai")]
    items = [replace(item, people=one) for item, one in zip(ITEMS, people, strict=False)]
    set_language("id")
    write_worklist(items, str(tmp_path / "a.html"), run=RUN, explain=lambda _: ())
    browser.get((tmp_path / "a.html").as_uri())
    tags = [tag.text for tag in browser.find_elements(By.CSS_SELECTOR, ".tag.mark")]
    assert tags == ["tanya Pak Lurah", "selesai"]
    detail = opened(browser, 1)
    assert "Penanggung jawab\nBu Rini\nPutusan kantor\nSalah" in detail.text
    assert detail.find_element(By.CSS_SELECTOR, ".people a").get_attribute("href") == ANSWER
    assert detail.find_element(By.TAG_NAME, "textarea").get_attribute("value") == "sudah ditelepon"


def test_five_thousand_claims_are_paged_searched_and_sorted(open_page: Open) -> None:
    page = open_page("long")
    assert len(ranks(page)) == 50
    page.find_element(By.ID, "next").click()
    assert ranks(page)[0] == 51
    assert page.find_element(By.ID, "range").text == "51 – 100 of 5,000"
    page.find_element(By.ID, "search").send_keys("nomor 4321 ")
    assert ranks(page) == [4322]
    assert not page.find_element(By.ID, "next").is_enabled()
