"""Messages the shipped model is tried on, written for this project and kept out of every training set.

`MESSAGES` are typical ones by the verdict a reader would expect; `DEBUNKS` quote a hoax to deny it;
`RECIPES` and `ORDINARY` are no claims; `ANNOUNCEMENTS` are what offices write, in the capitals they like.
"""

from __future__ import annotations

MESSAGES = {
    "likely_hoax": (
        "PENTING! Hati-hati belanja sayur di pasar, sudah banyak kangkung yang disuntik cairan kimia dari luar negeri. "
        "Siapa yang memakannya langsung lumpuh dalam dua hari. Sebarkan ke keluarga tercinta sebelum terlambat.",
        "Jangan mau divaksin! Di dalam vaksin itu ada chip yang dipasang untuk memantau kita semua, ribuan orang sudah "
        "meninggal setelah disuntik tetapi media bungkam. Sebarkan demi anak cucu kita.",
        "Rebus tujuh lembar daun sirsak dengan garam dan minum sebelum tidur, virus corona mati dalam tiga jam tanpa "
        "obat dokter. Rumah sakit tidak mau rahasia ini terbongkar, tolong sebarkan.",
        "Ditemukan telur palsu dari plastik buatan Cina beredar di Indonesia. Kuningnya tidak hancur dan "
        "menyebabkan kanker usus. Waspadalah dan bagikan kepada semua kontak Anda agar tidak ada korban lagi.",
        "Awas, sindikat penculik anak menyamar jadi penjual balon, organ tubuh anak diambil lalu dijual ke luar "
        "negeri. Kemarin sudah ada lima anak hilang. Teruskan pesan ini ke semua grup!",
        "Tentara asing sudah masuk lewat pelabuhan dengan menyamar sebagai pekerja, jumlahnya sepuluh juta orang. "
        "Presiden diam karena sudah dibayar. Bangkitlah umat, sebarkan sebelum pesan ini dihapus!",
        "Peringatan! Jangan angkat telepon dari nomor tidak dikenal malam ini, sinar kosmik lewat dekat bumi dan "
        "radiasi ponsel bisa membunuh Anda. Sudah diumumkan di televisi luar negeri, sebarkan segera.",
    ),
    "unverified": (
        "Polisi menangkap tiga pelaku pencurian sapi yang sering beraksi di wilayah pegunungan.",
        "Puluhan siswa keracunan setelah makan siang di sekolah, semuanya dirawat di puskesmas kecamatan.",
        "Pemerintah akan menghapus tunjangan guru honorer mulai semester depan.",
        "Jembatan gantung di dusun sebelah putus tadi sore, dua motor jatuh ke sungai dan belum ditemukan.",
        "Menurut dinas pertanian, produksi beras kabupaten turun dua belas persen karena kemarau panjang.",
    ),
    "no_claim": (
        "Nanti yang bawa tikar siapa ya? Aku cuma bisa bawa kerupuk sama sambal dari rumah.",
        "Terima kasih banyak atas kiriman mangganya, manis sekali, anak-anak langsung habis satu keranjang.",
        "Jangan lupa latihan padus habis magrib di aula, bawa map lagu masing-masing ya.",
        "Aduh kangen banget sama nasi liwet buatan nenek, kapan kita kumpul lagi di kampung?",
        "Semoga lekas sembuh ya, istirahat yang cukup, nanti sore kami mampir bawa buah.",
        "Hujan deras dari tadi, jemuran belum kering semua, malas banget mau keluar rumah.",
        "Filmnya lumayan seru, tapi endingnya bikin kesal, untung popcorn-nya enak.",
        "Ayo yang mau ikut gowes kumpul di depan lapangan jam enam, pakai helm dan bawa minum sendiri.",
    ),
}

MISSED = (
    "Gubernur mengatakan pembangunan bendungan baru akan selesai tahun depan dan mengairi dua ribu hektare sawah.",
    "Katanya harga gas melon naik jadi tiga puluh ribu mulai minggu depan, sudah ada yang dengar dari pangkalan?",
)
"""Claims that the shipped model does not flag."""

FALSE_ALARMS = (
    "Semoga panen tahun ini melimpah dan kita semua diberi kesehatan, aamiin. "
    "Teruskan ke semua grup sebelum dihapus!!!",
    "BATAS AKHIR PEMBAYARAN PBB 30 SEPTEMBER 2024!!! BAYAR DI BANK DAERAH ATAU KANTOR POS, SIMPAN BUKTI "
    "PEMBAYARANNYA!!!",
)
"""Texts that the shipped model calls a likely hoax, which it should not."""

DEBUNKS = (
    "HOAKS! Kangkung suntik bikin lumpuh itu tidak benar.",
    "Tidak benar kabar bahwa tabungan warga akan disita negara.",
    "Beredar pesan berantai bahwa penjual balon menculik anak untuk diambil organnya. Polres memastikan kabar "
    "tersebut tidak benar dan meminta warga tidak ikut menyebarkannya.",
    "Pesan yang menyebut rebusan daun sirsak membunuh virus dalam tiga jam adalah hoaks. Kementerian Kesehatan "
    "menegaskan belum ada bukti ilmiahnya, tetaplah berobat ke dokter.",
    "Bapak ibu, yang soal telur plastik dari Cina itu hoaks ya, sudah dicek BPOM, telurnya asli. Jangan disebar lagi.",
    "Klarifikasi: kabar sepuluh juta tentara asing menyamar jadi pekerja tidak benar. Imigrasi mencatat tidak ada "
    "lonjakan kedatangan, data lengkapnya ada di situs resmi.",
    'Cek fakta: "Sinar kosmik malam ini membuat ponsel mematikan, sebarkan!" BMKG dan BRIN membantah pesan lama yang '
    "muncul lagi setiap tahun ini. Ponsel aman dipakai.",
    'Vaksin tidak berisi chip. Klaim "chip di dalam vaksin memantau kita semua" sudah dibantah oleh para ahli.',
    "Mohon diluruskan, video gempa yang ramai di grup itu kejadian lama di negara lain, bukan di daerah kita.",
    '[SALAH] "Besok semua bank tutup dan uang nasabah hangus". Faktanya, bank beroperasi seperti biasa.',
)

RECIPES = (
    "Resep bolu pisang: tiga pisang matang, dua telur, segelas terigu, gula secukupnya. Kukus tiga puluh menit.",
    "Tumis bawang merah dan cabai, masukkan tempe, beri kecap dan sedikit air, aduk sampai meresap lalu sajikan.",
    "Cara bikin es kuwut: serut kelapa muda dan melon, tambah biji selasih, perasan jeruk nipis, sirup dan es batu.",
)

ORDINARY = (
    "Besok kita kumpul di rumah Tante Rina jam sepuluh, jangan lupa bawa kado buat si kecil.",
    "Pesanan keripik singkong sudah siap, yang rasa balado tinggal empat bungkus, silakan diambil di warung.",
    "Semoga panen tahun ini melimpah dan kita semua diberi kesehatan, aamiin.",
    "Latihan voli pindah ke hari Jumat sore karena lapangan dipakai lomba, jangan telat ya.",
    "Dijual kambing jantan umur setahun, sehat dan gemuk, harga bisa nego, minat langsung datang ke kandang.",
)

ANNOUNCEMENTS = (
    "PENGUMUMAN!!! PELAYANAN KTP ELEKTRONIK DI KANTOR KECAMATAN LIBUR TANGGAL 17 AGUSTUS 2024 DAN BUKA KEMBALI HARI "
    "SENIN!!!",
    "PEMADAMAN LISTRIK!!! PLN MELAKUKAN PEMELIHARAAN JARINGAN PADA SELASA, 5 MARET 2024 PUKUL 09.00-14.00 DI DESA "
    "WONOREJO DAN SEKITARNYA. MOHON MAAF ATAS KETIDAKNYAMANANNYA!!!",
    "UNDANGAN RAPAT!!! SELURUH KETUA RT DIMOHON HADIR DI BALAI DESA, JUMAT 12 JULI 2024 PUKUL 19.30 WIB!!!",
    "JADWAL POSYANDU BULAN INI: RABU 10 JANUARI 2024 DI POS MELATI, KAMIS 11 JANUARI 2024 DI POS MAWAR. BAWA BUKU "
    "KIA!!!",
    "PENDAFTARAN SISWA BARU DIBUKA 24 JUNI SAMPAI 28 JUNI 2024!!! SYARAT: AKTA KELAHIRAN, KARTU KELUARGA, IJAZAH. "
    "TIDAK DIPUNGUT BIAYA!!!",
    "IMUNISASI POLIO GRATIS UNTUK ANAK 0-7 TAHUN!!! 15-21 JANUARI 2024 DI PUSKESMAS DAN POSYANDU TERDEKAT!!!",
    "BMKG: WASPADA HUJAN LEBAT DISERTAI ANGIN KENCANG 3-5 FEBRUARI 2024 DI WILAYAH PESISIR SELATAN!!! NELAYAN DIIMBAU "
    "TIDAK MELAUT!!!",
    "PEMBERITAHUAN!!! JALAN PAHLAWAN DITUTUP SEMENTARA 1-7 SEPTEMBER 2024 UNTUK PERBAIKAN GORONG-GORONG. GUNAKAN JALUR "
    "ALTERNATIF!!!",
    "BATAS AKHIR PEMBAYARAN PBB 30 SEPTEMBER 2024!!! BAYAR DI BANK DAERAH ATAU KANTOR POS, SIMPAN BUKTI "
    "PEMBAYARANNYA!!!",
    "PENGAMBILAN BANTUAN BERAS TAHAP 2 UNTUK WARGA TERDAFTAR: SENIN 8 APRIL 2024, BALAI DESA, BAWA KTP DAN KK ASLI!!!",
)

LEANING = {
    "siap bu": "too_short",
    "🙏🙏🙏": "no_text",
    "https://contoh.example/berita-hari-ini": "only_link",
    "tolong dicek kebenarannya pak": "points_elsewhere",
    "video di atas itu beneran atau editan?": "points_elsewhere",
    "Assalamualaikum, ini benar tidak ya min?": "points_elsewhere",
    "info ini hoaks bukan sih": "points_elsewhere",
    "lihat foto berikut": "points_elsewhere",
}

STRANGE = {
    "portuguese": (
        "Gente, a escola avisou que amanhã não vai ter aula porque a chuva alagou as salas e o pátio inteiro",
        "unfamiliar_language_pt",
    ),
    "arabic": (
        "يا جماعة الخير غدا سوف تنقطع المياه عن الحي كله من الصباح حتى المساء فخذوا حذركم",
        "unfamiliar_language_ar",
    ),
    "source code": (
        "def rata_rata(nilai):\n    if not nilai:\n        return {}\n    total = {k: sum(v) for k, v in nilai.items()}"
        "\n    return [(k, total[k] / len(nilai[k])) for k in sorted(total)]  # [('a', 1.0)]\n",
        "not_prose",
    ),
    "price list": (
        "Gula pasir 1kg 17.500\nMinyak 2L 36.000\nTelur 1kg 28.000\nTepung 1kg 12.500\nKopi 165g 15.000"
        "\nTeh celup 25s 7.500\nMi instan 1dus 112.000",
        "not_prose",
    ),
    "500 repeats of one word": ("bahaya " * 500, "repetitive"),
}
