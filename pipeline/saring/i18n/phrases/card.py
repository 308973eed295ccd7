"""Texts of the model card and the evaluation report."""

PHRASES: dict[str, tuple[str, str]] = {
    # model card and evaluation
    "warning": ("PERINGATAN: {message}", "WARNING: {message}"),
    "card_title": ("Kartu model", "Model card"),
    "card_figures_elsewhere": (
        "Kartu yang sama beserta grafiknya ada di {file}.",
        "The same card with its figures is in {file}.",
    ),
    "card_contents": ("Isi kartu", "Contents"),
    "card_missing": ("Tidak diukur pada pelatihan ini.", "Not measured in this run."),
    "card_warnings": ("Peringatan", "Warnings"),
    "card_alert": ("PERINGATAN.", "WARNING."),
    "card_never_decides": (
        "Model ini tidak menyatakan klaim benar atau salah. Yang diberikannya kemiripan dengan hoaks yang dikenal; "
        "periksa faktanya, petugas yang memutuskan.",
        "This model does not say that a claim is true or false. It says how much it resembles known hoaxes; check the "
        "facts, people decide.",
    ),
    "card_warnings_missing": (
        "Kebocoran antara data latih dan data uji tidak diperiksa pada pelatihan ini.",
        "Whether the data give the answers away was not checked in this run.",
    ),
    "card_warnings_none": (
        "Pemeriksaan data latih dan pembagiannya tidak menemukan hal lain.",
        "The checks of the training data and of its splits found nothing else.",
    ),
    "card_purpose_heading": ("Untuk apa, dan bukan untuk apa", "What it is for, and what it must not be used for"),
    "card_purpose": (
        "Membantu humas memilih pesan yang perlu diklarifikasi lebih dulu: menandai pesan yang memuat klaim dan "
        "menyebut seberapa mirip klaim itu dengan hoaks yang dikenal.",
        "Helps a public communications team choose what to clarify first: it flags messages that make a claim, and "
        "says how much the claim resembles known hoaxes.",
    ),
    "card_must_not": ("Jangan dipakai untuk:", "Do not use it:"),
    "card_must_not_1": (
        "menyatakan suatu klaim benar atau salah;",
        "to declare a claim true or false;",
    ),
    "card_must_not_2": (
        "menghapus pesan, membatasi akun, atau menolak laporan warga secara otomatis;",
        "to delete messages, restrict accounts or turn down citizens' reports automatically;",
    ),
    "card_must_not_3": (
        "melaporkan, menuntut, atau menghukum orang; hasilnya bukan alat bukti;",
        "to report, prosecute or punish people; its output is no evidence;",
    ),
    "card_must_not_4": (
        "menilai, mengawasi, atau membuat profil orang per orang;",
        "to rate, watch or profile individuals;",
    ),
    "card_must_not_5": (
        "bahasa selain bahasa Indonesia dan bahasa daerah yang ada dalam data latihnya;",
        "on languages other than Indonesian and the regional languages of its training data;",
    ),
    "card_must_not_6": (
        "isi tanpa teks: gambar, video, suara, dan isi tautan tidak dilihatnya.",
        "on content without text: it sees no pictures, videos, sound or linked pages.",
    ),
    "card_sources": ("Data latih", "Trained on"),
    "card_file": ("berkas", "file"),
    "card_rows": ("baris", "rows"),
    "card_labels": ("label", "labels"),
    "card_label": ("label", "label"),
    "card_label_hoax": ("hoaks", "hoax"),
    "card_label_not_hoax": ("bukan hoaks", "not a hoax"),
    "card_label_no_claim": ("obrolan biasa", "ordinary talk"),
    "card_digest": ("hash SHA-256", "SHA-256 digest"),
    "card_digest_how": (
        "Hash ditulis 12 karakter pertamanya saja; lengkapnya ada di manifest.json.",
        "Digests are cut to 12 letters; manifest.json has them whole.",
    ),
    "card_roles": ("Apa yang boleh diajarkan tiap sumber", "What each source may teach"),
    "card_teaches": ("mengajarkan", "teaches"),
    "card_factor": ("bobot", "weight"),
    "card_thresholds": ("Ambang dan janjinya", "Thresholds and what they promise"),
    "card_thresholds_two": (
        "Pesan ditandai bila peluang klaim ≥\u00a0{claim}; disebut kemungkinan hoaks bila risikonya juga ≥\u00a0{risk} "
        "dan peluang hoaks ≥\u00a0{hoax}.",
        "A message is flagged where the probability of a claim is ≥\u00a0{claim}; called a likely hoax where the risk is also ≥\u00a0{risk} "
        "and the probability of hoax is ≥\u00a0{hoax}.",
    ),
    "card_thresholds_one": (
        "Tidak ada obrolan biasa dalam data latih: kemungkinan hoaks bila peluang hoaks ≥\u00a0{hoax}, selain itu belum terverifikasi.",
        "No ordinary talk in the data: likely hoax where the probability of hoax is ≥\u00a0{hoax}, otherwise unverified.",
    ),
    "card_promise": (
        "Ambang dipilih agar dari obrolan biasa yang sejenis dengan data latih paling banyak {flagged} ditandai dan paling "
        "banyak {hoax} disebut kemungkinan hoaks, dengan keyakinan {confidence} (batas Clopper–Pearson pada data yang tidak ikut dilatihkan; "
        "tiap sumber yang cukup besar dihitung sendiri). Pada obrolan jenis lain janji ini tidak berlaku.",
        "The thresholds are chosen so that of ordinary talk of the kinds it was trained on at most {flagged} are flagged and at "
        "most {hoax} called likely hoaxes, with {confidence} confidence (Clopper–Pearson bound, out of fold; each source that is "
        "large enough on its own). On other kinds of talk the promise does not hold.",
    ),
    "card_promise_kinds": (
        "Ambang dipilih agar dari teks yang bukan hoaks paling banyak sekian yang ditandai dan disebut kemungkinan hoaks, dengan keyakinan "
        "{confidence} (batas Clopper–Pearson pada data yang tidak ikut dilatihkan; tiap sumber yang cukup besar dihitung sendiri). Pada teks jenis lain janji ini tidak berlaku.",
        "The thresholds are chosen so that of texts that are no hoax at most so many are flagged and called likely hoaxes, with {confidence} "
        "confidence (Clopper–Pearson bound, out of fold; each source that is large enough on its own). On other kinds of text the promise does not hold.",
    ),
    "card_text_kind": ("jenis teks", "kind of text"),
    "card_text_kind_talk": ("obrolan", "talk"),
    "card_text_kind_post": ("unggahan umum dan SMS", "public posts and SMS"),
    "card_text_kind_announcement": ("pengumuman", "announcements"),
    "card_text_kind_official": ("kabar resmi", "official texts"),
    "card_text_kind_news": ("berita", "news"),
    "card_max_flagged": ("ditandai, paling banyak", "flagged, at most"),
    "card_max_likely_hoax": ("kemungkinan hoaks, paling banyak", "likely hoax, at most"),
    "card_any": ("bebas", "any"),
    "card_weigh_only": (" (hanya memengaruhi bobot)", " (weighs only)"),
    "card_promise_unproven": (
        "Batas {rate} belum terbukti: baru ada {n} baris obrolan biasa, perlu sedikitnya {least}.",
        "The limit of {rate} is not proven: there are {n} rows of ordinary talk, at least {least} are needed.",
    ),
    "card_measures": ("Hasil", "How it does"),
    "card_measures_how": (
        "Diukur pada data yang tidak ikut dilatihkan; salinan hampir sama selalu di sisi yang sama. Dalam kurung: selang 95\u00a0%.",
        "Measured out of fold; near copies always stand on one side. In brackets: 95\u00a0% intervals.",
    ),
    "card_measures_terms": (
        "AUC: seberapa sering baris yang jawabannya ya diberi peluang lebih tinggi daripada yang jawabannya tidak (0,5 sama dengan "
        "menebak, 1 berarti selalu). Presisi: dari yang dijawab ya, berapa bagian yang benar. Recall: dari yang seharusnya ya, berapa "
        "bagian yang ditemukan. F1 memadukan keduanya; F1 makro adalah rata-rata F1 untuk ya dan untuk tidak. Selisih kalibrasi: "
        "rata-rata selisih antara peluang dan kenyataan.",
        "AUC: how often a yes is given a higher probability than a no (0.5 is guessing, 1 is always). Precision: of those answered "
        "yes, how many are right. Recall: of those that really are yes, how many are found. F1 joins the two; macro-F1 averages it "
        "over yes and no. Calibration error: the mean gap between probability and what turns out.",
    ),
    "card_question": ("pertanyaan", "question"),
    "card_prevalence": ("bagian ya", "prevalence"),
    "question_claim": ("apakah klaim?", "a claim?"),
    "question_hoax": ("mirip hoaks, bila klaim?", "hoax, given a claim?"),
    "question_risk": ("hoaks, di antara semua pesan?", "a hoax, among all messages?"),
    "measure_auc": ("AUC", "AUC"),
    "measure_macro_f1": ("F1 makro", "macro-F1"),
    "measure_f1": ("F1 ya", "F1 of yes"),
    "measure_precision": ("presisi", "precision"),
    "measure_recall": ("recall", "recall"),
    "measure_calibration_error": ("selisih kalibrasi", "calibration error"),
    "measure_accuracy_surest_half": ("akurasi separuh yang paling pasti", "accuracy, surest half"),
    "card_by_source": ("Yang ditandai, per sumber", "What is flagged, by source"),
    "card_by_source_how": (
        "Obrolan biasa yang ditandai adalah alarm palsu; klaim yang tidak ditandai akan terlewat.",
        "Ordinary talk that is flagged is a false alarm; a claim that is not flagged is missed.",
    ),
    "card_source": ("sumber", "source"),
    "card_what": ("isi", "what"),
    "card_claims": ("klaim", "claims"),
    "card_flagged": ("ditandai per 1.000", "flagged per 1,000"),
    "card_likely": ("kemungkinan hoaks per 1.000", "likely hoax per 1,000"),
    "card_splits": ("Empat cara membagi data, berdampingan", "Four ways to split the data, side by side"),
    "card_splits_how": (
        "Angka di bawah pembagian acak yang lebih rendah menunjukkan apa yang hilang pada pesan yang benar-benar baru. "
        "Presisi dan recall pada peluang 0,5. Tiga kolom terakhir: presisi bila ya hanya sebanyak itu di antara pesan yang masuk.",
        "What falls below the random split is what is lost on messages that are really new. Precision and recall at "
        "probability 0.5. The last three columns: precision if only that share of incoming messages were yes.",
    ),
    "card_split": ("pembagian", "split"),
    "card_split_random": ("acak", "random"),
    "card_split_grouped": ("salinan hampir sama di satu sisi", "near copies on one side"),
    "card_split_time": ("latih yang lama, uji yang baru", "train on the older, test on the newer"),
    "card_split_source": ("tanpa sumber {held_out}", "without source {held_out}"),
    "card_precision_at": ("presisi bila ya {prevalence}", "precision at {prevalence} yes"),
    "card_confusion": ("Penilaian per label, pada ambang", "Verdicts by label, at the thresholds"),
    "card_confusion_shares": ("Bagian tiap label menurut penilaian", "Share of each label by verdict"),
    "card_confusion_how": (
        "Tiap baris satu label; makin gelap, makin besar bagian label itu yang mendapat penilaian tersebut.",
        "Each row is a label; the darker, the larger the share of the label that got the verdict.",
    ),
    "card_coverage": ("Makin sedikit diputuskan, makin jarang keliru", "The less it decides, the less it errs"),
    "card_coverage_error": ("Kesalahan menurut bagian yang diputuskan", "Error by the share that is decided"),
    "card_coverage_how": (
        "Klaim diurutkan dari yang paling pasti; kesalahan dihitung di antara yang diputuskan.",
        "Claims are ordered from the surest; the error is that among the decided ones.",
    ),
    "card_decided": ("bagian klaim yang diputuskan", "share of claims decided"),
    "card_error": ("kesalahan di antaranya", "error among them"),
    "card_curves": ("Kurva: {question}", "Curves: {question}"),
    "card_precision_recall": ("Presisi dan recall", "Precision and recall"),
    "card_precision_recall_how": (
        "Bila separuh yang ya ditemukan, presisinya {half}; bila 90\u00a0% ditemukan, {most}. Menebak asal menghasilkan {prevalence}.",
        "Where half of the yes are found, precision is {half}; where 90\u00a0% are found, {most}. Guessing gives {prevalence}.",
    ),
    "card_reliability": ("Keandalan peluang", "Reliability"),
    "card_reliability_how": (
        "Makin dekat titik ke garis putus-putus, makin sesuai peluang yang disebut dengan kenyataan; selisih kalibrasi {error}.",
        "The closer the points to the dashed line, the more a probability is what it says; calibration error {error}.",
    ),
    "card_distributions": ("Sebaran peluang", "Spread of the probability"),
    "card_distributions_how": (
        "Bagian baris tiap label menurut peluang yang diberikan model. Garis titik-titik: ambang {thresholds}.",
        "Share of the rows of each label by the probability the model gives. Dotted: thresholds {thresholds}.",
    ),
    "card_learning": ("Kurva belajar", "Learning curve"),
    "card_learning_how": (
        "Dengan {few} baris latih AUC {low}, dengan {many} baris {high}. Garis tegak: selang 95\u00a0%.",
        "With {few} training rows the AUC is {low}, with {many} rows {high}. Bars: 95\u00a0% intervals.",
    ),
    "card_recall": ("recall: bagian ya yang ditemukan", "recall: share of yes that is found"),
    "card_precision": ("presisi: yang benar-benar ya", "precision: share that is really yes"),
    "card_probability": ("peluang menurut model", "probability the model gives"),
    "card_frequency": ("frekuensi sebenarnya", "frequency it turns out"),
    "card_calibrated": ("peluang = frekuensi", "probability = frequency"),
    "card_this_model": ("model ini", "this model"),
    "card_guessing": ("menebak asal", "guessing"),
    "card_share_of_rows": ("bagian dari baris label", "share of the label's rows"),
    "card_training_rows": ("baris latih", "training rows"),
    "card_shortcuts": ("Jalan pintas", "Shortcuts"),
    "card_shortcuts_how": (
        "Kata yang membocorkan sumber dan bukan isi (nama redaksi, templat bantahan, tanggal, tokoh) dihapus, {n} seluruhnya, "
        "lalu model dilatih dan diukur lagi. Selisih yang besar berarti model bersandar pada jalan pintas.",
        "Words that give away the source and not the content (newsrooms, debunk templates, dates, persons) were removed, {n} in "
        "all, and the model trained and measured again. A large difference means that it leans on shortcuts.",
    ),
    "card_trained": ("dilatih", "trained"),
    "card_with_shortcuts": ("dengan jalan pintas", "with shortcuts"),
    "card_without_shortcuts": ("tanpa jalan pintas", "without shortcuts"),
    "card_features": ("Jalan pintas di antara fitur terkuat", "Shortcuts among the strongest features"),
    "card_feature": ("fitur", "feature"),
    "card_kind": ("jenis", "kind"),
    "card_weight": ("bobot", "weight"),
    "card_kind_source": ("kanal", "channel"),
    "card_kind_form": ("bentuk pengumuman", "form of a notice"),
    "card_kind_debunk_template": ("templat bantahan", "debunk template"),
    "card_kind_newsroom": ("redaksi", "newsroom"),
    "card_kind_date": ("tanggal", "date"),
    "card_kind_person": ("tokoh", "person"),
    "card_left_out": ("Kumpulan yang tidak ikut dilatih", "Sets it was not trained on"),
    "card_left_out_how": (
        "Di sebelahnya model pembanding sederhana: TF-IDF dan regresi logistik tanpa tambahan apa pun.",
        "Beside the plain answer: TF-IDF and logistic regression with nothing added.",
    ),
    "left_out_flagged": ("obrolan {source} yang ditandai per 1.000", "ordinary talk of {source} flagged per 1,000"),
    "left_out_likely": (
        "obrolan {source} yang disebut kemungkinan hoaks per 1.000",
        "ordinary talk of {source} called likely hoax per 1,000",
    ),
    "left_out_true_likely": (
        "kabar benar dari {source} yang disebut kemungkinan hoaks per 1.000",
        "true texts of {source} called likely hoax per 1,000",
    ),
    "left_out_hoaxes_flagged": ("bagian hoaks {source} yang ditandai", "share of the hoaxes of {source} flagged"),
    "left_out_hoaxes_found": (
        "bagian hoaks {source} yang ditemukan dengan 10 alarm palsu per 1.000, menurut risiko",
        "share of the hoaxes of {source} found at 10 false alarms per 1,000, by risk",
    ),
    "office_top_20": (
        "satu hari kantor, 40 hoaks dan penipuan {source} di antara 4.000 pesan grup dan 200 berita resmi dan media: "
        "presisi 20 teratas",
        "an office's day with 40 hoaxes and scams of {source} among 4,000 messages of groups and 200 official texts and "
        "news: precision of the top 20",
    ),
    "office_top_100": (
        "hari kantor yang sama: bagian hoaks dan penipuan di 100 teratas",
        "the same office's day: share of the hoaxes and scams in the top 100",
    ),
    "left_out_top_20": (
        "satu hari dengan 40 hoaks {source} di antara 4.000 pesan: presisi 20 teratas",
        "a day with 40 hoaxes of {source} among 4,000 messages: precision of the top 20",
    ),
    "left_out_top_100": (
        "hari yang sama: bagian hoaks di 100 teratas",
        "the same day: share of the hoaxes in the top 100",
    ),
    "card_left_out_name": ("kumpulan dan ukuran", "set and measure"),
    "card_plain": ("pembanding sederhana", "plain answer"),
    "card_examples": ("Contoh penilaian yang keliru", "Examples where it fails"),
    "card_examples_how": (
        "Pesan karangan untuk proyek ini, bukan tulisan orang sungguhan, yang dinilai keliru pada data yang tidak ikut dilatihkan.",
        "Messages written for this project, said by nobody, that it judged wrongly out of fold.",
    ),
    "card_text": ("pesan", "message"),
    "card_verdict": ("penilaian", "verdict"),
    "card_limits": ("Batas pemakaian", "Limits"),
    "card_limit_1": (
        "Angka di kartu ini berlaku untuk pesan yang sejenis dengan data latihnya; pada hoaks baru dan grup lain hasilnya lebih buruk.",
        "The figures of this card are for messages of the kinds it was trained on; expect worse on newer hoaxes and other groups.",
    ),
    "card_limit_2": (
        "Model mengenali gaya dan topik hoaks yang sudah ada, bukan kebenaran isinya: hoaks yang ditulis tenang dapat lolos, "
        "kabar benar yang ditulis heboh dapat tertandai.",
        "It knows the style and topics of past hoaxes, not the truth: a hoax in a calm voice may pass, and true news in a loud "
        "one may be flagged.",
    ),
    "card_limit_3": (
        "Peluang dikalibrasi menurut bagian hoaks dalam data latih; bila bagiannya di kanal Anda berbeda, peluangnya ikut bergeser.",
        "Probabilities are calibrated to the share of hoaxes in the training data; where yours differs, they shift.",
    ),
    "card_limit_4": (
        "Label berasal dari pemeriksa fakta dan penulis data, termasuk kekeliruan mereka.",
        "Labels come from fact-checkers and the authors of the data, with their mistakes.",
    ),
    "card_limit_5": (
        "Ukur pada pesan kantor Anda sendiri sebelum dipakai: saring evaluate.",
        "Measure it on your own messages before you rely on it: saring evaluate.",
    ),
    "evaluation_title": ("Hasil pada {n} baris", "Measured on {n} rows"),
    "evaluation_alarms": ("Obrolan biasa yang ditandai, per 1.000", "Ordinary talk flagged, per 1,000"),
    # splits: why one was skipped, and what nobody may miss in a report
    "split_few_dates": (
        "kurang dari 100 baris bertanggal, atau hampir semua tanggalnya sama",
        "fewer than 100 rows have a date, or nearly all have the same",
    ),
    "split_one_label": (
        "baris terbaru hanya punya satu label",
        "the newest rows have one label only",
    ),
    "split_one_source": ("hanya ada satu sumber", "there is only one source"),
    "split_small_sources": (
        "hanya sumber terbesar yang disisihkan bergiliran; sumber lainnya tidak diukur",
        "only the largest sources are left out in turn; the others were not measured",
    ),
    "split_all_copies": (
        "hampir semua teks saling menyalin; tidak ada yang tersisa untuk dilatih",
        "nearly all texts are copies of each other; nothing is left to train on",
    ),
    "split_untaught": (
        "data latih yang tersisa hanya memberi satu jawaban",
        "what is left to train on gives one answer only",
    ),
    "split_no_rows": (
        "tidak ada baris yang menjawab pertanyaan ini",
        "no row answers this question",
    ),
    "warn_source_tells_label": (
        "{question}: dari sumbernya saja {share} jawaban sudah tertebak (tanpa sumber {blind}): model mungkin mengenali "
        "siapa yang menulis, bukan apa yang ditulis; percayai hanya angka pada sumber yang disisihkan",
        "{question}: the source alone gives {share} of the answers (without it {blind}): the model may know "
        "who writes, not what is written; trust only the figures on sources left out",
    ),
    "warn_copies": (
        "{question}: salinan teks yang sama menaikkan angka pembagian acak (AUC {random}; bila salinan dipisah {grouped}); "
        "sebutkan angka yang rendah",
        "{question}: copies of the same text lift the figure of a random split (AUC {random}; with copies kept apart "
        "{grouped}); quote the lower one",
    ),
    "warn_guessing": (
        "{question}: model tidak terbukti lebih baik daripada menebak (AUC {auc}, mungkin hanya {low}); jangan dipakai, "
        "tambahkan baris berlabel yang isinya berbeda-beda",
        "{question}: the model is not shown to be better than guessing (AUC {auc}, perhaps only {low}); do not use it, "
        "add labelled rows that differ from each other",
    ),
    "warn_time": (
        "{question}: pada teks yang lebih baru, model nyaris hanya menebak (AUC {auc}; pada tanggal campuran {grouped}); "
        "latih ulang dengan teks terbaru",
        "{question}: on newer texts the model does little better than a coin (AUC {auc}; on mixed dates {grouped}); "
        "train again on recent texts",
    ),
    "warn_source": (
        "{question}: pada {n} sumber yang belum pernah dilihatnya, model nyaris hanya menebak (AUC {names}); "
        "ukur dulu sebelum memakainya untuk sumber baru",
        "{question}: on sources it had not seen ({n}) the model does little better than a coin (AUC {names}); "
        "measure it before you use it on a new source",
    ),
}
