"""Texts of the pages of the desk."""

PHRASES: dict[str, tuple[str, str]] = {
    # frame
    "desk_skip": ("Langsung ke isi", "Skip to content"),
    "desk_menu": ("Menu", "Menu"),
    "desk_sign_out": ("Keluar", "Sign out"),
    "desk_undo": ("Urungkan (15 detik)", "Undo (15 seconds)"),
    "desk_keys": ("Daftar tombol", "List of keys"),
    "desk_key": ("Tombol", "Key"),
    "desk_key_does": ("Gunanya", "What it does"),
    "desk_key_move": ("baris berikut, baris sebelum", "next row, previous row"),
    "desk_key_mark": ("tandai baris ini", "mark this row"),
    "desk_keys_off": ("matikan tombol satu huruf", "switch single-letter keys off"),
    "desk_close": ("Tutup", "Close"),
    "desk_back_to_queue": ("Kembali ke antrean", "Back to the queue"),
    "desk_page_queue": ("Antrean klaim", "Queue of claims"),
    "desk_page_imports": ("Impor", "Imports"),
    "desk_page_recap": ("Rekap", "Recap"),
    "desk_page_model": ("Model", "Model"),
    "desk_page_accounts": ("Akun", "Accounts"),
    "desk_page_access_log": ("Log akses", "Access log"),
    "desk_page_me": ("Akun saya", "My account"),
    # sign in
    "desk_sign_in": ("Masuk", "Sign in"),
    "desk_sign_in_note": (
        "Lupa kata sandi? Administrator kantor Anda dapat memberi yang baru.",
        "Forgot the password? An administrator of your office can give you a new one.",
    ),
    "desk_account_name": ("Nama akun", "Account name"),
    "desk_password": ("Kata sandi", "Password"),
    "desk_sign_in_failed": ("Nama akun atau kata sandi salah.", "Wrong account name or password."),
    "desk_sign_in_wait": (
        "Terlalu banyak percobaan. Coba lagi {seconds} detik lagi.",
        "Too many tries. Try again in {seconds} seconds.",
    ),
    "desk_signed_out": ("Anda sudah keluar.", "You are signed out."),
    "desk_password_current": ("Kata sandi sekarang", "Current password"),
    "desk_password_new": ("Kata sandi baru", "New password"),
    "desk_password_hint": (
        "Paling sedikit {n} huruf; kalimat yang mudah diingat lebih baik daripada kata yang rumit.",
        "At least {n} characters; a sentence you remember is better than a complicated word.",
    ),
    "desk_password_change": ("Ganti kata sandi", "Change password"),
    "desk_password_must_change": (
        "Kata sandi Anda dibuat orang lain. Ganti dulu sebelum bekerja.",
        "Your password was made by somebody else. Change it before you work.",
    ),
    "desk_password_wrong": ("Kata sandi sekarang salah.", "The current password is wrong."),
    "desk_done_password": ("Kata sandi sudah diganti; peramban lain harus masuk lagi.", "Password changed; other browsers must sign in again."),
    # refusals
    "desk_refused_host": (
        "Alamat ini bukan alamat meja kerja Saring. Buka lewat nama yang terdaftar (pilihan --host).",
        "This address is not one of the desk's. Use a name that is registered (option --host).",
    ),
    "desk_refused_origin": (
        "Formulir dari situs lain ditolak. Buka meja kerja Saring langsung dan ulangi.",
        "A form of another site was refused. Open the desk itself and try again.",
    ),
    "desk_refused_size": ("Kiriman terlalu besar.", "What was sent is too large."),
    "desk_refused_token": (
        "Halaman ini dibuka sebelum Anda masuk lagi. Kembali, muat ulang, lalu kirim lagi.",
        "This page was opened before you signed in again. Go back, reload it, then send it again.",
    ),
    "desk_error_403": ("Peran Anda tidak mengizinkan ini.", "Your role does not allow this."),
    "desk_error_404": ("Halaman ini tidak ada, atau sudah dihapus.", "This page does not exist, or was deleted."),
    "desk_error_405": ("Halaman ini tidak menerima permintaan seperti itu.", "This page does not take such a request."),
    "desk_error_422": ("Isian tidak lengkap atau tidak dikenal.", "The form is incomplete or not understood."),
    "desk_error_500": (
        "Terjadi kesalahan di server. Tidak ada yang disimpan; rinciannya ada di catatan server.",
        "Something went wrong in the server. Nothing was saved; the details are in the server's log.",
    ),
    "desk_error_title": ("Tidak dapat dibuka", "Cannot be opened"),
}
