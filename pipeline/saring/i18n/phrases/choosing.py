"""Messages about the options that training chooses, the decision threshold, and the share of hoaxes elsewhere."""

PHRASES: dict[str, tuple[str, str]] = {
    "help_choose": (
        "Pilih bentuk teks, panjang n-gram huruf, dan kekuatan (C) lewat validasi silang pada data ini; --no-choose memakai nilai bawaan. "
        "Yang Anda tentukan sendiri selalu dipakai.",
        "Choose the form of texts, letters of n-grams and strength (C) by cross-validation on this set; --no-choose takes the "
        "defaults. What you give by hand is always used.",
    ),
    "help_text_form": (
        "Bentuk teks yang dibaca model: canonical (ejaan diseragamkan, tautan jadi satu tanda) atau plain (nama situs, emoji, "
        "dan ejaan tetap ada).",
        "Form in which the model reads texts: canonical (spelling unified, a link is one symbol) or plain (host names, emoji and "
        "spelling are kept).",
    ),
    "help_letters": ("n-gram huruf terpanjang.", "Longest n-grams of letters."),
    "help_within_words": (
        "n-gram huruf di dalam kata saja, atau melintasi kata.",
        "n-grams of letters inside words only, or across them.",
    ),
    "help_strength": (
        "Kekuatan C semua pertanyaan; makin besar, makin ketat mengikuti data latih.",
        "Strength C of every question; the larger, the closer the training texts are followed.",
    ),
    "help_cost_of_miss": (
        "Berapa klaim yang keliru disebut kemungkinan hoaks yang setara dengan satu hoaks yang terlewat; menggeser ambang, bukan peluang.",
        "How many claims wrongly called likely hoaxes one missed hoax is worth; moves the threshold, not the probabilities.",
    ),
    "help_unlabelled": (
        "Pesan tanpa label dari tempat model akan dipakai: bagian hoaks di sana diperkirakan dan disebut, tanpa mengubah model.",
        "Unlabelled messages from where the model will be used: the share of hoaxes there is estimated and reported; the model "
        "stays as it is.",
    ),
    "options_out_of_core": (
        "{where}: pelatihan bertahap hanya dapat memakai bentuk teks canonical dan n-gram melintasi kata, ternyata {found}; "
        "hapus opsinya, atau latih dengan --in-memory",
        "{where}: training out of core expected the text form canonical and n-grams across words, found {found}; drop the option, or "
        "train with --in-memory",
    ),
    "nothing_chosen_out_of_core": (
        "pelatihan bertahap memakai opsi bawaan (atau yang Anda tentukan); tidak ada yang dipilih dari data",
        "training out of core uses the default options (or those you gave); nothing was chosen on the data",
    ),
    "choosing": (
        "membandingkan bentuk teks dan kekuatan lewat validasi silang; --no-choose melewatinya",
        "comparing forms of texts and strengths by cross-validation; --no-choose skips this",
    ),
    "card_choice": ("Opsi pelatihan", "Options of the training"),
    "card_choice_how": (
        "Dibandingkan pada {rows} baris, {folds} bagian; {together} selalu di sisi yang sama. Calon dipilih hanya bila AUC-nya melebihi "
        "opsi semula lebih dari kesalahan baku selisihnya; kalau tidak, opsi semula tetap dipakai.",
        "Compared on {rows} rows, {folds} folds; {together} always on one side. A candidate is chosen only where its AUC exceeds that of "
        "the usual options by more than the standard error of the difference; otherwise the usual ones stay.",
    ),
    "card_choice_none": (
        "Opsi ditentukan sebelumnya, tidak dipilih dari data.",
        "The options were given, not chosen on the data.",
    ),
    "card_choice_few": (
        "Baris dan kelompoknya terlalu sedikit untuk membandingkan; opsi semula dipakai.",
        "Too few rows and groups to compare on; the usual options were taken.",
    ),
    "choice_together": ("salinan yang hampir sama", "near copies"),
    "choice_together_topic": ("salinan yang hampir sama dan satu topik", "near copies and topics"),
    "choice_together_source": ("salinan yang hampir sama dan satu sumber", "near copies and sources"),
    "choice_stage_texts": ("teks dan huruf", "texts and letters"),
    "choice_text_form": ("teks {value}", "{value} texts"),
    "choice_char_n_max": ("huruf sampai {value}", "letters up to {value}"),
    "choice_within_words": ("di dalam kata", "within words"),
    "choice_across_words": ("melintasi kata", "across words"),
    "choice_strength": ("C = {value}", "C = {value}"),
    "card_candidate": ("calon", "candidate"),
    "card_gain": ("selisih ± kesalahan baku", "gain ± standard error"),
    "card_chosen": ("dipilih", "chosen"),
    "chosen_yes": ("ya", "yes"),
    "choice_line": (
        "{stage}: {candidate} (AUC {auc}; {gain} ± {error} dari opsi semula)",
        "{stage}: {candidate} (AUC {auc}; {gain} ± {error} over the usual options)",
    ),
    "choice_line_usual": (
        "{stage}: {candidate} tetap (AUC {auc}; calon lain tidak terbukti lebih baik)",
        "{stage}: {candidate} stays (AUC {auc}; no other candidate proved better)",
    ),
    "card_threshold_cost": (
        "Ambang peluang hoaks ini dipilih pada data yang tidak ikut dilatihkan: satu hoaks yang terlewat dihitung setara {cost} klaim yang keliru disebut. "
        "Peluangnya sendiri tidak diubah.",
        "This threshold of the probability of hoax was chosen out of fold: one missed hoax counts as much as {cost} claims wrongly "
        "called. The probabilities themselves stay as they are.",
    ),
    "card_threshold_balanced": (
        "Ambang ini dipilih pada data yang tidak ikut dilatihkan dengan kesalahan seimbang terkecil (hoaks yang terlewat dan klaim lain yang keliru disebut "
        "dihitung sebagai bagian dari kelompoknya). Peluangnya sendiri tidak diubah.",
        "This threshold was chosen out of fold for the least balanced error (missed hoaxes and other claims wrongly called, each as a "
        "share of its kind). The probabilities themselves stay as they are.",
    ),
    "prior_shift": (
        "bagian hoaks di antara {n} klaim dalam pesan tanpa label: kira-kira {share} ({low}–{high}), di data latih {prior}; peluang model "
        "tetap menurut data latih",
        "share of hoaxes among {n} claims of the unlabelled messages: about {share} ({low}–{high}), in the training set {prior}; the "
        "model's probabilities stay those of the training set",
    ),
    "prior_shift_doubtful": (
        "bagian hoaks di antara {n} klaim dalam pesan tanpa label tidak dapat diperkirakan: dua cara menghitungnya memberi {share} dan "
        "{check}, jadi jenis pesannya berbeda dengan data latih (di data latih {prior})",
        "the share of hoaxes among {n} claims of the unlabelled messages cannot be estimated: two ways of counting give {share} and "
        "{check}, so these messages are of another kind than the training set (there {prior})",
    ),
    "prior_shift_few": (
        "bagian hoaks di pesan tanpa label tidak diperkirakan: hanya {n} klaim, perlu sedikitnya {least}",
        "the share of hoaxes in the unlabelled messages was not estimated: {n} claims only, at least {least} are needed",
    ),
}  # fmt: skip
