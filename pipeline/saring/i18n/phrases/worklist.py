"""Texts of the worklist: claims, parts of the priority, advice, signals."""

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
    # what people write into the status column
    "people_status_new": ("baru", "new"),
    "people_status_in_progress": ("sedang ditangani", "in progress"),
    "people_status_waiting": ("menunggu", "waiting"),
    "people_status_done": ("selesai", "done"),
    "people_status_not_ours": ("bukan kewenangan kami", "not ours"),
    "part_resemblance": ("kemiripan dengan hoaks", "resemblance to hoaxes"),
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
        "tawaran kerja bertugas ringan dengan iming-iming penghasilan: {found}",
        "a job of small tasks with an income promised: {found}",
    ),
    "signal_data_request": (
        "meminta data pribadi demi bantuan atau hadiah: {found}",
        "asks for personal papers in exchange for aid or a prize: {found}",
    ),
    "signal_prize_offer": (
        "menjanjikan hadiah dari undian yang tidak pernah diikuti: {found}",
        "offers a prize that nobody entered for: {found}",
    ),
    "signal_share_for_prize": (
        "menyuruh menyebarkan demi hadiah: {found}",
        "asks to pass it on for a prize: {found}",
    ),
    "signal_aid_link": (
        "tautan {found} untuk mendaftar atau mengecek {name}, bukan alamat resmi",
        "the link {found} to register for or look up {name} is no official address",
    ),
    "signal_easy_job": (
        "tawaran kerja mudah dengan iming-iming penghasilan lewat obrolan: {found}",
        "an easy job with an income, to be had in a chat: {found}",
    ),
    # topics
    "topic_health": ("kesehatan", "health"),
    "topic_disaster": ("bencana", "disaster"),
    "topic_unrest": ("kerusuhan dan SARA", "unrest"),
    "topic_crime": ("kejahatan", "crime"),
    "topic_religion": ("agama", "religion"),
    "topic_money": ("uang dan penipuan", "money and scams"),
    "topic_economy": ("ekonomi dan harga", "economy and prices"),
    "topic_elections": ("pemilu", "elections"),
    "topic_government": ("pemerintahan", "government"),
    "topic_foreign_affairs": ("luar negeri", "foreign affairs"),
    "topic_aid": ("bantuan sosial", "aid programmes"),
    "topic_education": ("pendidikan", "education"),
    "topic_weather": ("cuaca", "weather"),
    "topic_energy": ("listrik dan BBM", "power and fuel"),
    "topic_transport": ("transportasi", "transport"),
    "topic_food": ("pangan", "food"),
    "topic_technology": ("teknologi dan AI", "technology and AI"),
    "topic_public_services": ("layanan publik", "public services"),
    # what a message lacks that cannot be judged on its own
    "context_points_elsewhere": ("bertanya atau merujuk ke pesan lain", "ask about or point at something else"),
    "context_media": ("gambar, video, atau berkas tanpa keterangan", "pictures, videos or files without words"),
    "context_only_link": ("tautan saja", "links alone"),
    "context_unfamiliar_language": ("bahasa yang belum dipelajari", "in a language never learned"),
    "context_too_short": ("terlalu pendek", "too short"),
    "context_no_text": ("tanpa kata: emoji, pesan terhapus, lokasi", "without words: emoji, deleted messages, places"),
    # why a part of the priority is what it is
    "part_reason_risk": (
        "risiko {risk} menurut model (peluang hoaks {hoax} bila klaim)",
        "risk {risk} by the model (probability of hoax {hoax} given a claim)",
    ),
    "part_reason_unscored": ("tidak dinilai model: dihitung setengah", "not scored by the model: counts half"),
    "part_reason_reach_once": ("baru terlihat sekali", "seen once only"),
    "part_reason_reach": (
        "beredar di {chats} grup, {senders} pengirim, {messages} pesan",
        "seen in {chats} chats, {senders} senders, {messages} messages",
    ),
    "part_reason_grown": (
        "naik dari {before} ke {after} pesan dalam 24 jam",
        "up from {before} to {after} messages in 24 hours",
    ),
    "part_reason_not_grown": (
        "tidak naik: {before}, lalu {after} pesan dalam 24 jam",
        "not growing: {before}, then {after} messages in 24 hours",
    ),
    "part_reason_grown_since": (
        "bertambah {new} pesan sejak daftar sebelumnya ({before} pesan)",
        "{new} more messages since the earlier list ({before} messages)",
    ),
    "part_reason_not_grown_since": (
        "tidak ada pesan baru ({new}) sejak daftar sebelumnya ({before} pesan)",
        "no new messages ({new}) since the earlier list ({before} messages)",
    ),
    "part_reason_topics": ("topik {topics}", "topic {topics}"),
    "part_reason_asked": ("hanya ditanyakan: {topics}", "only asked about: {topics}"),
    "part_reason_scam": ("tanda penipuan", "marks of a scam"),
    "part_reason_no_topic": ("tidak menyangkut topik berbahaya", "touches no harm topic"),
    "part_reason_urging": ("ajakan: {words}", "urges: {words}"),
    "part_reason_no_urging": ("tidak mengajak berbuat apa pun", "urges nothing"),
    "part_reason_no_office": (
        "wilayah kantor belum diatur; isi [office] di saring.toml",
        "the office's area is not set; fill in [office] in saring.toml",
    ),
    "part_reason_local": ("menyebut {words}", "names {words}"),
    "part_reason_elsewhere": ("menyebut tempat lain: {words}", "names another place: {words}"),
    "part_reason_no_place": ("tidak menyebut tempat", "names no place"),
    "part_reason_no_time": ("waktu tidak diketahui: dihitung setengah", "time unknown: counts half"),
    "part_reason_recency": ("terakhir terlihat {age} lalu", "last seen {age} ago"),
    "and_more": ("dan {n} lagi", "and {n} more"),
    "span_minutes": ("{minutes} menit", "{minutes} min"),
    "span_hours": ("{hours} jam {minutes} menit", "{hours} h {minutes} min"),
    "span_days": ("{days} hari", "{days} days"),
    # why this advice
    "advice_reason_office_answered": (
        "kantor sudah menjawab; kirim tautannya: {url}",
        "the office has answered; send the link: {url}",
    ),
    "advice_reason_fact_checked": (
        "sudah ada cek fakta; kirim tautannya: {where}",
        "a published fact-check answers it; send the link: {where}",
    ),
    "advice_reason_no_claim": (
        "bukan klaim: tidak ada yang perlu dijawab ({messages} pesan)",
        "no claim: nothing to answer ({messages} messages)",
    ),
    "advice_reason_needs_context": (
        "minta gambar, tautan, atau pesan aslinya dulu ({messages} pesan)",
        "ask for the picture, link or message it is about ({messages} messages)",
    ),
    "advice_reason_denial": (
        "tampaknya bantahan; cocokkan dengan sumbernya ({messages} pesan)",
        "seems to be a denial; compare it with its source ({messages} messages)",
    ),
    "advice_reason_seen_once": (
        "baru terlihat sekali, di satu grup; jawaban terbuka ikut menyebarkannya",
        "seen once, in one chat; an open answer would spread it",
    ),
    "advice_reason_faded": (
        "sudah {span} tidak terlihat; menjawab sekarang akan menghidupkannya lagi",
        "not seen for {span}; an answer now would revive it",
    ),
    "advice_reason_harm_spreads_fast": (
        "berbahaya dan menyebar: {chats} grup, {senders} pengirim, {messages} pesan",
        "harmful and spreading: {chats} chats, {senders} senders, {messages} messages",
    ),
    "advice_reason_worth_an_answer": (
        "menyebar ({chats} grup, {senders} pengirim) tetapi belum mendesak; siapkan faktanya",
        "spreading ({chats} chats, {senders} senders), not pressing yet; have the facts ready",
    ),
    "advice_reason_harm_in_one_place": (
        "berbahaya, tetapi masih di satu grup ({senders} pengirim, {messages} pesan); jawab di grup itu bila perlu",
        "harmful, but in one chat still ({senders} senders, {messages} messages); answer in that chat if need be",
    ),
    "advice_reason_only_asked": (
        "orang bertanya, belum ada yang menyatakannya ({chats} grup, {messages} pesan); jawab yang bertanya",
        "people ask, nobody states it yet ({chats} chats, {messages} messages); answer those who ask",
    ),
    "advice_reason_small_and_harmless": (
        "hanya di satu grup ({senders} pengirim), dan topiknya tidak berbahaya",
        "in one chat only ({senders} senders), and its topic is not harmful",
    ),
    "advice_reason_spreads_harmless": (
        "menyebar di {chats} grup, tetapi topiknya tidak berbahaya",
        "spreading in {chats} chats, but its topic is not harmful",
    ),
    "deadline_left": ("sisa waktu {span}", "{span} left"),
    "deadline_passed": ("tenggat terlewat {span}", "overdue by {span}"),
}
