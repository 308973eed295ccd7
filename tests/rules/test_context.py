from __future__ import annotations

import pytest

from saring.rules.context import MAX_LEANING_WORDS, _word_groups, missing_context
from saring.text.normalise import normalise


@pytest.mark.parametrize(
    "text",
    [
        "ini beneran ga min?",
        "cek gambar di atas",
        "min tolong liat videonya",
        "info ini valid ga min",
        "astaghfirullah beneran ini?",
        "tolong dicek kebenarannya",
        "hoax bukan ini?",
        "baca link di bawah",
        "foto di atas lokasi mana",
        "Ya Allah serem banget ini",
        "mohon infonya min ini hoax apa bukan",
        "itu videonya asli atau editan sih bang??",
        "berita tersebut benar tidak pak",
        "isi pesan ini benar?",
    ],
)
def test_pointing_asking_and_exclaiming_need_what_they_lean_on(text: str) -> None:
    assert missing_context(normalise(text)) == "points_elsewhere"


@pytest.mark.parametrize(
    "text",
    [
        "minum air es bikin kanker",
        "besok jakarta lockdown",
        "bank bri bagi 5 juta",
        "corona itu hoax",
        "vaksin ini haram",
        "video ulama ditangkap polisi",
        "info gempa besar nanti malam",
        "klik link ini dapat pulsa gratis",
        "ini berasnya taruh mana bu",
        "apa kabar semua",
        "iya kak boleh banget",
        "selamat pagi semuanya",
        "untung belum saya isi",
        "ini video gempa tahun 2018",
    ],
)
def test_short_claims_and_ordinary_talk_stand_alone(text: str) -> None:
    assert missing_context(normalise(text)) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_text"),
        ("😱😱🙏", "no_text"),
        ("siap pak", "too_short"),
        ("https://contoh.example/video", "only_link"),
        ("ini beneran ga min? https://contoh.example/video", "only_link"),
        ("cek kebenaran undangan ini https://contoh.example/u.apk", "only_link"),
    ],
)
def test_the_other_reasons(text: str, code: str) -> None:
    assert missing_context(normalise(text)) == code


def test_a_link_beside_a_message_leaves_the_message() -> None:
    assert missing_context(normalise("daftar bansos tahap dua di https://contoh.example/bansos")) is None


def test_only_a_short_text_leans() -> None:
    words = ["ini", "benar"] * MAX_LEANING_WORDS
    assert missing_context(" ".join(words[:MAX_LEANING_WORDS])) == "points_elsewhere"
    assert missing_context(" ".join(words[: MAX_LEANING_WORDS + 1])) is None


def test_listed_words_are_spelled_as_normalised_texts_spell_them() -> None:
    groups = _word_groups()
    assert set(groups.values()) == {"pointing", "asking", "empty"}
    lost = {word for word in groups if groups.get(normalise(word)) != groups[word]}
    assert lost == set()
