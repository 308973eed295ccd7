"""The compiled part of `normalise` says what the reference says, of any Unicode."""

from __future__ import annotations

import csv
import re
import timeit
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from time import process_time
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saring import compiled
from saring.resources import read_shipped
from saring.text.links import link_spans
from saring.text.normalise import REFERENCE, build_normaliser, compiled_normaliser, normalise, normalise_many
from saring.text.private import mask_private
from saring.text.scanner import compiled_scanner
from saring.text.spelling import everyday_spellings
from scripts.mask_rates import read_cases
from scripts.opening_starts import FILE, opening_starts
from tests.conftest import STARTER
from tests.profiles import examples

pytestmark = pytest.mark.skipif(compiled.find("normaliser") is None, reason="the compiled loops were not built here")

# What rules look for, so that chance puts it side by side.
PIECES = [
    "a", "aa", "aaa", "wk", "haha", "ha", "hati2", "anak2nya", "x2", "b4", "4ku", "l0", "0", "1", "62", "0812",
    "3456", "789012", "1234567890123456", "+62", "+", "(021)", "(", ")", " ", "  ", "-", "'", ".", " . ", "..",
    "…", ",", "!", "?", "%", "%%", "_", "\n", "\t", "\u00a0", "\u2011", "@", "@budi", "a@b.co", "a@", "www.",
    "www.9", "http://", "https://x", "HTTPS://", "://", "bit.ly", "bit.ly/x", "contoh.go.id", ".com", "x.id",
    "-a.id", "a-b", "file.apk", "wa.me/62812345678901", "[dot]", "[telepon]", "[", "]", "&amp;", "&", "\ue000",
    "\ue001", "\ue009", "а", "е", "Σ", "ς", "İ", "ı", "ſ", "\u212a", "é", "e\u0301", "\u0301", "ﷺ", "ﷲ", "½",
    "²", "ﬁ", "😱", "🙏🏽", "\u200d", "\ud800", "가", "漢", "٣", "𝐀", "g a l o n", "g.a.l.o.n", "g . a . l . o . n",
    "yg", "gk", "forwarded", "diteruskan berkali-kali", "selamat pagi", "semua", "bapak",
    "air galon beracun sekali", "WWW.", "s.id/x", "wa.me/", "go.id", "desa.go.id/", ".co.id", ".id", ".", "/",
    ":", ":/", "x" * 62, "x" * 63, "x" * 64, "a.b.c.d.e.f.g.com", "--", ".apk", ".apkx", ".apk?",
    "Contoh.ID/x.APK", "x.y/?a=b&c#d", "contoh.example", "example", "a_b(c)", "<", ">", '"', "“", "”", "．", "＠",
    "／", "：", "［", "＆", "⒈", "①", "0812-0000-6634", "1234 5678 9012", "9.999", ".0000.", "&lt", "&#46;",
    "&nbsp;", "[titik]", "[.]", "[akun]", "[nik]x", "x[email]", "т", "ο", "\ufe0f", "\u200b", "😱😱😱", "wkwkwk",
    "abcabcabc", "aaaa", "b4ik", "aa4a", "l0l", "a1b2", "hati2lah", "buat2", "jum'at", "a'", "g-a-l-o-n",
    "dari grup sebelah", "dapat dari wag", "assalamu'alaikum wr wb", "w w", "hi", "halo", "fwd", "fwd:",
    "(at)", "[at]", "[a", "(a", "0nline", "inf0", "h5n1", "00", "s1t", "4", "5a", "🅷", "❼", "ᴛ", "һ", "ᥲ", "rek ",
    "nik ", "[identitas]", "[pelat]", "[nama]", "O812", "1.250.000", "12/08/2024", "_",
    "mohon izin share", "copas", "kawan", "bayar sekarang juga", "!!!", "?!", ";",
]  # fmt: skip


class LettersAndLinks:
    """A reference that knows single letters and links, and fails on all else."""

    fold_letter = staticmethod(REFERENCE.fold_letter)
    link_symbol = staticmethod(REFERENCE.link_symbol)

    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"{name} was left to Python")


def by_reference(text: str, *, keep_digits: bool = False) -> str:
    return REFERENCE.normalise(text, keep_digits)


TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(), st.text(max_size=3)), max_size=24).map("".join)


LINKS = st.lists(
    st.sampled_from(
        ["http", "https", "://", "www", "WWW", ".", "..", "-", "/", "?", "_", "@", "com", "id", "go.id", "bit.ly",
         "t.me", "apk", "Contoh", "a", "9", "x" * 63, "é", "ı", "K", " ", "\n", "(", ")", ",", "ordal", "[", "\ue001",
         "[telepon]", "telepon", "]", "selesai", "info", "ga", "no", "1", "a." * 6]
    ),
    max_size=12,
).map("".join)  # fmt: skip


# One strategy for each phrase of the list: the rule of all of them together is slow to draw from.
OPENINGS = st.one_of(
    st.from_regex(re.sub(r"\(\?=.*?\)", "", line), fullmatch=True, alphabet=st.characters(max_codepoint=127))
    for line in read_shipped("openings.txt").splitlines()
    if line and line[0] != "#" and ":" not in line.split(" ")[0]
)


@settings(max_examples=examples(1500))
@given(TEXTS, st.booleans())
def test_compiled_and_reference_agree(text: str, keep_digits: bool) -> None:
    assert normalise(text, keep_digits=keep_digits) == by_reference(text, keep_digits=keep_digits)


@settings(max_examples=examples(1500))
@given(st.lists(TEXTS, max_size=4))
def test_many_are_normalised_as_one_by_one(texts: list[str]) -> None:
    assert normalise_many(texts) == list(map(by_reference, texts))


@settings(max_examples=examples(1500))
@given(LINKS)
def test_links_are_found_where_the_rule_finds_them(text: str) -> None:
    scanner = compiled_scanner()
    assert scanner is not None
    assert scanner.links(text) == link_spans(text)
    assert normalise(text) == by_reference(text)


@settings(max_examples=examples(1500))
@given(st.lists(st.one_of(OPENINGS, st.sampled_from(PIECES)), min_size=1, max_size=4).map(" ".join), TEXTS)
def test_openings_are_stripped_where_the_rules_strip_them(opening: str, text: str) -> None:
    opened = f"{opening} {text}"
    assert normalise(opened) == by_reference(opened)


def test_the_list_of_beginnings_is_that_of_the_openings() -> None:
    starts = FILE.read_text(encoding="utf-8").splitlines()
    assert starts == opening_starts()
    assert not any(longer.startswith(start) for start, longer in pairwise(starts))


def test_everyday_spellings_are_ascii_words() -> None:
    """The loops take no spelling for a mark, and none for letters that fold."""
    words = [word for pair in everyday_spellings().items() for word in pair]
    assert [word for word in words if not re.fullmatch("[a-z0-9' -]+", word)] == []


@pytest.mark.parametrize("word", ["yg ", "gk", "hati2 ", "anak2nya-", "a2b ", "!?", "bit.ly ", "½", "@a ", "haha", "ﷺ"])
def test_rooms_grow_with_what_is_written(word: str) -> None:
    for times in (1, 100, 3000):
        assert normalise_many([word * times]) == [by_reference(word * times)]


@pytest.mark.parametrize("piece", ["@", "a@b", "-a", "a.", "1 ", "08", "/"])
def test_a_text_twice_as_long_takes_about_twice_as_long(piece: str) -> None:
    def seconds(n: int) -> float:
        text = piece * n
        return min(
            timeit.repeat(lambda: (normalise_many([text]), mask_private(text)), timer=process_time, number=1, repeat=3)
        )

    assert seconds(400_000 // len(piece)) < 100 * seconds(20_000 // len(piece))  # 400 times where each looks at all


def test_threads_have_rooms_of_their_own() -> None:
    texts = [f"Wa {n}812-0000-{n:04} ya @akun{n} yg hati2 https://contoh.example/{n} " * 9 for n in range(60)]
    fresh = build_normaliser(REFERENCE)  # it learns while the others read
    assert fresh is not None
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(fresh.normalise_many, [texts] * 16))
    assert found == [list(map(by_reference, texts))] * 16


@settings(max_examples=examples(500))
@given(TEXTS)
def test_masking_finds_what_the_rules_find_everywhere(text: str) -> None:
    masked = mask_private(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("saring.text.links._scanner", lambda: None)
        assert masked == mask_private(text)


def test_they_agree_on_what_people_write() -> None:
    with STARTER.open(encoding="utf-8", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    expected = [by_reference(text) for text in texts]
    assert [normalise(text) for text in texts] == normalise_many(texts) == expected


@pytest.mark.parametrize("name", ["private_masked.txt", "private_kept.txt"])
def test_they_agree_on_numbers_and_addresses(name: str) -> None:
    texts = [case.text for case in read_cases(name)]
    assert normalise_many(texts) == list(map(by_reference, texts))
    joined = [" ".join(texts[i : i + 9]) for i in range(0, len(texts), 9)]
    assert normalise_many(joined) == list(map(by_reference, joined))


def test_every_character_alone_is_understood_alike() -> None:
    for code in (*range(0x3000), *range(0xFB00, 0x10000), *range(0x1D400, 0x1D800), *range(0x1F300, 0x1F700)):
        text = f"ab{chr(code)}cd"
        assert normalise(text) == by_reference(text), hex(code)


def test_most_of_what_people_write_needs_no_rule_of_python() -> None:
    texts = [
        "SEBARKAN!!! Air galon 19 liter 😱 “beracun”, kata BPOM… http://contoh.example/a, bit.ly/x dan desa.go.id",
        "Dari dulu haha... wkwkwkwk, saya & bapak di sana ber4 & anak2nya [baca] www.contoh.id/apk.apk sampaiiii",
    ]
    expected = list(map(by_reference, texts))
    engine = build_normaliser(LettersAndLinks())
    assert engine is not None
    assert engine.normalise_many(texts) == expected


@pytest.mark.parametrize("wrong", [None, b"teks", 3])
def test_only_text_is_taken(wrong: object) -> None:
    engine = compiled_normaliser()
    assert engine is not None
    with pytest.raises(TypeError, match="str"):
        engine.normalise(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str, found"):
        engine.normalise_many(["teks", wrong])  # type: ignore[list-item]
