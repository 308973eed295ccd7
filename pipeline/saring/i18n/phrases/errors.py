"""Error messages: where, what was expected, what was found, what to do."""

PHRASES: dict[str, tuple[str, str]] = {
    "file_missing": (
        "{where}: berkas tidak ditemukan; periksa nama dan foldernya",
        "{where}: expected a file or folder, found nothing there; check the name and the folder",
    ),
    "file_empty": (
        "{where}: berkas kosong (0 bita); ekspor ulang obrolan atau tabelnya",
        "{where}: expected a chat or a table, found an empty file; export it again",
    ),
    "inputs_unreadable": ("{failures}", "{failures}"),
    "no_messages": (
        "{where}: tidak ada pesan di dalamnya ({n} baris sistem); berikan obrolan atau tabel yang berisi pesan",
        "{where}: expected messages, found none ({n} system lines); give a chat or a table that holds some",
    ),
    "folder_empty": (
        "{where}: tidak ada ekspor obrolan atau tabel di folder ini; letakkan ekspor (.txt, .zip, .json, .html, .csv, .xlsx, …); lihat 'saring formats'",
        "{where}: expected chat exports or tables, found none in this folder; put exports there (.txt, .zip, .json, .html, .csv, .xlsx, …); see 'saring formats'",
    ),
    "unreadable": (
        "{where}: tidak dapat dibaca ({found}); periksa izin berkas atau ekspor ulang",
        "{where}: expected a readable file, found: {found}; check its permissions or export it again",
    ),
    "not_text": (
        "{where}: seharusnya obrolan atau tabel, ternyata berkas {found}; pilih hasil ekspor yang berupa teks",
        "{where}: expected a chat or a table, found a {found} file; give the exported text instead",
    ),
    "document_given": (
        "{where}: seharusnya obrolan atau tabel, ternyata dokumen {found}; salin isi pesannya ke tabel dengan kolom 'Isi Pesan' (.xlsx, .csv) atau ke 'saring score'",
        "{where}: expected a chat or a table, found a {found} document; copy the messages into a table with a column 'text' (.xlsx, .csv) or into 'saring score'",
    ),
    "spreadsheet_given": (
        "{where}: seharusnya tabel .xlsx atau .csv, ternyata tabel {found}; buka lalu simpan sebagai .xlsx",
        "{where}: expected a table in .xlsx or .csv, found one of {found}; open it and save it as .xlsx",
    ),
    "format_unknown": (
        "{where}: isinya bukan salah satu format yang dikenal; lihat 'saring formats', ekspor ulang, atau tentukan dengan --format",
        "{where}: expected one of the known formats, found none of them; see 'saring formats', export it again, or settle it with --format",
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
        "{where}: expected a zip without password, found an encrypted one; unpack it with its password and give what is inside",
    ),
    "zip_bomb": (
        "{where}: mengembang menjadi {mib} MiB ({ratio} kali), bukan obrolan; ditolak, periksa asal berkasnya",
        "{where}: expected a chat, found content that grows {ratio} times to {mib} MiB; refused, check where it came from",
    ),
    "own_output": (
        "{where}: seharusnya ekspor obrolan atau tabel pesan, ternyata {kind} buatan Saring; berikan ekspor asalnya; daftar kerja"
        " dan tanda petugas diberikan dengan --since, dan --format table tetap membacanya sebagai tabel",
        "{where}: expected an export or a table of messages, found {kind} that Saring wrote; give the exports it was made from;"
        " a worklist or marks are given with --since, and --format table reads it as a table all the same",
    ),
    "own_output_only": (
        "{where}: seharusnya ekspor obrolan atau tabel pesan, ternyata hanya berkas buatan Saring; letakkan ekspor di sana",
        "{where}: expected exports or tables of messages, found only files that Saring itself wrote; put exports there",
    ),
    "nothing_known": (
        "{where}: dari {n} berkas di dalamnya tidak satu pun dikenali ({names}); lihat 'saring formats', atau tentukan dengan --format",
        "{where}: expected exports or tables, found {n} files of no known format ({names}); see 'saring formats', or settle it with --format",
    ),
    "preset_unknown": (
        "--preset {where}: tidak ada preset itu; pilih salah satu: {names}",
        "--preset {where}: expected one of {names}, found another name; choose one of them",
    ),
    "preset_and_map": (
        "--preset dan --map: pilih salah satu, jangan keduanya; --map menggantikan --preset",
        "--preset and --map: expected one of them, found both; --map takes the place of --preset",
    ),
    "map_damaged": (
        "{where}: bukan TOML yang benar ({found}); perbaiki baris itu",
        "{where}: expected a map file in TOML, found: {found}; fix that line",
    ),
    "map_key_unknown": (
        "{where}: '{name}' tidak dikenal dalam berkas peta; yang dikenal: {names}",
        "{where}: expected one of {names}, found '{name}'; correct the name",
    ),
    "map_without_text": (
        '{where}: peta tidak menyebut kolom isi pesan (yang disebut: {names}); tambahkan text = "nama kolom"',
        '{where}: expected the column of the text, found only: {names}; add text = "column name"',
    ),
    "map_value": (
        "{where}: '{name}' seharusnya nama kolom atau daftar nama, ternyata {found!r}; perbaiki nilainya",
        "{where}: expected a column name or a list of names in '{name}', found {found!r}; correct the value",
    ),
    "map_zone_unknown": (
        "{where}: zona waktu {found!r} tidak dikenal; pakai WIB, WITA, WIT, Asia/Jakarta, atau +07:00",
        "{where}: expected a zone such as WIB, Asia/Jakarta or +07:00, found {found!r}; correct it",
    ),
    "map_text_missing": (
        "{where}: menurut {map} isi pesan ada di kolom {wanted}, tetapi kolom yang ada: {names}; perbaiki peta atau presetnya",
        "{where}: expected a column of {map} ({wanted}), found: {names}; correct the map or choose another preset",
    ),
    "zip_without_chat": (
        "{where}: tidak ada obrolan atau tabel di dalam zip; pilih hasil 'Ekspor chat'",
        "{where}: expected a chat or a table in the zip, found none; give the result of 'Export chat'",
    ),
    "xlsx_damaged": (
        "{where}: bukan buku kerja Excel yang utuh ({found}); simpan ulang sebagai .xlsx atau .csv",
        "{where}: expected an Excel workbook, found a damaged one ({found}); save it again as .xlsx or .csv",
    ),
    "xlsx_too_large": (
        "{where}: buku kerja ini terlalu besar ({mib} MiB setelah dibuka; paling banyak {most}); bagi dua atau simpan sebagai .csv",
        "{where}: expected a workbook of at most {most} MiB unpacked, found {mib}; split it or save it as .csv",
    ),
    "xlsx_too_wide": (
        "{where}: lembar ini merentang {rows} baris kali {columns} kolom, melebihi {most} sel; hapus sel yang jauh dari isinya "
        "atau simpan sebagai .csv",
        "{where}: expected a sheet of at most {most} cells, found {rows} rows by {columns} columns; delete what stands far from "
        "the rest or save it as .csv",
    ),
    "table_empty": (
        "{where}: tabel tanpa baris; periksa lembar pertamanya",
        "{where}: expected a table, found no rows; check its first sheet",
    ),
    "row_damaged": (
        "{where}:{row}: baris tabel rusak ({found}); perbaiki baris itu",
        "{where}:{row}: expected a row of the table, found: {found}; fix that row",
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
        "{where}: model memakai aturan penyeragaman teks versi {found}, program ini versi {known}; latih ulang modelnya",
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
        "{where}: isi berkas tidak cocok dengan hash di manifest.json; jangan dipakai, salin ulang modelnya",
        "{where}: expected the content the manifest signs, found another; do not use it, copy the model again",
    ),
    "signature_missing": (
        "{where}: model belum ditandatangani (tidak ada {name}), padahal model_keys di saring.toml mensyaratkannya; minta tanda tangan dari pembuatnya, atau tandatangani sendiri dengan minisign",
        "{where}: expected a signature, since saring.toml has model_keys, found no {name}; ask its maker for it, or sign it yourself with minisign",
    ),
    "signature_damaged": (
        "{where}: bukan tanda tangan minisign, atau rusak; minta lagi dari pembuatnya",
        "{where}: expected a signature of minisign, found something else or damage; ask its maker for it again",
    ),
    "signature_other_key": (
        "{where}: ditandatangani dengan kunci {found}, yang tidak Anda percayai; jangan dipakai sebelum pemilik kunci itu jelas, lalu tambahkan kuncinya ke model_keys",
        "{where}: expected a signature by a key you trust, found one by key {found}; do not use the model until you know whose key that is, then add it to model_keys",
    ),
    "signature_wrong": (
        "{where}: tanda tangan tidak cocok dengan manifest; model diubah setelah ditandatangani, jangan dipakai",
        "{where}: expected the manifest that was signed, found another; the model was changed after it was signed, do not use it",
    ),
    "signature_library_missing": (
        '{where}: pustaka {found} belum terpasang; jalankan: pip install "saring[signature]"',
        '{where}: expected the library that checks signatures, found no {found}; run: pip install "saring[signature]"',
    ),
    "model_unknown": (
        "{where}: tidak ada model dengan nama atau folder itu (yang ada: {names}); lihat 'saring models list'",
        "{where}: expected a model folder or one of: {names}, found neither; see 'saring models list'",
    ),
    "pipeline_unsupported": (
        "{where}: {parameter} {found} tidak didukung; yang didukung: {supported}",
        "{where}: {parameter} must be {supported}, found {found}; fit the pipeline with that",
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
        "{where}: expected an unused name, found something that will not be overwritten; choose another name",
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
        "{where}: expected TOML, found: {found}; fix that line",
    ),
    "setting_renamed": (
        "{where}: {old} sekarang bernama {new}; nilainya tetap dipakai, ganti namanya bila sempat",
        "{where}: {old} is now {new}; its value is used, rename it when you can",
    ),
    "setting_unknown": (
        "{where}: setelan '{name}' tidak dikenal; yang dikenal: {names}",
        "{where}: expected one of the settings {names}, found '{name}'; correct the name",
    ),
    "key_short": (
        "{where}: kunci untuk kode pengirim seharusnya paling sedikit {least} karakter, ternyata {n}; pakai yang lebih panjang, atau hapus setelan ini supaya Saring membuatnya sendiri",
        "{where}: expected a key for the digests of senders of at least {least} characters, found {n}; give a longer one, or remove the setting and Saring makes one",
    ),
    "key_file_short": (
        "{where}: kunci untuk kode pengirim seharusnya paling sedikit {least} karakter, ternyata {n}; hapus berkas ini supaya kunci baru dibuat. Kode pengirim dalam hasil lama yang ditulis dengannya dapat ditebak: simpan seperti data pribadi, dan jangan lanjutkan dengan --since",
        "{where}: expected a key for the digests of senders of at least {least} characters, found {n}; delete this file and a new key is made. Digests of senders in outputs written with it can be guessed: keep those as you keep names, and do not go on from them with --since",
    ),
    "key_for_this_run": (
        "{where}: kunci untuk kode pengirim tidak dapat disimpan ({found}); kode pengirim hanya berlaku untuk kali ini dan tidak dikenali lagi dengan --since. Beri kunci dengan SARING_KEY, atau buka izin folder itu",
        "{where}: the key for the digests of senders cannot be kept ({found}); digests hold for this run only and --since will not recognise them. Give a key with SARING_KEY, or make that folder writable",
    ),
    "setting_bad": (
        "{where}: setelan '{name}' seharusnya {expected}, ternyata {found!r}; perbaiki nilainya",
        "{where}: setting '{name}' expected {expected}, found {found!r}; correct the value",
    ),
    "expected_language": ('"id" atau "en"', '"id" or "en"'),
    "expected_days": ("jumlah hari, bilangan bulat mulai dari 1", "a whole number of days from 1"),
    "expected_per_1000": ("bilangan bulat 1 sampai 999", "a whole number from 1 to 999"),
    "expected_section": ("bagian [...] berisi nama = nilai", "a section [...] of name = value"),
    "expected_text": ("teks dalam tanda kutip", "a text in quotation marks"),
    "expected_model_keys": (
        'daftar kunci publik minisign, misalnya ["RWQ…"]',
        'a list of public keys of minisign such as ["RWQ…"]',
    ),
    "model_key_bad": (
        "{where}: kunci publik minisign berupa 56 tanda yang diawali RW, ternyata {found!r}; salin baris kedua berkas .pub",
        "{where}: expected a public key of minisign, 56 signs that begin with RW, found {found!r}; copy the second line of the .pub file",
    ),
    "expected_numbers": (
        'daftar nomor telepon, misalnya ["021-5550123"]',
        'a list of telephones such as ["021-5550123"]',
    ),
    "expected_names": ('daftar nama, misalnya ["Sukamaju"]', 'a list of names such as ["Sukamaju"]'),
    "expected_weight": ("angka 0 atau lebih", "a number from 0"),
    "expected_one_above_zero": ("sedikitnya satu bobot di atas 0", "at least one weight above 0"),
    "duration_unknown": (
        "{where}: tenggat ditulis seperti 90m, 3h, 24h, atau 2d, ternyata {found!r}; perbaiki nilainya",
        "{where}: expected a time such as 90m, 3h, 24h or 2d, found {found!r}; correct it",
    ),
    "time_unknown": (
        "{where}: waktu ditulis seperti 2026-01-31T09:30, ternyata {found!r}; perbaiki nilainya",
        "{where}: expected a time such as 2026-01-31T09:30, found {found!r}; correct it",
    ),
    "language_unknown": (
        "{where} {found}: pilih id atau en",
        "{where}: expected id or en, found {found}; choose one of them",
    ),
    "worklist_written_into": (
        "{where}: daftar ini sudah diisi petugas ({n} sel, misalnya {found}) dan akan hilang bila ditimpa; berikan juga sebagai"
        " --since {where}, atau pilih nama lain untuk --output",
        "{where}: people have written into this list ({n} cells, such as {found}), which would be lost; give it as --since"
        " {where} too, or choose another --output",
    ),
    "worklist_has_more": (
        "{where}: di berkas ini ada isian di luar daftar klaim ({found}) yang akan hilang bila ditimpa; pilih nama lain untuk --output",
        "{where}: this file has more in it than the list of claims ({found}), which would be lost; choose another --output",
    ),
    "worklist_is_page": (
        "{where}: seharusnya daftar kerja .csv, .jsonl, atau .xlsx, ternyata halaman .html; berikan berkas daftarnya",
        "{where}: expected a worklist in .csv, .jsonl or .xlsx, found a page; give the file instead",
    ),
    "worklist_columns": (
        "{where}: seharusnya daftar kerja buatan saring triage, tidak ada kolom {names}; berikan berkas yang ditulisnya",
        "{where}: expected a worklist written by saring triage, found no column {names}; give the file it wrote",
    ),
    "worklist_cut": (
        "{where} baris {row}: seharusnya satu baris utuh, ternyata terpotong di tengah; berikan berkas yang utuh, atau"
        " buat lagi daftar itu",
        "{where} row {row}: expected a whole row, found one cut short; give the whole file, or make that list again",
    ),
    "worklist_cell": (
        "{where}: kolom {name} seharusnya {expected}, ternyata {found!r}; perbaiki selnya",
        "{where}: column {name} expected {expected}, found {found!r}; fix the cell",
    ),
}
