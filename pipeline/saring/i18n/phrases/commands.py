"""Messages of the commands."""

PHRASES: dict[str, tuple[str, str]] = {
    "error": ("kesalahan: {message}", "error: {message}"),
    "note": ("catatan: {message}", "note: {message}"),
    "interrupted": (
        "dihentikan; tidak ada berkas yang tertulis sebagian",
        "interrupted; no half-written file was left",
    ),
    "written": ("{n} baris ditulis ke {where}", "{n} rows written to {where}"),
    "duplicates_dropped": (
        "{n} pesan yang sudah ada di ekspor lain dari grup yang sama tidak dihitung dua kali",
        "{n} messages that another export of the same chat already gave were not counted twice",
    ),
    "names_kept": (
        "peringatan: --keep-names menyimpan nama pengirim, nomor telepon, NIK, nomor rekening, surel, dan nama akun apa adanya di berkas hasil; jangan bagikan berkas itu, hapus setelah dipakai",
        "warning: --keep-names keeps sender names, phone numbers, NIK, account numbers, e-mail addresses and @names as they are in the output; do not pass that file on, delete it after use",
    ),
    "line_account": (
        "{n_lines} baris = {n_messages} pesan + {n_system} baris sistem + {n_continuation} sambungan + {n_unread} tak terbaca",
        "{n_lines} lines = {n_messages} messages + {n_system} system + {n_continuation} continuation + {n_unread} unread",
    ),
    "triage_account": (
        "{messages} pesan, {texts} isi berbeda, {claims} di antaranya klaim yang perlu dilihat",
        "{messages} messages, {texts} different contents, {claims} of them claims to look at",
    ),
    "triage_context": (
        "butuh konteks, di luar daftar: {n} pesan ({counts})",
        "need context, not on the list: {n} messages ({counts})",
    ),
    "triage_advised": ("saran: {counts}", "advice: {counts}"),
    "triage_changed": (
        "sejak daftar sebelumnya: {counts}; {n} pesan baru",
        "since the earlier list: {counts}; {n} new messages",
    ),
    "triage_overdue": ("{n} klaim melewati tenggat", "{n} claims are overdue"),
    "since_shares_nothing": (
        "{where}: isinya sama, tetapi tidak satu pun pesannya dikenali, jadi ada yang terhitung dua kali; pakai kunci (SARING_KEY) dan --keep-names yang sama seperti saat menulisnya",
        "{where}: holds the same texts, yet none of its messages was recognised, so some are counted twice; use the key (SARING_KEY) and --keep-names it was written with",
    ),
    "dates_doubted": (
        "{n} pesan di {chats} grup bertanggal janggal ({first} – {last}): setelah hari ini, atau terpaut bertahun-tahun dari"
        " pesan lain di grupnya; pesannya tetap ada, tetapi tanggalnya tidak dipakai",
        "{n} messages in {chats} chats have odd dates ({first} – {last}): after today, or years from the rest of their chat; they"
        " are kept, and nothing is reckoned from these dates",
    ),
    "clock_of_computer": (
        "sebagian besar pesan bertanggal setelah hari ini ({on} menurut komputer ini); periksa jam komputer",
        "most messages are dated after today ({on} by this computer); check the clock of the computer",
    ),
    "triage_counted_from": (
        "pesan terbaru {at}; waktu dihitung dari saat itu",
        "newest message {at}; times are counted from there",
    ),
    "marks_without_claim": (
        "{n} tanda petugas tidak masuk daftar ini karena klaimnya tidak ada di dalamnya ({names}); berikan juga daftar asalnya dengan --since",
        "{n} marks are not in this list, since it does not have their claims ({names}); give the list they were made in as --since too",
    ),
    "progress_messages": ("pesan", "messages"),
    "demo_reads": ("membaca obrolan contoh: {names}", "reading the demo chats: {names}"),
    "demo_header": (
        "no  prio  saran                penilaian            pesan grup   isi",
        "no  prio  advice               verdict               msgs chats  content",
    ),
    "demo_fact_check": ("    cek fakta: {title} {url}", "    fact-check: {title} {url}"),
    "title_read": ("Pesan", "Messages"),
    "title_batch": ("Pesan yang dinilai", "Scored messages"),
    "title_review": ("Baris yang perlu dilihat lagi", "Rows to look at again"),
    "title_triage": ("Daftar kerja klarifikasi", "Clarification worklist"),
    "score_verdict": ("{label} (risiko {risk})", "{label} (risk {risk})"),
    "score_check_worthiness": ("peluang memuat klaim", "probability of a claim"),
    "score_hoax_probability": ("peluang hoaks bila klaim", "probability of hoax given a claim"),
    "score_signal": ("! {detail}", "! {detail}"),
    "score_words_up": ("menaikkan: {words}", "raised by: {words}"),
    "score_words_down": ("menurunkan: {words}", "lowered by: {words}"),
    "model_written": ("model ditulis ke {where}", "model written to {where}"),
    "no_talk_learned": (
        "{where}: tidak ada baris no_claim, jadi model ini akan menandai obrolan biasa juga; tambahkan baris no_claim, atau pakai hanya untuk klaim",
        "{where}: no row is no_claim, so this model will flag ordinary talk too; add rows of no_claim, or use it on claims only",
    ),
    # what to open, and what to do next
    "next_list_open": (
        "Buka {where}: kolom status, penanggung jawab, catatan, putusan, dan tautan klarifikasi diisi petugas.",
        "Open {where}: status, assignee, note, rating and the answer's address are for you to fill in.",
    ),
    "next_list_then": (
        "Berikutnya: 'saring draft KODE --worklist {where}' menulis klarifikasi; besok tambahkan --since {where} agar isian Anda terbawa.",
        "Next: 'saring draft CLAIM --worklist {where}' writes a clarification; tomorrow add --since {where}, and what you filled in is kept.",
    ),
    "next_page_open": (
        "Buka {where} di peramban, di komputer atau ponsel.",
        "Open {where} in a browser, on a computer or a phone.",
    ),
    "next_page_then": (
        "Berikutnya: tandai yang sudah ditangani, simpan tandanya ke berkas, dan berikan besok bersama daftar .xlsx lewat --since.",
        "Next: mark what is handled, save the marks as a file, and give it tomorrow with the .xlsx list as --since.",
    ),
    "next_demo_then": (
        "Berikutnya: 'saring triage FOLDER --output daftar.xlsx' menyusun daftar dari ekspor grup Anda sendiri.",
        "Next: 'saring triage FOLDER --output worklist.xlsx' makes the list of your own groups' exports.",
    ),
    "models_shipped": ("(bawaan)", "(shipped)"),
    "exported": (
        "{where}: pipeline scikit-learn '{question}'; predict_proba memberi peluang {no}, {yes} (classes_)",
        "{where}: scikit-learn pipeline '{question}'; predict_proba gives the probabilities of {no}, {yes} (classes_)",
    ),
}
