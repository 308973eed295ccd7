"""The words of the option parser: help, and what it says of a command typed wrongly."""

PHRASES: dict[str, tuple[str, str]] = {
    # help
    "usage_usage": ("Cara pakai: ", "Usage: "),
    "usage_options": ("[OPSI]", "[OPTIONS]"),
    "usage_subcommand": ("PERINTAH [ARGUMEN]...", "COMMAND [ARGS]..."),
    "usage_heading_Options": ("Opsi", "Options"),
    "usage_heading_Arguments": ("Argumen", "Arguments"),
    "usage_heading_Commands": ("Perintah", "Commands"),
    "usage_help": ("Tampilkan bantuan ini.", "Show this message and exit."),
    "usage_text": ("TEKS", "TEXT"),
    "usage_number": ("ANGKA", "NUMBER"),
    "usage_required": ("[wajib", "[required"),
    "usage_also_required": ("; wajib]", "; required]"),
    "usage_default": ("[bawaan: ", "[default: "),
    "usage_from": ("mulai {least}", "from {least}"),
    "usage_range": ("{least} sampai {most}", "{least} to {most}"),
    # a command typed wrongly
    "usage_see_help": ("{message}; lihat '{command} --help'", "{message}; see '{command} --help'"),
    "usage_missing_argument": ("{name} belum disebutkan", "expected {name}, found none"),
    "usage_missing_option": ("opsi {name} wajib diisi", "expected the option {name}, found none"),
    "usage_missing_command": ("perintahnya belum disebutkan", "expected a command, found none"),
    "usage_no_option": ("opsi {name} tidak dikenal", "no such option: {name}"),
    "usage_no_option_near": (
        "opsi {name} tidak dikenal; mungkin maksudnya {near}",
        "no such option: {name}; did you mean {near}",
    ),
    "usage_no_command": ("perintah {name} tidak dikenal", "no such command: {name}"),
    "usage_no_command_near": (
        "perintah {name} tidak dikenal; mungkin maksudnya {near}",
        "no such command: {name}; did you mean {near}",
    ),
    "usage_no_value": ("opsi {name} perlu diikuti nilainya", "the option {name} needs a value after it"),
    "usage_takes_no_value": ("opsi {name} tidak memakai nilai", "the option {name} takes no value"),
    "usage_too_many": ("kelebihan argumen: {found}", "expected fewer arguments, found also: {found}"),
    "usage_not_whole": ("{name} harus bilangan bulat", "{name}: expected a whole number"),
    "usage_not_number": ("{name} harus angka", "{name}: expected a number"),
    "usage_too_small": ("{name} harus {least} atau lebih", "{name}: expected a number from {least}"),
    "usage_too_large": ("{name} harus paling banyak {most}", "{name}: expected a number of at most {most}"),
}
