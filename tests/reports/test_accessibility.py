"""axe-core finds nothing on the pages, in both themes, on a desk and on a phone.

axe-core 4.14.1 (Deque Systems, MPL-2.0, see `tests/axe/LICENSE`) lies beside the tests, so that no network is needed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from saring.i18n import set_language
from saring.model.bundle import Model
from saring.reports.card.card import render_card_html
from saring.reports.tables import write_rows
from saring.reports.worklist.write import write_worklist
from tests.reports.worklist_items import RUN, build_items, explain_with

AXE = Path(__file__).resolve().parent.parent / "axe" / "axe.min.js"
SHA_256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
RUN_AXE = "axe.run().then(found => arguments[0](found.violations))"
ITEMS = build_items()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, model: Model, full_report: dict[str, Any]) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    set_language("id")
    write_worklist(ITEMS, str(folder / "worklist.html"), run=RUN, explain=explain_with(ITEMS))
    (folder / "card.html").write_text(render_card_html(model, full_report), encoding="utf-8")
    rows = [("air galon beracun", "likely_hoax", 0.91), ("selamat pagi", "no_claim", None)]
    write_rows(rows, ("text", "verdict", "risk"), str(folder / "table.html"), "Pesan")
    return {path.stem: path for path in folder.iterdir()}


def test_axe_is_the_one_that_was_published() -> None:
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == SHA_256


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["worklist", "card", "table"])
def test_axe_finds_nothing(
    browser: webdriver.Chrome, pages: dict[str, Path], name: str, theme: str, width: int
) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
    browser.get(pages[name].as_uri())
    for place in range(6 if name == "worklist" else 0):  # every kind of advice and verdict, opened
        browser.find_elements(By.CSS_SELECTOR, "button.title")[place].click()
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(RUN_AXE)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == []
