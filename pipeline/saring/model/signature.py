"""Signatures of models, in minisign's format: was a model made by somebody whose public key the office trusts?

A maker signs the manifest of a bundle (`minisign -Sm MODEL/manifest.json`), and the manifest holds the digests of all
other files. The signature lies beside it, the one file of a bundle that its manifest does not name.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from saring.errors import BundleError

SIGNATURE = "manifest.json.minisig"
_LEGACY, _OF_DIGEST = b"Ed", b"ED"
_N_KEY, _N_SIGNATURE = 42, 74
_TRUSTED = "trusted comment: "


class Signature(NamedTuple):
    """A signature as read: the number of the key, the signature of the file, and that of both with the comment."""

    algorithm: bytes
    key_id: bytes
    of_file: bytes
    comment: str
    of_comment: bytes


def check_signature(folder: Path, public_keys: Sequence[str]) -> str:
    """Return the comment of the maker that the signature covers too, if one of `public_keys` made it.

    Raises `BundleError` for a bundle without a signature, one by another key, and one that does not fit its manifest.
    """
    file = folder / SIGNATURE
    signature = _read_signature(file)
    key = next((key for key in map(b64decode, public_keys) if key[2:10] == signature.key_id), None)
    if key is None:
        raise BundleError("signature_other_key", where=file, found=signature.key_id[::-1].hex().upper())
    content = (folder / "manifest.json").read_bytes()
    if signature.algorithm == _OF_DIGEST:
        content = hashlib.blake2b(content).digest()
    signed = (
        (signature.of_file, content),
        (signature.of_comment, signature.of_file + signature.comment.encode("utf-8")),
    )
    if not all(_is_signed(key[10:], by, what) for by, what in signed):
        raise BundleError("signature_wrong", where=file)
    return signature.comment


def _read_signature(file: Path) -> Signature:
    """Read a signature: a line of comment, the signature, the trusted comment, and the signature of that."""
    try:
        _, first, comment, second = file.read_text(encoding="utf-8").splitlines()
        signature, of_comment = b64decode(first, validate=True), b64decode(second, validate=True)
    except FileNotFoundError as error:
        raise BundleError("signature_missing", where=file.parent, name=file.name) from error
    except ValueError as error:
        raise BundleError("signature_damaged", where=file) from error
    is_known = signature[:2] in (_LEGACY, _OF_DIGEST) and len(signature) == _N_SIGNATURE
    if not is_known or not comment.startswith(_TRUSTED):
        raise BundleError("signature_damaged", where=file)
    return Signature(signature[:2], signature[2:10], signature[10:], comment.removeprefix(_TRUSTED), of_comment)


def _is_signed(public_key: bytes, signature: bytes, content: bytes) -> bool:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as error:
        raise BundleError("signature_library_missing", where="model_keys", found=error.name or error) from error
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except InvalidSignature:
        return False
    return True
