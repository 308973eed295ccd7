"""Notes of the readers."""

PHRASES: dict[str, tuple[str, str]] = {
    "export_empty": (
        "{where}: tidak ada satu pun pesan; pilih berkas hasil 'Ekspor chat' dan ekspor ulang bila perlu",
        "{where}: expected chat messages, found none; give the result of 'Export chat', or export it again",
    ),
    "export_undated": (
        "{where}: {n} pesan bertanggal mustahil (pertama di baris {line}) dan tidak ada yang lain; ekspor ulang",
        "{where}: expected dates that exist, found {n} that do not (first in line {line}) and no message; export it again",
    ),
    "whatsapp_order_assumed": (
        "{where}: tanggalnya cocok dibaca hari-bulan maupun bulan-hari; dibaca hari lebih dulu, periksa satu tanggal",
        "{where}: its dates fit day-month and month-day alike; read as day first, check one of them",
    ),
    "whatsapp_undated": (
        "{where}: {n} baris bertanggal mustahil tidak dibaca (pertama di baris {line})",
        "{where}: {n} lines carry a date that does not exist and were not read (first in line {line})",
    ),
    "whatsapp_pasted": (
        "{where}: {n} baris obrolan lain yang ditempel di dalam pesan dibiarkan di pesannya (pertama di baris {line})",
        "{where}: {n} lines of another chat pasted inside messages were left in them (first in line {line})",
    ),
    "whatsapp_cut": (
        "{where}: ekspor terpotong di sekitar 40.000 pesan ({n}); pesan yang lebih lama tidak ada di berkas ini",
        "{where}: export is cut at about 40,000 messages ({n}); older messages are missing from this file",
    ),
}
