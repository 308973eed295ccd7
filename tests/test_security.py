"""`SECURITY.md` promises nothing without a test, and the dependencies are looked after."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from scripts.audit import findings
from scripts.licences import CONSTRAINTS, Dependency, dependencies

ROOT = Path(__file__).resolve().parent.parent
THREATS = [
    row
    for row in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if row.startswith("| ") and not row.startswith("| who | with what")
]


def named_in(row: str) -> list[str]:
    """Return the tests that the last cell of a row names."""
    return re.findall(r"`(test_\w+)`", row.split(" | ")[-1])


@pytest.mark.parametrize("row", THREATS, ids=lambda row: " ".join(row.split("|")[1:3]).strip()[:50])
def test_every_threat_names_tests_and_each_exists(row: str) -> None:
    written = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    assert named_in(row)
    assert [name for name in named_in(row) if f"\ndef {name}(" not in written] == []


def test_the_table_is_the_one_that_was_meant() -> None:
    assert len(THREATS) >= 15


def test_every_pinned_package_has_a_licence_that_goes_with_ours() -> None:
    found = list(dependencies())
    assert len(found) == len(CONSTRAINTS.read_text(encoding="utf-8").split())
    assert [one for one in found if not one.is_in_order] == []


@pytest.mark.parametrize("licence", ["", "GPL-3.0-only", "AGPL-3.0", "LGPLv2+ AND MIT", "Proprietary", "SSPL-1.0"])
def test_a_licence_that_asks_for_more_is_named(licence: str) -> None:
    assert not Dependency("something", "1.0", licence).is_in_order


SKIPPED = {"name": "a", "skip_reason": "Dependency not found"}
SOUND: dict[str, Any] = {"name": "b", "version": "1.0", "vulns": []}
WEAK = {"name": "c", "version": "2.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["2.1"]}]}


def test_an_audit_in_which_nothing_was_compared_says_nothing_good() -> None:
    assert findings("pypi", []) == ([], 0)
    assert findings("pypi", [SKIPPED, SKIPPED]) == ([], 0)


def test_an_audit_names_weaknesses_and_what_was_not_compared() -> None:
    lines, code = findings("osv", [SKIPPED, SOUND, WEAK])
    assert lines == [
        "audit: 2 pinned versions compared with the advisories of osv, 1 with a weakness",
        "c 2.0: PYSEC-2026-1, mended in 2.1",
        "a: not compared (Dependency not found)",
    ]
    assert code == 1
    assert findings("osv", [SOUND])[1] == 0
