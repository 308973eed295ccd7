"""Every sentence a person reads, in Indonesian and in English, and the language in force.

One table, so that a translator needs one file and a test can hold that each phrase exists in both
languages with the same fields. Column names, JSON keys and codes are not phrases: they stay English.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES = ("id", "en")

# key: (Indonesian, English). Errors read: where: expected, found; what to do.
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
    "reason_too_short": ("terlalu pendek untuk dinilai", "too short to judge"),
    "reason_only_link": (
        "hanya tautan; isi tautannya perlu dilihat orang",
        "only a link; a person has to look at what it leads to",
    ),
    "reason_no_text": (
        "tidak ada kata yang dapat dinilai; lihat gambar, video, atau berkasnya",
        "no words to judge; look at the picture, video or file",
    ),
    # errors: where: expected, found; what to do
    "file_missing": (
        "{where}: berkas tidak ditemukan; periksa nama dan foldernya",
        "{where}: expected a file or folder, found nothing there; check the name and the folder",
    ),
    "file_empty": (
        "{where}: berkas kosong (0 bita); ekspor ulang obrolan atau tabelnya",
        "{where}: expected a chat or a table, found an empty file; export it again",
    ),
    "no_messages": (
        "{where}: tidak ada pesan di dalamnya ({n} baris sistem); berikan obrolan atau tabel yang berisi pesan",
        "{where}: expected messages, found none ({n} system lines); give a chat or a table that holds some",
    ),
    "folder_empty": (
        "{where}: tidak ada ekspor obrolan atau tabel di folder ini; letakkan berkas .txt, .zip, .csv, .jsonl, atau .xlsx",
        "{where}: expected chat exports or tables, found none in this folder; put .txt, .zip, .csv, .jsonl or .xlsx there",
    ),
    "unreadable": (
        "{where}: tidak dapat dibaca ({found}); periksa izin berkas atau ekspor ulang",
        "{where}: expected a readable file, found: {found}; check its permissions or export it again",
    ),
    "not_text": (
        "{where}: diharapkan obrolan atau tabel, ditemukan berkas {found}; pilih hasil ekspor yang berupa teks",
        "{where}: expected a chat or a table, found a {found} file; give the exported text instead",
    ),
    "format_unknown": (
        "{where}: isi tidak dikenali (yang dikenal: {names}); ekspor ulang, atau tentukan dengan --format",
        "{where}: expected one of the known formats ({names}), found none of them; export it again, or settle it with --format",
    ),
    "format_unknown_name": (
        "--format {where}: nama tidak dikenal; pilih salah satu: {names}",
        "--format {where}: expected one of {names}, found another name; choose one of them",
    ),
    "format_ambiguous": (
        "{where}: isinya cocok dengan dua format ({names}); tentukan salah satu, misalnya --format {option}",
        "{where}: expected one format, found content that fits two ({names}); settle it, for example with --format {option}",
    ),
    "line_too_long": (
        "{where}:{line}: baris lebih dari 8 MiB, bukan obrolan; periksa apakah berkasnya benar",
        "{where}:{line}: expected lines of a chat, found one of more than 8 MiB; check that this is the right file",
    ),
    "zip_damaged": (
        "{where}: zip rusak ({found}); unduh atau ekspor ulang",
        "{where}: expected a zip archive, found a damaged one ({found}); download or export it again",
    ),
    "zip_in_zip": (
        "{where}: zip di dalam zip; keluarkan dulu, lalu berikan zip yang di dalam",
        "{where}: expected chats in the zip, found another zip; take it out and give it on its own",
    ),
    "zip_outside": (
        "{where}: zip menunjuk ke luar foldernya sendiri dan ditolak; minta pengirim membuat zip baru",
        "{where}: expected names inside the zip, found a path outside it; refused, ask the sender for a new zip",
    ),
    "zip_encrypted": (
        "{where}: zip bersandi; buka dengan sandinya, lalu berikan isinya",
        "{where}: expected an open zip, found an encrypted one; unpack it with its password and give what is inside",
    ),
    "zip_bomb": (
        "{where}: mengembang menjadi {mib} MiB ({ratio} kali), bukan obrolan; ditolak, periksa asal berkasnya",
        "{where}: expected a chat, found content that grows {ratio} times to {mib} MiB; refused, check where it came from",
    ),
    "zip_without_chat": (
        "{where}: tidak ada obrolan atau tabel di dalam zip; pilih hasil 'Ekspor chat'",
        "{where}: expected a chat or a table in the zip, found none; give the result of 'Export chat'",
    ),
    "xlsx_damaged": (
        "{where}: bukan lembar Excel yang utuh ({found}); simpan ulang sebagai .xlsx atau .csv",
        "{where}: expected an Excel workbook, found a damaged one ({found}); save it again as .xlsx or .csv",
    ),
    "table_empty": (
        "{where}: tabel tanpa baris; periksa lembar pertamanya",
        "{where}: expected a table, found no rows; check its first sheet",
    ),
    "row_damaged": (
        "{where}:{row}: baris tabel rusak ({found}); perbaiki baris itu",
        "{where}:{row}: expected a row of the table, found: {found}; mend that row",
    ),
    "columns_doubled": (
        "{where}: nama kolom ganda ({names}); beri nama yang berbeda",
        "{where}: expected each column once, found twice: {names}; rename one of them",
    ),
    "text_column_missing": (
        "{where}: kolom '{name}' tidak ada (yang ada: {names}); sebutkan kolom isi pesan dengan --text-column",
        "{where}: expected a column '{name}', found: {names}; name the column that holds the text with --text-column",
    ),
    "column_missing": (
        "{where}: kolom '{name}' tidak ada (yang ada: {names}); tambahkan atau ganti namanya",
        "{where}: expected a column '{name}', found: {names}; add it or rename one",
    ),
    "label_unknown": (
        "{where}: label {found} tidak dikenal ({n} baris); pakai salah satu: {labels}",
        "{where}: expected a label of {labels}, found {found} ({n} rows like it); correct them",
    ),
    "label_too_few": (
        "{where}: hanya {n} baris berlabel {label}, perlu sedikitnya {least}; tambahkan contoh",
        "{where}: expected at least {least} rows labelled {label}, found {n}; add examples",
    ),
    "rows_too_few": (
        "{where}: hanya {n} baris, perlu sedikitnya {least}; tambahkan contoh berlabel",
        "{where}: expected at least {least} rows, found {n}; add labelled examples",
    ),
    "texts_empty": (
        "{where}: {n} dari {rows} teks kosong; periksa apakah kolomnya benar",
        "{where}: expected a text in nearly every row, found {n} of {rows} empty; check that it is the right column",
    ),
    "texts_empty_left_out": (
        "{where}: {n} baris tanpa teks dilewati",
        "{where}: {n} rows without text were left out",
    ),
    "bundle_missing": (
        "{where}: bukan folder model (tidak ada manifest.json); periksa --model",
        "{where}: expected a model bundle, found no manifest.json; check --model",
    ),
    "bundle_damaged": (
        "{where}: isi model rusak ({found}); salin ulang modelnya",
        "{where}: expected a whole model bundle, found damage ({found}); copy it again",
    ),
    "bundle_newer": (
        "{where}: format model {found} lebih baru daripada yang dikenal ({known}); perbarui saring",
        "{where}: expected a bundle of format {known} or older, found {found}; update saring",
    ),
    "bundle_other_text": (
        "{where}: model memakai penormal teks versi {found}, program ini {known}; latih ulang modelnya",
        "{where}: expected normaliser version {known}, found {found}; train the model again",
    ),
    "bundle_extra": (
        "{where}: ada berkas asing di folder model: {name}; hapus, atau salin ulang modelnya",
        "{where}: expected only the files of the manifest, found another: {name}; remove it or copy the model again",
    ),
    "bundle_lacks": (
        "{where}: berkas model hilang: {name}; salin ulang modelnya",
        "{where}: expected every file of the manifest, found no {name}; copy the model again",
    ),
    "bundle_changed": (
        "{where}: isi berkas tidak sesuai sidik manifest; jangan dipakai, salin ulang modelnya",
        "{where}: expected the content the manifest signs, found another; do not use it, copy the model again",
    ),
    "model_unknown": (
        "{where}: tidak ada model dengan nama atau folder itu (yang ada: {names}); lihat 'saring models list'",
        "{where}: expected a model folder or one of: {names}, found neither; see 'saring models list'",
    ),
    "question_unknown": (
        "--question {where}: model ini hanya menjawab: {names}",
        "--question {where}: expected one of: {names}, found another; choose one of them",
    ),
    "export_format_unknown": (
        "{where}: format {found} tidak dikenal; pakai joblib",
        "{where}: expected joblib, found {found}; use joblib",
    ),
    "ending_unknown": (
        "{where}: akhiran nama menentukan format; pakai salah satu: {names}",
        "{where}: expected a name that ends in one of {names}, found another; rename the output",
    ),
    "xlsx_too_long": (
        "{where}: Excel hanya memuat {most} baris dan isinya lebih; tulis ke .csv atau .jsonl",
        "{where}: expected at most {most} rows for Excel, found more; write to .csv or .jsonl",
    ),
    "output_taken": (
        "{where}: sudah ada sesuatu di sana yang tidak akan ditimpa; pilih nama lain",
        "{where}: expected a free place, found something that will not be overwritten; choose another name",
    ),
    "folder_missing": (
        "{where}: folder {folder} tidak ada; buat dulu foldernya",
        "{where}: expected a folder, found no {folder}; create it first",
    ),
    "folder_read_only": (
        "{where}: folder {folder} tidak dapat ditulisi; pilih folder lain",
        "{where}: expected a folder that can be written to, found {folder} read-only; choose another",
    ),
    "unwritable": (
        "{where}: gagal menulis ({found}); hasil lama tidak diubah, periksa ruang dan izin",
        "{where}: expected to write here, found: {found}; nothing was changed, check space and permissions",
    ),
    "refused_by_system": (
        "{where}: tidak dapat dibaca atau ditulis ({found}); periksa nama, ruang, dan izin",
        "{where}: expected to read or write here, found: {found}; check the name, space and permissions",
    ),
    "settings_damaged": (
        "{where}: bukan TOML yang benar ({found}); perbaiki baris itu",
        "{where}: expected TOML, found: {found}; mend that line",
    ),
    "setting_unknown": (
        "{where}: setelan '{name}' tidak dikenal; yang dikenal: {names}",
        "{where}: expected one of the settings {names}, found '{name}'; correct the name",
    ),
    "language_unknown": (
        "{where} {found}: pilih id atau en",
        "{where}: expected id or en, found {found}; choose one of them",
    ),
    # registry, promotion and rollback
    "registry_damaged": (
        "{where}: daftar model rusak ({found}); pulihkan dari salinan, atau hapus untuk kembali ke model bawaan",
        "{where}: expected a registry of models, found damage ({found}); restore it from a copy, or remove it to go back to the shipped model",
    ),
    "registry_newer": (
        "{where}: format daftar model {found} lebih baru daripada yang dikenal ({known}); perbarui saring",
        "{where}: expected a registry of format {known} or older, found {found}; update saring",
    ),
    "registry_busy": (
        "{where}: daftar model sedang ditulis proses lain; tunggu, dan bila tidak ada yang berjalan hapus berkas ini",
        "{where}: expected to write the registry alone, found another process at it; wait, and remove this file if none is running",
    ),
    "registry_changed": (
        "{where}: daftar model berubah selagi perintah ini berjalan; tidak ada yang ditulis, jalankan lagi",
        "{where}: expected the registry as it was at the start, found it changed meanwhile; nothing was written, run the command again",
    ),
    "registry_shipped": (
        "{where}: ini daftar model bawaan program dan tidak ditulisi; bekerjalah di folder sendiri, atau tentukan SARING_MODELS",
        "{where}: expected a registry of your own, found the one that came with saring; work in another folder, or set SARING_MODELS",
    ),
    "registry_name_taken": (
        "{where}: nama ini sudah dipakai model lain (versi {found}); ganti nama folder model yang baru",
        "{where}: expected a free name, found another model there (version {found}); rename the folder of the new one",
    ),
    "registry_in_charge": (
        "{where}: model ini sedang dipakai dan tidak ditimpa; latih ke folder lain, lalu 'saring models promote'",
        "{where}: expected another place, found the model in charge, which is not overwritten; train into another folder, then 'saring models promote'",
    ),
    "promotion_same": (
        "{where}: versi {version} memang sedang dipakai; pilih model lain",
        "{where}: expected another model than the one in charge, found the same version {version}; choose another",
    ),
    "force_without_reason": (
        "{where}: harus ada alasan; tulis dengan --reason, dan alasan itu disimpan",
        "{where}: expected a reason, found none; give it with --reason, it is kept",
    ),
    "gate_learned": (
        "{where}: calon model belajar dari berkas ini juga; beri data uji lain dengan --gate",
        "{where}: expected messages the candidate has not learned from, found a file it was trained on; give another set with --gate",
    ),
    "rollback_nothing": (
        "{where}: tidak ada model sebelum {name}; tidak ada yang diubah",
        "{where}: expected a champion before {name}, found none; nothing was changed",
    ),
    "rollback_gone": (
        "{where}: model yang dulu dipakai sudah tidak ada; salin kembali, atau angkat model lain",
        "{where}: expected the former champion here, found no model; copy it back, or promote another",
    ),
    "rollback_replaced": (
        "{where}: dulu versi {version} yang dipakai, sekarang isinya versi {found}; salin kembali yang dulu, atau angkat yang ini",
        "{where}: expected version {version}, which was in charge, found version {found}; copy the former one back, or promote this one",
    ),
    "gate_header": (
        "{previous} → {model}, pada {rows} pesan dari {where}",
        "{previous} → {model}, on {rows} messages of {where}",
    ),
    "gate_measure": (
        "{name}: {old:.3f} → {new:.3f} (selisih {difference:+.3f}; 95 %: {low:+.3f} sampai {high:+.3f}){mark}",
        "{name}: {old:.3f} → {new:.3f} (difference {difference:+.3f}; 95 %: {low:+.3f} to {high:+.3f}){mark}",
    ),
    "gate_mark_worse": (", LEBIH BURUK", ", WORSE"),
    "gate_flips": ("{n} dari {rows} pesan berubah penilaiannya", "{n} of {rows} messages changed verdict"),
    "gate_worse_at": ("lebih buruk pada: {measures}", "is worse at: {measures}"),
    "gate_lacks": ("tidak menjawab pertanyaan '{question}'", "does not answer the question '{question}'"),
    "promotion_promoted": (
        "{model} sekarang dipakai, menggantikan {previous}; untuk kembali: saring models rollback",
        "{model} is in charge now, in place of {previous}; to go back: saring models rollback",
    ),
    "promotion_forced": (
        "{model} sekarang dipakai, menggantikan {previous}, walaupun {why}; alasan: {reason}",
        "{model} is in charge now, in place of {previous}, although it {why}; reason: {reason}",
    ),
    "promotion_refused": (
        "ditolak: {model} {why}; {previous} tetap dipakai",
        "refused: {model} {why}; {previous} stays in charge",
    ),
    "rolled_back": (
        "{model} dipakai lagi, menggantikan {previous}",
        "{model} is in charge again, in place of {previous}",
    ),
    "models_promoted_on": ("diangkat {day}", "promoted {day}"),
    "title_flips": ("Penilaian yang berubah", "Verdicts that changed"),
    "measure_talk_flagged": ("obrolan biasa yang ditandai", "ordinary talk flagged"),
    "measure_talk_called_hoax": ("obrolan biasa yang disebut hoaks", "ordinary talk called hoax"),
    "measure_news_called_hoax": ("info benar yang disebut hoaks", "true information called hoax"),
    "measure_hoaxes_flagged": ("hoaks yang ditandai", "hoaxes flagged"),
    "measure_hoaxes_called": ("hoaks yang disebut hoaks", "hoaxes called hoax"),
    "help_models_promote": (
        "Angkat model bila tidak lebih buruk daripada yang dipakai.",
        "Put a model in charge if it is no worse than the one that is.",
    ),
    "help_models_rollback": (
        "Kembali ke model yang dipakai sebelumnya.",
        "Go back to the model that was in charge before.",
    ),
    "help_gate": (
        "CSV berlabel untuk membandingkan (bawaan: setelan gate, atau yang menyertai program).",
        "Labelled CSV to compare on (default: the setting gate, or the one that comes with saring).",
    ),
    "help_force": ("Angkat walaupun lebih buruk; perlu --reason.", "Put it in charge although worse; needs --reason."),
    "help_reason": ("Alasan, disimpan dalam riwayat.", "The reason, kept in the history."),
    "help_flips": (
        "Tulis semua pesan yang penilaiannya berubah: .csv .jsonl .xlsx .html",
        "Write every message whose verdict changed: .csv .jsonl .xlsx .html",
    ),
    # the WhatsApp reader
    "export_empty": (
        "{where}: tidak ada satu pun pesan; pilih berkas hasil 'Ekspor chat' dan ekspor ulang bila perlu",
        "{where}: expected chat messages, found none; give the result of 'Export chat', or export it again",
    ),
    "export_undated": (
        "{where}: {n} pesan bertanggal mustahil (pertama di baris {line}) dan tidak ada yang lain; ekspor ulang",
        "{where}: expected dates that exist, found {n} that do not (first in line {line}) and no message; export it again",
    ),
    "whatsapp_order_assumed": (
        "{where}: tanggalnya cocok dibaca hari-bulan maupun bulan-hari; dibaca hari lebih dulu, periksa satu tanggal",
        "{where}: its dates fit day-month and month-day alike; read as day first, check one of them",
    ),
    "whatsapp_undated": (
        "{where}: {n} baris bertanggal mustahil tidak dibaca (pertama di baris {line})",
        "{where}: {n} lines carry a date that does not exist and were not read (first in line {line})",
    ),
    "whatsapp_pasted": (
        "{where}: {n} baris obrolan lain yang ditempel di dalam pesan dibiarkan di pesannya (pertama di baris {line})",
        "{where}: {n} lines of another chat pasted inside messages were left in them (first in line {line})",
    ),
    "whatsapp_cut": (
        "{where}: ekspor terpotong di sekitar 40.000 pesan ({n}); pesan yang lebih lama tidak ada di berkas ini",
        "{where}: export is cut at about 40,000 messages ({n}); older messages are missing from this file",
    ),
    # what the commands say
    "error": ("galat: {message}", "error: {message}"),
    "note": ("catatan: {message}", "note: {message}"),
    "interrupted": (
        "dihentikan; tidak ada berkas setengah jadi yang ditinggalkan",
        "interrupted; no half-written file was left",
    ),
    "written": ("{n} baris ditulis ke {where}", "{n} rows written to {where}"),
    "duplicates_dropped": (
        "{n} pesan yang sudah ada di ekspor lain dari grup yang sama tidak dihitung dua kali",
        "{n} messages that another export of the same chat already gave were not counted twice",
    ),
    "line_account": (
        "{n_lines} baris = {n_messages} pesan + {n_system} baris sistem + {n_continuation} sambungan + {n_unread} tak terbaca",
        "{n_lines} lines = {n_messages} messages + {n_system} system + {n_continuation} continuation + {n_unread} unread",
    ),
    "triage_account": (
        "{messages} pesan, {claims} isi berbeda, {listed} di antaranya perlu dilihat",
        "{messages} messages, {claims} different contents, {listed} of them to look at",
    ),
    "progress_messages": ("pesan", "messages"),
    "demo_reads": ("membaca obrolan contoh: {names}", "reading the demo chats: {names}"),
    "demo_header": (
        "no  prioritas  penilaian        pesan grup   isi",
        "no  priority  verdict            msgs chats  content",
    ),
    "title_read": ("Pesan", "Messages"),
    "title_batch": ("Pesan yang dinilai", "Scored messages"),
    "title_triage": ("Daftar kerja klarifikasi", "Clarification worklist"),
    "score_verdict": ("{label} (risiko {risk})", "{label} (risk {risk})"),
    "score_check_worthiness": ("peluang memuat klaim", "probability of a claim"),
    "score_hoax_probability": ("peluang hoaks bila klaim", "probability of hoax given a claim"),
    "score_words_up": ("menaikkan: {words}", "raised by: {words}"),
    "score_words_down": ("menurunkan: {words}", "lowered by: {words}"),
    "model_written": ("model ditulis ke {where}", "model written to {where}"),
    "no_talk_learned": (
        "{where}: tidak ada baris no_claim, jadi model ini tidak dapat mengenali obrolan biasa; pakai hanya untuk klaim",
        "{where}: no row is no_claim, so this model cannot tell ordinary talk; use it on claims only",
    ),
    "models_shipped": ("(bawaan)", "(shipped)"),
    "exported": (
        "pipeline scikit-learn untuk pertanyaan {question} ditulis ke {where}",
        "scikit-learn pipeline of the question {question} written to {where}",
    ),
    # help
    "help_app": (
        "Saring sebelum sharing: memilah pesan yang perlu diklarifikasi humas.",
        "Filter before you share: triage of messages a public communications team may have to clarify.",
    ),
    "help_lang": ("Bahasa yang dibaca orang: id atau en.", "Language of what a person reads: id or en."),
    "help_version": ("Tampilkan versi.", "Show the version."),
    "help_demo": ("Peragakan seluruh alur pada obrolan contoh.", "Run the whole flow on shipped chats."),
    "help_score": ("Nilai satu pesan.", "Score one message."),
    "help_batch": ("Nilai setiap pesan dari ekspor atau tabel.", "Score every message of exports or tables."),
    "help_triage": ("Kelompokkan dan urutkan yang perlu ditanggapi.", "Group and rank what may need an answer."),
    "help_read": ("Baca ekspor tanpa menilai.", "Read exports, score nothing."),
    "help_train": ("Latih model dari CSV berlabel.", "Train a model from labelled CSVs."),
    "help_evaluate": ("Ukur model pada CSV berlabel.", "Measure a model on labelled CSVs."),
    "help_models": (
        "Daftar, tampilkan, angkat, kembalikan, dan ekspor model.",
        "List, show, promote, roll back and export models.",
    ),
    "help_models_list": (
        "Daftar model; yang dipakai bertanda bintang.",
        "List the models; the one in charge has a star.",
    ),
    "help_models_show": ("Tampilkan kartu model.", "Show the card of a model."),
    "help_models_export": ("Tulis pipeline scikit-learn yang setara.", "Write the equivalent scikit-learn pipeline."),
    "help_data": ("Periksa data berlabel.", "Check labelled data."),
    "help_data_check": ("Temukan masalah dalam CSV berlabel.", "Find what is wrong with a labelled CSV."),
    "help_inputs": (
        "Berkas, folder, zip, atau - (masukan baku); boleh beberapa.",
        "Files, folders, zips or - (standard input); several may be given.",
    ),
    "help_output": (
        "Berkas hasil; akhirannya menentukan format: .csv .jsonl .xlsx .html",
        "Output file; its ending gives the format: .csv .jsonl .xlsx .html",
    ),
    "help_demo_output": ("Berkas laporan.", "Report file."),
    "help_model": ("Folder model atau namanya di registri.", "Bundle folder, or a name in the registry."),
    "help_format": ("Nama format bila isinya cocok dengan dua.", "Name of the format where the content fits two."),
    "help_text_column": ("Kolom tabel yang berisi pesan.", "Column of a table that holds the text."),
    "help_keep_names": (
        "Simpan nama pengirim dan teks apa adanya (bawaan: disamarkan).",
        "Keep sender names and texts as they are (default: masked).",
    ),
    "help_all": ("Sertakan juga yang bukan klaim.", "List what is not flagged as well."),
    "help_text": ("Isi pesan, atau - untuk masukan baku.", "The message, or - for standard input."),
    "help_json": ("Tulis JSON.", "Print JSON."),
    "help_csvs": ("CSV dengan kolom text dan label.", "CSV with the columns text and label."),
    "help_model_output": ("Folder model yang akan ditulis.", "Folder of the bundle to write."),
    "help_seed": ("Benih acak.", "Random seed."),
    "help_max_flagged": (
        "Bagian obrolan biasa yang paling banyak boleh ditandai.",
        "Largest share of ordinary messages that may be flagged.",
    ),
    "help_max_likely_hoax": (
        "Bagian obrolan biasa yang paling banyak boleh disebut kemungkinan hoaks.",
        "Largest share of ordinary messages that may be called likely hoaxes.",
    ),
    "help_export_output": ("Berkas joblib yang akan ditulis.", "The joblib file to write."),
    "help_export_format": ("Format ekspor.", "Format of the export."),
    "help_export_question": ("Pertanyaan: hoax atau claim.", "Question: hoax or claim."),
    # data check
    "check_counts": ("{rows} baris; {labels}", "{rows} rows; {labels}"),
    "check_stops": ("GAGAL", "STOPS"),
    "check_warns": ("periksa", "check"),
    "check_passed": ("dapat dilatih; {n} hal perlu dilihat", "can be trained on; {n} things to look at"),
    "check_label_unknown": (
        "{n} baris berlabel tak dikenal {found} (baris {rows}); pakai {labels}",
        "{n} rows with an unknown label {found} (rows {rows}); use {labels}",
    ),
    "check_rows_too_few": (
        "hanya {n} baris; perlu sedikitnya {least}",
        "only {n} rows; at least {least} are needed",
    ),
    "check_label_too_few": (
        "hanya {n} baris {label}; perlu sedikitnya {least}",
        "only {n} rows of {label}; at least {least} are needed",
    ),
    "check_no_talk": (
        "tidak ada baris no_claim; model tidak akan mengenali obrolan biasa",
        "no row is no_claim; the model will not know ordinary talk",
    ),
    "check_empty": ("{n} teks kosong (baris {rows})", "{n} empty texts (rows {rows})"),
    "check_long": (
        "{n} teks lebih dari {most} huruf (baris {rows})",
        "{n} texts of more than {most} characters (rows {rows})",
    ),
    "check_duplicates": ("{n} salinan persis (baris {rows})", "{n} exact copies (rows {rows})"),
    "check_near_duplicates": ("{n} salinan hampir sama", "{n} near copies"),
    "check_conflict": (
        "{n} baris berisi hampir sama tetapi labelnya berbeda (baris {rows})",
        "{n} rows of nearly the same text have different labels (rows {rows})",
    ),
    "check_private": (
        "{n} teks memuat data pribadi (baris {rows}); disamarkan sebelum dipelajari",
        "{n} texts hold private data (rows {rows}); masked before anything is learned",
    ),
    "check_agreement": (
        "alfa Krippendorff antarpenilai {alpha} pada {n} teks; {torn} teks diberi label berbeda (baris {rows})",
        "Krippendorff's alpha between raters {alpha} on {n} texts; {torn} texts have different labels (rows {rows})",
    ),
    "check_source_label": (
        "sumber saja sudah menebak {share} label (tanpa sumber {blind}): model bisa belajar sumbernya, bukan isinya",
        "the source alone gives {share} of the labels (without it {blind}): a model may learn the source, not the text",
    ),
    # model card and evaluation
    "card_title": ("Kartu model", "Model card"),
    "card_purpose": (
        "Menandai pesan yang memuat klaim dan seberapa mirip klaim itu dengan hoaks yang dikenal. "
        "Bukan penentu benar atau salah: keputusan ada pada petugas.",
        "Flags messages that make a claim, and says how much the claim resembles known hoaxes. "
        "It does not decide true or false: people do.",
    ),
    "card_sources": ("Data latih", "Trained on"),
    "card_file": ("berkas", "file"),
    "card_rows": ("baris", "rows"),
    "card_labels": ("label", "labels"),
    "card_measures": ("Hasil", "How it does"),
    "card_measures_how": (
        "Diukur di luar lipatan latih; salinan hampir sama selalu di sisi yang sama. Dalam kurung: selang 95 %.",
        "Measured out of fold; near copies always stand on one side. In brackets: 95 % intervals.",
    ),
    "card_question": ("pertanyaan", "question"),
    "card_prevalence": ("porsi ya", "prevalence"),
    "question_claim": ("apakah klaim?", "a claim?"),
    "question_hoax": ("mirip hoaks, bila klaim?", "hoax, given a claim?"),
    "measure_auc": ("AUC", "AUC"),
    "measure_macro_f1": ("F1 makro", "macro-F1"),
    "measure_f1": ("F1 ya", "F1 of yes"),
    "measure_calibration_error": ("galat kalibrasi", "calibration error"),
    "measure_accuracy_surest_half": ("akurasi separuh terpasti", "accuracy, surest half"),
    "card_thresholds": ("Ambang", "Thresholds"),
    "card_thresholds_two": (
        "Ditandai bila peluang klaim ≥ {claim:.3f}; disebut kemungkinan hoaks bila peluang klaim ≥ {sure_claim:.3f} "
        "dan peluang hoaks ≥ {hoax:.3f}.",
        "Flagged where the probability of a claim is ≥ {claim:.3f}; called a likely hoax where it is ≥ {sure_claim:.3f} "
        "and the probability of hoax is ≥ {hoax:.3f}.",
    ),
    "card_thresholds_one": (
        "Tidak ada obrolan biasa dalam data latih: kemungkinan hoaks bila peluang hoaks ≥ {hoax:.3f}, selain itu belum terverifikasi.",
        "No ordinary talk in the data: likely hoax where the probability of hoax is ≥ {hoax:.3f}, otherwise unverified.",
    ),
    "card_source": ("sumber", "source"),
    "card_what": ("isi", "what"),
    "card_claims": ("klaim", "claims"),
    "card_talk": ("obrolan biasa", "ordinary talk"),
    "card_flagged": ("ditandai per 1.000", "flagged per 1,000"),
    "card_sure": ("klaim pasti per 1.000", "sure claims per 1,000"),
    "card_limits": ("Batas pemakaian", "Limits"),
    "card_limits_text": (
        "Jangan dipakai untuk menghukum orang, menghapus pesan otomatis, atau menyatakan suatu klaim salah. "
        "Model tidak melihat gambar, video, dan isi tautan; bahasa di luar data latih dinilainya dengan buruk.",
        "Do not use it to punish people, to delete messages automatically, or to declare a claim false. "
        "The model sees no pictures, videos or linked pages, and judges languages it was not trained on badly.",
    ),
    "evaluation_title": ("Hasil pada {n} baris", "Measured on {n} rows"),
    "evaluation_alarms": ("Obrolan biasa yang ditandai, per 1.000", "Ordinary talk flagged, per 1,000"),
    # report page
    "report_note": (
        "Penilaian adalah kemiripan dengan hoaks yang dikenal, bukan putusan benar atau salah. Periksa fakta sebelum menanggapi.",
        "A verdict is resemblance to known hoaxes, not a ruling of true or false. Check the facts before you answer.",
    ),
    "report_filter": ("Saring baris:", "Filter rows:"),
    "column_rank": ("No", "No"),
    "column_priority": ("Prioritas", "Priority"),
    "column_verdict": ("Penilaian", "Verdict"),
    "column_text": ("Isi", "Text"),
    "column_label": ("Label", "Label"),
    "column_verdict_before": ("Dulu", "Before"),
    "column_verdict_after": ("Sekarang", "After"),
    "column_risk": ("Risiko", "Risk"),
    "column_hoax_probability": ("Peluang hoaks", "Hoax probability"),
    "column_check_worthiness": ("Peluang klaim", "Check-worthiness"),
    "column_reach": ("Jangkauan", "Reach"),
    "column_n_messages": ("Pesan", "Messages"),
    "column_n_chats": ("Grup", "Chats"),
    "column_n_senders": ("Pengirim", "Senders"),
    "column_platforms": ("Kanal", "Platforms"),
    "column_first_seen_at": ("Pertama", "First seen"),
    "column_last_seen_at": ("Terakhir", "Last seen"),
    "column_reasons": ("Alasan", "Reasons"),
    "column_claim_id": ("Kode", "Claim id"),
    "column_model_version": ("Model", "Model"),
    "column_members": ("Asal", "Members"),
    "column_platform": ("Kanal", "Platform"),
    "column_chat": ("Grup", "Chat"),
    "column_sender": ("Pengirim", "Sender"),
    "column_sent_at": ("Waktu", "Sent at"),
    "column_kind": ("Jenis", "Kind"),
    "column_origin": ("Asal", "Origin"),
}


def language_of_environment(environ: Mapping[str, str]) -> str:
    """Return the language the environment asks for: `SARING_LANG`, then the locale, then `id`.

    >>> language_of_environment({"LANG": "en_GB.UTF-8"})
    'en'
    >>> language_of_environment({"LANG": "C.UTF-8"})
    'id'
    """
    for name in ("SARING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "id"


_language = language_of_environment(os.environ)


def set_language(language: str) -> None:
    """Set the language of everything a person reads; `ValueError` if it is not `id` or `en`."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {LANGUAGES}, found {language!r}")
    _language = language


def get_language() -> str:
    """Return the language in force."""
    return _language


def say(key: str, **values: object) -> str:
    """Return the phrase `key` in the language in force, with its fields filled in.

    >>> set_language("en")
    >>> say("verdict_no_claim")
    'no claim'
    """
    return PHRASES[key][LANGUAGES.index(_language)].format(**values)
