"""The package: one .zip that people can open and read, and that shows if a byte of it was changed.

- ``LIESMICH.txt`` tells people what they have before them. It stays readable where all the rest is encrypted.
- ``manifest.json`` says whose package it is and names every other file with size and SHA-256.
- ``manifest.sig`` holds an Ed25519 signature over exactly these bytes. Whoever signs the manifest signs
  everything that it names. A package without it is unsigned.
- A delivery holds the workbook; guidelines and replies hold ``inhalt.json``, records by kind.
- ``Wissensbausteine/`` holds the Word documents, ``Bilder/`` pictures and other attachments by their sums.

With a password every file but the letter is encrypted as WinZip does it (AES-256), so that 7-Zip opens it as
well. Without one, the same content gives the same bytes.

Above a size that one sets, text and pictures part: each part is a package of its own.
"""

from __future__ import annotations

from exporters.package.opener import unpack
from exporters.package.signing import fingerprint, new_signing_key, public_key_of
from exporters.package.writer import write

__all__ = ["fingerprint", "new_signing_key", "public_key_of", "unpack", "write"]
