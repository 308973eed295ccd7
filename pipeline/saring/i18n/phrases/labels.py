"""Messages of `saring data check`."""

PHRASES: dict[str, tuple[str, str]] = {
    "check_running": (
        "memeriksa {n} baris, termasuk mencari label yang mungkin salah; tunggu sebentar",
        "checking {n} rows, likely label errors included; this takes a moment",
    ),
    "check_counts": ("{rows} baris; {labels}", "{rows} rows; {labels}"),
    "check_stops": ("GAGAL", "STOPS"),
    "check_look": ("periksa", "check"),
    "check_note": ("catatan", "note"),
    "check_passed": ("dapat dilatih; {n} hal perlu dilihat", "can be trained on; {n} things to look at"),
    "check_failed": (
        "belum dapat dilatih: perbaiki {n} hal bertanda GAGAL, lalu periksa lagi",
        "cannot be trained on yet: fix the {n} things marked STOPS, then check again",
    ),
    "check_review_offered": (
        "{n} baris sebaiknya dilihat orang; tulis daftarnya dengan --review tinjau.csv",
        "{n} rows are worth a second look; write the list of them with --review review.csv",
    ),
    "check_review_next": (
        "tinjau dari baris teratas, betulkan labelnya di {csv} (kolom row = nomor barisnya), lalu periksa lagi",
        "work from the top, correct the labels in {csv} (the column row is the row there), then check again",
    ),
    "check_label_unknown": (
        "{n} baris berlabel tak dikenal {found} (baris {rows}); ganti dengan {labels}",
        "{n} rows with an unknown label {found} (rows {rows}); use {labels}",
    ),
    "check_spellings": ("ejaan label yang dibaca: {read}", "label spellings, as they were read: {read}"),
    "check_rows_too_few": (
        "hanya {n} baris; perlu sedikitnya {least}",
        "only {n} rows; at least {least} are needed",
    ),
    "check_label_too_few": (
        "hanya {n} baris {label}; perlu sedikitnya {least}",
        "only {n} rows of {label}; at least {least} are needed",
    ),
    "check_no_talk": (
        "tidak ada baris no_claim; model tidak akan mengenali obrolan biasa, tambahkan pesan sehari-hari",
        "no row is no_claim; the model will not know ordinary talk, add everyday messages",
    ),
    "check_empty": (
        "{n} teks kosong (baris {rows}); tidak ikut dilatih",
        "{n} empty texts (rows {rows}); left out of training",
    ),
    "check_empty_many": (
        "{n} teks kosong (baris {rows}), lebih dari seperlimanya; periksa apakah kolomnya benar",
        "{n} empty texts (rows {rows}), more than a fifth; check that it is the right column",
    ),
    "check_long": (
        "{n} teks lebih dari {most} karakter (baris {rows}); artikel atau sel yang tergabung? satu baris satu pesan",
        "{n} texts of more than {most} characters (rows {rows}); articles or merged cells? keep one message a row",
    ),
    "check_lengths": (
        "kata per teks (10% terpendek / tengah / 10% terpanjang): {lengths}",
        "words per text (shortest 10 % / middle / longest 10 %): {lengths}",
    ),
    "check_length_label": (
        "panjang teks saja sudah membedakan label; tambahkan {long} yang pendek dan {short} yang panjang. "
        "Kata per teks (10% terpendek / tengah / 10% terpanjang): {lengths}",
        "length alone tells labels apart; add short {long} and long {short}. "
        "Words per text (shortest 10 % / middle / longest 10 %): {lengths}",
    ),
    "check_duplicates": (
        "{n} salinan persis (baris {rows}); hapus bila tidak disengaja, supaya tidak dihitung berkali-kali",
        "{n} exact copies (rows {rows}); remove those not meant, or they count several times",
    ),
    "check_near_duplicates": (
        "{n} salinan hampir sama (baris {rows}); boleh tetap ada, tidak pernah dipakai menguji salinannya sendiri",
        "{n} near copies (rows {rows}); they may stay, none is ever used to test its own copy",
    ),
    "check_conflict": (
        "{n} baris berisi hampir sama tetapi labelnya berbeda (baris {rows}); putuskan satu label",
        "{n} rows of nearly the same text have different labels (rows {rows}); settle on one label",
    ),
    "check_private": (
        "{n} teks memuat data pribadi (baris {rows}); disamarkan sebelum dipelajari, hapus dari berkas sebelum dibagikan",
        "{n} texts hold private data (rows {rows}); masked before anything is learned, take it out before you share the file",
    ),
    "check_raters_apart": (
        "tidak ada teks yang dilabeli dua penilai, jadi kesepakatannya tidak terukur; minta dua orang melabeli 50 teks yang sama",
        "no text was labelled by two raters, so agreement cannot be measured; have two people label the same 50 texts",
    ),
    "check_raters_one_label": (
        "{n} teks dilabeli lebih dari satu penilai, semuanya dengan label yang sama; kesepakatan belum terukur",
        "{n} texts were labelled by more than one rater, all with the same one label; agreement cannot be measured yet",
    ),
    "check_agreement": (
        "kesepakatan {raters} penilai pada {n} teks: kappa Cohen {kappa}, alfa Krippendorff {alpha} (1 = sepakat penuh, 0 = kebetulan)",
        "agreement of {raters} raters on {n} texts: Cohen's kappa {kappa}, Krippendorff's alpha {alpha} (1 is full agreement, 0 is chance)",
    ),
    "check_raters_disagree": (
        "{n} teks dilabeli berbeda oleh penilainya (baris {rows}); putuskan bersama",
        "{n} texts were labelled differently by their raters (rows {rows}); settle them together",
    ),
    "check_raters_unsure": (
        "{n} teks dilabeli berbeda oleh penilainya (baris {rows}); alfa di bawah 0,67 terlalu rendah: "
        "tulis dulu arti setiap label dengan contoh, lalu labeli lagi",
        "{n} texts were labelled differently by their raters (rows {rows}); an alpha below 0.67 is too low: "
        "first write down what each label means, with examples, then label again",
    ),
    "check_label_errors": (
        "{n} label mungkin salah, dinilai dari baris-baris lain; {shown} yang paling meragukan "
        "(label → usulan, peluang label sekarang):",
        "{n} labels may be wrong, judging by the other rows; the {shown} most doubtful "
        "(label → suggestion, probability of the label as it is):",
    ),
    "check_label_error_row": (
        "  baris {row}: {label} → {suggested} ({probability}) {text}",
        "  row {row}: {label} → {suggested} ({probability}) {text}",
    ),
    "check_label_errors_few": (
        "label yang mungkin salah tidak dicari pada {labels}: perlu dua label dengan masing-masing {least} teks berbeda",
        "label errors were not looked for among {labels}: that takes two labels with {least} different texts each",
    ),
    "check_source_label": (
        "dari sumbernya saja {share} label sudah tertebak (tanpa sumber {blind}): model bisa mempelajari sumbernya, bukan isinya",
        "the source alone gives {share} of the labels (without it {blind}): a model may learn the source, not the text",
    ),
    "check_source_pure": (
        "tambahkan label lain dari sumber yang hanya punya satu label: {sources}",
        "add other labels from the sources that have only one: {sources}",
    ),
}
