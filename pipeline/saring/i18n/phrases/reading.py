"""Notes on reading inputs."""

PHRASES: dict[str, tuple[str, str]] = {
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
    "own_output_passed": (
        "{n} berkas buatan Saring sendiri dilewati ({names})",
        "{n} files that Saring itself wrote were passed over ({names})",
    ),
    "own_worklist": ("daftar kerja", "a worklist"),
    "own_batch": ("hasil saring batch", "output of saring batch"),
    "own_read": ("hasil saring read", "output of saring read"),
    "own_match": ("hasil saring match", "output of saring match"),
    "own_review": ("hasil saring data check", "output of saring data check"),
    "own_flips": ("daftar perubahan penilaian", "a list of changed verdicts"),
    "own_table": ("tabel", "a table"),
    "own_marks": ("berkas tanda petugas", "a file of marks"),
    "own_page": ("halaman laporan", "a page of a report"),
    "own_draft": ("draf klarifikasi", "a draft"),
    "own_summary": ("ringkasan isu", "a summary"),
    "own_model": ("berkas model", "part of a model"),
    "own_facts": ("arsip cek fakta", "an archive of fact-checks"),
    "members_unknown": (
        "{where}: {n} berkas di dalamnya tidak dikenali dan dilewati ({names})",
        "{where}: {n} files in it are of no known format and were passed over ({names})",
    ),
    "other_files": (
        "{where}: {n} berkas bukan obrolan atau tabel dan tidak dibaca: {kinds}",
        "{where}: {n} files are neither chats nor tables and were not read: {kinds}",
    ),
    "file_kind_pdf": ("PDF", "PDF"),
    "file_kind_document": ("dokumen", "documents"),
    "file_kind_spreadsheet": ("tabel format lain", "spreadsheets of other formats"),
    "file_kind_slides": ("presentasi", "slides"),
    "file_kind_picture": ("gambar", "pictures"),
    "file_kind_sound": ("suara", "sound"),
    "file_kind_video": ("video", "video"),
    "file_kind_contact": ("kartu kontak", "contact cards"),
    "file_kind_app": ("aplikasi", "apps"),
    "file_kind_other": ("lainnya", "other"),
    "zoom_undated": (
        "{where}: obrolan Zoom tidak memuat tanggal; taruh di folder bernama '2024-07-24 09.00.00 Rapat' agar pesannya berwaktu",
        "{where}: a Zoom chat holds no date; put it in a folder named '2024-07-24 09.00.00 Rapat' and its messages get times",
    ),
    "times_unread": (
        "{where}: {n} waktu tidak terbaca, misalnya '{found}'; tulis formatnya dalam berkas --map (time_formats)",
        "{where}: {n} times could not be read, for example '{found}'; name their format in a --map file (time_formats)",
    ),
    "table_order_assumed": (
        "{where}: tanggal seperti {found} dibaca hari/bulan/tahun, karena tidak ada angka di atas 12 yang memastikannya; periksa satu tanggal",
        "{where}: dates such as {found} are read as day/month/year, as no number above 12 settles it; check one of them",
    ),
    "sheets_left": (
        "{where}: {n} lembar tidak dibaca, karena tidak punya kolom isi pesan atau disembunyikan ({names})",
        "{where}: {n} sheets were not read, as they have no text column or are hidden ({names})",
    ),
    "mojibake_seen": (
        "{where}: huruf pada {n} teks sudah rusak sejak dari kanalnya (misalnya 'Ã©'); dibiarkan seperti aslinya",
        "{where}: {n} texts have letters the platform garbled (such as 'Ã©'); they are kept as they are",
    ),
    "title_formats": ("Format yang dibaca", "Formats that are read"),
    "formats_platform": ("Kanal", "Platform"),
    "formats_option": ("Opsi", "Option"),
    "formats_how": ("Cara mengambil datanya", "How to get the data"),
    "formats_reads": ("Yang dibaca", "What is read"),
    "formats_lost": ("Yang hilang", "What is lost"),
    "formats_fixture": ("Contoh", "Fixture"),
    "preset_how": (
        "Tidak ada ekspor sendiri: simpan dari API atau scraper sebagai .csv, .xlsx, .json, atau .jsonl",
        "No export of its own: save from the API or a scraper as .csv, .xlsx, .json or .jsonl",
    ),
    "preset_closed": (
        "Situs ini tutup pada {year}; yang tersisa hanya arsip.",
        "The site closed in {year}; only archives are left.",
    ),
    "preset_reads": ("kolom yang biasa dipakai untuk: {fields}", "the columns commonly used for: {fields}"),
    "preset_lost": (
        "kolom lain, gambar, dan balasan yang tidak ikut disimpan",
        "other columns, pictures, and replies that were not saved",
    ),
    "preset_gone": (
        "situs {name} sudah tutup ({year}); preset ini membaca arsip yang masih beredar",
        "the site {name} closed in {year}; this preset reads archives that still circulate",
    ),
    "markup_cut": (
        "{where}: berkas terpotong di baris {line}; isi sebelumnya sudah dibaca; unduh atau ekspor ulang",
        "{where}: expected the file to go on, found its end in line {line}; what came before was read; export it again",
    ),
    "markup_too_deep": (
        "{where}: elemen bersarang lebih dari {n} lapis di baris {line}; isi sebelumnya sudah dibaca; periksa berkasnya",
        "{where}: expected at most {n} nested elements, found more in line {line}; what came before was read; check the file",
    ),
    "markup_token_long": (
        "{where}: satu tanda di baris {line} lebih dari 16 MB; isi sebelumnya sudah dibaca; unduh atau ekspor ulang",
        "{where}: expected tags of at most 16 MB, found a longer one in line {line}; what came before was read; export it again",
    ),
    "xml_damaged": (
        "{where}: XML rusak di baris {line} ({found}); isi sebelumnya sudah dibaca; unduh atau ekspor ulang",
        "{where}: expected well-formed XML, found damage in line {line} ({found}); what came before was read; export it again",
    ),
    "xml_doctype": (
        "{where}: ada DOCTYPE di baris {line}; ditolak karena dapat memuat entitas berbahaya; hapus baris itu bila yakin",
        "{where}: expected no DOCTYPE, found one in line {line}; refused as it can declare harmful entities; delete it if sure",
    ),
    "records_damaged": (
        "{where}: {n} entri rusak atau terlalu besar tidak dibaca (pertama di baris {line})",
        "{where}: {n} entries are damaged or too big and were not read (first in line {line})",
    ),
    "wordpress_unseen": (
        "{where}: {n} draf, spam, dan isi tempat sampah tidak dibaca",
        "{where}: {n} drafts, spam comments and trashed items were not read",
    ),
    "blogger_unseen": (
        "{where}: {n} draf, spam, dan entri terhapus tidak dibaca",
        "{where}: {n} drafts, spam comments and deleted entries were not read",
    ),
    "mediawiki_furniture": (
        "{where}: {n} halaman templat, kategori, berkas, dan sejenisnya tidak dibaca",
        "{where}: {n} pages of templates, categories, files and the like were not read",
    ),
    "json_cut": (
        "{where}: terpotong di entri {record}; yang sebelumnya sudah dibaca, unduh atau ekspor ulang berkasnya",
        "{where}: expected the rest of record {record}, found the file cut there; what came before was read, download or export it again",
    ),
    "json_damaged": (
        "{where}: rusak di entri {record} ({found}); yang sebelumnya sudah dibaca, unduh atau ekspor ulang berkasnya",
        "{where}: expected JSON in record {record}, found damage ({found}); what came before was read, download or export it again",
    ),
    "json_record_too_long": (
        "{where}: setelah {record} entri ada 16 MiB tanpa satu pun entri; pembacaan dihentikan, periksa apakah berkasnya benar",
        "{where}: expected another record after {record}, found 16 MiB without one; stopped, check that this is the right file",
    ),
    "json_no_records": (
        "{where}: tidak ada satu pun entri {name} di dalamnya; periksa apakah ekspornya memuat pesan atau komentar",
        "{where}: expected records of {name}, found none; check that the export holds messages or comments",
    ),
    "json_mended": (
        "{where}: JSON tidak rapi (NaN, huruf rusak, atau karakter kendali); dibetulkan seperlunya sambil dibaca",
        "{where}: is not quite JSON (NaN, broken letters or control characters); it was mended while it was read",
    ),
    "json_trailing": (
        "{where}: isi setelah akhir JSON ({record} entri) tidak dibaca",
        "{where}: what follows the end of the JSON ({record} records) was not read",
    ),
    "json_unread": (
        "{where}: {n} entri tidak dibaca (pertama: entri {record}, {found})",
        "{where}: {n} records were not read (first: record {record}, {found})",
    ),
    "json_undated": (
        "{where}: {n} pesan tanpa waktu yang terbaca (pertama: entri {record}); tetap dipakai tanpa waktu",
        "{where}: {n} messages carry no time that can be read (first: record {record}); they are kept without one",
    ),
    "json_mismatch": (
        "{field} semestinya {expected}, bukan {found}",
        "{field}: {expected} expected, {found} found",
    ),
    "json_type_object": ("objek", "an object"),
    "json_type_list": ("daftar", "a list"),
    "json_type_text": ("teks", "text"),
    "json_type_boolean": ("benar/salah", "true or false"),
    "json_type_null": ("kosong", "nothing"),
    "json_type_number": ("angka", "a number"),
    "json_too_deep": ("bersarang lebih dari 100 tingkat", "nested more than 100 levels deep"),
    "json_too_large": ("lebih dari 500.000 nilai dalam satu entri", "more than 500,000 values in one record"),
    "json_no_json": ("bukan JSON", "no JSON"),
}
