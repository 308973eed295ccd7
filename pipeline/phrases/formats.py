"""The formats that are read: how to get the data out, what is read, what is lost."""

PHRASES: dict[str, tuple[str, str]] = {
    "format_telegram_how": (
        "Telegram Desktop > buka chat > ⋮ > Ekspor riwayat obrolan > format JSON (seluruh akun: Pengaturan > Lanjutan > Ekspor data Telegram)",
        "Telegram Desktop > open the chat > ⋮ > Export chat history > format JSON (whole account: Settings > Advanced > Export Telegram data)",
    ),
    "format_telegram_reads": (
        "result.json satu chat atau seluruh akun, juga ekspor lama: pesan, asal terusan, jajak pendapat, baris layanan; waktu bertanda zona bila ada",
        "result.json of one chat or the whole account, old exports too: messages, where they were forwarded from, polls, service lines; times with a zone where there is one",
    ),
    "format_telegram_lost": (
        "isi gambar dan suara, reaksi, pesan yang dibalas; ekspor sebelum 2021 tidak menyebut zona waktu",
        "pictures and sound, reactions, what was replied to; exports before 2021 name no time zone",
    ),
    "format_messenger_how": (
        "Facebook > Pengaturan > Informasi Anda > Unduh informasi Anda > Pesan, format JSON; obrolan terenkripsi: Messenger > Privasi dan keamanan > Penyimpanan aman > Unduh data",
        "Facebook > Settings > Your information > Download your information > Messages, format JSON; encrypted chats: Messenger > Privacy and safety > Secure storage > Download data",
    ),
    "format_messenger_reads": (
        "message_1.json dan lanjutannya serta JSON obrolan terenkripsi: pesan, tautan yang dibagikan, waktu UTC; huruf yang rusak dipulihkan; urutan seperti di berkas (terbaru dulu)",
        "message_1.json and on, and the JSON of encrypted chats: messages, shared links, times in UTC; broken letters are repaired; in the order of the file (newest first)",
    ),
    "format_messenger_lost": (
        "tanda terusan, reaksi, isi gambar dan suara",
        "the forwarded mark, reactions, pictures and sound",
    ),
    "format_instagram_how": (
        "Instagram > Pusat Akun > Informasi dan izin Anda > Unduh informasi Anda > Pesan dan Komentar, format JSON",
        "Instagram > Accounts Centre > Your information and permissions > Download your information > Messages and Comments, format JSON",
    ),
    "format_instagram_reads": (
        "message_1.json, post_comments_1.json, reels_comments.json: pesan, komentar pemilik akun, waktu UTC",
        "message_1.json, post_comments_1.json, reels_comments.json: messages, the owner's own comments, times in UTC",
    ),
    "format_instagram_lost": (
        "komentar orang lain; pesan di luar folder unduhan Instagram terbaca sebagai Messenger karena bentuknya sama",
        "other people's comments; messages outside Instagram's own folder are taken for Messenger's, whose shape they share",
    ),
    "format_facebook_how": (
        "Facebook > Pengaturan > Informasi Anda > Unduh informasi Anda > Postingan, Komentar, Grup, Halaman, format JSON",
        "Facebook > Settings > Your information > Download your information > Posts, Comments, Groups, Pages, format JSON",
    ),
    "format_facebook_reads": (
        "postingan dan komentar pemilik akun, juga di grup dan Halaman; tautan yang dibagikan; waktu UTC",
        "the owner's posts and comments, in groups and on Pages too; shared links; times in UTC",
    ),
    "format_facebook_lost": (
        "tulisan orang lain, alamat postingan, isi gambar",
        "what others wrote, the addresses of posts, pictures",
    ),
    "format_metacontent_how": (
        "simpan jawaban JSON dari Graph API atau Meta Content Library",
        "save the JSON that the Graph API or the Meta Content Library gives",
    ),
    "format_metacontent_reads": (
        "postingan dan komentar Facebook atau Instagram beserta balasannya, penulis, waktu, alamat",
        "posts and comments of Facebook or Instagram with their answers, authors, times, addresses",
    ),
    "format_metacontent_lost": (
        "halaman hasil berikutnya; simpan satu per satu",
        "the next pages of results; save them one by one",
    ),
    "format_x_how": (
        "X > Pengaturan > Akun Anda > Unduh arsip data Anda",
        "X > Settings > Your account > Download an archive of your data",
    ),
    "format_x_reads": (
        "tweets.js dan bagiannya, tweet.js lama, utas panjang, pesan langsung: teks dengan tautan utuh, RT sebagai terusan, waktu UTC, alamat",
        "tweets.js and its parts, the older tweet.js, long posts, direct messages: texts with whole links, RT as passed on, times in UTC, addresses",
    ),
    "format_x_lost": (
        "nama pemilik arsip, tulisan orang lain",
        "whose archive it is, what others wrote",
    ),
    "format_youtube_json_how": (
        "yt-dlp --write-comments (atau --sub-langs live_chat), atau youtube-comment-downloader",
        "yt-dlp --write-comments (or --sub-langs live_chat), or youtube-comment-downloader",
    ),
    "format_youtube_json_reads": (
        "info.json, komentar baris JSON, siaran langsung .live_chat.json: komentar, penulis, waktu, alamat",
        "info.json, comments as JSON lines, live chats as .live_chat.json: comments, authors, times, addresses",
    ),
    "format_youtube_json_lost": (
        'waktu komentar hanya perkiraan ("2 hari lalu"); komentar yang sudah dihapus',
        'comment times are estimates ("2 days ago"); comments that were removed',
    ),
    "format_googlechat_how": (
        "takeout.google.com > Google Chat > ekspor",
        "takeout.google.com > Google Chat > export",
    ),
    "format_googlechat_reads": (
        "messages.json tiap ruang, tanggal berbahasa Indonesia atau Inggris",
        "messages.json of each space, dates in Indonesian or English",
    ),
    "format_googlechat_lost": (
        "tanggal pesan yang diedit; nama ruang (dipakai nama foldernya); tanggal dalam bahasa lain",
        "dates of edited messages; the name of the space (its folder is taken); dates in other languages",
    ),
    "format_hangouts_how": (
        "takeout.google.com > Hangouts (sudah ditutup; arsip lama masih terbaca)",
        "takeout.google.com > Hangouts (closed; old archives are still read)",
    ),
    "format_hangouts_reads": (
        "Hangouts.json, bentuk baru dan lama: pesan, nama peserta, panggilan, waktu UTC",
        "Hangouts.json, new and old shape: messages, names, calls, times in UTC",
    ),
    "format_hangouts_lost": (
        "isi gambar; nama orang yang tidak disebut percakapannya",
        "pictures; names that the conversation does not give",
    ),
    "format_googleplus_how": (
        "arsip Takeout lama: Google+ Stream/Posts/*.json (Google+ ditutup 2019)",
        "an old Takeout archive: Google+ Stream/Posts/*.json (Google+ closed in 2019)",
    ),
    "format_googleplus_reads": (
        "postingan, komentar, postingan yang dibagikan ulang, komunitas, alamat",
        "posts, comments, reshared posts, communities, addresses",
    ),
    "format_googleplus_lost": (
        "isi gambar, album, +1",
        "pictures, albums, +1s",
    ),
    "format_skype_how": (
        "secure.skype.com/export > Percakapan; ambil messages.json dari arsip .tar",
        "secure.skype.com/export > Conversations; take messages.json out of the .tar archive",
    ),
    "format_skype_reads": (
        "messages.json: pesan tanpa markah, panggilan, baris sistem, waktu UTC",
        "messages.json: messages without markup, calls, system lines, times in UTC",
    ),
    "format_skype_lost": (
        "kutipan pesan sebelumnya, isi gambar",
        "quotes of earlier messages, pictures",
    ),
    "format_discord_how": (
        "DiscordChatExporter > format JSON",
        "DiscordChatExporter > format JSON",
    ),
    "format_discord_reads": (
        "satu kanal per berkas: pesan, nama, terusan, waktu berzona, alamat",
        "one channel a file: messages, names, forwards, times with a zone, addresses",
    ),
    "format_discord_lost": (
        "isi gambar dan sematan, asal pesan terusan",
        "pictures and embeds, where a forward is from",
    ),
    "format_tiktok_how": (
        "TikTok > Pengaturan dan privasi > Akun > Unduh data Anda > JSON",
        "TikTok > Settings and privacy > Account > Download your data > JSON",
    ),
    "format_tiktok_reads": (
        "user_data_tiktok.json dan user_data.json: komentar pemilik akun dan pesan langsung; waktu dibaca sebagai UTC",
        "user_data_tiktok.json and user_data.json: the owner's comments and direct messages; times are taken as UTC",
    ),
    "format_tiktok_lost": (
        "komentar orang lain, video yang dikomentari",
        "other people's comments, the videos they stand under",
    ),
    "format_yelp_how": (
        "Yelp Open Dataset (review, tip) atau jawaban JSON dari Yelp API",
        "the Yelp Open Dataset (review, tip) or the JSON the Yelp API gives",
    ),
    "format_yelp_reads": (
        "ulasan dan tip: teks, pengguna, usaha, waktu setempat",
        "reviews and tips: text, user, business, local time",
    ),
    "format_yelp_lost": (
        "zona waktu, nama usaha",
        "the time zone, the name of the business",
    ),
    "format_kaskus_how": (
        "simpan utas dengan pengeruk web (scraper) sebagai JSON: threadTitle, comment, fullComment, date, url",
        "save a thread with a scraper as JSON: threadTitle, comment, fullComment, date, url",
    ),
    "format_kaskus_reads": (
        "daftar atau baris JSON: kiriman, utas, waktu WIB, alamat",
        "a list or JSON lines: posts, the thread, times in WIB, addresses",
    ),
    "format_kaskus_lost": (
        "gambar, kutipan; Kaskus tidak punya ekspor resmi",
        "pictures, quotes; Kaskus has no export of its own",
    ),
    "format_signal_json_how": (
        "Signal Desktop > ekspor riwayat obrolan (JSON), atau sigtop export-messages -f json, atau signal-export",
        "Signal Desktop > export chat history (JSON), or sigtop export-messages -f json, or signal-export",
    ),
    "format_signal_json_reads": (
        "pesan, nama, grup, waktu; pesan terhapus dan panggilan dikenali",
        "messages, names, groups, times; deleted messages and calls are told apart",
    ),
    "format_signal_json_lost": (
        "tanda terusan, isi gambar; sigtop hanya memberi nomor percakapan",
        "the forwarded mark, pictures; sigtop gives only the number of a conversation",
    ),
}
