"""Three days of one office: what is new, growing, answered and back, and no message counted twice."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import saring

Row = dict[str, str]

WATER = (
    "Info penting! Mulai besok malam air PAM di seluruh Sukamaju dicampur obat, jangan diminum tiga hari, "
    "sampaikan ke keluarga dan tetangga supaya tidak ada korban lagi"
)
AID = (
    "Bantuan tunai dua juta rupiah sudah cair untuk semua warga yang belum terdaftar, segera isi data anda "
    "sebelum kuota habis di https://daftar-cepat.example/warga"
)
JAB = (
    "Jangan mau anak kita disuntik di sekolah, vaksinnya belum lulus uji dan sudah banyak anak kejang, "
    "teruskan ke wali murid lain sebelum terlambat"
)
QUAKE = (
    "Orang dalam pemantau gempa bilang nanti malam jam sebelas akan terjadi gempa besar delapan skala richter, "
    "jangan tidur di dalam rumah dan siapkan tas"
)
ANSWER = "https://sukamaju.example/klarifikasi/vaksin"

RT = "Chat WhatsApp dengan RT 05.txt"
CLASS = "Chat WhatsApp dengan Kelas 4B.txt"

RT_FIRST = [
    ("20/07/26 08.00", "Bu Sumi", WATER),
    ("20/07/26 08.30", "Pak Karjo", f"Dari grup sebelah. {WATER}"),
    ("20/07/26 09.00", "Bu Lilik", AID),
]
CLASS_FIRST = [("20/07/26 10.00", "Mama Zidan", JAB)]
RT_SECOND = [("21/07/26 07.00", "Pak Karjo", QUAKE)]
CLASS_SECOND = [
    ("21/07/26 06.00", "Mama Naura", WATER),
    ("21/07/26 06.10", "Mama Zidan", WATER),
    ("21/07/26 06.20", "Mama Naura", JAB),
]
CLASS_THIRD = [("29/07/26 09.00", "Mama Naura", AID), ("29/07/26 09.10", "Mama Zidan", QUAKE)]


def export(folder: Path, chats: dict[str, list[tuple[str, str, str]]]) -> Path:
    folder.mkdir()
    for name, messages in chats.items():
        lines = [f"{when} - {who}: {what}" for when, who, what in messages]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def triage(folder: Path, output: Path, *options: object) -> dict[str, Row]:
    saring("triage", folder, "--all", "--output", output, *options)
    with output.open(encoding="utf-8-sig", newline="") as stream:
        return {named(row["text"]): row for row in csv.DictReader(stream)}


def named(text: str) -> str:
    return next(
        name
        for name, words in {"water": "air PAM", "aid": "tunai", "jab": "vaksin", "quake": "gempa"}.items()
        if words in text
    )


def answered(rows: dict[str, Row], path: Path) -> Path:
    """The first list as the officer saved it, one claim answered and rated."""
    rows["jab"] |= {"rating": "hoaks", "answer_url": ANSWER}
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows["jab"]))
        writer.writeheader()
        writer.writerows(rows.values())
    return path


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Row]]:
    """The lists of three days; the third from all messages again (`full`) and from the new ones only (`part`)."""
    here = tmp_path_factory.mktemp("story")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SARING_KEY", "test key for digests of senders, long enough")
        patch.setenv("SARING_LANG", "en")
        first = triage(export(here / "1", {RT: RT_FIRST, CLASS: CLASS_FIRST}), here / "1.csv")
        since = answered(first, here / "1-filled.csv")
        again = {RT: RT_FIRST + RT_SECOND, CLASS: CLASS_FIRST + CLASS_SECOND}
        second = triage(export(here / "2", again), here / "2.csv", "--since", since)
        every = {RT: again[RT], CLASS: again[CLASS] + CLASS_THIRD}
        full = triage(export(here / "full", every), here / "full.csv", "--since", here / "2.csv")
        part = triage(export(here / "part", {CLASS: CLASS_THIRD}), here / "part.csv", "--since", here / "2.csv")
    return {"1": first, "2": second, "full": full, "part": part}


def column(rows: dict[str, Row], name: str) -> dict[str, str]:
    return {claim: row[name] for claim, row in sorted(rows.items())}


def test_the_first_day_says_nothing_of_change(story: dict[str, dict[str, Row]]) -> None:
    assert set(column(story["1"], "change").values()) == {""}
    assert column(story["1"], "n_messages") == {"aid": "1", "jab": "1", "water": "2"}


def test_the_second_day_knows_what_is_new_growing_and_answered(story: dict[str, dict[str, Row]]) -> None:
    second = story["2"]
    assert column(second, "change") == {"aid": "unchanged", "jab": "answered", "quake": "new", "water": "growing"}
    assert column(second, "n_new") == {"aid": "0", "jab": "1", "quake": "1", "water": "2"}
    assert column(second, "n_messages") == {"aid": "1", "jab": "2", "quake": "1", "water": "4"}
    assert (second["water"]["n_chats"], second["water"]["n_senders"]) == ("2", "4")


def test_what_comes_back_after_a_week_has_resurfaced(story: dict[str, dict[str, Row]]) -> None:
    third = story["part"]
    assert column(third, "change") == {
        "aid": "resurfaced",
        "jab": "answered",
        "quake": "resurfaced",
        "water": "unchanged",
    }
    assert column(third, "n_messages") == {"aid": "2", "jab": "2", "quake": "2", "water": "4"}


def test_all_again_and_only_the_new_give_the_same_list(story: dict[str, dict[str, Row]]) -> None:
    for name in ("claim_id", "n_messages", "n_chats", "n_senders", "change", "n_new", "first_seen_at", "last_seen_at",
                 "platforms", "rating", "answer_url", "advice", "priority"):  # fmt: skip
        assert column(story["full"], name) == column(story["part"], name), name
    for name in ("member_keys", "chat_keys", "sender_keys"):
        full, part = column(story["full"], name), column(story["part"], name)
        assert {claim: set(keys.split("; ")) for claim, keys in full.items()} == {
            claim: set(keys.split("; ")) for claim, keys in part.items()
        }


def test_a_claim_keeps_its_id_and_what_the_officer_wrote(story: dict[str, dict[str, Row]]) -> None:
    for claim in ("water", "aid", "jab"):
        assert len({story[day][claim]["claim_id"] for day in story}) == 1
    for day in ("2", "full", "part"):
        jab = story[day]["jab"]
        assert (jab["rating"], jab["answer_url"], jab["advice"]) == ("hoaks", ANSWER, "already_answered")
        assert ANSWER in jab["advice_reason"]


def test_the_account_tells_of_change_and_of_what_is_late(tmp_path: Path) -> None:
    export(tmp_path / "1", {RT: RT_FIRST, CLASS: [("20/07/26 08.10", "Mama Naura", WATER)]})
    export(tmp_path / "2", {CLASS: [("21/07/26 09.00", "Mama Naura", WATER)]})
    first, second = tmp_path / "1.xlsx", tmp_path / "2.jsonl"
    saring("triage", tmp_path / "1", "--output", first, "--deadline", "3h")
    done = saring("triage", tmp_path / "2", "--output", second, "--since", first, "--deadline", "2d")
    assert "since the earlier list: 1 growing" in done.stderr
    assert "; 1 new messages" in done.stderr
    assert "1 claims are overdue" in done.stderr
    water = next(row for row in map(json.loads, second.open(encoding="utf-8")) if row["text"] == WATER)
    assert water["due_at"] == "2026-07-20T11:00:00"  # as promised on the first day
    assert "overdue by 22 h 0 min" in water["advice_reason"]


def test_a_list_written_with_another_key_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(tmp_path / "1", {RT: RT_FIRST})
    saring("triage", tmp_path / "1", "--all", "--output", tmp_path / "1.csv")
    monkeypatch.setenv("SARING_KEY", "another key for digests of senders, long enough")
    done = saring("triage", tmp_path / "1", "--all", "--output", tmp_path / "2.csv", "--since", tmp_path / "1.csv")
    assert "none of its messages was recognised" in done.stderr
    monkeypatch.setenv("SARING_KEY", "test key for digests of senders, long enough")
    done = saring("triage", tmp_path / "1", "--all", "--output", tmp_path / "2.csv", "--since", tmp_path / "1.csv")
    assert "recognised" not in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--deadline", "3 weeks", "expected a time such as 90m, 3h, 24h or 2d, found '3 weeks'"),
        ("--deadline", "0h", "expected a time such as"),
        ("--now", "yesterday", "expected a time such as 2026-01-31T09:30, found 'yesterday'"),
        ("--since", "nowhere.csv", "nowhere.csv"),
        ("--facts", "nowhere", "nowhere"),
    ],
)
def test_an_option_that_makes_no_sense_is_one_line(tmp_path: Path, option: str, value: str, message: str) -> None:
    export(tmp_path / "1", {RT: RT_FIRST})
    done = saring("triage", tmp_path / "1", "-o", tmp_path / "1.csv", option, value, cwd=tmp_path, code=2)
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "1.csv").exists()


def test_kept_names_are_told(tmp_path: Path) -> None:
    export(tmp_path / "1", {RT: RT_FIRST})
    for command in ("read", "batch", "triage"):
        notes = saring(command, tmp_path / "1", "-o", tmp_path / "out.csv", "--keep-names").stderr
        assert "--keep-names keeps sender names, phone numbers" in notes
        assert "keep-names" not in saring(command, tmp_path / "1", "-o", tmp_path / "out.csv").stderr
