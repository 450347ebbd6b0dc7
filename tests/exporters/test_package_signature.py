"""Who made a package, and that nobody changed it since."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest
from Cryptodome.PublicKey import ECC
from Cryptodome.Signature import eddsa

from app.errors import RefusedFileError
from app.interchange.package import Seal
from exporters.package import fingerprint, new_signing_key, public_key_of, unpack, write
from tests.helpers.packages import GUIDELINES, REPLY, delivery, members, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# RFC 8032, test 2.
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="


def test_the_public_key_is_that_of_the_standard() -> None:
    assert public_key_of(SEED) == PUBLIC


def test_a_fingerprint_can_be_read_out() -> None:
    assert fingerprint(PUBLIC) == "39F7-13D0-A644-253F"
    assert fingerprint("") == ""
    others = {fingerprint(public_key_of(new_signing_key())) for _ in range(5)}
    assert len(others) == 5
    assert all(re.fullmatch("([0-9A-F]{4}-){3}[0-9A-F]{4}", it) for it in others)


def test_a_signature_says_whose_it_is(tmp_path: Path) -> None:
    (path,) = write(GUIDELINES, tmp_path, seal=Seal(signing_key=SEED))
    assert unpack(path).public_key == PUBLIC


def test_the_signature_can_be_checked_elsewhere(tmp_path: Path) -> None:
    (path,) = write(GUIDELINES, tmp_path, seal=Seal(signing_key=SEED))
    found = members(path)
    said = json.loads(found["manifest.sig"])
    assert (said["algorithm"], said["public_key"]) == ("Ed25519", PUBLIC)
    key = eddsa.import_private_key(SEED)
    assert eddsa.new(key, "rfc8032").sign(found["manifest.json"]) == base64.b64decode(said["signature"])


def _of_another_package(folder: Path) -> bytes:
    (path,) = write(REPLY, folder, seal=Seal(signing_key=SEED))
    return members(path)["manifest.sig"]


def _with(**changes: object) -> Callable[[bytes], bytes]:
    return lambda signature: json.dumps(json.loads(signature) | changes).encode()


@pytest.mark.parametrize(
    "change",
    [
        _with(public_key=public_key_of(bytes(32))),
        _with(public_key="AAAA"),
        _with(public_key="kein base64"),
        _with(public_key=None),
        _with(public_key=f"{PUBLIC} "),
        _with(signature="AAAA"),
        _with(algorithm="RSA"),
        lambda signature: signature[:-20],
        lambda signature: b"",
        lambda signature: b"[]",
        lambda signature: b"{}",
        lambda signature: b"[" * 100_000,
        lambda signature: b"\xff\xfe",
    ],
)
def test_a_signature_that_does_not_fit_is_refused(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    (path,) = write(GUIDELINES, tmp_path, seal=Seal(signing_key=SEED))
    found = members(path)
    found["manifest.sig"] = change(found["manifest.sig"])
    _assert_refused(zipped(tmp_path / "paket.zip", found.items()))


def test_the_signature_of_another_package_is_refused(tmp_path: Path) -> None:
    (path,) = write(GUIDELINES, tmp_path, seal=Seal(signing_key=SEED))
    found = members(path)
    found["manifest.sig"] = _of_another_package(tmp_path)
    _assert_refused(zipped(tmp_path / "paket.zip", found.items()))


def test_a_signature_of_another_kind_is_refused(tmp_path: Path) -> None:
    found = members(write(GUIDELINES, tmp_path)[0])
    key = ECC.generate(curve="Ed448")
    signature = {
        "algorithm": "Ed25519",
        "public_key": base64.b64encode(key.public_key().export_key(format="raw")).decode(),
        "signature": base64.b64encode(eddsa.new(key, "rfc8032").sign(found["manifest.json"])).decode(),
    }
    found["manifest.sig"] = json.dumps(signature).encode()
    _assert_refused(zipped(tmp_path / "paket.zip", found.items()))


def test_a_blank_more_in_the_manifest_is_noticed(tmp_path: Path) -> None:
    (path,) = write(delivery(tmp_path / "quelle"), tmp_path, seal=Seal(signing_key=SEED))
    found = members(path)
    found["manifest.json"] += b" "
    _assert_refused(zipped(tmp_path / "paket.zip", found.items()))
    del found["manifest.sig"]
    assert unpack(zipped(tmp_path / "paket.zip", found.items())).public_key == ""


def _assert_refused(path: Path) -> None:
    with pytest.raises(
        RefusedFileError, match=r"^„paket.zip“ .*: Die Unterschrift in „manifest.sig“ passt nicht"
    ):
        unpack(path)
