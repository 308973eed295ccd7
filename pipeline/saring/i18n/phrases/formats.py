"""Descriptions of the supported formats: three phrases for each reader `name`.

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
        "Simpan sebagai .csv, .tsv, .jsonl, atau .xlsx dengan satu kolom berisi teks pesan (Isi Pesan, Teks, Narasi, …)",
        "Save as .csv, .tsv, .jsonl or .xlsx with one column that holds the text (text, Isi Pesan, Narasi, …)",
    ),
    "format_table_reads": (
        "semua lembar, juga di bawah baris judul: teks, dan bila ada pengirim, tanggal dan jam, grup, kanal; kolom bernama lain lewat --text-column, --preset, atau --map",
        "all sheets, below titles too: the text and, where they are there, sender, date and clock, chat, platform; other names by --text-column, --preset or --map",
    ),
    "format_table_lost": (
        "kolom lain; lembar tanpa kolom teks dan lembar tersembunyi (disebut dalam catatan)",
        "other columns; sheets without a text column and hidden sheets (a note names them)",
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
        "lampiran, reaksi, zona waktu; kutipan balasan dibuang",
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
        "lampiran, reaksi; kutipan balasan dibuang karena pesan aslinya ada di berkas yang sama",
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
        "nama grup (diambil dari nama berkas), gambar, zona waktu; tanda balasan dibuang",
        "the name of the chat (taken from the file name), pictures, the time zone; the mark of a reply is taken off",
    ),
    "format_zoom_how": (
        "Obrolan rapat > … > Simpan obrolan (Dokumen/Zoom), atau unduh obrolan dari rekaman cloud",
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
        "unggahan, waktu UTC, tautan",
        "posts, time in UTC, link",
    ),
    "format_linkedin_shares_lost": (
        "unggahan orang lain, gambar, alamat yang dibagikan ulang",
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
    "format_telegram_html_how": (
        "Telegram Desktop > buka chat > ⋮ > Ekspor riwayat chat > HTML",
        "Telegram Desktop > open the chat > ⋮ > Export chat history > HTML",
    ),
    "format_telegram_html_reads": (
        "messages.html dan bagian berikutnya: pesan, pengirim, waktu dengan zona, asal terusan, jajak pendapat, baris sistem",
        "messages.html and its further parts: messages, senders, times with their zone, where forwards come from, polls, system lines",
    ),
    "format_telegram_html_lost": (
        "isi gambar dan suara, pesan yang dibalas, reaksi",
        "pictures and sound, what was replied to, reactions",
    ),
    "format_facebook_html_how": (
        "Facebook > Pengaturan > Informasi Anda > Unduh informasi Anda > format HTML",
        "Facebook > Settings > Your information > Download your information > format HTML",
    ),
    "format_facebook_html_reads": (
        "unggahan, komentar, dan pesan: teks, nama, waktu setempat, tautan",
        "posts, comments and messages: text, names, local times, links",
    ),
    "format_facebook_html_lost": (
        "komentar orang lain di unggahan, zona waktu, isi gambar; halaman tanpa tanggal",
        "other people's comments on a post, the time zone, pictures; pages without dates",
    ),
    "format_instagram_html_how": (
        "Instagram > Pusat Akun > Informasi dan izin Anda > Unduh informasi Anda > format HTML",
        "Instagram > Accounts Centre > Your information and permissions > Download your information > format HTML",
    ),
    "format_instagram_html_reads": (
        "komentar dan pesan: teks, nama, waktu setempat, pemilik media",
        "comments and messages: text, names, local times, owner of the media",
    ),
    "format_instagram_html_lost": (
        "zona waktu, isi gambar dan video, unggahan yang dikomentari",
        "the time zone, pictures and videos, the post that was commented on",
    ),
    "format_googleplus_html_how": (
        "layanannya sudah tutup (2019); arsip Takeout lama: Takeout/Google+ Stream/Posts/*.html",
        "the service closed in 2019; an old Takeout archive: Takeout/Google+ Stream/Posts/*.html",
    ),
    "format_googleplus_html_reads": (
        "unggahan dan komentarnya: teks, nama, waktu dengan zona, asal yang dibagikan ulang, tautan",
        "posts and their comments: text, names, times with their zone, where a reshare comes from, links",
    ),
    "format_googleplus_html_lost": (
        "gambar, +1, dan nama lingkaran",
        "pictures, +1s and the names of circles",
    ),
    "format_kaskus_html_how": (
        "buka utas di peramban > Simpan halaman sebagai > HTML, satu berkas tiap halaman",
        "open the thread in a browser > Save page as > HTML, one file a page",
    ),
    "format_kaskus_html_reads": (
        "unggahan dan balasannya: teks, nama, waktu, tautan; kutipan ditandai '> '",
        "posts and the replies to them: text, names, times, links; quotations marked '> '",
    ),
    "format_kaskus_html_lost": (
        "balasan yang belum dibuka, gambar, tanggal seperti 'Kemarin', zona bila halaman tak menyebutnya",
        "replies that were not unfolded, pictures, dates such as 'Yesterday', the zone where the page names none",
    ),
    "format_phpbb_html_how": (
        "buka topik di peramban > Simpan halaman sebagai > HTML, satu berkas tiap halaman",
        "open the topic in a browser > Save page as > HTML, one file a page",
    ),
    "format_phpbb_html_reads": (
        "phpBB 3: teks, nama, waktu, tautan; kutipan ditandai '> '",
        "phpBB 3: text, names, times, links; quotations marked '> '",
    ),
    "format_phpbb_html_lost": (
        "tanda tangan, lampiran, tanggal seperti 'Kemarin', zona bila halaman tak menyebutnya",
        "signatures, attachments, dates such as 'Yesterday', the zone where the page names none",
    ),
    "format_vbulletin_html_how": (
        "buka utas di peramban > Simpan halaman sebagai > HTML, satu berkas tiap halaman",
        "open the thread in a browser > Save page as > HTML, one file a page",
    ),
    "format_vbulletin_html_reads": (
        "vBulletin 3 sampai 5: teks, nama, waktu setempat, tautan; kutipan ditandai '> '",
        "vBulletin 3 to 5: text, names, local times, links; quotations marked '> '",
    ),
    "format_vbulletin_html_lost": (
        "tanda tangan, lampiran, tanggal seperti 'Kemarin', zona waktu",
        "signatures, attachments, dates such as 'Yesterday', the time zone",
    ),
    "format_wordpress_how": (
        "Dasbor WordPress > Peralatan > Ekspor > Semua isi",
        "WordPress dashboard > Tools > Export > All content",
    ),
    "format_wordpress_reads": (
        "berkas WXR (.xml): pos, laman, dan komentar dengan nama, waktu UTC, dan tautan",
        "the WXR file (.xml): posts, pages and comments with names, UTC times and links",
    ),
    "format_wordpress_lost": (
        "draf, spam, dan isi tempat sampah (dihitung); media, surel dan alamat IP penulis komentar",
        "drafts, spam and trash (counted); media; the e-mail and IP addresses of those who commented",
    ),
    "format_blogger_how": (
        "Blogger > Setelan > Kelola Blog > Cadangkan konten, atau Google Takeout > Blogger (feed.atom)",
        "Blogger > Settings > Manage blog > Back up content, or Google Takeout > Blogger (feed.atom)",
    ),
    "format_blogger_reads": (
        "pos, laman, dan komentar: teks, nama, waktu dengan zona, tautan",
        "posts, pages and comments: text, names, times with their zone, links",
    ),
    "format_blogger_lost": (
        "draf, spam, dan entri terhapus (dihitung); media; tautan komentar di Takeout",
        "drafts, spam and deleted entries (counted); media; links of comments in Takeout",
    ),
    "format_feed_how": (
        "simpan alamat feed RSS atau Atom sebagai berkas, misalnya /feed/ atau /comments/feed/",
        "save the address of an RSS or Atom feed as a file, such as /feed/ or /comments/feed/",
    ),
    "format_feed_reads": (
        "berita atau komentar: judul, teks, nama, waktu, tautan",
        "news or comments: title, text, names, times, links",
    ),
    "format_feed_lost": (
        "yang lebih lama dari isi feed; teks penuh bila feed hanya memuat ringkasan",
        "what is older than the feed; the full text where the feed has a summary only",
    ),
    "format_mediawiki_how": (
        "Istimewa:Ekspor_halaman (Special:Export) di wikinya, atau dump .xml",
        "Special:Export of the wiki, or an .xml dump",
    ),
    "format_mediawiki_reads": (
        "halaman pembicaraan per komentar yang ditandatangani, artikel utuh, revisi terakhir saja",
        "talk pages comment by comment as signed, articles whole, the last revision only",
    ),
    "format_mediawiki_lost": (
        "revisi lama (dihitung), templat, kategori, berkas; waktu komentar tanpa tanda tangan",
        "earlier revisions (counted), templates, categories, files; times of comments nobody signed",
    ),
    "format_mbox_how": (
        "Google Takeout > Mail, atau Thunderbird > folder > ekspor mbox",
        "Google Takeout > Mail, or Thunderbird > folder > export as mbox",
    ),
    "format_mbox_reads": (
        "surel: perihal, teks, pengirim, waktu dengan zona, asal terusan, nama lampiran",
        "letters: subject, text, sender, times with their zone, where a forward comes from, names of attachments",
    ),
    "format_mbox_lost": (
        "isi lampiran, penerima; surel berteks di atas 8 MB (dihitung)",
        "what attachments hold, recipients; letters with over 8 MB of text (counted)",
    ),
    "format_eml_how": (
        "Gmail > buka surel > ⋮ > Download pesan, atau Outlook/Thunderbird > Simpan sebagai > .eml",
        "Gmail > open the letter > ⋮ > Download message, or Outlook/Thunderbird > Save as > .eml",
    ),
    "format_eml_reads": (
        "satu surel: perihal, teks, pengirim, waktu dengan zona, asal terusan, nama lampiran",
        "one letter: subject, text, sender, time with its zone, where a forward comes from, names of attachments",
    ),
    "format_eml_lost": (
        "isi lampiran, penerima; berkas .msg Outlook",
        "what attachments hold, recipients; Outlook's .msg files",
    ),
    "format_telegram_how": (
        "Telegram Desktop > buka chat > ⋮ > Ekspor riwayat obrolan > format JSON (seluruh akun: Pengaturan > Lanjutan > Ekspor data Telegram)",
        "Telegram Desktop > open the chat > ⋮ > Export chat history > format JSON (whole account: Settings > Advanced > Export Telegram data)",
    ),
    "format_telegram_reads": (
        "result.json satu obrolan atau seluruh akun, juga ekspor lama: pesan, asal terusan, jajak pendapat, baris layanan; waktu bertanda zona bila ada",
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
        "unggahan dan komentar pemilik akun, juga di grup dan Halaman; tautan yang dibagikan; waktu UTC",
        "the owner's posts and comments, in groups and on Pages too; shared links; times in UTC",
    ),
    "format_facebook_lost": (
        "tulisan orang lain, alamat unggahan, isi gambar",
        "what others wrote, the addresses of posts, pictures",
    ),
    "format_metacontent_how": (
        "simpan jawaban JSON dari Graph API atau Meta Content Library",
        "save the JSON that the Graph API or the Meta Content Library gives",
    ),
    "format_metacontent_reads": (
        "unggahan dan komentar Facebook atau Instagram beserta balasannya, penulis, waktu, alamat",
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
        "unggahan, komentar, unggahan yang dibagikan ulang, komunitas, alamat",
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
        "simpan utas dengan scraper sebagai JSON: threadTitle, comment, fullComment, date, url",
        "save a thread with a scraper as JSON: threadTitle, comment, fullComment, date, url",
    ),
    "format_kaskus_reads": (
        "daftar atau baris JSON: unggahan, utas, waktu WIB, alamat",
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
