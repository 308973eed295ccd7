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
    # scam signals
    "signal_short_link": (
        "tautan dipendekkan ({found}): tujuannya tidak terlihat",
        "shortened link ({found}): nobody sees where it leads",
    ),
    "signal_look_alike_domain": (
        "alamat {found} memakai nama '{name}', padahal bukan situs resminya",
        "the address {found} carries the name '{name}' and is not its official site",
    ),
    "signal_disguised_domain": (
        "alamat {found} memakai huruf asing yang menyerupai huruf Latin",
        "the address {found} uses foreign letters that look like Latin ones",
    ),
    "signal_agency_link_outside": (
        "tautan {found} ditawarkan sebagai layanan {name}, tetapi bukan di bawah go.id",
        "the link {found} is offered as a service of {name} and is not under go.id",
    ),
    "signal_app_file": (
        "berkas aplikasi Android: {found}; jangan dibuka",
        "an Android program: {found}; do not open it",
    ),
    "signal_phone_for_confirmation": (
        "nomor pribadi untuk konfirmasi atau klaim: {found}",
        "a private number to confirm or claim: {found}",
    ),
    "signal_chat_link_with_benefit": (
        "tautan langsung ke obrolan ({found}) dengan iming-iming {name}",
        "a link straight into a chat ({found}) beside a promise: {name}",
    ),
    "signal_transfer_to_account": (
        "nomor rekening disertai permintaan transfer: {found}",
        "an account number with a request to transfer: {found}",
    ),
    "signal_code_request": (
        "meminta kode rahasia: {found}",
        "asks for a secret code: {found}",
    ),
    "signal_fee_first": (
        "harus membayar lebih dulu: {found}",
        "a fee to pay first: {found}",
    ),
    "signal_task_job": (
        "tawaran kerja bertugas ringan dengan penghasilan: {found}",
        "a job of small tasks with an income promised: {found}",
    ),
    "signal_data_request": (
        "meminta data pribadi demi bantuan atau hadiah: {found}",
        "asks for personal papers in exchange for an aid or a prize: {found}",
    ),
}
