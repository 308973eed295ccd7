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
}
