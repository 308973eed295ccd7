"""The formats that are read: for each reader `name`, three phrases.

`format_<name>_how` says how to get the data out of the platform (menu path), `format_<name>_reads` what
is read, `format_<name>_lost` what the export or the reader leaves out. A `-` in a name is `_` in a key.
"""

PHRASES: dict[str, tuple[str, str]] = {
    "format_whatsapp_how": (
        "Buka chat > ⋮ > Lainnya > Ekspor chat > Tanpa media (iPhone: ketuk nama grup > Ekspor Chat)",
        "Open the chat > ⋮ > More > Export chat > Without media (iPhone: tap the group's name > Export Chat)",
    ),
    "format_whatsapp_reads": (
        ".txt atau .zip, Android dan iPhone, dalam banyak bahasa: pesan, pengirim, waktu setempat, baris sistem",
        ".txt or .zip, Android and iPhone, in many languages: messages, senders, local times, system lines",
    ),
    "format_whatsapp_lost": (
        "tanda 'diteruskan', pesan yang dibalas, isi gambar dan suara, zona waktu; lebih lama dari 40.000 pesan",
        "the 'forwarded' mark, what was replied to, pictures and sound, the time zone; all before the last 40,000 messages",
    ),
    "format_table_how": (
        "Simpan sebagai .csv, .tsv, .jsonl, atau .xlsx dengan satu kolom berisi teks pesan",
        "Save as .csv, .tsv, .jsonl or .xlsx with one column that holds the text",
    ),
    "format_table_reads": (
        "kolom teks, dan bila ada pengirim, waktu, grup, kanal; kolom bernama lain lewat --text-column, --preset, atau --map",
        "the text column and, where they are there, sender, time, chat, platform; other names by --text-column, --preset or --map",
    ),
    "format_table_lost": (
        "kolom lain; waktu yang tidak ditulis menurut ISO 8601",
        "other columns; times that are not written as ISO 8601",
    ),
}
