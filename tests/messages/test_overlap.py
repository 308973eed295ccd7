"""Exports that overlap count once, chats of two platforms never mix, and one hoax on three is one claim."""

from __future__ import annotations

from pathlib import Path

from saring.claims.claims import build_claims
from saring.messages import ReadOptions, is_scorable, iter_messages
from saring.records import Message, ReadReport, Score, ScoredMessage, Verdict

HOAX = "Awas! Mulai besok air PDAM Sukamaju diberi zat pemutih, jangan diminum. Sebarkan ke semua keluarga!"
WHATSAPP = f"24/07/24 09.43 - Siti: {HOAX}\n24/07/24 09.44 - Budi: masa sih\n"
LINE = f"[LINE] Riwayat obrolan dengan RW 07\n2024/07/24\n09:43\tSiti\t{HOAX}\n"
TELEGRAM = f"Siti, [24/07/2024 09:43]\n[Diteruskan dari Kabar Kilat]\n{HOAX}\n"
TWEETS = f'created_at,full_text,username,conversation_id_str\nWed Jul 24 02:43:10 +0000 2024,"{HOAX}",siti,9\n'


def write(folder: Path, **contents: str) -> list[str]:
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in contents]


def read(inputs: list[str]) -> tuple[list[Message], ReadReport]:
    report = ReadReport()
    return list(filter(is_scorable, iter_messages(inputs, ReadOptions(preset="x"), report))), report


def test_two_exports_of_one_chat_count_once(tmp_path: Path) -> None:
    later = LINE + "09:50\tBudi\tsudah dibantah\n"
    messages, report = read(write(tmp_path, pertama=LINE, kedua=later))
    assert [m.text for m in messages] == [HOAX, "sudah dibantah"]
    assert report.n_duplicates == 1
    assert report.account.balanced


def test_the_same_words_in_two_chats_are_two_messages(tmp_path: Path) -> None:
    messages, report = read(write(tmp_path, satu=LINE, dua=LINE.replace("RW 07", "RW 08")))
    assert [m.chat for m in messages] == ["RW 07", "RW 08"]
    assert report.n_duplicates == 0


def test_numbers_in_the_names_of_chats_tell_them_apart(tmp_path: Path) -> None:
    files = write(tmp_path, **{"Chat WhatsApp dengan RT-05": WHATSAPP, "Chat WhatsApp dengan RT-06": WHATSAPP})
    messages, report = read(files)
    assert (len(messages), report.n_duplicates) == (4, 0)


def test_the_same_hoax_on_several_platforms_is_one_claim(tmp_path: Path) -> None:
    messages, report = read(write(tmp_path, wa=WHATSAPP, line=LINE, telegram=TELEGRAM, x=TWEETS))
    assert report.failures == []
    score = Score(Verdict.UNVERIFIED, None, None, 0.5, ())
    claims = build_claims([ScoredMessage(message, score, "uji") for message in messages])
    (claim,) = [claim for claim in claims if claim.n_messages > 1]
    assert sorted(claim.platforms) == ["line", "telegram", "whatsapp", "x"]
    assert (claim.n_messages, claim.n_chats, claim.n_forwarded) == (4, 4, 1)
