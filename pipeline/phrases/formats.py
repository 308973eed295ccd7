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
    "format_line_how": (
        "Buka chat > ☰ > Setelan > Ekspor riwayat obrolan (komputer: ⋮ > Simpan obrolan)",
        "Open the chat > ☰ > Settings > Export chat history (computer: ⋮ > Save chat)",
    ),
    "format_line_reads": (
        "judul, tanggal, pesan, pesan banyak baris, baris sistem; ponsel dan komputer, Indonesia, Inggris, Jepang",
        "title, dates, messages, messages of many lines, system lines; phone and computer, Indonesian, English, Japanese",
    ),
    "format_line_lost": (
        "gambar dan stiker, pesan yang dibalas, zona waktu, detik",
        "pictures and stickers, what was replied to, the time zone, seconds",
    ),
    "format_signal_how": (
        "Signal tidak punya ekspor teks: pakai signal-export, atau sigtop export-messages -f text-short",
        "Signal has no text export: use signal-export, or sigtop export-messages -f text-short",
    ),
    "format_signal_reads": (
        "satu baris per pesan '[2024-07-24, 09:43] Nama: teks' atau tanpa kurung, dengan baris sambungan",
        "a line a message, '[2024-07-24, 09:43] Name: text' or without brackets, and continuation lines",
    ),
    "format_signal_lost": (
        "lampiran, reaksi, zona waktu; kutipan balasan dilepas",
        "attachments, reactions, the time zone; quotations of replies are taken off",
    ),
    "format_sigtop_how": (
        "Signal Desktop: sigtop export-messages (format text)",
        "Signal Desktop: sigtop export-messages (format text)",
    ),
    "format_sigtop_reads": (
        "pengirim, jenis, waktu dengan zona, isi; pesan tanpa orang menjadi baris sistem",
        "sender, type, time with its zone, text; what no person sent is a system line",
    ),
    "format_sigtop_lost": (
        "lampiran, reaksi; kutipan balasan dilepas karena pesan aslinya ada di berkas yang sama",
        "attachments, reactions; quotations are taken off, as the quoted message is in the file itself",
    ),
    "format_signal_cli_how": (
        "signal-cli receive > pesan.txt",
        "signal-cli receive > messages.txt",
    ),
    "format_signal_cli_reads": (
        "pengirim, waktu UTC, nama grup, isi; tanda terima menjadi baris sistem",
        "sender, time in UTC, name of the group, text; receipts are system lines",
    ),
    "format_signal_cli_lost": (
        "lampiran, reaksi, kutipan",
        "attachments, reactions, quotations",
    ),
    "format_telegram_text_how": (
        "Telegram Desktop: pilih pesan > klik kanan > Salin terpilih, lalu tempel ke berkas .txt",
        "Telegram Desktop: select messages > right click > Copy selected, then paste into a .txt file",
    ),
    "format_telegram_text_reads": (
        "nama, waktu, isi, dan asal terusan ('Diteruskan dari')",
        "name, time, text, and where it was forwarded from",
    ),
    "format_telegram_text_lost": (
        "nama grup (diambil dari nama berkas), gambar, zona waktu; tanda balasan dilepas",
        "the name of the chat (taken from the file name), pictures, the time zone; the mark of a reply is taken off",
    ),
    "format_zoom_how": (
        "Obrolan rapat > … > Simpan obrolan (Dokumen/Zoom), atau unduh chat dari rekaman cloud",
        "Meeting chat > … > Save chat (Documents/Zoom), or download the chat of a cloud recording",
    ),
    "format_zoom_reads": (
        "nama, jam, isi; tanggal dari nama folder rapat atau nama rekaman (GMT…); reaksi menjadi baris sistem",
        "name, clock, text; the date from the meeting's folder or the recording's name (GMT…); reactions are system lines",
    ),
    "format_zoom_lost": (
        "tanggal bila namanya tidak memuatnya (pesan lalu tanpa waktu), pesan pribadi orang lain",
        "the date where no name holds it (messages then have no time), private messages of others",
    ),
    "format_yahoo_messenger_how": (
        "Layanan tutup pada 2018: arsip yang disimpan dengan File > Save, atau diuraikan dari .dat",
        "The service closed in 2018: logs saved with File > Save, or decoded from .dat",
    ),
    "format_yahoo_messenger_reads": (
        "baris 'nama (24/07/2009 09:43:10): teks' dan sambungannya",
        "lines 'name (24/07/2009 09:43:10): text' and their continuations",
    ),
    "format_yahoo_messenger_lost": (
        "arsip .dat yang belum diuraikan, emotikon, zona waktu",
        "archives in .dat that were not decoded, emoticons, the time zone",
    ),
    "format_pidgin_how": (
        "Salin folder log Pidgin (~/.purple/logs), bentuk teks: Google Talk, Yahoo Messenger, dan lainnya",
        "Copy Pidgin's folder of logs (~/.purple/logs), plain text: Google Talk, Yahoo Messenger and others",
    ),
    "format_pidgin_reads": (
        "lawan bicara, tanggal dari kepala log, jam, nama, isi; kanal menurut protokolnya",
        "the other party, the date of the heading, clock, name, text; the platform by its protocol",
    ),
    "format_pidgin_lost": (
        "log HTML, zona waktu",
        "logs in HTML, the time zone",
    ),
    "format_discord_text_how": (
        "DiscordChatExporter > Export > Plain text",
        "DiscordChatExporter > Export > Plain text",
    ),
    "format_discord_text_reads": (
        "kanal, nama, waktu, isi",
        "channel, name, time, text",
    ),
    "format_discord_text_lost": (
        "lampiran, stiker, reaksi, zona waktu",
        "attachments, stickers, reactions, the time zone",
    ),
    "format_discord_csv_how": (
        "DiscordChatExporter > Export > CSV",
        "DiscordChatExporter > Export > CSV",
    ),
    "format_discord_csv_reads": (
        "nama, waktu dengan zona, isi",
        "name, time with its zone, text",
    ),
    "format_discord_csv_lost": (
        "nama kanal, lampiran, reaksi",
        "the name of the channel, attachments, reactions",
    ),
    "format_youtube_comments_how": (
        "takeout.google.com > YouTube > comments > comments.csv",
        "takeout.google.com > YouTube > comments > comments.csv",
    ),
    "format_youtube_comments_reads": (
        "komentar (bentuk lama dan baru, potongan disatukan), waktu, video, tautan komentar",
        "comments (old and new shape, pieces joined), time, video, link of the comment",
    ),
    "format_youtube_comments_lost": (
        "komentar orang lain: Takeout hanya memuat milik pemilik akun; nama pengirim (hanya ID kanal)",
        "comments of others: Takeout holds the owner's only; names (only the channel's ID)",
    ),
    "format_youtube_live_chat_how": (
        "takeout.google.com > YouTube > live chats > live chats.csv",
        "takeout.google.com > YouTube > live chats > live chats.csv",
    ),
    "format_youtube_live_chat_reads": (
        "pesan siaran langsung, juga tanpa baris judul, waktu, video",
        "messages of live chats, also without a header, time, video",
    ),
    "format_youtube_live_chat_lost": (
        "pesan orang lain; nama pengirim (hanya ID kanal)",
        "messages of others; names (only the channel's ID)",
    ),
    "format_linkedin_messages_how": (
        "Setelan > Privasi data > Dapatkan salinan data Anda > Pesan (messages.csv)",
        "Settings > Data privacy > Get a copy of your data > Messages (messages.csv)",
    ),
    "format_linkedin_messages_reads": (
        "percakapan, pengirim, waktu UTC, isi",
        "conversation, sender, time in UTC, text",
    ),
    "format_linkedin_messages_lost": (
        "lampiran; huruf yang dirusak LinkedIn dibiarkan dan dilaporkan",
        "attachments; letters that LinkedIn garbled are kept and told",
    ),
    "format_linkedin_comments_how": (
        "Setelan > Privasi data > Dapatkan salinan data Anda > Comments.csv",
        "Settings > Data privacy > Get a copy of your data > Comments.csv",
    ),
    "format_linkedin_comments_reads": (
        "komentar, waktu UTC, tautan",
        "comments, time in UTC, link",
    ),
    "format_linkedin_comments_lost": (
        "komentar orang lain: hanya milik pemilik akun",
        "comments of others: the owner's only",
    ),
    "format_linkedin_shares_how": (
        "Setelan > Privasi data > Dapatkan salinan data Anda > Shares.csv",
        "Settings > Data privacy > Get a copy of your data > Shares.csv",
    ),
    "format_linkedin_shares_reads": (
        "kiriman, waktu UTC, tautan",
        "posts, time in UTC, link",
    ),
    "format_linkedin_shares_lost": (
        "kiriman orang lain, gambar, alamat yang dibagikan ulang",
        "posts of others, pictures, the address that was shared on",
    ),
    "format_goodreads_how": (
        "My Books > Import and export > Export Library",
        "My Books > Import and export > Export Library",
    ),
    "format_goodreads_reads": (
        "ulasan, judul buku, tanggal, tautan buku; buku tanpa ulasan menjadi baris sistem",
        "reviews, book title, date, link of the book; books without a review are lines of the platform",
    ),
    "format_goodreads_lost": (
        "ulasan orang lain, jam",
        "reviews of others, the time of day",
    ),
}
