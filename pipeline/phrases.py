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
        "hanya bertanya atau menunjuk gambar, video, tautan, atau pesan lain; minta bahan yang dimaksud",
        "only asks about or points at a picture, video, link or other message; ask for what it means",
    ),
    # reasons: what the model cannot know
    "reason_unfamiliar_language": (
        "bahasa atau gaya tulisan ini tidak dikenal model, jadi tidak dinilai; minta orang yang paham membacanya",
        "the model never learned this language or way of writing, so it was not scored; let somebody who knows it read it",
    ),
    "reason_repetitive": (
        "kata yang sama diulang terus, jadi tidak dinilai; lihat siapa yang mengirimnya dan untuk apa",
        "the same words over and over, so it was not scored; see who sent it and what for",
    ),
    "reason_not_prose": (
        "tabel, daftar harga, atau kode program, bukan kalimat, jadi tidak dinilai; baca isinya langsung",
        "a table, a price list or source code, not sentences, so it was not scored; read it yourself",
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
        "{name}: {old} → {new} (selisih {difference}; 95 %: {low} sampai {high}){mark}",
        "{name}: {old} → {new} (difference {difference}; 95 %: {low} to {high}){mark}",
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
    "measure_hoax_auc": ("hoaks dibedakan dari info benar (AUC)", "hoaxes told from true information (AUC)"),
    "measure_risk_auc": ("hoaks di urutan atas (AUC risiko)", "hoaxes ranked on top (AUC of risk)"),
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
    "title_review": ("Baris yang perlu dilihat lagi", "Rows to look at again"),
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
    "help_csv": (
        "CSV dengan kolom text dan label; boleh ada rater dan source.",
        "CSV with the columns text and label, and if you like rater and source.",
    ),
    "help_review": (
        "Tulis baris yang perlu dilihat lagi, terburuk dulu; akhirannya menentukan format: .csv .jsonl .xlsx .html",
        "Write the rows to look at again, worst first; the ending gives the format: .csv .jsonl .xlsx .html",
    ),
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
    "check_running": (
        "memeriksa {n} baris, termasuk mencari label yang mungkin salah; tunggu sebentar",
        "checking {n} rows, likely label errors included; this takes a moment",
    ),
    "check_counts": ("{rows} baris; {labels}", "{rows} rows; {labels}"),
    "check_stops": ("GAGAL", "STOPS"),
    "check_look": ("periksa", "check"),
    "check_note": ("catatan", "note"),
    "check_passed": ("dapat dilatih; {n} hal perlu dilihat", "can be trained on; {n} things to look at"),
    "check_failed": (
        "belum dapat dilatih: perbaiki {n} hal bertanda GAGAL, lalu periksa lagi",
        "cannot be trained on yet: mend the {n} things marked STOPS, then check again",
    ),
    "check_review_offered": (
        "{n} baris sebaiknya dilihat orang; tulis daftarnya dengan --review tinjau.csv",
        "{n} rows are worth a second look; write the list of them with --review review.csv",
    ),
    "check_review_next": (
        "tinjau dari baris teratas, betulkan labelnya di {csv} (kolom row = nomor barisnya), lalu periksa lagi",
        "work from the top, correct the labels in {csv} (the column row is the row there), then check again",
    ),
    "check_label_unknown": (
        "{n} baris berlabel tak dikenal {found} (baris {rows}); ganti dengan {labels}",
        "{n} rows with an unknown label {found} (rows {rows}); use {labels}",
    ),
    "check_spellings": ("ejaan label yang dibaca: {read}", "label spellings, as they were read: {read}"),
    "check_rows_too_few": (
        "hanya {n} baris; perlu sedikitnya {least}",
        "only {n} rows; at least {least} are needed",
    ),
    "check_label_too_few": (
        "hanya {n} baris {label}; perlu sedikitnya {least}",
        "only {n} rows of {label}; at least {least} are needed",
    ),
    "check_no_talk": (
        "tidak ada baris no_claim; model tidak akan mengenali obrolan biasa, tambahkan pesan sehari-hari",
        "no row is no_claim; the model will not know ordinary talk, add everyday messages",
    ),
    "check_empty": (
        "{n} teks kosong (baris {rows}); tidak ikut dilatih",
        "{n} empty texts (rows {rows}); left out of training",
    ),
    "check_empty_many": (
        "{n} teks kosong (baris {rows}), lebih dari seperlimanya; periksa apakah kolomnya benar",
        "{n} empty texts (rows {rows}), more than a fifth; check that it is the right column",
    ),
    "check_long": (
        "{n} teks lebih dari {most} huruf (baris {rows}); artikel atau sel yang tergabung? satu baris satu pesan",
        "{n} texts of more than {most} characters (rows {rows}); articles or merged cells? keep one message a row",
    ),
    "check_lengths": (
        "kata per teks (10 % terpendek / tengah / 10 % terpanjang): {lengths}",
        "words per text (shortest 10 % / middle / longest 10 %): {lengths}",
    ),
    "check_length_label": (
        "panjang teks saja sudah membedakan label; tambahkan {long} yang pendek dan {short} yang panjang. "
        "Kata per teks (10 % terpendek / tengah / 10 % terpanjang): {lengths}",
        "length alone tells labels apart; add short {long} and long {short}. "
        "Words per text (shortest 10 % / middle / longest 10 %): {lengths}",
    ),
    "check_duplicates": (
        "{n} salinan persis (baris {rows}); hapus bila tidak disengaja, supaya tidak dihitung berkali-kali",
        "{n} exact copies (rows {rows}); remove those not meant, or they count several times",
    ),
    "check_near_duplicates": (
        "{n} salinan hampir sama (baris {rows}); boleh tetap ada, tidak pernah dipakai menguji salinannya sendiri",
        "{n} near copies (rows {rows}); they may stay, none is ever used to test its own copy",
    ),
    "check_conflict": (
        "{n} baris berisi hampir sama tetapi labelnya berbeda (baris {rows}); putuskan satu label",
        "{n} rows of nearly the same text have different labels (rows {rows}); settle on one label",
    ),
    "check_private": (
        "{n} teks memuat data pribadi (baris {rows}); disamarkan sebelum dipelajari, hapus dari berkas sebelum dibagikan",
        "{n} texts hold private data (rows {rows}); masked before anything is learned, take it out before you share the file",
    ),
    "check_raters_apart": (
        "tidak ada teks yang dilabeli dua penilai, jadi kesepakatannya tidak terukur; minta dua orang melabeli 50 teks yang sama",
        "no text was labelled by two raters, so agreement cannot be measured; have two people label the same 50 texts",
    ),
    "check_raters_one_label": (
        "{n} teks dilabeli lebih dari satu penilai, semuanya dengan label yang sama; kesepakatan belum terukur",
        "{n} texts were labelled by more than one rater, all with the same one label; agreement cannot be measured yet",
    ),
    "check_agreement": (
        "kesepakatan {raters} penilai pada {n} teks: kappa Cohen {kappa}, alfa Krippendorff {alpha} (1 = sepakat penuh, 0 = kebetulan)",
        "agreement of {raters} raters on {n} texts: Cohen's kappa {kappa}, Krippendorff's alpha {alpha} (1 is full agreement, 0 is chance)",
    ),
    "check_raters_disagree": (
        "{n} teks dilabeli berbeda oleh penilainya (baris {rows}); putuskan bersama",
        "{n} texts were labelled differently by their raters (rows {rows}); settle them together",
    ),
    "check_raters_unsure": (
        "{n} teks dilabeli berbeda oleh penilainya (baris {rows}); alfa di bawah 0.67 terlalu rendah: "
        "tulis dulu arti setiap label dengan contoh, lalu labeli lagi",
        "{n} texts were labelled differently by their raters (rows {rows}); an alpha below 0.67 is too low: "
        "first write down what each label means, with examples, then label again",
    ),
    "check_label_errors": (
        "{n} label mungkin salah, dinilai dari baris-baris lain; {shown} yang paling meragukan "
        "(label → usulan, peluang label sekarang):",
        "{n} labels may be wrong, judging by the other rows; the {shown} most doubtful "
        "(label → suggestion, probability of the label as it is):",
    ),
    "check_label_error_row": (
        "  baris {row}: {label} → {suggested} ({probability}) {text}",
        "  row {row}: {label} → {suggested} ({probability}) {text}",
    ),
    "check_label_errors_few": (
        "label yang mungkin salah tidak dicari pada {labels}: perlu dua label dengan masing-masing {least} teks berbeda",
        "label errors were not looked for among {labels}: that takes two labels with {least} different texts each",
    ),
    "check_source_label": (
        "sumber saja sudah menebak {share} label (tanpa sumber {blind}): model bisa belajar sumbernya, bukan isinya",
        "the source alone gives {share} of the labels (without it {blind}): a model may learn the source, not the text",
    ),
    "check_source_pure": (
        "tambahkan label lain dari sumber yang hanya punya satu label: {sources}",
        "add other labels from the sources that have only one: {sources}",
    ),
    # model card and evaluation
    "warning": ("PERINGATAN: {message}", "WARNING: {message}"),
    "card_title": ("Kartu model", "Model card"),
    "card_figures_elsewhere": (
        "Kartu yang sama beserta grafiknya ada di {file}.",
        "The same card with its figures is in {file}.",
    ),
    "card_contents": ("Isi kartu", "Contents"),
    "card_missing": ("Tidak diukur pada pelatihan ini.", "Not measured in this run."),
    "card_warnings": ("Peringatan", "Warnings"),
    "card_alert": ("PERINGATAN.", "WARNING."),
    "card_never_decides": (
        "Model ini tidak menyatakan klaim benar atau salah. Yang diberikannya kemiripan dengan hoaks yang dikenal; "
        "periksa faktanya, petugas yang memutuskan.",
        "This model does not say that a claim is true or false. It says how much it resembles known hoaxes; check the "
        "facts, people decide.",
    ),
    "card_warnings_missing": (
        "Kebocoran antara data latih dan data uji tidak diperiksa pada pelatihan ini.",
        "Whether the data give the answers away was not checked in this run.",
    ),
    "card_warnings_none": (
        "Pemeriksaan data latih dan pembagiannya tidak menemukan hal lain.",
        "The checks of the training data and of its splits found nothing else.",
    ),
    "card_purpose_heading": ("Untuk apa, dan bukan untuk apa", "What it is for, and what it must not be used for"),
    "card_purpose": (
        "Membantu humas memilih pesan yang perlu diklarifikasi lebih dulu: menandai pesan yang memuat klaim dan "
        "menyebut seberapa mirip klaim itu dengan hoaks yang dikenal.",
        "Helps a public communications team choose what to clarify first: it flags messages that make a claim, and "
        "says how much the claim resembles known hoaxes.",
    ),
    "card_must_not": ("Jangan dipakai untuk:", "Do not use it:"),
    "card_must_not_1": (
        "menyatakan suatu klaim benar atau salah;",
        "to declare a claim true or false;",
    ),
    "card_must_not_2": (
        "menghapus pesan, membatasi akun, atau menolak laporan warga secara otomatis;",
        "to delete messages, restrict accounts or turn down citizens' reports automatically;",
    ),
    "card_must_not_3": (
        "melaporkan, menuntut, atau menghukum orang; hasilnya bukan alat bukti;",
        "to report, prosecute or punish people; its output is no evidence;",
    ),
    "card_must_not_4": (
        "menilai, mengawasi, atau membuat profil orang per orang;",
        "to rate, watch or profile individuals;",
    ),
    "card_must_not_5": (
        "bahasa selain bahasa Indonesia dan bahasa daerah yang ada dalam data latihnya;",
        "on languages other than Indonesian and the regional languages of its training data;",
    ),
    "card_must_not_6": (
        "isi tanpa teks: gambar, video, suara, dan isi tautan tidak dilihatnya.",
        "on content without text: it sees no pictures, videos, sound or linked pages.",
    ),
    "card_sources": ("Data latih", "Trained on"),
    "card_file": ("berkas", "file"),
    "card_rows": ("baris", "rows"),
    "card_labels": ("label", "labels"),
    "card_label": ("label", "label"),
    "card_label_hoax": ("hoaks", "hoax"),
    "card_label_not_hoax": ("bukan hoaks", "not a hoax"),
    "card_label_no_claim": ("obrolan biasa", "ordinary talk"),
    "card_digest": ("sidik SHA-256", "SHA-256 digest"),
    "card_digest_how": (
        "Sidik ditulis 12 huruf pertama; lengkapnya ada di manifest.json.",
        "Digests are cut to 12 letters; manifest.json has them whole.",
    ),
    "card_roles": ("Apa yang boleh diajarkan tiap sumber", "What each source may teach"),
    "card_teaches": ("mengajarkan", "teaches"),
    "card_factor": ("bobot", "weight"),
    "card_thresholds": ("Ambang dan janjinya", "Thresholds and what they promise"),
    "card_thresholds_two": (
        "Pesan ditandai bila peluang klaim ≥\u00a0{claim}; disebut kemungkinan hoaks bila risikonya juga ≥\u00a0{risk} "
        "dan peluang hoaks ≥\u00a0{hoax}.",
        "A message is flagged where the probability of a claim is ≥\u00a0{claim}; called a likely hoax where the risk is also ≥\u00a0{risk} "
        "and the probability of hoax is ≥\u00a0{hoax}.",
    ),
    "card_thresholds_one": (
        "Tidak ada obrolan biasa dalam data latih: kemungkinan hoaks bila peluang hoaks ≥\u00a0{hoax}, selain itu belum terverifikasi.",
        "No ordinary talk in the data: likely hoax where the probability of hoax is ≥\u00a0{hoax}, otherwise unverified.",
    ),
    "card_promise": (
        "Ambang dipilih agar dari obrolan biasa yang sejenis dengan data latih paling banyak {flagged} ditandai dan paling "
        "banyak {hoax} disebut kemungkinan hoaks, dengan keyakinan {confidence} (batas Clopper–Pearson di luar lipatan latih; "
        "tiap sumber yang cukup besar dihitung sendiri). Pada obrolan jenis lain janji ini tidak berlaku.",
        "The thresholds are chosen so that of ordinary talk of the kinds it was trained on at most {flagged} are flagged and at "
        "most {hoax} called likely hoaxes, with {confidence} confidence (Clopper–Pearson bound, out of fold; each source that is "
        "large enough on its own). On other kinds of talk the promise does not hold.",
    ),
    "card_promise_unproven": (
        "Batas {rate} belum terbukti: baru ada {n} baris obrolan biasa, perlu sedikitnya {least}.",
        "The limit of {rate} is not proven: there are {n} rows of ordinary talk, at least {least} are needed.",
    ),
    "card_measures": ("Hasil", "How it does"),
    "card_measures_how": (
        "Diukur di luar lipatan latih; salinan hampir sama selalu di sisi yang sama. Dalam kurung: selang 95\u00a0%.",
        "Measured out of fold; near copies always stand on one side. In brackets: 95\u00a0% intervals.",
    ),
    "card_measures_terms": (
        "AUC: seberapa sering yang ya diberi peluang lebih tinggi daripada yang bukan (0,5 sama dengan menebak, 1 selalu). "
        "Presisi: dari yang dijawab ya, berapa yang benar. Recall: dari yang benar-benar ya, berapa yang ditemukan. F1 memadukan "
        "keduanya; F1 makro merata-ratakan ya dan bukan. Galat kalibrasi: selisih rata-rata antara peluang dan kenyataan.",
        "AUC: how often a yes is given a higher probability than a no (0.5 is guessing, 1 is always). Precision: of those answered "
        "yes, how many are right. Recall: of those that really are yes, how many are found. F1 joins the two; macro-F1 averages it "
        "over yes and no. Calibration error: the mean gap between probability and what turns out.",
    ),
    "card_question": ("pertanyaan", "question"),
    "card_prevalence": ("porsi ya", "prevalence"),
    "question_claim": ("apakah klaim?", "a claim?"),
    "question_hoax": ("mirip hoaks, bila klaim?", "hoax, given a claim?"),
    "question_risk": ("hoaks, di antara semua pesan?", "a hoax, among all messages?"),
    "measure_auc": ("AUC", "AUC"),
    "measure_macro_f1": ("F1 makro", "macro-F1"),
    "measure_f1": ("F1 ya", "F1 of yes"),
    "measure_precision": ("presisi", "precision"),
    "measure_recall": ("recall", "recall"),
    "measure_calibration_error": ("galat kalibrasi", "calibration error"),
    "measure_accuracy_surest_half": ("akurasi separuh terpasti", "accuracy, surest half"),
    "card_by_source": ("Yang ditandai, per sumber", "What is flagged, by source"),
    "card_by_source_how": (
        "Obrolan biasa yang ditandai adalah alarm palsu; klaim yang tidak ditandai akan terlewat.",
        "Ordinary talk that is flagged is a false alarm; a claim that is not flagged is missed.",
    ),
    "card_source": ("sumber", "source"),
    "card_what": ("isi", "what"),
    "card_claims": ("klaim", "claims"),
    "card_flagged": ("ditandai per 1.000", "flagged per 1,000"),
    "card_likely": ("kemungkinan hoaks per 1.000", "likely hoax per 1,000"),
    "card_splits": ("Empat cara membagi data, berdampingan", "Four ways to split the data, side by side"),
    "card_splits_how": (
        "Angka di bawah pembagian acak yang lebih rendah menunjukkan apa yang hilang pada pesan yang benar-benar baru. "
        "Presisi dan recall pada peluang 0,5. Tiga kolom terakhir: presisi bila ya hanya sebanyak itu di antara pesan yang masuk.",
        "What falls below the random split is what is lost on messages that are really new. Precision and recall at "
        "probability 0.5. The last three columns: precision if only that share of incoming messages were yes.",
    ),
    "card_split": ("pembagian", "split"),
    "card_split_random": ("acak", "random"),
    "card_split_grouped": ("salinan hampir sama di satu sisi", "near copies on one side"),
    "card_split_time": ("latih yang lama, uji yang baru", "train on the older, test on the newer"),
    "card_split_source": ("tanpa sumber {held_out}", "without source {held_out}"),
    "card_precision_at": ("presisi bila ya {prevalence}", "precision at {prevalence} yes"),
    "card_confusion": ("Penilaian per label, pada ambang", "Verdicts by label, at the thresholds"),
    "card_confusion_shares": ("Bagian tiap label menurut penilaian", "Share of each label by verdict"),
    "card_confusion_how": (
        "Tiap baris satu label; makin gelap, makin besar bagian label itu yang mendapat penilaian tersebut.",
        "Each row is a label; the darker, the larger the share of the label that got the verdict.",
    ),
    "card_coverage": ("Makin sedikit diputuskan, makin jarang keliru", "The less it decides, the less it errs"),
    "card_coverage_error": ("Galat menurut bagian yang diputuskan", "Error by the share that is decided"),
    "card_coverage_how": (
        "Klaim diurutkan dari yang paling pasti; galat dihitung di antara yang diputuskan.",
        "Claims are ordered from the surest; the error is that among the decided ones.",
    ),
    "card_decided": ("bagian klaim yang diputuskan", "share of claims decided"),
    "card_error": ("galat di antaranya", "error among them"),
    "card_curves": ("Kurva: {question}", "Curves: {question}"),
    "card_precision_recall": ("Presisi dan recall", "Precision and recall"),
    "card_precision_recall_how": (
        "Saat separuh yang ya ditemukan, presisinya {half}; saat 90\u00a0% ditemukan, {most}. Menebak asal memberi {prevalence}.",
        "Where half of the yes are found, precision is {half}; where 90\u00a0% are found, {most}. Guessing gives {prevalence}.",
    ),
    "card_reliability": ("Keandalan peluang", "Reliability"),
    "card_reliability_how": (
        "Makin dekat titik ke garis putus-putus, makin sesuai peluang yang disebut dengan kenyataan; galat kalibrasi {error}.",
        "The closer the points to the dashed line, the more a probability is what it says; calibration error {error}.",
    ),
    "card_distributions": ("Sebaran peluang", "Spread of the probability"),
    "card_distributions_how": (
        "Porsi baris tiap label menurut peluang yang diberikan model. Garis titik-titik: ambang {thresholds}.",
        "Share of the rows of each label by the probability the model gives. Dotted: thresholds {thresholds}.",
    ),
    "card_learning": ("Kurva belajar", "Learning curve"),
    "card_learning_how": (
        "Dengan {few} baris latih AUC {low}, dengan {many} baris {high}. Garis tegak: selang 95\u00a0%.",
        "With {few} training rows the AUC is {low}, with {many} rows {high}. Bars: 95\u00a0% intervals.",
    ),
    "card_recall": ("recall: bagian ya yang ditemukan", "recall: share of yes that is found"),
    "card_precision": ("presisi: yang benar-benar ya", "precision: share that is really yes"),
    "card_probability": ("peluang menurut model", "probability the model gives"),
    "card_frequency": ("frekuensi sebenarnya", "frequency it turns out"),
    "card_calibrated": ("peluang = frekuensi", "probability = frequency"),
    "card_this_model": ("model ini", "this model"),
    "card_guessing": ("menebak asal", "guessing"),
    "card_share_of_rows": ("bagian dari baris label", "share of the label's rows"),
    "card_training_rows": ("baris latih", "training rows"),
    "card_shortcuts": ("Jalan pintas", "Shortcuts"),
    "card_shortcuts_how": (
        "Kata yang membocorkan sumber dan bukan isi (nama redaksi, templat bantahan, tanggal, tokoh) dihapus, {n} seluruhnya, "
        "lalu model dilatih dan diukur lagi. Selisih yang besar berarti model bersandar pada jalan pintas.",
        "Words that give away the source and not the content (newsrooms, debunk templates, dates, persons) were removed, {n} in "
        "all, and the model trained and measured again. A large difference means that it leans on shortcuts.",
    ),
    "card_trained": ("dilatih", "trained"),
    "card_with_shortcuts": ("dengan jalan pintas", "with shortcuts"),
    "card_without_shortcuts": ("tanpa jalan pintas", "without shortcuts"),
    "card_features": ("Jalan pintas di antara fitur terkuat", "Shortcuts among the strongest features"),
    "card_feature": ("fitur", "feature"),
    "card_kind": ("jenis", "kind"),
    "card_weight": ("bobot", "weight"),
    "card_kind_source": ("kanal", "channel"),
    "card_kind_debunk_template": ("templat bantahan", "debunk template"),
    "card_kind_newsroom": ("redaksi", "newsroom"),
    "card_kind_date": ("tanggal", "date"),
    "card_kind_person": ("tokoh", "person"),
    "card_left_out": ("Kumpulan yang tidak ikut dilatih", "Sets it was not trained on"),
    "card_left_out_how": (
        "Berdampingan dengan jawaban polos: TF-IDF dan regresi logistik tanpa tambahan apa pun.",
        "Beside the plain answer: TF-IDF and logistic regression with nothing added.",
    ),
    "left_out_flagged": ("obrolan {source} yang ditandai per 1.000", "ordinary talk of {source} flagged per 1,000"),
    "left_out_likely": (
        "obrolan {source} yang disebut kemungkinan hoaks per 1.000",
        "ordinary talk of {source} called likely hoax per 1,000",
    ),
    "left_out_hoaxes_flagged": ("bagian hoaks {source} yang ditandai", "share of the hoaxes of {source} flagged"),
    "left_out_hoaxes_found": (
        "bagian hoaks {source} yang ditemukan dengan 10 alarm palsu per 1.000, menurut risiko",
        "share of the hoaxes of {source} found at 10 false alarms per 1,000, by risk",
    ),
    "left_out_top_20": (
        "satu hari dengan 40 hoaks {source} di antara 4.000 pesan: presisi 20 teratas",
        "a day with 40 hoaxes of {source} among 4,000 messages: precision of the top 20",
    ),
    "left_out_top_100": (
        "hari yang sama: bagian hoaks di 100 teratas",
        "the same day: share of the hoaxes in the top 100",
    ),
    "card_left_out_name": ("kumpulan dan ukuran", "set and measure"),
    "card_plain": ("jawaban polos", "plain answer"),
    "card_examples": ("Contoh yang dinilainya keliru", "Examples where it fails"),
    "card_examples_how": (
        "Pesan karangan untuk proyek ini, bukan ucapan orang, yang dinilai keliru di luar lipatan latih.",
        "Messages written for this project, said by nobody, that it judged wrongly out of fold.",
    ),
    "card_text": ("pesan", "message"),
    "card_verdict": ("penilaian", "verdict"),
    "card_limits": ("Batas pemakaian", "Limits"),
    "card_limit_1": (
        "Angka di kartu ini berlaku untuk pesan yang sejenis dengan data latihnya; pada hoaks baru dan grup lain hasilnya lebih buruk.",
        "The figures of this card are for messages of the kinds it was trained on; expect worse on newer hoaxes and other groups.",
    ),
    "card_limit_2": (
        "Yang dikenali gaya dan topik hoaks yang sudah ada, bukan kebenarannya: hoaks yang ditulis tenang dapat lolos, "
        "kabar benar yang ditulis heboh dapat tertandai.",
        "It knows the style and topics of past hoaxes, not the truth: a hoax in a calm voice may pass, and true news in a loud "
        "one may be flagged.",
    ),
    "card_limit_3": (
        "Peluang dikalibrasi pada porsi hoaks data latih; bila porsi di kanal Anda berbeda, peluangnya ikut bergeser.",
        "Probabilities are calibrated to the share of hoaxes in the training data; where yours differs, they shift.",
    ),
    "card_limit_4": (
        "Label berasal dari pemeriksa fakta dan penulis data, termasuk kekeliruan mereka.",
        "Labels come from fact-checkers and the authors of the data, with their mistakes.",
    ),
    "card_limit_5": (
        "Ukur pada pesan kantor Anda sendiri sebelum dipakai: saring evaluate.",
        "Measure it on your own messages before you rely on it: saring evaluate.",
    ),
    "evaluation_title": ("Hasil pada {n} baris", "Measured on {n} rows"),
    "evaluation_alarms": ("Obrolan biasa yang ditandai, per 1.000", "Ordinary talk flagged, per 1,000"),
    # splits: why one was skipped, and what nobody may miss in a report
    "split_few_dates": (
        "kurang dari 100 baris bertanggal, atau hampir semua tanggalnya sama",
        "fewer than 100 rows have a date, or nearly all have the same",
    ),
    "split_one_label": (
        "baris terbaru hanya punya satu label",
        "the newest rows have one label only",
    ),
    "split_one_source": ("hanya ada satu sumber", "there is only one source"),
    "split_small_sources": (
        "hanya sumber terbesar yang disisihkan bergiliran; sumber lainnya tidak diukur",
        "only the largest sources are left out in turn; the others were not measured",
    ),
    "split_all_copies": (
        "hampir semua teks salinan satu sama lain; tidak ada sisa untuk dilatih",
        "nearly all texts are copies of each other; nothing is left to train on",
    ),
    "split_untaught": (
        "data latih yang tersisa hanya memberi satu jawaban",
        "what is left to train on gives one answer only",
    ),
    "split_no_rows": (
        "tidak ada baris yang menjawab pertanyaan ini",
        "no row answers this question",
    ),
    "warn_source_tells_label": (
        "{question}: sumber saja sudah menebak {share} jawaban (tanpa sumber {blind}): model mungkin mengenali "
        "siapa yang menulis, bukan apa yang ditulis; percayai hanya angka pada sumber yang disisihkan",
        "{question}: the source alone gives {share} of the answers (without it {blind}): the model may know "
        "who writes, not what is written; trust only the figures on sources left out",
    ),
    "warn_copies": (
        "{question}: salinan teks yang sama menaikkan angka pembagian acak (AUC {random}; bila salinan dipisah {grouped}); "
        "sebutkan angka yang rendah",
        "{question}: copies of the same text lift the figure of a random split (AUC {random}; with copies kept apart "
        "{grouped}); quote the lower one",
    ),
    "warn_time": (
        "{question}: pada teks yang lebih baru, model nyaris hanya menebak (AUC {auc}; pada tanggal campuran {grouped}); "
        "latih ulang dengan teks terbaru",
        "{question}: on newer texts the model does little better than a coin (AUC {auc}; on mixed dates {grouped}); "
        "train again on recent texts",
    ),
    "warn_source": (
        "{question}: pada {n} sumber yang belum pernah dilihatnya, model nyaris hanya menebak (AUC {names}); "
        "ukur dulu sebelum memakainya untuk sumber baru",
        "{question}: on sources it had not seen ({n}) the model does little better than a coin (AUC {names}); "
        "measure it before you use it on a new source",
    ),
    # drift: whether the messages still look like the training texts
    "help_drift": (
        "Tampilkan seberapa jauh pesan ini berbeda dari data latih.",
        "Show how far these messages are from the training texts.",
    ),
    "drift_due": (
        "pesan-pesan ini berbeda dari data latih model: {what}; beri label sebagian, periksa dengan 'saring data check', "
        "lalu latih ulang dengan 'saring train'",
        "the messages differ from what the model learned from: {what}; label some of them, look at them with "
        "'saring data check', and retrain with 'saring train'",
    ),
    "drift_due_unseen_words": (
        "{value} kata belum dikenal (data latih paling banyak {usual})",
        "{value} of words are new (training at most {usual})",
    ),
    "drift_due_check_worthiness": (
        "sebaran peluang klaim tidak menyerupai sumber mana pun (PSI {value}, batas {limit})",
        "check-worthiness is spread as in no source of the training (PSI {value}, limit {limit})",
    ),
    "drift_due_hoax_probability": (
        "sebaran peluang hoaks tidak menyerupai sumber mana pun (PSI {value}, batas {limit})",
        "hoax probability is spread as in no source of the training (PSI {value}, limit {limit})",
    ),
    "drift_due_flagged": (
        "{value} obrolan biasa ditandai (data latih paling banyak {usual})",
        "{value} of ordinary talk is flagged (training at most {usual})",
    ),
    "drift_texts": (
        "dibandingkan dengan data latih, {n} teks (perlu sedikitnya {least}):",
        "compared with the training texts, {n} texts (at least {least} are needed):",
    ),
    "drift_unseen_words": (
        "kata yang belum dikenal: {value} (data latih paling banyak {usual}; batas {limit})",
        "words that are new: {value} (training at most {usual}; limit {limit})",
    ),
    "drift_check_worthiness": (
        "pergeseran sebaran peluang klaim: PSI {value} (batas {limit})",
        "shift of check-worthiness: PSI {value} (limit {limit})",
    ),
    "drift_hoax_probability": (
        "pergeseran sebaran peluang hoaks: PSI {value} (batas {limit})",
        "shift of hoax probability: PSI {value} (limit {limit})",
    ),
    "drift_flagged": (
        "obrolan biasa yang ditandai: {value} (data latih paling banyak {usual}; batas {limit})",
        "ordinary talk that is flagged: {value} (training at most {usual}; limit {limit})",
    ),
    "drift_no_reference": (
        "model ini tidak menyimpan pembanding data latih; latih ulang agar pergeseran dapat diukur",
        "this model keeps nothing of its training texts to compare with; train it again to measure drift",
    ),
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
    "column_row": ("Baris", "Row"),
    "column_file": ("Berkas", "File"),
    "column_suggested_label": ("Usulan label", "Suggested label"),
    "column_probability_of_label": ("Peluang label", "Probability of the label"),
    "column_reason": ("Alasan", "Reason"),
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
