"""Messages about the fact-check archive, and reasons for matches."""

PHRASES: dict[str, tuple[str, str]] = {
    "fact_check_untitled": (
        "{where}: entri ke-{record} tanpa judul dan tanpa klaim (kosong, NaN), dilewati; isi judulnya lalu impor lagi",
        "{where}: record {record} has neither a title nor a claim (empty, NaN) and is left out; fill in its title and import again",
    ),
    "fact_check_undated": (
        "{where}: entri ke-{record}: tanggal '{found}' tidak dimengerti dan dikosongkan; tulis seperti 2026-01-31",
        "{where}: record {record}: expected a date like 2026-01-31, found '{found}'; kept without a date",
    ),
    "fact_check_without_link": (
        "{where}: entri ke-{record}: alamat '{found}' bukan alamat web https:// atau http:// yang utuh dan dikosongkan",
        "{where}: record {record}: expected a whole address with https:// or http://, found '{found}'; kept without one",
    ),
    "facts_folder_empty": (
        "{where}: tidak ada arsip cek fakta di folder ini; letakkan berkas .json, .csv, .jsonl, atau .xlsx",
        "{where}: expected fact-checks, found no file in this folder; put .json, .csv, .jsonl or .xlsx there",
    ),
    "facts_json_damaged": (
        "{where}: JSON rusak atau terpotong; unduh ulang",
        "{where}: expected JSON, found a damaged or cut file; download it again",
    ),
    "facts_unknown": (
        "{where}: bukan arsip cek fakta yang dikenal (API MAFINDO v2, ClaimReview, Google Fact Check Tools, tabel berjudul); ekspor ulang dari sumbernya",
        "{where}: expected fact-checks (MAFINDO API v2, ClaimReview, Google Fact Check Tools, or a table with titles), found none of them; export them again",
    ),
    "facts_columns": (
        "{where}: kolom title atau judul tidak ada (yang ada: {names}); beri nama kolom judul cek fakta itu 'title'",
        "{where}: expected a column title, found {names}; name the column with the titles 'title'",
    ),
    "facts_none": (
        "{where}: tidak ada cek fakta di dalamnya; berikan arsip atau berkas yang berisi judul cek fakta",
        "{where}: expected fact-checks, found none; give an archive or a file that holds titles of fact-checks",
    ),
    "facts_unreadable": ("{failures}", "{failures}"),
    "archive_changed": (
        "{where}: arsip berubah sejak disimpan; impor ulang dengan saring facts import",
        "{where}: expected the archive as it was saved, found a changed file; import it again with saring facts import",
    ),
    "archive_damaged": (
        "{where}: arsip rusak ({found}); impor ulang dengan saring facts import",
        "{where}: expected a whole archive, found a damaged one ({found}); import it again with saring facts import",
    ),
    "archive_other_version": (
        "{where}: arsip dari versi saring yang lain; perbarui dengan saring facts import {where} --output {where}",
        "{where}: expected an archive of this version, found one of another; renew it with saring facts import {where} --output {where}",
    ),
    "facts_counts": (
        "{read} cek fakta dibaca: {new} baru, {updated} diperbarui; arsip kini berisi {total}",
        "{read} fact-checks read: {new} new, {updated} updated; the archive now holds {total}",
    ),
    "facts_nothing_found": (
        "Tidak ada cek fakta yang mirip.",
        "No fact-check resembles this.",
    ),
    "reason_match_short": (
        "pesan terlalu pendek untuk dipastikan cocok",
        "the message is too short to be sure",
    ),
    "reason_match_old": (
        "cek fakta terbit {days} hari sebelum pesan; periksa apakah keadaannya masih sama",
        "the fact-check is {days} days older than the message; check that it still holds",
    ),
    "reason_match_other_place": (
        "tempatnya lain: {found} dalam pesan, {expected} dalam cek fakta",
        "another place: {found} in the message, {expected} in the fact-check",
    ),
    "reason_match_denial": (
        "pesan ini sendiri membantah kabarnya",
        "the message itself denies the rumour",
    ),
    "reason_match_linked": (
        "pesan memuat tautan cek fakta ini",
        "the message carries the link to this fact-check",
    ),
    "help_facts": ("Kelola arsip cek fakta yang sudah terbit.", "Keep an archive of published fact-checks."),
    "help_facts_import": (
        "Impor cek fakta ke arsip: API MAFINDO, ClaimReview, Google Fact Check Tools, CSV.",
        "Import fact-checks into an archive: MAFINDO API, ClaimReview, Google Fact Check Tools, CSV.",
    ),
    "help_facts_list": ("Daftar isi arsip, terbaru dulu.", "List what the archive holds, newest first."),
    "help_facts_search": ("Cari cek fakta untuk satu pesan.", "Find fact-checks for one message."),
    "help_facts_files": ("Berkas atau folder berisi cek fakta.", "Files or folders that hold fact-checks."),
    "help_facts_output": (
        "Folder arsip; bila sudah ada, diperbarui.",
        "Folder of the archive; updated where it exists.",
    ),
    "help_facts_archive": ("Arsip, atau berkas cek fakta.", "Archive, or a file of fact-checks."),
    "help_facts_option": (
        "Arsip cek fakta, atau berkas dan folder yang dapat diimpor.",
        "Archive of fact-checks, or a file or folder that can be imported.",
    ),
    "help_match": ("Cari cek fakta terbit untuk setiap pesan.", "Find published fact-checks for every message."),
    "help_top": ("Jumlah cek fakta paling banyak untuk tiap pesan.", "At most this many fact-checks for each message."),
    "help_max_age_days": (
        "Cek fakta yang lebih tua dari sekian hari hanya disarankan.",
        "A fact-check older than the message by more days than this is only suggested.",
    ),
    "title_match": ("Cek fakta untuk pesan", "Fact-checks for messages"),
    "column_query": ("Baris", "Row"),
    "column_fact_check_id": ("Kode cek fakta", "Fact-check id"),
    "column_similarity": ("Kemiripan", "Similarity"),
    "column_status": ("Status", "Status"),
    "column_url": ("Tautan", "Link"),
}
