"""Texts of the desk on the command line, and what its database refuses."""

PHRASES: dict[str, tuple[str, str]] = {
    # database
    "desk_unreachable": (
        "{where}: basis data tidak dapat dibuka ({found}); periksa alamatnya, dan apakah servernya berjalan",
        "{where}: the database cannot be opened ({found}); check its address, and whether its server is running",
    ),
    "desk_url_unknown": (
        "{where}: harus nama berkas, sqlite:///BERKAS atau postgresql://ALAMAT, ternyata {found}",
        "{where}: expected a file, sqlite:///FILE or postgresql://ADDRESS, found {found}",
    ),
    "desk_database_newer": (
        "{where}: tabelnya versi {found}, Saring ini mengenal sampai {expected}; pasang Saring yang lebih baru",
        "{where}: its tables are of revision {found}, this Saring knows up to {expected}; install a newer Saring",
    ),
    "desk_migrated": (
        "{where}: tabel diperbarui dari versi {before} ke {after}.",
        "{where}: tables changed from revision {before} to {after}.",
    ),
    "desk_import_broken": (
        "berkas ini tidak dapat dibaca karena kesalahan Saring sendiri ({found}); laporkan kepada pengelola meja",
        "this file cannot be read, by a mistake of Saring's own ({found}); report it to whoever runs the desk",
    ),
    "desk_target_not_empty": (
        "{where}: harus basis data kosong, ternyata sudah berisi {found}; sebutkan yang lain, isinya tidak diubah",
        "{where}: expected an empty database, found {found} in it; name another one, nothing was changed",
    ),
    "desk_copy_differs": (
        "{where}: salinannya tidak sama dengan aslinya ({found}); tidak ada yang disimpan, periksa aslinya dengan "
        "'saring desk check'",
        "{where}: the copy is not as the original ({found}); nothing was kept, look at the original with "
        "'saring desk check'",
    ),
    "desk_no_backup": (
        "{where}: harus berkas cadangan dari 'saring desk backup', ternyata bukan",
        "{where}: expected a backup that 'saring desk backup' wrote, found another file",
    ),
    # check
    "desk_check_chain": (
        "log audit: baris {n} bukan seperti saat ditulis, atau baris sebelumnya hilang; bandingkan dengan cadangan",
        "audit: row {n} is not as it was written, or the row before it is gone; compare with a backup",
    ),
    "desk_check_damage": (
        "berkas basis data rusak ({found}); pulihkan dari cadangan dengan 'saring desk restore'",
        "the database file is damaged ({found}); restore a backup with 'saring desk restore'",
    ),
    "desk_check_state": (
        "klaim {code}: keadaannya {found}, padahal log audit mencatat {expected}; diubah di luar meja kerja",
        "claim {code}: its state is {found}, the audit says {expected}; it was changed behind the desk",
    ),
    "desk_check_sound": (
        "{where}: utuh. {n} baris audit berantai, {claims} klaim dalam keadaan yang dicatat.",
        "{where}: sound. {n} rows of the audit in a chain, {claims} claims in the state it says.",
    ),
    # commands
    "desk_no_folder": ("{where}: folder atau berkas tidak ada", "{where}: expected a file or folder, found none"),
    "desk_extra_missing": (
        "meja kerja perlu paket tambahan ({found} belum ada); jalankan: pip install 'saring[desk]'",
        "the desk needs more packages ({found} is missing); run: pip install 'saring[desk]'",
    ),
    "desk_imported": (
        "{name}: {n_new} pesan baru dari {n_messages} (baris: {n_lines} = {n_messages} pesan + {n_system} sistem + "
        "{n_continuation} lanjutan + {n_unread} tidak terbaca)",
        "{name}: {n_new} new messages of {n_messages} (lines: {n_lines} = {n_messages} messages + {n_system} system + "
        "{n_continuation} continuation + {n_unread} unread)",
    ),
    "desk_import_known": (
        "{name}: sudah pernah diimpor, tidak ada yang ditambah",
        "{name}: imported before, nothing added",
    ),
    "desk_import_failed": ("{name}: {found}", "{name}: {found}"),
    "desk_tables_are_new": ("{where}: tabel sudah versi {found}.", "{where}: its tables are of revision {found}."),
    "desk_backed_up": (
        "Cadangan ditulis ke {where}: {claims} klaim, {messages} pesan, {decisions} putusan.",
        "Backup written to {where}: {claims} claims, {messages} messages, {decisions} decisions.",
    ),
    "desk_copied": (
        "Disalin ke {where}: {claims} klaim, {messages} pesan, {decisions} putusan; jumlah dan rantai auditnya sama.",
        "Copied to {where}: {claims} claims, {messages} messages, {decisions} decisions; counts and chain are equal.",
    ),
    "desk_purged": (
        "Dihapus tanpa bekas: {messages} pesan, isi {claims} klaim, {texts} teks putusan.",
        "Purged without a trace: {messages} messages, the words of {claims} claims, {texts} texts of decisions.",
    ),
    "desk_labels_written": (
        "{n} putusan ditulis sebagai label ke {where}; langkah berikut: saring data check {where}",
        "{n} decisions written as labels to {where}; next: saring data check {where}",
    ),
    "desk_first_account": ("Belum ada akun. Buat akun pertama:", "There is no account yet. Make the first:"),
    "desk_ask_name": ("Nama akun", "Account name"),
    "desk_ask_password": ("Kata sandi", "Password"),
    "desk_ask_password_again": ("Kata sandi, sekali lagi", "Password, once more"),
    "desk_passwords_differ": (
        "kedua kata sandi tidak sama; jalankan perintah ini sekali lagi",
        "the two passwords differ; run the command again",
    ),
    "desk_running": (
        "Meja kerja: {where} (berhenti: Ctrl-C)",
        "The desk: {where} (stop it with Ctrl-C)",
    ),
    "help_desk": (
        "Meja kerja kantor di peramban: antrean klaim, putusan, jawaban, rekap.",
        "The office's desk in a browser: queue of claims, decisions, answers, recap.",
    ),
    "help_desk_import": (
        "Impor berkas, folder atau arsip; tiap berkas dalam folder menjadi satu impor.",
        "Import files, folders or archives; each file in a folder is an import of its own.",
    ),
    "help_desk_migrate": (
        "Perbarui tabel basis data ke versi ini.",
        "Change the tables of a database to this version's.",
    ),
    "help_desk_check": (
        "Buktikan bahwa rantai audit, keadaan klaim dan berkas basis data utuh.",
        "Prove that the audit's chain, the states of claims and the file are sound.",
    ),
    "help_desk_backup": (
        "Tulis cadangan satu berkas, juga selagi meja kerja dipakai.",
        "Write a backup into one file, also while the desk is in use.",
    ),
    "help_desk_restore": (
        "Pulihkan cadangan ke basis data kosong.",
        "Restore a backup into an empty database.",
    ),
    "help_desk_copy_to": (
        "Salin seluruh meja kerja ke basis data lain yang kosong, misalnya dari SQLite ke PostgreSQL.",
        "Copy the whole desk into another, empty database, say from SQLite to PostgreSQL.",
    ),
    "help_desk_labels": ("Tulis putusan sebagai label untuk pelatihan.", "Write decisions as labels for training."),
    "help_desk_next": (
        "Tulis klaim yang paling perlu diputuskan berikutnya.",
        "Write the claims most worth deciding next.",
    ),
    "help_desk_disagreements": (
        "Tulis keputusan yang berbeda dari penilaian model.",
        "Write the decisions that differ from what the model said.",
    ),
    "help_desk_next_output": ("berkas keluaran: .csv .jsonl .xlsx .html", "output file: .csv .jsonl .xlsx .html"),
    "help_desk_next_size": (
        "banyaknya klaim; seperlimanya diambil acak",
        "number of claims; a fifth of them is drawn at random",
    ),
    "help_desk_next_seed": ("benih pengacakan", "seed of the random draw"),
    "help_desk_purge": (
        "Hapus tanpa bekas pesan yang masa simpannya lewat.",
        "Purge messages that were to be kept no longer, without a trace.",
    ),
    "help_desk_person": (
        "Cari, tulis atau hapus pesan satu orang atas permintaannya.",
        "Find, write out or purge the messages of one person who asked for it.",
    ),
    "help_desk_database": (
        "berkas SQLite atau postgresql://… (atau SARING_DATABASE); bawaan: desk.sqlite di folder data pengguna",
        "a SQLite file or postgresql://… (or SARING_DATABASE); by default desk.sqlite in the user's data folder",
    ),
    "help_desk_port": ("porta di komputer ini", "port on this computer"),
    "help_desk_listen": (
        "alamat untuk didengarkan; selain komputer ini hanya dengan --host",
        "address to listen on; other than this computer only with --host",
    ),
    "help_desk_host": (
        "nama meja kerja di peramban, tanpa porta; boleh beberapa",
        "name of the desk in the browser, without a port; several may be given",
    ),
    "help_desk_no_browser": ("jangan buka peramban", "do not open the browser"),
    "help_desk_inputs": ("berkas, folder atau arsip", "files, folders or archives"),
    "help_desk_kept_days": ("simpan pesannya selama sekian hari", "keep the messages for this many days"),
    "help_desk_backup_output": ("berkas cadangan", "file of the backup"),
    "help_desk_backup_input": ("berkas cadangan", "file of a backup"),
    "help_desk_target": ("basis data tujuan, harus kosong", "the database to copy to; it must be empty"),
    "help_desk_labels_output": ("berkas label (.csv)", "file of the labels (.csv)"),
    "help_desk_name": (
        "nama atau nomor orang itu seperti di ekspornya",
        "name or number of the person as the exports have it",
    ),
    "help_desk_person_output": ("tulis pesannya ke berkas ini", "write the messages into this file"),
    "help_desk_delete": ("hapus pesannya tanpa bekas", "purge the messages without a trace"),
    "help_desk_facts": ("arsip cek fakta", "archive of published fact-checks"),
    "desk_person_found": ("{n} pesan dari orang ini.", "{n} messages of this person."),
}
