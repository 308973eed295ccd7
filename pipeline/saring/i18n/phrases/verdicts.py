"""Labels of verdicts and their reasons."""

_LANGUAGES = {
    "ar": ("Arab", "Arabic"),
    "de": ("Jerman", "German"),
    "en": ("Inggris", "English"),
    "es": ("Spanyol", "Spanish"),
    "fr": ("Prancis", "French"),
    "hi": ("Hindi", "Hindi"),
    "id": ("Indonesia", "Indonesian"),
    "it": ("Italia", "Italian"),
    "ms": ("Melayu", "Malay"),
    "nl": ("Belanda", "Dutch"),
    "pl": ("Polandia", "Polish"),
    "pt": ("Portugis", "Portuguese"),
    "ru": ("Rusia", "Russian"),
    "sw": ("Swahili", "Swahili"),
    "tl": ("Tagalog", "Tagalog"),
    "tr": ("Turki", "Turkish"),
    "vi": ("Vietnam", "Vietnamese"),
}
"""The languages of `resources/language_words.txt`."""

PHRASES: dict[str, tuple[str, str]] = {
    # verdicts
    "verdict_likely_hoax": ("kemungkinan hoaks", "likely hoax"),
    "verdict_unverified": ("belum terverifikasi", "unverified"),
    "verdict_needs_context": ("butuh konteks", "needs context"),
    "verdict_no_claim": ("bukan klaim", "no claim"),
    # reasons
    "reason_verdict_is_likely_hoax": (
        "memuat klaim dan mirip hoaks yang dikenal; periksa faktanya sebelum menanggapi",
        "makes a claim and resembles known hoaxes; check the facts before you answer",
    ),
    "reason_verdict_is_unverified": (
        "memuat klaim yang perlu diperiksa; model tidak dapat memutuskannya",
        "makes a claim worth checking; the model cannot decide it",
    ),
    "reason_verdict_is_no_claim": (
        "obrolan biasa: tidak tampak klaim yang perlu diperiksa",
        "ordinary talk: no claim worth checking was seen",
    ),
    "reason_rated": (
        "cek fakta yang cocok menyatakannya {rating}; kirim tautannya",
        "a fact-check that matches rated it {rating}; send its link",
    ),
    "reason_denies_a_claim": (
        "mirip hoaks, tetapi tampaknya membantah sebuah kabar; baca isinya, cocokkan dengan sumber bantahannya",
        "resembles known hoaxes but seems to deny a rumour; read it and compare it with the source of the denial",
    ),
    "reason_too_short": ("terlalu pendek untuk dinilai", "too short to judge"),
    "reason_only_link": (
        "hanya tautan; isi tautannya perlu dilihat orang",
        "only a link; a person has to look at what it leads to",
    ),
    "reason_no_text": (
        "tidak ada kata yang dapat dinilai; lihat gambar, video, atau berkasnya",
        "no words to judge; look at the picture, video or file",
    ),
    "reason_points_elsewhere": (
        "hanya bertanya atau merujuk ke gambar, video, tautan, atau pesan lain; minta bahan yang dimaksud",
        "only asks about or points at a picture, video, link or other message; ask for what it means",
    ),
    # reasons: what the model cannot know
    "reason_unfamiliar_language": (
        "bahasa atau gaya tulisan ini tidak dikenal model, jadi tidak dinilai; minta orang yang paham membacanya",
        "the model never learned this language or way of writing, so it was not scored; let somebody who knows it read it",
    ),
    **{
        f"reason_unfamiliar_language_{code}": (
            f"ditulis dalam bahasa {indonesian}, yang tidak dipelajari model, jadi tidak dinilai; "
            "minta orang yang paham membacanya",
            f"written in {english}, which the model never learned, so it was not scored; let somebody who knows it read it",
        )
        for code, (indonesian, english) in _LANGUAGES.items()
    },
    "reason_repetitive": (
        "kata yang sama diulang-ulang, jadi tidak dinilai; lihat siapa yang mengirimnya dan untuk apa",
        "the same words over and over, so it was not scored; see who sent it and what for",
    ),
    "reason_not_prose": (
        "tabel, daftar harga, atau kode program, bukan kalimat, jadi tidak dinilai; baca isinya langsung",
        "a table, a price list or source code, not sentences, so it was not scored; read it yourself",
    ),
}
