"""Private-use characters that stand for links, digits and private data, so that each is one character of an n-gram."""

from __future__ import annotations

DIGIT = "\ue000"
LINK, LINK_SHORT, LINK_GOV, LINK_APP = "\ue001", "\ue002", "\ue003", "\ue004"
PHONE, NIK, ACCOUNT, EMAIL, MENTION = "\ue005", "\ue006", "\ue007", "\ue008", "\ue009"
IDENTITY, PLATE, NAME = "\ue00a", "\ue00b", "\ue00c"
MASKS = {
    PHONE: "[telepon]",
    NIK: "[nik]",
    ACCOUNT: "[rekening]",
    EMAIL: "[email]",
    MENTION: "[akun]",
    IDENTITY: "[identitas]",
    PLATE: "[pelat]",
    NAME: "[nama]",
}
"""Mapping of the symbol of each kind of private data to the mask that people read."""
ANY_SYMBOL = "\ue000-\ue0ff"
"""All symbols, as a range inside the brackets of a regular expression."""
