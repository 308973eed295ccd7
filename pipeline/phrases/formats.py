"""The formats that are read: for each reader `name`, three phrases.

`format_<name>_how` says how to get the data out of the platform (menu path), `format_<name>_reads` what
is read, `format_<name>_lost` what the export or the reader leaves out. A `-` in a name is `_` in a key.
"""

PHRASES: dict[str, tuple[str, str]] = {
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
        "postingan, komentar, dan pesan: teks, nama, waktu setempat, tautan",
        "posts, comments and messages: text, names, local times, links",
    ),
    "format_facebook_html_lost": (
        "komentar orang lain di postingan, zona waktu, isi gambar; halaman tanpa tanggal",
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
        "zona waktu, isi gambar dan video, postingan yang dikomentari",
        "the time zone, pictures and videos, the post that was commented on",
    ),
    "format_googleplus_html_how": (
        "layanannya sudah tutup (2019); arsip Takeout lama: Takeout/Google+ Stream/Posts/*.html",
        "the service closed in 2019; an old Takeout archive: Takeout/Google+ Stream/Posts/*.html",
    ),
    "format_googleplus_html_reads": (
        "postingan dan komentarnya: teks, nama, waktu dengan zona, asal yang dibagikan ulang, tautan",
        "posts and their comments: text, names, times with their zone, where a reshare comes from, links",
    ),
    "format_googleplus_html_lost": (
        "gambar, +1, dan nama lingkaran",
        "pictures, +1s and the names of circles",
    ),
    "format_kaskus_html_how": (
        "buka thread di peramban > Simpan halaman sebagai > HTML, satu berkas tiap halaman",
        "open the thread in a browser > Save page as > HTML, one file a page",
    ),
    "format_kaskus_html_reads": (
        "post dan balasannya: teks, nama, waktu, tautan; kutipan ditandai '> '",
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
        "buka thread di peramban > Simpan halaman sebagai > HTML, satu berkas tiap halaman",
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
        "draf, spam, dan isi tempat sampah (dihitung); media, e-mail dan alamat IP penulis komentar",
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
        "surat: perihal, teks, pengirim, waktu dengan zona, asal terusan, nama lampiran",
        "letters: subject, text, sender, times with their zone, where a forward comes from, names of attachments",
    ),
    "format_mbox_lost": (
        "isi lampiran, penerima; surat berteks di atas 8 MB (dihitung)",
        "what attachments hold, recipients; letters with over 8 MB of text (counted)",
    ),
    "format_eml_how": (
        "Gmail > buka surat > ⋮ > Download pesan, atau Outlook/Thunderbird > Simpan sebagai > .eml",
        "Gmail > open the letter > ⋮ > Download message, or Outlook/Thunderbird > Save as > .eml",
    ),
    "format_eml_reads": (
        "satu surat: perihal, teks, pengirim, waktu dengan zona, asal terusan, nama lampiran",
        "one letter: subject, text, sender, time with its zone, where a forward comes from, names of attachments",
    ),
    "format_eml_lost": (
        "isi lampiran, penerima; berkas .msg Outlook",
        "what attachments hold, recipients; Outlook's .msg files",
    ),
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
