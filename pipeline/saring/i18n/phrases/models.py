"""Messages about the registry, promotion, rollback and drift."""

PHRASES: dict[str, tuple[str, str]] = {
    # registry, promotion and rollback
    "registry_damaged": (
        "{where}: daftar model rusak ({found}); pulihkan dari salinan, atau hapus untuk kembali ke model bawaan",
        "{where}: expected a registry of models, found damage ({found}); restore it from a copy, or remove it to go back to the shipped model",
    ),
    "registry_newer": (
        "{where}: format daftar model {found} lebih baru daripada yang dikenal ({known}); perbarui saring",
        "{where}: expected a registry of format {known} or older, found {found}; update saring",
    ),
    "registry_changed": (
        "{where}: daftar model berubah selagi perintah ini berjalan; tidak ada yang ditulis, jalankan lagi",
        "{where}: expected the registry as it was at the start, found it changed meanwhile; nothing was written, run the command again",
    ),
    "registry_shipped": (
        "{where}: ini daftar model bawaan program dan tidak ditulisi; bekerjalah di folder sendiri, atau tentukan SARING_MODELS",
        "{where}: expected a registry of your own, found the one that came with saring; work in another folder, or set SARING_MODELS",
    ),
    "registry_name_taken": (
        "{where}: nama ini sudah dipakai model lain (versi {found}); ganti nama folder model yang baru",
        "{where}: expected a free name, found another model there (version {found}); rename the folder of the new one",
    ),
    "registry_in_charge": (
        "{where}: ini model aktif dan tidak ditimpa; latih ke folder lain, lalu 'saring models promote'",
        "{where}: expected another place, found the model in charge, which is not overwritten; train into another folder, then 'saring models promote'",
    ),
    "promotion_same": (
        "{where}: versi {version} memang sedang aktif; pilih model lain",
        "{where}: expected another model than the one in charge, found the same version {version}; choose another",
    ),
    "force_without_reason": (
        "{where}: harus ada alasan; tulis dengan --reason, dan alasan itu disimpan",
        "{where}: expected a reason, found none; give it with --reason, it is kept",
    ),
    "gate_learned": (
        "{where}: calon model juga dilatih dengan berkas ini; beri data uji lain dengan --gate",
        "{where}: expected messages the candidate has not learned from, found a file it was trained on; give another set with --gate",
    ),
    "rollback_nothing": (
        "{where}: tidak ada model aktif sebelum {name}; tidak ada yang diubah",
        "{where}: expected a champion before {name}, found none; nothing was changed",
    ),
    "rollback_gone": (
        "{where}: model yang dulu aktif sudah tidak ada; salin kembali, atau jadikan model lain aktif",
        "{where}: expected the former champion here, found no model; copy it back, or promote another",
    ),
    "rollback_replaced": (
        "{where}: dulu versi {version} yang aktif, sekarang isinya versi {found}; salin kembali yang dulu, atau jadikan yang ini aktif",
        "{where}: expected version {version}, which was in charge, found version {found}; copy the former one back, or promote this one",
    ),
    "gate_header": (
        "{previous} → {model}, pada {rows} pesan dari {where}",
        "{previous} → {model}, on {rows} messages of {where}",
    ),
    "gate_measure": (
        "{name}: {old} → {new} (selisih {difference}; 95 %: {low} sampai {high}){mark}",
        "{name}: {old} → {new} (difference {difference}; 95 %: {low} to {high}){mark}",
    ),
    "gate_mark_worse": (", LEBIH BURUK", ", WORSE"),
    "gate_flips": ("{n} dari {rows} pesan berubah penilaiannya", "{n} of {rows} messages changed verdict"),
    "gate_worse_at": ("lebih buruk pada: {measures}", "is worse at: {measures}"),
    "gate_lacks": ("tidak menjawab pertanyaan '{question}'", "does not answer the question '{question}'"),
    "promotion_promoted": (
        "{model} sekarang aktif, menggantikan {previous}; untuk kembali: saring models rollback",
        "{model} is in charge now, in place of {previous}; to go back: saring models rollback",
    ),
    "promotion_forced": (
        "{model} sekarang aktif, menggantikan {previous}, walaupun {why}; alasan: {reason}",
        "{model} is in charge now, in place of {previous}, although it {why}; reason: {reason}",
    ),
    "promotion_refused": (
        "ditolak: {model} {why}; {previous} tetap aktif",
        "refused: {model} {why}; {previous} stays in charge",
    ),
    "rolled_back": (
        "{model} aktif lagi, menggantikan {previous}",
        "{model} is in charge again, in place of {previous}",
    ),
    "models_promoted_on": ("aktif sejak {day}", "promoted {day}"),
    "title_flips": ("Penilaian yang berubah", "Verdicts that changed"),
    "measure_talk_flagged": ("obrolan biasa yang ditandai", "ordinary talk flagged"),
    "measure_talk_called_hoax": ("obrolan biasa yang disebut hoaks", "ordinary talk called hoax"),
    "measure_news_called_hoax": ("info benar yang disebut hoaks", "true information called hoax"),
    "measure_hoaxes_flagged": ("hoaks yang ditandai", "hoaxes flagged"),
    "measure_hoax_auc": ("hoaks dibedakan dari info benar (AUC)", "hoaxes told from true information (AUC)"),
    "measure_risk_auc": ("hoaks di urutan atas (AUC risiko)", "hoaxes ranked on top (AUC of risk)"),
    "measure_hoaxes_called": ("hoaks yang disebut hoaks", "hoaxes called hoax"),
    "help_models_promote": (
        "Jadikan model aktif bila tidak lebih buruk daripada yang sekarang.",
        "Put a model in charge if it is no worse than the one that is.",
    ),
    "help_models_rollback": (
        "Kembali ke model aktif sebelumnya.",
        "Go back to the model that was in charge before.",
    ),
    "help_models_verify": (
        "Periksa setiap berkas sebuah model, dan siapa yang menandatanganinya.",
        "Check every file of a model, and who signed it.",
    ),
    "help_model_key": (
        "Kunci publik minisign pembuat model, boleh beberapa kali (bawaan: setelan model_keys).",
        "Public key of minisign of the model's maker, several times if need be (default: the setting model_keys).",
    ),
    "model_whole": (
        "{where}: semua berkas sesuai dengan manifest; SHA-256 manifest: {sha256}",
        "{where}: every file is as the manifest says; SHA-256 of the manifest: {sha256}",
    ),
    "model_signed": (
        "{where}: ditandatangani dengan kunci yang Anda percayai; catatan pembuatnya: {comment}",
        "{where}: signed with a key you trust; its maker's comment: {comment}",
    ),
    "model_unchecked": (
        "catatan: siapa pembuatnya tidak diperiksa; beri kunci publiknya dengan --key, atau dengan model_keys di saring.toml",
        "note: who made it was not checked; give their public key with --key, or with model_keys in saring.toml",
    ),
    "help_gate": (
        "CSV berlabel untuk membandingkan (bawaan: setelan gate, atau yang menyertai program).",
        "Labelled CSV to compare on (default: the setting gate, or the one that comes with saring).",
    ),
    "help_force": (
        "Jadikan aktif walaupun lebih buruk; perlu --reason.",
        "Put it in charge although worse; needs --reason.",
    ),
    "help_reason": ("Alasan, disimpan dalam riwayat.", "The reason, kept in the history."),
    "help_flips": (
        "Tulis semua pesan yang penilaiannya berubah: .csv .jsonl .xlsx .html",
        "Write every message whose verdict changed: .csv .jsonl .xlsx .html",
    ),
    # drift: whether the messages still look like the training texts
    "help_drift": (
        "Tampilkan seberapa jauh pesan ini berbeda dari data latih.",
        "Show how far these messages are from the training texts.",
    ),
    "drift_due": (
        "pesan-pesan ini berbeda dari data latih model: {what}; beri label sebagian, periksa dengan 'saring data check', "
        "lalu latih ulang dengan 'saring train'",
        "the messages differ from what the model learned from: {what}; label some of them, look at them with "
        "'saring data check', and retrain with 'saring train'",
    ),
    "drift_due_unseen_words": (
        "{value} kata belum dikenal (data latih paling banyak {usual})",
        "{value} of words are new (training at most {usual})",
    ),
    "drift_due_check_worthiness": (
        "sebaran peluang klaim tidak menyerupai sumber mana pun (PSI {value}, batas {limit})",
        "check-worthiness is spread as in no source of the training (PSI {value}, limit {limit})",
    ),
    "drift_due_hoax_probability": (
        "sebaran peluang hoaks tidak menyerupai sumber mana pun (PSI {value}, batas {limit})",
        "hoax probability is spread as in no source of the training (PSI {value}, limit {limit})",
    ),
    "drift_due_flagged": (
        "{value} obrolan biasa ditandai (data latih paling banyak {usual})",
        "{value} of ordinary talk is flagged (training at most {usual})",
    ),
    "drift_texts": (
        "dibandingkan dengan data latih, {n} teks (perlu sedikitnya {least}):",
        "compared with the training texts, {n} texts (at least {least} are needed):",
    ),
    "drift_unseen_words": (
        "kata yang belum dikenal: {value} (data latih paling banyak {usual}; batas {limit})",
        "words that are new: {value} (training at most {usual}; limit {limit})",
    ),
    "drift_check_worthiness": (
        "pergeseran sebaran peluang klaim: PSI {value} (batas {limit})",
        "shift of check-worthiness: PSI {value} (limit {limit})",
    ),
    "drift_hoax_probability": (
        "pergeseran sebaran peluang hoaks: PSI {value} (batas {limit})",
        "shift of hoax probability: PSI {value} (limit {limit})",
    ),
    "drift_flagged": (
        "obrolan biasa yang ditandai: {value} (data latih paling banyak {usual}; batas {limit})",
        "ordinary talk that is flagged: {value} (training at most {usual}; limit {limit})",
    ),
    "drift_no_reference": (
        "model ini tidak menyimpan pembanding data latih; latih ulang agar pergeseran dapat diukur",
        "this model keeps nothing of its training texts to compare with; train it again to measure drift",
    ),
}
