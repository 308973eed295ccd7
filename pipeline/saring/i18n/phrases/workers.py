"""Messages about parallel work, and about resuming an interrupted run."""

PHRASES: dict[str, tuple[str, str]] = {
    "help_backend": (
        "Cara membagi pekerjaan: loky (proses di komputer ini, bawaan), threading (utas dalam satu proses; hanya berguna bila kode terkompilasi melepas kunci Python), dask (proses Dask di sini, atau klaster --scheduler). Hasilnya sama.",
        "Who works: loky (processes on this machine, the default), threading (threads; of use only where compiled code lets go of Python's lock), dask (Dask processes here, or the cluster of --scheduler). The result is the same.",
    ),
    "help_scheduler": (
        "Alamat scheduler Dask yang sedang berjalan, misalnya tcp://10.0.0.5:8786; semua worker-nya dipakai, --jobs tidak berlaku.",
        "Address of a running Dask scheduler, such as tcp://10.0.0.5:8786; all its workers work, --jobs does not count.",
    ),
    "help_fresh": (
        "Mulai dari awal: buang nilai yang tersimpan dari pekerjaan yang terputus.",
        "Start over: throw away the scores kept of an interrupted run.",
    ),
    "backend_unknown": (
        "--backend {where}: nama tidak dikenal; pilih salah satu: {names}",
        "--backend {where}: expected one of {names}, found another name; choose one of them",
    ),
    "scheduler_needs_dask": (
        "--scheduler {where}: hanya berlaku dengan --backend dask, bukan {found}; hapus salah satunya",
        "--scheduler {where}: expected --backend dask, found {found}; leave one of the two out",
    ),
    "dask_missing": (
        '--backend dask: pustaka {found} belum terpasang; jalankan: pip install "saring[dask]"',
        '--backend dask: expected Dask to be installed, found no {found}; run: pip install "saring[dask]"',
    ),
    "scheduler_unreachable": (
        "--scheduler {where}: tidak dapat dihubungi ({found}); periksa alamatnya dan apakah 'dask scheduler' berjalan",
        "--scheduler {where}: expected a running Dask scheduler, found none ({found}); check the address and that 'dask scheduler' runs there",
    ),
    "cluster_empty": (
        "{where}: klaster Dask tidak punya worker; jalankan 'dask worker ALAMAT', lalu ulangi perintah yang sama",
        "{where}: expected workers in the Dask cluster, found none; start 'dask worker ADDRESS', then run the same command again",
    ),
    "cluster_lost": (
        "{where}: hubungan dengan klaster Dask terputus; periksa scheduler-nya, lalu ulangi perintah yang sama",
        "{where}: expected the Dask cluster to answer, found it gone; look after its scheduler, then run the same command again",
    ),
    "cluster_unprotected": (
        "{where}: sambungan ke klaster ini tidak terenkripsi dan tidak bersertifikat; siapa pun di jaringan itu dapat membaca pesan dan menjalankan program di sana. Pakai hanya di jaringan sendiri, atau alamat tls:// (lihat SECURITY.md)",
        "{where}: the connection to this cluster is neither encrypted nor certified; anybody on that network can read the messages and run programs there. Use it on a network of your own only, or an address with tls:// (see SECURITY.md)",
    ),
    "cluster_not_needed": (
        "masukan ini kecil: dikerjakan di sini, karena membaginya lewat Dask justru lebih lama",
        "this input is small: worked on here, since sharing it out through Dask would take longer",
    ),
    "worker_other_version": (
        "worker {where}: seharusnya Saring {known}, ternyata {found}; pasang versi yang sama di semua worker",
        "worker {where}: expected Saring {known}, found {found}; install the same version on all workers",
    ),
    "worker_cannot": (
        "{where}: worker Dask tidak dapat memulai ({found}); pasang Saring dengan versi yang sama di semua worker",
        "{where}: expected Dask workers that can run Saring, found: {found}; install the same version on all workers",
    ),
    "worker_killed": (
        "sebuah proses dimatikan (kehabisan memori?); bagiannya dikerjakan lagi ({n} dari paling banyak {most} kali)",
        "a worker process was killed (out of memory?); its part is worked on again ({n} of at most {most} times)",
    ),
    "workers_killed": (
        "--jobs: proses yang mengerjakan bagian yang sama sudah {n} kali dimatikan; kurangi --jobs atau tambah memori, lalu ulangi perintah yang sama",
        "--jobs: expected workers that last, found the same part killed {n} times; use fewer --jobs or more memory, then run the same command again",
    ),
    "bundle_replaced": (
        "{where}: model diganti selagi dipakai (seharusnya {known}, ternyata {found}); ulangi perintahnya",
        "{where}: expected model {known}, found it replaced by {found} while it was in use; run the command again",
    ),
    "resume_going_on": (
        "melanjutkan pekerjaan yang terputus: {n_kept} pesan sudah dinilai, lanjut dari pesan ke-{n}",
        "going on with an interrupted run: {n_kept} messages were scored already, going on from message {n}",
    ),
    "resume_kept": (
        "yang sudah dinilai disimpan di {where}; jalankan lagi perintah yang sama untuk melanjutkan, atau hapus berkas itu",
        "what was scored is kept in {where}; run the same command again to go on, or delete that file",
    ),
    "resume_other_model": (
        "{where}: sisa pekerjaan yang terputus berasal dari model atau versi lain, dibuang; mulai dari awal",
        "{where}: what an interrupted run left is of another model or version and was thrown away; starting over",
    ),
    "resume_unwritable": (
        "{where}: tidak dapat ditulis ({found}); bila terputus, pekerjaan ini tidak dapat dilanjutkan dari tengah",
        "{where}: cannot be written ({found}); if it is interrupted, this run cannot go on from the middle",
    ),
}
