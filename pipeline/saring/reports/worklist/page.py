"""A worklist as one self-contained page: it loads nothing, and only its own script and style may run."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from saring.claims.spread import Step
from saring.i18n import LANGUAGES, PHRASES, get_language, say
from saring.records import PART_NAMES, Advice, Change, MatchStatus, Span, Verdict, WorklistItem, WorklistRun
from saring.reports.cells import label
from saring.reports.worklist.page_charts import charts_of
from saring.reports.worklist.page_claims import claim_data
from saring.resources import read_shipped

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
MAX_EXPLAINED = 500
"""The words that counted are marked in so many claims, the first ones, as each takes milliseconds; the page says so."""
CODES: dict[str, Iterable[str]] = {
    "verdict": Verdict, "advice": Advice, "change": Change, "status": MatchStatus, "part": PART_NAMES,
}  # fmt: skip
WORDS = (
    "page_all", "page_shown", "page_range", "page_empty", "page_due", "page_message", "page_toward", "page_away",
    "page_not_explained", "page_advice", "page_phrases", "page_signals", "page_facts", "page_no_facts",
    "page_similarity", "page_family", "page_parts", "page_part_value", "page_spread", "page_spread_said",
    "page_undated", "page_last_day", "page_day_before", "page_forwarded", "page_new_messages", "page_chats",
    "page_more_chats", "page_no_messages", "page_code",
    "column_rank", "column_priority", "column_advice", "column_verdict",
    "column_title", "column_n_messages", "column_n_chats", "column_last_seen_at", "column_first_seen_at",
    "column_platform", "column_chat", "column_n_senders", "column_risk", "column_check_worthiness",
)  # fmt: skip


def write_page(
    items: Sequence[WorklistItem], path: Path, run: WorklistRun, explain: Callable[[str], Sequence[Span]]
) -> None:
    """Write the page of a worklist in the language in force; `explain` is asked for the first claims only."""
    style, script = _resource("worklist.css"), _resource("worklist.js")
    head, foot = (
        Template(_resource("worklist.html")).substitute(_fields(items, run, style, script)).split("<!--claims-->")
    )
    with path.open("w", encoding="utf-8", errors="replace") as stream:
        stream.write(head)
        stream.writelines(_claims(items, explain))
        stream.write(foot)


def _claims(items: Sequence[WorklistItem], explain: Callable[[str], Sequence[Span]]) -> Iterator[str]:
    """Yield the claims as a JSON array, one on a line, so that a long list never stands in memory twice."""
    for number, item in enumerate(items):
        text = item.claim.representative.message.text
        spans = explain(text) if number < MAX_EXPLAINED else None
        yield ("[" if number == 0 else ",\n") + embedded(claim_data(item, spans))
    yield "]" if items else "[]"


def embedded(value: Any) -> str:
    r"""Return a value as JSON that can stand in a script element, whatever it holds.

    >>> embedded({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    written = _ENCODER.encode(value)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _fields(items: Sequence[WorklistItem], run: WorklistRun, style: str, script: str) -> dict[str, str]:
    made_at = run.made_at.isoformat(" ", "minutes")[:16]
    told = say("page_told", inputs=", ".join(run.inputs), time=made_at, model=run.model_version)
    filters = ("verdict", "advice", "platform", "topic", "change")
    return {
        "lang": get_language(),
        "title": escape(say("title_triage")),
        "note": escape(say("report_note")),
        "told": escape(told),
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "charts": charts_of(items, run),
        "words": embedded(_words(items)),
        **{name: escape(say(f"page_{name}")) for name in ("search", "sort", "per_page", "clear", "no_script", "list")},
        **{f"filter_{name}": escape(say(f"page_filter_{name}")) for name in filters},
        **{f"page_{name}": escape(say(f"page_{name}")) for name in ("before", "next", "tools", "skip")},
    }


def _words(items: Sequence[WorklistItem]) -> dict[str, Any]:
    """Return what the script says: single phrases, and the labels of codes by kind."""
    codes = CODES | {
        "topic": sorted({topic for item in items for topic in item.topics}),
        "platform": sorted({platform for item in items for platform in item.claim.platforms}),
        "step": Step,
    }
    return {
        **{name: PHRASES[name][LANGUAGES.index(get_language())] for name in WORDS},  # their fields are filled in there
        "labels": {kind: {str(code): label(kind, code) for code in known} for kind, known in codes.items()},
        "explained": MAX_EXPLAINED,
    }


def _resource(name: str) -> str:
    return read_shipped(name).strip()


def _hash(content: str) -> str:
    """Name a script or style in the policy, which lets no other run; the page keeps it letter for letter."""
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()
