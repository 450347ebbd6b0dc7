"""Who made it: an Ed25519 signature over the exact bytes of the manifest.

It proves that the package comes from whoever holds the key. Whose key it is, people find out once, on the
phone.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from Cryptodome.Signature import eddsa

from exporters.package import contents, faults, plain_json

_ALGORITHM = "Ed25519"
_KEY_BYTES = 32
_MODE = "rfc8032"


def new_signing_key() -> bytes:
    """Return a raw Ed25519 seed. It is a secret: whoever has it signs in the lab's name."""
    return secrets.token_bytes(_KEY_BYTES)


def public_key_of(signing_key: bytes) -> str:
    """Return the key that everybody may know, as base64."""
    public = eddsa.import_private_key(signing_key).public_key()
    return base64.b64encode(public.export_key(format="raw")).decode()


def fingerprint(public_key: str) -> str:
    """Return what people compare on the phone, "7F3A-19C2-44B0-8D11"; "" for no key."""
    if not public_key:
        return ""
    digest = hashlib.sha256(base64.b64decode(public_key)).hexdigest().upper()
    return "-".join(digest[start : start + 4] for start in range(0, 16, 4))


def sign(manifest: bytes, signing_key: bytes) -> bytes:
    """Return what ``manifest.sig`` holds."""
    signature = eddsa.new(eddsa.import_private_key(signing_key), _MODE).sign(manifest)
    return plain_json.dump(
        {
            "algorithm": _ALGORITHM,
            "public_key": public_key_of(signing_key),
            "signature": base64.b64encode(signature).decode(),
        }
    )


def signer(manifest: bytes, signature: bytes) -> str:
    """Return the public key that signed the manifest. Raises FaultError if none did."""
    try:
        return _signer(manifest, plain_json.mapping(plain_json.load(signature)))
    except (KeyError, ValueError) as error:
        reason = f"Die Unterschrift in „{contents.SIGNATURE}“ passt nicht zum Inhalt."
        raise faults.FaultError(reason) from error


def _signer(manifest: bytes, said: dict[str, str]) -> str:
    public = base64.b64decode(plain_json.text(said["public_key"]), validate=True)
    signature = base64.b64decode(plain_json.text(said["signature"]), validate=True)
    if said["algorithm"] != _ALGORITHM or len(public) != _KEY_BYTES:
        raise ValueError("another kind of signature")
    eddsa.new(eddsa.import_public_key(public), _MODE).verify(manifest, signature)
    # Said anew, so that one key has one spelling.
    return base64.b64encode(public).decode()
