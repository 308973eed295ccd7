"""The worklist: claims, parts of the priority, advice, signals."""

PHRASES: dict[str, tuple[str, str]] = {
    "advice_respond_now": ("tanggapi sekarang", "respond now"),
    "advice_prepare_answer": ("siapkan jawaban", "prepare an answer"),
    "advice_watch": ("pantau", "watch"),
    "advice_do_not_amplify": ("jangan diamplifikasi", "do not amplify"),
    "advice_already_answered": ("sudah ada klarifikasi", "already answered"),
    "change_new": ("baru", "new"),
    "change_growing": ("bertambah", "growing"),
    "change_unchanged": ("tetap", "unchanged"),
    "change_answered": ("sudah dijawab", "answered"),
    "change_resurfaced": ("muncul lagi", "resurfaced"),
    "part_hoax_probability": ("peluang hoaks", "hoax probability"),
    "part_reach": ("jangkauan", "reach"),
    "part_growth": ("pertumbuhan", "growth"),
    "part_harm": ("bahaya", "harm"),
    "part_urging": ("ajakan", "urging"),
    "part_local": ("kedekatan", "local"),
    "part_recency": ("kebaruan", "recency"),
}
