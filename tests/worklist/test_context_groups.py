"""What cannot be judged on its own is counted in groups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import saring
from saring.claims.claims import build_claims
from saring.i18n import say
from saring.messages import ReadOptions
from saring.messages.read import private_messages
from saring.model.scorer import load_model
from saring.records import CONTEXT_KINDS, Kind, Message, ReadReport
from saring.worklist.context_groups import MAX_LETTERS, group_by_context
from tests.odd_texts import FOREIGN

SEEN = datetime(2026, 8, 3, 7)
TALK = "besok pagi kita kerja bakti membersihkan selokan, bawa cangkul dan air minum sendiri ya bapak-bapak"


def messages() -> list[Message]:
    said = [
        ("rt", "bener ga nih min?", Kind.TEXT),
        ("wali", "bener ga nih min?", Kind.TEXT),
        ("rt", "https://contoh.example/berita", Kind.TEXT),
        ("rt", "IMG-20260803-WA0001.jpg (file terlampir)", Kind.MEDIA),
        ("rt", "<Media tidak disertakan>", Kind.MEDIA),
        ("rt", "🙏🙏", Kind.TEXT),
        ("rt", "siap pak", Kind.TEXT),
        ("rt", TALK, Kind.TEXT),
        ("rt", "buka undangannya https://bri-undian.xyz", Kind.TEXT),
        *(("wali", text, Kind.TEXT) for text in FOREIGN["english"]),
    ]
    return [
        Message("whatsapp", chat, f"s{i % 3}", SEEN.replace(minute=i), kind, text, f"chat:{i}")
        for i, (chat, text, kind) in enumerate(said)
    ]


def test_every_kind_is_a_group_with_its_counts_and_examples() -> None:
    claims = build_claims(load_model(None).score_messages(messages()))
    groups = {group.kind: group for group in group_by_context(claims)}
    assert [*groups] == [kind for kind in CONTEXT_KINDS if kind in groups]
    assert {kind: group.n_messages for kind, group in groups.items()} == {
        "points_elsewhere": 2,
        "media": 2,
        "only_link": 2,
        "unfamiliar_language": len(FOREIGN["english"]),
        "too_short": 1,
        "no_text": 1,
    }
    asked = groups["points_elsewhere"]
    assert (asked.n_chats, asked.examples) == (2, ("bener ga nih min?",))
    assert (asked.first_seen_at, asked.last_seen_at) == (SEEN, SEEN.replace(minute=1))
    assert asked.reasons == (say("reason_points_elsewhere"),)
    assert all(len(example) <= MAX_LETTERS for group in groups.values() for example in group.examples)


def test_what_is_on_the_list_because_of_a_signal_is_not_counted_again() -> None:
    claims = build_claims(load_model(None).score_messages(messages()))
    scam = next(claim for claim in claims if "bri-undian" in claim.title)
    (links,) = (group for group in group_by_context(claims, {scam.claim_id}) if group.kind == "only_link")
    assert (links.n_messages, links.examples) == (1, ("https://contoh.example/berita",))


def test_every_message_of_a_run_is_on_the_list_or_in_a_group_or_talk() -> None:
    worklist = saring.triage("data/demo")
    everything = saring.triage("data/demo", everything=True)
    listed = {item.claim.claim_id for item in worklist.items}
    unlisted = [item for item in everything.items if item.claim.claim_id not in listed]
    n_lacking = sum(group.n_messages for group in worklist.run.context_groups)
    n_talk = sum(item.claim.n_messages for item in unlisted if item.claim.representative.score.verdict == "no_claim")
    n_listed = sum(item.claim.n_messages for item in worklist.items)
    assert n_listed + n_lacking + n_talk == worklist.run.n_messages
    assert everything.run.context_groups == worklist.run.context_groups
    assert everything.run.n_claims == worklist.run.n_claims == len(worklist.items) < worklist.run.n_texts


def test_an_unlearned_language_is_one_group_and_no_row(tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("text\n" + "".join(f'"{text}"\n' for text in FOREIGN["english"]), encoding="utf-8")
    n = len(list(private_messages([str(table)], ReadOptions(), ReadReport(), keep_names=False)))
    worklist = saring.triage(table)
    assert [(group.kind, group.n_messages) for group in worklist.run.context_groups] == [("unfamiliar_language", n)]
    assert worklist.items == []
