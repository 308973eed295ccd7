"""Help texts of commands and options."""

PHRASES: dict[str, tuple[str, str]] = {
    "help_app": (
        "Saring sebelum sharing: memilah pesan yang perlu diklarifikasi humas.",
        "Filter before you share: triage of messages a public communications team may have to clarify.",
    ),
    "help_lang": ("Bahasa keluaran: id atau en.", "Language of what a person reads: id or en."),
    "help_version": ("Tampilkan versi.", "Show the version."),
    "help_demo": ("Peragakan seluruh alur dengan obrolan contoh.", "Run the whole flow on shipped chats."),
    "help_score": ("Nilai satu pesan.", "Score one message."),
    "help_batch": ("Nilai setiap pesan dari ekspor atau tabel.", "Score every message of exports or tables."),
    "help_triage": ("Kelompokkan dan urutkan yang perlu ditanggapi.", "Group and rank what may need an answer."),
    "help_read": ("Baca ekspor tanpa menilai.", "Read exports, score nothing."),
    "help_train": ("Latih model dari CSV berlabel.", "Train a model from labelled CSVs."),
    "help_evaluate": ("Ukur model pada CSV berlabel.", "Measure a model on labelled CSVs."),
    "help_models": (
        "Kelola model: lihat, jadikan aktif, kembalikan, ekspor.",
        "List, show, promote, roll back and export models.",
    ),
    "help_models_list": (
        "Daftar model; yang aktif bertanda bintang.",
        "List the models; the one in charge has a star.",
    ),
    "help_models_show": ("Tampilkan kartu model.", "Show the card of a model."),
    "help_models_export": ("Tulis pipeline scikit-learn yang setara.", "Write the equivalent scikit-learn pipeline."),
    "help_data": ("Periksa data berlabel.", "Check labelled data."),
    "help_data_check": ("Temukan masalah dalam CSV berlabel.", "Find what is wrong with a labelled CSV."),
    "help_inputs": (
        "Berkas, folder, zip, atau - (masukan standar); boleh beberapa.",
        "Files, folders, zips or - (standard input); several may be given.",
    ),
    "help_output": (
        "Berkas hasil; akhirannya menentukan format: .csv .jsonl .xlsx .html",
        "Output file; its ending gives the format: .csv .jsonl .xlsx .html",
    ),
    "help_demo_output": ("Berkas laporan.", "Report file."),
    "help_model": ("Folder model, atau namanya di daftar model.", "Bundle folder, or a name in the registry."),
    "help_format": ("Nama format bila isinya cocok dengan dua.", "Name of the format where the content fits two."),
    "help_text_column": ("Kolom tabel yang berisi pesan.", "Column of a table that holds the text."),
    "help_preset": (
        "Tabel dari kanal yang tidak punya ekspor sendiri: flickr, plurk, tiktok, … (lihat saring formats).",
        "Table of a platform without an export of its own: flickr, plurk, tiktok, … (see saring formats).",
    ),
    "help_map": (
        "Berkas TOML yang menyebut kolom mana isi, penulis, waktu, tautan, dan obrolan (lihat docs/formats.id.md).",
        "TOML file that says which column is text, author, time, link and chat (see docs/formats.md).",
    ),
    "help_formats": (
        "Daftar format yang dibaca dan cara mengambil datanya.",
        "List the formats that are read and how to get the data.",
    ),
    "help_formats_output": (
        "Tulis tabelnya ke berkas; akhirannya menentukan format: .csv .jsonl .xlsx .html .md",
        "Write the table to a file; its ending gives the format: .csv .jsonl .xlsx .html .md",
    ),
    "help_keep_names": (
        "Simpan nama pengirim dan teks apa adanya (bawaan: disamarkan).",
        "Keep sender names and texts as they are (default: masked).",
    ),
    "help_since": (
        "Daftar kerja sebelumnya (.csv .jsonl .xlsx): menandai klaim yang baru, bertambah, sudah dijawab, atau muncul"
        " lagi, dan mempertahankan isian petugas; boleh diulang, juga untuk berkas tanda dari halaman HTML.",
        "An earlier worklist (.csv .jsonl .xlsx): marks what is new, growing, answered and resurfaced, and keeps what people"
        " wrote; may be given several times, also for a file of marks from the HTML page.",
    ),
    "help_deadline": (
        "Tenggat menjawab sejak pertama terlihat: 90m, 3h, 24h, 2d (bawaan: setelan deadline).",
        "Time to answer since first seen: 90m, 3h, 24h, 2d (default: the setting deadline).",
    ),
    "help_now": (
        "Waktu daftar dibaca, misalnya 2026-01-31T09:30 (bawaan: pesan terakhir dalam data).",
        "Time at which the list is read, such as 2026-01-31T09:30 (default: the last message of the data).",
    ),
    "help_all": ("Sertakan juga yang bukan klaim.", "List what is not flagged as well."),
    "help_text": ("Isi pesan, atau - untuk masukan standar.", "The message, or - for standard input."),
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
    "help_seed": ("Nilai awal pengacakan (seed).", "Random seed."),
    "help_weigh_only": (
        "CSV obrolan pribadi: ikut menentukan bobot dan ambang, tetapi kata yang hanya ada di sana tidak disimpan. Boleh diulang.",
        "CSV of private talk: it helps to set weights and thresholds, but the model keeps no word from it alone. Repeatable.",
    ),
    "help_hoaxes_per_1000": (
        "Perkiraan jumlah hoaks di antara 1.000 klaim yang diterima kantor; bawaan: bagian hoaks dalam data latih.",
        "Hoaxes you expect in 1,000 claims sent to your office; default: the share in the training data.",
    ),
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
    "help_export_question": (
        "Hanya pipeline satu pertanyaan: hoax atau claim; tanpa opsi ini, sebuah dict berisi keduanya.",
        "Only the pipeline of one question: hoax or claim; without it a dict of both.",
    ),
    "help_jobs": (
        "Jumlah proses yang menilai bersamaan (bawaan: semua inti prosesor); hasilnya sama berapa pun jumlahnya.",
        "How many processes score at once (default: all cores); the result is the same for any number.",
    ),
}
