"""Messages about out-of-core training: progress, options, and its report."""

PHRASES: dict[str, tuple[str, str]] = {
    "help_out_of_core": (
        "Pelatihan bertahap: berkas dibaca berulang kali, memori tetap kecil berapa pun barisnya; bawaan bila lebih dari {rows} baris. "
        "--in-memory memaksa cara biasa, yang mengukur lebih banyak.",
        "Train by passes over the files, in memory that does not grow with the rows; default: so over {rows} rows. "
        "--in-memory forces the usual way, which measures more.",
    ),
    "help_train_jobs": (
        "Jumlah proses untuk menormalkan teks dan menghitung fitur dalam pelatihan bertahap (bawaan: semua inti prosesor); "
        "hasilnya sama berapa pun jumlahnya.",
        "How many processes normalise and count features when training out of core (default: all cores); the result is the same "
        "for any number.",
    ),
    "out_of_core_chosen": (
        "lebih dari {rows} baris: dilatih bertahap; berkas sementara di {where}",
        "more than {rows} rows: training out of core; temporary files in {where}",
    ),
    "training_step_read": ("membaca dan menormalkan", "reading and normalising"),
    "training_step_split": ("menyisihkan data uji", "holding rows out"),
    "training_step_words": ("menghitung kata", "counting words"),
    "training_step_ngrams": ("menghitung n-gram", "counting n-grams"),
    "training_step_rows": ("membuat fitur", "making features"),
    "training_step_fit": ("melatih", "fitting"),
    "training_step_held_out": ("mengukur", "measuring"),
    "out_of_core_how": (
        "Dilatih bertahap dari {n} baris: {held_out} baris disisihkan menurut hash teksnya, dan kalibrasi, ambang, serta semua "
        "angka di kartu ini berasal dari baris itu.",
        "Trained out of core on {n} rows: {held_out} of them were held out by a hash of their text, and calibration, thresholds and "
        "every figure of this card come from those.",
    ),
    "out_of_core_near_copies": (
        "{n} baris tidak dipakai melatih karena hampir sama dengan baris yang disisihkan.",
        "{n} rows were not learned from, since they nearly equal a row that was held out.",
    ),
    "out_of_core_undercount": (
        "N-gram yang sangat jarang dilupakan agar memori tetap kecil; hitungan lainnya kurang paling banyak {n} teks.",
        "Very rare n-grams were forgotten to keep memory small; the counts of the others are too low by at most {n} texts.",
    ),
    "split_out_of_core": (
        "tidak diukur pada pelatihan bertahap; perlu model tambahan",
        "not measured when training out of core; it takes more models",
    ),
    "card_measures_held_out": (
        "Diukur pada {n} baris yang disisihkan dari pelatihan; salinan persis selalu di sisi yang sama, dan yang hampir sama tidak "
        "dipakai melatih. Dalam kurung: selang 95\u00a0%.",
        "Measured on {n} rows held out of training; exact copies always stand on one side, and near copies of them were not "
        "learned from. In brackets: 95\u00a0% intervals.",
    ),
    "held_out_too_few": (
        "{where}: dari baris berlabel {label} hanya {n} di salah satu sisi pembagian, perlu sedikitnya {least}; tambahkan contoh, atau "
        "latih dengan --in-memory",
        "{where}: expected at least {least} rows labelled {label} on either side of the split, found {n}; add examples, or train "
        "with --in-memory",
    ),
    "weigh_only_in_memory": (
        "{where}: berkas untuk --weigh-only hanya dapat dipakai bila pelatihan muat di memori; latih dengan --in-memory",
        "{where}: expected training in memory for the files of --weigh-only, found more rows than fit; train with --in-memory",
    ),
    "sources_too_many": (
        "{where}: lebih dari {most} sumber berbeda di kolom source; isi dengan nama kumpulan, bukan nama tiap pesan, atau hapus kolomnya",
        "{where}: expected at most {most} different names in the column source, found more; name collections there, not single "
        "messages, or drop the column",
    ),
    # what is printed at the end of a training
    "train_source": ("{name}: {rows} baris ({labels})", "{name}: {rows} rows ({labels})"),
    "train_more_sources": ("dan {n} berkas lain", "and {n} more files"),
    "train_question": (
        "{question} AUC {auc}, selisih kalibrasi {error}",
        "{question} AUC {auc}, calibration error {error}",
    ),
    "next_train_open": (
        "Buka {card} di peramban: kartu model dengan semua angka dan grafiknya.",
        "Open {card} in a browser: the model card with all figures and drawings.",
    ),
    "next_train_then": (
        "Berikutnya: 'saring evaluate CSV --model {where}' mengukurnya pada data lain; 'saring models promote {where}' menjadikannya model aktif.",
        "Next: 'saring evaluate CSV --model {where}' measures it on other data; 'saring models promote {where}' makes it the active model.",
    ),
}  # fmt: skip
