"""Texts of clarification drafts, the summary for the head of office, ClaimReview, and ratings."""

PHRASES: dict[str, tuple[str, str]] = {
    # help
    "help_draft": ("Tulis draf klarifikasi untuk satu klaim.", "Draft a clarification of one claim."),
    "help_summary": (
        "Ringkas daftar untuk pimpinan, siap ditempel di WhatsApp.",
        "Sum the list up for the head of office, ready to paste into WhatsApp.",
    ),
    "help_claimreview": (
        "Tulis data ClaimReview (JSON-LD) untuk satu klaim yang sudah diputus petugas.",
        "Write ClaimReview data (JSON-LD) for one claim that has been rated.",
    ),
    "help_claim": (
        "Kode klaim di daftar (kolom claim_id); cukup bagian awalnya.",
        "Id of the claim in the list (column claim_id); its beginning will do.",
    ),
    "help_worklist": (
        "Daftar yang ditulis saring triage: .csv .jsonl .xlsx",
        "The list that saring triage wrote: .csv .jsonl .xlsx",
    ),
    "help_channel": (
        "Kanal: website, x, facebook, instagram, whatsapp, atau all.",
        "Channel: website, x, facebook, instagram, whatsapp, or all.",
    ),
    "help_fact": (
        "Fakta utama dalam satu kalimat; tanpa ini, tempatnya dikosongkan untuk diisi.",
        "The main fact in one sentence; without it a field is left to fill in.",
    ),
    "help_organisation": ("Nama instansi.", "Name of the organisation."),
    "help_templates": ("Folder templat milik kantor.", "Folder of the office's own templates."),
    "help_draft_output": (
        "Berkas .txt, atau folder untuk satu berkas per kanal (bawaan: ke layar).",
        "A .txt file, or a folder for one file a channel (default: on the screen).",
    ),
    "help_summary_top": (
        "Banyaknya klaim yang diringkas, dari urutan teratas.",
        "Number of claims to sum up, from the top.",
    ),
    "help_text_output": ("Berkas hasil (bawaan: ke layar).", "Output file (default: on the screen)."),
    "help_rating": (
        "Putusan kantor; tanpa ini diambil dari kolom rating.",
        "The office's rating; without it that of the column rating.",
    ),
    "help_answer_url": (
        "Tautan klarifikasi yang sudah terbit; tanpa ini diambil dari kolom answer_url.",
        "Address of the published answer; without it that of the column answer_url.",
    ),
    "help_organisation_url": ("Alamat situs instansi.", "Address of the organisation."),
    "help_appearance": (
        "Tautan unggahan publik yang memuat klaim; boleh diulang, yang pertama dulu.",
        "Address of a public post that carries the claim; may be repeated, the first one first.",
    ),
    "help_review_date": (
        "Tanggal terbit klarifikasi, misalnya 2026-07-24 (bawaan: hari ini).",
        "Day the answer was published, such as 2026-07-24 (default: today).",
    ),
    # errors
    "claim_unknown": (
        "{where}: kode klaim {found} tidak ada di daftar ini; yang paling mirip: {names}",
        "{where}: expected the id of a claim in this list, found {found}; nearest: {names}",
    ),
    "claim_ambiguous": (
        "{where}: {found} cocok dengan beberapa klaim ({names}); tulis kodenya lebih lengkap",
        "{where}: expected the id of one claim, found {found}, which fits several ({names}); write more of it",
    ),
    "rating_unknown": (
        "{where}: putusan {found} tidak dikenal; pilih salah satu: {names}",
        "{where}: expected a known rating, found {found}; choose one of: {names}",
    ),
    "rating_missing": (
        "{where}: belum ada putusan; isi kolom rating atau beri --rating, misalnya: {names}",
        "{where}: expected an officer's rating, found none; fill in the column rating or give --rating, such as: {names}",
    ),
    "rating_unpublishable": (
        "{where}: putusan {found} tidak menyatakan benar atau salahnya klaim, jadi tidak diterbitkan sebagai ClaimReview; isi putusan atas klaimnya",
        "{where}: expected a finding on whether the claim holds, found {found}, which ClaimReview does not publish; rate the claim itself",
    ),
    "draft_of_true_claim": (
        "{where}: putusan klaim ini {found}, jadi tidak ada yang perlu diluruskan; sampaikan sebagai informasi biasa, atau ubah kolom rating",
        "{where}: expected a claim to correct, found one rated {found}; publish it as ordinary information, or change the column rating",
    ),
    "claim_without_words": (
        "{where}: klaim ini tidak berisi kata, hanya tautan atau angka; tulis klaimnya di kolom title",
        "{where}: expected words that say what is claimed, found none; write the claim into the column title",
    ),
    "answer_url_missing": (
        "{where}: tautan klarifikasi belum ada; isi kolom answer_url atau beri --url",
        "{where}: expected the address of the published answer, found none; fill in the column answer_url or give --url",
    ),
    "address_bad": (
        "{where}: seharusnya alamat lengkap (https://…), ternyata {found}; salin dari peramban",
        "{where}: expected a full address (https://…), found {found}; copy it from the browser",
    ),
    "organisation_empty": (
        '{where}: nama lembaga yang memeriksa klaim kosong; tulis namanya, misalnya "Humas Kecamatan Sukamaju"',
        '{where}: the name of the organisation that reviewed the claim is empty; write it, such as "Sukamaju District"',
    ),
    "date_bad": (
        "{where}: seharusnya tanggal seperti 2026-07-24, ternyata {found}; tulis ulang",
        "{where}: expected a day such as 2026-07-24, found {found}; write it so",
    ),
    "channel_unknown": (
        "{where}: kanal {found} tidak dikenal; pilih salah satu: {names}",
        "{where}: expected one of {names}, found {found}; choose one of them",
    ),
    "top_bad": (
        "{where}: seharusnya bilangan 1 ke atas, ternyata {found}; tulis misalnya --top 5",
        "{where}: expected a number from 1, found {found}; write for example --top 5",
    ),
    "templates_missing": (
        "{where}: folder templat tidak ditemukan; periksa namanya",
        "{where}: expected a folder of templates, found none; check the name",
    ),
    "templates_not_text": (
        "{where}: templat bukan teks UTF-8 ({found}); simpan ulang sebagai UTF-8",
        "{where}: expected a template in UTF-8, found: {found}; save it again as UTF-8",
    ),
    "templates_channels": (
        "{where}: setiap kanal ({names}) perlu tepat satu bagian '=== kanal'; yang kurang atau lebih: {found}",
        "{where}: expected one part '=== channel' for each of {names}, found one too few or too many: {found}; fix the headings",
    ),
    "templates_field": (
        "{where}, baris {line}: kanal {channel} memakai isian yang tidak dikenal ({found}); yang ada: {names}",
        "{where}, line {line}: expected the fields {names}, found {found} in {channel}; correct the spelling",
    ),
    "templates_broken": (
        "{where}, baris {line}: templat Jinja2 tidak dapat dipakai ({found}); perbaiki baris itu",
        "{where}, line {line}: expected a template of Jinja2, found a mistake: {found}; correct that line",
    ),
    "templates_headline": (
        "{where}: kanal {channel} kosong atau memuat klaim di baris pertama; mulai dengan fakta",
        "{where}: expected {channel} to begin with the fact, found nothing or the claim in its first line; begin with the fact",
    ),
    # what a draft leaves to the officer
    "draft_fill_fact": ("[ISI: fakta utama dalam satu kalimat]", "[FILL IN: the main fact in one sentence]"),
    "draft_fill_statement": (
        "[ISI: pokok klaim dalam satu kalimat netral]",
        "[FILL IN: the claim in one neutral sentence]",
    ),
    "draft_fill_rating": (
        "[ISI: putusan, misalnya tidak benar, menyesatkan, atau salah konteks]",
        "[FILL IN: the rating, such as false, misleading, or out of context]",
    ),
    "draft_fill_finding": ("[ISI: hasil pemeriksaan]", "[FILL IN: the finding]"),
    "draft_fill_organisation": ("[ISI: nama instansi]", "[FILL IN: name of the office]"),
    "draft_fill_link": ("[ISI: tautan klarifikasi]", "[FILL IN: address of the answer]"),
    "draft_fill_sources": ("[ISI: sumber resmi dan tautannya]", "[FILL IN: official source and its address]"),
    # what a draft says of the spread
    "draft_spread_since": ("di {where} sejak {since}", "on {where} since {since}"),
    "draft_spread": ("di {where}", "on {where}"),
    "draft_and": (" dan ", " and "),
    "draft_somewhere": ("grup percakapan", "chat groups"),
    # headings of a printed draft
    "draft_channel_website": ("Website", "Website"),
    "draft_channel_x": ("X", "X"),
    "draft_channel_facebook": ("Facebook", "Facebook"),
    "draft_channel_instagram": ("Instagram", "Instagram"),
    "draft_channel_whatsapp": ("WhatsApp", "WhatsApp"),
    "draft_length": ("{n} dari {limit} karakter", "{n} of {limit} characters"),
    "draft_length_free": ("{n} karakter", "{n} characters"),
    "draft_was_cut": ("dipotong agar muat", "cut to fit"),
    "draft_written": ("draf {claim} ditulis ke {where}", "draft of {claim} written to {where}"),
    "draft_to_fill": (
        "{n} tempat bertanda [ISI: …] belum diisi; draf belum boleh terbit sebelum terisi dan diperiksa",
        "{n} fields marked [FILL IN: …] are open; do not publish before they are filled in and checked",
    ),
    # checklist
    "draft_checklist": (
        "DAFTAR PERIKSA SEBELUM TERBIT (enam prinsip PermenPANRB 83/2012)",
        "CHECKLIST BEFORE PUBLICATION (six principles of PermenPANRB 83/2012)",
    ),
    "draft_principle_credible": (
        "Kredibel: setiap fakta cocok dengan sumbernya ({sources}), dan tautannya sudah dibuka satu per satu?",
        "Credible: does each fact agree with its source ({sources}), and has each link been opened?",
    ),
    "draft_principle_integrity": (
        "Integritas: klaim disebut satu kali dan apa adanya, tanpa ejekan, nama warga, nomor, atau tangkapan layar yang membuka identitas?",
        "Integrity: is the claim told once and fairly, without mockery and without names, numbers or screenshots that give a citizen away?",
    ),
    "draft_principle_professional": (
        "Profesional: semua [ISI: …] sudah terisi, bahasanya baku dan mudah dipahami, dan instansi yang berwenang sudah membenarkan isinya?",
        "Professional: is every [FILL IN: …] filled in, the language plain and correct, and the content confirmed by the competent service?",
    ),
    "draft_principle_responsive": (
        "Responsif: {due}, dan ada petugas yang menjawab komentar dan pertanyaan setelah terbit?",
        "Responsive: {due}, and will somebody answer comments and questions afterwards?",
    ),
    "draft_principle_integrated": (
        "Terintegrasi: fakta, angka, dan tautan sama di semua kanal ({channels}), dan sudah dicocokkan dengan instansi lain yang ikut menjawab?",
        "Integrated: are facts, numbers and links the same on every channel ({channels}), and agreed with the other services that answer?",
    ),
    "draft_principle_representative": (
        "Keterwakilan: isinya sikap {organisation}, bukan pendapat pribadi, dan disetujui pejabat yang berwenang?",
        "Representative: is this the position of {organisation}, not a private opinion, and approved by the official in charge?",
    ),
    "draft_due": ("terbit sebelum tenggat {due}", "will it be out before {due}"),
    "draft_no_due": ("terbit dalam tenggat layanan kantor", "will it be out within the office's own time limit"),
    "draft_signed": (
        "Diperiksa oleh: ____________________   Disetujui oleh: ____________________   Tanggal dan jam: ____________",
        "Checked by: ____________________   Approved by: ____________________   Date and time: ____________",
    ),
    # notes
    "draft_notes": (
        "CATATAN UNTUK PETUGAS (tidak untuk dipublikasikan)",
        "NOTES FOR THE OFFICER (not for publication)",
    ),
    "draft_seen": (
        "terlihat {n} kali di {chats} grup dari {senders} pengirim",
        "seen {n} times in {chats} chats from {senders} senders",
    ),
    "draft_verdict": (
        "penilaian Saring: {verdict}; ini kemiripan dengan hoaks yang dikenal, bukan putusan",
        "Saring's verdict: {verdict}; that is resemblance to known hoaxes, not a ruling",
    ),
    "draft_advice": ("saran: {advice}", "advice: {advice}"),
    "draft_do_not_publish": (
        "belum perlu dijawab terbuka: klarifikasi terbuka dapat ikut menyebarkannya; simpan draf ini atau jawab hanya di grup asalnya",
        "not to be answered in public yet: an open answer may spread it; keep this draft, or answer in the chat it came from",
    ),
    "draft_message_links": (
        "tautan di dalam pesan (jangan diklik, jangan dimuat): {links}",
        "links in the message (do not open, do not publish): {links}",
    ),
    "draft_signals": ("tanda penipuan: {signals}", "marks of a scam: {signals}"),
    "draft_fact_checks": ("cek fakta yang ditemukan: {links}", "fact-checks found: {links}"),
    # summary
    "summary_title": ("*Ringkasan isu, {day}*", "*Summary of issues, {day}*"),
    "summary_count": (
        "{n} klaim di daftar: {verdicts}. Ditampilkan {shown} teratas.",
        "{n} claims listed: {verdicts}. The first {shown} are shown.",
    ),
    "summary_none": ("Tidak ada klaim yang perlu dilihat.", "No claim to look at."),
    "summary_verdict": ("{n} {verdict}", "{n} {verdict}"),
    "summary_keywords": ("Kata kunci", "Keywords"),
    "summary_url": ("URL", "URL"),
    "summary_target": ("Target akun", "Target account"),
    "summary_category": ("Kategori", "Category"),
    "summary_status": ("Status", "Status"),
    "summary_remarks": ("Keterangan", "Remarks"),
    "summary_time": ("Waktu", "Time"),
    "summary_accounts": ("{where}, {chats} grup, {senders} pengirim", "{where}, {chats} chats, {senders} senders"),
    "summary_uncategorised": ("belum dikategorikan", "no category yet"),
    "summary_copies": ("{n} pesan", "{n} messages"),
    "summary_answer": ("klarifikasi: {link}", "answer: {link}"),
    "summary_fact_check": ("cek fakta: {link}", "fact-check: {link}"),
    "summary_suggested": (
        "cek fakta yang mungkin terkait, baca dulu: {link}",
        "a fact-check that may be related, read it first: {link}",
    ),
    "summary_due": ("tenggat {due}", "due {due}"),
    # days
    "month_names": (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "January February March April May June July August September October November December",
    ),
    "time_format": ("%H.%M", "%H:%M"),
    "weekday_names": (
        "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    # ClaimReview
    "claimreview_written": ("ClaimReview {claim} ditulis ke {where}", "ClaimReview of {claim} written to {where}"),
    "claimreview_message": ("Pesan di {where}", "Message on {where}"),
    # the table of ratings
    "ratings_label": ("Putusan", "Rating"),
    "ratings_mafindo": ("Jenis MAFINDO", "MAFINDO's type"),
    "ratings_first_draft": ("First Draft", "First Draft"),
    "ratings_komdigi": ("Komdigi (dulu Kominfo)", "Komdigi (formerly Kominfo)"),
    "ratings_jatim": ("Klinik Hoaks Jawa Timur", "Klinik Hoaks Jawa Timur"),
    "ratings_value": ("Nilai ClaimReview", "ClaimReview value"),
    "ratings_verdict": ("Penilaian Saring bila cocok", "Saring's verdict on a match"),
}
