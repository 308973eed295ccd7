"""Every page of the desk in a browser: axe-core finds nothing, in both themes, on a desk and on a phone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from saring.desk.accounts import Account, start_session
from saring.desk.answers import start_answer
from saring.desk.rights import Role
from saring.desk.states import Finding, Step
from saring.desk.work import decide, take_step
from tests.desk.web.conftest import OFFICE, Desk
from tests.reports.test_accessibility import AXE, RUN_AXE

SCREENS = os.environ.get("SARING_SCREENS")
"""A folder for pictures of every page, to be looked at."""
OF_OFFICER = (
    "/",
    "/?lane=needs_context",
    "/?search=tidakada",
    "/claims/1",
    "/claims/2",
    "/claims/1/answer",
    "/imports",
    "/recap",
    "/me",
)
OF_ADMINISTRATOR = ("/accounts", "/access-log")


def show(browser: webdriver.Chrome, theme: str, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})


def complaints(browser: webdriver.Chrome) -> list[object]:
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(RUN_AXE)
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


def picture(browser: webdriver.Chrome, name: str) -> None:
    if SCREENS:
        import base64

        shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
        (Path(SCREENS) / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))


def sign_in(browser: webdriver.Chrome, desk: Desk, address: str, name: str) -> None:
    browser.get(f"{address}/sign-in")
    browser.delete_all_cookies()
    secret = start_session(desk.database, desk.accounts[name])
    browser.add_cookie({"name": "saring_session", "value": secret})


def prepare(desk: Desk) -> None:
    """Decide a claim and begin its answer, so that every page has something to show."""
    officer = Account(desk.accounts["officer"], "officer", Role.OFFICER)
    take_step(desk.database, officer, 1, 1, Step.TAKE_UP)
    decide(desk.database, officer, 1, 2, Finding.FALSE, "Sudah dicek ke Puskesmas.")
    start_answer(desk.database, officer, 1, 3, OFFICE)


@pytest.mark.parametrize(
    ("theme", "width"),
    # Every theme and every width; all four where pictures are asked for.
    [("light", 1280), ("dark", 390), *([("light", 390), ("dark", 1280)] if SCREENS else [])],
)
def test_axe_finds_nothing_on_any_page(
    browser: webdriver.Chrome, desk: Desk, address: str, theme: str, width: int
) -> None:
    prepare(desk)
    show(browser, theme, width)
    found: dict[str, list[object]] = {}
    browser.get(f"{address}/sign-in")
    found["/sign-in"] = complaints(browser)
    picture(browser, f"sign-in-{theme}-{width}")
    for name, paths in (("officer", OF_OFFICER), ("administrator", OF_ADMINISTRATOR)):
        sign_in(browser, desk, address, name)
        for path in paths:
            browser.get(address + path)
            found[path] = complaints(browser)
            picture(browser, f"{path.replace('/', '_').replace('?', '-')}-{theme}-{width}")
            assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), (path, width)
            if path == "/":
                browser.find_element(By.TAG_NAME, "body").send_keys("?")
                assert browser.find_element(By.ID, "keys").is_displayed()
                found["keys"] = complaints(browser)
                picture(browser, f"keys-{theme}-{width}")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert {path: complaint for path, complaint in found.items() if complaint} == {}
